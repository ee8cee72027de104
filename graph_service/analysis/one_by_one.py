"""The exact search for one target, for what a beam is too narrow for: few alternatives, or many equal ones.

Without mediators to pass: by deviations (Yen 1971, in the partition of Lawler 1972). Every further
alternative leaves a known one at some actor, so the best path that begins like it and goes on otherwise is
asked for; with costs that are never negative the cheapest walk is a path, so each of these questions is one
set of bounds. With mediators to pass a cheapest walk need not be a path: there best first over simple paths
(A*, Hart, Nilsson and Raphael 1968). Both meet paths in their final order: cost, number of mediators, ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from graph_service.analysis.bounds import Bounds
from graph_service.analysis.found import Found
from graph_service.analysis.ground import Ground
from graph_service.analysis.network import Ints
from graph_service.analysis.stops import Stops
from graph_service.analysis.work import Work
from graph_service.domain.policy import BLOCKED

WORK_OF_A_DEVIATION, WORK_OF_A_PATH = 5_000, 400
"""How many rows of a beam take as long as one set of bounds, and as one path in the queue."""


class Beginning(NamedTuple):
    """Paths that begin like this and do not go on to `barred`, by the best of them."""

    fine: int
    ids: tuple[str, ...]
    actors: tuple[int, ...]
    begun: int
    barred: frozenset[int]


@dataclass(frozen=True)
class Deviations:
    """The search by deviations from the origins to one goal."""

    ground: Ground
    stops: Stops
    goal: int
    most_ties: int
    work: Work

    def best(self, origins: Sequence[int], wanted: int) -> list[Found]:
        """The `wanted` best alternatives, in order."""
        queue = [best for one in origins if (best := self.proposed((one,), frozenset()))]
        queue.sort()
        found: dict[object, Found] = {}
        while queue and len(found) < wanted:
            path = heappop(queue)
            way = Found(path.actors, path.fine)
            found.setdefault(way.group, way)
            for other in self.others(path):
                heappush(queue, other)
        return list(found.values())

    def others(self, path: Beginning) -> Iterator[Beginning]:
        """The best of the paths that leave this one at each actor from where it was proposed."""
        for count in range(path.begun, len(path.actors)):
            barred = path.barred if count == path.begun else frozenset()
            other = self.proposed(path.actors[:count], barred | {path.actors[count]})
            if other:
                yield other

    def proposed(self, begun: tuple[int, ...], barred: frozenset[int]) -> Beginning | None:
        """The best path that begins with these actors and does not go on to one of `barred`."""
        ties = self.most_ties - len(begun) + 1
        if ties < 1:
            return None
        self.work.spend(WORK_OF_A_DEVIATION)
        ground = self.ground.without(begun)
        bounds = Bounds(ground, self.stops, np.array([self.goal]), np.array(begun[-1:]), ties)
        try:
            rest = self.cheapest_rest(bounds, begun, barred, ties)
        finally:
            bounds.release()
        if rest is None:
            return None
        actors, ids = (*begun, *rest), self.ground.snapshot.actors.ids
        return Beginning(self.cost(actors), tuple(ids[a] for a in actors), actors, len(begun), barred)

    def cheapest_rest(
        self, bounds: Bounds, begun: tuple[int, ...], barred: frozenset[int], ties: int
    ) -> list[int] | None:
        """How the cheapest path goes on to the goal; of equal ones the first by ids."""
        rest, at, shut = [], begun[-1], barred
        for left in range(ties - 1, -1, -1):
            at = self.next_actor(bounds, at, shut | set(begun), left)
            if at < 0:
                return None
            rest.append(at)
            if at == self.goal:
                break
            shut = frozenset()
        return rest

    def next_actor(self, bounds: Bounds, at: int, shut: frozenset[int], left: int) -> int:
        """The next actor on a cheapest path to the goal, the first by ids; -1 where there is none."""
        _, places, ties = bounds.ground.leaving(np.array([at]))
        costs = ties + bounds.ground.mediator_costs(places) + bounds.at(left, places, np.zeros_like(places))
        costs = np.where(places == self.goal, ties, costs)
        costs[np.isin(places, list(shut))] = BLOCKED
        least = int(costs.min(initial=BLOCKED))
        if least >= BLOCKED:
            return -1
        ids = self.ground.snapshot.actors.ids
        return int(min(places[costs == least].tolist(), key=ids.__getitem__))

    def cost(self, actors: tuple[int, ...]) -> int:
        """The cost of a path in parts, over its best ties."""
        mediators = np.array(actors[1:-1], dtype=np.int64)
        ties = sum(self.tie_cost(a, b) for a, b in pairwise(actors))
        return ties + int(self.ground.mediator_costs(mediators).sum())

    def tie_cost(self, one: int, other: int) -> int:
        _, places, ties = self.ground.leaving(np.array([one]))
        return int(ties[places == other].min())


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
    found: dict[object, Found] = {}
    for origin in origins:
        heappush(queue, Waiting(0, (ids[origin],), (origin,), 0, bounds.stops.all_left))
    while queue and len(found) < wanted:
        path = heappop(queue)
        work.spend(WORK_OF_A_PATH)
        if path.state == ENDED:
            way = Found(path.actors, path.cost)
            found.setdefault(way.group, way)
            continue
        for longer in prolonged(path, goals, bounds):
            heappush(queue, longer)
    return list(found.values())


ENDED = -1


def prolonged(path: Waiting, goals: set[int], bounds: Bounds) -> Iterator[Waiting]:
    """The paths that are one tie longer and ended at a goal, or can still reach one."""
    ground, ids = bounds.ground, bounds.ground.snapshot.actors.ids
    left = bounds.most_ties - len(path.actors)
    if left < 0:
        return
    _, places, ties = ground.leaving(np.array(path.actors[-1:]))
    states = bounds.stops.after(path.state, places)
    costs = path.cost + ties + ground.mediator_costs(places)
    least = bounds.at(left, places, states)
    for place, tie, state, cost, more in zip(*lists(places, ties, states, costs, least), strict=True):
        if place in path.actors:
            continue
        longer = (*path.ids, ids[place]), (*path.actors, place)
        if place in goals and path.state == 0:
            yield Waiting(path.cost + tie, *longer, path.cost + tie, ENDED)
        if cost + more < BLOCKED and not (place in goals and len(goals) == 1):
            yield Waiting(cost + more, *longer, cost, state)


def lists(*columns: Ints) -> list[list[int]]:
    return [column.tolist() for column in columns]
