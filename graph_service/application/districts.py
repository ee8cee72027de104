"""Taking in a district's folder: read it, refuse it with every fault, or hand it on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.ports import ReadFolder, Records, References, Store
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Change, Load, Loaded, Page, PageQuery, Record
from graph_service.domain.checks import Mention, cycle_faults, row_faults, unresolved, warnings
from graph_service.domain.district import District, DistrictInfo, record_id
from graph_service.domain.errors import FaultyFolder
from graph_service.domain.faults import Fault
from graph_service.domain.finding import StoredTexts, text_columns
from graph_service.domain.parsing import Subtypes, parse_folder
from graph_service.domain.search_columns import search_columns
from graph_service.domain.tables import TABLES

Known = Callable[[Sequence[Mention]], set[tuple[str, str]]]
"""Which of the mentioned records (table, id) exist outside the folder."""


def nothing(mentions: Sequence[Mention]) -> set[tuple[str, str]]:
    """No record exists outside the folder."""
    return set()


@dataclass(frozen=True)
class FolderRules:
    """How folders are read here: the reader, the installation's subtypes, and today (ISO, local)."""

    read: ReadFolder
    subtypes: Subtypes
    today: str


def read_district(folder: Path, rules: FolderRules, known: Known = nothing) -> tuple[District, list[Fault]]:
    """The district of a folder with its warnings. `known` says which mentioned records exist elsewhere.

    Raises FaultyFolder with every fault, FolderMissing.
    """
    raw, faults = rules.read(folder)
    unreadable = {fault.file for fault in faults}
    district, found = parse_folder(raw, rules.subtypes)
    faults += [*found, *row_faults(district, horizon(district, rules.today)), *cycle_faults(district, {})]
    missing = [m for m in unresolved(district) if TABLES[m.table].file not in unreadable]
    elsewhere = known(missing)
    faults += [mention.unknown() for mention in missing if (mention.table, mention.id) not in elsewhere]
    if faults:
        raise FaultyFolder(tuple(faults))
    return district, [*(Fault(name, 0, "", "unknown_file") for name in raw.others), *warnings(district)]


def horizon(district: District, today: str) -> str:
    """The day after which nothing can have been confirmed: the district's own, else today."""
    return (district.info and district.info.as_of) or today


def load_district(
    store: Store, folder: Path, rules: FolderRules, viewer: Viewer, *, replace: bool
) -> tuple[Loaded, list[Fault]]:
    """Loads a folder into the store, wholly or not at all. Raises FaultyFolder, LoadTooLarge, NotAllowed."""
    viewer.may_write()
    known = nothing if replace else stored_in(store)
    district, odd = read_district(folder, rules, known)
    return store.load(Load(district, folder.name, viewer.who, replace)), odd


def stored_in(store: Store) -> Known:
    """Which mentioned records are in the store; the store asks itself again when it writes."""

    def known(mentions: Sequence[Mention]) -> set[tuple[str, str]]:
        ids: dict[str, set[str]] = {mention.table: set() for mention in mentions}
        for mention in mentions:
            ids[mention.table].add(mention.id)
        return {(table, i) for table, found in store.describe(ids).items() for i in found}

    return known


class FolderSource:
    """A district straight from its folder, with no database: nothing in it ever changes."""

    def __init__(self, district: District) -> None:
        self.district = district

    def snapshot(self) -> Snapshot:
        return build_snapshot(search_columns(self.district), self.district.info or DistrictInfo())

    def describe(self, references: References) -> Records:
        return {table: self.records(table, set(ids)) for table, ids in references.items()}

    def page(self, query: PageQuery) -> Page:
        """Records of one table in the order of their ids, as a store gives them."""
        table = TABLES[query.table]
        rows = {record_id(table, row): row for row in self.district.of(query.table)}
        records = (Record(query.table, one, rows[one].values, 0) for one in sorted(rows) if one > query.after)
        found = list(islice((one for one in records if fits(one, query)), query.limit + 1))
        more = len(found) > query.limit
        return Page(tuple(found[: query.limit]), found[query.limit - 1].id if more else "")

    def texts(self) -> StoredTexts:
        return StoredTexts(self.change_number(), text_columns(self.district))

    def change_number(self) -> int:
        return 0

    def changes(self, since: int, limit: int) -> list[Change]:
        return []

    def history(self, table: str, identity: str, version: int, limit: int) -> list[Change]:
        return []

    def records(self, table: str, ids: set[str]) -> dict[str, Record]:
        rows = ((record_id(TABLES[table], row), row) for row in self.district.of(table))
        return {identity: Record(table, identity, row.values, 0) for identity, row in rows if identity in ids}


def fits(record: Record, query: PageQuery) -> bool:
    """Whether a record is one of those that are asked for; either end of a tie is its actor."""
    values = record.values
    ends = (values.get("from"), values.get("to")) if record.table == "ties" else ()
    return all(
        values.get(name) == wanted or (name == "actor" and wanted in ends)
        for name, wanted in query.where.items()
    )
