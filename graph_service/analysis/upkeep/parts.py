"""What the upkeep of every part of a snapshot shares."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from graph_service.analysis.network import lengthened
from graph_service.analysis.snapshot import COUNCIL, OFFICE, Actors, Snapshot, Ties
from graph_service.domain.cells import Value
from graph_service.domain.ontology import AUDIENCES


def changed(snapshot: Snapshot, **parts: Any) -> Snapshot:  # noqa: ANN401 (any field of a snapshot)
    """The snapshot with other parts; what was worked out stays."""
    other = replace(snapshot, **parts)
    object.__setattr__(other, "worked", snapshot.worked)
    return other


COLUMNS = {
    part: tuple(field.name for field in fields(part) if field.name != "ids") for part in (Actors, Ties)
}
"""The names of the arrays."""


def longer_columns(part: Actors | Ties, size: int) -> dict[str, Any]:
    return {name: lengthened(getattr(part, name), size) for name in COLUMNS[type(part)]}


def audience(word: Value, *, personal: bool) -> int:
    return AUDIENCES.index(word) if word else OFFICE if personal else COUNCIL


def with_area(snapshot: Snapshot, area: str) -> Snapshot:
    """The snapshot with an area that may be new."""
    if not area or area in snapshot.area_numbers:
        return snapshot
    return changed(snapshot, areas=(*snapshot.areas, area))
