"""Which ways a change can touch: those within so many ties that pass somebody concerned, and at what cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

import numpy as np

from graph_service.analysis.costs import PARTS
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.gaps.demand import Demand, Wanted
from graph_service.analysis.gaps.open_network import OpenNetwork
from graph_service.analysis.ground import Ground
from graph_service.analysis.known.difference import Concerned
from graph_service.analysis.snapshot import Bools, Ints
from graph_service.domain.policy import BLOCKED

FAR = 100
"""So many ties away is nowhere."""
Near = dict[str, set[str]]
"""By need the resources to which some way passes somebody concerned."""


def ties_from(ground: Ground, places: Sequence[int], most_ties: int, asked: Ints) -> Ints:
    """How many ties everybody is from the nearest of some actors, FAR where nobody is within so many.

    Whoever may mediate is passed, and whoever was `asked` for some need: for that need they may, perhaps.
    """
    found = np.full(len(ground.snapshot.actors.ids), FAR, dtype=np.int16)
    ring: Ints = np.unique(np.array(places, dtype=np.int64))
    found[ring] = 0
    for away in range(1, most_ties + 1):
        neighbours = np.unique(ground.leaving(ring).neighbour)
        ring = neighbours[found[neighbours] == FAR]
        found[ring] = away
        ring = ring[(ground.mediator_costs(ring) < BLOCKED) | np.isin(ring, asked)]
    return found


@dataclass(frozen=True)
class Leg:
    """A part of ways between everybody and one actor: least[k] is what it costs over up to k ties."""

    least: Sequence[Ints]

    @cached_property
    def ties(self) -> Ints:
        """By actor over how many ties it leads at least; more than the most where it does not."""
        found: Ints = np.sum([costs >= BLOCKED for costs in self.least], axis=0, dtype=np.int16)
        return found


def leg(network: OpenNetwork, actor: int, most_ties: int) -> Leg:
    """The part of ways that ends at an actor."""
    best = np.full(network.actors, BLOCKED, dtype=np.int64)
    best[actor] = 0
    edge, through, least = np.array([actor]), np.zeros(1, dtype=np.int64), [best]
    for _ in range(most_ties):
        entry, row = network.entries(edge)
        best = best.copy()
        np.minimum.at(best, network.neighbour[entry], through[row] + network.cost[entry])
        edge = np.flatnonzero((best < least[-1]) & network.mediates)
        through = best[edge] + network.mediating[edge]
        least.append(best)
    return Leg(least)


def passing_on(network: OpenNetwork, actor: int, part: Leg) -> Leg:
    """The same, where the actor goes on introducing: they mediate for everybody but themselves."""
    costs = [np.minimum(cost + network.mediating[actor], BLOCKED) for cost in part.least]
    for cost in costs:
        cost[actor] = 0
    return Leg(costs)


@dataclass(frozen=True)
class Passage:
    """Ways past somebody concerned: two legs, in each of the orders, of so many ties together."""

    orders: tuple[tuple[Leg, Leg], ...]
    ties: int
    cost: int = 0

    def costs(self, ends: Ends) -> Ints:
        """What such a way costs at least, in parts, from each holder to what could meet the need."""
        found = np.full(len(ends.holders), BLOCKED, dtype=np.int64)
        for one, other in self.orders:
            for here in range(self.ties + 1):
                there = ends.least(other.least[self.ties - here][ends.owners] + ends.costs)
                np.minimum(found, one.least[here][ends.holders] + there + self.cost, out=found)
        return found

    def near(self, ends: Ends) -> Bools:
        """Whether from each holder one leads to anything that could meet the need."""
        found = np.zeros(len(ends.holders), dtype=np.bool_)
        for one, other in self.orders:
            found |= one.ties[ends.holders] + ends.least(other.ties[ends.owners]) <= self.ties
        return found

    def leads(self, ends: Ends) -> Iterator[tuple[str, list[str]]]:
        """The needs from whose holders one leads to what could meet them, with all of that."""
        for need in np.flatnonzero(self.near(ends)).tolist():
            demand, holder = int(ends.demand[need]), ends.holders[need]
            owners = ends.owners[ends.first_fit[demand] : ends.first_fit[demand + 1]]
            to = [one.ties[holder] + other.ties[owners] <= self.ties for one, other in self.orders]
            yield ends.needs[need], list(compress(ends.resources[demand], np.logical_or.reduce(to).tolist()))


def passages(look: Look, who: Concerned) -> Iterator[tuple[tuple[int, ...], Passage]]:
    """The ways past each tie and each actor; an actor may also stand at an end of them."""
    if not len(who):
        return
    network, most_ties = look.reaching.network, look.most_ties
    for one, other in sorted(who.pairs):
        row = slice(network.begin[one], network.begin[one + 1])
        cost = network.cost[row][network.neighbour[row] == other].min(initial=BLOCKED)
        legs = [passing_on(network, actor, leg(network, actor, most_ties - 1)) for actor in (one, other)]
        yield (one, other), over_tie(legs, int(cost))
    for actor in sorted(who.actors):
        ending, here = leg(network, actor, most_ties), np.full(network.actors, BLOCKED, dtype=np.int64)
        here[actor] = 0
        orders = (passing_on(network, actor, ending), ending), (ending, Leg([here] * (most_ties + 1)))
        yield (actor,), Passage(orders, most_ties)


def over_tie(legs: Sequence[Leg], cost: int) -> Passage:
    """The ways over a tie of this cost, from the two legs that go on past its ends."""
    one, other = legs
    return Passage(((one, other), (other, one)), len(one.least) - 1, cost)


class Ends:
    """Where the ways of demands begin and end: holders and owners, demand after demand."""

    def __init__(self, demands: Sequence[Demand]) -> None:
        needs, fits = [len(one.needs) for one in demands], [len(one.fits) for one in demands]
        self.needs = [need.id for one in demands for need in one.needs]
        self.holders = np.array([need.holder for one in demands for need in one.needs], dtype=np.int64)
        self.demand = np.repeat(np.arange(len(demands)), needs)
        self.resources = [[fit.resource for fit in one.fits] for one in demands]
        self.owners = np.array([fit.actor for one in demands for fit in one.fits], dtype=np.int64)
        self.costs = np.array([fit.cost * PARTS for one in demands for fit in one.fits], dtype=np.int64)
        self.first_fit = np.concatenate(([0], np.cumsum(fits, dtype=np.int64)))

    def least(self, of_owners: Ints) -> Ints:
        """For each holder the least of these numbers by owner, of what could meet the need."""
        if not len(self.demand):
            return self.holders
        found: Ints = np.minimum.reduceat(of_owners, self.first_fit[:-1])
        return found[self.demand]


def leading(look: Look, ends: Ends, who: Concerned) -> Near:
    """For each need the resources that it reaches past one of these, or with one at an end.

    A need with asks of its own may name too many.
    """
    found = alone_near(look, who)
    for _, passage in passages(look, who):
        for need, resources in passage.leads(ends):
            found[need].update(resources)
    return found


@dataclass
class Better:
    """What new and cheaper ways may bring: by need the resources that some lead to, and the least that one
    costs, in micro-nats."""

    more: Near
    least: dict[str, int]

    def note(self, need: str, parts: int) -> None:
        """That a way costs at least so much."""
        self.least[need] = min(parts // PARTS, self.least.get(need, BLOCKED))


def better(look: Look, ends: Ends, cheaper: Concerned, come: Concerned) -> Better:
    """What ways past those bring who are `cheaper`, some of whom have `come` and lead to more.

    Of a need with asks of its own it is only known that there may be such ways, at whatever cost.
    """
    found = Better(alone_near(look, come), dict.fromkeys(alone_near(look, cheaper), 0))
    for actors, passage in passages(look, cheaper):
        costs = passage.costs(ends)
        for number in np.flatnonzero(costs < BLOCKED).tolist():
            found.note(ends.needs[number], int(costs[number]))
        for need, resources in passage.leads(ends) if come.touch(actors) else ():
            found.more[need].update(resources)
    return found


def add_gained(found: Better, look: Look, gained: Mapping[str, Sequence[Wanted]]) -> None:
    """Adds the ways to what needs gained, of which none has asks of its own."""
    holders = {need.id: need.holder for demand in look.together for need in demand.needs}
    for owner in sorted({fit.actor for fits in gained.values() for fit in fits}):
        costs = leg(look.reaching.network, owner, look.most_ties).least[-1]
        for need, fits in gained.items():
            for fit in fits:
                cost = int(costs[holders[need]])
                if fit.actor == owner and cost < BLOCKED:
                    found.more[need].add(fit.resource)
                    found.note(need, cost + fit.cost * PARTS)


def alone_near(look: Look, who: Concerned) -> Near:
    """The same for needs with asks of their own, by the number of ties alone."""
    found: Near = defaultdict(set)
    demands, ground = look.alone, look.seeker.shared.ground
    asked = np.array(sorted({place for demand in demands for place in demand.asked}), dtype=np.int64)
    for actors in (*who.pairs, *((actor,) for actor in who.actors)) if demands else ():
        away = [ties_from(ground, [actor], look.most_ties, asked) for actor in actors]
        orders, left = ((away[0], away[-1]), (away[-1], away[0])), look.most_ties + 1 - len(actors)
        for demand in demands:
            need = demand.needs[0]
            near = {
                fit.resource
                for fit in demand.fits
                if min(one[need.holder] + other[fit.actor] for one, other in orders) <= left
            }
            if near:
                found[need.id].update(near)
    return found
