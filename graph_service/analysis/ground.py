"""The ground that one question walks on: the network, what ties and mediators cost it, what it leaves out.

Nothing is copied for a question: dates, audience and conditions are looked up for the entries that a search
comes to, so that a question costs the same whatever the size of the district.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph_service.analysis.audience import Carrying
from graph_service.analysis.costs import (
    FRESHNESS,
    QUALITIES,
    Asked,
    Day,
    Logs,
    day_of_question,
    mediating,
    tie_code_costs,
    tie_code_logs,
    tie_codes,
)
from graph_service.analysis.network import spans
from graph_service.analysis.snapshot import KINDS, TIES, Bools, Ints, Snapshot, day_number
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
    """A question's ground on a date. `asked` are the actors whom the need's own asks change, by place."""

    snapshot: Snapshot
    policy: Policy
    as_of: str
    carrying: Carrying
    conditions: Conditions
    asked: Mapping[int, Asked]

    def without(self, places: Sequence[int]) -> Ground:
        """The same ground, on which these actors do not mediate either."""
        ids, conditions = self.snapshot.actors.ids, self.conditions
        left_out = (*conditions.leave_out, *(ids[place] for place in places))
        return replace(self, conditions=replace(conditions, leave_out=left_out))

    @cached_property
    def code_costs(self) -> Ints:
        """The cost of a tie by code, in parts; what is too weak for the question is BLOCKED."""
        costs = tie_code_costs(self.policy)
        costs[: self.conditions.min_strength * QUALITIES * FRESHNESS] = BLOCKED
        return costs

    @cached_property
    def day(self) -> Day:
        return day_of_question(self.as_of, self.policy)

    @cached_property
    def code_logs(self) -> Logs:
        return tie_code_logs(self.policy)

    @cached_property
    def codes(self) -> Ints:
        return tie_codes(self.snapshot, self.day)

    def tie_costs(self, ties: Ints) -> Ints:
        """What these ties cost in parts; BLOCKED where the question may not walk over them."""
        costs: Ints = self.code_costs[self.codes[ties]]
        for barred in self.barred_ties(ties):
            costs[barred] = BLOCKED
        return costs

    def barred_ties(self, ties: Ints) -> list[Bools]:
        """One mask a condition: the ties that it leaves out."""
        columns, conditions = self.snapshot.ties, self.conditions
        found = []
        if conditions.leave_out_tie:
            found.append(among(TIES, conditions.leave_out_tie)[columns.kind[ties]])
        if conditions.tie_audience:
            found.append(~among(AUDIENCES, conditions.tie_audience)[columns.audience[ties]])
        if conditions.confirmed_since:
            found.append(columns.confirmed_on[ties] < day_number(conditions.confirmed_since))
        if not self.carrying.everything:
            found.append(~self.carrying.ties(ties))
        return found

    def leaving(self, places: Ints) -> Leaving:
        """Every tie that the question may walk from these actors to actors that carry."""
        network = self.snapshot.network
        count = network.degree[places]
        entries = spans(network.begin[places], count)
        cost = self.tie_costs(network.tie[entries])
        neighbour = network.neighbour[entries]
        if not self.carrying.everything:
            cost[~self.carrying.actors(neighbour)] = BLOCKED
        open_ones = (cost < BLOCKED).nonzero()[0]
        row = np.arange(len(places)).repeat(count)
        return Leaving(row[open_ones], neighbour[open_ones], cost[open_ones])

    @cached_property
    def mediating(self) -> Ints:
        return mediating(self.snapshot, self.policy)

    @cached_property
    def different(self) -> tuple[Ints, Ints]:
        """Actors who mediate otherwise than `mediating` says, in order, and their costs in parts."""
        left_out = self.snapshot.actors.ids.places(self.conditions.leave_out).tolist()
        costs = {place: asked.cost for place, asked in self.asked.items()} | dict.fromkeys(left_out, BLOCKED)
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
        actors, conditions = self.snapshot.actors, self.conditions
        costs: Ints = self.mediating[places]
        known, other = self.different
        if len(known):
            at = np.minimum(np.searchsorted(known, places), len(known) - 1)
            costs = np.where(known[at] == places, other[at], costs)
        if conditions.leave_out_kind:
            costs[among(KINDS, conditions.leave_out_kind)[actors.kind[places]]] = BLOCKED
        if self.barred_areas is not None:
            costs[self.barred_areas[actors.area[places]]] = BLOCKED
        if conditions.without_us:
            costs[actors.central[places]] = BLOCKED
        return costs


def among(vocabulary: Sequence[str], chosen: Sequence[str]) -> Bools:
    """Which words of a vocabulary are chosen."""
    return np.array([word in chosen for word in vocabulary])


def area_and_parents(area: str, parent: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while area and area not in found:
        found.add(area)
        area = parent.get(area, "")
    return found
