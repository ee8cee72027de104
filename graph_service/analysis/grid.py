"""One area of a map: its symbols on a honeycomb of cells, so that labels never touch and lines stay visible.

The first places come from a spring layout; then symbols change cells as long as ties get shorter, paths read
better to the right, and fewer lines run through a symbol that they do not belong to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_service.domain.drawing import Box

Floats = NDArray[np.float64]

GAP = 6.0  # between two label boxes
STATION = 118.0  # between two stations of a path: room for its number
_SWEEPS, _FEW_SWEEPS = 8, 4  # the few are for areas of many symbols
_CANDIDATES = 4  # cells tried per symbol and sweep
_LOOKS_AT_HITS = 45  # symbols in an area up to which lines through symbols are counted
_GAIN = 1e-6  # less is no gain
_STEP_HIT, _LINE_HIT, _BACKWARDS = 160.0, 34.0, 3.0


@dataclass(frozen=True)
class Cells:
    """The honeycomb: middle and row of every cell."""

    middles: Floats
    rows: NDArray[np.intp]


@dataclass(frozen=True)
class Near:
    """One symbol's own lines, and all others: what a place of it is judged by.

    `others` are the far ends, `forward` is 1 where the line leads away from it, else -1. Penalties are for
    running through a symbol. It is asked for thousands of times, so it is picked out once.
    """

    others: NDArray[np.intp]
    weights: Floats
    forward: Floats
    steps: Floats
    has_steps: bool
    own_penalty: Floats
    rest: NDArray[np.intp]  # pairs of ends
    rest_penalty: Floats


@dataclass
class Board:
    """Who is in which cell. `ends`: first the area's own nodes, then pins outside that stand still."""

    cells: Cells
    cell_of: NDArray[np.intp]
    ends: Floats
    boxes: Floats  # half width, above, below of the area's own
    near: Sequence[Near]  # of the area's own
    hits: bool

    def put(self, node: int, cell: int) -> None:
        self.cell_of[node] = cell
        self.ends[node] = self.cells.middles[cell]


def honeycomb(count: int, boxes: Sequence[Box], columns_at_least: int, shape: float) -> Cells:
    """Cells for `count` symbols and a few more, about `shape` times as wide as high."""
    width = max(box.width for box in boxes) + GAP
    height = max(box.above + box.below for box in boxes) + GAP
    wanted = count if count < 4 else count * 1.12 + 1
    columns = max(columns_at_least, round((wanted * shape * height / width) ** 0.5), 1)
    rows = int(np.ceil(wanted / columns))
    middles = [
        ((column + 0.5 * (row % 2)) * width, row * height) for row in range(rows) for column in range(columns)
    ]
    points = np.array(middles, dtype=np.float64)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return Cells(points, np.repeat(np.arange(rows, dtype=np.intp), columns))


def first_cells(points: Floats, cells: Cells) -> NDArray[np.intp]:
    """A cell for each point, nearest pairs first; equal ones by position in the input."""
    spread = points.std(axis=0).max() or 1.0
    fitted = (points - points.mean(axis=0)) / spread * cells.middles.std(axis=0).max()
    away = np.hypot(*np.moveaxis(fitted[:, None, :] - cells.middles[None, :, :], 2, 0))
    found, taken, left = [-1] * len(points), [False] * len(cells.middles), len(points)
    nodes, at = np.divmod(np.argsort(away, axis=None, kind="stable"), len(cells.middles))
    for node, cell in zip(nodes.tolist(), at.tolist(), strict=True):
        if found[node] < 0 and not taken[cell]:
            found[node], taken[cell], left = cell, True, left - 1
            if not left:
                break
    return np.array(found, dtype=np.intp)


def settle(board: Board, most: int = 8) -> None:
    """Moves and swaps symbols until no single change reads better (or `most` sweeps are used up)."""
    for _ in range(min(most, _SWEEPS if len(board.cell_of) < 20 else _FEW_SWEEPS)):
        if not sum(_improve(board, node) for node in range(len(board.cell_of))):
            return


def _improve(board: Board, node: int) -> bool:
    """Tries the best cells for one symbol; whoever is there goes to its old one."""
    home = int(board.cell_of[node])
    costs = _costs(board, node, board.cells.middles)
    for cell in np.argsort(costs, kind="stable")[:_CANDIDATES].tolist():
        gain = float(costs[home] - costs[cell])
        if cell == home or gain <= 0:
            return False
        others = np.flatnonzero(board.cell_of == cell).tolist()
        if not others and gain > _GAIN:
            board.put(node, cell)
            return True
        if others and _swapped(board, node, others[0], float(costs[home])):
            return True
    return False


def _swapped(board: Board, node: int, other: int, cost: float) -> bool:
    """Swaps two symbols if that costs less; `cost` is that of the first where it is."""
    home, cell = int(board.cell_of[node]), int(board.cell_of[other])
    before = cost + _cost(board, other)
    board.put(node, cell)
    board.put(other, home)
    if _cost(board, node) + _cost(board, other) < before - _GAIN:
        return True
    board.put(node, home)
    board.put(other, cell)
    return False


def _cost(board: Board, node: int) -> float:
    """What it costs to have the node where it is."""
    return float(_costs(board, node, board.ends[node][None, :])[0])


def _costs(board: Board, node: int, spots: Floats) -> Floats:
    """What it costs to have the node at each of the spots, everybody else staying."""
    near = board.near[node]
    way = board.ends[near.others][None, :, :] - spots[:, None, :]
    costs: Floats = (np.hypot(way[:, :, 0], way[:, :, 1]) * near.weights).sum(axis=1)
    if near.has_steps:
        late = np.maximum(0.0, STATION - way[:, :, 0] * near.forward) * _BACKWARDS
        costs += ((late + 0.6 * np.abs(way[:, :, 1])) * near.steps).sum(axis=1)
    costs += 0.02 * np.hypot(spots[:, 0], spots[:, 1])
    if not board.hits:
        return costs
    return costs + _own_lines(board, node, spots, near) + _foreign(board, node, spots, near)


def _own_lines(board: Board, node: int, spots: Floats, near: Near) -> Floats:
    """The node's own lines running through other symbols."""
    count = len(board.cell_of)
    starts = spots[:, None, None, :]
    stops = board.ends[near.others][None, :, None, :]
    through = crosses(starts, stops, board.ends[:count], board.boxes)
    through[:, :, node] = False
    inside = np.flatnonzero(near.others < count)
    through[:, inside, near.others[inside]] = False
    return np.asarray((through.sum(axis=2) * near.own_penalty).sum(axis=1), dtype=np.float64)


def _foreign(board: Board, node: int, spots: Floats, near: Near) -> Floats:
    """Lines of others running through the node."""
    through = crosses(
        board.ends[near.rest[:, 0]][None, :, :],
        board.ends[near.rest[:, 1]][None, :, :],
        spots[:, None, :],
        board.boxes[node],
    )
    return np.asarray((through * near.rest_penalty).sum(axis=1), dtype=np.float64)


def crosses(starts: Floats, stops: Floats, middles: Floats, boxes: Floats) -> NDArray[np.bool_]:
    """Which segments run through which boxes (half width, above, below), broadcast; the slab method."""
    enters_x, leaves_x = _within(
        starts, stops, 0, middles[..., 0] - boxes[..., 0], middles[..., 0] + boxes[..., 0]
    )
    enters_y, leaves_y = _within(
        starts, stops, 1, middles[..., 1] - boxes[..., 1], middles[..., 1] + boxes[..., 2]
    )
    enters, leaves = np.maximum(enters_x, enters_y), np.minimum(leaves_x, leaves_y)
    return np.asarray((enters < leaves) & (enters < 1.0) & (leaves > 0.0))


def _within(starts: Floats, stops: Floats, axis: int, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """From which to which share of its length each segment is between two parallels of an axis."""
    begin = starts[..., axis]
    way = stops[..., axis] - begin
    way[np.abs(way) < 1e-9] = 1e-9
    near, far = (low - begin) / way, (high - begin) / way
    return np.minimum(near, far), np.maximum(near, far)


def closed_up(board: Board, boxes: Sequence[Box]) -> Floats:
    """The places with every row as high as its labels need, rows in their order."""
    rows = board.cells.rows[board.cell_of]
    points = board.ends[: len(boxes)].copy()
    top = 0.0
    for row in np.unique(rows):
        here = [int(index) for index in np.flatnonzero(rows == row)]
        above = max(boxes[index].above for index in here)
        points[here, 1] = top + above
        top += above + max(boxes[index].below for index in here) + GAP
    points[:, 1] -= top / 2
    return points


def board_for(
    ids: Sequence[str],
    boxes: Sequence[Box],
    cells: Cells,
    cell_of: NDArray[np.intp],
    pins: Mapping[str, tuple[float, float]],
    ties: Sequence[tuple[str, str]],
    steps: Sequence[tuple[str, str]],
) -> Board:
    """The board of an area: its symbols in their first cells, pins outside, ties and steps that touch it."""
    index = {name: position for position, name in enumerate([*ids, *pins])}
    known = [(index[a], index[b], 1.0, 0.0) for a, b in ties if a in index and b in index]
    known += [(index[a], index[b], 1.5, 1.0) for a, b in steps if a in index and b in index]
    inner = [line for line in known if min(line[0], line[1]) < len(ids)]
    table = np.array(inner, dtype=np.float64).reshape(-1, 4)
    half = np.array([[box.width / 2, box.above, box.below] for box in boxes])
    ends = np.concatenate([cells.middles[cell_of], np.array(list(pins.values())).reshape(-1, 2)])
    near = [_near(node, table) for node in range(len(ids))]
    return Board(cells, cell_of, ends, half, near, len(ids) <= _LOOKS_AT_HITS)


def _near(node: int, table: Floats) -> Near:
    """What a place of one symbol is judged by. Rows of `table`: both ends, the weight, 1 for a step."""
    lines = table[:, :2].astype(np.intp)
    first = lines[:, 0] == node
    own = first | (lines[:, 1] == node)
    steps = table[own, 3]
    penalty = np.where(table[:, 3] > 0, _STEP_HIT, _LINE_HIT)
    return Near(
        np.where(first, lines[:, 1], lines[:, 0])[own],
        table[own, 2],
        np.where(first[own], 1.0, -1.0),
        steps,
        bool(steps.any()),
        penalty[own],
        lines[~own],
        penalty[~own],
    )
