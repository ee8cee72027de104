"""Brokerage roles: between whom somebody stands who know each other only through them.

R. V. Gould and R. M. Fernandez, "Structures of mediation", Sociological Methodology 19, 1989, pp. 89-126. Of
each ordered pair a, c that is not tied, and each b tied to both:

coordinator     all of one group
itinerant       a and c of one group, b of another (also called consultant)
gatekeeper      b and c of one group: b lets a in
representative  a and b of one group: b speaks for a
liaison         three groups

Ties are walked both ways: whoever is a gatekeeper from one side is a representative from the other, and
both counts are the same. What is open is counted as all pairs of neighbours less those that are tied.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable

from graph_service.analysis.fabric.weave import Graph, Weave
from graph_service.domain.fabric import ROLES, Broker, Grouping

MOST = 10
MOST_GROUPS = 2
Pairs = Counter[tuple[str, str]]
"""Ordered pairs of neighbours, by their groups."""


def brokers(weave: Weave, grouping: Grouping) -> list[Broker]:
    """Those who stand most often between others of another group than at least one of them."""
    group = groups(weave, grouping)
    found = [broker(weave, place, pairs, group) for place, pairs in open_pairs(weave.graph, group).items()]
    crossing = [(crossings(one), one) for one in found]
    ranked = sorted(((n, one) for n, one in crossing if n), key=lambda pair: (-pair[0], pair[1].actor))
    return [one for _, one in ranked[:MOST]]


def groups(weave: Weave, grouping: Grouping) -> dict[int, str]:
    """The group of each actor; whoever has no area is in none, and is left out."""
    of: Callable[[int], str] = weave.kind if grouping == "kind" else weave.snapshot.area_of
    return {place: of(place) for place in weave.graph if of(place)}


def crossings(one: Broker) -> int:
    return sum(one.roles.values()) - one.roles["coordinator"]


def open_pairs(graph: Graph, group: dict[int, str]) -> dict[int, Pairs]:
    """By actor with a group: the ordered pairs of neighbours who are not tied to each other."""
    return {place: all_pairs(graph, group, place) - tied for place, tied in tied_pairs(graph, group).items()}


def all_pairs(graph: Graph, group: dict[int, str], place: int) -> Pairs:
    counts = Counter(group[other] for other in graph[place] if other in group)
    return Counter({(a, c): n * (m - (a == c)) for a, n in counts.items() for c, m in counts.items()})


def tied_pairs(graph: Graph, group: dict[int, str]) -> dict[int, Pairs]:
    """By actor with a group: the ordered pairs of neighbours who are tied."""
    found: dict[int, Pairs] = {place: Counter() for place in group}
    near = {place: {other for other in graph[place] if other in group} for place in group}
    for a, c in graph.edges:
        if a in group and c in group:
            for place in near[a] & near[c]:
                found[place][group[a], group[c]] += 1
                found[place][group[c], group[a]] += 1
    return found


def role(a: Hashable, b: Hashable, c: Hashable) -> str:
    """The role of b by the groups of the three."""
    if a == b:
        return "coordinator" if b == c else "representative"
    if b == c:
        return "gatekeeper"
    return "itinerant" if a == c else "liaison"


def broker(weave: Weave, place: int, pairs: Pairs, group: dict[int, str]) -> Broker:
    roles = dict.fromkeys(ROLES, 0)
    others: dict[str, int] = defaultdict(int)
    for (a, c), count in pairs.items():
        roles[role(a, group[place], c)] += count
        for other in {a, c} - {group[place]}:
            others[other] += count
    most = sorted(others, key=lambda name: (-others[name], name))[:MOST_GROUPS]
    return Broker(weave.id(place), roles, tuple(most))
