"""The history of a record: who changed what in it, and when."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.application.ports import Journal, Store
from graph_service.application.records import read_record
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Record
from graph_service.domain.tables import TABLES

MOST_ENTRIES = 50


@dataclass(frozen=True)
class Difference:
    """One column before and after a change; None is empty."""

    column: str
    before: Value
    after: Value


@dataclass(frozen=True)
class Entry:
    """What one change did to a record. `created`: it was new. `source` is the folder of a load."""

    number: int
    at: str
    who: str
    purpose: str
    source: str
    created: bool
    differences: tuple[Difference, ...]

    @property
    def happened(self) -> str:
        """The code of the sentence that says what it is about."""
        if self.purpose == "undo":
            return "history_undone"
        if self.source:
            return "history_loaded"
        return "history_created" if self.created else "history_edited"


def history_of(
    store: Store, journal: Journal, table: str, identity: str, viewer: Viewer, limit: int = MOST_ENTRIES
) -> tuple[Record, tuple[Entry, ...]]:
    """A record and what was done to it, the latest first. Raises UnknownId, NotAllowed.

    Only who may write reads it: what a record said before may have been meant for a narrower audience.
    """
    viewer.may_write()
    record = read_record(store, table, identity, viewer)
    changes = journal.history(table, identity, record.version, limit)
    return record, tuple(entry(change) for change in changes)


def entry(change: Change) -> Entry:
    """What a change did to the one record of which it tells; nothing where it brought a whole district."""
    told = change.touched[0] if change.touched else None
    created = told is None or not told.before
    columns = TABLES[told.table].columns if told and not created else ()
    known = [column.name for column in columns]
    names = [*known, *(n for n in (told.after if told and not created else ()) if n not in known)]
    return Entry(
        *(change.number, change.at, change.who, change.purpose, change.source, created),
        tuple(Difference(n, told.before.get(n), told.after[n]) for n in names if told and n in told.after),
    )
