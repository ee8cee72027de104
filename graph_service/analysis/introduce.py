"""Whom to introduce to whom: one after the other the new tie that brings most, worked out exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from graph_service.analysis.candidates import Candidate, Candidates, Pair, most_loaded, neighbours
from graph_service.analysis.costs import PARTS, tie_code_costs
from graph_service.analysis.gaps.best_ways import BestWay
from graph_service.analysis.gaps.coverage import passing
from graph_service.analysis.ids import Ids
from graph_service.analysis.known import Known
from graph_service.analysis.known.difference import Concerned
from graph_service.analysis.known.nearness import Leg, alone_near, leg, over_tie, passing_on
from graph_service.analysis.what_if import supposing
from graph_service.domain.introducing import IntroduceAnswer, Introduction
from graph_service.domain.policy import BLOCKED
from graph_service.domain.what_if import Supposed

Gain = tuple[int, int, int]
NOTHING: Gain = (0, 0, 0)
MOST_THROUGH = 3


def find_introductions(
    state: Known, most: int, met: Mapping[frozenset[str], str] | None = None
) -> IntroduceAnswer:
    """Up to `most` introductions, each the best of the candidates once those before it are made.

    `met` are pairs of ids who were at one meeting, with its day (ISO). Stops where none brings anything.
    Raises SearchTooLarge.
    """
    question, chosen = state.look.question, Candidates(state, met or {}).best()
    left, made = list(chosen.pairs), list[Introduction]()
    while len(made) < most and (best := best_of(state, left)) is not None:
        made.append(best[0])
        left.remove(best[1])
        pair = best[0].one, best[0].other
        state = supposing(state, Supposed(introduced=(pair,)), without_us=False)
    counts = len(chosen.pairs), chosen.found, chosen.needs_considered, chosen.needs_found
    return IntroduceAnswer(question, tuple(made), *counts)


def best_of(state: Known, candidates: Sequence[Candidate]) -> tuple[Introduction, Candidate] | None:
    """The candidate that brings most; None where none brings anything.

    Worked out are those alone that could bring more than the best so far, by what each brings at most.
    """
    prospects, ids = Prospects(state), state.look.snapshot.actors.ids
    at_most = [(prospects.gain(candidate.pair), candidate) for candidate in candidates]
    best: tuple[Introduction, Candidate] | None = None
    for gain, candidate in sorted(at_most, key=lambda one: order(one[0], one[1], ids)):
        if gain <= NOTHING or (best and order(best[0].gain, best[1], ids) < order(gain, candidate, ids)):
            break
        found = brought(state, candidate)
        if found.gain > NOTHING and (
            best is None or order(found.gain, candidate, ids) < order(best[0].gain, best[1], ids)
        ):
            best = found, candidate
    return best


def order(gain: Gain, candidate: Candidate, ids: Ids) -> tuple[object, ...]:
    """What brings most first; of equal ones what more speaks for, then by id."""
    return tuple(-part for part in gain), -len(candidate.grounds), [ids[p] for p in candidate.pair]


class Prospects:
    """What new ties can bring at most, from the ways that they could be part of."""

    def __init__(self, state: Known) -> None:
        self.look, self.ends, load = state.look, state.ends, state.load
        self.legs: dict[int, Leg] = {}
        self.hung = {need for need, _ in self.look.hanging}
        self.busiest = most_loaded(load, self.look.snapshot.actors.ids)
        self.tie = int(tie_code_costs(self.look.policy).min())

    def gain(self, pair: Pair) -> Gain:
        """Needs that may reach something; that may hang on nobody; whose way may leave the busiest aside."""
        passage, costs = over_tie([self.leg(actor) for actor in pair], self.tie), self.look.costs
        near = {self.ends.needs[n] for n in np.flatnonzero(passage.near(self.ends)).tolist()}
        alone = alone_near(self.look, Concerned(frozenset(), frozenset((pair,)))).keys()
        near |= alone
        least = dict(zip(self.ends.needs, (passage.costs(self.ends) // PARTS).tolist(), strict=True))
        moving = [
            way
            for way in self.through_busiest
            if way.need.id in alone or least.get(way.need.id, BLOCKED) <= costs[way.need.id]
        ]
        return len(near - costs.keys()), len(near & self.hung), len(moving)

    @cached_property
    def through_busiest(self) -> list[BestWay]:
        return [way for way in self.look.best_ways if self.busiest in way.path.mediators]

    def leg(self, actor: int) -> Leg:
        if actor not in self.legs:
            network, most_ties = self.look.reaching.network, self.look.most_ties
            self.legs[actor] = passing_on(network, actor, leg(network, actor, most_ties - 1))
        return self.legs[actor]


def brought(state: Known, candidate: Candidate) -> Introduction:
    """What the new tie brings, exactly: as if it were there and everything asked again."""
    before, ids = state.look, state.look.snapshot.actors.ids
    one, other = (ids[place] for place in candidate.pair)
    after = supposing(state, Supposed(introduced=((one, other),)), without_us=False).look
    hung, hangs = ({need for need, _ in look.hanging} for look in (before, after))
    busiest = most_loaded(state.load, ids)
    most = [max(load.values(), default=0) for load in (state.load, passing(after.best_ways))]
    return Introduction(
        *(one, other, candidate.grounds, through(state, candidate)),
        reached=tuple(sorted(after.costs.keys() - before.costs.keys())),
        fallbacks=tuple(sorted(hung - hangs)),
        relieved=ids[busiest] if busiest is not None else "",
        relief=max(most[0] - most[1], 0),
        met_on=candidate.met_on,
    )


def through(state: Known, candidate: Candidate) -> tuple[str, ...]:
    """Those who know both and could bring them together: the first by load, then by id."""
    ground, ids, load = state.look.seeker.shared.ground, state.look.snapshot.actors.ids, state.load
    both = neighbours(ground, candidate.pair[0]) & neighbours(ground, candidate.pair[1])
    places = np.array(sorted(both), dtype=np.int64)
    may = places[ground.mediator_costs(places) < BLOCKED].tolist()
    return tuple(ids[p] for p in sorted(may, key=lambda place: (load[place], ids[place]))[:MOST_THROUGH])
