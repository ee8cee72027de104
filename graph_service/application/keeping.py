"""The present snapshot of a store: kept in memory, brought up to date from the journal, lent to questions."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from copy import copy

from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.upkeep import CannotTakeIn, separated, taken_in
from graph_service.application.ports import Journal
from graph_service.domain.changes import Change

MOST_CHANGES = 200
"""Changes that are taken in one by one; after more than these a fresh snapshot is read."""
MOST_RECORDS = 20_000
"""Records of such changes; a large import is read afresh sooner."""


class Keeper:
    """Lends snapshots: each is one state, and stays so for as long as its borrower holds it.

    Changes are taken into the arrays in place, which costs the same at any size of the district. Where
    somebody still holds a snapshot, the arrays are copied first: so a question never sees two states.
    """

    def __init__(self, read: Callable[[], Snapshot], journal: Journal) -> None:
        self.read, self.journal = read, journal
        self.present: Snapshot | None = None
        self.lent: list[weakref.ref[Snapshot]] = []
        self.lock = threading.Lock()

    def snapshot(self) -> Snapshot:
        """The present state. Hold on to the object itself: its parts alone keep no state."""
        with self.lock:
            self.present = self.caught_up(self.present)
            lent = copy(self.present)
            self.lent = [*self.borrowed(), weakref.ref(lent)]
            return lent

    def borrowed(self) -> list[weakref.ref[Snapshot]]:
        """The snapshots that somebody still holds."""
        return [one for one in self.lent if one() is not None]

    def caught_up(self, present: Snapshot | None) -> Snapshot:
        if present is None:
            return self.read()
        number = self.journal.change_number()
        if number == present.change:
            return present
        changes = self.journal.changes(present.change, MOST_CHANGES + 1) if number > present.change else []
        if not are_next(changes, present.change):
            return self.read()
        try:
            return self.with_changes(present, changes)
        except CannotTakeIn:
            return self.read()

    def with_changes(self, present: Snapshot, changes: list[Change]) -> Snapshot:
        """The snapshot after these changes. Raises CannotTakeIn; then `present` is used up too."""
        self.present = None  # whatever happens on the way, a half changed one is never lent
        if self.borrowed():
            present = separated(present)
        for change in changes:
            present = taken_in(present, change)
        return present


def are_next(changes: list[Change], last: int) -> bool:
    """Whether these are the changes after `last`, without holes, and few enough to be taken in."""
    numbers = [change.number for change in changes]
    complete = numbers == list(range(last + 1, last + 1 + len(numbers)))
    records = sum(len(change.touched) for change in changes)
    return complete and 0 < len(changes) <= MOST_CHANGES and records <= MOST_RECORDS
