"""The papers of a meeting: those for everybody at the table, and the coordinator's own copy with names.

Both are made from one state of the district. The papers for everybody name bodies and roles; people and their
needs are in them as numbers alone, from the one publication that all maps of that state share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.gap_words import GapWords
from graph_service.application.handing_out import usual_until
from graph_service.application.meetings.council import CouncilWords
from graph_service.application.meetings.dates import hours_of, plain_title
from graph_service.application.meetings.guests import Seats, seats
from graph_service.application.meetings.names import COUNCIL, Typed, typed
from graph_service.application.meetings.pictures import PackKey, Picture
from graph_service.application.meetings.planning import council_words, open_gaps
from graph_service.application.meetings.published import published, renew
from graph_service.application.meetings.reading import (
    Meeting,
    carried_over,
    every,
    list_meetings,
    read_meeting,
    state_of,
)
from graph_service.application.ports import Records, References, Source
from graph_service.application.services import Services
from graph_service.application.shared_views import View, count_tables, everything, shared_drawing
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.closing import is_closed
from graph_service.domain.district import DistrictInfo
from graph_service.domain.drawing import Drawing, DrawnTable, Handing
from graph_service.domain.meeting_records import GapKey, gap_key
from graph_service.domain.terms import Language
from graph_service.domain.wording import say_day

HOST = "sc"
"""Who calls the meeting: nobody has to invite them."""


@dataclass(frozen=True)
class Item:
    """One item as printed. `office` is what only the coordinator's copy says of it: lines of text."""

    number: int
    agenda: str
    question: str
    wanted: str = ""
    office: tuple[str, ...] = ()


@dataclass(frozen=True)
class Invited:
    """One guest as printed: why they are asked, by whom, and what they are asked to bring."""

    name: str
    why: str
    inviter: str
    bring: str
    contact: str = ""


@dataclass(frozen=True)
class Promise:
    """What an earlier meeting decided, and what became of it: `state` is open, overdue or done."""

    question: str
    decision: str
    owner: str
    due_on: str
    state: str
    result: str


@dataclass(frozen=True)
class Pack:
    """Everything that is printed. Its numbers are those of `counted_on` (ISO).

    `with_names`: for the coordinator alone.
    """

    info: DistrictInfo
    meeting: Meeting
    title: str
    when: str
    place: str
    items: tuple[Item, ...]
    guests: tuple[Invited, ...]
    promises: tuple[Promise, ...]
    tables: tuple[DrawnTable, ...]
    maps: tuple[Picture, ...]
    limit: int
    key: PackKey
    counted_on: str
    with_names: bool = False


class OneState:
    """A source that stands still: whatever is made from it shows the same state."""

    def __init__(self, source: Source, snapshot: Snapshot) -> None:
        self.source, self.state = source, snapshot

    def snapshot(self) -> Snapshot:
        return self.state

    def describe(self, references: References) -> Records:
        return self.source.describe(references)


def pack_for(
    services: Services, identity: str, viewer: Viewer, language: Language, *, with_names: bool = False
) -> Pack:
    """The papers of a meeting. Raises UnknownId, NotAllowed."""
    meeting = read_meeting(services, identity, viewer)
    made_of = (services.store.snapshot().change, identity, viewer, language, with_names, services.today())
    return services.packs.find(made_of, lambda: Maker(services, meeting, viewer, language, with_names).pack())


def renew_numbers(services: Services, identity: str, viewer: Viewer, language: Language) -> None:
    """Lets the papers of a meeting show the numbers of now. Raises UnknownId, NotAllowed, Conflict."""
    words = council_words(services, open_gaps(services, viewer), viewer, language)
    renew(services, identity, viewer, lambda: words.counts)


class Maker:
    """Makes the papers of one meeting."""

    def __init__(
        self, services: Services, meeting: Meeting, viewer: Viewer, language: Language, with_names: bool
    ) -> None:
        self.services, self.meeting, self.viewer, self.language = services, meeting, viewer, language
        self.answered = open_gaps(services, viewer)
        self.source = OneState(services.store, self.answered.snapshot)
        words: CouncilWords = council_words(services, self.answered, viewer, language)
        self.published = published(services, meeting, viewer, lambda: words.counts)
        self.words = replace(words, kept=self.published.counts)
        self.with_names = with_names

    def pack(self) -> Pack:
        services, counts = self.services, everything(self.words.counts)
        return Pack(
            self.answered.info,
            self.meeting,
            self.title,
            " ".join(filter(None, (say_day(self.meeting.held_on, self.language), hours_of(self.meeting)))),
            self.printed(self.meeting.values.get("place")),
            tuple(self.items()),
            tuple(self.guests()),
            tuple(map(self.promise, self.promises)),
            tuple(count_tables(counts, self.words.namer)),
            () if self.with_names else tuple(self.maps()),
            services.policy.smallest_count,
            (self.meeting.id, self.language, self.answered.snapshot.change),
            self.published.made_on,
            self.with_names,
        )

    def items(self) -> Iterator[Item]:
        """The agenda. What was typed is printed as long as it names nobody."""
        for number, one in enumerate(self.meeting.decisions, 1):
            key = gap_key(str(one.values.get("gap") or ""))
            question = str(one.values["question"])
            if not self.may_print(question):
                question = self.words.question(key) if key else ""
            wanted = self.words.wanted(key) if key else ""
            office = tuple(self.office(key)) if key and self.with_names else ()
            yield Item(number, str(one.values.get("agenda") or ""), question, wanted, office)

    @cached_property
    def promises(self) -> tuple[Record, ...]:
        """What was decided before, and has to be told of."""
        return carried_over(list_meetings(self.services, self.viewer), self.meeting)

    @property
    def title(self) -> str:
        given = str(self.meeting.values["title"])
        return given if self.may_print(given) else plain_title(self.meeting, self.language)

    @cached_property
    def typed(self) -> Typed:
        return typed(self.services, self.viewer, self.words.names)

    def may_print(self, text: str) -> bool:
        return self.with_names or self.typed.may_print(text)

    def printed(self, text: object) -> str:
        """A text as it may be printed; one that names somebody is left out."""
        said = str(text or "")
        return said if self.may_print(said) else self.words.say("pack_left_out")

    def office(self, key: GapKey) -> Iterator[str]:
        """What the coordinator knows of a gap, with names."""
        found = next((gap for gap in self.answered.answer.gaps if gap.key == str(key)), None)
        if found is None:
            yield self.words.say("pack_gap_closed")
            return
        words = GapWords(self.answered, self.language)
        yield words.words(found)
        yield words.deed(found)

    def guests(self) -> Iterator[Invited]:
        """The guests in the order in which they were put down."""
        invited = self.meeting.ids("invited")
        table = seats(self.services, self.answered, self.meeting.keys, invited)
        records = self.source.describe({"actors": set(invited)})["actors"]
        inviters = self.inviters(invited, table)
        for identity in invited:
            record = records.get(identity)
            contact = str(record.values.get("contact") or "") if record and self.with_names else ""
            inviter = inviters.get(identity, "")
            yield Invited(
                self.name(identity),
                table.why(identity, self.language),
                self.name(inviter) if inviter else self.words.say("pack_inviter_sc"),
                table.bring(identity, self.language),
                contact,
            )

    def name(self, identity: str) -> str:
        """An actor's name where these papers may carry it, else what sort they are."""
        record = self.source.describe({"actors": {identity}})["actors"].get(identity)
        if self.with_names and record and self.viewer.sees(record, {identity: record}):
            return str(record.values["name"])
        return self.words.names.actor(identity)

    def inviters(self, invited: Sequence[str], table: Seats) -> Mapping[str, str]:
        """Who of the guests knows each guest best, by the strength of the tie, then by id.

        Nobody invites a coordinator: the meeting is theirs.
        """
        found: dict[str, str] = {}
        for one in (guest for guest in invited if table.subtypes.get(guest) != HOST):
            known: list[tuple[int, str]] = []
            for tie in every(self.services.store, PageQuery("ties", where={"actor": one}), self.viewer):
                other = str(tie.values["to"] if tie.values["from"] == one else tie.values["from"])
                if other in invited and not is_closed(tie, self.meeting.day):
                    known.append((-int(tie.values.get("strength") or 0), other))
            if known:
                found[one] = min(known)[1]
        return found

    def promise(self, one: Record) -> Promise:
        values = one.values
        return Promise(
            self.printed(values["question"]),
            self.printed(values["decision"]),
            self.name(str(values["owner"])) if values.get("owner") else "",
            str(values.get("due_on") or ""),
            state_of(one, self.meeting.day),
            self.printed(values.get("result")),
        )

    def maps(self) -> Iterator[Picture]:
        """One map for each theme or area that the gaps are about; equal ones once."""
        drawn: dict[str, tuple[Drawing, list[int]]] = {}
        for number, key in enumerate(self.meeting.keys, 1):
            drawing = self.drawing(key)
            drawn.setdefault(drawing.title, (drawing, []))[1].append(number)
        for drawing, items in drawn.values():
            secret = f"{self.published.seed} {drawing.title}"
            yield Picture(drawing, tuple(items), self.services.renderers, secret)

    def drawing(self, key: GapKey) -> Drawing:
        """The map for one gap, as the 協議体 may see it."""
        words, today = self.words, self.services.today()
        found = shared_drawing(
            *(self.source, self.viewer, self.view(key), words.policy, self.language, words.date, COUNCIL),
            words.counts,
        )
        handing = Handing(self.title, words.say("pack_purpose"), today, usual_until(today))
        return replace(found, handing=handing)

    def view(self, key: GapKey) -> View:
        """A need's theme; for others the area of whom the gap is about; all where that is not known."""
        snapshot = self.source.snapshot()
        if key.table == "needs":
            return View(need=key.id) if key.id in snapshot.needs else View()
        resource = snapshot.resources.get(key.id)
        actor = resource.actor if resource else key.id
        if actor not in snapshot.actors.ids:
            return View()
        return View(area=snapshot.area_of(snapshot.actors.ids.place(actor)))
