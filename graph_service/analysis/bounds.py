"""Exact lower bounds: the least cost at which an actor can be reached from the starts in so many ties.

Bellman-Ford by levels (Bellman 1958), over what a search can need alone: everybody around the starts while
few ties are left, and around the targets before that. Both halves grow, the lighter one first, until they
meet (Pohl 1971). Walks may repeat an actor where paths may not, so a bound never exceeds the truth.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_service.analysis.ground import Ground
from graph_service.analysis.halves import Entries, Half
from graph_service.analysis.snapshot import Ints
from graph_service.analysis.stops import Stops
from graph_service.domain.policy import BLOCKED


class Bounds:
    """least[h][slot]: the least cost from a start to an actor in at most h ties.

    The cost counts every mediator before the actor, who must have passed the stops of the state. The slots
    are those of `half(h)`: of the half of the starts while it reaches further than h ties, then of that of
    the targets. `outward` leads from the slots of the second one to those of the first, or to nobody's.
    """

    def __init__(self, ground: Ground, stops: Stops, starts: Ints, targets: Ints, most_ties: int) -> None:
        self.ground, self.stops, self.starts, self.most_ties = ground, stops, starts, most_ties
        alone = starts if len(starts) == 1 else starts[:0]  # it mediates on none of its own paths
        self.near = Half(ground, stops, targets, alone, of_starts=False)
        self.out = Half(ground, stops, starts, alone, of_starts=True)
        self.meet()
        self.outward = self.leading_outward()
        self.to_starts = [self.ties_to(number) for number in range(len(starts))]
        self.near_to_starts = [costs[self.outward] for costs in self.to_starts]
        self.least = list(self.levels())

    def release(self) -> None:
        self.near.release()
        self.out.release()

    def meet(self) -> None:
        """Lets the halves grow, the lighter one first; in the end one looks for whom the other one knows."""
        half, other = self.out, self.near
        for _ in range(self.most_ties - 1):
            half.grow()
            half, other = sorted((self.out, self.near), key=lambda one: one.weight)
        half.look(other)

    def leading_outward(self) -> Ints:
        numbers = np.append(self.out.numbering.of(self.near.numbering.places), -1)
        states = self.stops.states
        return numbers if states == 1 else (numbers[:, None] * states + np.arange(states)).ravel()

    def ties_to(self, number: int) -> Ints:
        """By slot what the tie to this start costs; BLOCKED where there is none, or stops are to pass."""
        costs = np.full(self.out.slots, BLOCKED, dtype=np.int64)
        start, neighbour, tie = self.out.rings[0]
        own = (start == number).nonzero()[0]
        np.minimum.at(costs, neighbour[own] * self.stops.states, tie[own])
        return costs

    def levels(self) -> Iterator[Ints]:
        least: Ints = np.full(self.out.slots, BLOCKED, dtype=np.int64)
        least[: len(self.starts) * self.stops.states : self.stops.states] = 0
        yield least
        least = np.minimum.reduce([least, *self.to_starts])
        for ties in range(1, self.most_ties):
            if ties > 1:
                least = relaxed(least, self.entries(ties - 1))
            if ties == self.out.reach:
                least = least[self.outward]
            yield least

    def half(self, ties_left: int) -> Half:
        """The half that knows about everybody who counts with so many ties left."""
        return self.out if ties_left < self.out.reach else self.near

    def entries(self, ties_left: int) -> Entries:
        """Those that a path can use when so many ties are left behind them."""
        half = self.half(ties_left)
        rings = ties_left + 1 if half is self.out else self.most_ties - ties_left
        return half.entries.first(half.inside[rings])

    def direct(self, ties_left: int) -> list[Ints]:
        """By start, then by slot of the half: what the tie to the start costs, or BLOCKED."""
        return self.to_starts if ties_left < self.out.reach else self.near_to_starts

    def at(self, level: int, places: Ints, state: Ints) -> Ints:
        """The bounds of these actors; BLOCKED where they cannot be reached in so many ties."""
        numbers = self.half(level).numbering.of(places)
        found: Ints = self.least[level][numbers * self.stops.states + state]
        return found


def relaxed(least: Ints, entries: Entries) -> Ints:
    """The least costs with one tie more."""
    found = least.copy()
    np.minimum.at(found, entries.here, entries.cost + least[entries.there])
    return found
