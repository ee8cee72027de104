"""Structural holes: whose acquaintances do not know each other, and who hears from one side only.

Constraint after R. S. Burt, "Structural Holes", Harvard University Press 1992, chapter 2; effective size in
the form of S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20(1),
1997: for ties without strength, the number of ties less the mean number of ties among those tied. Both by
networkx.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import networkx as nx

from graph_service.analysis.fabric.weave import Weave
from graph_service.domain.fabric import Hole

FEWEST = 3
"""Of those with fewer ties nothing is said: there is hardly anything to compare."""
MOST = 10
CLOSED = 0.5
"""A body is closed in where less than this part of its ties leads elsewhere."""


def open_holes(found: Iterable[Hole]) -> list[Hole]:
    """Those with most acquaintances who do not know each other."""
    return sorted(found, key=lambda hole: (-hole.effective, hole.constraint, hole.actor))[:MOST]


def closed_bodies(weave: Weave, found: Iterable[Hole]) -> list[Hole]:
    """Bodies, and no persons, whose acquaintances mostly know each other."""
    bodies = {weave.id(place) for place in weave.graph if not weave.is_person(place)}
    return [hole for hole in found if hole.actor in bodies and hole.effective < CLOSED * hole.ties]


def holes(weave: Weave) -> Iterator[Hole]:
    """In the order of ids."""
    if not weave.graph.number_of_edges():
        return
    graph = weave.graph.subgraph([place for place in weave.graph if weave.graph.degree[place]])
    constraint, effective = nx.constraint(graph), nx.effective_size(graph)
    for place in weave.graph:
        ties = weave.graph.degree[place]
        if ties >= FEWEST:
            yield Hole(weave.id(place), ties, float(effective[place]), float(constraint[place]))
