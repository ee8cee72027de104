"""Answers as JSON data, beside that of a need (`narration.as_data`): commands and API give exactly these."""

from __future__ import annotations

from typing import Any

from graph_service.application.narration import (
    limits_data,
    reason_data,
    resource_data,
    warning_data,
    ways_data,
)
from graph_service.application.narrator import Narrator
from graph_service.application.questions import Answered
from graph_service.domain.answers import ActorAnswer, BetweenAnswer, EndPaths, NeedPaths, ReachAnswer
from graph_service.domain.terms import Language


def between_data(answered: Answered[BetweenAnswer], language: Language) -> dict[str, Any]:
    """`need` is null where the question was asked for no need's sake."""
    answer, narrator = answered.answer, Narrator(answered.records, language)
    return {
        "from": list(answer.question.starts),
        "to": list(answer.question.ends),
        "need": answer.question.need or None,
        "as_of": answer.question.as_of,
        "policy": answer.policy.as_data(),
        "limits": limits_data(answer.question, answer.cuts),
        "reasons": [reason_data(reason, narrator) for reason in answer.reasons],
        "ends": [end_data(paths, narrator) for paths in answer.ends],
        "warnings": [warning_data(warning, narrator) for warning in answer.warnings],
    }


def end_data(paths: EndPaths, narrator: Narrator) -> dict[str, Any]:
    return {"actor": paths.actor, **ways_data(paths.ways, narrator)}


def reach_data(answered: Answered[ReachAnswer], language: Language) -> dict[str, Any]:
    answer, narrator = answered.answer, Narrator(answered.records, language)
    return {
        "resource": answer.question.resource,
        "actor": answer.actor,
        "as_of": answer.question.as_of,
        "policy": answer.policy.as_data(),
        "limits": limits_data(answer.question, answer.cuts),
        "needs": [need_data(paths, narrator) for paths in answer.needs],
        "warnings": [warning_data(warning, narrator) for warning in answer.warnings],
    }


def need_data(paths: NeedPaths, narrator: Narrator) -> dict[str, Any]:
    return {
        "need": paths.need,
        "actor": paths.actor,
        "theme_steps": paths.theme_steps,
        "match": paths.match,
        **ways_data(paths.ways, narrator),
    }


def actor_data(answered: Answered[ActorAnswer], language: Language) -> dict[str, Any]:
    answer, narrator = answered.answer, Narrator(answered.records, language)
    return {
        "actor": answer.question.actor,
        "as_of": answer.question.as_of,
        "policy": answer.policy.as_data(),
        "limits": limits_data(answer.question, answer.cuts),
        "resources": [resource_data(paths, narrator) for paths in answer.resources],
        "warnings": [warning_data(warning, narrator) for warning in answer.warnings],
    }
