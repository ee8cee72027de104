"""Where the areas of one file lie: from records that its audience may read, and of no person."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph_service.domain.changes import Record
from graph_service.domain.drawing import AreaCentres
from graph_service.domain.geography import centres, located


def outdoors(actors: Iterable[Record], name: Callable[[str], str]) -> AreaCentres:
    """The centre of each area by its name, as far as these actors tell."""
    found = centres(located(one.values for one in actors))
    return tuple(sorted((name(area), at) for area, at in found.items() if name(area)))
