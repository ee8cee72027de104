"""Migrations, and the check that the database understands every query."""

from __future__ import annotations

from typing import LiteralString

from graph_service.adapters.bolt.connection import Connection
from graph_service.adapters.queries import Bound, Queries
from graph_service.application.progress import Progress
from graph_service.domain.errors import StoreBroken


def migrate(connection: Connection, queries: Queries, progress: Progress) -> None:
    """Runs the migrations that are not there yet, in the order of their numbers. Safe to repeat."""
    # Before the first migration a query may not even name what it will create.
    done = schema_version(connection, queries)
    migrations = queries.below("schema")
    for number, migration in enumerate(migrations, 1):
        if number <= done:
            continue
        connection.statement(migration.bind())
        progress("migrating", number, len(migrations))
    if done < len(migrations):
        mark(connection, queries, "schema", n=len(migrations))
    elif done > len(migrations):
        raise StoreBroken(reason=f"schema {done} > {len(migrations)}")


def schema_version(connection: Connection, queries: Queries) -> int:
    """The number of the last migration; 0 for a new store."""
    found = connection.read(lambda tx: tx.one(queries.bind("meta/read", id="schema")))
    return int(found["n"]) if found else 0


def check_queries(connection: Connection, queries: Queries, progress: Progress) -> None:
    """Lets the database parse every query, unless these queries passed on this server already.

    A broken query stops the start, not a request. Raises StoreBroken.
    """
    server = connection.read(lambda tx: tx.rows(queries.bind("store/server")))[0]
    passed = f"{server['name']} {server['version']} {queries.digest()}"
    known = connection.read(lambda tx: tx.one(queries.bind("meta/read", id="queries")))
    if known and known["passed"] == passed:
        return
    checked = [query for query in queries.by_name.values() if not query.name.startswith("schema/")]
    for number, query in enumerate(checked, 1):
        explain(connection, query.name, query.text, query.parameters)
        progress("checking_queries", number, len(checked))
    mark(connection, queries, "queries", passed=passed)


def explain(connection: Connection, name: str, text: LiteralString, parameters: frozenset[str]) -> None:
    """Raises StoreBroken naming the query that the database does not understand."""
    if "SHOW SETTINGS" in text or "dbms.components" in text:
        return  # commands that are no queries; doctor runs them
    try:
        connection.statement(Bound("EXPLAIN " + text, dict.fromkeys(parameters)))
    except StoreBroken as error:
        raise StoreBroken(reason=f"{name}: {error.data['reason']}") from error


def mark(connection: Connection, queries: Queries, identity: str, **values: object) -> None:
    connection.write(lambda tx: tx.run(queries.bind("meta/write", id=identity, values=values)))
