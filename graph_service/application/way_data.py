"""The paths on the map one explores, as JSON data: what its step cards say and what is marked on the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_service.application.leading import Goal, Led, on_way
from graph_service.application.narrator import Narrator
from graph_service.application.scripts import Scripts, lacking
from graph_service.application.views import View
from graph_service.domain.answers import Alternative, Step
from graph_service.domain.cells import Value
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.domain.wording import say


def led_data(led: Led, view: View, fresh_from: str, language: Language) -> dict[str, Any]:
    """What was found. A tie confirmed before `fresh_from` (ISO) is to be confirmed again."""
    if led.answered is None:
        lacks = [say(code, language) for code in led.lacks]
        code = "explore_unchecked" if view.need else "explore_not_asked"
        return {"title": say(code, language), **EMPTY, "lacks": lacks}
    narrator = Narrator(led.answered.records, language)
    answer = led.answered.answer
    reasons = [narrator.reason(reason) for reason in getattr(answer, "reasons", ())]
    telling = Telling(narrator, fresh_from, lacking(answer.warnings))
    return {
        **EMPTY,
        "title": title(view, narrator),
        "reasons": [{"words": words, "deed": deed} for words, deed in reasons],
        "warnings": [narrator.warning(warning) for warning in answer.warnings],
        "goals": [telling.goal(goal, view) for goal in led.goals],
    }


EMPTY: Mapping[str, Any] = {"lacks": [], "reasons": [], "warnings": [], "goals": []}


def title(view: View, narrator: Narrator) -> str:
    """What was asked."""
    if view.need:
        return narrator.say("explore_paths_of", title=narrator.title("needs", view.need))
    if view.reach:
        return narrator.say("explore_paths_to", title=narrator.title("resources", view.reach))
    if view.reach_actor:
        return narrator.say("explore_paths_to_actor", name=narrator.actor(view.reach_actor))
    return narrator.say("explore_paths_between", a=narrator.actor(view.start), b=narrator.actor(view.end))


class Telling:
    """Says the ways of one answer. `unconsented` are residents whose consent is lacking."""

    def __init__(self, narrator: Narrator, fresh_from: str, unconsented: frozenset[str]) -> None:
        self.narrator, self.fresh_from, self.unconsented = narrator, fresh_from, unconsented

    def goal(self, goal: Goal, view: View) -> dict[str, Any]:
        narrator = self.narrator
        about = ("needs", goal.need) if view.reach else ("resources", goal.resource)
        name = narrator.title(*about) if about[1] else narrator.actor(goal.actor)
        whose = goal.ways.alternatives[0].actors[0] if view.reach else goal.actor
        return {
            "need": goal.need,
            "resource": goal.resource,
            "actor": whose,
            "title": name,
            "name": narrator.actor(whose),
            "kind": str(narrator.values("actors", whose).get("kind") or ""),
            "use": str(narrator.values("resources", goal.resource).get("use") or ""),
            "ways": [self.way(goal, way) for way in goal.ways.alternatives],
            "fallbacks": [narrator.fallback(fallback) for fallback in goal.ways.fallbacks],
        }

    def way(self, goal: Goal, way: Alternative) -> dict[str, Any]:
        warnings = dict.fromkeys(
            self.narrator.said(warning) for step in way.steps for warning in step.warnings
        )
        return {
            "grade": self.narrator.grade(way),
            "mediators": self.narrator.mediators(way),
            "through": [self.narrator.actor(actor) for actor in way.mediators],
            "weak": [self.narrator.say(f"short_{code}") for code in warnings],
            "weakest": (weakest := self.narrator.weakest(way)),
            "weak_step": way.weakest + 1 if weakest else 0,
            "nodes": [node for node in on_way(goal, way.actors) if self.readable(node)],
            "steps": [self.step(goal, way, place) for place in range(len(way.steps))],
        }

    def readable(self, node: str) -> bool:
        table, _, identity = node.partition("/")
        return identity in self.narrator.records.get(table, {})

    def step(self, goal: Goal, way: Alternative, place: int) -> dict[str, Any]:
        step = way.steps[place]
        tie = self.narrator.values("ties", step.tie)
        return {
            "number": place + 1,
            "from": self.end(step.source),
            "to": self.end(step.target),
            "tie": step.tie if tie else "",
            "words": self.how(step) if tie else self.narrator.say("step_hidden"),
            **self.tied(tie),
            "contact": str(self.narrator.values("actors", step.target).get("contact") or ""),
            "warnings": [self.narrator.warning(warning) for warning in step.warnings],
            "script": self.script(goal, way, place),
        }

    def end(self, actor: str) -> dict[str, str]:
        """Who stands at an end of a step; without an id where the viewer may not read them."""
        kind = self.narrator.values("actors", actor).get("kind")
        return {
            "id": f"actors/{actor}" if kind else "",
            "kind": str(kind or ""),
            "name": self.narrator.actor(actor),
        }

    def how(self, step: Step) -> str:
        names = {"a": self.narrator.actor(step.source), "b": self.narrator.actor(step.target)}
        return TIE_KINDS[step.kind].words(self.narrator.language, forward=step.forward).format(**names)

    def tied(self, tie: Mapping[str, Value]) -> Mapping[str, Any]:
        return tie_facts(tie, self.narrator, self.fresh_from) if tie else NOT_SHOWN

    def script(self, goal: Goal, way: Alternative, place: int) -> str:
        """What to say to whom the step leads to; "" where no need is asked about."""
        if not goal.need or not goal.resource:
            return ""
        holder = way.actors[0]
        return (
            Scripts(self.narrator, goal.need, holder, self.unconsented).text(goal.resource, way, place) or ""
        )


NOT_SHOWN: Mapping[str, Any] = {"strength": 0, "strength_words": "", "confirmed": "", "fresh": True}


def tie_facts(tie: Mapping[str, Value], narrator: Narrator, fresh_from: str) -> dict[str, Any]:
    """How strong a tie is and when it was confirmed, by whom. `fresh` is false where that is long ago."""
    strength = int(tie.get("strength") or 0)
    return {
        "strength": strength,
        "strength_words": label("strength", str(strength), narrator.language),
        "confirmed": narrator.confirmed(tie),
        "fresh": str(tie.get("confirmed_on") or "") >= fresh_from,
    }
