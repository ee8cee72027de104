"""Where the network of a district has gaps, in ids: what the planning of a 協議体 meeting starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graph_service.domain.policy import Policy

GapClass = Literal["no_resource", "no_way", "hangs_on_one", "unused", "stale"]
GAP_CLASSES: tuple[GapClass, ...] = ("no_resource", "no_way", "hangs_on_one", "unused", "stale")
"""In the order in which they are shown: what nobody can meet first, what is only out of date last."""


@dataclass(frozen=True)
class GapQuestion:
    """Gaps of the open needs on a date, within a number of mediators. `area` keeps those that concern it."""

    as_of: str = ""
    max_mediators: int = 3
    audience: str = "office"
    area: str = ""


@dataclass(frozen=True)
class Gap:
    """One gap. `area` is the holder's ("" where there is none), for `unused` that of the resource's actor.

    `hangs_on_one` has no area of its own: None.
    """

    gap_class: GapClass
    area: str | None
    needs: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What names the gap as long as it is open: its class and whom it is about."""
        about = self.actors if self.gap_class == "hangs_on_one" else self.needs or self.resources
        return f"{self.gap_class}:{about[0]}"


@dataclass(frozen=True)
class Covered:
    """One cell of themes × areas: open needs, those that reach something, what they reach.

    `capacity_left` is the sum over those resources that give one; `unlimited` counts the others.
    """

    theme: str
    area: str
    needs: int
    reached: int
    resources: int
    capacity_left: int
    unlimited: int


@dataclass(frozen=True)
class Load:
    """How many open needs' best paths run through an actor.

    `without_us` counts the same when no coordinator and no community support centre mediates.
    """

    actor: str
    needs: int
    without_us: int


@dataclass(frozen=True)
class Pieces:
    """An actor whose loss takes others apart: how many actors each piece would have, largest first."""

    actor: str
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Structure:
    """Where living ties hold together by a single actor or a single pair. Sorted by id."""

    cut_vertices: tuple[str, ...]
    bridges: tuple[tuple[str, str], ...]
    pieces: tuple[Pieces, ...]


@dataclass(frozen=True)
class GapsAnswer:
    """Everything that was found. `structure_without_us` is drawn without the central bodies.

    `open_needs` counts what was looked at; `unchecked` the needs whose check is missing, which nobody may
    search for yet.
    """

    question: GapQuestion
    policy: Policy
    gaps: tuple[Gap, ...]
    coverage: tuple[Covered, ...]
    load: tuple[Load, ...]
    structure: Structure
    structure_without_us: Structure
    open_needs: int = 0
    unchecked: tuple[str, ...] = field(default=())
