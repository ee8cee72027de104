"""What each role may read: every table, none forgotten."""

from __future__ import annotations

import pytest

from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.tables import TABLES

RESIDENT = Record("actors", "hana", {"id": "hana", "kind": "resident", "area": "north"}, 1)
SHOP = Record("actors", "shop", {"id": "shop", "kind": "shop", "area": "south"}, 1)
ACTORS = {"hana": RESIDENT, "shop": SHOP}
OFFICE_ONLY = {
    *("asks", "consents", "matches", "outcomes"),
    *("searches", "replies", "developments", "efforts", "exports"),
    *("meetings", "decisions", "publications"),
}


def sees(role: str, table: str, **values: str) -> bool:
    return Viewer("x", role).sees(Record(table, "one", values, 1), ACTORS)  # type: ignore[arg-type]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_council_sees_no_table_that_speaks_of_persons(table: str) -> None:
    open_to_council = {"actors", "ties", "resources", "themes", "areas", "places"}
    assert sees("council", table, actor="shop", kind="shop") == (table in open_to_council)


@pytest.mark.parametrize("table", sorted(OFFICE_ONLY))
def test_the_office_sees_its_own_work(table: str) -> None:
    assert sees("office", table, actor="hana")


def test_care_status_is_for_whoever_works_the_case() -> None:
    assert [sees(role, "care", actor="hana") for role in ("coordinator", "office", "council")] == [
        True,
        False,
        False,
    ]


def test_residents_and_what_touches_them_stay_within_the_office() -> None:
    assert not sees("council", "actors", kind="resident")
    assert not sees("council", "ties", **{"from": "hana", "to": "shop"})
    assert not sees("council", "needs", actor="shop")
    assert sees("office", "ties", **{"from": "hana", "to": "shop"})


def test_an_audience_that_is_written_decides() -> None:
    assert not sees("council", "actors", kind="shop", audience="case")
    assert sees("public", "actors", kind="shop", audience="public")


def test_a_viewer_of_some_areas_sees_no_other() -> None:
    viewer = Viewer("x", "coordinator", ("north",))
    assert viewer.sees(RESIDENT, ACTORS)
    assert not viewer.sees(SHOP, ACTORS)


def test_what_is_handed_out_is_what_its_reader_may_see() -> None:
    handed = Viewer("x", "coordinator").as_audience("council")
    assert not handed.sees(RESIDENT, ACTORS)
    assert Viewer("x", "public").as_audience("own").clearance == Viewer("x", "public").clearance


def test_who_confirmed_a_tie_is_told_to_whom_may_know() -> None:
    def confirmed(role: str, by: str) -> object:
        tie = Record("ties", "t", {"from": "shop", "to": "shop", "confirmed_by": by}, 1)
        return Viewer("x", role).without_confirmer(tie, ACTORS).values["confirmed_by"]  # type: ignore[arg-type]

    assert confirmed("office", "hana") == "hana"
    assert confirmed("council", "hana") is None
    assert confirmed("council", "shop") == "shop"
    assert confirmed("office", "山の人") == "山の人"
    assert confirmed("council", "山の人") is None
