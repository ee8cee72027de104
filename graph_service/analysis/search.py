"""The exact search: the k cheapest alternatives from a start to a target within a limit of ties.

Best first over simple paths with an exact lower bound (A*, Hart, Nilsson and Raphael 1968): the bound of an
actor is its cheapest walk to the target in the ties that are left (Bellman-Ford by levels). Walks may repeat
an actor where paths may not, so the bound never exceeds the truth and nothing cheaper is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from graph_service.analysis.network import Network
from graph_service.analysis.snapshot import Ints
from graph_service.domain.policy import BLOCKED


@dataclass(frozen=True)
class Found:
    """A simple path by places of actors, start and target included, and its cost in micro-nats."""

    actors: tuple[int, ...]
    cost: int

    @property
    def order(self) -> tuple[int, int, tuple[int, ...]]:
        """Cost, then number of mediators, then ids: places are in the order of ids."""
        return self.cost, len(self.actors), self.actors


def lower_bounds(network: Network, mediator: Ints, target: int, most_ties: int) -> Ints:
    """bounds[h, v]: the least cost from v to `target` in at most h ties, mediators after v included."""
    actors = len(network.starts) - 1
    bounds = np.full((most_ties + 1, actors), BLOCKED, dtype=np.int64)
    bounds[0, target] = 0
    rows = np.flatnonzero(network.starts[:-1] < network.starts[1:])
    for level in range(1, most_ties + 1):
        onward = np.minimum(bounds[level - 1] + mediator, BLOCKED)
        onward[target] = 0
        bounds[level] = bounds[level - 1]
        if len(rows):
            through = np.minimum.reduceat(network.cost + onward[network.neighbour], network.starts[rows])
            bounds[level, rows] = np.minimum(bounds[level, rows], through)
    return bounds


def cheapest(
    network: Network, mediator: Ints, start: int, target: int, most_ties: int, wanted: int
) -> list[Found]:
    """The `wanted` cheapest alternatives, in order; of paths with the same set of mediators the cheapest.

    Every path that costs no more than the last of them is looked at, so that equal costs are in order too.
    """
    bounds = lower_bounds(network, mediator, target, most_ties)
    queue: list[tuple[int, int, tuple[int, ...]]] = [(int(bounds[most_ties, start]), 0, (start,))]
    complete: list[Found] = []
    sets: set[frozenset[int]] = set()
    while queue and (len(sets) < wanted or queue[0][0] <= complete[-1].cost):
        least, spent, path = heappop(queue)
        if least >= BLOCKED:
            break
        if path[-1] == target:
            complete.append(Found(path, spent))
            sets.add(frozenset(path))
            continue
        for actor, tie, _ in network.entries(path[-1]):
            onward = spent + tie + (0 if actor == target else int(mediator[actor]))
            bound = onward + int(bounds[most_ties - len(path), actor])
            if bound < BLOCKED and actor not in path:
                heappush(queue, (bound, onward, (*path, actor)))
    return alternatives(complete)[:wanted]


def alternatives(paths: list[Found]) -> list[Found]:
    """The cheapest path of each set of mediators, in order."""
    best: dict[frozenset[int], Found] = {}
    for path in sorted(paths, key=lambda found: found.order):
        best.setdefault(frozenset(path.actors), path)
    return list(best.values())
