"""What an empty cell means in a snapshot."""

from __future__ import annotations

import numpy as np

from graph_service.analysis.snapshot import Snapshot, build_snapshot
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


def test_actors_and_ties_are_in_the_order_of_their_ids() -> None:
    assert bare().actors.ids == ("club", "hana", "shop")
    assert bare().ties.ids == ("shop|knows|club", "shop|knows|hana")


def test_an_empty_audience_is_office_for_residents_and_what_touches_them_else_council() -> None:
    assert [AUDIENCES[place] for place in bare().actors.audience] == ["council", "office", "council"]
    assert [AUDIENCES[place] for place in bare().ties.audience] == ["council", "office"]


def test_a_given_audience_stands() -> None:
    rows = district(mediator={"audience": "own"}, first={"audience": "public"})
    found = build_snapshot(search_columns(rows), DistrictInfo())
    assert AUDIENCES[found.actors.audience[found.actors.places["mediator"]]] == "own"
    assert AUDIENCES[found.ties.audience[found.ties.ids.index("first")]] == "public"


def test_other_empty_cells() -> None:
    found = bare()
    assert found.ties.strength.tolist() == [0, 0]
    assert not found.ties.strained.any()
    assert {keys("basis")[place] for place in found.ties.basis} == {"hearsay"}
    assert {keys("willing")[place] for place in found.actors.willing} == {"unknown"}
    assert found.actors.asks_max.tolist() == [-1, -1, -1]
    assert found.actors.asks_elsewhere.tolist() == [0, 0, 0]
    assert not found.actors.has_contact.any()
    assert np.isnat(found.ties.confirmed_on).all()


def test_an_empty_district() -> None:
    found = build_snapshot(search_columns(as_district({})), DistrictInfo())
    assert (found.actors.ids, found.ties.ids, dict(found.needs)) == ((), (), {})


def test_persons_are_residents_and_professionals() -> None:
    rows = {
        "actors": [actor("a", "resident"), actor("b", "professional"), actor("c", "shrine")],
        "ties": [tie("a", "b")],
    }
    found = build_snapshot(search_columns(as_district(rows)), DistrictInfo())
    assert found.actors.person.tolist() == [True, True, False]
    assert found.actors.resident.tolist() == [True, False, False]
