"""The page of a conflict: what one typed beside what somebody else stored meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph_service.application.comparing import Apart, Comparison
from graph_service.application.naming import narrator_of
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.web.columns import kind_of
from graph_service.web.given import KEEP, PICKED, Given
from graph_service.web.values import Shown, ValueWords


@dataclass(frozen=True)
class ConflictRow:
    """One field that differs, in words, with the name of its choice."""

    apart: Apart
    name: str
    label: str
    mine: tuple[Shown, ...]
    theirs: tuple[Shown, ...]


def conflict_rows(
    services: Services, record: Record, found: Comparison, viewer: Viewer, language: Language
) -> list[ConflictRow]:
    """The fields that differ."""
    mine = replace(record, values={one.column: one.mine for one in found.apart if one.mine is not None})
    words = ValueWords(narrator_of(services.store, [record, mine], viewer, language))
    return [
        ConflictRow(
            one,
            KEEP + one.column,
            words.label(record.table, one.column),
            words.shown(record.table, one.column, one.mine),
            words.shown(record.table, one.column, one.theirs),
        )
        for one in found.apart
    ]


def typed(table: str, sent: Given, mine: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Every field as it was sent, to be sent again; of a record that was found also which one it is."""
    for name, texts in sent.texts.items():
        if name != "version" and not name.startswith(KEEP) and not name.endswith(PICKED):
            yield from ((name, text) for text in texts)
    for name, value in mine.items():
        if kind_of(TABLES[table].by_name[name]) == "record" and value:
            yield name + PICKED, value
