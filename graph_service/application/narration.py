"""An answer in words: names from the records that the viewer may read, sentences from `domain.wording`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_service.application.ports import Records
from graph_service.application.questions import Answered
from graph_service.application.references import ABOUT
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
from graph_service.domain.cells import Value
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.domain.wording import listed, say

GRADES = ((0.3, "grade_strong"), (0.1, "grade_fair"), (0.0, "grade_weak"))
"""Scores are shown as three grades: the least score of each."""

NO_VALUES: Mapping[str, Value] = {}


class Narrator:
    """Says things in one language, with the names that `records` hold."""

    def __init__(self, records: Records, language: Language) -> None:
        self.records, self.language = records, language

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def values(self, table: str, identity: str) -> Mapping[str, Value]:
        record = self.records.get(table, {}).get(identity)
        return record.values if record else NO_VALUES

    def actor(self, identity: str) -> str:
        """An actor's name; what may not be read is said to be there."""
        name = self.values("actors", identity).get("name")
        return name or self.say("hidden", kind=self.say("hidden_actor"))

    def title(self, table: str, identity: str) -> str:
        return self.values(table, identity).get("title") or self.say(
            "hidden", kind=self.say(f"hidden_{table}")
        )

    def step(self, step: Step) -> str:
        """One introduction in full: who leads to whom, and what the two have to do with each other."""
        return self.say("step", who=self.step_who(step), how=self.step_how(step))

    def step_who(self, step: Step) -> str:
        return self.say("step_who", a=self.actor(step.source), b=self.actor(step.target))

    def step_how(self, step: Step) -> str:
        """How the two know each other, how strong, confirmed when and by whom, whom to ask there."""
        a, b = self.actor(step.source), self.actor(step.target)
        tie = self.values("ties", step.tie)
        if not tie:
            return self.say("step_hidden")
        how = TIE_KINDS[step.kind].words(self.language, forward=step.forward).format(a=a, b=b)
        strength = label("strength", str(tie.get("strength") or 0), self.language)
        said = [self.say("step_how", how=how, strength=strength, confirmed=self.confirmed(tie))]
        contact = self.values("actors", step.target).get("contact")
        if contact:
            said.append(self.say("step_contact", b=b, contact=contact))
        if step.other_ties:
            said.append(self.say("other_ties", kinds=self.kinds(step.other_ties)))
        return "".join(said) if self.language == "ja" else " ".join(said)

    def kinds(self, ties: tuple[str, ...]) -> str:
        known = [self.values("ties", tie).get("kind") for tie in ties]
        return listed([label("tie_kind", kind, self.language) for kind in known if kind], self.language)

    def confirmed(self, tie: Mapping[str, Value]) -> str:
        if not tie.get("confirmed_on"):
            return self.say("confirmed_never")
        if not tie.get("confirmed_by"):
            return self.say("confirmed_on", on=tie["confirmed_on"])
        return self.say("confirmed_by", on=tie["confirmed_on"], by=self.person(tie["confirmed_by"]))

    def person(self, text: str) -> str:
        """Whoever confirmed something: an actor's name where the text is an id, else the text."""
        return str(self.values("actors", text).get("name") or text)

    def warning(self, warning: Warning) -> str:
        table = ABOUT.get(warning.code, "actors")
        names = [self.actor(i) if table == "actors" else self.title(table, i) for i in warning.ids]
        data = dict(warning.data)
        if "audience" in data:
            data["audience_label"] = label("audience", str(data["audience"]), self.language)
        return self.say(warning.code, names=listed(names, self.language), **data)

    def reason(self, reason: Reason) -> tuple[str, str]:
        """Why there is no path, and what to do about it."""
        data = {"names": listed([self.anybody(i) for i in reason.ids], self.language), **reason.data}
        return self.say(reason.code, **data), self.say(f"deed_{reason.code}", **data)

    def anybody(self, identity: str) -> str:
        """What an id of any table names."""
        if identity in self.records.get("resources", {}):
            return self.title("resources", identity)
        return self.actor(identity)

    def grade(self, alternative: Alternative) -> str:
        return self.say(next(code for least, code in GRADES if alternative.score >= least))

    def mediators(self, alternative: Alternative) -> str:
        count = len(alternative.mediators)
        return self.say("alternative_mediators", count=count) if count else self.say("alternative_direct")


def as_data(answered: Answered[PathsAnswer], language: Language) -> dict[str, Any]:
    """The answer as JSON data: `paths --json` and the API give exactly this."""
    answer, narrator = answered.answer, Narrator(answered.records, language)
    return {
        "need": answer.question.need,
        "as_of": answer.question.as_of,
        "policy": answer.policy.as_data(),
        "limits": limits_data(answer.question, answer.cuts),
        "reasons": [reason_data(reason, narrator) for reason in answer.reasons],
        "resources": [resource_data(paths, narrator) for paths in answer.resources],
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


def resource_data(paths: ResourcePaths, narrator: Narrator) -> dict[str, Any]:
    return {
        "resource": paths.resource,
        "actor": paths.actor,
        "theme_steps": paths.theme_steps,
        "match": paths.match,
        **ways_data(paths.ways, narrator),
    }


def ways_data(ways: Ways, narrator: Narrator) -> dict[str, Any]:
    """The ways to one end. `count` is "more" where there are more than are counted."""
    return {
        "alternatives": [alternative_data(way, narrator) for way in ways.alternatives],
        "fallbacks": [fallback_data(fallback, narrator) for fallback in ways.fallbacks],
        "count": "more" if ways.count == MANY else ways.count,
    }


def fallback_data(fallback: Fallback, narrator: Narrator) -> dict[str, Any]:
    way = fallback.alternative
    return {
        "without": fallback.without,
        "alternative": alternative_data(way, narrator) if way else None,
    }


def alternative_data(way: Alternative, narrator: Narrator) -> dict[str, Any]:
    return {
        "actors": list(way.actors),
        "ties": list(way.ties),
        "cost": way.cost,
        "score": way.score,
        "weakest": way.weakest,
        "steps": [step_data(step, narrator) for step in way.steps],
    }


def step_data(step: Step, narrator: Narrator) -> dict[str, Any]:
    return {
        "from": step.source,
        "to": step.target,
        "tie": step.tie,
        "words": narrator.step(step),
        "factor": step.factor,
        "warnings": [warning_data(warning, narrator) for warning in step.warnings],
    }


def warning_data(warning: Warning, narrator: Narrator) -> dict[str, Any]:
    return {"code": warning.code, "ids": list(warning.ids), "words": narrator.warning(warning)}
