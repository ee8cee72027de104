"""Which needs are reached, and at what least cost: one sweep for all needs that want the same resources.

Costs spread from both sides, from the resources' actors of each demand and from the holders of its needs, and
meet in the middle: a path of at most H ties is one of at most B ties behind some mediator, or a direct one of
at most B. The last tie in the middle is looked at from the needs' side, demand by demand. Loops only cost
more, so the least walk is a path (Bellman's principle with a bound of hops).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.costs import PARTS
from graph_service.analysis.gaps.demand import Demand
from graph_service.analysis.gaps.open_network import OpenNetwork
from graph_service.analysis.snapshot import Ints
from graph_service.domain.policy import BLOCKED

AT_ONCE = 64
"""Demands of one sweep times the ties of a path: more are no faster and hold more memory."""


@dataclass(frozen=True)
class Costs:
    """The least cost in parts by key (number × actors + actor), keys in order."""

    key: Ints
    cost: Ints

    def at(self, key: Ints) -> Ints:
        """The costs of these keys; BLOCKED where there is none."""
        if not len(self.key):
            return np.full(len(key), BLOCKED)
        place = np.minimum(np.searchsorted(self.key, key), len(self.key) - 1)
        return np.where(self.key[place] == key, self.cost[place], BLOCKED)


NOTHING = Costs(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def least_costs(network: OpenNetwork, demands: Sequence[Demand], most_ties: int) -> dict[str, int]:
    """The cost in micro-nats of the best path of each need that reaches something, by need."""
    found: dict[str, int] = {}
    at_once = max(1, AT_ONCE // most_ties)
    for begin in range(0, len(demands), at_once):
        found.update(of_some(network, demands[begin : begin + at_once], most_ties))
    return found


def of_some(network: OpenNetwork, demands: Sequence[Demand], most_ties: int) -> Iterator[tuple[str, int]]:
    needs = [(n, need) for n, one in enumerate(demands) for need in one.needs]
    holder = np.array([need.holder for _, need in needs], dtype=np.int64)
    ends = [(n, fit.actor, fit.cost * PARTS) for n, one in enumerate(demands) for fit in one.fits]
    onward = Spread(network, *columns(ends))
    ahead = Spread(network, np.arange(len(needs)), holder, np.zeros(len(needs), dtype=np.int64))
    onward.go_on()
    for _ in range(2, most_ties):
        min(onward, ahead, key=lambda side: side.still_to_see).go_on()
    first = np.cumsum([0, *(len(one.needs) for one in demands)])
    for number, demand in enumerate(demands):
        some = slice(int(first[number]), int(first[number + 1]))
        costs = met(onward.of(number), ahead, some, holder[some], further=most_ties > 1)
        for need, cost in zip(demand.needs, costs.tolist(), strict=True):
            if cost < BLOCKED:
                yield need.id, cost // PARTS


def met(onward: Ints, ahead: Spread, needs: slice, holder: Ints, *, further: bool) -> Ints:
    """The least cost of each of some needs of one demand, by what is left from each actor on.

    `further`: also one tie beyond those that `ahead` went. That is the step that sees most: nothing of it
    is kept.
    """
    network, best = ahead.network, onward[holder]
    behind = onward + network.mediating
    number, actor, cost = ahead.known_of(needs)
    np.minimum.at(best, number, cost + behind[actor])
    if further:
        number, actor, through = ahead.edge_of(needs)
        entry, row = network.entries(actor)
        last = network.cost[entry] + behind[network.neighbour[entry]]
        np.minimum.at(best, number[row], through[row] + last)
    return best


def columns(rows: Sequence[tuple[int, int, int]]) -> tuple[Ints, Ints, Ints]:
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def least(key: Ints, cost: Ints) -> Costs:
    """The least cost of each key."""
    if not len(key):
        return NOTHING
    if int(key.max()) < 2 ** (63 - COST_BITS) and int(cost.max()) < 2**COST_BITS:
        both = np.sort(key << COST_BITS | cost)  # in one number, for that sorts fastest
        key, cost = both >> COST_BITS, both & (2**COST_BITS - 1)
    else:
        order = np.lexsort((cost, key))
        key, cost = key[order], cost[order]
    first = np.concatenate(([True], key[1:] != key[:-1]))
    return Costs(key[first], cost[first])


COST_BITS = 36
"""Most costs are below; with such a key of 27 bits fits beside it."""


class Spread:
    """Least costs over one tie and more, from where it began; who is reached costs nothing yet.

    Whoever is passed on the way mediates; where it began nobody does.
    """

    def __init__(self, network: OpenNetwork, number: Ints, actor: Ints, cost: Ints) -> None:
        self.network, self.known = network, NOTHING
        begun = least(number * network.actors + actor, cost)
        self.edge, self.through = begun.key, begun.cost

    @property
    def still_to_see(self) -> int:
        """How many ties the next step looks at."""
        actor = self.edge % self.network.actors
        return int((self.network.begin[actor + 1] - self.network.begin[actor]).sum())

    def of(self, number: int) -> Ints:
        """By actor what is known of one number; BLOCKED where nothing is."""
        found = np.full(self.network.actors, BLOCKED, dtype=np.int64)
        _, actor, cost = self.part(self.known.key, self.known.cost, slice(number, number + 1))
        found[actor] = cost
        return found

    def known_of(self, numbers: slice) -> tuple[Ints, Ints, Ints]:
        """What is known of some numbers: these, counted from the first, actors and costs."""
        return self.part(self.known.key, self.known.cost, numbers)

    def edge_of(self, numbers: slice) -> tuple[Ints, Ints, Ints]:
        """The same of those from whom the next step begins."""
        return self.part(self.edge, self.through, numbers)

    def part(self, key: Ints, cost: Ints, numbers: slice) -> tuple[Ints, Ints, Ints]:
        begin, end = np.searchsorted(
            key, (numbers.start * self.network.actors, numbers.stop * self.network.actors)
        )
        number, actor = np.divmod(key[begin:end], self.network.actors)
        return number - numbers.start, actor, cost[begin:end]

    def go_on(self) -> None:
        """One tie further: whoever is reached for less than before is where the next step begins."""
        number, actor = np.divmod(self.edge, self.network.actors)
        entry, row = self.network.entries(actor)
        key = number[row] * self.network.actors + self.network.neighbour[entry]
        reached = least(key, self.through[row] + self.network.cost[entry])
        better = reached.cost < self.known.at(reached.key)
        key, cost = reached.key[better], reached.cost[better]
        self.known = least(np.concatenate((self.known.key, key)), np.concatenate((self.known.cost, cost)))
        through = cost + self.network.mediating[key % self.network.actors]
        open_ones = through < BLOCKED
        self.edge, self.through = key[open_ones], through[open_ones]
