"""Who could be introduced to whom: pairs without a tie who could bring a need to what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import NamedTuple

import numpy as np

from graph_service.analysis.gaps.demand import Demand, Holding
from graph_service.analysis.ground import Ground
from graph_service.analysis.ids import Ids
from graph_service.analysis.known import Known
from graph_service.analysis.known.nearness import ties_from
from graph_service.analysis.snapshot import NO_AREA, Ints
from graph_service.domain.policy import BLOCKED

MOST_TROUBLES = 100
OF_A_SIDE = 12
MOST_PAIRS = 30
"""So many needs in trouble are looked at, so many actors on each side of one, so many pairs worked out."""

Pair = tuple[int, int]
NOBODY: Ints = np.empty(0, dtype=np.int64)
NO_ACTOR = -1
DEGREE_BITS = 32


class Trouble(NamedTuple):
    """A need that lacks a way, or whose ways all pass `avoided`, who carries too much or alone."""

    demand: Demand
    need: Holding
    avoided: int | None


@dataclass(frozen=True)
class Candidate:
    """Two by their places, and why they could well be introduced."""

    pair: Pair
    grounds: tuple[str, ...]
    met_on: str = ""


class Chosen(NamedTuple):
    """The pairs to work out, of so many that were found; for so many needs in trouble, of all of these."""

    pairs: list[Candidate]
    found: int
    needs_considered: int
    needs_found: int


@dataclass(frozen=True)
class Candidates:
    """Finds them in what is known of a district. `met` are pairs of ids who were at one meeting, and when."""

    known: Known
    met: Mapping[frozenset[str], str] = field(default_factory=dict)
    tied: dict[int, set[int]] = field(default_factory=dict, compare=False)

    def best(self) -> Chosen:
        """Up to MOST_PAIRS pairs, and how many came into question.

        Each need in trouble has its turn, again and again, with the pair that helps most others too.
        """
        troubles = self.troubles()
        looked_at = troubles[:MOST_TROUBLES]
        wanted = [list(dict.fromkeys(self.of(trouble))) for trouble in looked_at]
        helped = Counter(one for pairs in wanted for one in pairs)
        ids = self.known.look.snapshot.actors.ids

        def order(one: Candidate) -> tuple[object, ...]:
            return -helped[one], -len(one.grounds), [ids[place] for place in one.pair]

        turns = zip_longest(*(sorted(pairs, key=order) for pairs in wanted))
        in_turn = dict.fromkeys(one for turn in turns for one in turn if one is not None)
        needs = [len({one.need.id for one in some}) for some in (looked_at, troubles)]
        return Chosen(list(islice(in_turn, MOST_PAIRS)), len(helped), *needs)

    def troubles(self) -> list[Trouble]:
        """Needs without a way, needs that hang on one, needs that pass whoever carries most."""
        look, load = self.known.look, self.known.load
        of_need = {need.id: (demand, need) for demand in look.demands for need in demand.needs}
        lost = [Trouble(*of_need[n], None) for n in of_need if of_need[n][0].fits and n not in look.costs]
        hanging = [Trouble(*of_need[need], mediator) for need, mediator in look.hanging]
        busiest = most_loaded(load, look.snapshot.actors.ids)
        passing = [
            Trouble(*of_need[way.need.id], busiest)
            for way in look.best_ways
            if busiest is not None and busiest in way.path.mediators
        ]
        each = [sorted(some, key=lambda one: one.need.id) for some in (lost, hanging, passing)]
        return [trouble for some in each for trouble in some]

    def of(self, trouble: Trouble) -> Iterator[Candidate]:
        """The pairs of one need: whoever it reaches, and whoever reaches what it lacks."""
        look, demand = self.known.look, trouble.demand
        ground, most = look.seeker.shared.ground, look.most_ties
        if trouble.avoided is not None:
            ground = ground.without((trouble.avoided,))
        ends = [fit.actor for fit in demand.fits if fit.actor != trouble.avoided]
        here = ties_from(ground, [trouble.need.holder], most - 1, NOBODY)
        there = ties_from(ground, ends, most - 1, NOBODY)
        left, right = (self.side(ground, away, most, trouble.avoided) for away in (here, there))
        for one in left:
            for other in right:
                if one != other and here[one] + 1 + there[other] <= most:
                    yield from self.candidate(one, other, ends)

    def side(self, ground: Ground, away: Ints, most: int, avoided: int | None) -> list[int]:
        """The nearest of one side who may introduce, or stand at its end; first those with most ties."""
        near = np.flatnonzero(away < most)
        near = near[(away[near] == 0) | (ground.mediator_costs(near) < BLOCKED)]
        near = near[near != (NO_ACTOR if avoided is None else avoided)]
        ids, degree = ground.snapshot.actors.ids, ground.snapshot.network.degree
        order = away[near].astype(np.int64) << DEGREE_BITS
        order -= degree[near]
        if len(near) > OF_A_SIDE:  # ids only decide among those who are equal otherwise
            near = near[order <= np.partition(order, OF_A_SIDE - 1)[OF_A_SIDE - 1]]
        return sorted(near.tolist(), key=lambda p: (int(away[p]), -int(degree[p]), ids[p]))[:OF_A_SIDE]

    def candidate(self, one: int, other: int, ends: list[int]) -> Iterator[Candidate]:
        """The pair, if they have no tie that carries and something speaks for them."""
        if other in self.neighbours(one):
            return
        grounds = tuple(self.grounds(one, other, ends))
        if grounds:
            yield Candidate((one, other), grounds, self.met_on(one, other))

    def grounds(self, one: int, other: int, ends: list[int]) -> Iterator[str]:
        actors = self.known.look.snapshot.actors
        if not self.neighbours(one).isdisjoint(self.neighbours(other)):
            yield "shared_acquaintance"
        if actors.area[one] == actors.area[other] != NO_AREA:
            yield "same_area"
        if other in ends:
            yield "matching_theme"
        if self.met_on(one, other):
            yield "same_meeting"

    def met_on(self, one: int, other: int) -> str:
        """The day on which two were last at one meeting; "" if they never were."""
        ids = self.known.look.snapshot.actors.ids
        return self.met.get(frozenset((ids[one], ids[other])), "")

    def neighbours(self, place: int) -> set[int]:
        """Everybody with a tie to an actor that carries; looked up once."""
        if place not in self.tied:
            self.tied[place] = neighbours(self.known.look.seeker.shared.ground, place)
        return self.tied[place]


def neighbours(ground: Ground, place: int) -> set[int]:
    """Everybody with a tie to an actor that carries."""
    return set(ground.leaving(np.array([place])).neighbour.tolist())


def most_loaded(load: Counter[int], ids: Ids) -> int | None:
    """Whoever most needs pass, the first by id."""
    return min(load, key=lambda place: (-load[place], ids[place]), default=None)
