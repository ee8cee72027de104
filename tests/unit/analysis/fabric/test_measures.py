"""Each measure against networkx where it has it, else against its definition, word for word."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from importlib import import_module
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.analysis.fabric import brokerage
from graph_service.analysis.fabric.betweenness import betweenness, estimated, exact_shares, rows_of
from graph_service.analysis.fabric.brokerage import brokers, crossings
from graph_service.analysis.fabric.circles import circles
from graph_service.analysis.fabric.holes import closed_bodies, holes, open_holes
from graph_service.analysis.fabric.key_players import STEPS, breaking, connected, pairs_lost, reaching
from graph_service.analysis.fabric.sectors import mixing, sectors
from graph_service.domain.district import District
from graph_service.domain.fabric import GROUPINGS, ROLES, Grouping
from tests.effort import many
from tests.unit.analysis.fabric.house import answered, districts, named, rows, woven
from tests.unit.small import actor

CHECKED = settings(max_examples=many(80), deadline=None)


@CHECKED
@given(districts())
def test_structural_holes_are_those_of_networkx(given_rows: District) -> None:
    weave = woven(given_rows)
    graph, found = named(weave), list(holes(weave))
    effective, constraint = nx.effective_size(graph), nx.constraint(graph, nodes=list(graph))
    assert [hole.actor for hole in found] == [one for one in sorted(graph) if graph.degree[one] >= 3]
    for hole in found:
        assert hole.ties == graph.degree[hole.actor]
        assert hole.effective == pytest.approx(effective[hole.actor])
        assert hole.constraint == pytest.approx(constraint[hole.actor])
    sizes = [hole.effective for hole in open_holes(found)]
    assert sizes == sorted((hole.effective for hole in found), reverse=True)[: len(sizes)]
    closed = {hole.actor for hole in closed_bodies(weave, found)}
    kind = nx.get_node_attributes(graph, "kind")
    bodies = {hole.actor for hole in found if kind[hole.actor] not in ("resident", "professional")}
    assert closed == {hole.actor for hole in found if 2 * hole.effective < hole.ties} & bodies


def by_definition(graph: nx.Graph, group: dict[str, str], middle: str) -> Counter[str]:
    """The roles of Gould and Fernandez, one ordered open pair after the other."""
    found: Counter[str] = Counter()
    for a, c in permutations(graph[middle], 2):
        if graph.has_edge(a, c) or a not in group or c not in group:
            continue
        same = group[a] == group[middle], group[middle] == group[c], group[a] == group[c]
        roles = {
            (True, True, True): "coordinator",
            (False, False, True): "itinerant",
            (False, True, False): "gatekeeper",
            (True, False, False): "representative",
            (False, False, False): "liaison",
        }
        found[roles[same]] += 1
    return found


@CHECKED
@given(districts(), st.sampled_from(GROUPINGS))
def test_brokerage_roles_are_those_of_their_definition(given_rows: District, grouping: Grouping) -> None:
    weave = woven(given_rows)
    graph, groups = named(weave), brokerage.groups(weave, grouping)
    group = {weave.id(place): name for place, name in groups.items()}
    expected = {one: by_definition(graph, group, one) for one in group}
    pairs = brokerage.open_pairs(weave.graph, groups)
    for place, open_ones in pairs.items():
        one = brokerage.broker(weave, place, open_ones, groups)
        assert one.roles == {role: expected[one.actor][role] for role in ROLES}
    crossing = {one: sum(roles.values()) - roles["coordinator"] for one, roles in expected.items()}
    ranked = sorted((one for one in crossing if crossing[one]), key=lambda one: (-crossing[one], one))
    found = brokers(weave, grouping)
    assert [one.actor for one in found] == ranked[: brokerage.MOST]
    assert [crossings(one) for one in found] == [crossing[one.actor] for one in found]


@CHECKED
@given(districts())
def test_mixing_is_that_of_networkx_and_of_counting(given_rows: District) -> None:
    weave = woven(given_rows)
    graph, found = named(weave), sectors(weave)
    kind = nx.get_node_attributes(graph, "kind")
    counted = Counter(tuple(sorted((kind[a], kind[b]))) for a, b in graph.edges)
    for i, one in enumerate(found.kinds):
        for j, other in enumerate(found.kinds):
            assert found.ties[i][j] == counted[tuple(sorted((one, other)))]
    if found.assortativity is not None:
        assert found.assortativity == pytest.approx(nx.attribute_assortativity_coefficient(graph, "kind"))
    assert (found.assortativity is None) == (len({kind[end] for pair in graph.edges for end in pair}) < 2)
    total = 2 * graph.number_of_edges()
    ends = {one: sum(graph.degree[node] for node in graph if kind[node] == one) for one in found.kinds}
    for unmet in found.unmet:
        expected = ends[unmet.kinds[0]] * ends[unmet.kinds[1]] / total if total else 0
        assert unmet.expected == pytest.approx(expected)
    silent = {one.kinds for one in found.unmet if not one.ties}
    assert silent == {p for p in combinations(found.kinds, 2) if not counted[tuple(sorted(p))]}
    assert sum(map(sum, mixing(weave.graph, found.kinds))) == total


def pairs_with_a_way(graph: nx.Graph, without: str) -> int:
    """Ordered pairs of others with a way between them, once somebody is out."""
    rest = graph.subgraph(set(graph) - {without})
    return sum(nx.has_path(rest, a, b) for a, b in permutations(rest, 2))


@CHECKED
@given(districts(9))
def test_who_breaks_most_is_found_by_leaving_out_each(given_rows: District) -> None:
    weave = woven(given_rows)
    graph = named(weave)
    everyone = list(permutations(graph, 2))
    assert connected(weave.graph) == pytest.approx(
        sum(nx.has_path(graph, a, b) for a, b in everyone) / max(len(everyone), 1)
    )
    lost = {weave.id(place): count for place, count in pairs_lost(weave.graph).items()}
    for one in graph:
        had = sum(nx.has_path(graph, a, b) for a, b in everyone if one not in (a, b))
        assert lost.get(one, 0) == had - pairs_with_a_way(graph, one)
    found = breaking(weave)
    if found.actors:
        assert found.actors[0] == min(lost, key=lambda one: (-lost[one], one))
        rest = graph.subgraph(set(graph) - set(found.actors))
        assert found.after == pytest.approx(connected(rest))
    assert bool(found.actors) == bool(lost)


@CHECKED
@given(districts())
def test_who_reaches_most_is_greedy_over_those_within_two_ties(given_rows: District) -> None:
    weave = woven(given_rows)
    graph, found = named(weave), reaching(weave)
    near = {one: set(nx.single_source_shortest_path_length(graph, one, cutoff=STEPS)) for one in graph}
    covered: set[str] = set()
    for one in found.actors:
        gains = {other: len(near[other] - covered) for other in graph}
        assert one == min(gains, key=lambda other: (-gains[other], other))
        covered |= near[one]
    assert found.reached == len(covered)
    assert len(found.actors) == 3 or covered == set(graph)


@CHECKED
@given(districts())
def test_betweenness_is_that_of_networkx_exact_and_with_all_pivots(given_rows: District) -> None:
    weave = woven(given_rows)
    expected = nx.betweenness_centrality(named(weave))
    wanted = np.array([expected[weave.id(place)] for place in weave.graph])
    assert exact_shares(weave)[0] == pytest.approx(wanted)
    if len(wanted) > 2:
        shares, errors = estimated(rows_of(weave), len(wanted), seed=1)
        assert shares == pytest.approx(wanted)
        assert errors == pytest.approx(np.zeros(len(wanted)))


def ring_and_star() -> District:
    """Sixty around a hub, tied to the next one too: much runs through the hub."""
    ids = [f"r{n:02}" for n in range(60)]
    pairs = [(a, b) for a, b in zip(ids, (*ids[1:], ids[0]), strict=True)]
    pairs += [("hub", one) for one in ids[::3]]
    return rows([actor("hub", "organization"), *(actor(one, "resident") for one in ids)], pairs)


def test_a_sample_says_how_far_off_it_may_be() -> None:
    """The true share lies within the error in 95 of 100 draws: in 200 draws rarely in less than 180."""
    weave = woven(ring_and_star())
    true = exact_shares(weave)[0][0]
    assert weave.id(int(weave.places[0])) == "hub"
    within = 0
    for seed in range(200):
        shares, errors = estimated(rows_of(weave), 20, seed)
        assert errors[0] > 0
        within += abs(shares[0] - true) <= errors[0]
    assert within >= 180


def test_above_the_limit_betweenness_is_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    weave, module = woven(ring_and_star()), import_module(betweenness.__module__)
    exact = betweenness(weave)
    assert exact.pivots == 0 and all(one.error == 0 for one in exact.passed)
    monkeypatch.setattr(module, "MOST_EXACT", 60)
    monkeypatch.setattr(module, "PIVOTS", 20)
    sampled = betweenness(weave)
    assert sampled.pivots == 20
    assert sampled.passed[0].actor == exact.passed[0].actor == "hub"
    assert sampled.passed[0].error > 0


@CHECKED
@given(districts())
def test_circles_share_out_the_actors_and_their_pairs_are_told_truly(given_rows: District) -> None:
    weave = woven(given_rows)
    graph, found = named(weave), circles(weave)
    members = [set(circle.members) for circle in found.circles]
    assert all(len(one) >= 3 for one in members)
    assert sum(map(len, members)) == len(set().union(*members)) == len(graph) - found.beside
    ties = {pair: list(nx.edge_boundary(graph, *(members[n] for n in pair))) for pair in pairs_of(members)}
    assert {(one.one, one.other) for one in found.apart} == {pair for pair, some in ties.items() if not some}
    for apart in found.apart:
        assert all(members[n] & set(graph[x]) for x in apart.between for n in (apart.one, apart.other))
    joined = {(one.one, one.other): set(one.actors) for one in found.joined}
    common = {pair: set(some[0]).intersection(*some) for pair, some in ties.items() if some}
    assert joined == {pair: actors for pair, actors in common.items() if actors}


def pairs_of(members: list[set[str]]) -> list[tuple[int, int]]:
    return list(combinations(range(len(members)), 2))


@CHECKED
@given(districts(), st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_rows(given_rows: District, random: object) -> None:
    shuffled = {name: list(table) for name, table in given_rows.rows.items()}
    for table in shuffled.values():
        random.shuffle(table)  # type: ignore[attr-defined]
    other = replace(given_rows, rows={name: tuple(table) for name, table in shuffled.items()})
    assert answered(other, "area-top") == answered(given_rows, "area-top")
    assert answered(other) == answered(given_rows)
