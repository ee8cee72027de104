"""Key players: without whom most falls apart, and from whom most are reached. Both chosen greedily.

S. P. Borgatti, "Identifying sets of key players in a social network", Computational & Mathematical
Organization Theory 12, 2006, pp. 21-34: KPP-Neg by fragmentation, the share of pairs without any way between
them once the set is taken out; KPP-Pos by m-reach, those within m ties of the set.

At each step it is exact who takes ways from most others: what a cut vertex leaves behind is read off the
tree of blocks. F alone would also count the ways of the one taken out; whoever is no cut vertex takes a way
from nobody else, so they are never chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx
import rustworkx as rx

from graph_service.analysis.fabric.weave import Graph, Weave
from graph_service.analysis.gaps.structure import blocks_of, sizes_behind
from graph_service.domain.fabric import Breaking, Reaching

MOST_PLAYERS = 3
STEPS = 2


def breaking(weave: Weave) -> Breaking:
    """As many as MOST_PLAYERS, as long as somebody's loss takes a way from the others."""
    graph, chosen = weave.graph.copy(), list[int]()
    before = connected(graph)
    while len(chosen) < MOST_PLAYERS and (place := most_breaking(graph)) is not None:
        chosen.append(place)
        graph.remove_node(place)
    return Breaking(tuple(map(weave.id, chosen)), before, connected(graph) if chosen else before)


def connected(graph: Graph) -> float:
    """The share of pairs that have a way between them: one less Borgatti's F."""
    nodes = graph.number_of_nodes()
    pairs = sum(map(pairs_among, map(len, nx.connected_components(graph))))
    return pairs / pairs_among(nodes) if nodes > 1 else 0.0


def pairs_among(size: int) -> int:
    return size * (size - 1)


def most_breaking(graph: Graph) -> int | None:
    """The cut vertex after whose loss most pairs of others lose every way, the first of several."""
    lost, order = pairs_lost(graph), {place: number for number, place in enumerate(graph)}
    return min(lost, key=lambda place: (-lost[place], order[place]), default=None)


def pairs_lost(graph: Graph) -> dict[int, int]:
    """By cut vertex: how many ordered pairs of others would have no way left."""
    plain: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    number = {place: plain.add_node(place) for place in graph}
    plain.add_edges_from_no_data([(number[a], number[b]) for a, b in graph.edges])
    sizes = defaultdict[int, list[int]](list)
    for (node, _), size in sizes_behind(blocks_of(plain)).items():
        sizes[node].append(size)
    return {
        plain[node]: pairs_among(sum(parts)) - sum(map(pairs_among, parts)) for node, parts in sizes.items()
    }


def reaching(weave: Weave) -> Reaching:
    """The sets of everybody within STEPS ties as bits of one number each: to join them is one step."""
    bits = {place: 1 << number for number, place in enumerate(weave.graph)}
    near = {place: union(bits, (place, *weave.graph[place])) for place in weave.graph}
    for _ in range(STEPS - 1):
        near = {place: union(near, (place, *weave.graph[place])) for place in weave.graph}
    covered, chosen = 0, list[int]()
    while len(chosen) < min(MOST_PLAYERS, len(near)):
        place = max(near, key=lambda one: (near[one] & ~covered).bit_count())
        if not near[place] & ~covered:
            break
        chosen.append(place)
        covered |= near[place]
    return Reaching(tuple(map(weave.id, chosen)), STEPS, covered.bit_count())


def union(sets: dict[int, int], among: Iterable[int]) -> int:
    found = 0
    for one in among:
        found |= sets[one]
    return found
