"""Confirming actors, ties and resources: that they are still as recorded, by whom and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service.application.asking import day_of
from graph_service.application.ports import Store
from graph_service.application.records import seen
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Change, Edit, Record, Writing
from graph_service.domain.errors import AmbiguousId, UnknownId

CONFIRMED = ("actors", "ties", "resources")
"""The tables whose records are confirmed."""


@dataclass(frozen=True)
class Confirmation:
    """What was confirmed on a day, and the change that wrote it (its number alone where nothing changed)."""

    records: tuple[Record, ...]
    on: str
    change: Change


def confirm(
    store: Store, ids: Sequence[str], viewer: Viewer, today: str, tables: Sequence[str] = CONFIRMED
) -> Confirmation:
    """Notes that the records with these ids were confirmed today by the viewer; all of them, or none.

    `tables` says where to look. Raises NotAllowed, UnknownId, AmbiguousId, Conflict.
    """
    viewer.may_write()
    found = readable(store, ids, viewer, tables)
    records = tuple(the_one(found, identity) for identity in dict.fromkeys(ids))
    day = day_of(store.snapshot().info, today)
    values = {"confirmed_on": day, "confirmed_by": viewer.who}
    edits = tuple(Edit(one.table, one.id, values, one.version) for one in records)
    return Confirmation(records, day, store.write(Writing(edits, viewer.who)))


def readable(
    store: Store, ids: Sequence[str], viewer: Viewer, tables: Sequence[str]
) -> Mapping[str, list[Record]]:
    """The records of each id that the viewer may read."""
    described = store.describe({table: set(ids) for table in tables})
    records = tuple(record for rows in described.values() for record in rows.values())
    found: dict[str, list[Record]] = {}
    for record in seen(store, records, viewer):
        found.setdefault(record.id, []).append(record)
    return found


def the_one(found: Mapping[str, list[Record]], identity: str) -> Record:
    """Raises UnknownId, AmbiguousId."""
    records = found.get(identity, [])
    if not records:
        raise UnknownId(type=("table_confirmed",), id=identity)
    if len(records) > 1:
        raise AmbiguousId(id=identity, types=tuple(f"table_{record.table}" for record in records))
    return records[0]
