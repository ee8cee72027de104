"""The ties that carry a path on a date: the best of each pair, as sparse rows walked both ways."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_service.analysis.snapshot import Bools, Ints, Snapshot
from graph_service.domain.policy import BLOCKED


@dataclass(frozen=True)
class Network:
    """Row v holds entries starts[v] to starts[v + 1]: the neighbour, the cost and the place of the best tie.

    `ties` lists all carrying ties pair by pair, best first; those of the pair of entry e begin at first[e].
    """

    starts: Ints
    neighbour: Ints
    cost: Ints
    first: Ints
    ties: Ints
    pair_of: Ints

    def entries(self, actor: int) -> list[tuple[int, int, int]]:
        """(neighbour, cost, entry) of everybody that `actor` has a carrying tie with, by neighbour."""
        row = slice(int(self.starts[actor]), int(self.starts[actor + 1]))
        numbers = range(row.start, row.stop)
        return list(zip(self.neighbour[row].tolist(), self.cost[row].tolist(), numbers, strict=True))

    def ties_of(self, entry: int) -> list[int]:
        """The places of all carrying ties of an entry's pair, best first."""
        begin = int(self.first[entry])
        pair = self.pair_of[begin]
        end = int(np.searchsorted(self.pair_of, pair, side="right"))
        found: list[int] = self.ties[begin:end].tolist()
        return found


def build_network(snapshot: Snapshot, costs: Ints, open_ties: Bools, open_actors: Bools) -> Network:
    """The network of ties that cost less than BLOCKED and are open, between actors that are open.

    Of several ties between two actors the cheapest counts, then the ontology's order of kinds, then the id.
    """
    ties = snapshot.ties
    usable = open_ties & open_actors[ties.source] & open_actors[ties.target] & (costs < BLOCKED)
    places = np.flatnonzero(usable)
    low = np.minimum(ties.source[places], ties.target[places])
    high = np.maximum(ties.source[places], ties.target[places])
    order = np.lexsort((places, ties.kind[places], costs[places], high, low))
    places, low, high = places[order], low[order], high[order]
    new_pair = np.ones(len(places), dtype=np.bool_)
    new_pair[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    best = np.flatnonzero(new_pair)
    source = np.concatenate((low[best], high[best]))
    target = np.concatenate((high[best], low[best]))
    first = np.concatenate((best, best))
    rows = np.lexsort((target, source))
    counts = np.bincount(source, minlength=len(snapshot.actors.ids))
    return Network(
        starts=np.concatenate(([0], np.cumsum(counts))),
        neighbour=target[rows],
        cost=costs[places][first[rows]],
        first=first[rows],
        ties=places,
        pair_of=np.cumsum(new_pair),
    )
