"""What an empty cell means in a snapshot."""

from __future__ import annotations

import pytest

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.snapshot import NO_DAY, PERSON, Snapshot, day_number, day_text
from graph_service.domain.district import DistrictInfo
from graph_service.domain.ontology import AUDIENCES, keys
from graph_service.domain.search_columns import search_columns
from tests.strategies import as_district
from tests.unit.small import actor, district, tie


def bare() -> Snapshot:
    """Rows with their required columns alone."""
    rows = {
        "actors": [
            {"id": "shop", "kind": "shop", "name": "s"},
            {"id": "hana", "kind": "resident", "name": "h"},
            {"id": "club", "kind": "organization", "name": "c"},
        ],
        "ties": [
            {"from": "shop", "to": "club", "kind": "knows"},
            {"from": "shop", "to": "hana", "kind": "knows"},
        ],
    }
    return build_snapshot(search_columns(as_district(rows)), DistrictInfo())


def test_a_tie_without_an_id_is_called_by_its_ends_and_kind() -> None:
    assert [bare().tie_id(place) for place in (0, 1)] == ["shop|knows|club", "shop|knows|hana"]
    assert bare().ties.ids.of(0) is None


def test_an_empty_audience_is_office_for_residents_and_what_touches_them_else_council() -> None:
    assert {
        i: AUDIENCES[place] for i, place in zip(bare().actors.ids, bare().actors.audience, strict=True)
    } == {
        "club": "council",
        "hana": "office",
        "shop": "council",
    }
    assert [AUDIENCES[place] for place in bare().ties.audience] == ["council", "office"]


def test_a_given_audience_stands() -> None:
    rows = district(mediator={"audience": "own"}, first={"audience": "public"})
    found = build_snapshot(search_columns(rows), DistrictInfo())
    assert AUDIENCES[found.actors.audience[found.actors.ids.place("mediator")]] == "own"
    assert AUDIENCES[found.ties.audience[found.ties.ids.find("first")]] == "public"


def test_other_empty_cells() -> None:
    found = bare()
    assert found.ties.strength.tolist() == [0, 0]
    assert not found.ties.strained.any()
    assert {keys("basis")[place] for place in found.ties.basis} == {"hearsay"}
    assert {keys("willing")[place] for place in found.actors.willing} == {"unknown"}
    assert found.actors.asks_max.tolist() == [-1, -1, -1]
    assert found.actors.asks_elsewhere.tolist() == [0, 0, 0]
    assert not found.actors.has_contact.any()
    assert set(found.ties.confirmed_on.tolist()) == {NO_DAY}


def test_an_empty_district() -> None:
    found = build_snapshot(search_columns(as_district({})), DistrictInfo())
    assert (list(found.actors.ids), len(found.ties.source), dict(found.needs)) == ([], 0, {})


def test_persons_are_residents_and_professionals() -> None:
    rows = {
        "actors": [actor("a", "resident"), actor("b", "professional"), actor("c", "shrine")],
        "ties": [tie("a", "b")],
    }
    found = build_snapshot(search_columns(as_district(rows)), DistrictInfo())
    assert PERSON[found.actors.kind].tolist() == [True, True, False]
    assert found.actors.resident.tolist() == [True, False, False]


@pytest.mark.parametrize("text", ["", "0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"])
def test_a_day_is_a_number_and_back(text: str) -> None:
    assert day_text(day_number(text)) == text
    assert NO_DAY <= day_number(text) < 2**31
