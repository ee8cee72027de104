"""What would be otherwise, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.gap_words import GapWords, gap_data, load_data
from graph_service.application.narrator import Narrator
from graph_service.application.ports import Records
from graph_service.application.questions import Answered
from graph_service.application.viewers import Viewer
from graph_service.application.what_if import Supposition
from graph_service.domain.gaps import GapQuestion, GapsAnswer, Structure
from graph_service.domain.policy import Policy, score_of
from graph_service.domain.terms import Language
from graph_service.domain.what_if import LoadMoved, Moved, Way

NO_STRUCTURE = Structure((), (), ())


def gap_words(
    asked: tuple[GapQuestion, Policy], told: tuple[Records, Snapshot, Viewer], language: Language
) -> GapWords:
    """Words for single gaps of a state, as they were asked for and as they may be told."""
    answer = GapsAnswer(*asked, (), (), (), NO_STRUCTURE, NO_STRUCTURE)
    return GapWords(Answered(answer, *told), language)


def joined(narrator: Narrator, said: Sequence[str]) -> str:
    """Several things that happen at once, in one go."""
    return reduce(lambda first, then: narrator.say("what_if_and", first=first, then=then), said)


class WhatIfWords:
    """Says what would be otherwise, in one language."""

    def __init__(self, supposition: Supposition, language: Language) -> None:
        self.answer = supposition.answer
        self.narrator = Narrator(supposition.records, language)
        asked, records, viewer = (
            (self.answer.question, supposition.policy),
            supposition.records,
            supposition.viewer,
        )
        self.before = gap_words(asked, (records, supposition.snapshot, viewer), language)
        self.after = gap_words(asked, (records, supposition.then, viewer), language)

    def say(self, code: str, **data: object) -> str:
        return self.narrator.say(code, **data)

    def supposed(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        """Each thing that is supposed: what it is, whom it concerns, in words."""
        supposed, actor = self.answer.supposed, self.narrator.actor
        for one in supposed.leaves:
            yield "leaves", (one,), self.say("what_if_leaves", name=actor(one))
        for one in supposed.no_time:
            yield "no_time", (one,), self.say("what_if_no_time", name=actor(one))
        for one, other in supposed.introduced:
            yield "introduced", (one, other), self.say("what_if_introduced", a=actor(one), b=actor(other))
        for identity, newcomer in zip(self.answer.newcomers, supposed.joins, strict=True):
            knows = self.narrator.some([actor(one) for one in newcomer.knows])
            code = "what_if_joins" if newcomer.knows else "what_if_joins_alone"
            yield "joins", (identity,), self.say(code, name=actor(identity), knows=knows)

    def summary(self) -> str:
        """What changes, in one or two sentences."""
        answer = self.answer
        counts = {"lost": answer.lost, "gained": answer.gained, "moved": answer.moved}
        said = [self.say(f"what_if_sum_{name}", count=len(some)) for name, some in counts.items() if some]
        if not said:
            code = "what_if_only_gaps" if answer.opened or answer.closed or answer.changed else "what_if_same"
            return self.say(code)
        return self.say("what_if_sum", parts=joined(self.narrator, said))

    def rests_on(self) -> str:
        """What the answer rests on."""
        question = self.answer.question
        code = "what_if_rests_tie" if self.has_new_ties else "what_if_rests"
        return self.say(code, as_of=question.as_of, most=question.max_mediators)

    @property
    def has_new_ties(self) -> bool:
        return bool(self.answer.supposed.introduced or self.answer.supposed.joins)

    def need(self, need: str) -> str:
        """A need with whose it is."""
        return self.before.need(need)

    def moved(self, one: Moved) -> str:
        chains = [self.chain(way.actors) for way in (one.before, one.after)]
        return self.say(
            "what_if_moved", need=self.narrator.title("needs", one.need), before=chains[0], after=chains[1]
        )

    def chain(self, actors: Sequence[str]) -> str:
        return " → ".join(map(self.narrator.actor, actors))

    def load(self, row: LoadMoved) -> str:
        before, after = row.before, row.after
        return self.say(
            "what_if_load",
            name=self.narrator.actor(row.actor),
            before=before.needs,
            after=after.needs,
            before_without=before.without_us,
            after_without=after.without_us,
        )


def what_if_data(supposition: Supposition, language: Language) -> dict[str, Any]:
    """The answer as JSON data: `what-if --json` and the API give exactly this."""
    answer, words = supposition.answer, WhatIfWords(supposition, language)
    return {
        "as_of": answer.question.as_of,
        "max_mediators": answer.question.max_mediators,
        "supposed": [
            {"what": what, "actors": list(actors), "words": said} for what, actors, said in words.supposed()
        ],
        "words": words.summary(),
        "rests_on": words.rests_on(),
        "lost": list(answer.lost),
        "gained": list(answer.gained),
        "moved": [moved_data(one, words) for one in answer.moved],
        "load": [
            {
                "actor": row.actor,
                "before": load_data(row.before),
                "after": load_data(row.after),
                "words": words.load(row),
            }
            for row in answer.load
        ],
        "opened": [gap_data(gap, words.after) for gap in answer.opened],
        "closed": [gap_data(gap, words.before) for gap in answer.closed],
        "changed": [
            {"before": gap_data(one.before, words.before), "after": gap_data(one.after, words.after)}
            for one in answer.changed
        ],
        "gaps": {name: {"before": was, "after": would} for name, (was, would) in answer.gaps.items()},
    }


def moved_data(one: Moved, words: WhatIfWords) -> dict[str, Any]:
    return {
        "need": one.need,
        "before": way_data(one.before),
        "after": way_data(one.after),
        "words": words.moved(one),
    }


def way_data(way: Way) -> dict[str, Any]:
    return {
        "actors": list(way.actors),
        "resource": way.resource,
        "cost": way.cost,
        "score": score_of(way.cost),
    }
