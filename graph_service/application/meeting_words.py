"""The plan of a meeting, in words and as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_service.application.meeting_plan import MeetingAnswered
from graph_service.application.what_if_words import gap_words
from graph_service.domain.meetings import AgendaItem, Guest, Hindrance
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say

BOTH = frozenset({"need", "resource"})


def sides_in_words(standing: Iterable[tuple[int, str]], language: Language) -> str:
    """For which questions (by number) and ends somebody speaks; those with the same ends in one."""
    ends: dict[int, list[str]] = {}
    for number, end in standing:
        ends.setdefault(number, []).append(end)
    numbers: dict[frozenset[str], list[int]] = {}
    for number, each in ends.items():
        numbers.setdefault(frozenset(each), []).append(number)
    said = []
    for sides, those in numbers.items():
        many = say("meeting_number_separator", language).join(map(str, those))
        if sides == BOTH:
            said.append(say("meeting_sides", language, number=many))
        else:
            end = say(f"meeting_end_{min(sides)}", language)
            said.append(say("meeting_side", language, number=many, end=end))
    return listed(said, language)


class MeetingWords:
    """Says the plan in one language."""

    def __init__(self, answered: MeetingAnswered, language: Language) -> None:
        self.meeting, self.language = answered.answer, language
        asked = answered.question, answered.policy
        self.gaps = gap_words(asked, (answered.records, answered.snapshot, answered.viewer), language)
        self.narrator = self.gaps.narrator
        self.number = {item.gap.key: number for number, item in enumerate(self.meeting.agenda, 1)}

    def question(self, item: AgendaItem) -> str:
        return self.gaps.question(item.gap)

    def matter(self, item: AgendaItem) -> str:
        return label("agenda", item.matter, self.language)

    def decision(self, item: AgendaItem) -> str:
        """The decision that is wanted."""
        return self.narrator.say(f"meeting_decision_{item.gap.gap_class}")

    def reason(self, guest: Guest) -> str:
        """Which gaps and ends a guest stands for."""
        if not guest.stands_for:
            return self.narrator.say("meeting_wanted")
        sides = sides_in_words(((self.number[gap], end) for gap, end in guest.stands_for), self.language)
        return self.narrator.say("meeting_stands", sides=sides)

    def invitation(self, guest: Guest) -> str:
        """Who asks the guest."""
        by = self.narrator.actor(guest.inviter)
        code = "meeting_inviter" if guest.inviter in self.meeting.coordinators else "meeting_inviter_guest"
        return self.narrator.say(code, name=by)

    def bring(self, guest: Guest) -> str:
        asked = [self.narrator.say(f"meeting_bring_{code}") for code in guest.bring]
        return self.narrator.say("meeting_bring", what=listed(asked, self.language))

    def group(self) -> str:
        """How good the group is."""
        group, count = self.meeting.group, len(self.meeting.guests)
        if not group.members:
            return self.narrator.say("meeting_no_group")
        if group.at_least < count:
            return self.narrator.say("meeting_bound", count=count, least=group.at_least)
        return self.narrator.say("meeting_smallest" if group.proven else "meeting_smallest_some", count=count)

    def hindrance(self, one: Hindrance) -> str:
        """Why there is no group, and what to do."""
        names = self.narrator.some([self.narrator.actor(actor) for actor in one.actors])
        if not one.gap:
            return self.narrator.say(f"meeting_must_{one.code}", names=names)
        side = sides_in_words([(self.number[one.gap], one.end)], self.language)
        return self.narrator.say(f"meeting_none_{one.code}", side=side, names=names)


def meeting_data(answered: MeetingAnswered, language: Language) -> dict[str, Any]:
    """The plan as JSON data: `meeting --json` and the API give exactly this."""
    meeting, words = answered.answer, MeetingWords(answered, language)
    return {
        "as_of": meeting.as_of,
        "coordinators": list(meeting.coordinators),
        "agenda": [agenda_data(item, words) for item in meeting.agenda],
        "guests": [guest_data(guest, words) for guest in meeting.guests],
        "group": {
            "size": len(meeting.guests),
            "at_least": meeting.group.at_least,
            "proven": meeting.group.proven,
            "words": words.group(),
            "hindrances": [hindrance_data(one, words) for one in meeting.group.hindrances],
        },
    }


def agenda_data(item: AgendaItem, words: MeetingWords) -> dict[str, Any]:
    return {
        "gap": item.gap.key,
        "matter": item.matter,
        "matter_words": words.matter(item),
        "question": words.question(item),
        "decision": words.decision(item),
        "rests_on": words.gaps.words(item.gap),
    }


def guest_data(guest: Guest, words: MeetingWords) -> dict[str, Any]:
    return {
        "actor": guest.actor,
        "stands_for": [{"gap": gap, "end": end} for gap, end in guest.stands_for],
        "reason": words.reason(guest),
        "inviter": guest.inviter,
        "tie": guest.tie,
        "invitation": words.invitation(guest),
        "bring": list(guest.bring),
        "bring_words": words.bring(guest),
        "burden": guest.burden,
    }


def hindrance_data(one: Hindrance, words: MeetingWords) -> dict[str, Any]:
    return {
        "code": one.code,
        "gap": one.gap or None,
        "end": one.end or None,
        "actors": list(one.actors),
        "words": words.hindrance(one),
    }
