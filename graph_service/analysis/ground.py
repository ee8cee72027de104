"""The ground that one question walks on: the network, what ties and mediators cost it, what it leaves out.

Nothing is copied for a question: dates, audience and conditions are looked up for the entries that a search
comes to, so that a question costs the same whatever the size of the district.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph_service.analysis.audience import Carrying
from graph_service.analysis.bars import (
    CONSENT,
    INFERRED,
    LEFT_OUT,
    NO_ASKS_LEFT,
    NONE_LIFTED,
    OLDER,
    TIE_AUDIENCE,
    TIE_KIND,
    UNWILLING,
    US,
    WEAKER,
    Lifted,
    hold,
)
from graph_service.analysis.costs import (
    Asked,
    Day,
    Logs,
    codes_of,
    day_of_question,
    mediating,
    mediating_of,
    tie_code_costs,
    tie_code_logs,
    tie_codes,
)
from graph_service.analysis.network import spans_and_rows
from graph_service.analysis.snapshot import BASES, KINDS, TIES, Bools, Ints, Snapshot, day_number
from graph_service.domain.answers import Conditions
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.policy import BLOCKED, Policy


class Leaving(NamedTuple):
    """Entries that leave some actors: which of them (by number), to whom, at what cost in parts."""

    row: Ints
    neighbour: Ints
    cost: Ints


@dataclass(frozen=True)
class Ground:
    """A question's ground on a date. `asked` are the actors whom the need's own asks change, by place.

    What the bars `lifted` keep out can be used, at a cost beyond that of every path without it.
    """

    snapshot: Snapshot
    policy: Policy
    as_of: str
    carrying: Carrying
    conditions: Conditions
    asked: Mapping[int, Asked]
    lifted: Lifted = NONE_LIFTED

    def without(self, places: Sequence[int]) -> Ground:
        """The same ground, on which these actors do not mediate either."""
        ids, conditions = self.snapshot.actors.ids, self.conditions
        left_out = (*conditions.leave_out, *(ids[place] for place in places))
        return replace(self, conditions=replace(conditions, leave_out=left_out))

    @cached_property
    def code_costs(self) -> Ints:
        """The cost of a tie by code, in parts."""
        return tie_code_costs(self.policy)

    @cached_property
    def day(self) -> Day:
        return day_of_question(self.as_of, self.policy)

    @cached_property
    def code_logs(self) -> Logs:
        return tie_code_logs(self.policy)

    @cached_property
    def codes(self) -> Ints:
        if INFERRED in self.lifted:
            return codes_of(self.snapshot, self.day, slice(None), inferred=True)
        return tie_codes(self.snapshot, self.day)

    def tie_costs(self, ties: Ints) -> Ints:
        """What these ties cost in parts; BLOCKED where the question may not walk over them."""
        costs: Ints = self.code_costs.take(self.codes.take(ties))
        for bar, barred in self.barred_ties(ties):
            hold(costs, barred, lifted=bar in self.lifted)
        return costs

    def barred_ties(self, ties: Ints) -> Iterator[tuple[str, Bools]]:
        """The bars that keep some of these ties out, lifted or not, each with those it keeps."""
        columns, conditions = self.snapshot.ties, self.conditions
        if conditions.min_strength:
            yield WEAKER, columns.strength[ties] < conditions.min_strength
        if conditions.leave_out_tie:
            yield TIE_KIND, among(TIES, conditions.leave_out_tie)[columns.kind[ties]]
        if conditions.tie_audience:
            yield TIE_AUDIENCE, ~among(AUDIENCES, conditions.tie_audience)[columns.audience[ties]]
        if conditions.confirmed_since:
            yield OLDER, columns.confirmed_on[ties] < day_number(conditions.confirmed_since)
        if INFERRED in self.lifted:
            yield INFERRED, columns.basis[ties] == BASES.index("inferred")
        if not self.carrying.everything:
            yield from self.not_carrying(ties)

    def not_carrying(self, ties: Ints) -> Iterator[tuple[str, Bools]]:
        """Ties that do not carry; once lifted also those whose ends do not: `leaving` lets them by."""
        yield CONSENT, ~self.carrying.ties(ties)
        if CONSENT in self.lifted:
            for ends in (self.snapshot.ties.source, self.snapshot.ties.target):
                yield CONSENT, ~self.carrying.actors(ends[ties])

    def leaving(self, places: Ints, numbers: Ints | None = None) -> Leaving:
        """Every tie that the question may walk from these actors to actors that carry.

        If `numbers` by place are given, to those alone that have one (not -1): others then cost little.
        """
        network = self.snapshot.network
        entries, row = spans_and_rows(network.begin[places], network.degree[places])
        neighbour = network.neighbour.take(entries).astype(np.int64)  # for it is a place in what follows
        if numbers is not None:
            known = (numbers.take(neighbour) >= 0).nonzero()[0]
            row, neighbour, entries = row[known], neighbour[known], entries[known]
        cost = self.tie_costs(network.tie.take(entries))
        if not (self.carrying.everything or CONSENT in self.lifted):
            cost[~self.carrying.actors(neighbour)] = BLOCKED
        open_ones = (cost < BLOCKED).nonzero()[0]
        return Leaving(row[open_ones], neighbour[open_ones], cost[open_ones])

    @cached_property
    def mediating(self) -> Ints:
        if self.lifted.isdisjoint((UNWILLING, NO_ASKS_LEFT)):
            return mediating(self.snapshot, self.policy)
        return mediating_of(self.snapshot, self.policy, slice(None), self.lifted)

    @cached_property
    def left_out(self) -> Ints:
        """The actors whom the question leaves out by id."""
        return self.snapshot.actors.ids.places(self.conditions.leave_out)

    @cached_property
    def different(self) -> tuple[Ints, Ints]:
        """Actors who mediate otherwise than `mediating` says, in order, and their costs in parts."""
        costs = {place: asked.cost for place, asked in self.asked.items()}
        if LEFT_OUT not in self.lifted:
            costs |= dict.fromkeys(self.left_out.tolist(), BLOCKED)
        places = sorted(costs)
        return np.array(places, dtype=np.int64), np.array([costs[p] for p in places], dtype=np.int64)

    @cached_property
    def barred_areas(self) -> Bools | None:
        """By number of area, the last for "none": areas left out, with those below them."""
        if not self.conditions.leave_out_area:
            return None
        snapshot, barred = self.snapshot, np.zeros(len(self.snapshot.areas) + 1, dtype=np.bool_)
        for number, area in enumerate(snapshot.areas):
            above = area_and_parents(area, snapshot.parent)
            barred[number] = not above.isdisjoint(self.conditions.leave_out_area)
        return barred

    def mediator_costs(self, places: Ints) -> Ints:
        """What it costs in parts that these actors mediate; BLOCKED where they cannot, or are left out."""
        costs: Ints = self.mediating[places]
        known, other = self.different
        if len(known):
            at = np.minimum(np.searchsorted(known, places), len(known) - 1)
            costs = np.where(known[at] == places, other[at], costs)
        for bar, barred in self.barred_mediators(places):
            hold(costs, barred, lifted=bar in self.lifted)
        return costs

    def barred_mediators(self, places: Ints) -> Iterator[tuple[str, Bools]]:
        """The bars of the question that keep some of these actors from mediating, each with whom it keeps."""
        actors, conditions = self.snapshot.actors, self.conditions
        if LEFT_OUT in self.lifted:
            yield LEFT_OUT, np.isin(places, self.left_out)
        if conditions.leave_out_kind:
            yield LEFT_OUT, among(KINDS, conditions.leave_out_kind)[actors.kind[places]]
        if self.barred_areas is not None:
            yield LEFT_OUT, self.barred_areas[actors.area[places]]
        if conditions.without_us:
            yield US, actors.central[places]


def among(vocabulary: Sequence[str], chosen: Sequence[str]) -> Bools:
    """Which words of a vocabulary are chosen."""
    return np.array([word in chosen for word in vocabulary])


def area_and_parents(area: str, parent: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while area and area not in found:
        found.add(area)
        area = parent.get(area, "")
    return found
