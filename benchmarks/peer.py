"""The peer of `load`: bare UNWIND batches of the same rows, by the plain driver, on the same constraints.

Its rows lie ready in memory. It reads no file, checks nothing, keeps no journal and draws no edges from
columns (a need to its holder, an actor to its area): what it does is the least that brings the rows in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import neo4j

from graph_service.adapters.bolt.writing import BATCH, TIE_ENDS
from graph_service.domain.changes import merged
from graph_service.domain.district import District

NODES = "UNWIND $rows AS row CREATE (n:{labels}) SET n = row"
TIES = """UNWIND $rows AS row
MATCH (a:Actor {{id: row.from}})
MATCH (b:Actor {{id: row.to}})
CREATE (a)-[t:{type}]->(b)
SET t = row.values"""
WIPE = (
    # edges first: one node may have more than a transaction can take away
    "MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(*)",
    "MATCH (n) WHERE NOT n:Meta AND NOT n:Change WITH n LIMIT 20000 DELETE n RETURN count(*)",
)
NODE_COUNT = "MATCH (n) WHERE NOT n:Meta AND NOT n:Change RETURN count(n)"
TIE_COUNT = "MATCH (:Actor)-[t]->(:Actor) RETURN count(t)"

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Statement:
    """One batch."""

    text: str
    rows: Rows


def statements(district: District) -> list[Statement]:
    """The batches of a district: nodes by label, then ties by type."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for key, (table, row) in enumerate(district.each()):
        values = {**merged(None, row.values), "version": 1}
        if table.name == "actors":
            labels = f"Actor:{values['kind'].capitalize()}"
            groups[NODES.format(labels=labels)].append({**values, "key": key})
        elif table.name != "ties":
            groups[NODES.format(labels=table.label)].append(values)
    for row in district.of("ties"):
        values = {name: value for name, value in merged(None, row.values).items() if name not in TIE_ENDS}
        ends = {"from": row.values["from"], "to": row.values["to"], "values": {**values, "version": 1}}
        groups[TIES.format(type=row.values["kind"].upper())].append(ends)
    return [Statement(text, batch) for text, rows in groups.items() for batch in in_batches(rows)]


def in_batches(rows: list[dict[str, Any]]) -> Iterator[Rows]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def transactions(batches: Sequence[Statement], most_rows: int) -> list[list[Statement]]:
    """The batches by transaction, none of more than `most_rows` rows."""
    found: list[list[Statement]] = [[]]
    for batch in batches:
        if sum(len(one.rows) for one in found[-1]) + len(batch.rows) > most_rows:
            found.append([])
        found[-1].append(batch)
    return found


def write(driver: neo4j.Driver, work: Sequence[Sequence[Statement]]) -> None:
    def run_all(tx: neo4j.ManagedTransaction, batches: Sequence[Statement]) -> None:
        for batch in batches:
            tx.run(batch.text, rows=batch.rows).consume()

    with driver.session(database="neo4j") as session:
        for batches in work:
            session.execute_write(run_all, batches)


def wipe(driver: neo4j.Driver) -> None:
    """Takes every record away, whoever wrote it."""
    with driver.session(database="neo4j") as session:
        for some in WIPE:
            while session.run(some).single(strict=True).value():
                pass


def counts(driver: neo4j.Driver) -> tuple[int, int]:
    """Records without ties, and ties."""
    with driver.session(database="neo4j") as session:
        return (
            session.run(NODE_COUNT).single(strict=True).value(),
            session.run(TIE_COUNT).single(strict=True).value(),
        )
