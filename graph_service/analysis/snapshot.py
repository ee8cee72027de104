"""One state of a district as immutable columns: what every search and measure works on.

Actors and ties are numpy arrays in the order of their ids, so that "ties broken by id" is "the lower place
first". The few needs, resources, asks and consents are plain values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_service.domain.cells import Value
from graph_service.domain.district import DistrictInfo
from graph_service.domain.ontology import ACTOR_KINDS, AUDIENCES, CENTRAL_SUBTYPES, keys
from graph_service.domain.search_columns import Columns
from graph_service.domain.tie_kinds import TIE_KINDS

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]

KINDS = tuple(ACTOR_KINDS)
TIES = tuple(TIE_KINDS)
BASES = keys("basis")
WILLING = keys("willing")
RESIDENT = KINDS.index("resident")
COUNCIL, OFFICE = AUDIENCES.index("council"), AUDIENCES.index("office")


@dataclass(frozen=True)
class Actors:
    """Columns by actor; a place in them is an actor's number in this snapshot."""

    ids: tuple[str, ...]
    kind: Ints
    central: Bools
    area: tuple[str, ...]
    willing: Ints
    has_contact: Bools
    asks_max: Ints
    asks_elsewhere: Ints
    audience: Ints

    @cached_property
    def places(self) -> dict[str, int]:
        return {identity: place for place, identity in enumerate(self.ids)}

    @cached_property
    def resident(self) -> Bools:
        found: Bools = self.kind == RESIDENT
        return found

    @cached_property
    def person(self) -> Bools:
        """Human beings: residents and professionals."""
        found: Bools = np.array([ACTOR_KINDS[kind].person for kind in KINDS])[self.kind]
        return found


@dataclass(frozen=True)
class Ties:
    """Columns by tie; `source` and `target` are places of actors, days are NaT where empty."""

    ids: tuple[str, ...]
    source: Ints
    target: Ints
    kind: Ints
    strength: Ints
    strained: Bools
    basis: Ints
    confirmed_on: Days
    valid_from: Days
    valid_to: Days
    audience: Ints


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Ask:
    """Somebody was asked about a need: to introduce, or (with `resource`) to meet it."""

    id: str
    need: str
    actor: str
    resource: str
    asked_on: str
    answer: str


@dataclass(frozen=True)
class Consent:
    """What concerns the actor may be told to `recipients` (audiences, or names of bodies) for `purpose`."""

    actor: str
    purpose: str
    recipients: tuple[str, ...]
    given_on: str
    expires_on: str
    revoked_on: str


@dataclass(frozen=True)
class Snapshot:
    """The state of a district after change `change` (0 for a folder)."""

    change: int
    info: DistrictInfo
    actors: Actors
    ties: Ties
    needs: Mapping[str, Need]
    resources: Mapping[str, Resource]
    asks: tuple[Ask, ...]
    consents: tuple[Consent, ...]
    care: Mapping[str, str]
    broader: Mapping[str, tuple[str, ...]]
    parent: Mapping[str, str]


def build_snapshot(tables: Mapping[str, Columns], info: DistrictInfo, change: int = 0) -> Snapshot:
    """The snapshot of the search columns of every table (`domain.search_columns`), in any row order."""
    actors = build_actors(sorted_by_id(tables["actors"]))
    return Snapshot(
        change=change,
        info=info,
        actors=actors,
        ties=build_ties(sorted_by_id(tables["ties"]), actors),
        needs={row["id"]: Need(**row) for row in rows(sorted_by_id(tables["needs"]))},
        resources={row["id"]: Resource(**row) for row in rows(sorted_by_id(tables["resources"]))},
        asks=tuple(Ask(**row) for row in rows(sorted_by_id(tables["asks"]))),
        consents=tuple(sorted((Consent(**row) for row in rows(tables["consents"])), key=repr)),
        care=dict(zip(tables["care"]["actor"], tables["care"]["status"], strict=True)),
        broader={row["id"]: row["broader"] for row in rows(tables["themes"])},
        parent=dict(zip(tables["areas"]["id"], tables["areas"]["parent"], strict=True)),
    )


def sorted_by_id(columns: Columns) -> Columns:
    order = sorted(range(len(columns["id"])), key=columns["id"].__getitem__)
    return {name: [values[place] for place in order] for name, values in columns.items()}


def rows(columns: Columns) -> list[dict[str, Any]]:
    """The columns as rows of immutable values."""
    frozen = {
        name: [tuple(v) if isinstance(v, list) else v for v in cells] for name, cells in columns.items()
    }
    return [dict(zip(frozen, cells, strict=True)) for cells in zip(*frozen.values(), strict=True)]


def coded(words: Sequence[Value], vocabulary: Sequence[str], empty: str) -> Ints:
    """The place of each word in its vocabulary; an empty one counts as `empty`."""
    places = {word: place for place, word in enumerate(vocabulary)} | {"": vocabulary.index(empty)}
    return np.fromiter((places[word] for word in words), np.int64, len(words))


def days(texts: Sequence[Value]) -> Days:
    return np.array(list(texts), dtype="datetime64[D]")


def build_actors(columns: Columns) -> Actors:
    """Empty audience: office for residents, else council. Empty willing: unknown."""
    kind = coded(columns["kind"], KINDS, KINDS[0])
    unset = np.array([not word for word in columns["audience"]], dtype=np.bool_)
    default = np.where(kind == RESIDENT, OFFICE, COUNCIL)
    return Actors(
        ids=tuple(columns["id"]),
        kind=kind,
        central=np.array([word in CENTRAL_SUBTYPES for word in columns["subtype"]], dtype=np.bool_),
        area=tuple(columns["area"]),
        willing=coded(columns["willing"], WILLING, "unknown"),
        has_contact=np.array(columns["has_contact"], dtype=np.bool_),
        asks_max=np.array(columns["asks_max"], dtype=np.int64),
        asks_elsewhere=np.maximum(np.array(columns["asks_elsewhere"], dtype=np.int64), 0),
        audience=np.where(unset, default, coded(columns["audience"], AUDIENCES, "office")),
    )


def build_ties(columns: Columns, actors: Actors) -> Ties:
    """Empty audience: office where a resident is touched, else council. Empty basis: hearsay; strength: 0."""
    source = np.fromiter((actors.places[i] for i in columns["from"]), np.int64, len(columns["from"]))
    target = np.fromiter((actors.places[i] for i in columns["to"]), np.int64, len(columns["to"]))
    touches = actors.resident[source] | actors.resident[target]
    unset = np.array([not word for word in columns["audience"]], dtype=np.bool_)
    return Ties(
        ids=tuple(columns["id"]),
        source=source,
        target=target,
        kind=coded(columns["kind"], TIES, TIES[0]),
        strength=np.maximum(np.array(columns["strength"], dtype=np.int64), 0),
        strained=np.array([word == "strained" for word in columns["quality"]], dtype=np.bool_),
        basis=coded(columns["basis"], BASES, "hearsay"),
        confirmed_on=days(columns["confirmed_on"]),
        valid_from=days(columns["valid_from"]),
        valid_to=days(columns["valid_to"]),
        audience=np.where(
            unset, np.where(touches, OFFICE, COUNCIL), coded(columns["audience"], AUDIENCES, "office")
        ),
    )
