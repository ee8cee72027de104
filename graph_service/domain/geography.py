"""Where areas are outdoors: the mean of those of their actors whose degrees are known, as whole numbers.

Nobody's home counts: only actors that are no persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, floor, radians

from graph_service.domain.cells import Value
from graph_service.domain.ontology import ACTOR_KINDS

DEGREE = 100_000
"""Steps of a degree that are added: about a metre."""
STEP = 100
"""A centre is told in so many of them: about a hundred metres. One person more moves no area by that."""

Centre = tuple[int, int]
"""East and south of where the equator meets Greenwich, in steps; the same length in either direction."""


@dataclass(frozen=True)
class Located:
    """The sums of the degrees of `count` actors, in steps of 1 / DEGREE."""

    lat: int
    lon: int
    count: int


def located(actors: Iterable[Mapping[str, Value]]) -> dict[str, Located]:
    """By area the actors with both degrees that are no persons, added up as the store does it."""
    found: dict[str, Located] = {}
    for values in actors:
        area, lat, lon = (values.get(column) for column in ("area", "lat", "lon"))
        if not area or lat is None or lon is None:
            continue
        if not ACTOR_KINDS[values["kind"]].person:
            before = found.get(area, Located(0, 0, 0))
            found[area] = Located(before.lat + steps(lat), before.lon + steps(lon), before.count + 1)
    return found


def steps(degrees: float) -> int:
    return floor(degrees * DEGREE + 0.5)


def centres(located: Mapping[str, Located]) -> dict[str, Centre]:
    """The middle of each area on a flat map of the district."""
    if not located:
        return {}
    means = {area: (one.lon / one.count, one.lat / one.count) for area, one in located.items()}
    middle = sum(lat for _, lat in sorted(means.values())) / len(means)
    narrow = cos(radians(middle / DEGREE))  # a degree east is shorter the further north
    return {area: (round(lon * narrow / STEP), -round(lat / STEP)) for area, (lon, lat) in means.items()}
