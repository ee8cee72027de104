"""What holds the living ties together: actors and pairs without whom they fall apart.

Parallel ties between two actors are one; ties that carry no path are none. Measured by rustworkx
(Hopcroft and Tarjan 1973).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import rustworkx as rx

from graph_service.analysis.costs import BARRED, day_of_question, tie_codes
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.gaps import Pieces, Structure
from graph_service.domain.policy import Policy

Graph = rx.PyGraph[int, None]


def structure_of(snapshot: Snapshot, policy: Policy, date: str, *, without_us: bool = False) -> Structure:
    graph, ids = projection(snapshot, policy, date, without_us=without_us), snapshot.actors.ids
    cut = sorted(ids[graph[place]] for place in rx.articulation_points(graph))
    bridges = sorted(pair_of(*(ids[graph[node]] for node in pair)) for pair in rx.bridges(graph))
    return Structure(tuple(cut), tuple(bridges), tuple(pieces(graph, snapshot)))


def pair_of(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def projection(snapshot: Snapshot, policy: Policy, date: str, *, without_us: bool) -> Graph:
    """The simple graph of the ties that carry on a date; its nodes hold places of actors."""
    ties = snapshot.ties
    living = np.flatnonzero(tie_codes(snapshot, day_of_question(date, policy)) < BARRED)
    source, target = ties.source[living], ties.target[living]
    if without_us:
        central = snapshot.actors.central
        kept = ~(central[source] | central[target])
        source, target = source[kept], target[kept]
    tied, numbers = np.unique(np.concatenate((source, target)), return_inverse=True)
    graph: Graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(tied.tolist())
    ends = numbers.reshape(2, -1).tolist()
    graph.add_edges_from_no_data(list(zip(*ends, strict=True)))
    return graph


def pieces(graph: Graph, snapshot: Snapshot) -> list[Pieces]:
    """How large the parts would be without each cut vertex, in the order of ids.

    On the tree of blocks and cut vertices: behind each block that a cut vertex lies in is one piece.
    """
    blocks = blocks_of(graph)
    lying = defaultdict(list)
    for number, block in enumerate(blocks):
        for node in block:
            lying[node].append(number)
    behind = sizes_behind(blocks, lying)
    ids = snapshot.actors.ids
    found = [
        Pieces(ids[graph[node]], tuple(sorted((behind[node, b] for b in around), reverse=True)))
        for node, around in lying.items()
        if len(around) > 1
    ]
    return sorted(found, key=lambda one: one.actor)


def blocks_of(graph: Graph) -> list[set[int]]:
    """The nodes of each biconnected part."""
    found: dict[int, set[int]] = defaultdict(set)
    for (a, b), number in rx.biconnected_components(graph).items():
        found[number].update((a, b))
    return list(found.values())


def sizes_behind(blocks: list[set[int]], lying: dict[int, list[int]]) -> dict[tuple[int, int], int]:
    """By cut vertex and block: how many actors lie behind the block, seen from the vertex."""
    cut = {node for node, around in lying.items() if len(around) > 1}
    order, parent, whole = tree_order(blocks, lying, cut)
    below: dict[int, int] = {}
    found: dict[tuple[int, int], int] = {}
    for number in reversed(order):
        inner = [node for node in blocks[number] if node in cut and node != parent[number]]
        size = len(blocks[number]) - (parent[number] is not None)
        for node in inner:
            children = [b for b in lying[node] if b != number]
            size += sum(below[child] for child in children)
        below[number] = size
    for number in order:
        for node in blocks[number] & cut:
            if node == parent[number]:
                found[node, number] = below[number]
            else:
                others = sum(below[b] for b in lying[node] if b != number)
                found[node, number] = whole[number] - 1 - others
    return found


def tree_order(
    blocks: list[set[int]], lying: dict[int, list[int]], cut: set[int]
) -> tuple[list[int], dict[int, int | None], dict[int, int]]:
    """Blocks from roots on, the cut vertex above each, and how many actors its whole part has."""
    parent: dict[int, int | None] = {}
    order: list[int] = []
    whole: dict[int, int] = {}
    for root in range(len(blocks)):
        if root in parent:
            continue
        parent[root], begin = None, len(order)
        order.append(root)
        for number in in_turn(order, begin):
            for node in blocks[number] & cut:
                for other in lying[node]:
                    if other not in parent:
                        parent[other] = node
                        order.append(other)
        size = len(set().union(*(blocks[number] for number in order[begin:])))
        whole.update(dict.fromkeys(order[begin:], size))
    return order, parent, whole


def in_turn(growing: list[int], begin: int) -> Iterator[int]:
    """The elements from a place on, also those that are added meanwhile."""
    while begin < len(growing):
        yield growing[begin]
        begin += 1
