"""What can be worked out from published counts, asked of the counts alone: linear system and bounds."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import Any

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.analysis.disclosure import Group, Table, crossed, merged

LIMIT = 5
PLACES = {"north": "town", "south": "town", "east": "town", "hill": "north", "lake": "north", "town": ""}
THEMES = {"food": "", "talk": "", "meals": "food", "shop": "food", "tea": "talk"}

few_or_many = st.one_of(st.integers(0, 6), st.integers(0, 30))


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str]:
    """What lies above each of up to nine keys: one that came before it, or the whole."""
    keys = [f"k{n}" for n in range(draw(st.integers(1, 9)))]
    return {key: draw(st.sampled_from(["", *keys[:n]])) for n, key in enumerate(keys)}


@st.composite
def counted(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, str]]:
    parents = draw(trees())
    return {key: draw(few_or_many) for key in (*parents, "", "unknown") if draw(st.booleans())}, parents


@given(counted())
def test_groups_share_everybody_and_each_is_large_enough(
    given: tuple[dict[str, int], dict[str, str]],
) -> None:
    counts, parents = given
    groups = merged(counts, parents, LIMIT)
    members = [key for group in groups for key in group.members]
    assert len(members) == len(set(members))
    assert all(group.count == sum(counts.get(key, 0) for key in group.members) for group in groups)
    assert all(group.count >= LIMIT for group in groups)
    everybody = sum(counts.values())
    assert sum(group.count for group in groups) == (everybody if everybody >= LIMIT else 0)
    for group in groups:
        assert all(group.node in above(key, parents) for key in group.members)


def above(key: str, parents: dict[str, str]) -> list[str]:
    found = [key]
    while found[-1]:
        found.append(parents.get(found[-1], ""))
    return found


@given(counted())
def test_no_small_count_stands_alone_in_a_list(given: tuple[dict[str, int], dict[str, str]]) -> None:
    counts, parents = given
    equations = [(group.members, group.count) for group in merged(counts, parents, LIMIT)]
    assert_nothing_follows(sorted({*counts, *parents}), equations, counts)


def assert_nothing_follows(keys: list[Any], equations: list[Any], truth: dict[Any, int]) -> None:
    """No key of 1 to 4, and no two of them together, is fixed by the equations."""
    matrix = np.array([[float(key in members) for key in keys] for members, _ in equations])
    if not len(matrix):
        return
    # what of each key lies outside everything that the equations span: nothing where they fix it
    free = np.eye(len(keys)) - np.linalg.pinv(matrix) @ matrix
    counts = np.array([truth.get(key, 0) for key in keys])
    alone = np.abs(free).max(axis=1) < 1e-9
    assert not (alone & (counts > 0) & (counts < LIMIT)).any()
    together = np.abs(free[:, None, :] + free[None, :, :]).max(axis=2) < 1e-9
    sums = counts[:, None] + counts[None, :]
    np.fill_diagonal(together, val=False)
    assert not (together & (sums > 0) & (sums < LIMIT)).any()


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[tuple[str, str], int], dict[str, str], dict[str, str]]:
    rows, columns = draw(st.sampled_from([(PLACES, THEMES), (draw(trees()), draw(trees()))]))
    pairs = product((*rows, ""), columns)
    return {pair: draw(few_or_many) for pair in pairs if draw(st.booleans())}, rows, columns


@settings(deadline=None)
@given(tables())
def test_no_small_count_follows_from_a_table(
    drawn: tuple[dict[tuple[str, str], int], dict[str, str], dict[str, str]],
) -> None:
    counts, rows, columns = drawn
    table = crossed(counts, rows, columns, LIMIT)
    if table is None:
        assert sum(counts.values()) < LIMIT
        return
    assert_true(table, counts)
    assert_nothing_follows(
        sorted({(r, c) for r, c in product(members(table.rows), members(table.columns))}),
        published(table),
        counts,
    )
    least_and_most = bounds(table)
    for cell, (least, most) in least_and_most.items():
        assert most == 0 or most >= LIMIT, (cell, least, most)


def members(groups: tuple[Group, ...]) -> list[str]:
    return [key for group in groups for key in group.members]


def assert_true(table: Table, counts: dict[tuple[str, str], int]) -> None:
    for (i, row), (j, column) in product(enumerate(table.rows), enumerate(table.columns)):
        shown = table.cells[i][j]
        assert shown is None or shown == sum(counts.get(p, 0) for p in product(row.members, column.members))
    assert table.total == sum(group.count for group in table.columns) == sum(counts.values())


def published(table: Table) -> list[tuple[set[tuple[str, str]], int]]:
    """Everything that the table says, as sums of single counts."""
    rows, columns = members(table.rows), members(table.columns)
    said = [(set(product(row.members, columns)), row.count) for row in table.rows]
    said += [(set(product(rows, column.members)), column.count) for column in table.columns]
    for (i, row), (j, column) in product(enumerate(table.rows), enumerate(table.columns)):
        if (shown := table.cells[i][j]) is not None:
            said.append((set(product(row.members, column.members)), shown))
    return said


def bounds(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """The least and the most that each withheld cell can be, by a flow over what is published."""
    hidden = [(i, j) for i, row in enumerate(table.cells) for j, count in enumerate(row) if count is None]
    rest_of: dict[Any, int] = defaultdict(int)
    for i, row in enumerate(table.rows):
        rest_of["row", i] = row.count - sum(count or 0 for count in table.cells[i])
    for j, column in enumerate(table.columns):
        rest_of["column", j] = column.count - sum(row[j] or 0 for row in table.cells)
    found = {}
    for cell in hidden:
        flow = nx.DiGraph()
        for end, rest in rest_of.items():
            ends = ("source", end) if end[0] == "row" else (end, "sink")
            flow.add_edge(*ends, capacity=rest, weight=0)
        for i, j in hidden:
            flow.add_edge(("row", i), ("column", j), capacity=table.total, weight=0)
        values = []
        for weight in (1, -1):
            flow["row", cell[0]]["column", cell[1]]["weight"] = weight
            values.append(nx.max_flow_min_cost(flow, "source", "sink")["row", cell[0]]["column", cell[1]])
        found[cell] = values[0], values[1]
    return found


def test_a_small_area_joins_the_smallest_of_its_parent() -> None:
    counts = {"a": 20, "b": 6, "c": 2}
    parents = dict.fromkeys(counts, "town") | {"town": ""}
    groups = merged(counts, parents, LIMIT)
    assert [(g.node, g.rest, set(g.members), g.count) for g in groups] == [
        ("a", False, {"a"}, 20),
        ("town", True, {"b", "c"}, 8),
    ]


def test_nobody_looks_like_few() -> None:
    parents = dict.fromkeys("abc", "town") | {"town": ""}
    nobody, few = (merged({"a": 20, "b": 6, "c": n}, parents, LIMIT) for n in (0, 2))
    assert [(g.node, g.members) for g in nobody] == [(g.node, g.members) for g in few]


def test_areas_that_are_large_enough_stay_as_they_are() -> None:
    counts = {"a": 20, "b": 6, "c": 5}
    groups = merged(counts, dict.fromkeys(counts, "town") | {"town": ""}, LIMIT)
    assert [(g.node, g.count) for g in groups] == [("a", 20), ("b", 6), ("c", 5)]


def test_where_all_together_are_few_nothing_is_said() -> None:
    assert merged({"a": 4}, {"a": ""}, LIMIT) == ()
    assert crossed({("a", "food"): 4}, {"a": ""}, {"food": ""}, LIMIT) is None


def test_a_total_does_not_give_a_withheld_cell_away() -> None:
    """One small cell alone would follow from its row: others are withheld with it."""
    counts = {("a", "x"): 2, ("a", "y"): 9, ("b", "x"): 7, ("b", "y"): 30}
    table = crossed(counts, {"a": "", "b": ""}, {"x": "", "y": ""}, LIMIT)
    assert table is not None
    assert table.cells == ((None, None), (None, None))
    assert [group.count for group in (*table.rows, *table.columns)] == [11, 37, 9, 39]


def test_cells_that_are_safe_are_shown() -> None:
    counts = {(a, t): 8 for a in "ab" for t in "xy"}
    table = crossed(counts, {"a": "", "b": ""}, {"x": "", "y": ""}, LIMIT)
    assert table is not None
    assert table.cells == ((8, 8), (8, 8))
