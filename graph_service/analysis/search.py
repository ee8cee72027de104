"""The exact search: the k cheapest alternatives from a start to a target within a limit of ties.

Best first over simple paths with an exact lower bound (A*, Hart, Nilsson and Raphael 1968): the bound of an
actor is its cheapest walk to the target in the ties that are left (Bellman-Ford by levels). Walks may repeat
an actor where paths may not, so the bound never exceeds the truth and nothing cheaper is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import heappop, heappush

import numpy as np

from graph_service.analysis.network import Network
from graph_service.analysis.snapshot import Ints
from graph_service.domain.policy import BLOCKED

MORE_THAN_TIES = 16
"""More than the ties of any path: costs are counted in this many parts, one of them for each tie."""


@dataclass(frozen=True)
class Found:
    """A simple path by places of actors, start and target included, and its cost in micro-nats."""

    actors: tuple[int, ...]
    cost: int


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

    The order is cost, then number of mediators, then ids: each tie adds one part to the cost, and paths that
    cost the same leave the queue in the order of their places, which is that of ids. So the first to leave
    are final, and paths beyond them are never unfolded, however many cost the same.
    """
    fine = replace(network, cost=network.cost * MORE_THAN_TIES + 1)
    parts = np.where(mediator >= BLOCKED, BLOCKED, mediator * MORE_THAN_TIES)
    bounds = lower_bounds(fine, parts, target, most_ties)
    queue: list[tuple[int, tuple[int, ...], int]] = [(int(bounds[most_ties, start]), (start,), 0)]
    found: dict[frozenset[int], Found] = {}
    while queue and len(found) < wanted:
        least, path, spent = heappop(queue)
        if least >= BLOCKED:
            break
        if path[-1] == target:
            found.setdefault(frozenset(path), Found(path, spent // MORE_THAN_TIES))
            continue
        for actor, tie, _ in fine.entries(path[-1]):
            onward = spent + tie + (0 if actor == target else int(parts[actor]))
            bound = onward + int(bounds[most_ties - len(path), actor])
            if bound < BLOCKED and actor not in path:
                heappush(queue, (bound, (*path, actor), onward))
    return list(found.values())
