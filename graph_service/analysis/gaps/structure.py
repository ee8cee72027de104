"""What holds the living ties together: actors and pairs without whom they fall apart.

Parallel ties between two actors are one; ties that carry no path are none. Measured by rustworkx
(Hopcroft and Tarjan 1973).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import rustworkx as rx

from graph_service.analysis.costs import BARRED, day_of_question, tie_codes
from graph_service.analysis.snapshot import Ints, Snapshot
from graph_service.domain.gaps import Pieces, Structure
from graph_service.domain.policy import Policy

Graph = rx.PyGraph[int, None]
PLACE_BITS = 32


def structure_of(snapshot: Snapshot, policy: Policy, date: str, *, without_us: bool = False) -> Structure:
    return Together(snapshot, living_pairs(snapshot, policy, date, without_us=without_us)).structure


def living_pairs(snapshot: Snapshot, policy: Policy, date: str, *, without_us: bool) -> Ints:
    """The pairs of actors with ties that carry on a date, as lower place << 32 | higher place, in order."""
    ties = snapshot.ties
    living = np.flatnonzero(tie_codes(snapshot, day_of_question(date, policy)) < BARRED)
    source, target = ties.source[living].astype(np.int64), ties.target[living].astype(np.int64)
    if without_us:
        central = snapshot.actors.central
        kept = ~(central[source] | central[target])
        source, target = source[kept], target[kept]
    pairs = np.sort(np.minimum(source, target) << PLACE_BITS | np.maximum(source, target))
    found: Ints = pairs[np.diff(pairs, prepend=-1) != 0]
    return found


def ends_of(pairs: Ints) -> tuple[Ints, Ints]:
    return pairs >> PLACE_BITS, pairs & (2**PLACE_BITS - 1)


@dataclass(frozen=True)
class Together:
    """How some pairs of actors hold together."""

    snapshot: Snapshot
    pairs: Ints

    @cached_property
    def places(self) -> Ints:
        """Everybody who is tied, in order: the nodes."""
        return np.unique(np.concatenate(ends_of(self.pairs)))

    @cached_property
    def blocks(self) -> Blocks:
        nodes = (np.searchsorted(self.places, ends).tolist() for ends in ends_of(self.pairs))
        graph: Graph = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(self.places.tolist())
        graph.add_edges_from_no_data(list(zip(*nodes, strict=True)))
        return blocks_of(graph)

    @cached_property
    def structure(self) -> Structure:
        blocks, ids = self.blocks, self.snapshot.actors.ids
        cut = {node: ids[int(self.places[node])] for node in blocks.lying}
        pairs = (sorted(ids[int(self.places[node])] for node in pair) for pair in blocks.bridges)
        bridges = tuple(sorted((one, other) for one, other in pairs))
        return Structure(tuple(sorted(cut.values())), bridges, tuple(pieces(blocks, cut)))

    def followed(self, snapshot: Snapshot, pairs: Ints) -> Together:
        """How later pairs hold together: as before where only such came as lie in one block already."""
        come, gone = (
            np.setdiff1d(some, others, assume_unique=True)
            for some, others in ((pairs, self.pairs), (self.pairs, pairs))
        )
        later = Together(snapshot, pairs)
        ends = zip(*(part.tolist() for part in ends_of(come)), strict=True)
        if not len(gone) and all(self.in_one_block(*pair) for pair in ends):
            vars(later).update(places=self.places, blocks=self.blocks, structure=self.structure)
        return later

    def in_one_block(self, one: int, other: int) -> bool:
        """Whether two actors are in one part that nobody alone holds together."""
        if not len(self.places):
            return False
        nodes = np.minimum(np.searchsorted(self.places, (one, other)), len(self.places) - 1)
        here, there = (set(self.blocks.of(node).tolist()) for node in nodes.tolist())
        return self.places[nodes].tolist() == [one, other] and not here.isdisjoint(there)


@dataclass(frozen=True)
class Blocks:
    """The biconnected parts of a graph: who lies in them, node by node, and how many.

    The parts of a node are block[first[node]] to block[first[node + 1]]. `lying`: those of each cut vertex;
    `cut`: by part the cut vertices in it.
    """

    node: Ints
    block: Ints
    first: Ints
    sizes: list[int]
    lying: dict[int, list[int]]
    cut: list[list[int]]

    def of(self, node: int) -> Ints:
        return self.block[self.first[node] : self.first[node + 1]]

    @property
    def bridges(self) -> list[list[int]]:
        """The parts of two."""
        inside = np.array(self.sizes, dtype=np.int64)[self.block] == 2
        order = np.argsort(self.block[inside], kind="stable")
        found: list[list[int]] = self.node[inside][order].reshape(-1, 2).tolist()
        return found


def blocks_of(graph: Graph) -> Blocks:
    parts = rx.biconnected_components(graph)
    number = np.fromiter(parts.values(), np.int64, len(parts))
    ends = np.fromiter(chain.from_iterable(parts.keys()), np.int64, 2 * len(parts))
    count = int(number.max(initial=-1)) + 1
    node, block = np.divmod(np.unique(ends * max(count, 1) + number.repeat(2)), max(count, 1))
    first = np.searchsorted(node, np.arange(len(graph) + 1))
    several = np.diff(first)[node] > 1
    lying, cut = defaultdict(list), [list[int]() for _ in range(count)]
    for one, part in zip(node[several].tolist(), block[several].tolist(), strict=True):
        lying[one].append(part)
        cut[part].append(one)
    return Blocks(node, block, first, np.bincount(block, minlength=count).tolist(), dict(lying), cut)


def pieces(blocks: Blocks, name: dict[int, str]) -> list[Pieces]:
    """How large the parts would be without each cut vertex, in the order of ids.

    On the tree of blocks and cut vertices: behind each block that a cut vertex lies in is one piece.
    """
    behind = sizes_behind(blocks)
    found = [
        Pieces(name[node], tuple(sorted((behind[node, b] for b in around), reverse=True)))
        for node, around in blocks.lying.items()
    ]
    return sorted(found, key=lambda one: one.actor)


def sizes_behind(blocks: Blocks) -> dict[tuple[int, int], int]:
    """By cut vertex and block: how many actors lie behind the block, seen from the vertex."""
    lying = blocks.lying
    order, parent, whole = tree_order(blocks)
    below: dict[int, int] = {}
    found: dict[tuple[int, int], int] = {}
    for number in reversed(order):
        inner = [node for node in blocks.cut[number] if node != parent[number]]
        size = blocks.sizes[number] - (parent[number] is not None)
        for node in inner:
            size += sum(below[child] for child in lying[node] if child != number)
        below[number] = size
    for number in order:
        for node in blocks.cut[number]:
            if node == parent[number]:
                found[node, number] = below[number]
            else:
                others = sum(below[b] for b in lying[node] if b != number)
                found[node, number] = whole[number] - 1 - others
    return found


def tree_order(blocks: Blocks) -> tuple[list[int], dict[int, int | None], dict[int, int]]:
    """Blocks from roots on, the cut vertex above each, and how many actors its whole part has."""
    parent: dict[int, int | None] = {}
    order: list[int] = []
    whole: dict[int, int] = {}
    for root in range(len(blocks.sizes)):
        if root in parent:
            continue
        parent[root], begin = None, len(order)
        order.append(root)
        for number in in_turn(order, begin):
            for node in blocks.cut[number]:
                for other in blocks.lying[node]:
                    if other not in parent:
                        parent[other] = node
                        order.append(other)
        size = sum(blocks.sizes[number] - (parent[number] is not None) for number in order[begin:])
        whole.update(dict.fromkeys(order[begin:], size))
    return order, parent, whole


def in_turn(growing: list[int], begin: int) -> Iterator[int]:
    """The elements from a place on, also those that are added meanwhile."""
    while begin < len(growing):
        yield growing[begin]
        begin += 1
