"""Who did something, in the form of a record: an id of an actor is shown as their name and kept as the id."""

from __future__ import annotations

from collections.abc import Mapping

from graph_service.application.naming import PERSONS
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.web.picking import Picker


def doers(picker: Picker, record: Record) -> dict[str, str]:
    """What the fields of those who did something show, by column: a name, or the text that the record has."""
    given = {column: str(record.values[column]) for column in PERSONS if record.values.get(column)}
    return {column: picker.name("actors", text) for column, text in given.items()}


def with_ids(picker: Picker, values: Mapping[str, Value], record: Record) -> dict[str, Value]:
    """The values that a form brought, with the ids of those whose names were left as they were shown."""
    shown = doers(picker, record)
    return {**values, **{c: record.values[c] for c, name in shown.items() if values.get(c) == name}}
