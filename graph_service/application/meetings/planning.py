"""Planning a meeting: an agenda from gaps that were chosen; the meeting and its items, written together."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.application.gap_words import GapWords
from graph_service.application.gaps import ask_gaps
from graph_service.application.meetings.council import CouncilWords
from graph_service.application.meetings.guests import Proposal, Wishes, propose
from graph_service.application.meetings.names import typed
from graph_service.application.meetings.reading import Meeting, carried_over, list_meetings, present_day
from graph_service.application.questions import Answered
from graph_service.application.services import Answering, Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.desk import Desk
from graph_service.domain.changes import Record
from graph_service.domain.errors import InvalidValue
from graph_service.domain.gaps import GapQuestion, GapsAnswer
from graph_service.domain.meeting_records import MOST_GAPS, GapKey, PlanGiven, gap_key
from graph_service.domain.terms import Language


@dataclass(frozen=True)
class DraftItem:
    """One item as proposed. The 協議体 may read `question` and `wanted`, only the office `words`."""

    key: GapKey
    agenda: str
    question: str
    wanted: str
    words: str


@dataclass(frozen=True)
class Draft:
    """A meeting as proposed, with what it would begin with.

    `proposal` says whom to invite, None where no gap is open; `gone` are keys of gaps that are closed by now.
    """

    items: tuple[DraftItem, ...]
    gone: tuple[str, ...]
    proposal: Proposal | None
    area: str
    promises: tuple[Record, ...]
    day: str


def draft_plan(
    services: Services, keys: Sequence[str], wishes: Wishes, viewer: Viewer, language: Language
) -> Draft:
    """An agenda from the gaps of these keys, and whom to ask. Raises InvalidValue, UnknownId, NotAllowed."""
    viewer.may_write()
    wanted = list(dict.fromkeys(keys))
    if not 1 <= len(wanted) <= MOST_GAPS:
        raise InvalidValue(column="gap", value=len(wanted), expected=f"1-{MOST_GAPS}")
    answered = open_gaps(services, viewer)
    found = {gap.key: gap for gap in answered.answer.gaps}
    words, office = council_words(services, answered, viewer, language), GapWords(answered, language)
    known = [key for key in map(gap_key, wanted) if key and str(key) in found]
    proposal = propose(services, answered, known, wishes, viewer, language) if known else None
    items = tuple(
        DraftItem(
            key,
            proposal.matters[str(key)] if proposal else "",
            words.question(key),
            words.wanted(key),
            office.words(found[str(key)]),
        )
        for key in known
    )
    areas = {found[str(key)].area or "" for key in known} - {""}
    return Draft(
        items,
        tuple(key for key in wanted if key not in found),
        proposal,
        areas.pop() if len(areas) == 1 else "",
        promises_now(services, viewer),
        present_day(services),
    )


def open_gaps(services: Answering, viewer: Viewer) -> Answered[GapsAnswer]:
    """The gaps of the whole district as the page of gaps shows them at first."""
    today, find = services.today(), services.known.find
    return ask_gaps(services.store, GapQuestion(), services.policy, viewer, today, find)


def council_words(
    services: Services, answered: Answered[GapsAnswer], viewer: Viewer, language: Language
) -> CouncilWords:
    date = answered.answer.question.as_of
    return CouncilWords(services.store, answered.snapshot, viewer, services.policy, language, date)


def promises_now(services: Services, viewer: Viewer) -> tuple[Record, ...]:
    """What a meeting that is called now would begin with."""
    record = Record("meetings", "", {"held_on": "9999-12-31"}, 0)
    return carried_over(list_meetings(services, viewer), Meeting(record, (), present_day(services)))


def save_plan(services: Services, given: PlanGiven, viewer: Viewer) -> str:
    """Writes the meeting with its items, all or nothing; the meeting's id.

    Raises FaultyRecord with every fault, NotAllowed.
    """
    desk = Desk(services, viewer)
    papers = typed(services, viewer)
    if not given.items:
        desk.refuse("question_1", "meeting_no_items")
    for column in ("title", "place"):
        if not papers.may_print(getattr(given, column)):
            desk.refuse(column, "meeting_names_person")
    identity = str(uuid.uuid4())
    desk.add("meetings", meeting_values(given), identity=identity)
    for number, item in enumerate(given.items, 1):
        if not papers.may_print(item.question):
            desk.refuse(f"question_{number}", "meeting_names_person")
        values = {"meeting": identity, "question": item.question, "agenda": item.agenda, "gap": item.gap}
        desk.add("decisions", values, f"item_{number}_", f"{identity}-{number:02d}")
    desk.write()
    return identity


def meeting_values(given: PlanGiven) -> dict[str, object]:
    return {
        "title": given.title,
        "held_on": given.held_on,
        "kind": given.kind,
        "area": given.area,
        "place": given.place,
        "hours": given.hours,
        "invited": list(given.invited),
        "gaps": [item.gap for item in given.items],
    }
