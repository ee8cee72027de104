"""How the ties of a district, or of one area, hold together: its fabric, in ids and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MOST_ACTORS = 5_000
"""Of more actors the fabric is not worked out: an area is asked for instead."""

Grouping = Literal["kind", "area"]
GROUPINGS: tuple[Grouping, ...] = ("kind", "area")
ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
"""The brokerage roles of Gould and Fernandez (1989), in their order."""


@dataclass(frozen=True)
class FabricQuestion:
    """The fabric on a date, of an area and those below it ("" is everywhere).

    Records marked for fewer than `audience` are left out. `among` are the areas that are looked at (none
    named: all).
    """

    as_of: str = ""
    area: str = ""
    audience: str = "office"
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """Of how many actors (of a kind, of a circle) ties were ever confirmed, of how many within the year.

    `latest` is the day of the last confirmation, "" where there was none.
    """

    actors: int
    asked: int
    fresh: int
    latest: str


@dataclass(frozen=True)
class Isolated:
    """A resident who is tied to nobody but `services`; `central` if all of them are the central bodies.

    `latest` is the day on which one of those ties was last confirmed, "" for never.
    """

    actor: str
    area: str
    services: tuple[str, ...]
    central: bool
    latest: str


@dataclass(frozen=True)
class Circle:
    """Actors with more ties among them than to others. `bodies` are those at its heart that are no persons.

    `area` is where most of them are, "" where there is no such area.
    """

    members: tuple[str, ...]
    bodies: tuple[str, ...]
    area: str
    kinds: Mapping[str, int]
    asked: Asked


@dataclass(frozen=True)
class Apart:
    """Two circles, by number, without a tie between them; `between` are tied to somebody in both."""

    one: int
    other: int
    between: tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    """Two circles, by number, that nothing joins without this one actor, or without this one tie of two."""

    one: int
    other: int
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Circles:
    """The circles, largest first, and how pairs of them hang together; `beside` counts who is in none."""

    circles: tuple[Circle, ...]
    apart: tuple[Apart, ...]
    joined: tuple[Joined, ...]
    beside: int


@dataclass(frozen=True)
class Unmet:
    """Two kinds with no or hardly any ties; `expected` are those of a random mixing with the same degrees."""

    kinds: tuple[str, str]
    ties: int
    expected: float


@dataclass(frozen=True)
class Sectors:
    """Ties by kinds of their ends. `assortativity` is None where it is not defined."""

    kinds: tuple[str, ...]
    ties: tuple[tuple[int, ...], ...]
    assortativity: float | None
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True)
class Hole:
    """Structural holes around an actor: ties, how many of them lead elsewhere, constraint."""

    actor: str
    ties: int
    effective: float
    constraint: float


@dataclass(frozen=True)
class Broker:
    """Between how many ordered pairs, not tied to each other, an actor stands in each role."""

    actor: str
    roles: Mapping[str, int]
    groups: tuple[str, ...]
    """The groups of those between whom the actor stands most often."""


@dataclass(frozen=True)
class Breaking:
    """The actors without whom most pairs lose every way; shares of pairs with a way, before and after."""

    actors: tuple[str, ...]
    before: float
    after: float


@dataclass(frozen=True)
class Reaching:
    """The actors from whom most are reached within `steps` ties, and how many those are with themselves."""

    actors: tuple[str, ...]
    steps: int
    reached: int


@dataclass(frozen=True)
class Passed:
    """On what share of the shortest ways between others an actor lies; `error` is half of its 95 % range."""

    actor: str
    share: float
    error: float


@dataclass(frozen=True)
class Betweenness:
    """Exact (`pivots` 0), or drawn from the ways that begin at so many actors."""

    pivots: int
    passed: tuple[Passed, ...]


@dataclass(frozen=True)
class Fabric:
    """What was measured on one set of actors: with the central bodies, or without."""

    actors: int
    ties: int
    circles: Circles
    sectors: Sectors
    open_holes: tuple[Hole, ...]
    closed_bodies: tuple[Hole, ...]
    brokers: Mapping[Grouping, tuple[Broker, ...]]
    breaking: Breaking
    reaching: Reaching
    betweenness: Betweenness | None


@dataclass(frozen=True)
class FabricAnswer:
    """The fabric with and without the central bodies; None where there are more than MOST_ACTORS.

    `unlinked` are bodies without a living tie. `asked` is by kind: who was asked for ties at all.
    """

    question: FabricQuestion
    actors: int
    residents: int
    asked: Mapping[str, Asked]
    isolated: tuple[Isolated, ...] = ()
    unlinked: tuple[str, ...] = ()
    whole: Fabric | None = None
    without_us: Fabric | None = None
