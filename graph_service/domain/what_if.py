"""What would become of the open needs if something were otherwise: nothing of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_service.domain.gaps import Gap, GapQuestion, Load


@dataclass(frozen=True)
class Newcomer:
    """Somebody who would join: of a kind, in an area, whom they know, and what they give or receive.

    `direction` ("gives", "receives") and `theme` are those of their resource; both "" where they bring none.
    """

    kind: str
    subtype: str = ""
    area: str = ""
    name: str = ""
    knows: tuple[str, ...] = ()
    direction: str = ""
    theme: str = ""


@dataclass(frozen=True)
class Supposed:
    """What is supposed, all of it at once: who leaves, who has no time to introduce, who is introduced to
    whom, who joins."""

    leaves: tuple[str, ...] = ()
    no_time: tuple[str, ...] = ()
    introduced: tuple[tuple[str, str], ...] = ()
    joins: tuple[Newcomer, ...] = ()


@dataclass(frozen=True)
class Way:
    """The best way of a need: its actors from the holder on, the resource at its end, what it costs."""

    actors: tuple[str, ...]
    resource: str
    cost: int


@dataclass(frozen=True)
class Moved:
    """A need that has a way before and after, and not the same one."""

    need: str
    before: Way
    after: Way


@dataclass(frozen=True)
class LoadMoved:
    """An actor through whom the best ways of more or fewer needs run."""

    actor: str
    before: Load
    after: Load


@dataclass(frozen=True)
class GapMoved:
    """A gap that is open before and after, with other needs, resources or ties."""

    before: Gap
    after: Gap


@dataclass(frozen=True)
class WhatIfAnswer:
    """What would be otherwise, by ids in order; all that is not named stays as it is.

    Newcomers have the ids that `newcomers` gives them here. `gaps` counts those before and after, by class.
    """

    question: GapQuestion
    supposed: Supposed
    newcomers: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    load: tuple[LoadMoved, ...] = ()
    opened: tuple[Gap, ...] = ()
    closed: tuple[Gap, ...] = ()
    changed: tuple[GapMoved, ...] = ()
    gaps: dict[str, tuple[int, int]] = field(default_factory=dict)
