"""What the page of one meeting shows, and the list of all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph_service.application.gap_words import GapWords
from graph_service.application.meetings.planning import council_words, open_gaps
from graph_service.application.meetings.reading import (
    Meeting,
    carried_over,
    list_meetings,
    narrator_of,
    read_meeting,
    state_of,
)
from graph_service.application.meetings.sequel import Sequel, sequel
from graph_service.application.narrator import Narrator
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.meeting_records import gap_key
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language


@dataclass(frozen=True)
class ItemCard:
    """One item: `gap` is "open" or "closed", "" for what came up at the meeting; `words` say an open gap."""

    record: Record
    agenda: str
    state: str
    owner: str
    gap: str
    words: str


@dataclass(frozen=True)
class MeetingView:
    """One meeting in words."""

    meeting: Meeting
    sequel: Sequel
    narrator: Narrator
    items: tuple[ItemCard, ...]
    promises: tuple[ItemCard, ...]

    @cached_property
    def came(self) -> list[str]:
        return [self.narrator.actor(one) for one in self.meeting.ids("attended")]

    @cached_property
    def invited(self) -> list[str]:
        return [self.narrator.actor(one) for one in self.meeting.ids("invited")]

    @property
    def gaps_closed(self) -> int:
        return sum(item.gap == "closed" for item in self.items)

    @property
    def gaps(self) -> int:
        return sum(bool(item.gap) for item in self.items)

    @property
    def area(self) -> str:
        return str(
            self.narrator.values("areas", str(self.meeting.values.get("area") or "")).get("name") or ""
        )


def meeting_view(services: Services, identity: str, viewer: Viewer, language: Language) -> MeetingView:
    meeting = read_meeting(services, identity, viewer)
    promises = carried_over(list_meetings(services, viewer), meeting)
    decisions = (*meeting.decisions, *promises)
    owners = {str(one.values.get("owner") or "") for one in decisions}
    actors = {*owners, *meeting.ids("invited"), *meeting.ids("attended")}
    areas = {str(meeting.values["area"])} if meeting.values.get("area") else set()
    narrator = narrator_of(services, actors, viewer, language, areas=areas)
    answered = open_gaps(services, viewer)
    office, words = GapWords(answered, language), council_words(services, answered, viewer, language)
    found = {gap.key: gap for gap in answered.answer.gaps}

    def card(one: Record, *, with_gap: bool) -> ItemCard:
        values = one.values
        key = gap_key(str(values.get("gap") or "")) if with_gap else None
        gap = found.get(str(key)) if key else None
        said = office.words(gap) if gap else words.about(key) if key else ""
        return ItemCard(
            one,
            label("agenda", values["agenda"], language) if values.get("agenda") else "",
            state_of(one, meeting.day),
            narrator.actor(str(values["owner"])) if values.get("owner") else "",
            "" if key is None else "open" if gap else "closed",
            said,
        )

    return MeetingView(
        meeting,
        sequel(services, meeting, found, viewer),
        narrator,
        tuple(card(one, with_gap=True) for one in meeting.decisions),
        tuple(card(one, with_gap=False) for one in promises),
    )


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in the list: how its promises stand."""

    meeting: Meeting
    kind: str
    states: dict[str, int]


def meeting_lines(services: Services, viewer: Viewer, language: Language) -> list[MeetingLine]:
    lines = []
    for meeting in list_meetings(services, viewer):
        states = [state_of(one, meeting.day) for one in meeting.decisions]
        kind = meeting.values.get("kind")
        word = label("meeting_kind", kind, language) if kind else ""
        lines.append(MeetingLine(meeting, word, {one: states.count(one) for one in dict.fromkeys(states)}))
    return lines
