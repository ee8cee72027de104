"""What the upkeep of every part of a snapshot shares."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np

from graph_service.analysis.network import lengthened
from graph_service.analysis.snapshot import COUNCIL, OFFICE, Actors, Snapshot, Ties
from graph_service.domain.cells import Value
from graph_service.domain.ontology import AUDIENCES


def changed(snapshot: Snapshot, **parts: Any) -> Snapshot:  # noqa: ANN401 (any field of a snapshot)
    """The snapshot with other parts; what was worked out stays."""
    other = replace(snapshot, **parts)
    object.__setattr__(other, "worked", snapshot.worked)
    return other


def longer_columns(part: Actors | Ties, size: int) -> dict[str, Any]:
    columns = {field.name: getattr(part, field.name) for field in fields(part)}
    return {
        name: lengthened(column, size) for name, column in columns.items() if isinstance(column, np.ndarray)
    }


def audience(word: Value, *, personal: bool) -> int:
    return AUDIENCES.index(word) if word else OFFICE if personal else COUNCIL


def with_area(snapshot: Snapshot, area: str) -> Snapshot:
    """The snapshot with an area that may be new."""
    if not area or area in snapshot.area_numbers:
        return snapshot
    return changed(snapshot, areas=(*snapshot.areas, area))
