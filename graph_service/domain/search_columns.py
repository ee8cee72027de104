"""Which columns the search reads: no names, no notes.

The files of cypher/snapshot/ return these, those of actors and ties as codes (`domain.codes`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_service.domain.cells import Value
from graph_service.domain.district import District, record_id
from graph_service.domain.tables import TABLES

Columns = Mapping[str, Sequence[Value]]
"""One table's columns by name, of one length. An empty text, word or date is "", a number -1, a list []."""

SEARCH_COLUMNS: dict[str, tuple[str, ...]] = {
    "areas": ("id", "parent"),
    "themes": ("id", "broader"),
    "actors": (
        *("id", "kind", "subtype", "area", "willing", "has_contact"),
        *("asks_max", "asks_elsewhere", "audience"),
    ),
    "ties": (
        *("id", "from", "to", "kind", "strength", "quality", "basis"),
        *("confirmed_on", "valid_from", "valid_to", "audience"),
    ),
    "needs": (
        *("id", "actor", "direction", "theme", "decision", "checked_by", "checked_on"),
        *("pity_based", "disuse_risk", "status", "audience"),
    ),
    "resources": (
        *("id", "actor", "direction", "theme", "eligible", "areas"),
        *("capacity_left", "valid_from", "valid_to", "audience"),
    ),
    "asks": ("id", "need", "actor", "resource", "asked_on", "answer"),
    "consents": ("id", "actor", "purpose", "recipients", "given_on", "expires_on", "revoked_on"),
    "care": ("actor", "status"),
}

NUMBERS = frozenset({"asks_max", "asks_elsewhere", "strength", "capacity_left"})
LISTS = frozenset({"broader", "eligible", "areas", "recipients"})
FLAGS = frozenset({"pity_based", "disuse_risk"})
EMPTY_NUMBER = -1


def search_columns(district: District) -> dict[str, Columns]:
    """The search columns of a district that is read from a folder."""
    found: dict[str, Columns] = {}
    for name, columns in SEARCH_COLUMNS.items():
        rows = [
            {**row.values, TABLES[name].identity: record_id(TABLES[name], row)} for row in district.of(name)
        ]
        found[name] = {column: [cell(column, row) for row in rows] for column in columns}
    return found


def cell(column: str, values: Mapping[str, Value]) -> Value:
    """One cell of a search column, as the store gives it too."""
    if column == "has_contact":
        return bool(values.get("contact"))
    value = values.get(column)
    if column in FLAGS:
        return "" if value is None else str(value).lower()
    if value is not None:
        return value
    return EMPTY_NUMBER if column in NUMBERS else [] if column in LISTS else ""
