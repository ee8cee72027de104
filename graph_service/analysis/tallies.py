"""How many residents and needs there are, as far as that may be told to those who may not read of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.disclosure import Group, Table, crossed, merged
from graph_service.analysis.snapshot import OFFICE, RESIDENT, Need, Snapshot
from graph_service.domain.ontology import AUDIENCES, NO_LONGER_WAITING


@dataclass(frozen=True)
class Tallies:
    """Residents by area, and needs that wait by area and theme; both whole or not at all."""

    residents: tuple[Group, ...]
    needs: Table | None


def tallies(snapshot: Snapshot, limit: int, areas: Collection[str] = ()) -> Tallies:
    """The tallies of these areas (empty: of all), with no count below `limit` and none to be worked out.

    Who is marked for fewer than the office is in no count: of them nothing leaves at all.
    """

    def inside(area: str) -> bool:
        return not areas or area in areas

    people = Counter(filter(inside, map(snapshot.area_of, residents(snapshot))))
    needs = Counter((snapshot.area_of(holder), need.theme) for need, holder in waiting(snapshot))
    places = area_parents(snapshot)
    return Tallies(
        merged(people, places, limit),
        crossed({pair: n for pair, n in needs.items() if inside(pair[0])}, places, themes(snapshot), limit),
    )


def residents(snapshot: Snapshot) -> list[int]:
    """The places of residents whom the office may read of."""
    actors = snapshot.actors
    found: list[int] = np.flatnonzero((actors.kind == RESIDENT) & (actors.audience >= OFFICE)).tolist()
    return found


def waiting(snapshot: Snapshot) -> Iterator[tuple[Need, int]]:
    """Needs that wait for an answer, with the places of their holders, where the office may read of both."""
    for need in snapshot.needs.values():
        holder = snapshot.actors.ids.place(need.actor)
        own = AUDIENCES.index(need.audience) if need.audience else OFFICE
        over = need.status in NO_LONGER_WAITING or need.decision == "reject"
        if not over and min(own, snapshot.actors.audience[holder]) >= OFFICE:
            yield need, holder


def area_parents(snapshot: Snapshot) -> dict[str, str]:
    return {area: snapshot.parent.get(area) or "" for area in snapshot.areas}


def themes(snapshot: Snapshot) -> dict[str, str]:
    """What each theme belongs to. One that is part of several is counted under the first."""
    return {theme: (*broader, "")[0] for theme, broader in snapshot.broader.items()}
