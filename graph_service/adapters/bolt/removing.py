"""Taking a few records away: what the undo of their creation does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph_service.adapters.bolt.connection import Transaction
from graph_service.adapters.bolt.reading import Reader
from graph_service.adapters.queries import Queries
from graph_service.domain.changes import Record
from graph_service.domain.checks import named_in
from graph_service.domain.errors import StillNamed
from graph_service.domain.tables import TABLES


def take_away(tx: Transaction, queries: Queries, reader: Reader, records: Sequence[Record]) -> None:
    """Takes records away that no other record names. Raises StillNamed."""
    if not records:
        return
    ids = {table: [one.id for one in records if one.table == table] for table in TABLES}
    ends = [{**one.values, "id": one.id} for one in records if one.table == "ties"]
    tx.run(queries.bind("ties/delete", rows=ends))
    refuse_named(tx, queries, reader, ids)
    tx.run(queries.bind("store/take_away", ids=ids))


def refuse_named(tx: Transaction, queries: Queries, reader: Reader, ids: Mapping[str, Sequence[str]]) -> None:
    """Raises StillNamed for a record that one beyond these names."""
    beside: dict[str, set[str]] = defaultdict(set)
    for row in tx.rows(queries.bind("store/beside", ids=ids)):
        table, identity = ("ties", row["tie"]) if row["tie"] else (table_of(row["labels"]), row["id"])
        if identity not in ids[table]:
            beside[table].add(identity)
    for table, found in reader.described(tx, beside).items():
        for record in found.values():
            for named, identity in named_in(TABLES[table], record.values):
                if identity in ids[named]:
                    raise StillNamed(type=named, id=identity, by_type=table, by_id=record.id)


def table_of(labels: Sequence[str]) -> str:
    """The table of the records that carry one of these labels."""
    return next(name for name, table in TABLES.items() if table.label in labels)
