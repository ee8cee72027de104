"""What to draw around an answer: its own actors, then their neighbours, as many as can be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.costs import alive
from graph_service.analysis.network import spans
from graph_service.analysis.snapshot import TIES, Bools, Snapshot, day_number


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
    living = alive(snapshot, day_number(date))
    chosen = dict.fromkeys(snapshot.actors.ids.places(first).tolist())
    for place in tuple(chosen):
        for neighbour in neighbours(snapshot, living, place):
            if len(chosen) >= most:
                break
            chosen.setdefault(neighbour)
    return between(snapshot, living, chosen)


def whole(snapshot: Snapshot, date: str) -> Surroundings:
    """Everybody, and every living tie."""
    return between(snapshot, alive(snapshot, day_number(date)), range(len(snapshot.actors.ids)))


def neighbours(snapshot: Snapshot, living: Bools, place: int) -> list[int]:
    """Everybody that an actor has a living tie to, in the order of ids."""
    network, ids = snapshot.network, snapshot.actors.ids
    row = network.entries(place)
    found: list[int] = np.unique(network.neighbour[row][living[network.tie[row]]]).tolist()
    return sorted(found, key=ids.__getitem__)


def between(snapshot: Snapshot, living: Bools, places: Iterable[int]) -> Surroundings:
    """These actors, and the living ties between them."""
    chosen = np.array(sorted(places), dtype=np.int64)
    network, ids = snapshot.network, snapshot.actors.ids
    shown = np.zeros(len(ids), dtype=np.bool_)
    shown[chosen] = True
    entries = spans(network.begin[chosen], network.degree[chosen])
    ties = np.unique(network.tie[entries][shown[network.neighbour[entries]]])
    among = ties[living[ties]]
    return Surroundings(
        tuple(sorted(ids[place] for place in chosen.tolist())),
        tuple(sorted(snapshot.tie_id(place) for place in among.tolist())),
    )


def ties_from(snapshot: Snapshot, actor: str, kinds: Collection[str]) -> list[str]:
    """The ids of an actor's ties of these kinds that lead from them to somebody, also of those that ended."""
    ids, ties = snapshot.actors.ids, snapshot.ties
    if actor not in ids:
        return []
    wanted = [TIES.index(kind) for kind in kinds]
    found = np.flatnonzero((ties.source == ids.place(actor)) & np.isin(ties.kind, wanted))
    return [snapshot.tie_id(int(tie)) for tie in found]
