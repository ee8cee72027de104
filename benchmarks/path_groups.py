"""From all simple paths to the best alternatives: priced, grouped by set of mediators, the cheapest taken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from benchmarks.path_problems import OpenGraph
from graph_service.analysis.snapshot import Ints

Paths = Sequence[Sequence[int]]


class PathCosts:
    """Prices many paths at once."""

    def __init__(self, graph: OpenGraph) -> None:
        self.actors, self.tie, self.mediator = graph.actors, graph.tie, graph.mediator
        self.pairs = graph.one * graph.actors + graph.other  # in order: `open_graph` sorted them

    def of(self, paths: Paths) -> tuple[Ints, Ints]:
        """The cost of each path in parts, and its last actor."""
        length = np.fromiter(map(len, paths), np.int64, len(paths))
        flat = np.fromiter(chain.from_iterable(paths), np.int64, int(length.sum()))
        end = np.cumsum(length)
        inner = self.mediator[flat]
        inner[end - 1] = inner[end - length] = 0
        low, high = np.minimum(flat[:-1], flat[1:]), np.maximum(flat[:-1], flat[1:])
        step = np.ones(len(flat), dtype=np.bool_)
        step[end - 1] = False
        at = np.searchsorted(self.pairs, (low * self.actors + high)[step[:-1]])
        inner[step] += self.tie[at]
        return np.add.reduceat(inner, end - length), flat[end - 1]


def best(paths: Paths, costs: PathCosts, targets: Sequence[int], wanted: int) -> list[list[int]]:
    """For each target the costs of its cheapest paths with different sets of mediators, in order."""
    if not len(paths):
        return [[] for _ in targets]
    cost, last = costs.of(paths)
    order = np.lexsort((cost, last))
    begin, end = (np.searchsorted(last[order], targets, side) for side in ("left", "right"))
    return [
        cheapest_groups(paths, cost, order[first:behind].tolist(), wanted)
        for first, behind in zip(begin.tolist(), end.tolist(), strict=True)
    ]


def cheapest_groups(paths: Paths, cost: Ints, order: Sequence[int], wanted: int) -> list[int]:
    """The costs of the first paths, in this order, of so many different sets of mediators."""
    known: set[frozenset[int]] = set()
    found: list[int] = []
    for place in order:
        group = frozenset(paths[place][1:-1])
        if group not in known:
            known.add(group)
            found.append(int(cost[place]))
            if len(found) == wanted:
                break
    return found
