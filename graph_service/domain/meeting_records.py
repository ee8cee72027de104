"""Meetings as they are stored: the keys of their gaps, and what was given to plan one or to note it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.domain.gaps import GAP_CLASSES, GapClass

ABOUT: Mapping[GapClass, str] = {
    "no_resource": "needs",
    "no_way": "needs",
    "hangs_on_one": "actors",
    "unused": "resources",
    "stale": "needs",
}
"""The table of the record that the key of a gap names."""

MOST_GAPS = 12
"""Items of one agenda: more than can be talked over in two hours."""


@dataclass(frozen=True)
class GapKey:
    """The key of a gap, read: its class, and the record that it is about."""

    gap_class: GapClass
    id: str

    @property
    def table(self) -> str:
        return ABOUT[self.gap_class]

    def __str__(self) -> str:
        return f"{self.gap_class}:{self.id}"


def gap_key(text: str) -> GapKey | None:
    """What a key says; None for a text that is none."""
    word, _, identity = text.partition(":")
    known = next((one for one in GAP_CLASSES if one == word), None)
    return GapKey(known, identity) if known and identity else None


@dataclass(frozen=True)
class ItemGiven:
    """One item of an agenda as it is to be stored."""

    gap: str
    agenda: str
    question: str


@dataclass(frozen=True)
class PlanGiven:
    """A meeting as it is to be stored: what the form of planning sends."""

    title: str
    held_on: str
    kind: str = ""
    area: str = ""
    place: str = ""
    hours: str = ""
    invited: tuple[str, ...] = ()
    items: tuple[ItemGiven, ...] = ()


@dataclass(frozen=True)
class Decided:
    """What was decided on one item; `read` is the version of its record, 0 for a new one."""

    id: str
    read: int
    question: str
    decision: str
    owner: str = ""
    due_on: str = ""


@dataclass(frozen=True)
class Met:
    """Two who came to know each other at a meeting: `kind` is that of their tie."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True)
class MinutesGiven:
    """What came of a meeting, as the form of the minutes sends it."""

    read: int
    attended: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    met: tuple[Met, ...] = ()
    note: str = ""
    next_on: str = ""
    minutes: str = ""
