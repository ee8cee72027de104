"""A store whose records are kept in memory: read once, forgotten when the journal tells a change.

A request that only reads asks once which change was the last, and shows that one state.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.keeping import MOST_CHANGES, are_next
from graph_service.application.ports import Journal, Records, References, Source, WholeStore
from graph_service.application.recent import Recent
from graph_service.domain.changes import Change, Load, Loaded, Page, PageQuery, Record, Writing
from graph_service.domain.finding import StoredTexts

MOST_KEPT, MOST_ASKED = 20_000, 5_000
"""Records that are kept from change to change, and those that one asker has kept for it."""
MOST_PAGES = 64
"""Pages of tables that are kept, of 200 records at most."""
RECORD_BY_RECORD = frozenset({"edit", "undo"})
"""Purposes of changes that tell each record they touched."""

Done = TypeVar("Done")


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


@dataclass
class Moment:
    """The state that a request shows; None until it asked for one."""

    snapshot: Snapshot | None = None


PRESENT: ContextVar[Moment | None] = ContextVar("present", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """Until the block ends its reader sees the state that it asked for first, or what it wrote itself."""
    before = PRESENT.set(Moment())
    try:
        yield
    finally:
        PRESENT.reset(before)


class KeptStore:
    """The store that use cases are given. Outside `one_moment` it asks for the last change each time."""

    def __init__(self, store: WholeStore) -> None:
        self.store = store
        self.records = Kept(store, store)
        self.pages: Recent[Page] = Recent(MOST_PAGES)

    def snapshot(self) -> Snapshot:
        moment = PRESENT.get()
        if moment is None:
            return self.store.snapshot()
        if moment.snapshot is None:
            moment.snapshot = self.store.snapshot()
        return moment.snapshot

    def change_number(self) -> int:
        """The number of the last change: in `one_moment` of the state that is shown."""
        return self.store.change_number() if PRESENT.get() is None else self.snapshot().change

    def describe(self, references: References) -> Records:
        """The records of the state, or of a later one. What names very many is read from the store."""
        if sum(map(len, references.values())) > MOST_ASKED:
            return self.store.describe(references)
        return self.records.describe(references, self.change_number())

    def page(self, query: PageQuery) -> Page:
        where = tuple(sorted(query.where.items()))
        asked = (self.change_number(), query.table, query.after, query.limit, where)
        return self.pages.find(asked, lambda: self.store.page(query))

    def texts(self) -> StoredTexts:
        return self.store.texts()

    def write(self, writing: Writing) -> Change:
        return moved_on(lambda: self.store.write(writing))

    def load(self, load: Load) -> Loaded:
        return moved_on(lambda: self.store.load(load))

    def changes(self, since: int, limit: int) -> list[Change]:
        return self.store.changes(since, limit)

    def history(self, table: str, identity: str, version: int, limit: int) -> list[Change]:
        return self.store.history(table, identity, version, limit)


def moved_on(work: Callable[[], Done]) -> Done:
    """Whoever writes sees the state after it."""
    try:
        return work()
    finally:
        if moment := PRESENT.get():
            moment.snapshot = None
