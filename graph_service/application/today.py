"""What a coordinator does first today: who waits, who has not answered, whom to tell, what to confirm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph_service.analysis.costs import is_overdue, months_before
from graph_service.analysis.reliance import Relied
from graph_service.analysis.snapshot import Snapshot, day_number
from graph_service.application.asking import day_of
from graph_service.application.ports import Records
from graph_service.application.questions import readable
from graph_service.application.records import seen
from graph_service.application.reliance import Kept, to_confirm
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.agenda import Agenda
from graph_service.domain.changes import Record
from graph_service.domain.district import DistrictInfo
from graph_service.domain.ontology import NO_LONGER_WAITING

MOST_LISTED = 200
MOST_TO_CONFIRM, MOST_LOOKED_AT = 10, 300
NAMED_FIRST = 10
"""Of the needs that wait only the first are shown: no names are fetched for the others."""
PERIOD_DAYS, AHEAD_DAYS = 30, 7
"""Outputs are those of so many days; dates within so many days ahead are shown too."""


@dataclass(frozen=True)
class Asked:
    """An ask without an answer, and for how many days; `overdue` by the policy."""

    record: Record
    days: int
    overdue: bool


@dataclass(frozen=True)
class ToConfirm:
    """What to confirm, and how many waiting needs' best paths rest on it."""

    record: Record
    needs: int


@dataclass(frozen=True)
class Outputs:
    """What was done in the last days (結果). Never added up with outcomes (成果), nor with each other."""

    matches: int
    ties: int
    replies: int


@dataclass(frozen=True)
class Today:
    """The day as one viewer may read it. `records` are those that the lists name, by table and id.

    `confirm` is None while it is being worked out; `meetings` are those ahead, the next one first.
    `rests_on`: of how many needs the ways were looked for, of how many, where that is not all of them.
    """

    info: DistrictInfo
    as_of: str
    agenda: Agenda
    meetings: tuple[Record, ...]
    asked: tuple[Asked, ...]
    confirm: tuple[ToConfirm, ...] | None
    rests_on: tuple[int, int] | None
    outputs: Outputs
    records: Records


def today_of(services: Services, viewer: Viewer, *, wait: bool = False) -> Today:
    """What waits today. `wait`: also for what takes a while to be worked out."""
    snapshot = services.store.snapshot()
    day = day_of(snapshot.info, services.today())
    whole = services.diary.agenda(days_from(day, -PERIOD_DAYS), days_from(day, AHEAD_DAYS), MOST_LISTED)
    agenda = for_viewer(services, whole, viewer)
    asked = tuple(open_asks(services, snapshot, day, viewer))
    reliance = relied_upon(services, snapshot, whole, day, wait=wait) if agenda.waiting else NOTHING
    relied = reliance.relied if reliance else None
    shown = replace(agenda, waiting=agenda.waiting[:NAMED_FIRST])
    named = named_by(shown, asked, (relied or ())[:MOST_LOOKED_AT])
    records = readable(services.store, named, viewer)
    records = with_named(services, records, viewer)
    return Today(
        snapshot.info,
        day,
        agenda,
        tuple(one for one in agenda.meetings if one.values["held_on"] >= day),
        asked,
        None if relied is None else confirmable(services, relied, records, day),
        rests_on(reliance, viewer),
        Outputs(len(agenda.matches), new_ties(snapshot, day, viewer), len(agenda.replies)),
        records,
    )


def days_from(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def for_viewer(services: Services, agenda: Agenda, viewer: Viewer) -> Agenda:
    """The records that the viewer may read."""
    everything = tuple(one for part in vars(agenda).values() for one in part)
    may = {(one.table, one.id) for one in seen(services.store, everything, viewer)}
    parts = {name: [r for r in part if (r.table, r.id) in may] for name, part in vars(agenda).items()}
    return Agenda(**{name: tuple(part) for name, part in parts.items()})


def open_asks(services: Services, snapshot: Snapshot, day: str, viewer: Viewer) -> Iterable[Asked]:
    """Asks without an answer about needs that still wait, the longest waiting first.

    What was recorded as unanswered is over.
    """
    waiting = [
        ask
        for ask in snapshot.asks.values()
        if not ask.answer and ask.asked_on <= day and snapshot.needs[ask.need].status not in NO_LONGER_WAITING
    ]
    waiting.sort(key=lambda ask: (ask.asked_on, ask.id))
    first = waiting[:MOST_LISTED]
    if not first:
        return
    records = services.store.describe({"asks": {ask.id for ask in first}})["asks"]
    known = tuple(records[ask.id] for ask in first if ask.id in records)
    may = {record.id for record in seen(services.store, known, viewer)}
    for ask in first:
        if ask.id in may:
            days = (date.fromisoformat(day) - date.fromisoformat(ask.asked_on)).days
            yield Asked(records[ask.id], days, is_overdue(ask, services.policy, day))


def relied_upon(
    services: Services, snapshot: Snapshot, agenda: Agenda, day: str, *, wait: bool
) -> Kept | None:
    """What the best paths of the waiting needs rest on, None while it is being worked out."""
    needs = [need.id for need in agenda.waiting if need.id in snapshot.needs]
    if wait:
        return services.reliance.worked_out(needs, day)
    return services.reliance.at_hand(needs, day, snapshot.change)


NOTHING = Kept(0, "", (), ())


def rests_on(reliance: Kept | None, viewer: Viewer) -> tuple[int, int] | None:
    """Nothing for who reads of some areas alone: how many needs there are elsewhere is not theirs to know."""
    if reliance is None or viewer.areas or reliance.looked_at == reliance.passed:
        return None
    return reliance.looked_at, reliance.passed


def confirmable(
    services: Services, relied: Sequence[Relied], records: Records, day: str
) -> tuple[ToConfirm, ...]:
    """The first of what nobody confirmed for so long that paths over it have become worse."""
    fresh_since = months_before(day, services.policy.fresh_months)
    known = set(records["needs"])
    stale = to_confirm(relied, records, fresh_since, day)
    counted = (ToConfirm(record, len(known.intersection(one.needs))) for one, record in stale)
    return tuple(one for one in counted if one.needs)[:MOST_TO_CONFIRM]


def new_ties(snapshot: Snapshot, day: str, viewer: Viewer) -> int:
    """How many ties that the viewer may read began in the period."""
    ties = snapshot.ties
    since, until = day_number(days_from(day, -PERIOD_DAYS)), day_number(day)
    began = (ties.valid_from >= since) & (ties.valid_from <= until) & (ties.audience >= viewer.clearance)
    if viewer.areas:
        areas = [number for area, number in snapshot.area_numbers.items() if area in viewer.areas]
        for end in (ties.source, ties.target):
            began = began & [int(area) in areas for area in snapshot.actors.area[end]]
    return int(began.sum())


def named_by(agenda: Agenda, asked: Iterable[Asked], relied: Iterable[Relied]) -> dict[str, set[str]]:
    """The ids of what the lists name, by table."""
    named: dict[str, set[str]] = {name: set() for name in ("needs", "actors", "ties", "resources", "matches")}
    parts = (part for name, part in vars(agenda).items() if name != "meetings")
    records = [one for part in parts for one in part] + [one.record for one in asked]
    for record in records:
        for column, table in NAMED.items():
            if record.values.get(column):
                named[table].add(str(record.values[column]))
        if record.table == "developments":
            named["needs"].update(record.values["needs"])
        if record.table == "needs":
            named["needs"].add(record.id)
    for one in relied:
        named[one.table].add(one.id)
        named["needs"].update(one.needs)
    return named


NAMED = {
    **{"need": "needs", "match": "matches"},
    **dict.fromkeys(("actor", "identified_by", "to", "owner"), "actors"),
}


def with_named(services: Services, records: Records, viewer: Viewer) -> Records:
    """With the needs of the matches, and the actors whom needs, ties and resources belong to."""
    needs = {str(match.values["need"]) for match in records["matches"].values()} - set(records["needs"])
    if not needs:
        return records
    further = readable(services.store, {"needs": needs, "actors": set(), "ties": set()}, viewer)
    return {
        **records,
        "needs": {**records["needs"], **further["needs"]},
        "actors": {**records["actors"], **further["actors"]},
    }
