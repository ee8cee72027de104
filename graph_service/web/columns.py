"""How a column of the file format is shown in a form: its kind of field, what it is called."""

from __future__ import annotations

from graph_service.domain.cells import Day, Flag, Many, Reference, Text, Whole, Word
from graph_service.domain.table import Column

LONG = 1_000
"""Texts that may be longer than this get several lines."""

OWN_LABELS = {
    "ties": {"kind"},
    "needs": {"actor", "reason"},
    "resources": {"actor", "title"},
    "asks": {"actor", "reason"},
    "matches": {"purpose"},
    "outcomes": {"words"},
    "consents": {"given_on", "purpose"},
    "replies": {"kind", "to"},
    "care": {"status"},
    "meetings": {"title"},
    "decisions": {"decision"},
}
"""Columns that a table calls otherwise than the other tables do."""


def kind_of(column: Column) -> str:
    """How the cells of a column are typed in."""
    cell, many = column.type, isinstance(column.type, Many)
    if isinstance(cell, Many):
        cell = cell.item
    if isinstance(cell, Word):
        return "choices" if many else "choice"
    if isinstance(cell, Reference):
        return "records" if many else "record"
    if many:
        return "list"
    if isinstance(cell, Whole):
        return "choice" if column.name == "strength" else "number"
    if isinstance(cell, Flag):
        return "flag"
    if isinstance(cell, Day):
        return "day"
    return "lines" if isinstance(cell, Text) and cell.limit > LONG else "line"


def table_of(column: Column) -> str:
    cell = column.type.item if isinstance(column.type, Many) else column.type
    return cell.table if isinstance(cell, Reference) else ""


def label_code(table: str, name: str) -> str:
    """The sentence that names a column."""
    return f"field_{table}_{name}" if name in OWN_LABELS.get(table, ()) else f"field_{name}"
