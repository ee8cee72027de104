"""The bounds alone: exactly the least costs of walks. Were they less, a beam would be right and too wide."""

from __future__ import annotations

import random

import numpy as np
import pytest

from graph_service.analysis.bounds import Bounds
from graph_service.analysis.ground import Ground
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.stops import stops_of
from graph_service.domain.answers import Scope
from graph_service.domain.policy import BLOCKED
from tests.unit.analysis.test_search import LEVEL, random_snapshot
from tests.unit.small import ON


def cheapest_walks(ground: Ground, start: int, most: int) -> list[list[int]]:
    """By ties, then actor: the least cost of a walk from the start, which does not mediate."""
    count = ground.snapshot.network.actors
    onward = ground.mediator_costs(np.arange(count)).tolist()
    ties = list(zip(*(column.tolist() for column in ground.leaving(np.arange(count))), strict=True))
    least = [[0 if actor == start else BLOCKED for actor in range(count)]]
    for _ in range(most):
        before, after = least[-1], list(least[-1])
        for here, there, tie in ties:
            behind = 0 if there == start else before[there] + onward[there]
            after[here] = min(after[here], behind + tie)
        least.append(after)
    return least


def near(ground: Ground, start: int, targets: list[int], ties: int) -> set[int]:
    """The targets, and the mediators to whom the end of a path can have come with so many ties."""
    found, ring = set(targets), set(targets)
    for _ in range(ties):
        _, neighbour, _ = ground.leaving(np.array(sorted(ring), dtype=np.int64))
        fresh = np.array(sorted(set(neighbour.tolist()) - found - {start}), dtype=np.int64)
        ring = set(fresh[ground.mediator_costs(fresh) < BLOCKED].tolist())
        found |= ring
    return found


@pytest.mark.parametrize("number", range(80))
def test_bounds_are_the_least_costs_of_walks(number: int) -> None:
    chance = random.Random(number)
    actors, most_ties = chance.randint(4, 30), chance.randint(1, 7)
    snapshot = random_snapshot(chance, actors, chance.choice((0.08, 0.15, 0.4)))
    start, *targets = chance.sample(range(actors), chance.randint(2, 4))
    ground = Inquiry(snapshot, LEVEL, Scope(as_of=ON), (start,), {}).ground
    stops = stops_of(snapshot, (), in_order=False, from_target=True)
    bounds = Bounds(ground, stops, np.array([start]), np.array(targets), most_ties)
    walks = cheapest_walks(ground, start, most_ties)
    for ties in range(most_ties):
        for actor in near(ground, start, targets, most_ties - ties):
            assert bounds.at(ties, np.array([actor]), np.array([0])) == [walks[ties][actor]]
    bounds.release()
