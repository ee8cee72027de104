"""Words for the parts of an answer: names that the viewer may read, sentences from `domain.wording`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from graph_service.application.ports import Records
from graph_service.application.references import ABOUT
from graph_service.domain.answers import (
    MANY,
    MOST_COUNTED,
    Alternative,
    Cut,
    Fallback,
    Reason,
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

MOST_NAMED = 5
"""Names in one sentence about many."""

NO_VALUES: Mapping[str, Value] = {}
Pairs = Sequence[Sequence[str]]
"""Ids: single actors, or the two ends of a tie."""


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
        names = self.some([self.ends(table, identity) for identity in warning.ids])
        data = dict(warning.data)
        if "audience" in data:
            data["audience_label"] = label("audience", str(data["audience"]), self.language)
        return self.say(self.said(warning), names=names, **data)

    def said(self, warning: Warning) -> str:
        """The code of a warning's sentence. A tie of which nobody wrote down how it is known counts like
        hearsay, and is not called so."""
        tie = self.values("ties", warning.ids[0]) if warning.code == "tie_hearsay" else NO_VALUES
        return "tie_basis_missing" if tie and not tie.get("basis") else warning.code

    def reason(self, reason: Reason) -> tuple[str, str]:
        """Why there is no path, and what to do about it."""
        fields = {**reason.data, **self.named(reason)}
        return self.say(reason.code, **fields), self.say(f"deed_{reason.code}", **fields)

    def named(self, reason: Reason) -> Mapping[str, str]:
        """Whom a reason names: `who` has what `names` are, `goal` is where a path would lead."""
        goal, things = reason.data.get("goal"), reason.data.get("things")
        return {
            "names": self.some([self.ends(reason.about, identity) for identity in reason.ids]),
            "who": self.some([self.holder(identity) for identity in reason.ids]),
            "pairs": self.some([self.pair(pair) for pair in cast(Pairs, reason.data.get("pairs", ()))]),
            "goal": self.ends(*cast(tuple[str, str], goal)) if goal else "",
            "things": self.things(cast(Mapping[str, Pairs], things)) if things else "",
        }

    def some(self, names: Sequence[str]) -> str:
        """The names, the first of many, each once."""
        each = list(dict.fromkeys(names))
        shown = listed(each[:MOST_NAMED], self.language)
        rest = len(each) - MOST_NAMED
        return self.say("reason_more", names=shown, count=rest) if rest > 0 else shown

    def things(self, things: Mapping[str, Pairs]) -> str:
        """What several things are, with whom each concerns."""
        said = [
            self.say(f"thing_{thing}", names=self.some([self.pair(concerned) for concerned in each]))
            for thing, each in things.items()
        ]
        return listed(said, self.language)

    def pair(self, actors: Sequence[str]) -> str:
        """One actor, or the two ends of a tie."""
        names = [self.actor(identity) for identity in actors]
        return self.say("reason_pair", a=names[0], b=names[1]) if len(names) > 1 else names[0]

    def ends(self, table: str, identity: str) -> str:
        """An actor, a need, or a resource with whom it belongs to."""
        if table != "resources":
            return self.actor(identity) if table == "actors" else self.title(table, identity)
        actor = self.holder(identity)
        return self.say("reason_goal", title=self.title("resources", identity), actor=actor)

    def holder(self, resource: str) -> str:
        """Whose resource it is."""
        return self.actor(str(self.values("resources", resource).get("actor") or ""))

    def cut(self, cut: Cut, scope: Scope, table: str = "resources") -> str:
        """What a limit hid, and to which ends."""
        names = self.some([self.ends(table, identity) for identity in cut.ids])
        return self.say(f"cut_{cut.limit}", names=names, max_mediators=scope.max_mediators)

    def fallback(self, fallback: Fallback) -> str:
        """What to do if somebody says no: whom to ask instead."""
        name, way = self.actor(fallback.without), fallback.alternative
        if way is None:
            return self.say("fallback_none", name=name)
        if not way.mediators:
            return self.say("fallback_direct", name=name)
        return self.say("fallback", name=name, through=" → ".join(map(self.actor, way.mediators)))

    def weakest(self, way: Alternative) -> str:
        """The step that is the weakest; nothing where all are as good."""
        factors = [step.factor for step in way.steps]
        if min(factors) == max(factors):
            return ""
        step = way.steps[way.weakest]
        names = {"a": self.actor(step.source), "b": self.actor(step.target)}
        return self.say("weak_point", number=way.weakest + 1, **names)

    def count(self, ways: Ways) -> str:
        """How many ways there are; nothing where that was not asked for."""
        if ways.count == MANY:
            return self.say("ways_uncounted", most=MOST_COUNTED)
        return "" if ways.count is None else self.say("ways_counted", count=ways.count)

    def grade(self, alternative: Alternative) -> str:
        return self.say(next(code for least, code in GRADES if alternative.score >= least))

    def mediators(self, alternative: Alternative) -> str:
        count = len(alternative.mediators)
        return self.say("alternative_mediators", count=count) if count else self.say("alternative_direct")
