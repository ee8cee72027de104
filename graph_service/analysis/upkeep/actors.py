"""Actors that came or changed, and what it costs that they mediate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from graph_service.analysis.costs import asks_open, mediating_of
from graph_service.analysis.network import lengthened, with_actor
from graph_service.analysis.snapshot import KINDS, NO_AREA, RESIDENT, WILLING, Snapshot
from graph_service.analysis.upkeep.parts import audience, changed, longer_columns, with_area
from graph_service.domain.cells import Value
from graph_service.domain.changes import Touched
from graph_service.domain.ontology import CENTRAL_SUBTYPES
from graph_service.domain.search_columns import SEARCH_COLUMNS

Values = Mapping[str, Value]


def take_in_actor(snapshot: Snapshot, touched: Touched) -> Snapshot:
    place = snapshot.actors.ids.find(touched.id)
    if place is None:
        snapshot, place = with_new_actor(snapshot, touched.id)
        whole = dict.fromkeys(SEARCH_COLUMNS["actors"]) | {"contact": None, **touched.after}
        return set_actor(snapshot, place, whole)
    return set_actor(snapshot, place, touched.after)


def with_new_actor(snapshot: Snapshot, identity: str) -> tuple[Snapshot, int]:
    place = snapshot.actors.ids.add(identity)
    columns = longer_columns(snapshot.actors, place + 1)
    worked, actors = snapshot.worked, replace(snapshot.actors, **columns)
    actors.asks_elsewhere[place] = 0
    if worked.asks_open is not None:
        worked.asks_open = lengthened(worked.asks_open, place + 1)
        worked.asks_open[place] = 0
    for policy, costs in worked.mediating.items():
        worked.mediating[policy] = lengthened(costs, place + 1)
    return changed(snapshot, actors=actors, network=with_actor(snapshot.network)), place


def set_actor(snapshot: Snapshot, place: int, values: Values) -> Snapshot:
    """Sets the columns that `values` has. The kind comes first: other columns lean on it."""
    actors = snapshot.actors
    if "kind" in values:
        actors.kind[place] = KINDS.index(values["kind"])
    if "asks_elsewhere" in values:
        count = values["asks_elsewhere"] or 0
        asks_open(snapshot)[place] += count - int(actors.asks_elsewhere[place])
        actors.asks_elsewhere[place] = count
    if "area" in values:
        snapshot = with_area(snapshot, values["area"] or "")
        actors.area[place] = snapshot.area_numbers.get(values["area"] or "", NO_AREA)
    for column, value in values.items():
        if column in ACTOR_CELLS:
            name, code = ACTOR_CELLS[column]
            getattr(actors, name)[place] = code(value)
    if "audience" in values:
        personal = actors.kind[place] == RESIDENT
        actors.audience[place] = audience(values["audience"], personal=bool(personal))
    price_again(snapshot, place)
    return snapshot


ACTOR_CELLS: dict[str, tuple[str, Callable[[Value], Any]]] = {
    "subtype": ("central", lambda word: word in CENTRAL_SUBTYPES),
    "willing": ("willing", lambda word: WILLING.index(word or "unknown")),
    "contact": ("has_contact", bool),
    "asks_max": ("asks_max", lambda number: -1 if number is None else number),
}


def price_again(snapshot: Snapshot, place: int) -> None:
    """What it costs that an actor mediates, after something about them changed."""
    one = slice(place, place + 1)
    for policy, costs in snapshot.worked.mediating.items():
        costs[one] = mediating_of(snapshot, policy, one)
