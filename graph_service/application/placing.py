"""Keeping where somebody moved an actor on the map."""

from __future__ import annotations

from graph_service.application.ports import Store
from graph_service.application.records import read_record, written
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Record
from graph_service.domain.errors import Conflict


def keep_place(store: Store, actor: str, at: tuple[float, float], read: int, viewer: Viewer) -> Record:
    """The place of an actor, relative to its area's origin. `read` is the version that was seen, 0: none.

    Raises NotAllowed, UnknownId, Conflict.
    """
    viewer.may_write()
    read_record(store, "actors", actor, viewer)
    present = store.describe({"places": {actor}})["places"].get(actor)
    if (present.version if present else 0) != read:
        raise Conflict(type="places", id=actor, read=read, present=present.version if present else 0)
    values = {"actor": actor, "x": at[0], "y": at[1]}
    return written(store, Edit("places", actor, values, read or None), viewer)
