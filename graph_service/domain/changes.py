"""Writing: edits of single records, loads of whole districts, and the journal that both leave behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph_service.domain.cells import Value
from graph_service.domain.district import District

Purpose = Literal["edit", "load", "import", "undo", "erase"]


@dataclass(frozen=True)
class Record:
    """One stored record. `version` is the number of the change that wrote it last."""

    table: str
    id: str
    values: Mapping[str, Value]
    version: int


@dataclass(frozen=True)
class Edit:
    """New values of one record. `read` is the version that the writer saw; None creates the record.

    `gone` takes it away: only the undo of what created it does that, whatever ends is closed.
    """

    table: str
    id: str
    values: Mapping[str, Value]
    read: int | None
    gone: bool = False


@dataclass(frozen=True)
class Writing:
    """Edits that belong together: all are written, or none."""

    edits: tuple[Edit, ...]
    who: str
    purpose: Purpose = "edit"


@dataclass(frozen=True)
class Touched:
    """What a change did to one record; `before` and `after` hold the changed columns alone.

    A new record has no `before`, one that was taken away no `after`. `version` is that of the record before,
    0 where there was none or nobody noted it: from change to change it leads back through a history.
    """

    table: str
    id: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    version: int = 0


@dataclass(frozen=True)
class Change:
    """One entry of the journal. Numbers rise by one in the order of the commits. `at` is ISO 8601, UTC.

    A load into an empty store has its `source` and `counts` (records by table) alone, no `touched`.
    """

    number: int
    at: str
    who: str
    purpose: Purpose
    touched: tuple[Touched, ...] = ()
    source: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Load:
    """A district to take in. `replace` empties the store first, in the same transaction."""

    district: District
    source: str
    who: str
    replace: bool = False


@dataclass(frozen=True)
class Loaded:
    """What a load did, in records. `change` is its number, or that of the last change if nothing changed."""

    change: int
    added: int
    updated: int
    unchanged: int


@dataclass(frozen=True)
class PageQuery:
    """Up to `limit` records of `table` after the id `after`, whose columns equal `where`."""

    table: str
    after: str = ""
    limit: int = 50
    where: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Records in the order of their ids; `next` is the `after` of the next page, "" on the last."""

    records: tuple[Record, ...]
    next: str = ""


def merged(before: Record | None, values: Mapping[str, Value]) -> dict[str, Value]:
    """The record's values after `values` are set; empty ones are gone."""
    after = {**(before.values if before else {}), **values}
    return {name: value for name, value in after.items() if value is not None}


def touch(before: Record | None, table: str, identity: str, values: Mapping[str, Value]) -> Touched | None:
    """What setting `values` does to a record (None: it is new); None if it does nothing."""
    if before is None:
        return Touched(table, identity, {}, {name: v for name, v in values.items() if v is not None})
    known = before.values
    after = {name: value for name, value in values.items() if known.get(name) != value}
    if not after:
        return None
    return Touched(table, identity, {name: known.get(name) for name in after}, after, before.version)


def taken_away(record: Record) -> Touched:
    """What taking a record away does to it."""
    return Touched(record.table, record.id, record.values, {}, record.version)


def effect(before: Record | None, edit: Edit) -> Touched | None:
    """What an edit does to the record that it is about; None if it does nothing."""
    if edit.gone:
        return taken_away(before) if before else None
    return touch(before, edit.table, edit.id, edit.values)
