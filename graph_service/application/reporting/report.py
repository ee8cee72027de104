"""Counting a period against the one before it, everywhere and by area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from graph_service.analysis.disclosure import crossed
from graph_service.analysis.new_ties import new_ties
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.asking import check_date
from graph_service.application.gaps import may_read_of_needs
from graph_service.application.maps import below
from graph_service.application.meetings.planning import open_gaps
from graph_service.application.meetings.reading import present_day
from graph_service.application.questions import Answered
from graph_service.application.reporting.events import Event, Material
from graph_service.application.services import Answering
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.errors import InvalidValue, UnknownId
from graph_service.domain.gaps import GapsAnswer
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.reporting import Certified, Counts, Hubs, Period, Report

MET, WAITING = "met", "waiting"
MET_STATUSES = ("matched", "followed_up")


def report_on(
    services: Answering, period: Period, viewer: Viewer, area: str = "", compared: Period | None = None
) -> Report:
    """The report of a period. Raises InvalidValue, UnknownId, NotAllowed."""
    may_read_of_needs(viewer)
    check_period(period)
    if area and area not in services.store.snapshot().parent:
        raise UnknownId(type="areas", id=area)
    answered = open_gaps(services, viewer)
    snapshot = answered.snapshot
    keys = frozenset(gap.key for gap in answered.answer.gaps)
    material = Material(services, snapshot, viewer, present_day(services), keys)
    events, other = list(material.events()), compared or period.before()
    needs = [one for one in received(material, period) if concerns(material, one, area)]
    return Report(
        period,
        other,
        area,
        counted(events, snapshot, period, area),
        counted(events, snapshot, other, area),
        {one: counted(events, snapshot, period, one) for one in snapshot.areas if not area},
        origins(needs),
        certified(services, snapshot, needs, viewer),
        hubs(answered),
    )


def counting(services: Answering, viewer: Viewer) -> Callable[[Period], Counts]:
    """Counts whole periods everywhere, each once; what happened is read once. Raises NotAllowed."""
    may_read_of_needs(viewer)
    answered = open_gaps(services, viewer)
    keys = frozenset(gap.key for gap in answered.answer.gaps)
    events = list(Material(services, answered.snapshot, viewer, present_day(services), keys).events())
    return cache(lambda period: counted(events, answered.snapshot, period, ""))


def check_period(period: Period) -> None:
    for column, day in (("from", period.first), ("to", period.last)):
        check_date(column, day)
        if not day:
            raise InvalidValue(column=column, value="", expected="YYYY-MM-DD")
    if period.last < period.first:
        raise InvalidValue(column="to", value=period.last, expected=f"{period.first}-")
    try:
        period.before()
    except OverflowError as error:  # before the first day of the calendar
        raise InvalidValue(column="from", value=period.first, expected=("expected_days_before",)) from error


def counted(events: Iterable[Event], snapshot: Snapshot, period: Period, area: str) -> Counts:
    """How much of everything in a period; in an area with all below it."""
    inside = below(snapshot.parent, area) if area else set()
    found: Counter[str] = Counter()
    for event in events:
        if period.has(event.day) and (not area or not inside.isdisjoint(event.areas)):
            found[event.code] += event.amount
    found["ties_new"] = new_ties(snapshot, period.first, period.last, inside)
    return found


def received(material: Material, period: Period) -> list[Record]:
    return [one for one in material.needs if period.has(str(one.values.get("created_on") or ""))]


def concerns(material: Material, need: Record, area: str) -> bool:
    inside = below(material.snapshot.parent, area) if area else set()
    return not area or not inside.isdisjoint(material.area_of_need(need.id))


def origins(needs: Iterable[Record]) -> Counts:
    """Where the needs of the period came from: by professionals or not, and on which way."""
    found: Counter[str] = Counter()
    for need in needs:
        by = need.values.get("professional_origin")
        found["professional" if by else "not_professional" if by is False else "origin_unknown"] += 1
        if need.values.get("via"):
            found[f"via_{need.values['via']}"] += 1
    return found


def certified(
    services: Answering, snapshot: Snapshot, needs: Iterable[Record], viewer: Viewer
) -> tuple[Certified, ...] | None:
    """Needs of the period by certification; None for a viewer who may not read of it."""
    if viewer.clearance > AUDIENCES.index("own"):
        return None
    counts = Counter(
        (
            snapshot.care.get(str(one.values["actor"])) or "unknown",
            MET if one.values.get("status") in MET_STATUSES else WAITING,
        )
        for one in needs
    )
    table = crossed(counts, {}, {}, services.policy.smallest_count)
    if table is None:
        return ()
    place = {code: j for j, group in enumerate(table.columns) for code in group.members}
    apart = len(table.columns) > 1
    return tuple(
        Certified(
            tuple(sorted(group.members)),
            group.count,
            cells[place[MET]] if apart else None,
            cells[place[WAITING]] if apart else None,
        )
        for group, cells in zip(table.rows, table.cells, strict=True)
    )


def hubs(answered: Answered[GapsAnswer]) -> Hubs:
    """How the best paths gather, without saying with whom."""
    snapshot, load = answered.snapshot, answered.answer.load
    central = [row.needs for row in load if snapshot.actors.central[snapshot.actors.ids.place(row.actor)]]
    reached = sum(cell.reached for cell in answered.answer.coverage)
    return Hubs(reached, max((row.needs for row in load), default=0), max(central, default=0))
