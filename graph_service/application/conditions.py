"""The conditions of a question in words, each with the name and value under which it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.application.narrator import Narrator
from graph_service.domain.answers import Conditions
from graph_service.domain.ontology import label


@dataclass(frozen=True)
class Chosen:
    """One condition: its name and value as the API's query has them, and what it says."""

    name: str
    value: str
    words: str


def chosen(conditions: Conditions, narrator: Narrator) -> list[Chosen]:
    """Every condition that was asked for; stops in their order."""
    return [
        Chosen(name, value, narrator.say(f"condition_{name}", name=named(name, value, narrator)))
        for name, value in pairs(conditions)
    ]


def pairs(conditions: Conditions) -> Iterator[tuple[str, str]]:
    """(name, value) of every condition that was asked for, as a query has them."""
    for name in ("leave_out", "leave_out_kind", "leave_out_tie", "leave_out_area"):
        yield from ((name, value) for value in getattr(conditions, name))
    for stop in conditions.via:
        yield ("via", stop.actor) if stop.actor else ("via_kind", stop.kind)
    if conditions.via_in_order:
        yield "via_in_order", "true"
    if conditions.min_strength:
        yield "min_strength", str(conditions.min_strength)
    if conditions.confirmed_since:
        yield "confirmed_since", conditions.confirmed_since
    yield from (("tie_audience", audience) for audience in conditions.tie_audience)
    if conditions.without_us:
        yield "without_us", "true"


VOCABULARY = {
    "leave_out_kind": "actor_kind",
    "via_kind": "actor_kind",
    "leave_out_tie": "tie_kind",
    "min_strength": "strength",
    "tie_audience": "audience",
}


def named(name: str, value: str, narrator: Narrator) -> str:
    """What a condition's value is called."""
    if name in ("leave_out", "via"):
        return narrator.actor(value)
    if name == "leave_out_area":
        return str(narrator.values("areas", value).get("name") or value)
    return label(VOCABULARY[name], value, narrator.language) if name in VOCABULARY else value
