"""The exact search for one target, best first: for districts where very many paths cost the same.

A* over simple paths (Hart, Nilsson and Raphael 1968) with exact lower bounds. Paths that cost the same leave
the queue in the order of their ids, so the first to leave are final, and paths beyond them are never
unfolded, however many cost the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from graph_service.analysis.bounds import Bounds
from graph_service.analysis.found import Found
from graph_service.analysis.work import Work
from graph_service.domain.policy import BLOCKED

WORK_OF_A_PATH = 20
"""A path in the queue takes as long as so many rows of a beam."""


class Waiting(NamedTuple):
    """A path from an origin on, in the order in which paths are taken from the queue."""

    bound: int
    ids: tuple[str, ...]
    actors: tuple[int, ...]
    cost: int
    state: int


def best_first(origins: Sequence[int], bounds: Bounds, wanted: int, work: Work) -> list[Found]:
    """The `wanted` best alternatives from the origins to the starts of `bounds`, in order."""
    goals, ids = set(bounds.starts.tolist()), bounds.ground.snapshot.actors.ids
    queue: list[Waiting] = []
    found: dict[tuple[int, int, frozenset[int]], Found] = {}
    for origin in origins:
        heappush(queue, Waiting(0, (ids[origin],), (origin,), 0, bounds.stops.all_left))
    while queue and len(found) < wanted:
        path = heappop(queue)
        work.spend(WORK_OF_A_PATH)
        if len(path.actors) > 1 and path.actors[-1] in goals and path.state < 0:
            way = Found(path.actors, path.cost)
            found.setdefault(way.group, way)
            continue
        for longer in prolonged(path, goals, bounds):
            heappush(queue, longer)
    return list(found.values())


def prolonged(path: Waiting, goals: set[int], bounds: Bounds) -> Iterator[Waiting]:
    """The paths that are one tie longer and can still reach a goal; state -1 where they ended at one."""
    ground, ids = bounds.ground, bounds.ground.snapshot.actors.ids
    left = bounds.most_ties - len(path.actors)
    if left < 0:
        return
    _, places, ties = ground.leaving(np.array(path.actors[-1:]))
    states = bounds.stops.after(path.state, places)
    costs = path.cost + ties + ground.mediator_costs(places)
    least = bounds.at(left, places, states)
    for place, tie, state, cost, more in zip(
        *(column.tolist() for column in (places, ties, states, costs, least)), strict=True
    ):
        if place in path.actors:
            continue
        longer = (*path.ids, ids[place]), (*path.actors, place)
        if place in goals and path.state == 0:
            yield Waiting(path.cost + tie, *longer, path.cost + tie, -1)
        if cost + more < BLOCKED and not (place in goals and len(goals) == 1):
            yield Waiting(cost + more, *longer, cost, state)
