"""Ties that came or changed, and their codes on the dates that are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from graph_service.analysis.costs import codes_of
from graph_service.analysis.network import lengthened, with_tie
from graph_service.analysis.snapshot import BASES, RESIDENT, TIES, Snapshot, day_number
from graph_service.analysis.upkeep.parts import audience, changed, longer_columns
from graph_service.domain.cells import Value
from graph_service.domain.changes import Touched
from graph_service.domain.search_columns import SEARCH_COLUMNS
from graph_service.domain.tables import usual_tie_id

Values = Mapping[str, Value]


def take_in_tie(snapshot: Snapshot, touched: Touched) -> Snapshot:
    place = find_tie(snapshot, touched.id)
    if place is None:
        return set_tie(*with_new_tie(snapshot, touched), NEW_TIE | dict(touched.after))
    if "kind" in touched.after:
        snapshot.ties.ids.give(place, touched.id)  # it keeps the id that its former kind was part of
    return set_tie(snapshot, place, touched.after)


NEW_TIE: dict[str, Value] = dict.fromkeys(SEARCH_COLUMNS["ties"])


def find_tie(snapshot: Snapshot, identity: str) -> int | None:
    """The place of a tie by its id: one that was given, or `from|kind|to`."""
    given = snapshot.ties.ids.find(identity)
    if given is not None:
        return given
    for kind in TIES:
        mark, at = f"|{kind}|", 0
        while (at := identity.find(mark, at)) >= 0:
            found = usual_tie(snapshot, identity[:at], kind, identity[at + len(mark) :])
            if found is not None:
                return found
            at += 1
    return None


def usual_tie(snapshot: Snapshot, source: str, kind: str, target: str) -> int | None:
    """The tie between two actors to which no id was given."""
    ids, ties = snapshot.actors.ids, snapshot.ties
    a, b = ids.find(source), ids.find(target)
    if a is None or b is None:
        return None
    for tie in snapshot.network.ties_between(a, b):
        same = ties.source[tie] == a and ties.target[tie] == b and TIES[ties.kind[tie]] == kind
        if same and ties.ids.of(tie) is None:
            return tie
    return None


def with_new_tie(snapshot: Snapshot, touched: Touched) -> tuple[Snapshot, int]:
    place, values = len(snapshot.ties.source), touched.after
    ties = replace(snapshot.ties, **longer_columns(snapshot.ties, place + 1))
    source, target = (snapshot.actors.ids.place(values[end]) for end in ("from", "to"))
    ties.source[place], ties.target[place] = source, target
    if touched.id != usual_tie_id(values["from"], values["kind"], values["to"]):
        ties.ids.give(place, touched.id)
    codes = snapshot.worked.tie_codes
    for day in codes:
        codes[day] = lengthened(codes[day], place + 1)
    network = with_tie(snapshot.network, place, source, target)
    return changed(snapshot, ties=ties, network=network), place


def set_tie(snapshot: Snapshot, place: int, values: Values) -> Snapshot:
    """Sets the columns that `values` has. An empty audience leans on the ends."""
    ties, kind = snapshot.ties, snapshot.actors.kind
    for column, value in values.items():
        if column in TIE_CELLS:
            name, code = TIE_CELLS[column]
            getattr(ties, name)[place] = code(value)
    if "audience" in values:
        personal = RESIDENT in (kind[ties.source[place]], kind[ties.target[place]])
        ties.audience[place] = audience(values["audience"], personal=personal)
    one = slice(place, place + 1)
    for day, codes in snapshot.worked.tie_codes.items():
        codes[one] = codes_of(snapshot, day, one)
    return snapshot


TIE_CELLS: dict[str, tuple[str, Callable[[Value], Any]]] = {
    "kind": ("kind", TIES.index),
    "strength": ("strength", lambda number: number or 0),
    "quality": ("strained", lambda word: word == "strained"),
    "basis": ("basis", lambda word: BASES.index(word or "hearsay")),
    "confirmed_on": ("confirmed_on", lambda text: day_number(text or "")),
    "valid_from": ("valid_from", lambda text: day_number(text or "")),
    "valid_to": ("valid_to", lambda text: day_number(text or "")),
}
