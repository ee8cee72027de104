"""The 協議体 meeting that closes gaps: what is asked there, and whom to invite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph_service.domain.gaps import Gap

AGENDA_OF: dict[str, str] = {
    "no_resource": "development",
    "no_way": "network",
    "hangs_on_one": "network",
    "unused": "matching",
    "stale": "needs",
}
"""The matter (所掌, `agenda` of the ontology) of each class; `planning.matter_of` has one exception."""

End = Literal["need", "resource"]
ENDS: dict[str, tuple[End, ...]] = {
    "no_resource": ("need",),
    "no_way": ("need", "resource"),
    "hangs_on_one": ("need", "resource"),
    "unused": ("resource",),
    "stale": ("need", "resource"),
}
"""The ends of a gap, each of which somebody stands for at the meeting."""

OF_AREA = frozenset({"minsei", "sc", "jichikai"})
"""Subtypes of those who stand for every need and resource of their area."""


@dataclass(frozen=True)
class Side:
    """One end of a gap: its own `actors`, and those who stand for its `areas`."""

    gap: str
    end: End
    actors: frozenset[str]
    areas: frozenset[str]


@dataclass(frozen=True)
class Party:
    """Who could be invited: one end of a gap with all who could stand for it."""

    gap: str
    end: End
    members: frozenset[str]


@dataclass(frozen=True)
class Planned:
    """What a group is planned from. `coordinators` invite; `must` come, `must_not` do not."""

    parties: tuple[Party, ...]
    coordinators: tuple[str, ...]
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guest:
    """Whom to invite: the gaps and ends they stand for, who asks them over which tie, what they bring.

    `bring` are codes: holder, giver, minsei, jichikai, sc, wanted.
    """

    actor: str
    stands_for: tuple[tuple[str, End], ...]
    inviter: str
    tie: str
    bring: tuple[str, ...]
    burden: int


@dataclass(frozen=True)
class Hindrance:
    """Why there is no group: an end of a gap for which nobody can come, or somebody who must and cannot.

    `code`: nobody, left_out, no_asks_left, no_tie; `actors` are those concerned.
    """

    code: str
    gap: str = ""
    end: str = ""
    actors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """The smallest group; empty where there is none, with what hinders it.

    `at_least` is a size below which there is none: where it is less than the group's, time ran out before
    the group was proven smallest. `proven` also says that no group of that size has less burden or, with as
    much, comes before it by ids.
    """

    members: tuple[str, ...] = ()
    at_least: int = 0
    proven: bool = True
    hindrances: tuple[Hindrance, ...] = ()


@dataclass(frozen=True)
class AgendaItem:
    """One gap, and which of the six matters it is."""

    gap: Gap
    matter: str


@dataclass(frozen=True)
class Meeting:
    """A meeting about chosen gaps, on `as_of`."""

    as_of: str
    agenda: tuple[AgendaItem, ...]
    guests: tuple[Guest, ...]
    group: Group
    coordinators: tuple[str, ...]
