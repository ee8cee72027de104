"""All that one ground leaves open, as rows: for measures that look at a whole district at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from graph_service.analysis.ground import Ground, Leaving
from graph_service.analysis.network import spans_and_rows
from graph_service.analysis.snapshot import Bools, Ints
from graph_service.domain.policy import BLOCKED


@dataclass(frozen=True)
class OpenNetwork:
    """The ties that may be walked, both ways: those of actor v are begin[v] to begin[v + 1].

    `cost` is that of a tie in parts, `mediating` what it costs that an actor mediates, BLOCKED where they may
    not.
    """

    begin: Ints
    neighbour: Ints
    cost: Ints
    mediating: Ints

    @property
    def actors(self) -> int:
        return len(self.mediating)

    @property
    def mediates(self) -> Bools:
        found: Bools = self.mediating < BLOCKED
        return found

    def entries(self, actors: Ints) -> tuple[Ints, Ints]:
        """The entries of these actors, and for each the number of its actor among them."""
        count = self.begin[actors + 1] - self.begin[actors]
        return spans_and_rows(self.begin[actors], count)


def open_network(ground: Ground) -> OpenNetwork:
    """The network of a ground that no need's own asks change; who does not carry has no ties in it."""
    everybody = np.arange(len(ground.snapshot.actors.kind))
    leaving = ground.leaving(everybody)
    if not ground.carrying.everything:
        carries = ground.carrying.actors(everybody)[leaving.row]
        leaving = Leaving(*(column[carries] for column in leaving))
    count = np.bincount(leaving.row, minlength=len(everybody))
    begin = np.concatenate(([0], count.cumsum()))
    neighbour = leaving.neighbour.astype(np.int32)
    return OpenNetwork(begin, neighbour, leaving.cost, ground.mediator_costs(everybody))


class Toll(NamedTuple):
    """What a ground takes for each tie and for each mediator, in parts; BLOCKED where nobody may pass."""

    ties: Ints
    mediating: Ints


def toll(ground: Ground) -> Toll:
    """What a ground takes that no need's own asks change: all that its open network was made of."""
    snapshot = ground.snapshot
    costs = ground.tie_costs(np.arange(len(snapshot.ties.kind)))
    everybody = np.arange(len(snapshot.actors.kind))
    if not ground.carrying.everything:
        carries = ground.carrying.actors(everybody)
        costs[~(carries[snapshot.ties.source] & carries[snapshot.ties.target])] = BLOCKED
    return Toll(costs, ground.mediator_costs(everybody))
