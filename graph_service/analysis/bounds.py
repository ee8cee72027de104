"""Exact lower bounds: the least cost at which an actor can be reached from the starts in so many ties.

Bellman-Ford by levels (Bellman 1958), kept only where a search can need it: levels are pushed outwards from
the starts while few actors are reached, and pulled in around the targets after that. Walks may repeat an
actor where paths may not, so a bound never exceeds the truth.
"""

from __future__ import annotations

import numpy as np

from graph_service.analysis.ground import Ground
from graph_service.analysis.network import Network
from graph_service.analysis.snapshot import Bools, Ints
from graph_service.analysis.stops import Stops
from graph_service.domain.policy import BLOCKED

PULL_WEIGHT = 3
"""How much dearer an entry is that is pulled than one that is pushed: it is looked at on several levels."""


class Numbering:
    """Actors in the order in which a search came to them; finds the number of each at once."""

    def __init__(self, network: Network) -> None:
        self.pool, self.slots = network.slots, network.slots.borrow(network.actors)
        self.places = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.places)

    def of(self, places: Ints) -> Ints:
        """The numbers of these actors, -1 where they have none."""
        return self.slots[places]

    def add(self, places: Ints) -> Ints:
        """The new ones of these actors, each once; they have numbers from now on."""
        new = places[self.slots[places] < 0]
        if len(new):
            self.slots[new] = np.arange(len(new))
            new = new[self.slots[new] == np.arange(len(new))]  # of the same actor one stays
            self.slots[new] = np.arange(len(self), len(self) + len(new))
            self.places = np.concatenate((self.places, new))
        return new

    def release(self) -> None:
        self.slots[self.places] = -1
        self.pool.give_back(self.slots)


class Bounds:
    """least[h][number x states + state]: the least cost from a start to an actor in at most h ties.

    The cost counts every mediator before the actor, who must have passed the stops of the state. Where one
    start alone is asked about it mediates on none of its own paths.
    """

    def __init__(self, ground: Ground, stops: Stops, starts: Ints, targets: Ints, most_ties: int) -> None:
        self.ground, self.stops, self.starts, self.most_ties = ground, stops, starts, most_ties
        self.numbering = Numbering(ground.snapshot.network)
        self.numbering.add(starts)
        self.least = [self.at_start()]
        self.changed = starts
        self.near = Near(ground, targets, starts)
        self.meet()
        for level in range(len(self.least), most_ties + 1):
            self.pull(self.near.within(most_ties - level))
        self.near.release()

    def release(self) -> None:
        self.numbering.release()

    def at_start(self) -> Ints:
        least = np.full(len(self.starts) * self.stops.states, BLOCKED, dtype=np.int64)
        least[:: self.stops.states] = 0
        return least

    def is_start(self, places: Ints) -> Bools:
        found: Bools = places == self.starts[0]
        for start in self.starts[1:].tolist():
            found |= places == start
        return found

    def meet(self) -> None:
        """Pushes from the starts and goes out from the targets, whichever is cheaper, until both meet."""
        while len(self.least) + self.near.reach < self.most_ties:
            if self.push_size() <= PULL_WEIGHT * self.near.size():
                self.push()
            else:
                self.near.grow()
        while len(self.least) <= self.most_ties and self.push_size() <= self.near.size_within(
            self.most_ties - len(self.least)
        ):
            self.push()

    def push_size(self) -> int:
        return int(self.ground.snapshot.network.degree[self.changed].sum())

    def onward(self, least: Ints, numbers: Ints, places: Ints, state: int) -> Ints:
        """The least cost behind these actors as mediators (or starts) for those who come next in `state`."""
        costs = self.ground.mediator_costs(places)
        before = self.stops.after(state, places)
        found = np.minimum(least[numbers * self.stops.states + before] + costs, BLOCKED)
        starting = self.is_start(places)
        alone = BLOCKED if len(self.starts) == 1 else found
        return np.where(starting, 0 if state == 0 else alone, found)

    def push(self) -> None:
        """The next level, from the actors whose costs changed on the last one."""
        before, states = self.least[-1], self.stops.states
        row, neighbour, cost = self.ground.leaving(self.changed)
        self.numbering.add(neighbour)
        before = self.least[-1] = self.widened(before)
        least, numbers = before.copy(), self.numbering.of(self.changed)
        for state in range(states):
            value = self.onward(before, numbers, self.changed, state)[row] + cost
            reached = value < BLOCKED
            np.minimum.at(least, self.numbering.of(neighbour[reached]) * states + state, value[reached])
        self.least.append(least)
        fell = (least < before).reshape(-1, states).any(axis=1)
        changed = self.numbering.places[fell]
        self.changed = changed[self.ground.mediator_costs(changed) < BLOCKED]

    def pull(self, places: Ints) -> None:
        """The next level, for these actors alone."""
        states = self.stops.states
        row, neighbour, cost = self.ground.leaving(places)
        self.numbering.add(places)
        before = self.widened(self.least[-1])
        numbers = self.numbering.of(neighbour)
        known = (numbers >= 0).nonzero()[0]
        row, neighbour, cost, numbers = row[known], neighbour[known], cost[known], numbers[known]
        least, own = before.copy(), self.numbering.of(places)
        for state in range(states):
            value = self.onward(before, numbers, neighbour, state) + cost
            best = np.full(len(places), BLOCKED, dtype=np.int64)
            np.minimum.at(best, row, value)
            least[own * states + state] = np.minimum(before[own * states + state], best)
        self.least.append(least)

    def widened(self, least: Ints) -> Ints:
        """The same costs with room for every actor that has a number."""
        missing = len(self.numbering) * self.stops.states - len(least)
        return np.concatenate((least, np.full(missing, BLOCKED, dtype=np.int64))) if missing else least

    def at(self, level: int, places: Ints, state: Ints) -> Ints:
        """The bounds of these actors; BLOCKED where they cannot be reached in so many ties."""
        least, numbers = self.least[level], self.numbering.of(places)
        slots = numbers * self.stops.states + state
        known = (numbers >= 0) & (slots < len(least))
        return np.where(known, least[np.where(known, slots, 0)], BLOCKED)


class Near:
    """Who is within so many ties of the targets and may mediate (or is a start)."""

    def __init__(self, ground: Ground, targets: Ints, starts: Ints) -> None:
        self.ground, self.starts = ground, starts
        self.numbering = Numbering(ground.snapshot.network)
        self.rings = [self.numbering.add(targets)]

    @property
    def reach(self) -> int:
        return len(self.rings) - 1

    def release(self) -> None:
        self.numbering.release()

    def size(self) -> int:
        """Entries to look at for one ring more."""
        return int(self.ground.snapshot.network.degree[self.rings[-1]].sum())

    def size_within(self, ties: int) -> int:
        return int(self.ground.snapshot.network.degree[self.within(ties)].sum())

    def within(self, ties: int) -> Ints:
        """Everybody within so many ties, those of the reach at most."""
        return self.numbering.places[: sum(map(len, self.rings[: ties + 1]))]

    def grow(self) -> None:
        _, neighbour, _ = self.ground.leaving(self.rings[-1])
        neighbour = neighbour[self.numbering.of(neighbour) < 0]
        may = self.ground.mediator_costs(neighbour) < BLOCKED
        for start in self.starts.tolist():
            may |= neighbour == start
        self.rings.append(self.numbering.add(neighbour[may]))
