"""A report to the municipality as data: what is counted, for which purpose, in which of four columns.

The three purposes are those of the programme; the four columns are the steps from what is put in to what
changes for a person. Numbers of different columns are never added, nor those of different purposes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

PURPOSES = ("development", "network", "matching")
COLUMNS = ("input", "activity", "output", "outcome")


@dataclass(frozen=True)
class Measure:
    """One number of a report: what it counts, where it stands."""

    code: str
    purpose: str
    column: str


MEASURES = tuple(
    Measure(code, purpose, column)
    for purpose, columns in {
        "development": (
            ("minutes_development",),
            ("searches_failed", "developments_begun"),
            ("resources_new", "developments_established"),
            ("confirmed_development", "unconfirmed_development"),
        ),
        "network": (
            ("minutes_network",),
            ("meetings", "asks_to_introduce"),
            ("ties_new", "decisions_done"),
            ("confirmed_network", "unconfirmed_network"),
        ),
        "matching": (
            ("minutes_matching",),
            ("searches", "asks_to_meet"),
            ("asks_accepted", "matches", "replies"),
            ("confirmed_matching", "unconfirmed_matching"),
        ),
    }.items()
    for column, codes in zip(COLUMNS, columns, strict=True)
    for code in codes
)

PURPOSE_OF = {
    "resources": "development",
    "development": "development",
    "network": "network",
    "meeting": "network",
    "needs": "matching",
    "matching": "matching",
    "reply": "matching",
}
"""For which purpose time was spent, by the activity; other time is of none."""

AROUND = ("needs_received", "needs_waiting", "gaps_on_agenda", "gaps_closed", "decisions_overdue")
"""What is told beside the three purposes."""


@dataclass(frozen=True)
class Period:
    """From a first to a last day (ISO), both included."""

    first: str
    last: str

    def has(self, day: str) -> bool:
        return self.first <= day <= self.last

    def before(self) -> Period:
        """The period just before, as many days long."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        length = last - first + timedelta(days=1)
        return Period((first - length).isoformat(), (first - timedelta(days=1)).isoformat())


Counts = Mapping[str, int]
"""How much, by the code of what is counted; what is absent is 0."""


@dataclass(frozen=True)
class Certified:
    """Needs by the holder's certification: `count` of them, with the classes that are told together.

    `met` and `waiting` are None where they may not be told apart.
    """

    codes: tuple[str, ...]
    count: int
    met: int | None
    waiting: int | None


@dataclass(frozen=True)
class Hubs:
    """How the open needs' best paths gather now: how many there are, through how many they run.

    `most` is the highest number through one actor, `central` the number through the central bodies.
    """

    reached: int = 0
    most: int = 0
    central: int = 0


@dataclass(frozen=True)
class Report:
    """What a report says. `area` "" is everywhere; `areas` has the counts of each area that has a name."""

    period: Period
    compared: Period
    area: str
    now: Counts
    before: Counts
    areas: Mapping[str, Counts] = field(default_factory=dict)
    origins: Counts = field(default_factory=dict)
    certified: tuple[Certified, ...] | None = None
    """None where the viewer may not read of certification; empty where the numbers are too small to tell."""
    hubs: Hubs = field(default_factory=Hubs)
