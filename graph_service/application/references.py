"""The ids that answers name, by table: whose records are fetched to say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from graph_service.domain.answers import (
    ActorAnswer,
    BetweenAnswer,
    Conditions,
    Cut,
    PathsAnswer,
    ReachAnswer,
    Reason,
    ResourcePaths,
    Scope,
    Warning,
    Ways,
)

ABOUT = {
    "class_unknown": "resources",
    "no_way": "resources",
    "resource_not_open": "resources",
    "class_unknown_of_need": "needs",
    "no_way_of_need": "needs",
}
"""The tables that warnings are about, by code; all others are about actors."""


class Named:
    """Ids by table, collected."""

    def __init__(self, scope: Scope) -> None:
        self.ids: dict[str, set[str]] = {
            name: set() for name in ("needs", "actors", "ties", "resources", "areas")
        }
        self.add_conditions(scope.conditions)

    def add(self, table: str, *ids: str) -> None:
        self.ids[table].update(ids)

    def add_conditions(self, conditions: Conditions) -> None:
        self.add("actors", *conditions.leave_out, *(stop.actor for stop in conditions.via if stop.actor))
        self.add("areas", *conditions.leave_out_area)

    def add_ways(self, ways: Ways) -> None:
        """The ways to one end, and those that avoid a mediator."""
        fallbacks = (fallback.alternative for fallback in ways.fallbacks)
        for way in (*ways.alternatives, *(way for way in fallbacks if way)):
            self.add("actors", *way.actors)
            self.add("ties", *way.ties, *(other for step in way.steps for other in step.other_ties))

    def add_warnings(self, warnings: Iterable[Warning]) -> None:
        for warning in warnings:
            self.add(ABOUT.get(warning.code, "actors"), *warning.ids)

    def add_reasons(self, reasons: Iterable[Reason]) -> None:
        """Whom reasons name, and where they would lead."""
        for reason in reasons:
            self.add(reason.about, *reason.ids)
            if "goal" in reason.data:
                self.add(*cast(tuple[str, str], reason.data["goal"]))
            things = cast(Mapping[str, Sequence[Sequence[str]]], reason.data.get("things", {}))
            self.add("actors", *(i for concerned in things.values() for ends in concerned for i in ends))

    def add_cuts(self, cuts: Iterable[Cut], table: str) -> None:
        for cut in cuts:
            self.add(table, *cut.ids)

    def add_resources(self, resources: Iterable[ResourcePaths]) -> None:
        for paths in resources:
            self.add("resources", paths.resource)
            self.add_ways(paths.ways)


def of_paths_answer(answer: PathsAnswer) -> dict[str, set[str]]:
    named = Named(answer.question)
    named.add("needs", answer.question.need)
    named.add("actors", answer.holder)
    named.add_resources(answer.resources)
    named.add_reasons(answer.reasons)
    named.add_cuts(answer.cuts, "resources")
    named.add_warnings(answer.warnings)
    return named.ids


def of_between_answer(answer: BetweenAnswer) -> dict[str, set[str]]:
    question, named = answer.question, Named(answer.question)
    named.add("needs", *([question.need] if question.need else []))
    named.add("actors", *question.starts, *question.ends)
    for paths in answer.ends:
        named.add_ways(paths.ways)
    named.add_reasons(answer.reasons)
    named.add_warnings(answer.warnings)
    return named.ids


def of_reach_answer(answer: ReachAnswer) -> dict[str, set[str]]:
    named = Named(answer.question)
    named.add("resources", answer.question.resource)
    named.add("actors", answer.actor)
    for paths in answer.needs:
        named.add("needs", paths.need)
        named.add("actors", paths.actor)
        named.add_ways(paths.ways)
    named.add_warnings(answer.warnings)
    return named.ids


def of_actor_answer(answer: ActorAnswer) -> dict[str, set[str]]:
    named = Named(answer.question)
    named.add("actors", answer.question.actor)
    named.add_resources(answer.resources)
    named.add_cuts(answer.cuts, "resources")
    named.add_warnings(answer.warnings)
    return named.ids
