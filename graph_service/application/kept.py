"""Records kept in memory for pages that show many: read once, forgotten when the journal tells a change."""

from __future__ import annotations

import threading

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.keeping import MOST_CHANGES, are_next
from graph_service.application.ports import Journal, Records, References, Source
from graph_service.domain.changes import Record

MOST_KEPT, MOST_ASKED = 20_000, 5_000
"""Records that are kept from change to change, and those that one asker has kept for it."""
RECORD_BY_RECORD = frozenset({"edit", "undo"})
"""Purposes of changes that tell each record they touched."""


class Kept:
    """Lends the records of one state. What does not exist is remembered too."""

    def __init__(self, source: Source, journal: Journal) -> None:
        self.source, self.journal = source, journal
        self.change = -1
        self.records: dict[tuple[str, str], Record | None] = {}
        self.lock = threading.Lock()

    def describe(self, references: References, change: int) -> Records:
        """The records of these ids, at least as new as the state after `change`."""
        with self.lock:
            self.follow(change)
            missing = {
                table: [i for i in ids if (table, i) not in self.records] for table, ids in references.items()
            }
            wanted = {table: ids for table, ids in missing.items() if ids}
            found = self.source.describe(wanted) if wanted else {}
            for table, ids in wanted.items():
                self.records.update({(table, i): found[table].get(i) for i in ids})
            return {
                table: {i: one for i in ids if (one := self.records[table, i]) is not None}
                for table, ids in references.items()
            }

    def follow(self, change: int) -> None:
        """Forgets what was touched since the records were read; everything where that is not known."""
        if change == self.change:
            return
        changes = self.journal.changes(self.change, MOST_CHANGES + 1) if 0 <= self.change < change else []
        told = all(one.purpose in RECORD_BY_RECORD for one in changes)
        if not told or not are_next(changes, self.change) or len(self.records) > MOST_KEPT:
            self.records = {}
            self.change = change
            return
        for touched in (touched for one in changes for touched in one.touched):
            self.records.pop((touched.table, touched.id), None)
        self.change = changes[-1].number


class KeptSource:
    """A source whose records are the kept ones: for pages that name hundreds of them and are opened often."""

    def __init__(self, source: Source, journal: Journal, kept: Kept) -> None:
        self.source, self.journal, self.kept = source, journal, kept

    def snapshot(self) -> Snapshot:
        return self.source.snapshot()

    def describe(self, references: References) -> Records:
        """The records as they are now."""
        return self.describe_at(references, self.journal.change_number())

    def describe_at(self, references: References, change: int) -> Records:
        """The records of a state, or of a later one. What names very many is read from the store."""
        if sum(map(len, references.values())) > MOST_ASKED:
            return self.source.describe(references)
        return self.kept.describe(references, change)
