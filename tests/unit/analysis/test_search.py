"""The search alone: equal costs, both reading directions, several starts, larger districts, refusals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from math import exp

import networkx as nx
import numpy as np
import pytest

from graph_service.analysis import search
from graph_service.analysis.building import build_snapshot
from graph_service.analysis.costs import PARTS
from graph_service.analysis.found import Found
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.work import Work
from graph_service.domain.answers import Scope
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import SearchTooLarge
from graph_service.domain.policy import BLOCKED, DEFAULT_POLICY, Policy
from graph_service.domain.search_columns import search_columns
from tests.strategies import Values, as_district
from tests.unit.small import ON, actor, tie

LEVEL = Policy(
    *(1.0, *(exp(-cost / 1_000_000) for cost in (0, 1, 2, 3)), 1.0, 1.0, 1.0, 1.0, exp(-1e-6)),
    *(1.0, 1.0, 1.0, 1.0),
)
"""Ties of strength 3, 2, 1 and 0 cost 0, 1, 2 and 3 micro-nats, an unknown willingness costs 1."""


def snapshot_of(actors: Sequence[Values], ties: Sequence[Values]) -> Snapshot:
    return build_snapshot(search_columns(as_district({"actors": [*actors], "ties": [*ties]})), DistrictInfo())


def random_snapshot(chance: random.Random, actors: int, density: float, *, costs: int = 2) -> Snapshot:
    """Shops a00, a01, … with ties of few different costs, some of them twice between the same two."""
    pairs = [(a, b) for a in range(actors) for b in range(a + 1, actors) if chance.random() < density]
    willing = [chance.choice(("yes", "yes", "unknown", "no")) for _ in range(actors)]
    return snapshot_of(
        [actor(f"a{number:02}", "shop", willing=willing[number]) for number in range(actors)],
        [
            tie(f"a{a:02}", f"a{b:02}", f"{a}-{b}-{copy}", strength=3 - chance.randint(0, costs))
            for a, b in pairs
            for copy in range(chance.choice((1, 1, 2)))
        ],
    )


def asked(
    snapshot: Snapshot,
    starts: Sequence[int],
    targets: Sequence[int],
    wanted: int,
    most: int,
    *,
    read_back: bool = False,
    policy: Policy = LEVEL,
) -> dict[int, list[tuple[int, ...]]]:
    """Cost, then places in reading order, of each alternative."""
    inquiry = Inquiry(snapshot, policy, Scope(as_of=ON), tuple(starts), {}, read_back)
    found = inquiry.search(targets, wanted, most)
    return {target: [(way.cost, *way.actors) for way in ways] for target, ways in found.items()}


def brute_force(
    snapshot: Snapshot, starts: Sequence[int], target: int, wanted: int, most: int, *, read_back: bool
) -> list[tuple[int, ...]]:
    """Every simple path, of the same ends and mediators the first by cost and ids, the first `wanted`."""
    graph = nx.Graph()
    graph.add_nodes_from(range(len(snapshot.actors.ids)))
    for place in range(len(snapshot.ties.source)):
        ends = int(snapshot.ties.source[place]), int(snapshot.ties.target[place])
        cost = 3 - int(snapshot.ties.strength[place])
        known = graph.get_edge_data(*ends, {"cost": cost})["cost"]
        graph.add_edge(*ends, cost=min(cost, known))
    willing = {0: 0, 1: None, 2: 1}
    best: dict[object, tuple[object, ...]] = {}
    for start in starts:
        for path in nx.all_simple_paths(graph, start, target, cutoff=most + 1):
            mediating = [willing[int(snapshot.actors.willing[place])] for place in path[1:-1]]
            if None in mediating:
                continue
            cost = sum(graph.edges[pair]["cost"] for pair in pairwise(path)) + sum(mediating)
            read = tuple(path[::-1] if read_back else path)
            entry = (cost, len(path), [snapshot.actors.ids[place] for place in read], read)
            group = (start, frozenset(path[1:-1]))
            best[group] = min(entry, best.get(group, entry))
    return [(cost, *read) for cost, _, _, read in sorted(best.values())[:wanted]]


def test_the_places_of_willing_are_as_the_brute_force_takes_them() -> None:
    rows = [actor(word, "shop", willing=word) for word in ("yes", "no", "unknown")]
    assert snapshot_of(rows, []).actors.willing.tolist() == [0, 1, 2]


@pytest.mark.parametrize("number", range(120))
def test_every_order_of_equal_costs(number: int) -> None:
    chance = random.Random(number)
    actors = chance.randint(3, 9)
    snapshot = random_snapshot(chance, actors, chance.choice((0.3, 0.5, 0.8)), costs=chance.choice((0, 1, 3)))
    starts = chance.sample(range(actors), chance.choice((1, 1, 1, 2)))
    targets = [place for place in range(actors) if place not in starts]
    wanted, most, read_back = chance.randint(1, 6), chance.randint(0, 5), chance.random() < 0.4
    found = asked(snapshot, starts, targets, wanted, most, read_back=read_back)
    for target in targets:
        right = brute_force(snapshot, starts, target, wanted, most, read_back=read_back)
        assert found[target] == right


@pytest.mark.parametrize("number", range(60))
def test_a_narrow_beam_finds_the_same(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no beam is wide enough everything is found one by one: the same alternatives."""
    chance = random.Random(number)
    snapshot = random_snapshot(chance, 8, 0.6)
    read_back = chance.random() < 0.5
    wide = asked(snapshot, [0], range(1, 8), 4, 5, read_back=read_back)
    monkeypatch.setattr(search, "WIDEST", 0)
    assert asked(snapshot, [0], range(1, 8), 4, 5, read_back=read_back) == wide


@pytest.mark.parametrize("number", range(12))
def test_networkx_agrees_on_larger_districts(number: int) -> None:
    chance = random.Random(number)
    actors = 60
    rows = [actor(f"a{place:02}", "shop") for place in range(actors)]
    pairs = {tuple(sorted(chance.sample(range(actors), 2))) for _ in range(130)}
    ties = [
        tie(f"a{a:02}", f"a{b:02}", strength=chance.randint(0, 3), confirmed_on=chance.choice((ON, None)))
        for a, b in sorted(pairs)
    ]
    snapshot, most = snapshot_of(rows, ties), chance.randint(2, 5)
    inquiry = Inquiry(snapshot, DEFAULT_POLICY, Scope(as_of=ON), (0,), {})
    graph = nx.Graph()
    for place in range(len(snapshot.ties.source)):
        cost = int(inquiry.ground.tie_costs(np.array([place]))[0]) // PARTS
        graph.add_edge(int(snapshot.ties.source[place]), int(snapshot.ties.target[place]), cost=cost)
    found = inquiry.search(range(1, actors), 5, most)
    for target in range(1, actors):
        best: dict[frozenset[int], int] = {}
        if target in graph and 0 in graph:
            for path in nx.all_simple_paths(graph, 0, target, cutoff=most + 1):
                cost = nx.path_weight(graph, path, "cost")
                group = frozenset(path[1:-1])
                best[group] = min(cost, best.get(group, cost))
        assert [way.cost for way in found[target]] == sorted(best.values())[:5]


def test_no_ties_at_all() -> None:
    assert asked(snapshot_of([actor("a"), actor("b")], []), [0], [1], 3, 3) == {1: []}


def test_no_targets() -> None:
    assert asked(snapshot_of([actor("a")], []), [0], [], 3, 3) == {}


def layered(width: int, layers: int) -> Snapshot:
    """Everybody of one layer knows everybody of the next, at one cost; the first and last are alone."""
    ends = [["a"], *[[f"m{layer}{n:02}" for n in range(width)] for layer in range(layers)], ["z"]]
    ties = [tie(a, b) for one, other in pairwise(ends) for a in one for b in other]
    return snapshot_of([actor(identity, "shop") for layer in ends for identity in layer], ties)


@pytest.mark.parametrize("read_back", [False, True])
def test_equal_costs_are_no_explosion(read_back: bool) -> None:
    """40 x 40 x 40 paths that are equal: the first by ids, without unfolding the others."""
    snapshot = layered(40, 3)
    ids, scope = snapshot.actors.ids, Scope(as_of=ON)
    ends = ids.place("a"), ids.place("z")
    start, target = ends[::-1] if read_back else ends
    inquiry = Inquiry(snapshot, DEFAULT_POLICY, scope, (start,), {}, read_back)
    found = inquiry.search([target], 3, 3)[target]
    names = [[ids[place] for place in way.actors] for way in found]
    assert names == [["a", "m000", "m100", f"m2{number:02}", "z"] for number in range(3)]
    assert inquiry.work.left > Work(3, 3).left - 2_000_000


@pytest.mark.parametrize("read_back", [False, True])
def test_the_only_way_out_of_a_corner_is_no_explosion(read_back: bool) -> None:
    """Somebody whom one hub alone knows: behind the hub no walk leads back, though every one looks good."""
    chance = random.Random(3)
    people = [actor(f"p{number:03}") for number in range(300)]
    ties = [tie("hub", f"p{number:03}", strength=chance.randint(1, 3)) for number in range(300)]
    pairs = {tuple(sorted(chance.sample(range(300), 2))) for _ in range(900)}
    ties += [tie(f"p{a:03}", f"p{b:03}") for a, b in sorted(pairs)]
    snapshot = snapshot_of(
        [*people, actor("hub"), actor("corner"), actor("shop", "shop")],
        [*ties, tie("corner", "hub"), tie("hub", "shop")],
    )
    ids = snapshot.actors.ids
    ends = ids.place("corner"), ids.place("shop")
    start, target = ends[::-1] if read_back else ends
    inquiry = Inquiry(snapshot, DEFAULT_POLICY, Scope(as_of=ON), (start,), {}, read_back)
    (only,) = inquiry.search([target], 4, 7)[target]
    assert [ids[place] for place in only.actors] == ["corner", "hub", "shop"]
    assert inquiry.work.left > Work(7, 3).left - 1_000_000


def test_what_would_take_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal names the limits; scratch arrays are given back for the next question."""
    snapshot = layered(12, 4)
    inquiry = Inquiry(snapshot, DEFAULT_POLICY, Scope(as_of=ON, max_mediators=4), (0,), {})
    inquiry.work.left = 1_000
    target = snapshot.actors.ids.place("z")
    with pytest.raises(SearchTooLarge) as caught:
        inquiry.search([target], 101, 4)
    assert caught.value.data == {"max_mediators": 4, "alternatives": 3, "advice": ()}
    assert all((slots == -1).all() for slots in snapshot.network.slots.free)
    assert len(asked(snapshot, [0], [target], 3, 4)[target]) == 3


def test_scratch_arrays_are_as_they_were() -> None:
    chance = random.Random(7)
    snapshot = random_snapshot(chance, 9, 0.5)
    for start in range(9):
        asked(snapshot, [start], [place for place in range(9) if place != start], 3, start % 5)
    assert snapshot.network.slots.free
    assert all((slots == -1).all() for slots in snapshot.network.slots.free)


def test_extreme_costs_keep_their_order() -> None:
    """Costs that do not fit beside a target's number are still compared exactly."""
    mediators = [actor(f"m{number}", "shop", asks_elsewhere=number * 10**6) for number in range(4)]
    ties = [t for number in range(4) for t in (tie("a", f"m{number}"), tie(f"m{number}", "z"))]
    snapshot = snapshot_of([actor("a"), *mediators, actor("z")], ties)
    inquiry = Inquiry(snapshot, Policy(ask_open=1e-200), Scope(as_of=ON), (0,), {})
    found: list[Found] = inquiry.search([5], 4, 3)[5]
    assert [way.actors[1] for way in found] == [1, 2, 3, 4]
    assert found[-1].fine < BLOCKED
