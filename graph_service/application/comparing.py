"""Two people changed one record: what each wrote, field by field, and since when it stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.application.ports import Journal
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Record

MOST_CHANGES = 200


@dataclass(frozen=True)
class Apart:
    """A column that differs: `mine` was typed, `theirs` is stored. `changed` names who stored it since.

    `untouched`: the writer left it as they had read it, so theirs is what they mean to keep.
    """

    column: str
    mine: Value
    theirs: Value
    changed: Change | None
    untouched: bool


@dataclass(frozen=True)
class Comparison:
    """What differs, and the last change of those that the writer did not see."""

    apart: tuple[Apart, ...]
    last: Change


def compare(journal: Journal, present: Record, mine: Mapping[str, Value], read: int) -> Comparison:
    """The typed values beside the stored ones. `read` is the version that the writer saw."""
    changes = journal.history(present.table, present.id, present.version, MOST_CHANGES)
    unseen = [change for change in changes if change.number > read] or changes[:1]
    was, by = dict(present.values), dict[str, Change]()
    for change in unseen:
        for touched in change.touched:
            was.update(touched.before)
            for column in touched.after:
                by.setdefault(column, change)
    apart = (
        Apart(name, value, present.values.get(name), by.get(name), value == was.get(name))
        for name, value in mine.items()
        if value != present.values.get(name)
    )
    return Comparison(tuple(apart), unseen[0])
