"""How a record is closed, and whether it is on a day: one rule for what is offered, asked and printed."""

from __future__ import annotations

from graph_service.domain.cells import Value
from graph_service.domain.changes import Record

CLOSED_BY: dict[str, dict[str, Value]] = {"needs": {"status": "withdrawn"}, "actors": {"willing": "no"}}
"""What closes a record of these tables; the others end on a day."""


def closing(table: str, on: str) -> dict[str, Value]:
    """The values that close a record of a table on a day (ISO)."""
    return CLOSED_BY.get(table) or {"valid_to": on}


def is_closed(record: Record, day: str) -> bool:
    """Whether a record is closed on a day (ISO): `valid_to` is the first day on which it is no longer so."""
    said = CLOSED_BY.get(record.table)
    if said:
        return all(record.values.get(name) == value for name, value in said.items())
    return str(record.values.get("valid_to") or "9999-99-99") <= day
