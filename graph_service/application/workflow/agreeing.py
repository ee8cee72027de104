"""A match: who does what from now on, which ties came of it, and the place that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph_service.analysis.matching import MEETS
from graph_service.application.records import MOST_IN_PAGE, read_record
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.asking_around import refuse_unchecked
from graph_service.application.workflow.course import Course, over
from graph_service.application.workflow.desk import Desk
from graph_service.domain.cells import Value
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.checks import unusual
from graph_service.domain.closing import is_closed
from graph_service.domain.tables import usual_tie_id
from graph_service.domain.tie_kinds import TIE_KINDS

OFFERED = ("knows", "cooperates_with", "helps", "uses", "member_of")
"""Kinds of ties that an arrangement brings about, the usual first."""
FIRST_HAND = ("self", "direct_observed")
"""How a tie that one confirms is known."""


@dataclass(frozen=True)
class NewTie:
    """Two actors of an arrangement who have no tie yet, and the kinds that they could have."""

    source: str
    target: str
    kinds: tuple[str, ...]


def new_ties(
    services: Services, path: Sequence[str], owner: str, day: str, viewer: Viewer
) -> tuple[NewTie, ...]:
    """The pairs next to each other on the path, and its ends, that have no tie on that day."""
    ends = (path[0], owner) if path else ("", "")
    wanted = [pair for pair in dict.fromkeys((*pairwise(path), ends)) if all(pair) and pair[0] != pair[1]]
    records = {
        actor: read_record(services.store, "actors", actor, viewer)
        for actor in dict.fromkeys(a for pair in wanted for a in pair)
    }
    return tuple(
        NewTie(a, b, usual_kinds(records[a], records[b]))
        for a, b in wanted
        if b not in tied_to(services, a, day)
    )


def tied_to(services: Services, actor: str, day: str) -> set[str]:
    """Whom an actor has a tie to on a day."""
    found: set[str] = set()
    after = ""
    while True:
        page = services.store.page(PageQuery("ties", after, MOST_IN_PAGE, {"actor": actor}))
        for tie in page.records:
            if not is_closed(tie, day):
                found |= {str(tie.values["from"]), str(tie.values["to"])}
        after = page.next
        if not after:
            return found - {actor}


def usual_kinds(source: Record, target: Record) -> tuple[str, ...]:
    ends = (source.values["kind"], target.values["kind"])
    return tuple(kind for kind in OFFERED if kind in TIE_KINDS and not unusual(kind, ends))


def agree(
    desk: Desk,
    course: Course,
    read: int,
    given: Mapping[str, Value],
    ties: Iterable[Mapping[str, Value]] = (),
    minutes: str = "",
) -> str:
    """Keeps who does what, writes the ties that were confirmed, takes one place; the match's id."""
    refuse_unchecked(course)
    resource = read_record(desk.store, "resources", str(given["resource"]), desk.viewer)
    refuse_unfit(desk, course, resource, given)
    identity = desk.add("matches", {**given, "need": course.need.id})
    take_place(desk, resource)
    for place, tie in enumerate(ties):
        confirm_tie(desk, tie, str(given.get("agreed_on") or desk.day), f"tie_{place}_")
    desk.change(course.need, read, {"status": "matched"})
    desk.spend(minutes, "matching", course.need.id)
    desk.write()
    return identity


def refuse_unfit(desk: Desk, course: Course, resource: Record, given: Mapping[str, Value]) -> None:
    """What keeps these two from being matched, and what an arrangement cannot do without."""
    if course.standing_match:
        desk.refuse("", "agree_already")
    if MEETS[course.need.values["direction"]] != resource.values["direction"]:
        desk.refuse("resource", "agree_direction")
    for column in ("purpose", "roles"):
        if not given.get(column):
            desk.refuse(column, f"agree_needs_{column}")
    agreed, ends = str(given.get("agreed_on") or ""), str(given.get("ends_on") or "")
    if agreed > desk.day:
        desk.refuse("agreed_on", "day_in_future", day=desk.day)
    if ends and ends <= agreed:
        desk.refuse("ends_on", "ends_before", day=agreed)


def take_place(desk: Desk, resource: Record) -> None:
    """One place fewer; at the version that was counted, so that two never take the last one."""
    left = resource.values.get("capacity_left")
    if left == 0:
        desk.refuse("resource", "agree_full")
    elif left is not None:
        desk.change(resource, resource.version, {"capacity_left": str(left - 1)})


def confirm_tie(desk: Desk, tie: Mapping[str, Value], day: str, prefix: str) -> None:
    """A tie that came of a match: seen or heard at first hand, confirmed on that day."""
    if tie.get("basis") not in FIRST_HAND:
        desk.refuse(prefix + "basis", "tie_at_first_hand")
    confirmed = {"confirmed_on": day, "confirmed_by": desk.viewer.who, "valid_from": day}
    # the usual id, unless a tie that was closed has it
    usual = usual_tie_id(*(str(tie.get(name) or "") for name in ("from", "kind", "to")))
    taken = desk.store.describe({"ties": {usual}})["ties"]
    desk.add("ties", {**tie, **confirmed}, prefix, "" if taken else usual)


def end_match(
    desk: Desk, course: Course, match: Record, read: int, given: Mapping[str, Value], minutes: str = ""
) -> None:
    """Takes a match back: it ends, its place is free again, the need is looked for again."""
    if over(match, desk.day):
        desk.refuse("", "end_already")
    if not given.get("result"):
        desk.refuse("result", "end_needs_reason")
    ends = str(given.get("ends_on") or "")
    if not ends or ends > desk.day or ends < str(match.values["agreed_on"]):
        desk.refuse("ends_on", "end_day", first=match.values["agreed_on"], last=desk.day)
    desk.change(match, read, {"ends_on": ends, "result": given.get("result")})
    give_back_place(desk, str(match.values["resource"]))
    desk.change(course.need, course.need.version, {"status": "searching"})
    desk.spend(minutes, "matching", course.need.id)
    desk.write()


def give_back_place(desk: Desk, resource: str) -> None:
    """One place more, never more than there are."""
    record = read_record(desk.store, "resources", resource, desk.viewer)
    left, capacity = record.values.get("capacity_left"), record.values.get("capacity")
    if left is not None and (capacity is None or left < capacity):
        desk.change(record, record.version, {"capacity_left": str(left + 1)})
