"""Loads: one transaction where it fits; into an empty store also more, in batches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from graph_service.adapters.bolt import room
from graph_service.adapters.bolt.connection import Connection, Transaction
from graph_service.adapters.bolt.large import BATCH_ROWS, LargeLoads, NoLongerEmpty
from graph_service.adapters.bolt.reading import Reader, info_from
from graph_service.adapters.bolt.writing import NothingChanged, Planned, Writer, now
from graph_service.adapters.queries import Queries
from graph_service.application.progress import Progress
from graph_service.domain.changes import (
    Change,
    Load,
    Loaded,
    Page,
    PageQuery,
    Record,
    Touched,
    taken_away,
    touch,
)
from graph_service.domain.checks import Mention, cycle_faults, unresolved
from graph_service.domain.district import District, DistrictInfo, joined_info, record_id
from graph_service.domain.errors import FaultyFolder, LoadTooLarge, StoreFull
from graph_service.domain.tables import TABLES

Stored = Mapping[str, Mapping[str, Record]]
"""Records of the store by table and id."""


@dataclass(frozen=True)
class Steps:
    """What a load does: to the records of its folder, and to those that a replace takes away."""

    plans: list[Planned]
    gone: list[Record]

    @property
    def touched(self) -> tuple[Touched, ...]:
        removed = (taken_away(record) for record in self.gone)
        return (*removed, *(plan.touched for plan in self.plans))


class Loader:
    """Takes districts into one store."""

    def __init__(
        self, connection: Connection, queries: Queries, reader: Reader, writer: Writer, progress: Progress
    ) -> None:
        self.connection, self.queries = connection, queries
        self.reader, self.writer = reader, writer
        self.large = LargeLoads(connection, queries, reader, writer, progress)

    def load(self, load: Load) -> Loaded:
        """The whole district, or nothing. Raises FaultyFolder, LoadTooLarge, StoreLoading."""
        heap = self.heap_mb()
        try:
            if not fits(load.district, heap) and self.connection.read(self.large.is_empty):
                with suppress(NoLongerEmpty):
                    return self.load_in_batches(load, heap)
            return self.connection.write(lambda tx: self.load_whole(tx, load, heap))
        except NothingChanged:
            number = self.connection.read(self.reader.change_number)
            return Loaded(number, 0, 0, load.district.size)
        except StoreFull as error:
            raise LoadTooLarge(rows=load.district.size, heap=heap, needed=heap * 2) from error

    def heap_mb(self) -> int:
        """The database's largest heap in MiB; 512 where it does not say."""
        found = self.connection.read(lambda tx: tx.rows(self.queries.bind("store/heap")))
        size = re.fullmatch(r"([\d.]+)(KiB|MiB|GiB|TiB)", str(found[0]["value"]) if found else "")
        scale = {"KiB": 1 / 1024, "MiB": 1, "GiB": 1024, "TiB": 1024**2}
        return int(float(size[1]) * scale[size[2]]) if size else 512

    def load_in_batches(self, load: Load, heap: int) -> Loaded:
        """A district too large for one transaction, into an empty store. Raises NoLongerEmpty."""
        check(load.district, unresolved(load.district), None, {})

        def finish(tx: Transaction) -> None:
            number = int(tx.one(self.queries.bind("journal/next")))
            self.write_info(tx, load)
            self.writer.record(tx, change_of(load, number, (), empty=True))

        plans, size = planned(load.district, {}), load.district.size
        return Loaded(self.large.load(plans, size, room.room(heap), finish), size, 0, 0)

    def load_whole(self, tx: Transaction, load: Load, heap: int) -> Loaded:
        number = self.writer.next_number(tx)
        empty = self.large.is_empty(tx)
        stored = {} if empty else self.stored(tx, load)
        steps = self.steps(tx, load, stored, empty=empty)
        info = self.write_info(tx, load)
        if not steps.plans and not steps.gone and not info:
            raise NothingChanged()
        if not empty:
            self.refuse_too_large(tx, steps, heap)
        # Taken away last: to look something up takes Neo4j as long as its transaction has deleted much.
        self.writer.apply(tx, steps.plans, number)
        self.writer.remove(tx, steps.gone)
        self.writer.record(tx, change_of(load, number, (*steps.touched, *info), empty=empty))
        added = sum(plan.before is None for plan in steps.plans)
        changed = len(steps.plans)
        return Loaded(number, added, changed - added, load.district.size - changed)

    def stored(self, tx: Transaction, load: Load) -> Stored:
        """The records that the load may touch: those of its ids, for a replace all."""
        if load.replace:
            return {name: {record.id: record for record in self.everything(tx, name)} for name in TABLES}
        return {name: self.reader.records(tx, name, load.district.ids(name)) for name in TABLES}

    def everything(self, tx: Transaction, table: str) -> Iterator[Record]:
        page = Page((), "")
        while True:
            page = self.reader.page(tx, PageQuery(table, page.next, BATCH_ROWS))
            yield from page.records
            if not page.next:
                return

    def steps(self, tx: Transaction, load: Load, stored: Stored, *, empty: bool) -> Steps:
        """What the load does to each record. Raises FaultyFolder with faults that only the store can see."""
        alone = empty or load.replace
        mentions = unresolved(load.district)
        missing = {(mention.table, mention.id) for mention in mentions}
        if not alone:
            missing = self.writer.missing(tx, missing)
        check(load.district, mentions, missing, {} if alone else self.above(tx))
        gone = list(not_in(load.district, stored)) if load.replace else []
        return Steps(list(planned(load.district, stored, whole=load.replace)), gone)

    def above(self, tx: Transaction) -> dict[str, dict[str, tuple[str, ...]]]:
        """The stored hierarchies of themes and areas: {table: {id: ids above it}}."""
        themes = tx.rows(self.queries.bind("snapshot/themes"))[0]
        areas = tx.rows(self.queries.bind("snapshot/areas"))[0]
        return {
            "themes": {i: tuple(up) for i, up in zip(themes["id"], themes["broader"], strict=True)},
            "areas": {i: (up,) if up else () for i, up in zip(areas["id"], areas["parent"], strict=True)},
        }

    def refuse_too_large(self, tx: Transaction, steps: Steps, heap: int) -> None:
        """Raises LoadTooLarge, with the heap that would do, for what one transaction cannot hold."""
        taken = room.journal_bytes(steps.touched)
        taken += sum(room.written_bytes(plan.touched.after) for plan in steps.plans)
        if steps.gone:
            edges = int(tx.one(self.queries.bind("store/edges")))
            records = sum(record.table != "ties" for record in steps.gone)
            taken += room.GONE_BYTES * (records + edges)
            taken += sum(room.TEXT_FACTOR * room.text_bytes(record.values) for record in steps.gone)
        if taken > room.room(heap):
            rows = len(steps.plans) + len(steps.gone)
            raise LoadTooLarge(rows=rows, heap=heap, needed=room.needed_heap(taken))

    def write_info(self, tx: Transaction, load: Load) -> tuple[Touched, ...]:
        """Keeps district.json; what that changed, for the journal. A replace begins anew."""
        given = load.district.info
        known = vars(info_from(tx.one(self.queries.bind("meta/read", id="district"))))
        if given is None and not load.replace:
            return ()
        info = joined_info(DistrictInfo() if load.replace else DistrictInfo(**known), given or DistrictInfo())
        after = {name: value for name, value in vars(info).items() if known[name] != value}
        if not after:
            return ()
        tx.run(self.queries.bind("meta/write", id="district", values=plain(vars(info))))
        return (Touched("district", "district", plain({name: known[name] for name in after}), plain(after)),)


def fits(district: District, heap: int) -> bool:
    """Whether a district goes into an empty store in one transaction."""
    return room.district_bytes(district) <= room.room(heap)


def plain(values: Mapping[str, object]) -> dict[str, object]:
    """Values of district.json as Neo4j and JSON hold them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def planned(district: District, stored: Stored, *, whole: bool = False) -> Iterator[Planned]:
    """What each row does to its record; rows that do nothing are passed over.

    `whole`: a record holds nothing but its row afterwards. Else columns that the row lacks stay.
    """
    for table, row in district.each():
        identity = record_id(table, row)
        before = stored.get(table.name, {}).get(identity)
        values = row.values
        if before and whole:
            values = {**dict.fromkeys(before.values), **values}
        touched = touch(before, table.name, identity, {**values, table.identity: identity})
        if touched:
            yield Planned(touched, before)


def not_in(district: District, stored: Stored) -> Iterator[Record]:
    """The stored records that the district does not hold."""
    for name, records in stored.items():
        held = district.ids(name)
        yield from (record for identity, record in records.items() if identity not in held)


def check(
    district: District,
    mentions: Sequence[Mention],
    missing: set[tuple[str, str]] | None,
    above: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> None:
    """Raises FaultyFolder for unknown ids (all mentions where `missing` is None) and for cycles."""
    unknown = [m.unknown() for m in mentions if missing is None or (m.table, m.id) in missing]
    faults = [*unknown, *cycle_faults(district, above)]
    if faults:
        raise FaultyFolder(tuple(faults))


def change_of(load: Load, number: int, touched: tuple[Touched, ...], *, empty: bool) -> Change:
    """The journal's entry: into an empty store source and counts alone, else every record touched."""
    counts = {name: len(rows) for name, rows in load.district.rows.items()}
    kept = () if empty else touched
    return Change(number, now(), load.who, "load", kept, load.source, counts if empty or load.replace else {})
