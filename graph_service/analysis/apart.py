"""Two groups without a tie between them, and who could make the first one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.ground import Ground
from graph_service.analysis.snapshot import NO_AREA, Ints
from graph_service.analysis.work import Work
from graph_service.domain.policy import BLOCKED

ENTRIES = 8
"""So many entries of a network are walked in the time of one row of a search."""


@dataclass(frozen=True)
class Gap:
    """How many are tied to the starts and to the goals, and one of each who could make the first tie."""

    here: int
    there: int
    pair: tuple[int, int]


def gap(
    walked: Ground, whole: Ground, starts: Sequence[int], goals: Sequence[int], most: int, work: Work
) -> Gap | None:
    """The gap between starts and goals; None where some tie leads from the ones to the others.

    Groups are those of the ground `whole`, on which nothing is left out. Whoever makes the first tie is taken
    from the ground `walked`, so near that the path over it keeps to `most` mediators.
    """
    group = within(whole, starts, len(whole.snapshot.actors.ids), work)
    if np.isin(goals, group).any():
        return None
    here, there = (
        who_may(walked, ends, ties, work) for ends, ties in ((starts, (most + 1) // 2), (goals, most // 2))
    )
    pair = introduced(walked, here, there)
    return Gap(len(group), len(within(whole, pair[1:], len(whole.snapshot.actors.ids), work)), pair)


def within(ground: Ground, origins: Sequence[int], most_ties: int, work: Work) -> Ints:
    """The origins and everybody within so many ties of them who may mediate."""
    seen = np.zeros(len(ground.snapshot.actors.ids), dtype=np.bool_)
    ring: Ints = np.unique(np.array(origins, dtype=np.int64))
    rings = [ring]
    seen[ring] = True
    while len(ring) and len(rings) <= most_ties:
        work.spend(int(ground.snapshot.network.degree[ring].sum()) // ENTRIES)
        _, neighbour, _ = ground.leaving(ring)
        fresh = np.unique(neighbour[~seen[neighbour]])
        ring = fresh[ground.mediator_costs(fresh) < BLOCKED]
        seen[ring] = True
        rings.append(ring)
    return np.concatenate(rings)


def who_may(ground: Ground, ends: Sequence[int], most_ties: int, work: Work) -> Ints:
    """The mediators within so many ties of these ends; where there are none, the ends themselves."""
    places = within(ground, ends, most_ties, work)
    mediators: Ints = places[~np.isin(places, ends)]
    return mediators if len(mediators) else places


def introduced(ground: Ground, here: Ints, there: Ints) -> tuple[int, int]:
    """One of each side: of the same area if there are such, who have most ties, then by id."""
    area, degree = ground.snapshot.actors.area, ground.snapshot.network.degree
    common = sorted({*area[here].tolist()} & {*area[there].tolist()} - {NO_AREA})
    sides = [[side[area[side] == number] for side in (here, there)] for number in common] or [[here, there]]
    most = max(sum(int(degree[side].max()) for side in pair) for pair in sides)
    best = [pair for pair in sides if sum(int(degree[side].max()) for side in pair) == most]
    ids = ground.snapshot.actors.ids
    pairs = [tuple(min(busiest(ground, side), key=lambda p: ids[p]) for side in pair) for pair in best]
    return min(pairs, key=lambda pair: [ids[place] for place in pair])  # type: ignore[return-value]


def busiest(ground: Ground, side: Ints) -> list[int]:
    degree = ground.snapshot.network.degree[side]
    found: list[int] = side[degree == degree.max()].tolist()
    return found
