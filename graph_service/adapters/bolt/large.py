"""Loads larger than one transaction, into an empty store: in batches behind a mark.

Nobody reads or writes while the mark stands. Every step checks, under the lock of all writers, that the mark
is still this load's; a load that dies leaves it, and `recover` wipes what it left.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

import psutil

from graph_service.adapters.bolt.connection import Connection, Transaction
from graph_service.adapters.bolt.reading import Reader
from graph_service.adapters.bolt.room import written_bytes
from graph_service.adapters.bolt.writing import Planned, Writer
from graph_service.adapters.queries import Queries
from graph_service.application.progress import Progress
from graph_service.domain.errors import StoreLoading

BATCH_ROWS = 20_000
MARK = "loading"
DEAD_AFTER_MILLISECONDS = 120_000
"""A mark of another machine that nobody renewed for so long belongs to a load that died."""

Finish = Callable[[Transaction], None]
"""Writes what belongs to the end of a load: the change number, the journal's entry."""


class NoLongerEmpty(Exception):
    """Somebody wrote between the look at an empty store and the begin of a large load."""


class LargeLoads:
    """The large loads of one store."""

    def __init__(
        self, connection: Connection, queries: Queries, reader: Reader, writer: Writer, progress: Progress
    ) -> None:
        self.connection, self.queries = connection, queries
        self.reader, self.writer, self.progress = reader, writer, progress

    def load(self, plans: Iterable[Planned], rows: int, most_bytes: float, finish: Finish) -> int:
        """Writes every plan, in transactions of at most `most_bytes`; the number of the change.

        Raises NoLongerEmpty, StoreLoading.
        """
        owner = secrets.token_hex(8)
        number = self.connection.write(lambda tx: self.begin(tx, owner))
        try:
            done = 0
            for batch in batches(plans, most_bytes):
                self.connection.write(partial(self.write_batch, plans=batch, number=number, owner=owner))
                done += len(batch)
                self.progress("loading", done, rows)
            self.connection.write(lambda tx: self.finish(tx, finish, owner))
        except BaseException:
            self.wipe(owner)
            raise
        return number

    def begin(self, tx: Transaction, owner: str) -> int:
        """Sets the mark on an empty store. Raises NoLongerEmpty, StoreLoading."""
        number = int(tx.one(self.queries.bind("journal/lock"))) + 1
        self.reader.refuse_loading(tx)
        if not self.is_empty(tx):
            raise NoLongerEmpty()
        self.renew(tx, owner)
        return number

    def is_empty(self, tx: Transaction) -> bool:
        return int(tx.one(self.queries.bind("store/size"))) == 0

    def write_batch(self, tx: Transaction, plans: list[Planned], number: int, owner: str) -> None:
        self.hold(tx, owner)
        self.renew(tx, owner)
        self.writer.apply(tx, plans, number)

    def finish(self, tx: Transaction, finish: Finish, owner: str) -> None:
        self.hold(tx, owner)
        finish(tx)
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


def batches(plans: Iterable[Planned], most_bytes: float) -> Iterator[list[Planned]]:
    """The plans in lists of at most BATCH_ROWS that take at most `most_bytes` of the database's memory."""
    batch: list[Planned] = []
    taken = 0
    for plan in plans:
        bytes_ = written_bytes(plan.touched.after)
        if batch and (len(batch) == BATCH_ROWS or taken + bytes_ > most_bytes):
            yield batch
            batch, taken = [], 0
        batch.append(plan)
        taken += bytes_
    if batch:
        yield batch


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
