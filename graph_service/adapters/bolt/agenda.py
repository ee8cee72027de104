"""What waits on a day, read in one transaction."""

from __future__ import annotations

from graph_service.adapters.bolt.connection import Transaction
from graph_service.adapters.bolt.reading import record
from graph_service.adapters.queries import Queries
from graph_service.domain.agenda import Agenda, by_next_date
from graph_service.domain.changes import Record
from graph_service.domain.ontology import NO_LONGER_WAITING


def read_agenda(tx: Transaction, queries: Queries, since: str, until: str, limit: int) -> Agenda:
    def found(name: str, **values: object) -> tuple[Record, ...]:
        rows = tx.rows(queries.bind(f"agenda/{name}", **values))
        return tuple(record(row["table"], row) for row in rows)

    results = found("results", since=since)
    return Agenda(
        waiting=found("waiting", over=sorted(NO_LONGER_WAITING), limit=limit),
        unanswered=found("unanswered", limit=limit),
        due=tuple(sorted(found("due", until=until), key=by_next_date)[:limit]),
        matches=tuple(one for one in results if one.table == "matches"),
        replies=tuple(one for one in results if one.table == "replies"),
        outcomes=found("outcomes", limit=limit),
        unconfirmed=found("unconfirmed", limit=limit),
        meetings=found("meetings", since=since, limit=limit),
    )
