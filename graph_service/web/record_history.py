"""The entries of a record's history in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from graph_service.application.history import Entry
from graph_service.domain.changes import Record
from graph_service.domain.wording import say
from graph_service.web.values import Shown, ValueWords


@dataclass(frozen=True)
class Told:
    """An entry of a history: when (of this machine), what happened, and (column, before, after)."""

    entry: Entry
    at: str
    what: str
    rows: tuple[tuple[str, tuple[Shown, ...], tuple[Shown, ...]], ...]


def told(entry: Entry, table: str, words: ValueWords) -> Told:
    rows = tuple(
        (
            words.label(table, one.column),
            words.shown(table, one.column, one.before),
            words.shown(table, one.column, one.after),
        )
        for one in entry.differences
    )
    return Told(entry, local_time(entry.at), say(entry.happened, words.language, source=entry.source), rows)


def local_time(at: str) -> str:
    """A time of the journal (UTC) as the clock of this machine shows it."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def then(entry: Entry, record: Record) -> tuple[Record, Record]:
    """What a change took out and what it put in, as records: they name others."""
    before = {one.column: one.before for one in entry.differences if one.before is not None}
    after = {one.column: one.after for one in entry.differences if one.after is not None}
    return replace(record, values=before), replace(record, values=after)
