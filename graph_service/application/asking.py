"""What may be asked: limits, words, and ids that exist and that the viewer may know of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph_service.analysis.inquiry import MOST_ALTERNATIVES, MOST_MEDIATORS
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.stops import MOST_STOPS
from graph_service.application.ports import Source
from graph_service.application.viewers import Viewer, named_ids
from graph_service.domain.answers import AnyQuestion, BetweenQuestion, Conditions, Scope, Stop
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import InvalidValue, UnknownId
from graph_service.domain.ontology import AUDIENCES, keys
from graph_service.domain.parsing import is_date

MOST_STARTS, MOST_ENDS = 50, 200
MOST_STRENGTH = 3


def scope_of(given: Mapping[str, Any], stops: Sequence[Stop]) -> Scope:
    """The scope of values under the names that options and query fields share; empty ids count as none.

    `stops` are `via` and `via_kind` in the order in which they were given.
    """
    lists = ("leave_out", "leave_out_kind", "leave_out_tie", "leave_out_area", "tie_audience")
    wanted: dict[str, Any] = {name: tuple(word for word in given[name] if word) for name in lists}
    for name in ("via_in_order", "min_strength", "confirmed_since", "without_us"):
        wanted[name] = given[name]
    conditions = Conditions(**wanted, via=tuple(stop for stop in stops if stop.actor or stop.kind))
    limits = {name: given[name] for name in ("max_mediators", "alternatives", "as_of", "audience")}
    return Scope(**limits, conditions=conditions, counted=given["count"])


def stop_of(name: str, value: str) -> Stop:
    """A stop from the name of its option or query field."""
    return Stop(actor=value) if name == "via" else Stop(kind=value)


def dated(question: AnyQuestion, info: DistrictInfo, today: str) -> AnyQuestion:
    """The question as of a day: the one that was asked for, else the district's."""
    return replace(question, as_of=question.as_of or day_of(info, today))


def day_of(info: DistrictInfo, today: str) -> str:
    """The day as of which a district is seen: today, but a fictional one's own day."""
    return info.as_of if info.fictional and info.as_of else today


def check_scope(scope: Scope) -> None:
    """Raises InvalidValue for what cannot be asked."""
    check_number("max_mediators", scope.max_mediators, 0, MOST_MEDIATORS)
    check_number("alternatives", scope.alternatives, 1, MOST_ALTERNATIVES)
    check_date("as_of", scope.as_of)
    check_audience(scope.audience)
    check_conditions(scope.conditions)


def check_conditions(conditions: Conditions) -> None:
    """Raises InvalidValue for what is no condition."""
    kinds = [stop.kind for stop in conditions.via if stop.kind]
    check_words("leave_out_kind", conditions.leave_out_kind, keys("actor_kind"))
    check_words("leave_out_tie", conditions.leave_out_tie, keys("tie_kind"))
    check_words("via_kind", kinds, keys("actor_kind"))
    check_words("tie_audience", conditions.tie_audience, AUDIENCES)
    check_number("min_strength", conditions.min_strength, 0, MOST_STRENGTH)
    check_date("confirmed_since", conditions.confirmed_since)
    check_number("via", len(conditions.via), 0, MOST_STOPS)


def check_between(question: BetweenQuestion) -> None:
    """Raises InvalidValue for too few or too many actors."""
    check_number("from", len(question.starts), 0 if question.need else 1, MOST_STARTS)
    check_number("to", len(question.ends), 1, MOST_ENDS)


def check_number(column: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise InvalidValue(column=column, value=value, expected=f"{least}-{most}")


def check_date(column: str, value: str) -> None:
    if value and not is_date(value):
        raise InvalidValue(column=column, value=value, expected="YYYY-MM-DD")


def check_audience(audience: str) -> None:
    """Raises InvalidValue for what is no audience."""
    check_words("audience", [audience], AUDIENCES)


def check_words(column: str, given: Sequence[str], vocabulary: Sequence[str]) -> None:
    for word in given:
        if word not in vocabulary:
            raise InvalidValue(column=column, value=word, expected=", ".join(vocabulary))


def check_ids(source: Source, snapshot: Snapshot, conditions: Conditions, viewer: Viewer) -> None:
    """Raises UnknownId for an actor or area that is not there, or an actor whom the viewer may not read."""
    named = [*conditions.leave_out, *(stop.actor for stop in conditions.via if stop.actor)]
    check_known(source, "actors", named, viewer)
    for actor in named:
        if actor not in snapshot.actors.ids:  # written a moment ago, after the state that is asked
            raise UnknownId(type="actors", id=actor)
    for area in conditions.leave_out_area:
        if area not in snapshot.parent:
            raise UnknownId(type="areas", id=area)


def check_known(source: Source, table: str, ids: Collection[str], viewer: Viewer) -> None:
    """Raises UnknownId for an id that is not there, and in the same words for one the viewer may not read."""
    if not ids:
        return
    records = source.describe({table: ids})[table]
    named = {actor for record in records.values() for actor in named_ids(record)}
    actors = records if table == "actors" else source.describe({"actors": named})["actors"]
    for identity in ids:
        if identity not in records or not viewer.sees(records[identity], actors):
            raise UnknownId(type=table, id=identity)
