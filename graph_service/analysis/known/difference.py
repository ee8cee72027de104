"""What of the ground is otherwise between two states of one district: who takes more, who takes less.

The columns themselves are compared, so that nothing rests on what a change says of itself. Places mean the
same in both states: the later one came from the earlier one by `analysis.upkeep`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.snapshot import Bools, Ints, Snapshot
from graph_service.domain.policy import BLOCKED

Pair = tuple[int, int]


@dataclass(frozen=True)
class Concerned:
    """Whom ways pass that are there, or cost less, in one of two states alone: actors, ties by their ends.

    An actor stands for all ties that they have part in.
    """

    actors: frozenset[int]
    pairs: frozenset[Pair]

    def __len__(self) -> int:
        return len(self.actors) + len(self.pairs)

    def touch(self, actors: Sequence[int]) -> bool:
        """Whether an actor, or a tie by its ends, has to do with any of them."""
        if len(actors) == 2 and in_order(*actors) in self.pairs:
            return True
        of_pairs = {end for pair in self.pairs for end in pair} if len(actors) == 1 else ()
        return not self.actors.isdisjoint(actors) or not set(actors).isdisjoint(of_pairs)

    def on(self, path: Sequence[int]) -> bool:
        """Whether a path passes any of them."""
        if not self.actors.isdisjoint(path):
            return True
        return bool(self.pairs) and any(in_order(*pair) in self.pairs for pair in pairwise(path))


def in_order(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def descends(before: Snapshot, after: Snapshot) -> bool:
    """Whether the later state came from the earlier one change by change, so that places mean the same."""
    grown = len(after.actors.ids) >= len(before.actors.ids) and len(after.ties.kind) >= len(before.ties.kind)
    return grown and after.actors.ids.continues(before.actors.ids)


@dataclass(frozen=True)
class Difference:
    """Whom ways pass that are `gone`, or `worse` (gone or costing more), that `come`, or are `better`.

    `told`: ties of another kind, or confirmed on another day, whatever they cost.
    """

    gone: Concerned
    worse: Concerned
    come: Concerned
    better: Concerned
    told: Concerned

    def __len__(self) -> int:
        return len(self.worse) + len(self.better) + len(self.told)


def difference(before: Sequence[Look], after: Sequence[Look]) -> Difference:
    """What is otherwise for any of some looks, each before and after."""
    tolls = [(one.toll, other.toll) for one, other in zip(before, after, strict=True)]
    ties = [(longer(one.ties, len(other.ties)), other.ties) for one, other in tolls]
    actors = [(longer(one.mediating, len(other.mediating)), other.mediating) for one, other in tolls]
    snapshot = after[0].snapshot

    def those(differs: Differs) -> Concerned:
        return concerned(snapshot, marked(ties, differs), marked(actors, differs))

    told = retold(before[0].snapshot, snapshot)
    return Difference(
        gone=those(lambda was, would: (was < BLOCKED) & (would >= BLOCKED)),
        worse=those(lambda was, would: was < would),
        come=those(lambda was, would: (was >= BLOCKED) & (would < BLOCKED)),
        better=those(lambda was, would: would < was),
        told=concerned(snapshot, np.flatnonzero(told), NOBODY),
    )


Differs = Callable[[Ints, Ints], Bools]
NOBODY: Ints = np.empty(0, dtype=np.int64)


def longer(costs: Ints, size: int) -> Ints:
    """The costs, and BLOCKED for whatever was not there yet."""
    return np.concatenate((costs, np.full(size - len(costs), BLOCKED)))


def marked(costs: Sequence[tuple[Ints, Ints]], differs: Differs) -> Ints:
    """The places where the costs differ so for any of the looks."""
    return np.flatnonzero(np.logical_or.reduce([differs(*pair) for pair in costs]))


def retold(before: Snapshot, after: Snapshot) -> Bools:
    """Ties that were there and of which another kind or day of confirmation is told now."""
    was, would = before.ties, after.ties
    known = len(was.kind)
    found: Bools = (was.kind != would.kind[:known]) | (was.confirmed_on != would.confirmed_on[:known])
    return found


def concerned(snapshot: Snapshot, ties: Ints, actors: Ints) -> Concerned:
    """Those who have these places; many ties of one actor are put together."""
    hubs = set(actors.tolist())
    ends = zip(snapshot.ties.source[ties].tolist(), snapshot.ties.target[ties].tolist(), strict=True)
    pairs = {in_order(*pair) for pair in ends}
    ties_of = Counter(end for pair in pairs for end in pair)
    hubs |= {actor for actor, count in ties_of.items() if count >= SEVERAL}
    return Concerned(frozenset(hubs), frozenset(pair for pair in pairs if hubs.isdisjoint(pair)))


SEVERAL = 3
"""An actor with so many changed ties is looked at once, instead of each tie."""
