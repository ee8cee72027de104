"""An answer as JSON data with its words: what `--json` and the API give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from graph_service.application.narrator import Narrator
from graph_service.application.questions import Answered
from graph_service.application.scripts import Scripts
from graph_service.domain.answers import (
    MANY,
    Alternative,
    Cut,
    Fallback,
    PathsAnswer,
    Reason,
    ResourcePaths,
    Scope,
    Step,
    Warning,
    Ways,
)
from graph_service.domain.terms import Language

ScriptOf = Callable[[Alternative, int], str | None]
"""What to say at a step of a path, by its place."""


def unsaid(_way: Alternative, _place: int) -> None:
    """Where there is no need to speak of."""


def as_data(answered: Answered[PathsAnswer], language: Language) -> dict[str, Any]:
    """The answer as JSON data: `paths --json` and the API give exactly this."""
    answer, narrator = answered.answer, Narrator(answered.records, language)
    scripts = Scripts.of_answer(answer, narrator)
    return {
        "need": answer.question.need,
        "as_of": answer.question.as_of,
        "policy": answer.policy.as_data(),
        "limits": limits_data(answer.question, answer.cuts),
        "reasons": [reason_data(reason, narrator) for reason in answer.reasons],
        "resources": [
            resource_data(paths, narrator, partial(scripts.text, paths.resource))
            for paths in answer.resources
        ],
        "warnings": [warning_data(warning, narrator) for warning in answer.warnings],
    }


def limits_data(scope: Scope, cuts: Sequence[Cut]) -> dict[str, Any]:
    """The limits that were asked for, and for whom each of them hid something."""
    return {
        "max_mediators": scope.max_mediators,
        "alternatives": scope.alternatives,
        "cut": [{"limit": cut.limit, "ids": list(cut.ids)} for cut in cuts],
    }


def reason_data(reason: Reason, narrator: Narrator) -> dict[str, Any]:
    words, deed = narrator.reason(reason)
    return {"code": reason.code, "words": words, "deed": deed, "ids": list(reason.ids)}


def resource_data(paths: ResourcePaths, narrator: Narrator, script: ScriptOf = unsaid) -> dict[str, Any]:
    return {
        "resource": paths.resource,
        "actor": paths.actor,
        "theme_steps": paths.theme_steps,
        "match": paths.match,
        **ways_data(paths.ways, narrator, script),
    }


def ways_data(ways: Ways, narrator: Narrator, script: ScriptOf = unsaid) -> dict[str, Any]:
    """The ways to one end. `count` is "more" where there are more than are counted."""
    return {
        "alternatives": [alternative_data(way, narrator, script) for way in ways.alternatives],
        "fallbacks": [fallback_data(fallback, narrator, script) for fallback in ways.fallbacks],
        "count": "more" if ways.count == MANY else ways.count,
    }


def fallback_data(fallback: Fallback, narrator: Narrator, script: ScriptOf = unsaid) -> dict[str, Any]:
    way = fallback.alternative
    return {
        "without": fallback.without,
        "alternative": alternative_data(way, narrator, script) if way else None,
    }


def alternative_data(way: Alternative, narrator: Narrator, script: ScriptOf = unsaid) -> dict[str, Any]:
    return {
        "actors": list(way.actors),
        "ties": list(way.ties),
        "cost": way.cost,
        "score": way.score,
        "weakest": way.weakest,
        "steps": [step_data(step, narrator, script(way, place)) for place, step in enumerate(way.steps)],
    }


def step_data(step: Step, narrator: Narrator, script: str | None) -> dict[str, Any]:
    """`script` is what to say to whoever the step leads to."""
    return {
        "from": step.source,
        "to": step.target,
        "tie": step.tie,
        "words": narrator.step(step),
        "script": script,
        "factor": step.factor,
        "warnings": [warning_data(warning, narrator) for warning in step.warnings],
    }


def warning_data(warning: Warning, narrator: Narrator) -> dict[str, Any]:
    return {"code": warning.code, "ids": list(warning.ids), "words": narrator.warning(warning)}
