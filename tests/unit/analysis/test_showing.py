"""Which symbols are drawn one by one: everything up to three hundred, beyond that what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.costs import day_of_question
from graph_service.analysis.showing import MOST, Shown, Wanted, shown, ties_between, ties_of_areas
from graph_service.analysis.sight import Filter, Looking, Sight, filtered, seen
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.district import DistrictInfo
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.search_columns import search_columns
from tests.strategies import as_district
from tests.unit.small import ON, actor, need, resource, theme, tie

DAY = day_of_question(ON, DEFAULT_POLICY)


def town(sizes: Sequence[int], ring: int = 0) -> Snapshot:
    """Areas 0, 1, … of so many actors; each area's actor 0 is tied to all of it and to the next area's 0.

    The first `ring` of area 0 beside it are tied to the next of them, too.
    """
    names = [[f"{area}-{number:04}" for number in range(size)] for area, size in enumerate(sizes)]
    actors = [actor(name, area=str(area)) for area, inside in enumerate(names) for name in inside]
    ties = [tie(inside[0], name) for inside in names for name in inside[1:]]
    ties += [tie(one[0], other[0]) for one, other in pairwise(names)]
    ties += [tie(one, other) for one, other in pairwise(names[0][1 : ring + 1])]
    tables: dict[str, list[dict[str, Any]]] = {
        "areas": [{"id": str(area), "name": f"地区 {area}"} for area in range(len(sizes))],
        "themes": [theme("box")],
        "actors": actors,
        "ties": ties,
        "needs": [need(actor="0-0001")],
        "resources": [resource(actor="0-0000")],
    }
    return build_snapshot(search_columns(as_district(tables, DistrictInfo())), DistrictInfo())


def draw(snapshot: Snapshot, without: Filter | None = None, **wanted: Any) -> tuple[Shown, Sight]:
    sight = seen(snapshot, Looking(0, frozenset(), DAY))
    left = filtered(snapshot, sight, without or Filter(), DAY)
    return shown(snapshot, sight, left, Wanted(**wanted)), left


def test_everything_is_drawn_up_to_the_most() -> None:
    found, _ = draw(town([200, MOST - 202]))
    assert found.whole
    assert len(found.nodes) == MOST
    assert (found.bubbles, found.cut) == ({}, {})


def test_beyond_it_areas_are_bubbles_with_what_is_in_them() -> None:
    found, sight = draw(town([200, 100, 50]))
    assert not found.whole
    assert found.nodes == ()
    assert found.bubbles == {"0": 202, "1": 100, "2": 50}
    assert sum(found.bubbles.values()) == sight.count
    assert found.kinds["0"] == {"professional": 200, "need-offers": 1, "resource": 1}


def test_an_area_opens() -> None:
    found, _ = draw(town([200, 100, 50]), open=frozenset({"1"}))
    assert len(found.nodes) == 100
    assert found.bubbles == {"0": 202, "2": 50}
    assert found.open == {"1"}


def test_of_an_area_of_thousands_the_most_tied_are_drawn_and_the_rest_is_counted() -> None:
    found, _ = draw(town([2000, 100]), open=frozenset({"0"}))
    assert len(found.nodes) == MOST
    assert found.nodes[:2] == ("actors/0-0000", "resources/res")
    assert found.cut == {"0": 2002 - MOST}


def test_also_those_are_counted_that_had_no_chance_of_being_drawn() -> None:
    found, _ = draw(town([2000, 100], ring=700), open=frozenset({"0"}))
    assert found.cut == {"0": 2002 - MOST}


def test_a_filter_that_leaves_few_has_them_drawn_one_by_one() -> None:
    found, _ = draw(town([200, 100, 50]), Filter(areas=frozenset({"0"})))
    assert found.whole
    assert len(found.nodes) == 150


def test_a_step_is_expanded_across_areas() -> None:
    found, _ = draw(town([200, 100, 50]), around=("actors/2-0000",), alone=True)
    assert found.nodes[0] == "actors/2-0000"
    assert "actors/1-0000" in found.nodes
    assert len(found.nodes) == 1 + 49 + 1
    assert found.bubbles == {}


def test_whoever_has_something_shows_it_and_what_is_had_shows_whose_it_is() -> None:
    of_actor, _ = draw(town([200, 101]), around=("actors/0-0001",), alone=True)
    assert set(of_actor.nodes) == {"actors/0-0001", "needs/need", "actors/0-0000"}
    of_need, _ = draw(town([200, 101]), around=("needs/need",), alone=True)
    assert set(of_need.nodes) == {"needs/need", "actors/0-0001"}


def test_what_was_asked_for_by_name_is_drawn_whatever_is_filtered_unless_it_is_put_away() -> None:
    without = Filter(kinds=frozenset({"professional"}))
    found, _ = draw(town([200, 101]), without, first=("actors/0-0005", "actors/nobody", "needs/none"))
    assert "actors/0-0005" in found.nodes
    assert "actors/nobody" not in found.nodes
    assert "needs/none" not in found.nodes
    hidden = frozenset({"actors/0-0005"})
    assert "actors/0-0005" not in draw(town([200, 101]), without, first=tuple(hidden), hidden=hidden)[0].nodes


def test_a_bubble_counts_what_is_not_drawn_of_it() -> None:
    found, _ = draw(town([200, 101]), first=("actors/0-0005",), open=frozenset({"1"}))
    assert found.bubbles == {"0": 201}


def test_ties_between_areas_and_between_what_is_drawn() -> None:
    snapshot = town([4, 3, 2])
    sight = seen(snapshot, Looking(0, frozenset(), DAY))
    assert ties_of_areas(snapshot, sight) == {("0", "1"): 1, ("1", "2"): 1}
    found = ties_between(snapshot, sight, ["actors/0-0000", "actors/0-0002", "actors/1-0000", "needs/need"])
    assert {snapshot.tie_id(at) for at in found} == {"0-0000-0-0002", "0-0000-1-0000"}
