"""Needs, resources, asks, consents and the other few, which are plain values by id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph_service.analysis.costs import asks_open
from graph_service.analysis.snapshot import Ask, Consent, Need, Resource, Snapshot
from graph_service.analysis.upkeep.actors import price_again
from graph_service.analysis.upkeep.parts import changed, with_area
from graph_service.domain.changes import Touched
from graph_service.domain.search_columns import SEARCH_COLUMNS, cell


def row_of(table: str, known: object, touched: Touched, made: Callable[..., Any]) -> Any:  # noqa: ANN401
    """A need, resource, ask or consent after the change; `known` is the one before it, or None."""
    given = {**touched.after, "id": touched.id}
    names = SEARCH_COLUMNS[table] if known is None else set(SEARCH_COLUMNS[table]) & given.keys()
    cells = {name: cell(name, given) for name in names}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in cells.items()}
    return made(**plain) if known is None else replace(known, **plain)  # type: ignore[type-var]


def take_in_need(snapshot: Snapshot, touched: Touched) -> Snapshot:
    needs: Any = snapshot.needs
    needs[touched.id] = row_of("needs", needs.get(touched.id), touched, Need)
    return snapshot


def take_in_consent(snapshot: Snapshot, touched: Touched) -> Snapshot:
    consents: Any = snapshot.consents
    consents[touched.id] = row_of("consents", consents.get(touched.id), touched, Consent)
    return snapshot


def take_in_resource(snapshot: Snapshot, touched: Touched) -> Snapshot:
    resources: Any = snapshot.resources
    before = resources.get(touched.id)
    after: Resource = row_of("resources", before, touched, Resource)
    resources[touched.id] = after
    about = snapshot.worked.resources_about
    if about is not None:
        if before is not None:
            del about[before.theme][before.id]
        about.setdefault(after.theme, {})[after.id] = after
    return snapshot


def take_in_ask(snapshot: Snapshot, touched: Touched) -> Snapshot:
    asks: Any = snapshot.asks
    before = asks.get(touched.id)
    after: Ask = row_of("asks", before, touched, Ask)
    waiting = asks_open(snapshot)  # counted before the ask is changed
    asks[touched.id] = after
    about = snapshot.worked.asks_about
    for ask, count in ((before, -1), (after, 1)):
        if ask is not None:
            place = snapshot.actors.ids.place(ask.actor)
            waiting[place] += 0 if ask.answer else count
            price_again(snapshot, place)
    if about is not None:
        if before is not None:
            del about[before.need][before.id]
        about.setdefault(after.need, {})[after.id] = after
    return snapshot


def take_in_care(snapshot: Snapshot, touched: Touched) -> Snapshot:
    if "status" in touched.after:
        care: Any = snapshot.care
        care[touched.id] = touched.after["status"] or ""
    return snapshot


def take_in_theme(snapshot: Snapshot, touched: Touched) -> Snapshot:
    broader: Any = snapshot.broader
    broader[touched.id] = tuple(touched.after.get("broader", broader.get(touched.id, ())) or ())
    return snapshot


def take_in_area(snapshot: Snapshot, touched: Touched) -> Snapshot:
    parent: Any = snapshot.parent
    parent[touched.id] = touched.after.get("parent", parent.get(touched.id, "")) or ""
    return with_area(snapshot, touched.id)


def take_in_info(snapshot: Snapshot, touched: Touched) -> Snapshot:
    known = {name: value for name, value in touched.after.items() if hasattr(snapshot.info, name)}
    if "credits" in known:
        known["credits"] = tuple(known["credits"] or ())
    return changed(snapshot, info=replace(snapshot.info, **known))
