"""Libraries that list every simple path within the limit, of which the best groups are taken."""

from __future__ import annotations

from pathlib import Path

import igraph
import networkx as nx
import numpy as np
import rustworkx as rx

from benchmarks.path_groups import PathCosts, Paths, best
from benchmarks.path_problems import ALTERNATIVES, OpenGraph, Question, load_open_graph


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
