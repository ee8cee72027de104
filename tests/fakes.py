"""The store of the unit and web tests, in memory. It passes the contract suite that the real one passes."""

from __future__ import annotations

from dataclasses import replace

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.ports import Records, References
from graph_service.domain.agenda import TO_BE_ANSWERED, Agenda, by_next_date, end_of, given_up_on
from graph_service.domain.changes import (
    Change,
    Edit,
    Load,
    Loaded,
    Page,
    PageQuery,
    Record,
    Touched,
    Writing,
    merged,
    taken_away,
    touch,
)
from graph_service.domain.checks import cycle_faults, named_in, unresolved
from graph_service.domain.district import District, DistrictInfo, Row, joined_info, record_id
from graph_service.domain.errors import Conflict, FaultyFolder, StillNamed, UnknownId
from graph_service.domain.finding import StoredTexts, text_columns
from graph_service.domain.geography import Located, located
from graph_service.domain.ontology import NO_LONGER_WAITING
from graph_service.domain.search_columns import search_columns
from graph_service.domain.tables import TABLES


class FakeStore:
    """A district in dictionaries, with its journal."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Record]] = {name: {} for name in TABLES}
        self.info = DistrictInfo()
        self.journal: list[Change] = []

    def snapshot(self) -> Snapshot:
        return build_snapshot(search_columns(self.district()), self.info, self.change_number())

    def texts(self) -> StoredTexts:
        return StoredTexts(self.change_number(), text_columns(self.district()))

    def district(self) -> District:
        rows = {
            name: tuple(Row(0, record.values) for record in kept.values())
            for name, kept in self.tables.items()
        }
        return District(None, rows)

    def describe(self, references: References) -> Records:
        return {
            table: {i: self.tables[table][i] for i in ids if i in self.tables[table]}
            for table, ids in references.items()
        }

    def page(self, query: PageQuery) -> Page:
        kept = self.tables[query.table]
        found = [kept[i] for i in sorted(kept) if i > query.after and fits(kept[i], query)]
        more = len(found) > query.limit
        return Page(tuple(found[: query.limit]), found[query.limit - 1].id if more else "")

    def write(self, writing: Writing) -> Change:
        for edit in writing.edits:
            record = self.tables[edit.table].get(edit.id)
            if record is None and edit.read is not None:
                raise UnknownId(type=edit.table, id=edit.id)
            present = record.version if record else 0
            if present != (edit.read or 0):
                raise Conflict(type=edit.table, id=edit.id, read=edit.read or 0, present=present)
        rows: dict[str, tuple[Row, ...]] = {}
        for edit in (edit for edit in writing.edits if not edit.gone):
            row = Row(0, {**edit.values, TABLES[edit.table].identity: edit.id})
            rows[edit.table] = (*rows.get(edit.table, ()), row)
        for mention in unresolved(District(None, rows)):
            if mention.id not in self.tables[mention.table]:
                raise UnknownId(type=mention.table, id=mention.id)
        self.refuse_named(writing)
        change = Change(self.change_number() + 1, "2026-11-01T00:00:00+00:00", writing.who, writing.purpose)
        touched = [self.carry_out(edit, change.number) for edit in writing.edits]
        done = tuple(t for t in touched if t)
        return self.record(change, done) if done else replace(change, number=self.change_number())

    def refuse_named(self, writing: Writing) -> None:
        gone = {(edit.table, edit.id) for edit in writing.edits if edit.gone}
        given = {(edit.table, edit.id): edit.values for edit in writing.edits}
        for name, kept in self.tables.items() if gone else ():
            for record in (one for one in kept.values() if (name, one.id) not in gone):
                values = {**record.values, **given.get((name, record.id), {})}
                for table, identity in named_in(TABLES[name], values):
                    if (table, identity) in gone:
                        raise StillNamed(type=table, id=identity, by_type=name, by_id=record.id)

    def load(self, load: Load) -> Loaded:
        stored = {name: {} for name in TABLES} if load.replace else self.tables
        above = {
            name: {i: tuple(listed(r.values.get(column))) for i, r in stored[name].items()}
            for name, column in (("themes", "broader"), ("areas", "parent"))
        }
        missing = [m.unknown() for m in unresolved(load.district) if m.id not in stored[m.table]]
        faults = [*missing, *cycle_faults(load.district, above)]
        if faults:
            raise FaultyFolder(tuple(faults))
        empty = not any(self.tables.values())
        number, removed = self.change_number() + 1, self.remove_all_but(load.district) if load.replace else []
        known = {(name, i) for name, kept in self.tables.items() for i in kept}
        touched = [
            self.put(table.name, i := record_id(table, row), self.given(load, table.name, i, row), number)
            for table, row in load.district.each()
        ]
        done = [t for t in touched if t]
        info = self.put_info(load)
        if done or removed or info:
            counts = {name: len(rows) for name, rows in load.district.rows.items()}
            given = counts if empty or load.replace else {}
            change = Change(number, "2026-11-01T00:00:00+00:00", load.who, "load", (), load.source, given)
            self.record(change, () if empty else (*removed, *done, *info))
        added = sum((t.table, t.id) not in known for t in done)
        return Loaded(self.change_number(), added, len(done) - added, len(touched) - len(done))

    def remove_all_but(self, district: District) -> list[Touched]:
        gone = [
            record
            for name, kept in self.tables.items()
            for record in kept.values()
            if record.id not in district.ids(name)
        ]
        for record in gone:
            del self.tables[record.table][record.id]
        return [taken_away(record) for record in gone]

    def given(self, load: Load, table: str, identity: str, row: Row) -> dict[str, object]:
        """The values of a row; in a replace also that what the record held beyond them is gone."""
        before = self.tables[table].get(identity)
        return {**dict.fromkeys(before.values if before and load.replace else ()), **row.values}

    def put_info(self, load: Load) -> tuple[Touched, ...]:
        before, given = self.info, load.district.info
        if load.replace:
            self.info = joined_info(DistrictInfo(), given or DistrictInfo())
        elif given:
            self.info = joined_info(before, given)
        changed = {name: v for name, v in vars(self.info).items() if vars(before)[name] != v}
        known = {name: vars(before)[name] for name in changed}
        return (Touched("district", "district", known, changed),) if changed else ()

    def carry_out(self, edit: Edit, number: int) -> Touched | None:
        if edit.gone:
            return taken_away(self.tables[edit.table].pop(edit.id))
        return self.put(edit.table, edit.id, dict(edit.values), number)

    def put(self, table: str, identity: str, values: dict[str, object], number: int) -> Touched | None:
        before = self.tables[table].get(identity)
        touched = touch(before, table, identity, values)
        if touched:
            self.tables[table][identity] = Record(table, identity, merged(before, values), number)
        return touched

    def record(self, change: Change, touched: tuple[Touched, ...]) -> Change:
        done = replace(change, touched=touched)
        self.journal.append(done)
        return done

    def change_number(self) -> int:
        return len(self.journal)

    def changes(self, since: int, limit: int) -> list[Change]:
        return self.journal[since : since + limit]

    def history(self, table: str, identity: str, version: int, limit: int) -> list[Change]:
        found: list[Change] = []
        while version and len(found) < limit:
            change = self.journal[version - 1]
            own = tuple(t for t in change.touched if (t.table, t.id) == (table, identity))
            found.append(replace(change, touched=own))
            version = own[0].version if own else 0
        return found

    def agenda(self, since: str, until: str, limit: int) -> Agenda:
        return agenda_of(self.tables, since, until, limit)

    def located(self) -> dict[str, Located]:
        return located(record.values for record in self.tables["actors"].values())

    def server(self) -> str:
        return "fake"

    def schema_version(self) -> int:
        return 1


def agenda_of(tables: dict[str, dict[str, Record]], since: str, until: str, limit: int) -> Agenda:
    """What waits in these tables."""

    def those(table: str, **wanted: object) -> list[Record]:
        rows = sorted(tables[table].values(), key=lambda record: record.id)
        return [one for one in rows if all(one.values.get(n) == value for n, value in wanted.items())]

    def latest(column: str, records: list[Record]) -> str:
        return max((one.values.get(column) or "" for one in records), default="")

    def outcomes(match: Record) -> list[Record]:
        return those("outcomes", match=match.id)

    def came(need: Record) -> str:
        matches = those("matches", need=need.id)
        return {
            "matched": latest("agreed_on", matches),
            "followed_up": latest("followup_on", [one for match in matches for one in outcomes(match)]),
            "unmet": latest("searched_on", those("searches", need=need.id)),
        }.get(end_of(need.values), given_up_on(need.values))

    def told(need: Record) -> bool:
        given_up = end_of(need.values) in ("reject", "withdrawn")
        replies = [r for r in those("replies", need=need.id) if given_up or r.values.get("kind") != "interim"]
        return any(reply.values["given_on"] >= came(need) for reply in replies)

    def is_due(record: Record) -> bool:
        values = record.values
        if not values.get("next_on") or values["next_on"] > until or values.get("ended_on"):
            return False
        if record.table == "replies":
            return latest("given_on", those("replies", need=values["need"])) <= values["given_on"]
        seen = latest("followup_on", outcomes(record)) if record.table == "matches" else ""
        return seen < values["next_on"] <= values.get("ends_on", "9999-12-31")

    waiting = [n for n in those("needs") if n.values.get("status") not in NO_LONGER_WAITING]
    referred = [
        n
        for n in those("needs")
        if end_of(n.values) in {*TO_BE_ANSWERED, "reject"} and n.values.get("identified_by") and not told(n)
    ]
    seen_again = [o for o in those("outcomes") if o.values.get("followup")]
    unseen = [m for m in those("matches") if not any(o.values.get("followup") for o in outcomes(m))]
    due = [one for table in ("matches", "developments", "replies") for one in those(table) if is_due(one)]
    decided = [one for one in those("decisions") if one.values.get("decision") and one.values.get("due_on")]
    due += [one for one in decided if one.values["due_on"] <= until and not one.values.get("done_on")]
    ahead = [m for m in those("meetings") if m.values["held_on"] >= since and not m.values.get("attended")]
    return Agenda(
        tuple(sorted(waiting, key=lambda n: n.values.get("created_on", "9999-12-31"))[:limit]),
        tuple(sorted(referred, key=came)[:limit]),
        tuple(sorted(due, key=by_next_date)[:limit]),
        tuple(m for m in those("matches") if m.values["agreed_on"] >= since),
        tuple(r for r in those("replies") if r.values["given_on"] >= since),
        tuple(sorted(seen_again, key=lambda o: o.values.get("followup_on", ""), reverse=True)[:limit]),
        tuple(sorted(unseen, key=lambda m: m.values["agreed_on"])[:limit]),
        tuple(sorted(ahead, key=lambda m: m.values["held_on"])[:limit]),
    )


def listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def fits(record: Record, query: PageQuery) -> bool:
    values = record.values
    ends = (values.get("from"), values.get("to")) if record.table == "ties" else ()
    return all(
        values.get(name) == wanted or (name == "actor" and wanted in ends)
        for name, wanted in query.where.items()
    )
