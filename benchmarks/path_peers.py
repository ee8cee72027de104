"""Libraries that list every simple path within the limit; their paths are grouped and the best taken here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import igraph
import networkx as nx
import numpy as np
import rustworkx as rx

from benchmarks.path_problems import ALTERNATIVES, OpenGraph, Question, load_open_graph
from graph_service.analysis.snapshot import Ints

Paths = Sequence[Sequence[int]]


class Peer:
    """Lists the paths to all targets at once, then groups them by set of mediators."""

    def __init__(self, folder: Path) -> None:
        graph = load_open_graph(folder)
        self.costs = PathCosts(graph)
        self.build(graph)

    def build(self, graph: OpenGraph) -> None:
        raise NotImplementedError

    def paths(self, question: Question) -> Paths:
        raise NotImplementedError

    def ask(self, question: Question) -> list[list[int]]:
        return best(self.paths(question), self.costs, question.targets, ALTERNATIVES)


class NetworkX(Peer):
    def build(self, graph: OpenGraph) -> None:
        self.graph: nx.Graph[int] = nx.Graph()
        self.graph.add_edges_from(zip(graph.one.tolist(), graph.other.tolist(), strict=True))

    def paths(self, question: Question) -> Paths:
        """Here a cutoff counts ties."""
        return list(
            nx.all_simple_paths(self.graph, question.start, question.targets, cutoff=question.most_ties)
        )


class RustworkX(Peer):
    def build(self, graph: OpenGraph) -> None:
        self.graph = rx.PyGraph(multigraph=False)
        self.graph.add_nodes_from(range(graph.actors))
        self.graph.add_edges_from_no_data(list(zip(graph.one.tolist(), graph.other.tolist(), strict=True)))

    def paths(self, question: Question) -> Paths:
        """Here a cutoff counts ties for a list of targets, but vertices for a single one: always a list."""
        found: Paths = rx.all_simple_paths(
            self.graph, question.start, list(question.targets), cutoff=question.most_ties
        )
        return found


class IGraph(Peer):
    def build(self, graph: OpenGraph) -> None:
        edges = np.column_stack((graph.one, graph.other))
        self.graph = igraph.Graph(n=graph.actors, edges=edges)

    def paths(self, question: Question) -> Paths:
        found: Paths = self.graph.get_all_simple_paths(
            question.start, to=list(question.targets), maxlen=question.most_ties
        )
        return found


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
