"""Betweenness: through whom the shortest ways between others run, as a share of all pairs.

L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40, 1977. Exact (rustworkx)
up to MOST_EXACT actors; above that estimated from the ways that begin at some of them (U. Brandes and
C. Pich, "Centrality estimation in large networks", International Journal of Bifurcation and Chaos 17(7),
2007), drawn without putting back. The error is that of a mean of such a draw.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import rustworkx as rx

from graph_service.analysis.fabric.weave import Weave
from graph_service.analysis.network import build_network, spans_and_rows
from graph_service.analysis.snapshot import Ints
from graph_service.domain.fabric import Betweenness, Passed

MOST_EXACT = 2_000
PIVOTS = 250
SEED = 1_977
MOST = 10
NORMAL_95 = 1.96
Floats = npt.NDArray[np.float64]


def betweenness(weave: Weave) -> Betweenness:
    """Those through whom most ways run."""
    count = weave.graph.number_of_nodes()
    exact = count <= MOST_EXACT
    shares, errors = exact_shares(weave) if exact else estimated(rows_of(weave), PIVOTS, SEED)
    order = np.lexsort((np.arange(count), -shares))[:MOST]
    passed = [
        Passed(weave.id(int(weave.places[number])), float(shares[number]), float(errors[number]))
        for number in order
        if shares[number] > 0
    ]
    return Betweenness(0 if exact else PIVOTS, tuple(passed))


def exact_shares(weave: Weave) -> tuple[Floats, Floats]:
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    number = {place: graph.add_node(place) for place in weave.graph}
    graph.add_edges_from_no_data([(number[a], number[b]) for a, b in weave.graph.edges])
    # in one thread: sums of several depend on which is ready first
    found = rx.betweenness_centrality(graph, parallel_threshold=len(number) + 1)
    shares = np.fromiter((found[node] for node in range(len(number))), dtype=np.float64)
    return shares, np.zeros(len(shares))


@dataclass(frozen=True)
class Rows:
    """The neighbours of actor v are near[begin[v] : begin[v] + degree[v]]."""

    begin: Ints
    degree: Ints
    near: Ints


def rows_of(weave: Weave) -> Rows:
    number = {place: row for row, place in enumerate(weave.graph)}
    ends = np.array([(number[a], number[b]) for a, b in weave.graph.edges], dtype=np.int64).reshape(-1, 2)
    network = build_network(len(number), ends[:, 0], ends[:, 1])
    return Rows(network.begin, network.degree, network.neighbour)


def estimated(rows: Rows, pivots: int, seed: int) -> tuple[Floats, Floats]:
    """The shares, and half of the range in which each lies 95 times of 100."""
    count = len(rows.begin)
    drawn = np.random.default_rng(seed).choice(count, size=min(pivots, count), replace=False)
    total, squares = np.zeros(count), np.zeros(count)
    for pivot in drawn.tolist():
        ways = dependencies(rows, pivot)
        total += ways
        squares += ways * ways
    others = len(drawn) - np.isin(np.arange(count), drawn)  # on the ways that begin at them they do not lie
    mean = total / others
    spread = np.maximum(squares - others * mean * mean, 0) / np.maximum(others - 1, 1)
    error = np.sqrt(spread / others * (1 - others / (count - 1)))
    return mean / (count - 2), NORMAL_95 * error / (count - 2)


def dependencies(rows: Rows, pivot: int) -> Floats:
    """Of the shortest ways from one actor, how many run through each other one: a level of ties at a time.

    U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25, 2001.
    """
    count = len(rows.begin)
    level, ways = np.full(count, -1), np.zeros(count)
    level[pivot], ways[pivot] = 0, 1.0
    steps, front = list[tuple[Ints, Ints]](), np.array([pivot])
    while len(front):
        entries, source = spans_and_rows(rows.begin[front], rows.degree[front])
        near, source = rows.near[entries], front[source]
        new = np.unique(near[level[near] < 0])
        level[new] = len(steps) + 1
        onward = level[near] == len(steps) + 1
        steps.append((source[onward], near[onward]))
        ways += np.bincount(steps[-1][1], ways[steps[-1][0]], count)
        front = new
    through = np.zeros(count)
    for source, near in reversed(steps):
        through += np.bincount(source, ways[source] / ways[near] * (1 + through[near]), count)
    through[pivot] = 0
    return through
