"""A district as it is exchanged: rows by table, before and after their cells are understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph_service.domain.cells import Value
from graph_service.domain.table import Table
from graph_service.domain.tables import TABLES, tie_id


@dataclass(frozen=True)
class RawTable:
    """A file as read: its header, and each row's line number and cells, as text."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class RawFolder:
    """A folder as read: district.json (None where there is none), the tables by name.

    `others` are the names of CSV files that are no table: their rows are not taken in.
    """

    district: Mapping[str, object] | None
    tables: Mapping[str, RawTable]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One record as given: the line it stands in, and the values of the columns that are present.

    A present empty cell is None; an absent column has no key, and leaves what is there.
    """

    line: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class DistrictInfo:
    """What district.json says. `as_of` is an ISO date or ""; a fictional district is seen as of then."""

    name: str = ""
    municipality_code: str = ""
    as_of: str = ""
    fictional: bool = False
    credits: tuple[str, ...] = ()


def joined_info(known: DistrictInfo, given: DistrictInfo) -> DistrictInfo:
    """What is said of a store into which a further district came: once anything in it is invented, all is.

    Without that, invented people who stay would be shown as real. `--replace` begins anew.
    """
    credits = tuple(dict.fromkeys((*known.credits, *given.credits)))
    return replace(given, fictional=known.fictional or given.fictional, credits=credits)


@dataclass(frozen=True)
class District:
    """Understood rows by table, and what district.json says (None where there is none)."""

    info: DistrictInfo | None = None
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def of(self, table: str) -> tuple[Row, ...]:
        return self.rows.get(table, ())

    def each(self) -> Iterator[tuple[Table, Row]]:
        """Every row with its table, in the order in which tables are written."""
        for name, table in TABLES.items():
            for row in self.of(name):
                yield table, row

    def ids(self, table: str) -> set[str]:
        return {record_id(TABLES[table], row) for row in self.of(table)}

    @property
    def size(self) -> int:
        return sum(len(rows) for rows in self.rows.values())


def record_id(table: Table, row: Row) -> str:
    """The id of a row's record; "" where its cell is missing."""
    given = row.values.get(table.identity)
    if given or table.name != "ties":
        return given or ""
    return tie_id({end: row.values.get(end) or "" for end in ("from", "kind", "to")})
