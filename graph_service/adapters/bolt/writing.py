"""Writes: first the change number (the lock of all writers), then versions, then rows, then the journal."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph_service.adapters.bolt.connection import Transaction
from graph_service.adapters.bolt.reading import Reader
from graph_service.adapters.bolt.removing import take_away
from graph_service.adapters.queries import Queries
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Edit, Record, Touched, Writing, effect, merged
from graph_service.domain.checks import unresolved
from graph_service.domain.codes import actor_code, tie_code
from graph_service.domain.district import District, Row
from graph_service.domain.errors import Conflict, UnknownId
from graph_service.domain.table import Table
from graph_service.domain.tables import TABLES

BATCH = 1_000
"""Rows of one statement; larger ones are no faster and hold more memory."""
DRAWN_LATER = ("areas", "themes", "actors")
"""Areas and themes name their like; actors are created by a query a kind, their edges drawn by one."""
TIE_ENDS = ("from", "to", "kind")


class NothingChanged(Exception):
    """Nothing was to be written: no error, it undoes the transaction that took a number for nothing."""


@dataclass(frozen=True)
class Planned:
    """One record's write: what changes, and the record before (None: it is new)."""

    touched: Touched
    before: Record | None


class Writer:
    """The writes of one store; every method works inside a transaction that holds the lock."""

    def __init__(self, reader: Reader, queries: Queries) -> None:
        self.reader, self.queries = reader, queries

    def next_number(self, tx: Transaction) -> int:
        """Takes the lock of all writers and the number of this change."""
        number = int(tx.one(self.queries.bind("journal/next")))
        self.reader.refuse_loading(tx)
        return number

    def write(self, tx: Transaction, writing: Writing) -> Change:
        """Every edit, or none. Raises Conflict, UnknownId, StillNamed, NothingChanged."""
        number = self.next_number(tx)
        before = self.stored(tx, writing.edits)
        for edit in writing.edits:
            check_version(edit, before.get((edit.table, edit.id)))
        self.check_references(tx, [edit for edit in writing.edits if not edit.gone])
        plans = list(self.planned(writing.edits, before))
        if not plans:
            raise NothingChanged()
        self.apply(tx, [plan for plan in plans if plan.touched.after], number)
        gone = [plan.before for plan in plans if plan.before and not plan.touched.after]
        take_away(tx, self.queries, self.reader, gone)
        touched = tuple(plan.touched for plan in plans)
        change = Change(number, now(), writing.who, writing.purpose, touched)
        self.record(tx, change)
        return change

    def stored(self, tx: Transaction, edits: Iterable[Edit]) -> dict[tuple[str, str], Record]:
        ids: dict[str, set[str]] = defaultdict(set)
        for edit in edits:
            ids[edit.table].add(edit.id)
        found = self.reader.described(tx, ids)
        return {(table, i): record for table, records in found.items() for i, record in records.items()}

    def planned(self, edits: Iterable[Edit], before: Mapping[tuple[str, str], Record]) -> Iterator[Planned]:
        for edit in edits:
            record = before.get((edit.table, edit.id))
            touched = effect(record, edit)
            if touched:
                yield Planned(touched, record)

    def check_references(self, tx: Transaction, edits: Sequence[Edit]) -> None:
        """Raises UnknownId for the first record that an edit names and that does not exist."""
        rows: dict[str, list[Row]] = defaultdict(list)
        for edit in edits:
            rows[edit.table].append(Row(0, {**edit.values, TABLES[edit.table].identity: edit.id}))
        mentions = unresolved(District(None, {table: tuple(given) for table, given in rows.items()}))
        missing = self.missing(tx, {(mention.table, mention.id) for mention in mentions})
        for table, identity in sorted(missing):
            raise UnknownId(type=table, id=identity)

    def missing(self, tx: Transaction, named: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of the named (table, id) that are not in the store."""
        ids: dict[str, set[str]] = defaultdict(set)
        for table, identity in named:
            ids[table].add(identity)
        known = {(table, i) for table, found in self.reader.described(tx, ids).items() for i in found}
        return named - known

    def apply(self, tx: Transaction, plans: Sequence[Planned], version: int) -> None:
        """Writes rows and edges, tables in their order so that what is referred to comes first."""
        by_table: dict[str, list[Planned]] = defaultdict(list)
        for plan in plans:
            by_table[plan.touched.table].append(plan)
        for name in TABLES:
            if name == "actors":
                self.write_actors(tx, by_table[name], version)
            elif name == "ties":
                self.write_ties(tx, by_table[name], version)
            else:
                self.write_others(tx, name, by_table[name], version)
        # last: it takes old edges away, and ties are slow to write in a transaction that has deleted many
        for name, table in TABLES.items():
            self.link(tx, table, by_table[name])

    def remove(self, tx: Transaction, records: Sequence[Record]) -> None:
        """Takes records away, with all their edges."""
        ties = [record.id for record in records if record.table == "ties"]
        names = [f"{TABLES[one.table].label}:{one.id}" for one in records if one.table != "ties"]
        if ties:
            tx.run(self.queries.bind("store/remove_ties", ids=ties))
        if names:
            tx.run(self.queries.bind("store/remove", names=names))

    def write_actors(self, tx: Transaction, plans: Sequence[Planned], version: int) -> None:
        new, known = split(plans)
        first = int(tx.one(self.queries.bind("meta/keys", count=len(new)))) if new else 0
        created: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for key, plan in enumerate(new, first):
            row = {"id": plan.touched.id, "key": key, "values": coded_actor(plan)}
            created[plan.touched.after["kind"]].append(row)
        for kind, rows in created.items():
            self.in_batches(tx, f"actors/create/{kind}", rows, version=version)
        rows = [{"id": plan.touched.id, "values": coded_actor(plan)} for plan in known]
        self.in_batches(tx, "actors/update", rows, version=version)
        for plan in known:
            if "kind" in plan.touched.after:
                kind = plan.touched.after["kind"]
                tx.run(self.queries.bind(f"actors/become/{kind}", ids=[plan.touched.id]))

    def write_others(self, tx: Transaction, table: str, plans: Sequence[Planned], version: int) -> None:
        for query, some in zip((f"{table}/create", f"{table}/update"), split(plans), strict=True):
            rows = [{"id": plan.touched.id, "values": plan.touched.after} for plan in some]
            self.in_batches(tx, query, rows, version=version)

    def write_ties(self, tx: Transaction, plans: Sequence[Planned], version: int) -> None:
        """New ties by kind. A known tie whose end or kind was corrected is written anew."""
        new, known = split(plans)
        moved = [plan for plan in known if any(end in plan.touched.after for end in TIE_ENDS)]
        kept = [plan for plan in known if plan not in moved]
        old_ends = [tie_row(plan.before.values, plan.touched) for plan in moved if plan.before]
        self.in_batches(tx, "ties/delete", old_ends)
        created: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for plan in (*new, *moved):
            values = whole(plan)
            row = {**tie_row(values, plan.touched), "values": coded_tie(plan, values)}
            created[values["kind"]].append(row)
        for kind, rows in created.items():
            self.in_batches(tx, f"ties/create/{kind}", rows, version=version)
        updates = [
            {**tie_row(plan.before.values, plan.touched), "values": coded_tie(plan, plan.touched.after)}
            for plan in kept
            if plan.before
        ]
        self.in_batches(tx, "ties/update", updates, version=version)

    def link(self, tx: Transaction, table: Table, plans: Sequence[Planned]) -> None:
        """Edges follow the columns of references where these are new or changed.

        Most new records got theirs when they were created; DRAWN_LATER names the others.
        """
        if table.name == "ties":
            return
        new, known = split(plans)
        # direction decides whether a resource's edge is GIVES or RECEIVES
        names = {"direction", *(column.name for column in table.references)}
        for query, some in (("draw", new if table.name in DRAWN_LATER else ()), ("link", known)):
            ids = [plan.touched.id for plan in some if not names.isdisjoint(plan.touched.after)]
            for start in range(0, len(ids), BATCH):
                tx.run(self.queries.bind(f"{table.name}/{query}", ids=ids[start : start + BATCH]))

    def in_batches(
        self, tx: Transaction, query: str, rows: Sequence[Mapping[str, Any]], **values: object
    ) -> None:
        for start in range(0, len(rows), BATCH):
            tx.run(self.queries.bind(query, rows=rows[start : start + BATCH], **values))

    def record(self, tx: Transaction, change: Change) -> None:
        """Adds the change to the journal."""
        tx.run(self.queries.bind("journal/add", number=change.number, values=journal_values(change)))


def check_version(edit: Edit, present: Record | None) -> None:
    """Raises UnknownId or Conflict if the record is not at the version that the writer read."""
    if present is None and edit.read is not None:
        raise UnknownId(type=edit.table, id=edit.id)
    version = present.version if present else 0
    if version != (edit.read or 0):
        raise Conflict(type=edit.table, id=edit.id, read=edit.read or 0, present=version)


def split(plans: Sequence[Planned]) -> tuple[list[Planned], list[Planned]]:
    """New records, known records."""
    return [p for p in plans if p.before is None], [p for p in plans if p.before is not None]


def whole(plan: Planned) -> Mapping[str, Value]:
    """Every column of a record, as the write leaves it."""
    return merged(plan.before, plan.touched.after) if plan.before else plan.touched.after


def coded_actor(plan: Planned) -> dict[str, Value]:
    """What is set on an actor's node: the columns that change, and the code of all."""
    return {**plan.touched.after, "code": actor_code(whole(plan))}


def coded_tie(plan: Planned, values: Mapping[str, Value]) -> dict[str, Value]:
    """What is set on a tie's relationship: `values`, and the code of all columns."""
    return {**tie_values(values), "code": tie_code({**whole(plan), "id": plan.touched.id})}


def tie_values(values: Mapping[str, Value]) -> dict[str, Value]:
    """What is kept on the relationship: its ends and type say the rest."""
    return {name: value for name, value in values.items() if name not in TIE_ENDS}


def tie_row(values: Mapping[str, Value], touched: Touched) -> dict[str, Any]:
    return {"id": touched.id, "from": values["from"], "to": values["to"]}


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def journal_values(change: Change) -> dict[str, Any]:
    """A change as properties: Neo4j has no maps, so columns are JSON texts in lists of one length."""
    return {
        "at": change.at,
        "who": change.who,
        "purpose": change.purpose,
        "source": change.source or None,
        "counts": json.dumps(change.counts) if change.counts else None,
        "tables": [touched.table for touched in change.touched],
        "ids": [touched.id for touched in change.touched],
        "before": [json.dumps(touched.before, ensure_ascii=False) for touched in change.touched],
        "after": [json.dumps(touched.after, ensure_ascii=False) for touched in change.touched],
        "versions": [touched.version for touched in change.touched],
    }


def change_from(values: Mapping[str, Any]) -> Change:
    """The change that `journal_values` wrote."""
    names = ("tables", "ids", "before", "after")
    versions = values.get("versions") or [0] * len(values["ids"])  # of before versions were noted
    columns = zip(*(values[name] for name in names), versions, strict=True)
    touched = tuple(Touched(table, i, json.loads(b), json.loads(a), v) for table, i, b, a, v in columns)
    counts = json.loads(values.get("counts") or "{}")
    return Change(
        *(values["number"], values["at"], values["who"], values["purpose"]),
        touched,
        values.get("source") or "",
        counts,
    )
