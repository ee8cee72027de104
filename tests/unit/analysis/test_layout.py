"""The layout keeps its promises: the same map in any row order, nothing overlaps, paths go right."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.analysis.bubbles import MOST, bubbles, readable
from graph_service.analysis.layout import arranged, place
from graph_service.domain.drawing import (
    Box,
    Drawing,
    DrawnLine,
    DrawnNode,
    DrawnPath,
    label_box,
    label_lines,
    text_width,
)
from tests.effort import many

PATH = ("need", "maker", "daughter", "coordinator", "priest", "shrine", "stand")
NODES = [
    ("need", "home"), ("maker", "home"), ("nurse", "home"), ("home", "home"), ("daughter", "town"),
    ("club", "town"), ("coordinator", "station"), ("office", "station"), ("priest", "hill"),
    ("shrine", "hill"), ("stand", "hill"), ("grocer", "market"), ("shop", "market"), ("gift", "market"),
    ("loner", ""),
]  # fmt: skip
OTHER_PATH = ("need", "maker", "daughter", "coordinator", "grocer", "shop", "gift")
LINES = [
    *pairwise(PATH), *pairwise(OTHER_PATH), ("nurse", "home"), ("maker", "home"), ("daughter", "club"),
    ("coordinator", "office"), ("daughter", "maker"),
]  # fmt: skip


def overlapping(places: dict[str, tuple[float, float]], boxes: dict[str, Box]) -> list[tuple[str, str]]:
    def meet(a: str, b: str) -> bool:
        (ax, ay), (bx, by), one, two = places[a], places[b], boxes[a], boxes[b]
        aside = abs(ax - bx) < (one.width + two.width) / 2
        return aside and ay - one.above < by + two.below and by - two.above < ay + one.below

    return [(a, b) for a, b in combinations(sorted(places), 2) if meet(a, b)]


def rectangle(
    places: dict[str, tuple[float, float]], boxes: dict[str, Box], names: list[str]
) -> tuple[float, ...]:
    return (
        min(places[n][0] - boxes[n].width / 2 for n in names),
        min(places[n][1] - boxes[n].above for n in names),
        max(places[n][0] + boxes[n].width / 2 for n in names),
        max(places[n][1] + boxes[n].below for n in names),
    )


def test_row_order_does_not_move_anything() -> None:
    first = place(NODES, LINES, [PATH, OTHER_PATH])
    shuffled, lines = NODES[:], LINES[:]
    random.Random(7).shuffle(shuffled)
    random.Random(8).shuffle(lines)
    turned = [(b, a) for a, b in lines]
    assert place(shuffled, turned, [PATH, OTHER_PATH]) == first


def test_paths_read_from_left_to_right() -> None:
    places = place(NODES, LINES, [PATH, OTHER_PATH])
    for path in (PATH, OTHER_PATH):
        across = [places[name][0] for name in path]
        assert across == sorted(across), path


def test_areas_stand_apart() -> None:
    boxes = {name: Box(90.0, 25.0, 44.0) for name, _ in NODES}
    places = place(NODES, LINES, [PATH, OTHER_PATH], boxes)
    areas: dict[str, list[str]] = {}
    for name, area in NODES:
        areas.setdefault(area, []).append(name)
    for one, other in combinations(sorted(areas), 2):
        a, b = rectangle(places, boxes, areas[one]), rectangle(places, boxes, areas[other])
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1], (one, other)


def test_known_centres_decide_where_areas_stand() -> None:
    nodes = [(f"{area}{index}", area) for area in ("east", "west") for index in range(3)]
    for west, east in ((0.0, 1.0), (1.0, 0.0)):
        places = place(nodes, [], centres={"west": (west, 0.0), "east": (east, 0.0)})
        assert (places["west0"][0] < places["east0"][0]) == (west < east)


@settings(max_examples=many(12), deadline=None)
@given(st.data())
def test_no_two_labels_touch(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 24))
    numbers = st.integers(0, count - 1)
    nodes = [(f"n{index}", data.draw(st.sampled_from(["", "a", "b", "c"]))) for index in range(count)]
    lines = [(f"n{a}", f"n{b}") for a, b in data.draw(st.lists(st.tuples(numbers, numbers), max_size=40))]
    path = [f"n{index}" for index in data.draw(st.lists(numbers, max_size=5, unique=True))]
    boxes = {
        name: Box(data.draw(st.floats(40, 140)), 25.0, data.draw(st.floats(25, 80))) for name, _ in nodes
    }
    places = place(nodes, lines, [path], boxes)
    assert set(places) == {name for name, _ in nodes}
    assert not overlapping(places, boxes)


def test_nothing_at_all_has_a_layout() -> None:
    assert place([], []) == {}


def drawing(count: int, areas: int) -> Drawing:
    chance = random.Random(count)
    nodes = [DrawnNode(f"n{i}", "resident", f"住民{i}", f"{i * areas // count}丁目") for i in range(count)]
    ends = [(chance.randrange(count), chance.randrange(count)) for _ in range(count * 2)]
    lines = [DrawnLine(f"n{a}", f"n{b}", "knows") for a, b in ends if a != b]
    path = DrawnPath("道", ("n0", "n1"), ())
    return Drawing("地図", "", "ja", "2026-11-01", "office", True, tuple(nodes), tuple(lines), (path,))


def test_three_hundred_nodes_are_drawn_one_by_one() -> None:
    placed = readable(drawing(MOST, 9))
    boxes = {node.id: label_box(node) for node in placed.nodes}
    assert len(placed.nodes) == MOST
    assert not overlapping({node.id: (node.x, node.y) for node in placed.nodes}, boxes)


def test_more_are_drawn_as_bubbles_that_count_everybody() -> None:
    whole = drawing(MOST + 1, 9)
    placed = readable(whole)
    assert {node.kind for node in placed.nodes} == {"area"}
    assert sum(count for node in placed.nodes for _, count in node.counts) == MOST + 1
    area_of = {node.id: node.area for node in whole.nodes}
    between = sum(area_of[line.source] != area_of[line.target] for line in whole.lines)
    assert sum(line.count for line in placed.lines) == between
    assert placed.paths == ()
    boxes = {node.id: label_box(node) for node in placed.nodes}
    assert not overlapping({node.id: (node.x, node.y) for node in placed.nodes}, boxes)


def test_bubbles_name_what_has_no_area() -> None:
    lone = DrawnNode("a", "resident", "住民")
    found = bubbles(Drawing("", "", "en", "", "office", False, (lone,), ()))
    assert [node.label for node in found.nodes] == ["No area recorded"]


def test_arranged_changes_places_alone() -> None:
    before = drawing(12, 2)
    after = arranged(before)
    assert [node.label for node in after.nodes] == [node.label for node in before.nodes]
    assert (after.lines, after.paths) == (before.lines, before.paths)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("", ()),
        ("作った紙箱をだれかに使ってほしい", ("作った紙箱を", "だれかに", "使ってほしい")),
        ("生活支援コーディネーター 佐藤さん", ("生活支援", "コーディネーター", "佐藤さん")),
        ("吉田トシ子さん 82歳", ("吉田トシ子さん", "82歳")),
    ],
)
def test_labels_break_where_they_read_best(label: str, lines: tuple[str, ...]) -> None:
    assert label_lines(label) == lines


@given(st.text(max_size=600))
def test_any_label_fits_its_box(label: str) -> None:
    lines = label_lines(label)
    assert len(lines) <= 3
    assert all(text_width(line) <= 25 for line in lines)


def test_a_drawing_refuses_ids_that_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="ghost"):
        Drawing("", "", "ja", "", "office", False, (), (DrawnLine("ghost", "ghost", "knows"),))
    twin = DrawnNode("a", "shop", "店")
    with pytest.raises(ValueError, match="share an id"):
        Drawing("", "", "ja", "", "office", False, (twin, twin), ())
