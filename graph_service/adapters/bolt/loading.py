"""Loads: one transaction where it fits; into an empty store also more, in batches behind a mark."""

from __future__ import annotations

import math
import os
import re
import secrets
import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Any

import psutil

from graph_service.adapters.bolt.connection import Connection, Transaction
from graph_service.adapters.bolt.reading import Reader, info_from
from graph_service.adapters.bolt.writing import NothingChanged, Planned, Writer, now, without_empty
from graph_service.adapters.queries import Queries
from graph_service.application.progress import Progress
from graph_service.domain.changes import Change, Load, Loaded, Page, PageQuery, Record, Touched, touch
from graph_service.domain.checks import Mention, cycle_faults, unresolved
from graph_service.domain.district import District, joined_info, record_id
from graph_service.domain.errors import FaultyFolder, LoadTooLarge, StoreFull, StoreLoading
from graph_service.domain.tables import TABLES

ROWS_A_MIB = 150
"""Rows of one transaction for each MiB of heap: about 3.5 KB of tracked memory a row, at most 0.7 of the heap
(measured on Neo4j 5.26), and room for the journal."""
BATCH_ROWS = 20_000
MARK = "loading"
DEAD_AFTER_MILLISECONDS = 120_000
"""A mark of another machine that nobody renewed for so long belongs to a load that died."""


class NoLongerEmpty(Exception):
    """Somebody wrote between the look at an empty store and the begin of a large load."""


class Loader:
    """Takes districts into one store."""

    def __init__(
        self, connection: Connection, queries: Queries, reader: Reader, writer: Writer, progress: Progress
    ) -> None:
        self.connection, self.queries = connection, queries
        self.reader, self.writer, self.progress = reader, writer, progress

    def load(self, load: Load) -> Loaded:
        """The whole district, or nothing. Raises FaultyFolder, LoadTooLarge, StoreLoading."""
        heap = self.heap_mb()
        rows = load.district.size
        try:
            if rows > heap * ROWS_A_MIB and not load.replace and self.connection.read(self.is_empty):
                with suppress(NoLongerEmpty):
                    return self.load_in_batches(load)
            return self.connection.write(lambda tx: self.load_whole(tx, load, heap))
        except NothingChanged:
            return Loaded(self.connection.read(self.reader.change_number), 0, 0, rows)
        except StoreFull as error:
            raise LoadTooLarge(rows=rows, heap=heap, needed=max(needed_heap(rows), heap * 2)) from error

    def heap_mb(self) -> int:
        """The database's largest heap in MiB; 512 where it does not say."""
        found = self.connection.read(lambda tx: tx.rows(self.queries.bind("store/heap")))
        size = re.fullmatch(r"([\d.]+)(KiB|MiB|GiB|TiB)", str(found[0]["value"]) if found else "")
        scale = {"KiB": 1 / 1024, "MiB": 1, "GiB": 1024, "TiB": 1024**2}
        return int(float(size[1]) * scale[size[2]]) if size else 512

    def is_empty(self, tx: Transaction) -> bool:
        return int(tx.one(self.queries.bind("store/size"))) == 0

    def load_whole(self, tx: Transaction, load: Load, heap: int) -> Loaded:
        number = self.writer.next_number(tx)
        rows = load.district.size + (self.size(tx) if load.replace else 0)
        if rows > heap * ROWS_A_MIB:
            raise LoadTooLarge(rows=rows, heap=heap, needed=needed_heap(rows))
        empty = self.is_empty(tx)
        removed = self.removed(tx, load) if load.replace and not empty else ()
        plans = self.plans(tx, load.district, empty=empty or load.replace)
        info = self.write_info(tx, load)
        if not plans and not removed and not info:
            raise NothingChanged()
        self.writer.apply(tx, plans, number)
        touched = (*removed, *(plan.touched for plan in plans), *info)
        self.writer.record(tx, change_of(load, number, touched, empty=empty))
        added = sum(plan.before is None for plan in plans)
        return Loaded(number, added, len(plans) - added, load.district.size - len(plans))

    def removed(self, tx: Transaction, load: Load) -> tuple[Touched, ...]:
        """Takes every record away, and keeps for the journal what each was."""
        records = [record for table in TABLES for record in self.everything(tx, table)]
        tx.run(self.queries.bind("store/empty"))
        tx.run(self.queries.bind("meta/forget", id="district"))
        return tuple(Touched(record.table, record.id, record.values, {}) for record in records)

    def everything(self, tx: Transaction, table: str) -> Iterator[Record]:
        page = Page((), "")
        while True:
            page = self.reader.page(tx, PageQuery(table, page.next, BATCH_ROWS))
            yield from page.records
            if not page.next:
                return

    def size(self, tx: Transaction) -> int:
        return int(tx.one(self.queries.bind("store/size"))) + int(tx.one(self.queries.bind("store/edges")))

    def plans(self, tx: Transaction, district: District, *, empty: bool) -> list[Planned]:
        """What the load does to each record. Raises FaultyFolder with faults that only the store can see."""
        stored = {} if empty else {name: self.known(tx, district, name) for name in TABLES}
        mentions = unresolved(district)
        missing = {(mention.table, mention.id) for mention in mentions}
        if not empty:
            missing = self.writer.missing(tx, missing)
        check(district, mentions, missing, {} if empty else self.above(tx))
        return list(planned(district, stored))

    def known(self, tx: Transaction, district: District, table: str) -> dict[str, Record]:
        return self.reader.records(tx, table, district.ids(table))

    def above(self, tx: Transaction) -> dict[str, dict[str, tuple[str, ...]]]:
        """The stored hierarchies of themes and areas: {table: {id: ids above it}}."""
        themes = tx.rows(self.queries.bind("snapshot/themes"))[0]
        areas = tx.rows(self.queries.bind("snapshot/areas"))[0]
        return {
            "themes": {i: tuple(up) for i, up in zip(themes["id"], themes["broader"], strict=True)},
            "areas": {i: (up,) if up else () for i, up in zip(areas["id"], areas["parent"], strict=True)},
        }

    def write_info(self, tx: Transaction, load: Load) -> tuple[Touched, ...]:
        """Keeps district.json; what that changed, for the journal."""
        if load.district.info is None:
            return ()
        known = tx.one(self.queries.bind("meta/read", id="district")) or {}
        info = joined_info(info_from(known), load.district.info)
        values = {**vars(info), "credits": list(info.credits)}
        tx.run(self.queries.bind("meta/write", id="district", values=values))
        after = {name: value for name, value in values.items() if known.get(name) != value}
        before = {name: known.get(name) for name in after}
        return (Touched("district", "district", before, after),) if after else ()

    def load_in_batches(self, load: Load) -> Loaded:
        """A district too large for one transaction, into an empty store, behind a mark.

        Nobody reads or writes while the mark stands. Every step checks, under the lock of all writers, that
        the mark is still this load's; a load that dies leaves it, and `recover` wipes the rest.
        """
        check(load.district, unresolved(load.district), None, {})
        owner = secrets.token_hex(8)
        number = self.connection.write(lambda tx: self.begin(tx, owner))
        try:
            plans = planned(load.district, {})
            done = 0
            while batch := list(islice(plans, BATCH_ROWS)):
                self.connection.write(partial(self.write_batch, plans=batch, number=number, owner=owner))
                done += len(batch)
                self.progress("loading", done, load.district.size)
            self.connection.write(lambda tx: self.finish(tx, load, owner))
        except BaseException:
            self.wipe(owner)
            raise
        return Loaded(number, load.district.size, 0, 0)

    def begin(self, tx: Transaction, owner: str) -> int:
        """Sets the mark on an empty store. Raises NoLongerEmpty, StoreLoading."""
        number = int(tx.one(self.queries.bind("journal/lock"))) + 1
        self.reader.refuse_loading(tx)
        if not self.is_empty(tx):
            raise NoLongerEmpty()
        self.renew(tx, owner)
        return number

    def write_batch(self, tx: Transaction, plans: list[Planned], number: int, owner: str) -> None:
        self.hold(tx, owner)
        self.renew(tx, owner)
        self.writer.apply(tx, plans, number)

    def finish(self, tx: Transaction, load: Load, owner: str) -> None:
        self.hold(tx, owner)
        number = int(tx.one(self.queries.bind("journal/next")))
        self.write_info(tx, load)
        self.writer.record(tx, change_of(load, number, (), empty=True))
        tx.run(self.queries.bind("meta/forget", id=MARK))

    def hold(self, tx: Transaction, owner: str) -> None:
        """Takes the lock of all writers. Raises StoreLoading where the mark is another's, or gone.

        Then the load was taken for dead and what it wrote was wiped: it must not go on.
        """
        tx.one(self.queries.bind("journal/lock"))
        mark, _ = self.mark(tx)
        if mark.get("owner") != owner:
            raise StoreLoading()

    def mark(self, tx: Transaction) -> tuple[dict[str, Any], int]:
        """The mark ({} where there is none) and its age in milliseconds."""
        row = tx.rows(self.queries.bind("loading/read"))[0]
        return row["mark"] or {}, int(row["age"] or 0)

    def renew(self, tx: Transaction, owner: str) -> None:
        """Sets the mark, and says that this process is alive."""
        tx.run(self.queries.bind("loading/mark", values={**own_process(), "owner": owner}))

    def recover(self) -> bool:
        """Wipes what a dead load left behind; whether the store can be used now."""
        mark, age = self.connection.read(self.mark)
        if mark and is_alive(mark, age):
            return False
        if mark:
            self.wipe(mark["owner"])
        return True

    def wipe(self, owner: str) -> None:
        """Takes away what the load of `owner` wrote, then its mark; stops where the mark is not its own."""
        with suppress(StoreLoading):
            while self.connection.write(partial(self.wipe_some, owner=owner)):
                self.progress("wiping", 0, 0)

    def wipe_some(self, tx: Transaction, owner: str) -> int:
        """How many records went; with the last one the mark goes too."""
        self.hold(tx, owner)
        gone = int(tx.one(self.queries.bind("store/cut_some", limit=BATCH_ROWS)))
        gone = gone or int(tx.one(self.queries.bind("store/empty_some", limit=BATCH_ROWS)))
        if not gone:
            tx.run(self.queries.bind("meta/forget", id=MARK))
        return gone


def planned(district: District, stored: Mapping[str, Mapping[str, Record]]) -> Iterator[Planned]:
    """What each row does to its record; rows that do nothing are passed over."""
    for table, row in district.each():
        identity = record_id(table, row)
        before = stored.get(table.name, {}).get(identity)
        values = row.values if before else without_empty(row.values)
        touched = touch(before, table.name, identity, {**values, table.identity: identity})
        if touched:
            yield Planned(touched, before)


def check(
    district: District,
    mentions: list[Mention],
    missing: set[tuple[str, str]] | None,
    above: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> None:
    """Raises FaultyFolder for unknown ids (all mentions where `missing` is None) and for cycles."""
    unknown = [m.unknown() for m in mentions if missing is None or (m.table, m.id) in missing]
    faults = [*unknown, *cycle_faults(district, above)]
    if faults:
        raise FaultyFolder(tuple(faults))


def change_of(load: Load, number: int, touched: tuple[Touched, ...], *, empty: bool) -> Change:
    """The journal's entry: into an empty store source and counts alone, else every record touched."""
    counts = {name: len(rows) for name, rows in load.district.rows.items()}
    kept = () if empty else touched
    return Change(number, now(), load.who, "load", kept, load.source, counts if empty or load.replace else {})


def needed_heap(rows: int) -> int:
    """MiB of heap that a transaction of so many rows needs."""
    return math.ceil(rows / ROWS_A_MIB)


def own_process() -> dict[str, Any]:
    return {"host": socket.gethostname(), "pid": os.getpid(), "started": psutil.Process().create_time()}


def is_alive(mark: Mapping[str, Any], age: int) -> bool:
    """Whether the process that set a mark still runs; of another machine only its heartbeat is known."""
    if mark["host"] != socket.gethostname():
        return age < DEAD_AFTER_MILLISECONDS
    try:
        return bool(psutil.Process(int(mark["pid"])).create_time() == mark["started"])
    except psutil.Error:
        return False
