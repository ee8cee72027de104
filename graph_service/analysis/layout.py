"""Where everything stands on a map: the same input gives the same places, whatever the order of its rows.

Two levels. Each area is laid out alone (spring layout with a fixed seed, symbols pushed apart by their label
boxes); the areas then are set in rows like blocks of type, in the arrangement with the shortest ties whose
paths read from left to right. Areas never overlap, and a change in one area leaves the others as they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from graph_service.analysis import grid
from graph_service.analysis.blocks import Block, Rows, arrange
from graph_service.domain.drawing import AREA_TEXT, Box, Drawing, area_name, label_box, text_width

Point = tuple[float, float]
Points = dict[str, Point]
Floats = NDArray[np.float64]
Pairs = Sequence[tuple[str, str]]

HEADER = 24.0  # above the boxes of an area, for its name
PADDING = 12.0  # around the boxes of an area
_USUAL = Box(90.0, 25.0, 44.0)
_SEED = 104
_ROUNDS, _FEW_ROUNDS = 5, 2
_TRIES = (1.3, 0.9, 1.8)  # shapes of areas, width to height
_THOROUGH = 120  # nodes up to which all shapes and all rounds are tried


_Content = tuple[
    tuple[tuple[str, str], ...],  # nodes with their areas
    tuple[tuple[str, str], ...],  # lines
    tuple[tuple[str, str], ...],  # steps
    tuple[tuple[str, Box], ...],
]


@dataclass(frozen=True)
class _Request:
    """The input, in an order of its own."""

    areas: dict[str, list[str]]
    lines: list[tuple[str, str]]
    steps: list[tuple[str, str]]
    boxes: Mapping[str, Box]
    area_of: dict[str, str]

    def content(self) -> _Content:
        """The same as what can be a key."""
        boxes = [(node, self.box(node)) for members in self.areas.values() for node in members]
        return tuple(self.area_of.items()), tuple(self.lines), tuple(self.steps), tuple(boxes)

    @classmethod
    def of(cls, content: _Content) -> _Request:
        nodes, lines, steps, boxes = content
        areas: dict[str, list[str]] = {}
        for node, area in nodes:
            areas.setdefault(area, []).append(node)
        return cls(areas, list(lines), list(steps), dict(boxes), dict(nodes))

    def box(self, node: str) -> Box:
        return self.boxes.get(node, _USUAL)

    @property
    def thorough(self) -> bool:
        """Whether all is tried: the shape of an area decides how well paths read, and matters little else."""
        return bool(self.steps) and len(self.area_of) <= _THOROUGH

    def longest_run(self, area: str) -> int:
        """The most stations that one path has in a row inside the area."""
        inner = {a: b for a, b in self.steps if self.area_of[a] == area == self.area_of[b]}
        longest = 1
        for node in inner:
            run, seen = 1, {node}
            while (node := inner.get(node, "")) and node not in seen:
                run += 1
                seen.add(node)
            longest = max(longest, run)
        return longest


def arranged(drawing: Drawing) -> Drawing:
    """The drawing with every node in its place."""
    places = place(
        [(node.id, node.area) for node in drawing.nodes],
        [(line.source, line.target) for line in drawing.lines],
        [path.nodes for path in drawing.paths],
        {node.id: label_box(node) for node in drawing.nodes},
        dict(drawing.centres),
    )
    return in_places(drawing, places)


def in_places(drawing: Drawing, places: Points) -> Drawing:
    moved = (replace(node, x=places[node.id][0], y=places[node.id][1]) for node in drawing.nodes)
    return replace(drawing, nodes=tuple(moved), centres=())


def place(
    nodes: Sequence[tuple[str, str]],
    lines: Sequence[tuple[str, str]],
    paths: Sequence[Sequence[str]] = (),
    boxes: Mapping[str, Box] | None = None,
    centres: Mapping[str, Point] | None = None,
) -> Points:
    """A place for every node, in map units, y down; no two label boxes and no two areas overlap.

    `nodes` are (id, area), `lines` pairs of ids, `paths` ids in reading order, `boxes` the room of each node,
    `centres` the true places of areas (x east, y south, any unit) where they are known: areas then stand
    to each other as they do outdoors. Up to 300 nodes; more are for `bubbles`.
    """
    if not nodes:
        return {}
    request = _request(nodes, lines, paths, boxes or {})
    return dict(_placed(request.content(), tuple(sorted((centres or {}).items()))))


@lru_cache(maxsize=128)  # it takes a second, and the same map is asked for in several forms, and again
def _placed(content: _Content, centres: tuple[tuple[str, Point], ...]) -> Mapping[str, Point]:
    request = _Request.of(content)
    tries = _TRIES if request.thorough else _TRIES[:1]
    found = [result for shape in tries for result in _rounds(request, shape, dict(centres))]
    _, places = min(found, key=lambda result: result[0])
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in places.items()}


def _rounds(request: _Request, shape: float, centres: Mapping[str, Point]) -> Iterator[tuple[float, Points]]:
    """Arrangements with their costs. From the second on, symbols know where their neighbours are."""
    places: Points = {}
    rows: Rows | None = None
    known: dict[str, tuple[Points, Block]] = {}
    for _ in range(_ROUNDS if request.thorough else _FEW_ROUNDS):
        blocks = [_block_of(request, area, shape, places, known) for area in request.areas]
        found = arrange(blocks, request.lines, request.steps, centres, rows)
        rows = found.rows
        places = {
            node: (found.corners[block.area][0] + x, found.corners[block.area][1] + y)
            for block in blocks
            for node, (x, y) in block.points.items()
        }
        yield found.cost, places


def _block_of(
    request: _Request, area: str, shape: float, places: Points, known: dict[str, tuple[Points, Block]]
) -> Block:
    """An area as a block; the same as in the round before (`known`) where nothing outside of it moved."""
    pins = _pins(request, area, places)
    if area not in known or known[area][0] != pins:
        known[area] = pins, _block(request, area, _inside(request, area, shape, pins))
    return known[area][1]


def _request(
    nodes: Sequence[tuple[str, str]],
    lines: Sequence[tuple[str, str]],
    paths: Sequence[Sequence[str]],
    boxes: Mapping[str, Box],
) -> _Request:
    ordered = tuple(sorted(nodes, key=lambda pair: (pair[1], pair[0])))
    pairs = sorted({(min(a, b), max(a, b)) for a, b in lines if a != b})
    steps = sorted({step for path in paths for step in pairwise(path)})
    return _Request.of((ordered, tuple(pairs), tuple(steps), tuple(boxes.items())))


def _inside(request: _Request, area: str, shape: float, pins: Points, sweeps: int = 8) -> Points:
    """The places of one area's nodes around (0, 0). `pins`: where neighbours outside of it stand."""
    members = request.areas[area]
    boxes = [request.box(node) for node in members]
    cells = grid.honeycomb(len(members), boxes, request.longest_run(area), shape)
    points = _springs(request, members, pins)
    board = grid.board_for(
        members, boxes, cells, grid.first_cells(points, cells), pins, request.lines, request.steps
    )
    grid.settle(board, sweeps)
    settled = grid.closed_up(board, boxes)
    return {node: (float(x), float(y)) for node, (x, y) in zip(members, settled, strict=True)}


def _springs(request: _Request, members: Sequence[str], pins: Points) -> Floats:
    """First places by springs: ties to other areas pull from outside."""
    everyone = [*members, *pins]
    graph: rx.PyGraph[str, None] = rx.PyGraph()
    index = dict(zip(everyone, graph.add_nodes_from(everyone), strict=True))
    graph.add_edges_from([(index[a], index[b], None) for a, b in request.lines if a in index and b in index])
    far = max((float(np.hypot(*at)) for at in pins.values()), default=1.0)
    start = {index[n]: (pins[n][0] / far, pins[n][1] / far) if n in pins else _start(n) for n in everyone}
    held = {index[n] for n in pins} or None
    found = rx.spring_layout(
        graph, pos=start, fixed=held, k=0.75 / len(everyone) ** 0.5, num_iter=80, seed=_SEED
    )
    return np.array([found[index[n]] for n in members], dtype=np.float64)


def _start(node: str) -> Point:
    """A first place that depends on the id alone, so that no row order can be seen in the map."""
    number = int.from_bytes(hashlib.sha256(node.encode("utf-8", "replace")).digest()[:6], "big")
    turn = number / 2.0**48 * 2 * np.pi
    return 0.7 * float(np.cos(turn)), 0.7 * float(np.sin(turn))


def _pins(request: _Request, area: str, places: Points) -> Points:
    """The neighbours in other areas, where they stand as seen from the middle of this one."""
    if not places:
        return {}
    inside = np.array([places[node] for node in request.areas[area]])
    middle = (inside.max(axis=0) + inside.min(axis=0)) / 2
    pins: Points = {}
    for a, b in [*request.lines, *request.steps]:
        for here, there in ((a, b), (b, a)):
            if request.area_of[here] == area != request.area_of[there]:
                pins[there] = places[there][0] - float(middle[0]), places[there][1] - float(middle[1])
    return dict(sorted(pins.items()))


def _block(request: _Request, area: str, points: Points) -> Block:
    """The area as a rectangle with its upper left corner at (0, 0)."""
    header = HEADER if area else 0.0
    left = min(x - request.box(n).width / 2 for n, (x, _) in points.items()) - PADDING
    named = text_width(area_name(area)) * AREA_TEXT + 2 * PADDING
    right = max(x + request.box(n).width / 2 for n, (x, _) in points.items()) + PADDING
    top = min(y - request.box(n).above for n, (_, y) in points.items()) - PADDING - header
    bottom = max(y + request.box(n).below for n, (_, y) in points.items()) + PADDING
    moved = {node: (x - left, y - top) for node, (x, y) in points.items()}
    width = max(right - left, named)
    return Block(area, width, bottom - top, moved, {node: request.box(node) for node in points})


def alone(members: Sequence[str], lines: Pairs, room: Box, steps: Pairs = ()) -> Points:
    """The nodes of one area around (0, 0), whatever is in other areas; each has the same room.

    `steps` are pairs of members that a path joins, in reading order. Somebody waits for it: the more nodes,
    the less is tried to make lines shorter than the springs did.
    """
    if not members:
        return {}
    request = _request([(node, "") for node in members], lines, steps, dict.fromkeys(members, room))
    sweeps = 8 if len(members) <= _FEW else 1 if len(members) <= _MANY else 0
    found = _inside(request, "", _TRIES[0], {}, sweeps)
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in found.items()}


_FEW, _MANY = 60, 180
