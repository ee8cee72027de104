"""Minutes of a meeting: who came, what was decided, who got to know whom; and what became of a promise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph_service.application.meetings.names import typed
from graph_service.application.meetings.reading import Meeting, every, read_meeting
from graph_service.application.records import read_record
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.desk import Desk
from graph_service.domain.changes import Change, PageQuery
from graph_service.domain.checks import unusual
from graph_service.domain.closing import is_closed
from graph_service.domain.meeting_records import Decided, Met, MinutesGiven
from graph_service.domain.tables import usual_tie_id

STRENGTH_AT_FIRST = "1"
"""Who met once knows the other a little."""
KIND_AT_FIRST = ("cooperates_with", "knows")
"""Kinds of ties between people who met, the more telling first."""


def take_minutes(services: Services, identity: str, given: MinutesGiven, viewer: Viewer) -> Change:
    """Writes what came of a meeting, all or nothing: one change, which can be undone.

    Raises FaultyRecord with every fault, UnknownId, Conflict, NotAllowed.
    """
    desk, meeting = Desk(services, viewer), read_meeting(services, identity, viewer)
    refuse_unfit(desk, services, meeting, given)
    values = {"attended": list(given.attended), "note": given.note, "next_on": given.next_on}
    desk.change(meeting.record, given.read, values)
    for number, one in enumerate(given.decided, 1):
        note_decision(desk, meeting, number, one)
    for met in dict.fromkeys(given.met):
        note_tie(desk, meeting, met)
    if given.minutes:
        spent = {"spent_on": meeting.held_on, "minutes": given.minutes, "by": viewer.who}
        desk.add("efforts", {**spent, "activity": "meeting"}, "effort_")
    return desk.write()


def refuse_unfit(desk: Desk, services: Services, meeting: Meeting, given: MinutesGiven) -> None:
    """What no single cell is wrong about."""
    if meeting.ahead:
        desk.refuse("", "minutes_too_early", on=meeting.held_on)
    if not given.attended:
        desk.refuse("attended", "minutes_nobody_came")
    if given.next_on and given.next_on <= meeting.held_on:
        desk.refuse("next_on", "minutes_next_before", on=meeting.held_on)
    if any({met.source, met.target} - set(given.attended) for met in given.met):
        desk.refuse("met", "minutes_met_absent")
    papers = typed(services, desk.viewer)
    for number, one in enumerate(given.decided, 1):
        if not all(map(papers.may_print, (one.question, one.decision))):
            desk.refuse(f"decision_{number}", "meeting_names_person")
        if one.due_on and not one.decision:
            desk.refuse(f"decision_{number}", "minutes_due_without_decision")


def note_decision(desk: Desk, meeting: Meeting, number: int, one: Decided) -> None:
    """What was decided on an item; a new item where something came up that was not on the agenda."""
    values = {"decision": one.decision, "owner": one.owner, "due_on": one.due_on}
    known = next((record for record in meeting.decisions if record.id == one.id), None)
    if known:
        desk.change(known, one.read, values, f"item_{number}_")
    elif one.question:
        new = {**values, "question": one.question, "meeting": meeting.id}
        identity = f"{meeting.id}-{len(meeting.decisions) + number:02d}"
        desk.add("decisions", new, f"item_{number}_", identity)


def note_tie(desk: Desk, meeting: Meeting, met: Met) -> None:
    """A tie that was made or seen at the meeting; one that is there already is confirmed."""
    usual = usual_tie_id(met.source, met.kind, met.target)
    confirmed = {"confirmed_on": meeting.held_on, "confirmed_by": desk.viewer.who}
    stored = desk.store.describe({"ties": {usual}})["ties"].get(usual)
    if stored and not is_closed(stored, meeting.held_on):
        desk.change(stored, stored.version, confirmed)
        return
    ends = {"from": met.source, "to": met.target, "kind": met.kind, "strength": STRENGTH_AT_FIRST}
    since = {"basis": "meeting", "valid_from": meeting.held_on}
    desk.add("ties", {**ends, **since, **confirmed}, "met_", "" if stored else usual)


def settle(services: Services, identity: str, read: int, done_on: str, result: str, viewer: Viewer) -> Change:
    """Keeps what became of a promise. Raises what `take_minutes` raises."""
    desk = Desk(services, viewer)
    decision = read_record(services.store, "decisions", identity, viewer)
    if done_on > desk.day:
        desk.refuse("done_on", "day_after_today", day=desk.day)
    desk.change(decision, read, {"done_on": done_on, "result": result})
    return desk.write()


@dataclass(frozen=True)
class Pair:
    """Two guests who are not known to be tied, and the kind of tie that is usual between such."""

    source: str
    target: str
    kind: str


def strangers(services: Services, guests: Sequence[str], day: str, viewer: Viewer) -> Iterator[Pair]:
    """Pairs of guests without a tie on a day: who could have got to know each other."""
    records = services.store.describe({"actors": set(guests)})["actors"]
    tied = {one: tied_to(services, one, day, viewer) for one in guests}
    for a, b in combinations([one for one in guests if one in records], 2):
        if b not in tied[a]:
            ends = (records[a].values["kind"], records[b].values["kind"])
            yield Pair(a, b, next(kind for kind in KIND_AT_FIRST if not unusual(kind, ends)))


def tied_to(services: Services, actor: str, day: str, viewer: Viewer) -> set[str]:
    """Whom an actor has a tie to on a day."""
    ties = every(services.store, PageQuery("ties", where={"actor": actor}), viewer)
    there = [tie.values for tie in ties if not is_closed(tie, day)]
    return {str(values[end]) for values in there for end in ("from", "to")} - {actor}
