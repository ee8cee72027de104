"""Snapshots from columns of words, as a folder has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_service.analysis.ids import Ids, TieIds
from graph_service.analysis.network import build_network
from graph_service.analysis.snapshot import (
    BASES,
    COUNCIL,
    KINDS,
    NO_AREA,
    OFFICE,
    RESIDENT,
    TIES,
    WILLING,
    Actors,
    Ask,
    Bools,
    Consent,
    Ints,
    Need,
    Resource,
    Snapshot,
    Ties,
    day_number,
)
from graph_service.domain.cells import Value
from graph_service.domain.district import DistrictInfo
from graph_service.domain.ontology import AUDIENCES, CENTRAL_SUBTYPES
from graph_service.domain.search_columns import Columns
from graph_service.domain.tables import usual_tie_id

Cells = dict[str, npt.NDArray[Any]]
"""Columns by the names that they have in `Actors` or `Ties`."""
NO_OR_AUDIENCE = ("", *AUDIENCES)
DAYS = ("confirmed_on", "valid_from", "valid_to")


def build_snapshot(tables: Mapping[str, Columns], info: DistrictInfo, change: int = 0) -> Snapshot:
    """The snapshot of the search columns of every table (`domain.search_columns`), in any row order."""
    actors, areas = build_actors(tables["actors"], tables["areas"]["id"])
    return assembled(actors, areas, build_ties(tables["ties"], actors), tables, info, change)


def assembled(
    actors: Actors,
    areas: tuple[str, ...],
    ties: Ties,
    tables: Mapping[str, Columns],
    info: DistrictInfo,
    change: int,
) -> Snapshot:
    """The snapshot of actors, ties, and the search columns of the other tables."""
    return Snapshot(
        change=change,
        info=info,
        actors=actors,
        ties=ties,
        network=build_network(len(actors.ids), ties.source, ties.target),
        needs={row["id"]: Need(**row) for row in rows(tables["needs"])},
        resources={row["id"]: Resource(**row) for row in rows(tables["resources"])},
        asks={row["id"]: Ask(**row) for row in rows(tables["asks"])},
        consents={row["id"]: Consent(**row) for row in rows(tables["consents"])},
        care=dict(zip(tables["care"]["actor"], tables["care"]["status"], strict=True)),
        broader={row["id"]: row["broader"] for row in rows(tables["themes"])},
        parent=dict(zip(tables["areas"]["id"], tables["areas"]["parent"], strict=True)),
        areas=areas,
    )


def shared(values: Iterable[Any]) -> list[Any]:
    """The values, equal ones as one object: most columns have few different words."""
    known: dict[Any, Any] = {}
    return [known.setdefault(value, value) for value in values]


def rows(columns: Columns) -> list[dict[str, Any]]:
    """The columns as rows of immutable values."""
    frozen = {
        name: shared(tuple(v) if isinstance(v, list) else v for v in of) for name, of in columns.items()
    }
    return [dict(zip(frozen, cells, strict=True)) for cells in zip(*frozen.values(), strict=True)]


def build_actors(columns: Columns, areas: Sequence[str]) -> tuple[Actors, tuple[str, ...]]:
    """The actors, and every area that there is: `areas` and those of actors."""
    known = tuple(sorted({*areas, *columns["area"]} - {""}))
    numbers = {area: number for number, area in enumerate(known)} | {"": NO_AREA}
    area = looked_up(numbers, columns["area"], np.int32)
    return actors_of(Ids(columns["id"]), area, actor_cells(columns)), known


def build_ties(columns: Columns, actors: Actors) -> Ties:
    places = {identity: place for place, identity in enumerate(actors.ids)}
    source, target = (looked_up(places, columns[end], np.int32) for end in ("from", "to"))
    ends_and_kinds = zip(columns["id"], columns["from"], columns["kind"], columns["to"], strict=True)
    given = {n: i for n, (i, a, kind, b) in enumerate(ends_and_kinds) if i != usual_tie_id(a, kind, b)}
    return ties_of(TieIds(given), source, target, actors, tie_cells(columns))


def actors_of(ids: Ids, area: Ints, cells: Cells) -> Actors:
    """The actors with these cells. Empty audience: office for residents, else council."""
    audience = audiences(cells["audience"], cells["kind"] == RESIDENT)
    return Actors(ids=ids, area=area, **{**cells, "audience": audience})


def ties_of(ids: TieIds, source: Ints, target: Ints, actors: Actors, cells: Cells) -> Ties:
    """The ties with these cells. Empty audience: office where a resident is touched, else council."""
    resident = actors.resident
    audience = audiences(cells["audience"], resident[source] | resident[target])
    return Ties(ids=ids, source=source, target=target, **{**cells, "audience": audience})


def audiences(numbers: Ints, personal: Bools) -> Ints:
    """The audience of each row: 0 is none, else one more than its place."""
    return np.where(numbers == 0, np.where(personal, OFFICE, COUNCIL), numbers - 1).astype(np.uint8)


def actor_cells(columns: Columns) -> Cells:
    """The cells of actors without their areas. Empty willing: unknown; `audience` as `audiences` reads it."""
    return {
        "kind": coded(columns["kind"], KINDS),
        "central": np.array([word in CENTRAL_SUBTYPES for word in columns["subtype"]], dtype=np.bool_),
        "willing": coded(columns["willing"], WILLING, "unknown"),
        "has_contact": np.array(columns["has_contact"], dtype=np.bool_),
        "asks_max": np.array(columns["asks_max"], dtype=np.int32),
        "asks_elsewhere": np.maximum(np.array(columns["asks_elsewhere"], dtype=np.int32), 0),
        "audience": coded(columns["audience"], NO_OR_AUDIENCE),
    }


def tie_cells(columns: Columns) -> Cells:
    """The cells of ties without their ends. Empty basis: hearsay; strength: 0; `audience` as above."""
    return {
        "kind": coded(columns["kind"], TIES),
        "strength": np.maximum(np.array(columns["strength"], dtype=np.int8), 0).astype(np.uint8),
        "strained": np.array([word == "strained" for word in columns["quality"]], dtype=np.bool_),
        "basis": coded(columns["basis"], BASES, "hearsay"),
        **{name: days(columns[name]) for name in DAYS},
        "audience": coded(columns["audience"], NO_OR_AUDIENCE),
    }


def coded(words: Sequence[Value], vocabulary: Sequence[str], empty: str = "") -> Ints:
    """The place of each word in its vocabulary; an empty one counts as `empty`."""
    places = {word: place for place, word in enumerate(vocabulary)}
    if empty:
        places[""] = places[empty]
    return looked_up(places, words, np.uint8)


def days(texts: Sequence[str]) -> Ints:
    """The number of each date; a district has few different ones."""
    known = {text: day_number(text) for text in set(texts)}
    return looked_up(known, texts, np.int32)


def looked_up(numbers: Mapping[Any, int], keys: Sequence[Any], dtype: type[np.integer[Any]]) -> Ints:
    """The number of each key."""
    return np.fromiter(map(numbers.__getitem__, keys), dtype, len(keys))
