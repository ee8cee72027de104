"""Circles: who is tied more among each other than to others, and which circles do not meet.

Louvain's method (V. D. Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech.
P10008, 2008), by networkx, with a fixed seed over actors and ties in the order of ids.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

import networkx as nx

from graph_service.analysis.fabric.asked import asked_of
from graph_service.analysis.fabric.weave import Graph, Weave
from graph_service.analysis.snapshot import KINDS
from graph_service.domain.fabric import Apart, Circle, Circles, Joined

SEED = 20_141
SMALLEST = 3
"""Fewer make no circle."""
MOST_BODIES = 3
MOST_BETWEEN = 3
"""Who is named as tied to both sides: those with the fewest ties first, they are the least busy."""

Ends = list[tuple[int, int]]


def circles(weave: Weave) -> Circles:
    found = partition(weave.graph)
    large = [members for members in found if len(members) >= SMALLEST]
    across = ties_across(weave.graph, large)
    near = neighbours_in(weave.graph, large)
    pairs = list(combinations(range(len(large)), 2))
    return Circles(
        tuple(circle(weave, members) for members in large),
        tuple(Apart(*pair, between(weave, near, *pair)) for pair in pairs if pair not in across),
        tuple(joined(weave, across)),
        beside=weave.graph.number_of_nodes() - sum(map(len, large)),
    )


def partition(graph: Graph) -> list[list[int]]:
    """The actors of each circle, largest circles first, in the order of the graph."""
    order = {node: number for number, node in enumerate(graph)}
    found = nx.community.louvain_communities(graph, seed=SEED) if graph.number_of_edges() else []
    sorted_ones = [sorted(members, key=order.__getitem__) for members in found]
    return sorted(sorted_ones, key=lambda members: (-len(members), order[members[0]]))


def circle(weave: Weave, members: list[int]) -> Circle:
    areas = Counter(weave.snapshot.area_of(place) for place in members)
    kinds = Counter(map(weave.kind, members))
    area, count = min(areas.items(), key=lambda pair: (-pair[1], pair[0]))
    return Circle(
        tuple(map(weave.id, members)),
        tuple(map(weave.id, bodies(weave, members))),
        area if 2 * count > len(members) else "",
        kinds={kind: kinds[kind] for kind in KINDS if kind in kinds},
        asked=asked_of(weave, members),
    )


def bodies(weave: Weave, members: list[int]) -> list[int]:
    """The bodies with most ties inside the circle."""
    inside = set(members)
    ties = {
        place: sum(other in inside for other in weave.graph[place])
        for place in members
        if not weave.is_person(place)
    }
    return sorted(ties, key=lambda place: -ties[place])[:MOST_BODIES]


def ties_across(graph: Graph, large: list[list[int]]) -> dict[tuple[int, int], Ends]:
    """The ties between each two circles, each with its end in the first one first."""
    of = {place: number for number, members in enumerate(large) for place in members}
    found: dict[tuple[int, int], Ends] = defaultdict(list)
    for ends in graph.edges:
        if all(end in of for end in ends):
            one, other = sorted(ends, key=of.__getitem__)
            if of[one] != of[other]:
                found[of[one], of[other]].append((one, other))
    return found


def neighbours_in(graph: Graph, large: list[list[int]]) -> list[set[int]]:
    """By circle: everybody who is tied to a member of it."""
    return [{other for place in members for other in graph[place]} for members in large]


def between(weave: Weave, near: list[set[int]], one: int, other: int) -> tuple[str, ...]:
    """Who is tied to both circles."""
    both = sorted(near[one] & near[other], key=lambda place: (weave.graph.degree[place], weave.id(place)))
    return tuple(map(weave.id, both[:MOST_BETWEEN]))


def joined(weave: Weave, across: Mapping[tuple[int, int], Ends]) -> Iterator[Joined]:
    """Circles whose ties all end at one actor; where there is one tie only, both of its ends."""
    for pair, ties in sorted(across.items()):
        common = set(ties[0]).intersection(*ties)
        if common:
            yield Joined(*pair, tuple(sorted(map(weave.id, common))))
