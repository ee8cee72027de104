"""The search alone, on networks where many costs are equal, against every simple path."""

from __future__ import annotations

import random
from heapq import heappush
from itertools import pairwise, permutations

import numpy as np
import pytest

from graph_service.analysis import search
from graph_service.analysis.network import Network, build_network
from graph_service.analysis.search import cheapest, lower_bounds
from graph_service.analysis.snapshot import Ints, build_snapshot
from graph_service.domain.district import DistrictInfo
from graph_service.domain.policy import BLOCKED
from graph_service.domain.search_columns import search_columns
from tests.strategies import as_district

Costs = dict[tuple[int, int], int]


def network(actors: int, costs: Costs) -> Network:
    """A network whose pairs cost what `costs` says."""
    ids = [f"a{number:02}" for number in range(actors)]
    rows = {
        "actors": [{"id": identity, "kind": "shop", "name": "n"} for identity in ids],
        "ties": [
            {"from": ids[a], "to": ids[b], "kind": "knows", "id": f"{a:02}-{b:02}"} for a, b in sorted(costs)
        ],
    }
    snapshot = build_snapshot(search_columns(as_district(rows)), DistrictInfo())
    everything = np.ones(len(costs), dtype=np.bool_), np.ones(actors, dtype=np.bool_)
    return build_network(
        snapshot, np.array([costs[pair] for pair in sorted(costs)], dtype=np.int64), *everything
    )


def brute_force(
    actors: int, costs: Costs, mediator: Ints, most_ties: int, wanted: int
) -> list[tuple[int, tuple[int, ...]]]:
    """From 0 to 1: of paths with the same mediators the first by cost, then of all the first `wanted`."""
    best: dict[frozenset[int], tuple[int, int, tuple[int, ...]]] = {}
    for count in range(most_ties):
        for between in permutations(range(2, actors), count):
            path = (0, *between, 1)
            pairs = [(min(pair), max(pair)) for pair in pairwise(path)]
            if not all(pair in costs for pair in pairs) or any(mediator[m] >= BLOCKED for m in between):
                continue
            cost = sum(costs[pair] for pair in pairs) + sum(int(mediator[m]) for m in between)
            entry = (cost, count, path)
            best[frozenset(between)] = min(entry, best.get(frozenset(between), entry))
    return [(cost, path) for cost, _, path in sorted(best.values())[:wanted]]


@pytest.mark.parametrize("number", range(150))
def test_every_order_of_equal_costs(number: int) -> None:
    chance = random.Random(number)
    actors = chance.randint(2, 8)
    pairs = [(a, b) for a in range(actors) for b in range(a + 1, actors)]
    density, most = chance.choice((0.3, 0.6, 0.9)), chance.choice((0, 1, 3))
    costs = {pair: chance.randint(0, most) for pair in pairs if chance.random() < density}
    mediator = np.array([chance.choice((0, 0, 1, 2, BLOCKED)) for _ in range(actors)], dtype=np.int64)
    ties, wanted = chance.randint(1, 5), chance.randint(1, 5)
    found = cheapest(network(actors, costs), mediator, 0, 1, ties, wanted)
    assert [(path.cost, path.actors) for path in found] == brute_force(actors, costs, mediator, ties, wanted)


def test_a_bound_never_exceeds_the_cheapest_path() -> None:
    costs = {(0, 2): 5, (2, 1): 5, (1, 2): 5, (0, 3): 1, (3, 4): 1, (1, 4): 1}
    costs = {tuple(sorted(pair)): cost for pair, cost in costs.items()}  # type: ignore[misc]
    bounds = lower_bounds(network(5, costs), np.ones(5, dtype=np.int64), 1, 4)
    assert bounds[0].tolist() == [BLOCKED, 0, BLOCKED, BLOCKED, BLOCKED]
    assert bounds[2, 0] == 5 + 1 + 5
    assert bounds[3, 0] == 1 + 1 + 1 + 1 + 1


def test_no_ties_at_all() -> None:
    assert cheapest(network(3, {}), np.zeros(3, dtype=np.int64), 0, 1, 4, 3) == []


def test_equal_costs_are_no_explosion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody of one layer knows everybody of the next, at one cost: 40 x 40 x 40 paths that are equal."""
    width, layers = 40, 3
    ends = [
        [0],
        *[list(range(1 + width * i, 1 + width * (i + 1))) for i in range(layers)],
        [1 + width * layers],
    ]
    pairs = [(a, b) for one, other in pairwise(ends) for a in one for b in other]
    size = 2 + width * layers
    both = sorted([*pairs, *((b, a) for a, b in pairs)])
    source, target = (np.array(column, dtype=np.int64) for column in zip(*both, strict=True))
    starts = np.concatenate(([0], np.cumsum(np.bincount(source, minlength=size))))
    costs = np.full(len(both), 500_000, dtype=np.int64)
    places = np.arange(len(both))
    network = Network(starts, target, costs, places, places, places)
    pushed = []

    def counting(queue: list[object], entry: object) -> None:
        pushed.append(entry)
        heappush(queue, entry)

    monkeypatch.setattr(search, "heappush", counting)
    found = cheapest(network, np.full(size, 100_000, dtype=np.int64), 0, size - 1, layers + 1, 3)
    assert [way.actors for way in found] == [(0, 1, 41, 81 + n, 121) for n in range(3)]
    assert len({way.cost for way in found}) == 1
    assert len(pushed) < 1_000
