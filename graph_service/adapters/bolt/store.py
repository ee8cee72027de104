"""The store as the ports of the application ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from graph_service.adapters.bolt.agenda import read_agenda
from graph_service.adapters.bolt.connection import Connection, Transaction
from graph_service.adapters.bolt.loading import Loader
from graph_service.adapters.bolt.reading import Reader
from graph_service.adapters.bolt.schema import check_queries, migrate, schema_version
from graph_service.adapters.bolt.writing import NothingChanged, Writer, change_from, now
from graph_service.adapters.queries import Queries
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.keeping import Keeper
from graph_service.application.ports import Records, References
from graph_service.application.progress import Progress
from graph_service.domain.agenda import Agenda
from graph_service.domain.changes import Change, Load, Loaded, Page, PageQuery, Writing
from graph_service.domain.errors import StoreLoading
from graph_service.domain.finding import StoredTexts
from graph_service.domain.geography import Located

Result = TypeVar("Result")


class BoltStore:
    """Store, Journal, Diary, Geography and Health on one Neo4j database."""

    def __init__(self, connection: Connection, queries: Queries, progress: Progress) -> None:
        self.connection, self.queries, self.progress = connection, queries, progress
        self.reader = Reader(connection, queries)
        self.writer = Writer(self.reader, queries)
        self.loader = Loader(connection, queries, self.reader, self.writer, progress)
        self.keeper = Keeper(lambda: self.recovering(self.reader.snapshot), self)

    def start(self) -> None:
        """Migrates, checks every query, wipes what a dead load left. Before the first request."""
        migrate(self.connection, self.queries, self.progress)
        check_queries(self.connection, self.queries, self.progress)
        self.loader.large.recover()

    def snapshot(self) -> Snapshot:
        return self.keeper.snapshot()

    def texts(self) -> StoredTexts:
        return self.recovering(self.reader.texts)

    def describe(self, references: References) -> Records:
        return self.recovering(lambda: self.connection.read(lambda tx: self.reader.described(tx, references)))

    def page(self, query: PageQuery) -> Page:
        def read(tx: Transaction) -> Page:
            self.reader.refuse_loading(tx)
            return self.reader.page(tx, query)

        return self.recovering(lambda: self.connection.read(read))

    def write(self, writing: Writing) -> Change:
        try:
            return self.recovering(lambda: self.connection.write(lambda tx: self.writer.write(tx, writing)))
        except NothingChanged:
            return Change(self.change_number(), now(), writing.who, writing.purpose)

    def load(self, load: Load) -> Loaded:
        return self.recovering(lambda: self.loader.load(load))

    def change_number(self) -> int:
        return self.connection.read(self.reader.change_number)

    def changes(self, since: int, limit: int) -> list[Change]:
        def read(tx: Transaction) -> list[Change]:
            tx.one(self.queries.bind("journal/lock"))  # else the last one may be seen half applied
            rows = tx.rows(self.queries.bind("journal/changes", since=since, limit=limit))
            return [change_from(row["values"]) for row in rows]

        return self.connection.read_locked(read)

    def history(self, table: str, identity: str, version: int, limit: int) -> list[Change]:
        def read(tx: Transaction) -> list[Change]:
            found: list[Change] = []
            number = version
            while number and len(found) < limit:
                bound = self.queries.bind("journal/of_record", number=number, table=table, id=identity)
                change = change_from(tx.rows(bound)[0]["values"])
                found.append(change)
                number = change.touched[0].version if change.touched else 0
            return found

        return self.connection.read(read)

    def agenda(self, since: str, until: str, limit: int) -> Agenda:
        def read(tx: Transaction) -> Agenda:
            self.reader.refuse_loading(tx)
            return read_agenda(tx, self.queries, since, until, limit)

        return self.recovering(lambda: self.connection.read(read))

    def located(self) -> dict[str, Located]:
        rows = self.connection.read(lambda tx: tx.rows(self.queries.bind("geography/located")))
        return {row["area"]: Located(row["lat"], row["lon"], row["count"]) for row in rows}

    def server(self) -> str:
        row = self.connection.read(lambda tx: tx.rows(self.queries.bind("store/server")))[0]
        return f"{row['name']} {row['version']}"

    def schema_version(self) -> int:
        self.connection.read(self.reader.refuse_loading)
        return schema_version(self.connection, self.queries)

    def recovering(self, work: Callable[[], Result]) -> Result:
        """Does `work`; where a dead load stands in the way, wipes what it left and does it then."""
        try:
            return work()
        except StoreLoading:
            if not self.loader.large.recover():
                raise
            return work()
