"""Taking a change into a snapshot, at a cost that does not grow with the district.

`taken_in` works in place: the snapshot that it is given is used up, and only the one that it returns may be
looked at. Whoever lends snapshots (`application.keeping`) sees to it that nobody looks at the old one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np

from graph_service.analysis.network import copied
from graph_service.analysis.snapshot import Snapshot, Worked
from graph_service.analysis.upkeep import plain
from graph_service.analysis.upkeep.actors import take_in_actor
from graph_service.analysis.upkeep.parts import changed
from graph_service.analysis.upkeep.ties import find_tie, take_in_tie
from graph_service.domain.changes import Change, Touched

TakeIn = Callable[[Snapshot, Touched], Snapshot]

TAKE_IN: dict[str, TakeIn] = {
    "areas": plain.take_in_area,
    "themes": plain.take_in_theme,
    "actors": take_in_actor,
    "ties": take_in_tie,
    "needs": plain.take_in_need,
    "resources": plain.take_in_resource,
    "asks": plain.take_in_ask,
    "consents": plain.take_in_consent,
    "care": plain.take_in_care,
    "district": plain.take_in_info,
}
"""What a change of one record does, by table, what is referred to first; other tables do nothing."""
ORDER = {table: number for number, table in enumerate(TAKE_IN)}


class CannotTakeIn(Exception):
    """The change is one that only a fresh snapshot shows: a whole load, a replace, another kind of actor."""


def taken_in(snapshot: Snapshot, change: Change) -> Snapshot:
    """The snapshot after a change; the given one is used up. Raises CannotTakeIn before that."""
    check(snapshot, change)
    known = [touched for touched in change.touched if touched.table in TAKE_IN]
    for touched in sorted(known, key=lambda one: ORDER[one.table]):
        snapshot = TAKE_IN[touched.table](snapshot, touched)
    return changed(snapshot, change=change.number)


def check(snapshot: Snapshot, change: Change) -> None:
    """Raises CannotTakeIn."""
    taken_away = any(not touched.after and touched.table in TAKE_IN for touched in change.touched)
    if change.counts or taken_away or any(is_rooted(snapshot, touched) for touched in change.touched):
        raise CannotTakeIn()


def is_rooted(snapshot: Snapshot, touched: Touched) -> bool:
    """Whether defaults lean on what changed: an actor's kind, a tie's ends. They decide an empty audience."""
    if touched.table == "actors":
        return "kind" in touched.after and touched.id in snapshot.actors.ids
    moved = touched.table == "ties" and not touched.after.keys().isdisjoint({"from", "to"})
    return moved and find_tie(snapshot, touched.id) is not None


def separated(snapshot: Snapshot) -> Snapshot:
    """The same state in arrays of its own, so that others may go on looking at the given one."""
    worked = snapshot.worked
    parts: dict[str, Any] = {name: {**getattr(snapshot, name)} for name in PLAIN}
    columns = {"actors": own_columns(snapshot.actors), "ties": own_columns(snapshot.ties)}
    other = replace(snapshot, network=copied(snapshot.network), **columns, **parts)
    mine = Worked(
        None if worked.asks_open is None else worked.asks_open.copy(),
        {day: codes.copy() for day, codes in worked.tie_codes.items()},
        {policy: costs.copy() for policy, costs in worked.mediating.items()},
    )
    object.__setattr__(other, "worked", mine)
    return other


PLAIN = ("needs", "resources", "asks", "consents", "care", "broader", "parent")


def own_columns(part: Any) -> Any:  # noqa: ANN401 (Actors or Ties)
    copies = {
        field.name: value.copy() if isinstance(value, np.ndarray) else value.copied()
        for field in fields(part)
        for value in [getattr(part, field.name)]
    }
    return replace(part, **copies)
