"""What to draw around an answer: its own actors, then their neighbours, as many as can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.costs import alive
from graph_service.analysis.snapshot import Bools, Snapshot


@dataclass(frozen=True)
class Surroundings:
    """Ids of actors, and of every living tie between two of them, in the order of ids."""

    actors: tuple[str, ...]
    ties: tuple[str, ...]

    def only(self, actors: set[str]) -> Surroundings:
        """The same with none but these actors."""
        return Surroundings(tuple(actor for actor in self.actors if actor in actors), self.ties)


def surroundings(snapshot: Snapshot, first: Sequence[str], date: str, most: int) -> Surroundings:
    """The actors of `first` and neighbours of theirs, at most `most` (never fewer than `first`).

    A neighbour comes the earlier, the earlier the actor that it is tied to stands in `first`.
    """
    living = alive(snapshot, date)
    chosen = dict.fromkeys(snapshot.actors.places[identity] for identity in first)
    for place in tuple(chosen):
        for neighbour in neighbours(snapshot, living, place):
            if len(chosen) >= most:
                break
            chosen.setdefault(neighbour)
    return between(snapshot, living, chosen)


def whole(snapshot: Snapshot, date: str) -> Surroundings:
    """Everybody, and every living tie."""
    return between(snapshot, alive(snapshot, date), range(len(snapshot.actors.ids)))


def neighbours(snapshot: Snapshot, living: Bools, place: int) -> list[int]:
    ties = snapshot.ties
    ends = np.concatenate(
        (ties.target[living & (ties.source == place)], ties.source[living & (ties.target == place)])
    )
    found: list[int] = np.unique(ends).tolist()
    return found


def between(snapshot: Snapshot, living: Bools, places: Iterable[int]) -> Surroundings:
    shown = np.zeros(len(snapshot.actors.ids), dtype=np.bool_)
    shown[list(places)] = True
    ties = snapshot.ties
    among = np.flatnonzero(living & shown[ties.source] & shown[ties.target])
    ids = snapshot.actors.ids
    return Surroundings(
        tuple(ids[place] for place in np.flatnonzero(shown).tolist()),
        tuple(ties.ids[place] for place in among.tolist()),
    )
