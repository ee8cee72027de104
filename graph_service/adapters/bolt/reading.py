"""Reads: one whole state of the district as columns, records by id, pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from graph_service.adapters.bolt.connection import Connection, Rows, Transaction
from graph_service.adapters.queries import Queries
from graph_service.analysis.packed import ActorBlocks, Gathered, TieBlocks
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.ports import References
from graph_service.domain.changes import Page, PageQuery, Record
from graph_service.domain.codes import BEYOND, LEAST
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import StoreLoading
from graph_service.domain.finding import TEXT_COLUMNS, StoredTexts
from graph_service.domain.search_columns import SEARCH_COLUMNS
from graph_service.domain.tables import TABLES

OWN = ("version", "key", "code")
"""Properties that belong to the store and are no columns."""
IN_BLOCKS = ("actors", "ties")


class Reader:
    """The reads of one store."""

    def __init__(self, connection: Connection, queries: Queries) -> None:
        self.connection, self.queries = connection, queries

    def change_number(self, tx: Transaction) -> int:
        return int(tx.one(self.queries.bind("journal/number")))

    def refuse_loading(self, tx: Transaction) -> None:
        """Raises StoreLoading while a large district is being loaded."""
        if tx.one(self.queries.bind("meta/read", id="loading")):
            raise StoreLoading()

    def snapshot(self) -> Snapshot:
        """One whole state, read while the writers wait.

        Neo4j shows another transaction's rows while they are being applied, some before and some after its
        number. Whoever holds the writers' lock knows that no commit is under way.
        """
        return self.connection.read_locked(self.gathered).snapshot()

    def gathered(self, tx: Transaction) -> Gathered:
        number = int(tx.one(self.queries.bind("journal/lock")))
        self.refuse_loading(tx)
        info = info_from(tx.one(self.queries.bind("meta/read", id="district")))
        actors, ties = ActorBlocks(), TieBlocks()
        for name, blocks in (("actors", actors), ("ties", ties)):
            for block in tx.stream(self.queries.bind(f"snapshot/{name}", least=LEAST, beyond=BEYOND)):
                blocks.add(block)
        others = {
            name: tx.rows(self.queries.bind(f"snapshot/{name}"))[0]
            for name in SEARCH_COLUMNS
            if name not in IN_BLOCKS
        }
        return Gathered(number, info, actors, ties, others)

    def texts(self) -> StoredTexts:
        """The texts of one whole state, read while the writers wait, as `snapshot` is."""
        return self.connection.read_locked(self.text_columns)

    def text_columns(self, tx: Transaction) -> StoredTexts:
        number = int(tx.one(self.queries.bind("journal/lock")))
        self.refuse_loading(tx)
        tables = {
            name: joined(names, tx.rows(self.queries.bind(f"words/{name}")))
            for name, names in TEXT_COLUMNS.items()
        }
        return StoredTexts(number, tables)

    def records(self, tx: Transaction, table: str, ids: Collection[str]) -> dict[str, Record]:
        """The records of these ids of one table."""
        return self.described(tx, {table: ids})[table]

    def described(self, tx: Transaction, references: References) -> dict[str, dict[str, Record]]:
        """The records of these ids by table; what does not exist is absent. Raises StoreLoading."""
        ids = {table: sorted(some) for table, some in references.items()}
        found: dict[str, dict[str, Record]] = {table: {} for table in ids}
        for row in tx.rows(self.queries.bind("store/find", ids=ids)) if any(ids.values()) else ():
            if row["table"] == "loading":
                raise StoreLoading()
            one = record(row["table"], row)
            found[one.table][one.id] = one
        return found

    def page(self, tx: Transaction, query: PageQuery) -> Page:
        rows = tx.rows(self.page_query(query))
        found = tuple(record(query.table, row) for row in rows)
        more = len(found) > query.limit
        return Page(found[: query.limit], found[query.limit - 1].id if more else "")

    def page_query(self, query: PageQuery) -> Any:  # noqa: ANN401
        where, limit = dict(query.where), query.limit + 1
        if query.table != "ties":
            return self.queries.bind(f"{query.table}/page", after=query.after, limit=limit, where=where)
        kind = where.pop("kind", None)
        common = {"after": query.after, "limit": limit, "kind": kind}
        if "actor" in where:
            return self.queries.bind("ties/of_actor", actor=where.pop("actor"), where=where, **common)
        ends = {"from": where.pop("from", None), "to": where.pop("to", None)}
        return self.queries.bind("ties/page", where=where, **common, **ends)


def record(table: str, row: dict[str, Any]) -> Record:
    """A record from a row with its properties (and, for a tie, its ends)."""
    values = {name: value for name, value in row["values"].items() if name not in OWN}
    if table == "ties":
        values.update({"from": row["source"], "to": row["target"], "kind": row["kind"]})
    identity = values[TABLES[table].identity]
    return Record(table, identity, values, int(row["values"]["version"]))


def info_from(values: dict[str, Any] | None) -> DistrictInfo:
    if not values:
        return DistrictInfo()
    known = {name: value for name, value in values.items() if name != "id"}
    return DistrictInfo(**{**known, "credits": tuple(known.get("credits") or ())})


def joined(wanted: Sequence[str], blocks: Rows) -> dict[str, list[Any]]:
    """The blocks of a query as the whole columns `wanted`; an empty store has no block."""
    columns: dict[str, list[Any]] = {name: [] for name in wanted}
    for block in blocks:
        for name, cells in columns.items():
            cells += block[name]
    return columns
