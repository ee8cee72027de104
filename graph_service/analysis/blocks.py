"""Areas as blocks of type: set in rows, in the order that makes ties short and paths read left to right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from graph_service.analysis.grid import crosses
from graph_service.domain.drawing import Box

Point = tuple[float, float]
Rows = tuple[tuple[int, ...], ...]

ASPECT = 1.53  # width to height of the room for a map, on a screen and on A3 alike
STREET = 14.0  # between two blocks
_LOOKS = 250  # arrangements tried from one start
_SLACK = 0.15  # of the district's width: areas that differ by less in a direction have no order in it
_ASTRAY, _ASTRAY_BESIDE_PATHS = 1000.0, 120.0  # two areas the other way round; a path has to be read first
_HIT = 1000.0  # a step running through a symbol weighs like such a detour


@dataclass(frozen=True)
class Block:
    """An area with its nodes, the upper left corner at (0, 0)."""

    area: str
    width: float
    height: float
    points: dict[str, Point]
    boxes: dict[str, Box]


@dataclass(frozen=True)
class _Task:
    """What an arrangement is judged by, as arrays over all nodes."""

    sizes: NDArray[np.float64]
    points: NDArray[np.float64]
    boxes: NDArray[np.float64]
    block_of: NDArray[np.intp]
    lines: NDArray[np.intp]
    steps: NDArray[np.intp]
    north_west: list[Point | None]
    pairs: NDArray[np.intp]
    outdoors: NDArray[np.float64]


@dataclass(frozen=True)
class Arrangement:
    """The upper left corner of each block; `cost` says how badly it reads, `rows` how to go on from it."""

    cost: float
    corners: dict[str, Point]
    rows: Rows


def arrange(
    blocks: Sequence[Block],
    lines: Sequence[tuple[str, str]],
    steps: Sequence[tuple[str, str]],
    centres: Mapping[str, Point],
    start: Rows | None = None,
) -> Arrangement:
    """The best arrangement that a fixed search finds, from `start` or from several of its own.

    Deterministic; equals by order.
    """
    task = _task(blocks, lines, steps, centres)
    starts = [start] if start else [*_starts(task), *_starts_by_place(task)]
    cost, rows = min(_improved(task, rows) for rows in starts)
    corners = _corners(task, rows)
    places = {block.area: (float(x), float(y)) for block, (x, y) in zip(blocks, corners, strict=True)}
    return Arrangement(cost, places, rows)


def _task(
    blocks: Sequence[Block],
    lines: Sequence[tuple[str, str]],
    steps: Sequence[tuple[str, str]],
    centres: Mapping[str, Point],
) -> _Task:
    rows = [
        (node, at, block.boxes[node], position)
        for position, block in enumerate(blocks)
        for node, at in block.points.items()
    ]
    index = {row[0]: position for position, row in enumerate(rows)}
    pairs = [(index[a], index[b]) for a, b in lines]
    hops = [(index[a], index[b]) for a, b in steps]
    north_west = [centres.get(block.area) for block in blocks]
    return _Task(
        np.array([(block.width, block.height) for block in blocks]),
        np.array([at for _, at, _, _ in rows]),
        np.array([(box.width / 2 - 6, box.above, box.below - 4) for _, _, box, _ in rows]),
        np.array([block for _, _, _, block in rows], dtype=np.intp),
        np.array(pairs, dtype=np.intp).reshape(-1, 2),
        np.array(hops, dtype=np.intp).reshape(-1, 2),
        north_west,
        *_outdoors(north_west),
    )


def _starts(task: _Task) -> Iterator[Rows]:
    """Blocks in the order of the paths, dealt into one to five rows in columns."""
    count = len(task.sizes)
    rank = np.full(count, np.inf)
    for position, node in enumerate(task.steps.ravel()):
        block = task.block_of[node]
        rank[block] = min(rank[block], position)
    order = sorted(range(count), key=lambda block: (rank[block], block))
    for many in range(1, min(5, count) + 1):
        yield tuple(tuple(order[row::many]) for row in range(many))


def _starts_by_place(task: _Task) -> Iterator[Rows]:
    """Blocks as they lie outdoors, from north to south in rows, each from west to east.

    First those of about the same height are a row, then as many are as in any other.
    """
    where = _where(task)
    if not where:
        return
    southward = sorted(range(len(where)), key=lambda block: (where[block][1], where[block][0], block))
    slack = _SLACK * max(float(np.ptp(where, axis=0).max()), 1e-9)
    steps = [place for place in range(1, len(where)) if _lower(where, southward, place, slack)]
    many = [[len(where) * row // rows for row in range(1, rows)] for rows in range(1, min(5, len(where)) + 1)]
    for cuts in (steps, *many):
        rows = (southward[one:other] for one, other in pairwise([0, *cuts, len(where)]))
        yield tuple(tuple(sorted(row, key=lambda block: (where[block][0], block))) for row in rows)


def _lower(where: Sequence[Point], southward: Sequence[int], place: int, slack: float) -> bool:
    """Whether a block lies clearly south of the one before it."""
    return where[southward[place]][1] - where[southward[place - 1]][1] > slack


def _where(task: _Task) -> list[Point]:
    """Where each block is outdoors, or near those it has ties with; nothing where no place is known."""
    places = {block: at for block, at in enumerate(task.north_west) if at is not None}
    pairs = task.block_of[task.lines]
    return [_near(block, places, pairs) for block in range(len(task.sizes))] if places else []


def _near(block: int, places: Mapping[int, Point], pairs: NDArray[np.intp]) -> Point:
    """The place of a block, or the middle of those that lines join it with, or of all."""
    if block in places:
        return places[block]
    ends = [*pairs[pairs[:, 0] == block, 1].tolist(), *pairs[pairs[:, 1] == block, 0].tolist()]
    near = [places[other] for other in ends if other in places] or list(places.values())
    return sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)


def _improved(task: _Task, rows: Rows) -> tuple[float, Rows]:
    """The best that single moves and swaps reach from a start, within a budget of looks."""
    seen = {rows}
    cost, better = _cost(task, rows), True
    while better and len(seen) < _LOOKS:
        better = False
        for other in _neighbours(rows):
            if other in seen or len(seen) >= _LOOKS:
                continue
            seen.add(other)
            if (found := _cost(task, other, cost)) < cost - 1e-6:
                cost, rows, better = found, other, True
                break
    return cost, rows


def _neighbours(rows: Rows) -> Iterator[Rows]:
    """Every arrangement in which one block stands elsewhere or two have changed places."""
    spots = [(row, column) for row, blocks in enumerate(rows) for column in range(len(blocks))]
    for row, column in spots:
        block = rows[row][column]
        rest = [[b for b in blocks if b != block] for blocks in rows]
        for to in range(len(rows) + 1):
            targets = [*rest, []] if to == len(rows) else rest
            for at in range(len(targets[to]) + 1):
                moved = [list(blocks) for blocks in targets]
                moved[to].insert(at, block)
                yield tuple(tuple(blocks) for blocks in moved if blocks)
    for index, (row, column) in enumerate(spots):
        for other_row, other_column in spots[index + 1 :]:
            swapped = [list(blocks) for blocks in rows]
            one, other = rows[row][column], rows[other_row][other_column]
            swapped[row][column], swapped[other_row][other_column] = other, one
            yield tuple(tuple(blocks) for blocks in swapped)


def _corners(task: _Task, rows: Rows) -> NDArray[np.float64]:
    """Rows justified to the width of the widest; each block slides up until it meets one of a row above."""
    sizes = task.sizes.tolist()  # plain numbers: there are few blocks, and very many arrangements
    corners = [(0.0, 0.0)] * len(sizes)
    widths = [sum(sizes[block][0] for block in row) + STREET * (len(row) - 1) for row in rows]
    placed: list[int] = []
    for row, width in zip(rows, widths, strict=True):
        spare = (max(widths) - width) / len(row)
        left = spare / 2
        for block in row:
            corners[block] = left, _slid_up(left, left + sizes[block][0], placed, corners, sizes)
            left += sizes[block][0] + STREET + spare
        placed += row
    return np.array(corners)


def _slid_up(
    left: float,
    right: float,
    placed: Sequence[int],
    corners: Sequence[Point],
    sizes: Sequence[Sequence[float]],
) -> float:
    top = 0.0
    for other in placed:
        x, y = corners[other]
        width, height = sizes[other]
        if x < right + STREET and x + width + STREET > left:
            top = max(top, y + height + STREET)
    return top


def _cost(task: _Task, rows: Rows, enough: float = np.inf) -> float:
    """Lower reads better: a large scale, short ties, and above all paths that go to the right.

    Of what costs `enough` anyway, the symbols that its paths run through are not counted.
    """
    corners = _corners(task, rows)
    width, height = (corners + task.sizes).max(axis=0)
    at = task.points + corners[task.block_of]
    size = max(width, height * ASPECT)
    ties = np.hypot(*(at[task.lines[:, 0]] - at[task.lines[:, 1]]).T).sum() / max(1, len(task.lines))
    along, across = (at[task.steps[:, 1]] - at[task.steps[:, 0]]).T
    late = np.maximum(0.0, 90.0 - along) + 5.0 * np.maximum(0.0, 25.0 - along)
    back = late.sum() + 0.25 * np.abs(across).sum()
    reading, astray = 3.0 * back / max(1, len(task.steps)), _astray(task, corners)
    cost = float(size + ties + reading + astray)
    return cost if cost >= enough else cost + _HIT * _struck(task, at) / max(1, len(task.steps))


def _struck(task: _Task, at: NDArray[np.float64]) -> int:
    """How many symbols a step runs through on its way."""
    through = crosses(
        at[task.steps[:, 0]][:, None], at[task.steps[:, 1]][:, None], at[None], task.boxes[None]
    )
    return int(through.sum()) - 2 * len(task.steps)


def _astray(task: _Task, corners: NDArray[np.float64]) -> float:
    """How many pairs of areas stand the other way round than outdoors, weighed like a detour each."""
    if not len(task.pairs):
        return 0.0
    middles = corners + task.sizes / 2
    ways = middles[task.pairs[:, 1]] - middles[task.pairs[:, 0]]
    wrong = np.count_nonzero(ways * task.outdoors < 0)
    return wrong * (_ASTRAY_BESIDE_PATHS if len(task.steps) else _ASTRAY)


def _outdoors(north_west: Sequence[Point | None]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The pairs of blocks with a place outdoors, and how one lies from the other there, by axis.

    0 where they are nearly beside or below each other: they may stand either way.
    """
    known = [block for block, at in enumerate(north_west) if at is not None]
    pairs = np.array(list(combinations(known, 2)), dtype=np.intp).reshape(-1, 2)
    if not len(pairs):
        return pairs, np.zeros((0, 2))
    places = np.array([at or (0.0, 0.0) for at in north_west])
    slack = _SLACK * max(float(np.ptp(places[known], axis=0).max()), 1e-9)
    ways = places[pairs[:, 1]] - places[pairs[:, 0]]
    return pairs, np.where(np.abs(ways) > slack, ways, 0.0)


def corners(sizes: Mapping[str, Point], rows: Sequence[Sequence[str]]) -> dict[str, Point]:
    """The upper left corner of each area of these sizes, set in these rows."""
    areas = [area for row in rows for area in row]
    number = {area: place for place, area in enumerate(areas)}
    blocks = [Block(area, *sizes[area], {}, {}) for area in areas]
    found = _corners(_task(blocks, (), (), {}), tuple(tuple(number[area] for area in row) for row in rows))
    return {area: (float(x), float(y)) for area, (x, y) in zip(areas, found, strict=True)}
