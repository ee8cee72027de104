"""One state of a district as columns: what every search and measure works on.

Actors and ties are numpy arrays; a place in them is the number of an actor or a tie in this snapshot, in no
order that means anything: what must have an order is put into that of ids. The few needs, resources, asks
and consents are plain values. There are no names, notes or free texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_service.analysis.ids import Ids, TieIds
from graph_service.analysis.network import Network
from graph_service.domain.district import DistrictInfo
from graph_service.domain.ontology import ACTOR_KINDS, AUDIENCES, keys
from graph_service.domain.tables import usual_tie_id
from graph_service.domain.tie_kinds import TIE_KINDS

Ints = npt.NDArray[np.integer]
Bools = npt.NDArray[np.bool_]

KINDS = tuple(ACTOR_KINDS)
TIES = tuple(TIE_KINDS)
BASES = keys("basis")
WILLING = keys("willing")
RESIDENT = KINDS.index("resident")
COUNCIL, OFFICE = AUDIENCES.index("council"), AUDIENCES.index("office")
PERSON = np.array([ACTOR_KINDS[kind].person for kind in KINDS])
"""By number of a kind: whether such actors are human beings, residents and professionals."""
NO_AREA = -1
NO_DAY = -(2**31)
"""The number of an empty date: before every other."""


@dataclass(frozen=True)
class Actors:
    """Columns by actor. `area` numbers `Snapshot.areas`; asks_max is -1 where there is no limit."""

    ids: Ids
    kind: Ints
    central: Bools
    area: Ints
    willing: Ints
    has_contact: Bools
    asks_max: Ints
    asks_elsewhere: Ints
    audience: Ints

    @property
    def resident(self) -> Bools:
        found: Bools = self.kind == RESIDENT
        return found


@dataclass(frozen=True)
class Ties:
    """Columns by tie; `source` and `target` are places of actors, days are numbers (`day_number`)."""

    ids: TieIds
    source: Ints
    target: Ints
    kind: Ints
    strength: Ints
    strained: Bools
    basis: Ints
    confirmed_on: Ints
    valid_from: Ints
    valid_to: Ints
    audience: Ints


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody wants or offers. `decision` is "" before the appropriateness check."""

    id: str
    actor: str
    direction: str
    theme: str
    decision: str
    checked_by: str
    checked_on: str
    pity_based: str
    disuse_risk: str
    status: str
    audience: str


@dataclass(frozen=True, slots=True)
class Resource:
    """What somebody gives or receives. `capacity_left` is -1 where no capacity is given."""

    id: str
    actor: str
    direction: str
    theme: str
    eligible: tuple[str, ...]
    areas: tuple[str, ...]
    capacity_left: int
    valid_from: str
    valid_to: str
    audience: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody was asked about a need: to introduce, or (with `resource`) to meet it."""

    id: str
    need: str
    actor: str
    resource: str
    asked_on: str
    answer: str


@dataclass(frozen=True, slots=True)
class Consent:
    """What concerns the actor may be told to `recipients` (audiences, or names of bodies) for `purpose`."""

    id: str
    actor: str
    purpose: str
    recipients: tuple[str, ...]
    given_on: str
    expires_on: str
    revoked_on: str


@dataclass
class Worked:
    """What is worked out from the columns, once, and kept beside them. `analysis.upkeep` keeps it true."""

    asks_open: Ints | None = None
    tie_codes: dict[Any, Ints] = field(default_factory=dict)
    mediating: dict[Any, Ints] = field(default_factory=dict)
    resources_about: dict[str, dict[str, Resource]] | None = None
    asks_about: dict[str, dict[str, Ask]] | None = None


@dataclass(frozen=True)
class Snapshot:
    """The state of a district after change `change` (0 for a folder)."""

    change: int
    info: DistrictInfo
    actors: Actors
    ties: Ties
    network: Network
    needs: Mapping[str, Need]
    resources: Mapping[str, Resource]
    asks: Mapping[str, Ask]
    consents: Mapping[str, Consent]
    care: Mapping[str, str]
    broader: Mapping[str, tuple[str, ...]]
    parent: Mapping[str, str]
    areas: tuple[str, ...]
    worked: Worked = field(init=False, default_factory=Worked, compare=False, repr=False)

    def area_of(self, actor: int) -> str:
        """The id of an actor's area, "" where there is none."""
        number = int(self.actors.area[actor])
        return self.areas[number] if number != NO_AREA else ""

    def tie_id(self, tie: int) -> str:
        given = self.ties.ids.of(tie)
        if given is not None:
            return given
        ids, ties = self.actors.ids, self.ties
        ends = ids[int(ties.source[tie])], ids[int(ties.target[tie])]
        return usual_tie_id(ends[0], TIES[ties.kind[tie]], ends[1])

    @cached_property
    def area_numbers(self) -> dict[str, int]:
        return {area: number for number, area in enumerate(self.areas)}


def day_number(text: str) -> int:
    """Days from 1970-01-01 to an ISO date; NO_DAY where it is empty."""
    return Date.fromisoformat(text).toordinal() - EPOCH if text else NO_DAY


EPOCH = Date(1970, 1, 1).toordinal()


def day_text(number: int) -> str:
    """The ISO date of a day's number, "" for NO_DAY."""
    return "" if number == NO_DAY else Date.fromordinal(number + EPOCH).isoformat()
