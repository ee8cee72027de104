"""Reads: one whole state of the district as columns, records by id, pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from graph_service.adapters.bolt.connection import Connection, Rows, Transaction
from graph_service.adapters.queries import Queries
from graph_service.analysis.snapshot import Snapshot, build_snapshot
from graph_service.domain.changes import Page, PageQuery, Record
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import StoreLoading
from graph_service.domain.search_columns import SEARCH_COLUMNS, Columns
from graph_service.domain.tables import TABLES

OWN = ("version", "key")
"""Properties that belong to the store and are no columns."""


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
        number, info, tables = self.connection.read_locked(self.columns)
        return build_snapshot(tables, info, number)

    def columns(self, tx: Transaction) -> tuple[int, DistrictInfo, dict[str, Columns]]:
        number = int(tx.one(self.queries.bind("journal/lock")))
        self.refuse_loading(tx)
        info = info_from(tx.one(self.queries.bind("meta/read", id="district")))
        tables = {
            name: joined(name, tx.rows(self.queries.bind(f"snapshot/{name}"))) for name in SEARCH_COLUMNS
        }
        return number, info, with_ids(tables)

    def records(self, tx: Transaction, table: str, ids: Collection[str]) -> dict[str, Record]:
        """The records of these ids; what does not exist is absent."""
        rows = tx.rows(self.queries.bind(f"{table}/find", ids=sorted(ids))) if ids else []
        found = [record(table, row) for row in rows]
        return {one.id: one for one in found}

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


def joined(table: str, blocks: Rows) -> dict[str, list[Any]]:
    """The blocks of a snapshot query as whole columns."""
    names = [
        name for name in (blocks[0] if blocks else dict.fromkeys(SEARCH_COLUMNS[table])) if name != "block"
    ]
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for block in blocks:
        for name in names:
            columns[name] += block[name]
    return columns


def with_ids(tables: dict[str, dict[str, list[Any]]]) -> dict[str, Columns]:
    """Ties name their ends by the actors' small keys on the way here; from here on by their ids."""
    actors = tables["actors"]
    by_key = dict(zip(actors.pop("key", []), actors["id"], strict=True))
    ties = {**tables["ties"]}
    for end in ("from", "to"):
        ties[end] = [by_key[key] for key in ties[end]]
    return {**tables, "ties": ties}
