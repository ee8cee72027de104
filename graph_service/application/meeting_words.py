"""The plan of a meeting, in words and as data."""

from __future__ import annotations

from typing import Any

from graph_service.application.meeting_plan import MeetingAnswered
from graph_service.application.what_if_words import gap_words
from graph_service.domain.meetings import AgendaItem, Guest, Hindrance
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed


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
        sides = [self.side(gap, end) for gap, end in guest.stands_for]
        return self.narrator.say("meeting_stands", sides=listed(sides, self.language))

    def side(self, gap: str, end: str) -> str:
        words = self.narrator.say(f"meeting_end_{end}")
        return self.narrator.say("meeting_side", number=self.number[gap], end=words)

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
        return self.narrator.say(f"meeting_none_{one.code}", side=self.side(one.gap, one.end), names=names)


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
