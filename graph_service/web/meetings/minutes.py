"""The form of the minutes: what it shows, and what is read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.application.meetings.minutes import Pair, strangers, take_minutes
from graph_service.application.meetings.reading import Meeting, narrator_of, read_meeting
from graph_service.application.narrator import Narrator
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Change, Record
from graph_service.domain.meeting_records import Decided, Met, MinutesGiven
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.web.given import Given
from graph_service.web.meetings.sent import Wrong, number_in, people_named, rows

FURTHER_ITEMS = 2
"""Empty rows for what was not on the agenda."""
MOST_PAIRS = 60
"""Pairs to tick: more are noted on the pages of records."""


@dataclass(frozen=True)
class MinutesView:
    """What the form shows: what is stored, or what was typed where it was sent already.

    `late`: somebody was faster; what is sent next is sent by who was told so, and may see what is stored now.
    """

    meeting: Meeting
    given: Given | None
    wrong: Wrong
    narrator: Narrator
    guests: list[tuple[str, str]]
    pairs: list[tuple[str, Pair]]
    late: bool = False

    def value(self, name: str, stored: object = None) -> str:
        return self.given.text(name) if self.given else str(stored or "")

    def came(self, identity: str) -> bool:
        if self.given:
            return identity in self.given.all("attended")
        attended = self.meeting.ids("attended")
        return identity in (attended or self.meeting.ids("invited"))

    def met(self, word: str) -> bool:
        return bool(self.given and word in self.given.all("met"))

    @property
    def version(self) -> int:
        sent = None if self.late else self.given
        return number_in(sent, "version") if sent else self.meeting.record.version

    @property
    def rows(self) -> list[tuple[int, Record | None]]:
        """The items, then empty rows."""
        items: list[Record | None] = [*self.meeting.decisions, *[None] * FURTHER_ITEMS]
        return list(enumerate(items, 1))

    def item_version(self, number: int, item: Record | None) -> int:
        sent = None if self.late else self.given
        return number_in(sent, f"read_{number}") if sent else item.version if item else 0

    def agenda(self, item: Record) -> str:
        word = item.values.get("agenda")
        return label("agenda", word, self.narrator.language) if word else ""

    def pair(self, pair: Pair) -> str:
        """What a tick says of two guests."""
        words = TIE_KINDS[pair.kind].words(self.narrator.language, forward=True)
        return words.format(a=self.narrator.actor(pair.source), b=self.narrator.actor(pair.target))


def minutes_view(
    services: Services,
    identity: str,
    viewer: Viewer,
    language: Language,
    given: Given | None = None,
    wrong: Wrong | None = None,
    *,
    late: bool = False,
) -> MinutesView:
    meeting = read_meeting(services, identity, viewer)
    viewer.may_write()
    ids = list(dict.fromkeys((*meeting.ids("invited"), *meeting.ids("attended"))))
    owners = {str(one.values.get("owner") or "") for one in meeting.decisions}
    narrator = narrator_of(services, {*ids, *owners}, viewer, language)
    pairs = [(word_of(pair), pair) for pair in strangers(services, ids, meeting.day, viewer)]
    guests = [(one, narrator.actor(one)) for one in dict.fromkeys((*ids, *sorted(owners - {""})))]
    given = renumbered(given, meeting.decisions) if given and late else given
    return MinutesView(meeting, given, wrong or Wrong(), narrator, guests, pairs[:MOST_PAIRS], late)


ROW = ("item", "question", "decision", "owner", "due_on")
"""Fields of a row, which are sent as NAME_1, NAME_2, …"""


def renumbered(given: Given, items: Sequence[Record]) -> Given:
    """What was typed of each item under the number that it has now; of one that was added what is stored."""
    sent = rows(given, "decision")
    known = {given.text(f"item_{number}"): number for number in sent if given.text(f"item_{number}")}
    texts = {name: list(values) for name, values in given.texts.items() if name.rpartition("_")[0] not in ROW}
    for place, item in enumerate(items, 1):
        number = known.get(item.id)
        stored = {**item.values, "item": item.id}
        for name in ROW:
            texts[f"{name}_{place}"] = [
                given.text(f"{name}_{number}") if number else str(stored.get(name) or "")
            ]
    new = [number for number in sent if not given.text(f"item_{number}")]
    for place, number in enumerate(new, len(items) + 1):
        texts |= {f"{name}_{place}": [given.text(f"{name}_{number}")] for name in ROW}
    return Given(texts)


def word_of(pair: Pair) -> str:
    """A pair as the form sends it: a JSON-free word, since an id may hold any sign but a line break."""
    return "\n".join((pair.source, pair.target, pair.kind))


def met_of(word: str) -> Met | None:
    parts = word.split("\n")
    return Met(*parts) if len(parts) == 3 else None


def minutes_sent(services: Services, identity: str, given: Given, viewer: Viewer) -> Change:
    """Stores the minutes that a form brought. Raises what `take_minutes` raises."""
    further = people_named(services, given.text("others"), viewer, "others")
    decided = tuple(
        Decided(
            given.text(f"item_{number}"),
            number_in(given, f"read_{number}"),
            *(given.text(f"{name}_{number}") for name in ("question", "decision", "owner", "due_on")),
        )
        for number in rows(given, "decision")
    )
    met = [one for one in map(met_of, given.all("met")) if one]
    introduced = introductions(given)
    came = tuple(dict.fromkeys((*given.all("attended"), *further)))
    texts = {name: given.text(name) for name in ("note", "next_on", "minutes")}
    sent = MinutesGiven(number_in(given, "version"), came, decided, (*met, *introduced), **texts)
    return take_minutes(services, identity, sent, viewer)


def introductions(given: Given) -> list[Met]:
    """Who introduced whom, from the rows that have both."""
    ends = [(given.text(f"who_{n}"), given.text(f"whom_{n}")) for n in rows(given, "who")]
    return [Met(who, whom, "introduced") for who, whom in ends if who and whom and who != whom]
