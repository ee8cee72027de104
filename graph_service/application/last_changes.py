"""The last changes of the district: who changed what and when, as far as the viewer may read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.application.ports import Journal, Records, Store
from graph_service.application.records import seen
from graph_service.application.undoing import ids_of, may_undo
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Change, Record, Touched

Known = Mapping[tuple[str, str], Record]
"""Records by table and id."""
MOST_LISTED, MOST_LOOKED_AT, MOST_NAMED = 30, 50, 3
"""Changes that are listed; records of one change that are looked at, and those that are named."""


@dataclass(frozen=True)
class LastChange:
    """One change. `records` are those that are named, as they are now or were; `more` counts the others.

    `undoable`: it is the last one, and can be taken back.
    """

    change: Change
    records: tuple[Record, ...]
    more: int
    undoable: bool

    @property
    def happened(self) -> str:
        """The code of the sentence that says what it is about."""
        change = self.change
        if change.purpose == "undo":
            return "history_undone"
        if change.source:
            return "history_loaded"
        return "history_created" if all(not one.before for one in change.touched) else "history_edited"


def last_changes(store: Store, journal: Journal, viewer: Viewer) -> tuple[LastChange, ...]:
    """The latest first. A change of which the viewer may read nothing is not told. Raises NotAllowed.

    Only who may write reads them, as with a history.
    """
    viewer.may_write()
    number = journal.change_number()
    changes = journal.changes(max(0, number - MOST_LISTED), MOST_LISTED)
    looked_at = [one for change in changes for one in change.touched[:MOST_LOOKED_AT]]
    known = as_known(looked_at, store.describe(ids_of(looked_at)))
    found = []
    for change in reversed(changes):
        undoable = change.number == number and may_undo(store, journal, number, viewer)
        found.append(told(store, change, known, viewer, undoable=undoable))
    return tuple(one for one in found if one.records or not one.change.touched)


def told(store: Store, change: Change, known: Known, viewer: Viewer, *, undoable: bool) -> LastChange:
    looked_at = [(one.table, one.id) for one in change.touched[:MOST_LOOKED_AT]]
    readable = seen(store, tuple(known[one] for one in looked_at if one in known), viewer)
    beyond = len(change.touched) - len(looked_at) if viewer.sees_everything else 0
    shown = tuple(readable[:MOST_NAMED])
    return LastChange(change, shown, len(readable) - len(shown) + beyond, undoable)


def as_known(touched: Iterable[Touched], present: Records) -> Known:
    """The records whole, as they are now or as they were when they were taken away.

    Of others that are gone a change holds some columns only: not enough to say who may read them.
    """
    gone = {(one.table, one.id): Record(one.table, one.id, one.before, 0) for one in touched if not one.after}
    return {**gone, **{(table, i): one for table, found in present.items() for i, one in found.items()}}


def named(changes: Sequence[LastChange]) -> list[Record]:
    """Every record that is named."""
    return [record for one in changes for record in one.records]
