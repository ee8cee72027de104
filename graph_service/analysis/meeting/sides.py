"""Who stands for each end of a gap: those concerned whom the council may see, and those of their area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from graph_service.analysis.audience import carrying
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.gaps.demand import Wanted
from graph_service.analysis.snapshot import KINDS, Snapshot
from graph_service.domain.gaps import Gap
from graph_service.domain.meetings import ENDS, OF_AREA, End, Party, Side

OFFICIAL_KINDS = [KINDS.index(kind) for kind in ("professional", "organization")]


def sides_of(look: Look, gaps: Iterable[Gap]) -> list[Side]:
    """The ends of these gaps, each with its actors (seen or not) and their areas."""
    fits = {need.id: demand.fits for demand in look.demands for need in demand.needs}
    return [
        Side(gap.key, end, actors, frozenset(areas_of(look, actors)))
        for gap in gaps
        for end in ENDS[gap.gap_class]
        for actors in [frozenset(actors_of(look, gap, end, fits))]
    ]


def actors_of(look: Look, gap: Gap, end: End, fits: Mapping[str, Iterable[Wanted]]) -> Iterator[str]:
    """The holders of a gap's needs, or whoever has a resource that matches them."""
    snapshot = look.snapshot
    if end == "need":
        yield from (snapshot.needs[need].actor for need in gap.needs)
    elif not gap.needs:
        yield from (snapshot.resources[resource].actor for resource in gap.resources)
    else:
        ids = snapshot.actors.ids
        yield from (ids[fit.actor] for need in gap.needs for fit in fits[need])


def areas_of(look: Look, actors: Iterable[str]) -> Iterator[str]:
    snapshot = look.snapshot
    yield from (snapshot.area_of(snapshot.actors.ids.place(actor)) for actor in actors)


def officials_near(look: Look, sides: Iterable[Side]) -> list[str]:
    """Everybody who might be minsei, coordinator or jichikai of the sides' areas: by kind and area."""
    snapshot = look.snapshot
    actors = snapshot.actors
    wanted = {area for side in sides for area in side.areas if area}
    numbers = [number for area, number in snapshot.area_numbers.items() if area in wanted]
    people = np.isin(actors.kind, OFFICIAL_KINDS) & np.isin(actors.area, numbers)
    return sorted(actors.ids[place] for place in np.flatnonzero(people).tolist())


def parties_of(look: Look, sides: Iterable[Side], subtypes: Mapping[str, str]) -> tuple[Party, ...]:
    """The ends with all who could stand for them; `subtypes` are those of actors, by id."""
    snapshot = look.snapshot
    place, council = snapshot.actors.ids.place, carrying(snapshot, "council", look.question.as_of)
    of_area: dict[str, set[str]] = {}
    for actor, subtype in subtypes.items():
        if subtype in OF_AREA:
            of_area.setdefault(snapshot.area_of(place(actor)), set()).add(actor)
    return tuple(
        Party(
            *(side.gap, side.end),
            frozenset(actor for actor in side.actors if council.actors(np.array([place(actor)]))[0])
            | {actor for area in side.areas - {""} for actor in of_area.get(area, ())},
        )
        for side in sides
    )


def central_bodies(snapshot: Snapshot) -> list[str]:
    """Coordinators and community support centres."""
    return sorted(snapshot.actors.ids[place] for place in np.flatnonzero(snapshot.actors.central).tolist())
