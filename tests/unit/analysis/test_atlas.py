"""Where things stand on the map one explores: what one knows stays where it was."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

from graph_service.analysis.atlas import (
    FEW,
    Frame,
    area_layout,
    area_rows,
    atlas,
    part_layout,
    with_newcomers,
)
from graph_service.analysis.layout import Point, Points

MANY = [f"actors/{number}" for number in range(60)]
RING = [(one, other) for one, other in zip(MANY, [*MANY[1:], MANY[0]], strict=True)]
OWNER = {"needs/n": "actors/3", "resources/r": "actors/3"}


def near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < 60 and abs(one[1] - other[1]) < 60


def layout(
    saved: Points | None = None, before: Points | None = None, extra: list[str] | None = None
) -> Points:
    members = [*MANY, *OWNER, *(extra or [])]
    lines = [*RING, *((owner, thing) for thing, owner in OWNER.items()), *((MANY[7], n) for n in extra or [])]
    return area_layout(members, lines, saved or {}, OWNER, before or {})


def test_the_order_of_rows_does_not_matter() -> None:
    shuffled = [*MANY, *OWNER]
    random.Random(1).shuffle(shuffled)
    lines = [*RING, *((owner, thing) for thing, owner in OWNER.items())]
    random.Random(2).shuffle(lines)
    assert area_layout(shuffled, lines, {}, OWNER, {}) == layout()
    few = [node for node in shuffled if node in MANY[:20]]
    steps = [(MANY[0], MANY[1])]
    assert part_layout(few, lines[:9], steps) == part_layout(few[::-1], lines[:9][::-1], steps)


def test_needs_and_resources_stand_close_to_their_actor_in_an_area_of_many() -> None:
    found = layout()
    assert near(found["needs/n"], found["actors/3"])
    assert found["needs/n"] != found["resources/r"]
    assert len(MANY) > FEW
    assert len(set(found.values())) == len(found)


def test_who_was_moved_stands_there_with_what_is_theirs_and_nobody_else_moves() -> None:
    before, after = layout(), layout(saved={"actors/3": (999.0, -777.0)})
    assert after["actors/3"] == (999.0, -777.0)
    assert near(after["needs/n"], (999.0, -777.0))
    assert all(before[node] == after[node] for node in MANY if node != "actors/3")


def test_newcomers_move_nobody_and_stand_near_their_neighbours_on_free_ground() -> None:
    before = layout()
    after = layout(before=before, extra=["actors/new", "actors/newer"])
    assert all(before[node] == after[node] for node in MANY)
    for new in ("actors/new", "actors/newer"):
        x, y = after[new]
        assert abs(x - before[MANY[7]][0]) + abs(y - before[MANY[7]][1]) < 700
        others = [at for node, at in after.items() if node.startswith("actors/") and node != new]
        assert all(abs(x - ox) >= 90 or abs(y - oy) >= 69 for ox, oy in others)


def test_whoever_has_no_neighbour_gets_a_place_too() -> None:
    found = with_newcomers(["a", "b", "c"], [], {"a": (0.0, 0.0), "b": (100.0, 0.0)})
    assert found["a"] == (0.0, 0.0)
    assert found["c"] not in (found["a"], found["b"])


def test_areas_stand_in_the_same_order_whatever_is_open_and_never_overlap() -> None:
    counts = {str(area): 40 + area for area in range(7)}
    ties = {("0", "1"): 9, ("2", "3"): 5, ("0", "6"): 2}
    rows = area_rows(counts, ties)
    assert sorted(area for row in rows for area in row) == sorted(counts)
    assert area_rows(dict(reversed(counts.items())), dict(reversed(ties.items()))) == rows
    assert area_rows({**counts, "3": counts["3"] + 2}, ties) == rows
    points = {f"actors/{n}": (n * 90.0, (n % 3) * 75.0) for n in range(20)}
    for opened in ("0", "3", "6"):
        found = atlas(rows, {opened: points}, {area: n for area, n in counts.items() if area != opened})
        assert set(found.frames) == set(counts)
        assert not [pair for pair in combinations(found.frames.values(), 2) if overlap(*pair)]
        moved = {
            node: (x + found.origins[opened][0], y + found.origins[opened][1])
            for node, (x, y) in points.items()
        }
        assert found.places == {node: (round(x, 1), round(y, 1)) for node, (x, y) in moved.items()}


def overlap(one: Frame, other: Frame) -> bool:
    apart_x = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    apart_y = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
    return not (apart_x or apart_y)


def test_of_very_many_areas_none_is_lost() -> None:
    counts = {f"area-{number:03}": 5000 for number in range(200)}
    rows = area_rows(counts, {})
    found = atlas(rows, {}, counts)
    assert set(found.frames) == set(counts)
    assert not [pair for pair in combinations(found.frames.values(), 2) if overlap(*pair)]


def test_a_path_begins_at_the_left() -> None:
    nodes = [f"actors/{number}" for number in range(5)]
    steps = [(nodes[at], nodes[at + 1]) for at in range(3)]
    found = part_layout(nodes, steps, steps)
    assert found[nodes[0]][0] < min(found[nodes[1]][0], found[nodes[2]][0], found[nodes[3]][0])


NINE = {f"{row}{column}": 20 for row in "abc" for column in "123"}
OUTDOORS = {area: (1000 * int(area[1]), 1000 * "abc".index(area[0])) for area in NINE}
FAR = dict.fromkeys([("a1", "c3"), ("a3", "c1"), ("b1", "b3")], 40)


def where(rows: tuple[tuple[str, ...], ...]) -> Points:
    frames = atlas(rows, {}, NINE).frames
    return {a: (frame.x + frame.width / 2, frame.y + frame.height / 2) for a, frame in frames.items()}


def the_other_way_round(found: Points) -> int:
    """Pairs of areas that stand the other way round than outdoors."""
    return sum(
        (found[one][axis] - found[other][axis]) * (OUTDOORS[one][axis] - OUTDOORS[other][axis]) < 0
        for one, other in combinations(OUTDOORS, 2)
        for axis in (0, 1)
    )


def test_areas_stand_as_they_lie_outdoors() -> None:
    found = area_rows(NINE, FAR, OUTDOORS)
    assert found == (("a1", "a2", "a3"), ("b1", "b2", "b3"), ("c1", "c2", "c3"))
    assert the_other_way_round(where(area_rows(NINE, FAR))) > 0, "ties alone would place them otherwise"


def test_the_order_of_areas_ties_and_centres_does_not_matter() -> None:
    turned = [dict(reversed(one.items())) for one in (NINE, FAR, OUTDOORS)]
    assert area_rows(*turned) == area_rows(NINE, FAR, OUTDOORS)


def test_an_area_without_a_centre_stands_near_those_it_has_ties_with() -> None:
    known = {area: at for area, at in OUTDOORS.items() if area != "c3"}
    for neighbour, side in (("b3", 1), ("b1", -1)):
        places = where(area_rows(NINE, {(neighbour, "c3"): 500}, known))
        assert (places["c3"][0] - places["b2"][0]) * side > 0, neighbour


def test_very_many_areas_stand_in_rows_from_north_to_south() -> None:
    many = {f"{number:02}": 20 for number in range(30)}
    outdoors = {area: (100 * (int(area) % 6), -100 * (int(area) // 6)) for area in many if area != "07"}
    rows = area_rows(many, {("07", "13"): 4}, outdoors)
    assert sorted(area for row in rows for area in row) == sorted(many)
    heights = [[outdoors[area][1] for area in row if area in outdoors] for row in rows]
    assert all(max(upper) <= min(lower) for upper, lower in pairwise(heights))
    assert all(
        [outdoors[a][0] for a in row if a in outdoors] == sorted(outdoors[a][0] for a in row if a in outdoors)
        for row in rows
    )
    row = next(row for row in rows if "07" in row)
    assert "13" in row or "12" in row


def test_no_area_makes_no_rows() -> None:
    assert area_rows({}, {}) == ()
