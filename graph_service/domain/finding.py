"""By which texts records are found. The files of cypher/words/ return exactly these columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_service.domain.cells import Value
from graph_service.domain.district import District, record_id
from graph_service.domain.search_columns import Columns
from graph_service.domain.tables import TABLES

FOUND_BY: dict[str, tuple[str, ...]] = {
    "actors": ("name", "kana"),
    "needs": ("title", "words", "keeps_doing"),
    "resources": ("title", "use"),
    "themes": ("name", "synonyms"),
    "areas": ("name",),
}
"""The columns whose texts are searched, by table; tables in the order in which equal hits are listed."""

BESIDE: dict[str, tuple[str, ...]] = {
    "actors": ("kind", "area", "audience"),
    "needs": ("theme", "actor", "audience", "direction"),
    "resources": ("theme", "actor", "audience", "direction"),
    "themes": ("broader",),
    "areas": (),
}
"""Who may read a record, by which theme it is found too, and whether it could come together with another."""

TEXT_COLUMNS = {table: ("id", *FOUND_BY[table], *BESIDE[table]) for table in FOUND_BY}
LISTS = frozenset({"synonyms", "broader"})


@dataclass(frozen=True)
class StoredTexts:
    """The texts of one whole state. `change` is the number of its last change."""

    change: int
    tables: Mapping[str, Columns]


def text_columns(district: District) -> dict[str, Columns]:
    """The text columns of a district that is read from a folder."""
    found: dict[str, Columns] = {}
    for name, columns in TEXT_COLUMNS.items():
        rows = [{**row.values, "id": record_id(TABLES[name], row)} for row in district.of(name)]
        found[name] = {column: [row.get(column) or empty(column) for row in rows] for column in columns}
    return found


def empty(column: str) -> Value:
    return [] if column in LISTS else ""


def texts_of(column: str, values: Mapping[str, Value]) -> Iterator[str]:
    """The texts of a column: one, several, or none."""
    given = values.get(column) or ()
    yield from (given,) if isinstance(given, str) else given
