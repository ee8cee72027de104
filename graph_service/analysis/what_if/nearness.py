"""Which ways a change can touch: those within so many ties that pass one of the actors concerned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from graph_service.analysis.gaps.demand import Demand
from graph_service.analysis.ground import Ground
from graph_service.analysis.snapshot import Ints
from graph_service.domain.policy import BLOCKED

FAR = 100
"""So many ties away is nowhere."""
Near = dict[str, set[str]]
"""By need the resources to which some way passes an actor concerned."""


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


def near(ground: Ground, places: Iterable[int], demands: Sequence[Demand], most_ties: int) -> Near:
    """For each need the resources that it might reach past one of these actors, or with one at an end."""
    asked = np.array(sorted({place for demand in demands for place in demand.asked}), dtype=np.int64)
    found: Near = defaultdict(set)
    for place in places:
        away = ties_from(ground, [place], most_ties, asked)
        for demand in demands:
            for need, resource in passing(demand, away, most_ties):
                found[need].add(resource)
    return found


def passing(demand: Demand, away: Ints, most_ties: int) -> list[tuple[str, str]]:
    ends = away[[fit.actor for fit in demand.fits]]
    starts = away[[need.holder for need in demand.needs]]
    rows, columns = np.nonzero(starts[:, None] + ends[None, :] <= most_ties)
    return [
        (demand.needs[r].id, demand.fits[c].resource)
        for r, c in zip(rows.tolist(), columns.tolist(), strict=True)
    ]
