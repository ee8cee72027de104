"""Meetings as they are stored, each with its decisions, and what was decided before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph_service.application.asking import day_of
from graph_service.application.narrator import Narrator
from graph_service.application.ports import Reader
from graph_service.application.questions import readable
from graph_service.application.records import MOST_IN_PAGE, list_records, read_record
from graph_service.application.services import Answering
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.meeting_records import GapKey, gap_key
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language


@dataclass(frozen=True)
class Meeting:
    """A meeting with the items of its agenda; `day` is the present (ISO)."""

    record: Record
    decisions: tuple[Record, ...]
    day: str

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def values(self) -> Mapping[str, Value]:
        return self.record.values

    @property
    def held_on(self) -> str:
        return str(self.values["held_on"])

    @property
    def keys(self) -> tuple[GapKey, ...]:
        """The gaps that it was called for."""
        found = (gap_key(text) for text in self.ids("gaps"))
        return tuple(key for key in found if key)

    @property
    def took_place(self) -> bool:
        """Whether somebody wrote down who came."""
        return bool(self.values.get("attended"))

    @property
    def ahead(self) -> bool:
        """Whether its day is still to come: until then there are no minutes."""
        return self.held_on > self.day

    def ids(self, column: str) -> tuple[str, ...]:
        return tuple(self.values.get(column) or ())


def read_meeting(services: Answering, identity: str, viewer: Viewer) -> Meeting:
    """One meeting. Raises UnknownId also where the viewer may not know of it."""
    record = read_record(services.store, "meetings", identity, viewer)
    found = list(every(services.store, PageQuery("decisions", where={"meeting": identity}), viewer))
    return Meeting(whole(record), in_order(found, record), present_day(services))


def whole(record: Record) -> Record:
    """The record with every column of its table; what is not there is None."""
    return replace(record, values={**dict.fromkeys(TABLES[record.table].by_name), **record.values})


def in_order(decisions: Iterable[Record], meeting: Record) -> tuple[Record, ...]:
    """Items in the order of the meeting's gaps, then those that came up at it."""
    gaps = list(meeting.values.get("gaps") or ())

    def place(one: Record) -> tuple[int, str]:
        gap = one.values.get("gap")
        return (gaps.index(gap) if gap in gaps else len(gaps)), one.id

    return tuple(sorted(map(whole, decisions), key=place))


def list_meetings(services: Answering, viewer: Viewer) -> tuple[Meeting, ...]:
    """Every meeting that the viewer may read, the latest first."""
    by_meeting: dict[str, list[Record]] = {}
    for decision in every(services.store, PageQuery("decisions"), viewer):
        by_meeting.setdefault(str(decision.values["meeting"]), []).append(decision)
    day = present_day(services)
    found = [
        Meeting(whole(record), in_order(by_meeting.get(record.id, ()), record), day)
        for record in every(services.store, PageQuery("meetings"), viewer)
    ]
    return tuple(sorted(found, key=lambda one: (one.held_on, one.id), reverse=True))


def carried_over(meetings: Iterable[Meeting], meeting: Meeting) -> tuple[Record, ...]:
    """What the next meeting begins with: promises from before it, unless done before the last one.

    `meetings` are all, the latest first; those of other areas are other bodies'.
    """
    before = [
        one
        for one in meetings
        if (one.held_on, one.id) < (meeting.held_on, meeting.id) and of_one_body(one, meeting)
    ]
    last = before[0].held_on if before else ""
    promises = [one for past in reversed(before) for one in past.decisions if one.values.get("decision")]
    return tuple(one for one in promises if str(one.values.get("done_on") or meeting.day) >= last)


def of_one_body(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are of the same area; a meeting of no area goes on from every other."""
    areas = {one.values.get("area"), other.values.get("area")}
    return len(areas) == 1 or not all(areas)


def state_of(decision: Record, day: str) -> str:
    """What became of an item: undecided, open, overdue or done."""
    values = decision.values
    if values.get("done_on"):
        return "done"
    if not values.get("decision"):
        return "undecided"
    return "overdue" if str(values.get("due_on") or day) < day else "open"


def present_day(services: Answering) -> str:
    return day_of(services.store.snapshot().info, services.today())


def every(store: Reader, query: PageQuery, viewer: Viewer) -> Iterator[Record]:
    """All records that fit and that the viewer may read, in the order of ids."""
    after = query.after
    while True:
        page = list_records(store, PageQuery(query.table, after, MOST_IN_PAGE, query.where), viewer)
        yield from page.records
        after = page.next
        if not after:
            return


def narrator_of(
    services: Answering, actors: Iterable[str], viewer: Viewer, language: Language, **more: Iterable[str]
) -> Narrator:
    """Tells of these actors, and of further records by table, as far as the viewer may read them."""
    wanted = {table: set(ids) for table, ids in more.items()}
    wanted = {"actors": {one for one in actors if one}, "ties": set(), **wanted}
    return Narrator(readable(services.store, wanted, viewer), language)
