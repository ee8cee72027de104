"""The values of records in plain words: vocabulary, names instead of ids, yes and no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.application.naming import PERSONS
from graph_service.application.narrator import Narrator
from graph_service.domain.cells import Flag, Many, Value, Word, cell_text, referenced
from graph_service.domain.changes import Record
from graph_service.domain.ontology import SUBTYPES, label
from graph_service.domain.table import Column
from graph_service.domain.tables import TABLES
from graph_service.domain.wording import listed, say
from graph_service.web.columns import label_code

HIDDEN = frozenset({"id", "lat", "lon", "gap", "gaps"})
"""Columns that tell people nothing: they are kept, and read by programs."""


@dataclass(frozen=True)
class Shown:
    """A text, and the record (table, id) whose page it leads to, where it names one."""

    text: str
    record: tuple[str, str] | None = None


@dataclass(frozen=True)
class Fact:
    """One column of a record: its name and what it holds. `plain`: without its name it is understood too."""

    label: str
    shown: tuple[Shown, ...]
    plain: bool = False


class ValueWords:
    """Says values in the narrator's language."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator, self.language = narrator, narrator.language

    def facts(self, record: Record) -> Iterator[Fact]:
        """What a record holds, column by column; empty ones are left out, kept ones come last."""
        table = TABLES[record.table]
        known = [column.name for column in table.columns]
        for name in (*known, *sorted(name for name in record.values if name not in known)):
            value = record.values.get(name)
            if name not in HIDDEN and value is not None:
                yield Fact(self.label(record.table, name), self.shown(record.table, name, value))

    def label(self, table: str, name: str) -> str:
        """What a column is called; a kept column by its own name."""
        return say(label_code(table, name), self.language) if name in TABLES[table].by_name else name

    def text(self, table: str, name: str, value: Value) -> str:
        """A value in one text; "" where it is empty."""
        return listed([one.text for one in self.shown(table, name, value)], self.language)

    def shown(self, table: str, name: str, value: Value) -> tuple[Shown, ...]:
        column = TABLES[table].column(name)
        if value is None or column is None:
            return ()
        if referenced(column.type, None)[0]:
            target, ids = referenced(column.type, value)
            return tuple(Shown(self.named(target, one), (target, one)) for one in ids)
        items = value if isinstance(value, list) else [value]
        return tuple(Shown(self.plain(column, item)) for item in items)

    def named(self, table: str, identity: str) -> str:
        """The name of a record; that there is one where it may not be read."""
        values = self.narrator.values(table, identity)
        if table == "actors":
            return self.narrator.actor(identity)
        if table in ("needs", "resources"):
            return self.narrator.title(table, identity)
        return str(values.get("name") or identity)

    def plain(self, column: Column, item: Value) -> str:
        cell = column.type.item if isinstance(column.type, Many) else column.type
        if isinstance(cell, Word):
            return label(cell.vocabulary, item, self.language)
        if isinstance(cell, Flag):
            return say("form_yes" if item else "form_no", self.language)
        if column.name == "strength":
            return label("strength", str(item), self.language)
        if column.name == "subtype" and item in SUBTYPES:
            return SUBTYPES[item].label(self.language)
        if column.name in PERSONS:
            return self.narrator.person(item)
        return cell_text(item)
