"""Whom to introduce to whom: one after the other the new tie that brings most, worked out exactly."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graph_service.analysis.candidates import Candidate, Candidates, most_loaded, neighbours
from graph_service.analysis.gaps.coverage import passing
from graph_service.analysis.known import Known
from graph_service.analysis.what_if import supposing
from graph_service.domain.introducing import IntroduceAnswer, Introduction
from graph_service.domain.policy import BLOCKED
from graph_service.domain.what_if import Supposed

NOTHING = (0, 0, 0)
MOST_THROUGH = 3


def find_introductions(state: Known, most: int, met: Collection[frozenset[str]] = ()) -> IntroduceAnswer:
    """Up to `most` introductions, each the best of the candidates once those before it are made.

    Stops where none brings anything. Raises SearchTooLarge.
    """
    question = state.look.question
    candidates, found = Candidates(state, met).best()
    left, made = list(candidates), list[Introduction]()
    while left and len(made) < most:
        tried = [(brought(state, candidate), candidate) for candidate in left]
        best, chosen = min(tried, key=lambda pair: order(*pair))
        if best.gain <= NOTHING:
            break
        made.append(best)
        left.remove(chosen)
        state = supposing(state, Supposed(introduced=((best.one, best.other),)), without_us=False)
    return IntroduceAnswer(question, tuple(made), len(candidates), found)


def order(one: Introduction, candidate: Candidate) -> tuple[object, ...]:
    """What brings most first; of equal ones what more speaks for, then by id."""
    return tuple(-part for part in one.gain), -len(candidate.grounds), (one.one, one.other)


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
    )


def through(state: Known, candidate: Candidate) -> tuple[str, ...]:
    """Those who know both and could bring them together: the first by load, then by id."""
    ground, ids, load = state.look.seeker.shared.ground, state.look.snapshot.actors.ids, state.load
    both = neighbours(ground, candidate.pair[0]) & neighbours(ground, candidate.pair[1])
    places = np.array(sorted(both), dtype=np.int64)
    may = places[ground.mediator_costs(places) < BLOCKED].tolist()
    return tuple(ids[p] for p in sorted(may, key=lambda place: (load[place], ids[place]))[:MOST_THROUGH])
