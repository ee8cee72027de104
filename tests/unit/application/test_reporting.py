"""The report: what is counted, in which column, for which period and area; what a successor is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph_service.application.handover import hand_over
from graph_service.application.reporting.report import report_on
from graph_service.application.reporting.telling import Telling, report_data, report_sheets
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Load
from graph_service.domain.errors import InvalidValue, NotAllowed, UnknownId
from graph_service.domain.reporting import COLUMNS, MEASURES, PURPOSES, Period
from tests.unit.small import actor, district, tie
from tests.web.service import Service

COORDINATOR = Viewer("sato", "coordinator")
OCTOBER = Period("2026-10-01", "2026-10-31")
IN, OUT, BEFORE = "2026-10-15", "2026-11-02", "2026-09-10"


def services_of(**tables: list[dict[str, Any]]) -> Services:
    """Two areas in a town: the need's holder is in `east`, the shop in `west`."""
    service = Service()
    given = district(
        holder={"area": "east", "name": "架空の本人"},
        mediator={"area": "east"},
        shop={"area": "west"},
        of_need={"created_on": IN, "professional_origin": True, "via": "visit", "status": "searching"},
        actors=[actor("sc", subtype="sc", name="架空のSC", area="town"), *tables.pop("actors", [])],
        ties=[tie("sc", "mediator", valid_from=IN), *tables.pop("ties", [])],
        areas=[
            {"id": "town", "name": "町"},
            *({"id": i, "name": i, "parent": "town"} for i in ("east", "west")),
        ],
        **tables,
    )
    service.store.load(Load(given, "test", "tester", replace=True))
    service.store.info = replace(service.store.info, fictional=False)
    return service.services


def everything() -> Services:
    search = {"id": "failed", "need": "need", "searched_on": IN, "found": 0}
    return services_of(
        efforts=[
            {"id": "e1", "spent_on": IN, "minutes": 30, "activity": "matching", "need": "need"},
            {"id": "e2", "spent_on": IN, "minutes": 45, "activity": "meeting"},
            {"id": "e3", "spent_on": BEFORE, "minutes": 7, "activity": "development", "need": "need"},
            {"id": "e4", "spent_on": IN, "minutes": 99, "activity": "other"},
        ],
        searches=[
            search,
            {**search, "id": "found", "found": 2},
            {**search, "id": "late", "searched_on": OUT},
        ],
        asks=[
            {"id": "a1", "need": "need", "actor": "mediator", "asked_on": IN},
            {"id": "a2", "need": "need", "actor": "shop", "asked_on": BEFORE, "resource": "res"}
            | {"answer": "accepted", "answered_on": IN},
        ],
        matches=[
            {"id": "m1", "need": "need", "resource": "res", "agreed_on": IN, "path": ["holder", "shop"]},
            {"id": "m2", "need": "need", "resource": "res", "agreed_on": IN}
            | {"path": ["holder", "mediator", "shop"]},
            {"id": "m3", "need": "need", "resource": "new", "agreed_on": BEFORE},
        ],
        outcomes=[
            {"id": "o1", "match": "m1", "measure": "外出", "baseline_on": IN, "baseline": "0"},
            {"id": "o2", "match": "m2", "measure": "外出", "baseline_on": IN, "baseline": "0"}
            | {"followup_on": "2026-10-30", "followup": "週1回"},
            {"id": "o3", "match": "m3", "measure": "外出", "baseline_on": BEFORE, "baseline": "0"}
            | {"followup_on": IN, "followup": "週2回"},
        ],
        developments=[
            {"id": "d1", "needs": ["need"], "search": "failed", "opened_on": BEFORE, "missing": "x"}
            | {"state": "established", "ended_on": IN, "resource": "new"}
        ],
        replies=[{"id": "r1", "need": "need", "given_on": IN}],
        meetings=[
            {"id": "g1", "title": "会", "held_on": IN, "area": "west", "attended": ["sc"]}
            | {"gaps": ["no_way:gone", "stale:gone"]},
            {"id": "g2", "title": "会", "held_on": IN, "area": "west"},
        ],
        decisions=[
            {"id": "k1", "meeting": "g1", "question": "q", "decision": "x", "due_on": IN},
            {"id": "k2", "meeting": "g1", "question": "q", "decision": "x", "done_on": IN},
        ],
        resources=[
            {"id": "new", "actor": "shop", "direction": "receives", "title": "新", "theme": "box"}
            | {"valid_from": IN}
        ],
    )


def test_each_record_counts_once_in_its_column() -> None:
    report = report_on(everything(), OCTOBER, COORDINATOR)
    assert dict(report.now) == {
        **{"minutes_matching": 30, "minutes_network": 45, "searches_failed": 1, "searches": 1},
        **{"asks_to_introduce": 1, "asks_accepted": 1, "matches": 2, "replies": 1, "ties_new": 1},
        **{"unconfirmed_matching": 1, "confirmed_network": 1, "confirmed_development": 1},
        **{"developments_established": 1, "resources_new": 1, "meetings": 1, "decisions_done": 1},
        **{"decisions_overdue": 1, "gaps_on_agenda": 2, "gaps_closed": 2},
        **{"needs_received": 1, "needs_waiting": 1},
    }
    assert (report.compared.first, report.compared.last) == ("2026-08-31", "2026-09-30")
    before = {"minutes_development": 7, "asks_to_meet": 1, "matches": 1, "developments_begun": 1}
    assert {code: n for code, n in report.before.items() if n} == before


def test_every_measure_stands_in_one_purpose_and_column() -> None:
    codes = [one.code for one in MEASURES]
    assert len(codes) == len(set(codes))
    assert {(one.purpose, one.column) for one in MEASURES} == {(p, c) for p in PURPOSES for c in COLUMNS}


def test_an_area_counts_what_concerns_it_and_what_lies_in_it() -> None:
    services = everything()
    east, west = (report_on(services, OCTOBER, COORDINATOR, area).now for area in ("east", "west"))
    assert (east["minutes_matching"], west["minutes_matching"]) == (30, 0)
    assert (east["meetings"], west["meetings"]) == (0, 1)
    assert (east["ties_new"], west["ties_new"]) == (1, 0)
    town = report_on(services, OCTOBER, COORDINATOR, "town").now
    assert (town["minutes_matching"], town["meetings"], town["minutes_network"]) == (30, 1, 0)
    report = report_on(services, OCTOBER, COORDINATOR)
    assert report.areas["east"] == east
    assert report_on(services, OCTOBER, COORDINATOR, "east").areas == {}


@pytest.mark.parametrize(
    "period",
    [
        *(Period("", "2026-01-01"), Period("2026-02-01", "2026-01-01"), Period("x", "y")),
        *(Period("0001-01-01", "0001-01-02"), Period("1900-01-01", "9999-12-31")),
    ],
)
def test_a_period_is_two_days_in_order_with_as_many_before_it(period: Period) -> None:
    with pytest.raises(InvalidValue):
        report_on(services_of(), period, COORDINATOR)


def test_who_may_not_read_of_needs_gets_no_report() -> None:
    with pytest.raises(NotAllowed):
        report_on(services_of(), OCTOBER, Viewer("x", "council"))
    with pytest.raises(UnknownId):
        report_on(services_of(), OCTOBER, COORDINATOR, "nowhere")


def certified(counts: dict[str, int], viewer: Viewer = COORDINATOR) -> Any:
    """So many needs of the month by the class of their holders."""
    people = [(f"{care}{n}", care) for care, count in counts.items() for n in range(count)]
    need = {"direction": "wants", "title": "x", "theme": "box", "created_on": IN, "status": "matched"}
    return report_on(
        services_of(
            actors=[actor(one, "resident", name=one) for one, _ in people],
            care=[{"actor": one, "status": care} for one, care in people],
            # the sample's own need has no class: `needs` would replace it
            themes=[{"id": "t", "name": "t"}],
            **{"needs": [{**need, "id": f"n-{one}", "actor": one} for one, _ in people]},
        ),
        OCTOBER,
        viewer,
    ).certified


def test_small_classes_are_told_together() -> None:
    found = certified({"support": 7, "care": 6, "checklist": 3})
    assert sorted((one.codes, one.count) for one in found) == [(("care", "checklist"), 9), (("support",), 7)]
    assert all(one.count >= 5 for one in found)
    assert certified({"support": 4}) == ()


def test_certification_is_for_those_alone_who_may_read_it() -> None:
    assert certified({"support": 9}, Viewer("x", "office")) is None


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_sheets_say_what_the_report_counts(language: Any) -> None:
    services = everything()
    report = report_on(services, OCTOBER, COORDINATOR)
    telling = Telling(
        report, {"town": "町", "east": "東", "west": "西"}, services.store.snapshot().info, language
    )
    main, around, origins, areas, *_ = report_sheets(telling)
    assert len(main.rows) == len(MEASURES)
    assert [row[3] for row in main.rows] == [report.now.get(one.code, 0) for one in MEASURES]
    assert [row[4] for row in main.rows] == [report.before.get(one.code, 0) for one in MEASURES]
    assert len(around.rows) == 5 and dict(origins.rows)
    assert {row[0] for row in areas.rows} == {"町", "東", "西"}
    data = report_data(telling)
    assert data["purposes"]["matching"]["output"]["matches"] == {"now": 2, "before": 1}
    assert data["origins"] == {"professional": 1, "via_visit": 1}
    assert all(line.share(line.now) <= 100 for p in PURPOSES for c in COLUMNS for line in telling.lines(p, c))


def test_a_successor_is_told_who_waits_who_was_asked_and_what_was_promised() -> None:
    services = everything()
    pack = hand_over(services, COORDINATOR, "ja")
    assert [(one.id, one.holder, one.days, one.last_ask) for one in pack.needs] == [
        ("need", "架空の本人", 39, IN)
    ]
    assert [(one.actor, one.asked_on) for one in pack.asks] == [("mediator", IN)]
    assert [(one.decision, one.state) for one in pack.promises] == [("x", "overdue")]
    assert pack.coordinators == (("sc", "架空のSC"),)
    assert [(one.name, one.strength, one.last) for one in pack.known] == [("mediator", "強い", IN)]


def test_the_pack_is_for_the_coordinator_alone() -> None:
    with pytest.raises(NotAllowed):
        hand_over(services_of(), Viewer("ito", "office"), "ja")
