"""Sectors that do not meet: ties between kinds, against those of a mixing at random.

Mixing matrix and assortativity by networkx (M. E. J. Newman, "Mixing patterns in networks", Physical Review
E 67, 026126, 2003). What is expected of two kinds: the product of their shares of all ends of ties.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import networkx as nx

from graph_service.analysis.fabric.weave import Graph, Weave
from graph_service.analysis.snapshot import KINDS
from graph_service.domain.fabric import Sectors, Unmet

HARDLY, ENOUGH = 0.25, 4.0
"""Hardly any ties are fewer than this part of those expected, where that many would be expected."""


def sectors(weave: Weave) -> Sectors:
    graph = weave.graph
    present = set(map(weave.kind, graph))
    kinds = tuple(kind for kind in KINDS if kind in present)
    ends = mixing(graph, kinds)
    ties = tuple(
        tuple(count // 2 if i == j else count for j, count in enumerate(row)) for i, row in enumerate(ends)
    )
    return Sectors(kinds, ties, assortativity(graph, ends), tuple(unmet(kinds, ends)))


def mixing(graph: Graph, kinds: tuple[str, ...]) -> list[list[int]]:
    """By kinds of both ends: each tie counts twice, once from each of its ends."""
    numbers = {kind: number for number, kind in enumerate(kinds)}
    found = nx.attribute_mixing_matrix(graph, "kind", mapping=numbers, normalized=False)
    return [[round(count) for count in row] for row in found.tolist()]


def assortativity(graph: Graph, ends: list[list[int]]) -> float | None:
    """1 where kinds keep to themselves, 0 where they mix at random; None where one kind has all ties."""
    if sum(any(row) for row in ends) < 2:
        return None
    return float(nx.attribute_assortativity_coefficient(graph, "kind"))


def unmet(kinds: tuple[str, ...], ends: list[list[int]]) -> Iterator[Unmet]:
    """Pairs of kinds with no or hardly any ties, most expected first."""
    total, sums = sum(map(sum, ends)), list(map(sum, ends))
    found = [
        Unmet((kinds[i], kinds[j]), ends[i][j], sums[i] * sums[j] / total if total else 0.0)
        for i, j in combinations(range(len(kinds)), 2)
    ]
    few = [one for one in found if not one.ties or (one.expected >= ENOUGH and rare(one))]
    yield from sorted(few, key=lambda one: (-one.expected, one.kinds))


def rare(one: Unmet) -> bool:
    return one.ties < HARDLY * one.expected
