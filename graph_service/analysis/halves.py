"""What a search looks at from each end of the paths: rings of actors, and the entries that lead to them.

Ties and mediators are looked up here, once for each entry; bounds and beam draw on short arrays after that.
Actors have numbers in the order in which a half came to them. An actor with a state of the stops
(`analysis.stops`) is a slot: number x states + state.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph_service.analysis.ground import Ground
from graph_service.analysis.network import Network
from graph_service.analysis.snapshot import Ints
from graph_service.analysis.stops import Stops
from graph_service.domain.policy import BLOCKED


class Numbering:
    """Actors in the order in which a search came to them; finds the number of each at once."""

    def __init__(self, network: Network) -> None:
        self.pool, self.numbers = network.slots, network.slots.borrow(network.actors)
        self.places = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.places)

    def of(self, places: Ints) -> Ints:
        """The numbers of these actors, -1 where they have none."""
        return self.numbers[places].astype(np.int64)

    def add(self, places: Ints) -> Ints:
        """The new ones of these actors, each once; they have numbers from now on."""
        new = places[self.numbers[places] < 0]
        if len(new):
            order = np.arange(len(self), len(self) + len(new))
            self.numbers[new] = order
            new = new[self.numbers[new] == order]  # of the same actor one stays
            self.numbers[new] = order[: len(new)]
            self.places = np.concatenate((self.places, new))
        return new

    def release(self) -> None:
        self.numbers[self.places] = -1
        self.pool.give_back(self.numbers)


class Entries(NamedTuple):
    """Ties from slots `here` to slots `there`, nearer to a start: costs of the tie and the mediator there."""

    here: Ints
    there: Ints
    cost: Ints

    def first(self, count: int) -> Entries:
        return Entries(self.here[:count], self.there[:count], self.cost[:count])


class Half:
    """Rings outwards from one end of the paths, over whoever may mediate. `barred` mediate on no path.

    rings[r] are the ties of the actors of ring r: their numbers, those of their neighbours, costs without
    mediators. inside[r] entries are of the rings before r.
    """

    def __init__(self, ground: Ground, stops: Stops, ends: Ints, barred: Ints, *, of_starts: bool) -> None:
        self.ground, self.stops, self.of_starts = ground, stops, of_starts
        self.numbering = Numbering(ground.snapshot.network)
        self.numbering.add(np.concatenate((ends, barred)))
        self.mediating = ground.mediator_costs(self.numbering.places)
        self.mediating[self.numbering.of(barred)] = BLOCKED
        self.rings: list[tuple[Ints, Ints, Ints]] = []
        self.inside = [0]
        self.go_on_from(np.arange(len(ends)))

    @property
    def reach(self) -> int:
        """How many ties from its end everybody is known."""
        return len(self.inside) - 1

    @property
    def slots(self) -> int:
        """How many slots there are. The last ones, also to be had as -1, are nobody's."""
        return (len(self.numbering) + 1) * self.stops.states

    def go_on_from(self, ring: Ints) -> None:
        """Notes the numbers of the outermost ring, and as `weight` how many ties it has."""
        self.ring, places = ring, self.numbering.places[ring]
        self.weight = int(self.ground.snapshot.network.degree[places].sum())

    def grow(self) -> None:
        """One ring more."""
        known = len(self.numbering)
        self.look()
        self.go_on_from((self.mediating[known:] < BLOCKED).nonzero()[0] + known)

    def look(self, other: Half | None = None) -> None:
        """Everybody around the outermost ring; if the other half is given, those alone whom it knows."""
        numbers = other.numbering.numbers if other else None
        row, neighbour, tie = self.ground.leaving(self.numbering.places[self.ring], numbers)
        costs = self.ground.mediator_costs(self.numbering.add(neighbour))
        self.mediating = np.concatenate((self.mediating, costs))
        self.rings.append((self.ring[row], self.numbering.of(neighbour), tie))
        self.inside.append(self.inside[-1] + len(tie) * self.stops.states)

    @cached_property
    def entries(self) -> Entries:
        """All of them by slots, ring after ring. They take the place of `rings`: the half grows no more."""
        inner, outer, tie = map(np.concatenate, zip(*self.rings, strict=True))
        self.rings.clear()
        here, there = (outer, inner) if self.of_starts else (inner, outer)
        entries = Entries(here, there, tie + self.mediating[there])
        return entries if self.stops.states == 1 else self.in_every_state(entries)

    def in_every_state(self, entries: Entries) -> Entries:
        """Each entry once for each state in which somebody goes over it."""
        states, (here, there, cost) = (
            self.stops.states,
            (column.repeat(self.stops.states) for column in entries),
        )
        state = np.arange(len(here)) % states
        after = self.stops.after(state, self.numbering.places[there])
        return Entries(here * states + state, there * states + after, cost)

    def actors(self, slots: Ints) -> Ints:
        """The places of the actors of these slots."""
        states = self.stops.states
        return self.numbering.places[slots if states == 1 else slots // states]

    def release(self) -> None:
        self.numbering.release()
