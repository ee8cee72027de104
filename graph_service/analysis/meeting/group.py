"""The smallest group that stands for every end: an integer programme, solved by HiGHS through scipy.

Who is invited has a tie to somebody else who is, or to a coordinator. Solved three times over, each time
holding on to what was found: the fewest; of those the least burden; of those the first by ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from graph_service.domain.meetings import Group, Hindrance, Planned

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SECONDS = 5.0
Row = tuple[Mapping[int, int], float, float]
"""A sum of candidates, each so many times, and between what it lies."""


@dataclass(frozen=True)
class People:
    """What is known of whoever might come: by id those whom they know, their burden, who has no asks left."""

    known: Mapping[str, frozenset[str]]
    burden: Mapping[str, int]
    full: frozenset[str]


def smallest_group(planned: Planned, people: People, seconds: float = SECONDS) -> Group:
    """The group, or what hinders it."""
    hindrances = tuple(hindered(planned, people))
    if hindrances:
        return Group(hindrances=hindrances)
    return Programme(planned, people, seconds).solved()


def candidates(planned: Planned) -> list[str]:
    """Everybody who stands for some end, and who must come, by id."""
    return sorted({*planned.must, *(actor for party in planned.parties for actor in party.members)})


def able(planned: Planned, people: People) -> set[str]:
    """The candidates who can come at all: whoever has asks left and knows another one, or a coordinator.

    Together they are a group, if there is any: so each end needs one of them, and each who must come is one.
    """
    left = set(candidates(planned)) - people.full - set(planned.must_not)
    while True:
        tied = {
            one for one in left if not people.known[one].isdisjoint((left | {*planned.coordinators}) - {one})
        }
        if tied == left:
            return left
        left = tied


def hindered(planned: Planned, people: People) -> Iterator[Hindrance]:
    """Why there is no group; nothing where there is one."""
    come = able(planned, people)
    for party in planned.parties:
        if come.isdisjoint(party.members):
            code = why_not(party.members, planned, people)
            yield Hindrance(code, party.gap, party.end, tuple(sorted(party.members)))
    for actor in sorted(set(planned.must) - come):
        yield Hindrance(why_not([actor], planned, people), actors=(actor,))


def why_not(actors: Iterable[str], planned: Planned, people: People) -> str:
    """What keeps all of these from coming: the last thing that would have to be otherwise."""
    left = set(actors)
    for code, kept in (("left_out", set(planned.must_not)), ("no_asks_left", people.full)):
        if left and left <= kept:
            return code
        left -= kept
    return "no_tie" if left else "nobody"


@dataclass(frozen=True)
class Programme:
    """One variable for each candidate who can come: 1 where they are invited."""

    planned: Planned
    people: People
    seconds: float

    @cached_property
    def ids(self) -> list[str]:
        return sorted(able(self.planned, self.people))

    @cached_property
    def number(self) -> dict[str, int]:
        return {actor: number for number, actor in enumerate(self.ids)}

    @cached_property
    def rows(self) -> list[Row]:
        """Somebody for each end, everybody who must come, and for each member somebody they know."""
        number = self.number
        ends = [{number[a]: 1 for a in party.members if a in number} for party in self.planned.parties]
        must = [{number[actor]: 1} for actor in self.planned.must]
        return [(row, 1, np.inf) for row in (*ends, *must)] + list(self.ties())

    def ties(self) -> Iterator[Row]:
        for actor in self.ids:
            known = self.people.known[actor]
            if known.isdisjoint({*self.planned.coordinators} - {actor}):
                others = {self.number[other]: 1 for other in known if other in self.number}
                yield {**others, self.number[actor]: -1}, 0, np.inf

    def solved(self) -> Group:
        """The fewest, then the least burden, then the first by ids, as far as the time allows."""
        until = monotonic() + self.seconds
        everybody, burden = np.ones(len(self.ids)), self.burden
        members, bound = self.least(everybody, [], until)
        if members is None:
            return Group(tuple(self.ids), max(1, ceil(bound - EPSILON)), proven=False)
        at_least = max(ceil(bound - EPSILON), 0)
        if at_least < len(members):
            return Group(self.named(members), at_least, proven=False)
        held = [self.sum_of(everybody, len(members))]
        better, bound = self.least(burden, held, until)
        if better is None or bound < sum(burden[better]) - EPSILON:
            return Group(self.named(better or members), at_least, proven=False)
        first, proven = self.first_by_ids(
            better, [*held, self.sum_of(burden, int(sum(burden[better])))], until
        )
        return Group(self.named(first), at_least, proven)

    @property
    def burden(self) -> npt.NDArray[np.float64]:
        return np.array([self.people.burden[actor] for actor in self.ids], dtype=np.float64)

    def first_by_ids(self, members: list[int], held: list[Row], until: float) -> tuple[list[int], bool]:
        """Of all groups as good the first by ids: each member in turn is the first possible one."""
        fixed: list[int] = []
        while len(fixed) < len(members):
            low, high = (fixed[-1] + 1 if fixed else 0), members[len(fixed)]
            while low < high:
                middle = (low + high) // 2
                begun = dict.fromkeys(range(fixed[-1] + 1 if fixed else 0, middle + 1), 1)
                wanted: Row = (begun, 1, np.inf)
                keep = [({one: 1}, 1.0, 1.0) for one in fixed]
                found, bound = self.least(np.zeros(len(self.ids)), [*held, *keep, wanted], until)
                if found is None and bound < np.inf:
                    return members, False
                if found is None:
                    low = middle + 1
                else:
                    members, high = found, found[len(fixed)]
            fixed.append(members[len(fixed)])
        return members, True

    def sum_of(self, weights: npt.NDArray[np.float64], total: int) -> Row:
        return {n: int(w) for n, w in enumerate(weights) if w}, total, total

    def named(self, members: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.ids[number] for number in members)

    def least(
        self, weights: npt.NDArray[np.float64], held: Sequence[Row], until: float
    ) -> tuple[list[int] | None, float]:
        """The members of a group of least weight and what no group is below; None and infinity: no group."""
        # here, for it takes a third of a second, which every command would pay at its start
        from scipy.optimize import Bounds, LinearConstraint, milp

        rows = [*self.rows, *held]
        options = {"time_limit": max(until - monotonic(), 0.01), "mip_rel_gap": 0.0}
        result = milp(
            weights,
            integrality=np.ones(len(weights)),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix(rows, len(weights)), *limits(rows)),
            options=options,
        )
        if result.status == INFEASIBLE:
            return None, np.inf
        bound = result.mip_dual_bound
        bound = float(bound) if bound is not None and np.isfinite(bound) else 0.0
        return None if result.x is None else np.flatnonzero(result.x > HALF).tolist(), bound


INFEASIBLE = 2
HALF, EPSILON = 0.5, 1e-6
"""What HiGHS calls whole is so within 1e-6."""


def matrix(rows: Sequence[Row], width: int) -> csr_array:
    from scipy.sparse import csr_array

    cells = [(n, column, times) for n, (row, _, _) in enumerate(rows) for column, times in row.items()]
    table = np.array(cells, dtype=np.int64).reshape(-1, 3)
    return csr_array((table[:, 2].astype(float), (table[:, 0], table[:, 1])), shape=(len(rows), width))


def limits(rows: Sequence[Row]) -> tuple[list[float], list[float]]:
    return [low for _, low, _ in rows], [high for _, _, high in rows]
