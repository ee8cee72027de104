"""Undoing a change: every record that it touched is again as it was before, or nothing happens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_service.application.ports import Journal, Records, Store
from graph_service.application.records import seen
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Change, Edit, Record, Touched, Writing
from graph_service.domain.errors import CannotUndo, ChangedLater, GraphServiceError, UnknownId

UNDONE = frozenset({"edit", "undo"})
"""Purposes of changes that can be undone; a load is undone by the folder that was there before."""


def undo(store: Store, journal: Journal, number: int, viewer: Viewer) -> Change:
    """Takes change `number` back, as a change of its own. What it created is taken away again.

    Raises NotAllowed, UnknownId, CannotUndo, ChangedLater, StillNamed, Conflict.
    """
    edits = tuple(undoing(one, number) for one in undoable(store, journal, number, viewer).touched)
    return store.write(Writing(edits, viewer.who, "undo"))


def may_undo(store: Store, journal: Journal, number: int, viewer: Viewer) -> bool:
    """Whether to offer it. What others name by now the writing alone refuses."""
    try:
        return bool(undoable(store, journal, number, viewer).touched)
    except GraphServiceError:
        return False


def undoable(store: Store, journal: Journal, number: int, viewer: Viewer) -> Change:
    """The change with that number. Raises NotAllowed, UnknownId, CannotUndo, ChangedLater."""
    viewer.may_write()
    change = change_to_undo(journal, number)
    present = store.describe(ids_of(change.touched))
    refuse_hidden(store, change, present, viewer)
    for touched in change.touched:
        refuse_later(journal, change, touched, present)
    return change


def change_to_undo(journal: Journal, number: int) -> Change:
    """Raises UnknownId, CannotUndo."""
    found = journal.changes(number - 1, 1) if number > 0 else []
    if not found:
        raise UnknownId(type=("table_changes",), id=number)
    if found[0].purpose not in UNDONE:
        raise CannotUndo(change=number, reason=("undo_not_of_loads",))
    return found[0]


def ids_of(touched: Iterable[Touched]) -> Mapping[str, set[str]]:
    """The ids of what changes touched, by table."""
    ids: dict[str, set[str]] = {}
    for one in touched:
        ids.setdefault(one.table, set()).add(one.id)
    return ids


def refuse_hidden(store: Store, change: Change, present: Records, viewer: Viewer) -> None:
    """Raises UnknownId where the viewer may not read a record of the change, as it is or as it was."""
    records = tuple(
        present[one.table].get(one.id) or Record(one.table, one.id, one.before, 0) for one in change.touched
    )
    if len(seen(store, records, viewer)) < len(records):
        raise UnknownId(type=("table_changes",), id=change.number)


def refuse_later(journal: Journal, change: Change, touched: Touched, present: Records) -> None:
    """Raises ChangedLater, with the change that touched the record since, or CannotUndo."""
    record = present[touched.table].get(touched.id)
    if (record.version if record else None) == (change.number if touched.after else None):
        return
    if record is None:
        raise CannotUndo(change=change.number, reason=("undo_record_gone",))
    later = journal.history(touched.table, touched.id, record.version, 1)[0]
    raise ChangedLater(
        change=change.number,
        type=touched.table,
        id=touched.id,
        later=later.number,
        who=later.who,
        on=later.at[:10],
    )


def undoing(touched: Touched, number: int) -> Edit:
    """The edit that makes a record as it was before a change."""
    if not touched.before:
        return Edit(touched.table, touched.id, {}, number, gone=True)
    return Edit(touched.table, touched.id, touched.before, number if touched.after else None)
