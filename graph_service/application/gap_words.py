"""Gaps in words and as data: every sentence is made from what was computed, and says what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_service.analysis.costs import asks_about
from graph_service.analysis.gaps.demand import hindrances
from graph_service.application.narrator import Narrator
from graph_service.application.questions import Answered
from graph_service.domain.gaps import Covered, Gap, GapsAnswer, Load, Structure
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed


class GapWords:
    """Says gaps in one language, to whoever asked for them."""

    def __init__(self, answered: Answered[GapsAnswer], language: Language) -> None:
        self.answer, self.snapshot = answered.answer, answered.snapshot
        self.narrator = Narrator(answered.records, language)

    def words(self, gap: Gap) -> str:
        """What is missing, and what that rests on."""
        return self.narrator.say(f"gap_{gap.gap_class}", **self.fields(gap))

    def deed(self, gap: Gap) -> str:
        """What to do about it."""
        code = "hindered" if self.is_hindered(gap) else gap.gap_class
        return self.narrator.say(f"gap_deed_{code}", **self.fields(gap))

    def is_hindered(self, gap: Gap) -> bool:
        """Whether something on the theme is there and does not fit: first its owner is asked."""
        return gap.gap_class == "no_resource" and bool(self.hindrances(gap))

    def hindrances(self, gap: Gap) -> list[tuple[str, str]]:
        """What is there on the theme of a need, each with the first thing that keeps it from fitting."""
        answer = self.answer
        return list(hindrances(self.snapshot, gap.needs[0], answer.question.as_of, answer.policy))

    def question(self, gap: Gap) -> str:
        """What a meeting would be asked about it."""
        return self.narrator.say(f"gap_question_{gap.gap_class}", **self.fields(gap))

    def fields(self, gap: Gap) -> Mapping[str, object]:
        """What the sentences of each class are filled with."""
        narrator = self.narrator
        return {
            "need": narrator.title("needs", gap.needs[0]) if gap.needs else "",
            "needs": narrator.some([self.need(need) for need in gap.needs]),
            "count": len(gap.needs),
            "holder": self.holder(gap),
            "resources": narrator.some([narrator.ends("resources", one) for one in gap.resources]),
            "actors": listed([narrator.actor(one) for one in gap.actors], narrator.language),
            "most": self.answer.question.max_mediators,
            "ties": narrator.some([self.tie(one) for one in gap.ties]),
            "confirmed": self.confirmed(gap),
            "asked": self.asked(gap),
            "hindered": self.hindered(gap),
            "room": self.room(gap),
        }

    def need(self, identity: str) -> str:
        """A need with whose it is."""
        narrator, holder = self.narrator, self.snapshot.needs[identity].actor
        return narrator.say(
            "reason_goal", title=narrator.title("needs", identity), actor=narrator.actor(holder)
        )

    def holder(self, gap: Gap) -> str:
        return self.narrator.actor(self.snapshot.needs[gap.needs[0]].actor) if gap.needs else ""

    def tie(self, identity: str) -> str:
        tie = self.narrator.values("ties", identity)
        ends = [self.narrator.actor(str(tie.get(end) or "")) for end in ("from", "to")]
        return self.narrator.say("reason_pair", a=ends[0], b=ends[1])

    def confirmed(self, gap: Gap) -> str:
        """When the ties of a gap were last confirmed: the oldest of them."""
        days = [str(self.narrator.values("ties", tie).get("confirmed_on") or "") for tie in gap.ties]
        if not days or not min(days):
            return self.narrator.say("gap_never_confirmed")
        return self.narrator.say("gap_confirmed_on", on=min(days))

    def asked(self, gap: Gap) -> str:
        """Who was asked so far, and when: that nobody is known to be tied is not that nobody is."""
        asks = [ask for need in gap.needs for ask in asks_about(self.snapshot, need)]
        if not asks:
            return self.narrator.say("gap_nobody_asked")
        people = {ask.actor for ask in asks}
        return self.narrator.say("gap_asked", count=len(people), on=max(ask.asked_on for ask in asks))

    def hindered(self, gap: Gap) -> str:
        """What is there on the theme, and why it does not fit."""
        if gap.gap_class != "no_resource":
            return ""
        found = self.hindrances(gap)
        if not found:
            return self.narrator.say("gap_nothing_on_theme")
        said = [
            self.narrator.say(f"gap_{code}", resource=self.resource(resource))
            for resource, code in found[:MOST_HINDERED]
        ]
        return listed(said, self.narrator.language)

    def resource(self, identity: str) -> str:
        """A resource by its title where the viewer may read it."""
        return self.narrator.title("resources", identity)

    def room(self, gap: Gap) -> str:
        if gap.gap_class != "unused":
            return ""
        left = self.snapshot.resources[gap.resources[0]].capacity_left
        return self.narrator.say("gap_room", count=left) if left > 0 else self.narrator.say("gap_room_open")


MOST_HINDERED = 3
"""Resources that one sentence explains."""


def gaps_data(answered: Answered[GapsAnswer], language: Language) -> dict[str, Any]:
    """The answer as JSON data: `gaps --json` and the API give exactly this."""
    answer, words = answered.answer, GapWords(answered, language)
    return {
        "as_of": answer.question.as_of,
        "max_mediators": answer.question.max_mediators,
        "open_needs": answer.open_needs,
        "unchecked": list(answer.unchecked),
        "gaps": [gap_data(gap, words) for gap in answer.gaps],
        "coverage": [coverage_data(cell) for cell in answer.coverage],
        "load": [load_data(row) for row in answer.load],
        "structure": structure_data(answer.structure),
        "structure_without_us": structure_data(answer.structure_without_us),
    }


def gap_data(gap: Gap, words: GapWords) -> dict[str, Any]:
    """`area` is null for `hangs_on_one`, which has none of its own, and where none is known."""
    return {
        "key": gap.key,
        "class": gap.gap_class,
        "area": gap.area or None,
        "needs": list(gap.needs),
        "resources": list(gap.resources),
        "actors": list(gap.actors),
        "ties": list(gap.ties),
        "words": words.words(gap),
        "deed": words.deed(gap),
    }


def coverage_data(cell: Covered) -> dict[str, Any]:
    return {
        "theme": cell.theme,
        "area": cell.area or None,
        "needs": cell.needs,
        "reached": cell.reached,
        "resources": cell.resources,
        "capacity_left": cell.capacity_left,
        "unlimited": cell.unlimited,
    }


def load_data(row: Load) -> dict[str, Any]:
    return {"actor": row.actor, "needs": row.needs, "without_us": row.without_us}


def structure_data(structure: Structure) -> dict[str, Any]:
    return {
        "cut_vertices": list(structure.cut_vertices),
        "bridges": [list(pair) for pair in structure.bridges],
        "pieces": [{"actor": one.actor, "sizes": list(one.sizes)} for one in structure.pieces],
    }
