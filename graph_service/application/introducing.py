"""Asking whom to introduce to whom, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graph_service.analysis.introduce import find_introductions
from graph_service.analysis.known import known
from graph_service.application.asking import check_number
from graph_service.application.gaps import TABLES, add_owners, admitted
from graph_service.application.kept_known import Know
from graph_service.application.met import met_by
from graph_service.application.narrator import Narrator
from graph_service.application.ports import Reader, Records
from graph_service.application.questions import Answered, readable
from graph_service.application.viewers import Viewer
from graph_service.application.what_if_words import joined
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.introducing import IntroduceAnswer, Introduction
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed

USUAL_INTRODUCTIONS, MOST_INTRODUCTIONS = 3, 10


def ask_introductions(
    source: Reader,
    question: GapQuestion,
    most: int,
    policy: Policy,
    viewer: Viewer,
    today: str,
    know: Know = known,
) -> Answered[IntroduceAnswer]:
    """Up to `most` introductions, the one that brings most first.

    Raises InvalidValue, NotAllowed, SearchTooLarge.
    """
    check_number("count", most, 1, MOST_INTRODUCTIONS)
    snapshot, asked = admitted(source, question, viewer, today)
    met = met_by(source, viewer, asked.as_of)
    answer = find_introductions(know(snapshot, asked, policy), most, met)
    ids: dict[str, set[str]] = {table: set() for table in TABLES}
    for one in answer.introductions:
        ids["actors"].update({one.one, one.other, *one.through, one.relieved} - {""})
        ids["needs"].update(one.reached, one.fallbacks)
    add_owners(ids, snapshot)
    records = readable(source, ids, viewer)
    return Answered(without_hidden(answer, records), records, snapshot, viewer)


def without_hidden(answer: IntroduceAnswer, records: Records) -> IntroduceAnswer:
    """The answer without introductions of actors, and without needs, that the viewer may not read."""
    kept = (one for one in answer.introductions if {one.one, one.other} <= records["actors"].keys())
    return replace(answer, introductions=tuple(of_known_needs(one, records) for one in kept))


def of_known_needs(one: Introduction, records: Records) -> Introduction:
    needs = records["needs"]
    reached, fallbacks = (tuple(n for n in some if n in needs) for some in (one.reached, one.fallbacks))
    through = tuple(actor for actor in one.through if actor in records["actors"])
    return replace(one, reached=reached, fallbacks=fallbacks, through=through)


class IntroductionWords:
    """Says introductions in one language."""

    def __init__(self, answered: Answered[IntroduceAnswer], language: Language) -> None:
        self.answer, self.narrator = answered.answer, Narrator(answered.records, language)

    def sentence(self, one: Introduction) -> str:
        """What an introduction brings, why the two, and who could make it."""
        narrator = self.narrator
        names = {"a": narrator.actor(one.one), "b": narrator.actor(one.other)}
        gains = joined(narrator, self.gains(one))
        grounds = listed([self.ground(code, one) for code in one.grounds], narrator.language)
        through = narrator.some([narrator.actor(actor) for actor in one.through])
        code = "introduce_through" if through else "introduce_alone"
        return narrator.say(code, gains=gains, grounds=grounds, through=through, **names)

    def ground(self, code: str, one: Introduction) -> str:
        """Why the two could well be introduced; of a meeting it is said when it was."""
        return self.narrator.say(f"introduce_{code}", on=one.met_on)

    def gains(self, one: Introduction) -> list[str]:
        narrator, said = self.narrator, []
        for code, needs in (("reached", one.reached), ("fallbacks", one.fallbacks)):
            if needs:
                titles = narrator.some([narrator.title("needs", need) for need in needs])
                said.append(narrator.say(f"introduce_{code}", needs=titles, count=len(needs)))
        if one.relief > 0:
            name = narrator.actor(one.relieved)
            said.append(narrator.say("introduce_relief", name=name, count=one.relief))
        return said

    def bounds(self) -> Iterator[str]:
        """How many pairs were compared, of how many; and for which needs, where some were left out."""
        answer, say = self.answer, self.narrator.say
        code = "introduce_all" if answer.considered == answer.found else "introduce_bound"
        yield say(code, count=answer.considered, found=answer.found)
        if answer.needs_considered < answer.needs_found:
            yield say("introduce_needs_bound", count=answer.needs_considered, found=answer.needs_found)


def introductions_data(answered: Answered[IntroduceAnswer], language: Language) -> dict[str, Any]:
    """The answer as JSON data: `introduce --json` and the API give exactly this."""
    answer, words = answered.answer, IntroductionWords(answered, language)
    return {
        "as_of": answer.question.as_of,
        "max_mediators": answer.question.max_mediators,
        "considered": answer.considered,
        "found": answer.found,
        "needs_considered": answer.needs_considered,
        "needs_found": answer.needs_found,
        "introductions": [introduction_data(one, words) for one in answer.introductions],
    }


def introduction_data(one: Introduction, words: IntroductionWords) -> dict[str, Any]:
    return {
        "actors": [one.one, one.other],
        "grounds": list(one.grounds),
        "met_on": one.met_on or None,
        "through": list(one.through),
        "reached": list(one.reached),
        "fallbacks": list(one.fallbacks),
        "relieved": one.relieved or None,
        "relief": one.relief,
        "words": words.sentence(one),
    }
