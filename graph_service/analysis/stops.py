"""Mediators that a path must pass, in any order or in one: what is still to be passed, as small states.

A state says what the part of a path before an actor must still pass. Without order it is a set of stops, one
bit each; in order it is how many of the first ones. Going back from the target to the start, whoever mediates
takes the stops that they are out of the state (in order: the last one left), and at the start none may be
left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.snapshot import KINDS, Ints, Snapshot
from graph_service.domain.answers import Stop

MOST_STOPS = 3


@dataclass(frozen=True)
class Stops:
    """`rest[state, bits]` is the state after a mediator who is the stops `bits`; state 0 is "none left"."""

    rest: Ints
    actors: tuple[int, ...]
    kinds: tuple[int, ...]
    kind: Ints

    @property
    def states(self) -> int:
        return len(self.rest)

    @property
    def all_left(self) -> int:
        """The state of a path that passed none yet."""
        return len(self.rest) - 1

    def bits(self, places: Ints) -> Ints:
        """Which stops these actors are, one bit each."""
        found = np.zeros(len(places), dtype=np.int64)
        for bit, (actor, kind) in enumerate(zip(self.actors, self.kinds, strict=True)):
            is_stop = places == actor if kind < 0 else self.kind[places] == kind
            found |= is_stop.astype(np.int64) << bit
        return found

    def after(self, state: Ints | int, places: Ints) -> Ints:
        """The states before these mediators, from the states behind them."""
        if self.states == 1:
            return np.zeros(len(places), dtype=np.int64)
        found: Ints = self.rest[state, self.bits(places)]
        return found


def stops_of(snapshot: Snapshot, stops: Sequence[Stop], *, in_order: bool, from_target: bool) -> Stops:
    """The stops of a question; `from_target` where the search starts at the far end of the paths."""
    turned = stops[::-1] if in_order and from_target else stops
    actors = tuple(snapshot.actors.ids.place(stop.actor) if stop.actor else -1 for stop in turned)
    kinds = tuple(KINDS.index(stop.kind) if stop.kind else -1 for stop in turned)
    table = ordered(len(stops)) if in_order else unordered(len(stops))
    return Stops(np.array(table, dtype=np.int64), actors, kinds, snapshot.actors.kind)


def unordered(count: int) -> list[list[int]]:
    every = range(2**count)
    return [[state & ~bits for bits in every] for state in every]


def ordered(count: int) -> list[list[int]]:
    """The last stop left is passed by whoever is it; a mediator passes one at most."""
    return [
        [state - 1 if state and bits >> (state - 1) & 1 else state for bits in range(2**count)]
        for state in range(count + 1)
    ]
