"""The geometry that canvas and paper share: regions of areas, bent lines, paths with their numbers.

Everything is SVG path text in map units; a canvas takes the same text as a Path2D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from graph_service.domain.drawing import (
    AREA_TEXT,
    ICON,
    Drawing,
    DrawnLine,
    DrawnNode,
    DrawnPath,
    area_name,
    bubble_radius,
    label_box,
    text_width,
)

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # left, top, right, bottom

LEAST = 640.0, 500.0  # map units that a sheet shows at least
BADGE = 12.0  # radius of a step's number
ASIDE = 14.0  # how far beside its line a number may stand
_ROOM = 9.0  # between a region's edge and the boxes in it
_ROUND = 20.0  # radius of a region's corners
OFFS = (0.0, *(side * step / 100 for step in range(6, 43, 6) for side in (1, -1)))  # from the middle
_BEND = 0.13  # how far parallel lines bend apart


@dataclass(frozen=True)
class Region:
    """The ground of an area, and where its name begins (baseline)."""

    name: str
    d: str
    x: float
    y: float


@dataclass(frozen=True)
class Curve:
    """A line from a to b; straight lines have their control point in the middle."""

    a: Point
    control: Point
    b: Point
    bend: float  # as vis-network counts roundness; positive is clockwise

    def at(self, t: float) -> Point:
        u = 1 - t
        return (
            u * u * self.a[0] + 2 * u * t * self.control[0] + t * t * self.b[0],
            u * u * self.a[1] + 2 * u * t * self.control[1] + t * t * self.b[1],
        )

    def d(self, short: float = 0.0) -> str:
        """SVG path text; `short` units are left out before b, for an arrow's head."""
        end, control = self.b, self.control
        length = hypot(end[0] - control[0], end[1] - control[1])
        if short and length > short:
            share = short / length
            end = end[0] + (control[0] - end[0]) * share, end[1] + (control[1] - end[1]) * share
        if self.bend == 0:
            return f"M{_xy(self.a)}L{_xy(end)}"
        return f"M{_xy(self.a)}Q{_xy(control)} {_xy(end)}"


@dataclass(frozen=True)
class Segment:
    """One hop of a path. `number` is its step's, 0 where it is none; `badge` is where that number stands."""

    curve: Curve
    line: int  # index of the tie it runs along, -1: none is drawn
    number: int
    badge: Point


def _xy(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def box_of(node: DrawnNode) -> Rect:
    box = label_box(node)
    return node.x - box.width / 2, node.y - box.above, node.x + box.width / 2, node.y + box.below


def bounds(drawing: Drawing) -> Rect:
    """The rectangle around everything."""
    rects = [box_of(node) for node in drawing.nodes] or [(0.0, 0.0, 1.0, 1.0)]
    rects += [_name_box(nodes) for area, nodes in _by_area(drawing).items() if area]
    room = _ROOM + 6
    return (
        min(rect[0] for rect in rects) - room,
        min(rect[1] for rect in rects) - room,
        max(rect[2] for rect in rects) + room,
        max(rect[3] for rect in rects) + room,
    )


def roomy(rect: Rect) -> Rect:
    """The rectangle, or a larger one around it: a few symbols are not blown up to fill a sheet."""
    aside, above = max(0.0, LEAST[0] - rect[2] + rect[0]) / 2, max(0.0, LEAST[1] - rect[3] + rect[1]) / 2
    return rect[0] - aside, rect[1] - above, rect[2] + aside, rect[3] + above


def _by_area(drawing: Drawing) -> dict[str, list[DrawnNode]]:
    areas: dict[str, list[DrawnNode]] = defaultdict(list)
    for node in drawing.nodes:
        if node.kind != "area":
            areas[node.area].append(node)
    return dict(sorted(areas.items()))


def regions(drawing: Drawing) -> list[Region]:
    """One region for each area that has a name."""
    found = []
    for area, nodes in _by_area(drawing).items():
        if area:
            name = _name_box(nodes)
            corners = [corner for rect in [name, *map(box_of, nodes)] for corner in _corners(rect)]
            found.append(Region(area_name(area), _rounded(_hull(corners)), name[0], name[3] - 5))
    return found


def _name_box(nodes: Sequence[DrawnNode]) -> Rect:
    """The room of an area's name: above the symbols of its first row, from the left one on."""
    top = min(box_of(node)[1] for node in nodes)
    left = min(box_of(node)[0] for node in nodes if box_of(node)[1] <= top + 30)
    return left, top - AREA_TEXT - 5, left + text_width(area_name(nodes[0].area)) * AREA_TEXT, top


def _corners(rect: Rect) -> list[Point]:
    left, top, right, bottom = rect[0] - _ROOM, rect[1] - _ROOM, rect[2] + _ROOM, rect[3] + _ROOM
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, by Andrew's monotone chain."""
    ordered = sorted(set(points))

    def half(run: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for point in run:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(ordered) + half(reversed(ordered))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _rounded(corners: Sequence[Point]) -> str:
    text = ""
    for index, corner in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % len(corners)]
        text += (
            f"{'L' if text else 'M'}{_xy(_near(corner, before))}Q{_xy(corner)} {_xy(_near(corner, after))}"
        )
    return text + "Z"


def _near(corner: Point, other: Point) -> Point:
    """The point on the way from a corner where its rounding begins."""
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    share = min(_ROUND / length, 0.5) if length else 0.0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def curves(drawing: Drawing) -> list[Curve]:
    """A curve for each line of the drawing: parallel ones are bent apart, each to its own side."""
    at = {node.id: (node.x, node.y) for node in drawing.nodes}
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, line in enumerate(drawing.lines):
        together[min(line.source, line.target), max(line.source, line.target)].append(index)
    bends = {
        index: _BEND * (position - (len(indexes) - 1) / 2) * 2
        for indexes in together.values()
        for position, index in enumerate(indexes)
    }
    found = [_curve(at, line, bends[index]) for index, line in enumerate(drawing.lines)]
    bubbles = [node for node in drawing.nodes if node.kind == "area"]
    return [_around(curve, bubbles) for curve in found] if bubbles else found


def _around(curve: Curve, bubbles: Sequence[DrawnNode]) -> Curve:
    """The line bent around areas that it would pass behind: its number could be taken for that of another."""
    others = [(n.x, n.y, bubble_radius(n) + 8) for n in bubbles if (n.x, n.y) not in (curve.a, curve.b)]
    if not _behind(curve, others):
        return curve
    bends = (curve.bend, *(side * step / 20 for step in range(3, 15) for side in (1, -1)))
    tried = [Curve(curve.a, _control(curve.a, curve.b, bend), curve.b, bend) for bend in bends]
    return min(tried, key=lambda one: _behind(one, others))  # the first that passes behind none, or fewest


def _behind(curve: Curve, discs: Sequence[tuple[float, float, float]]) -> int:
    """At how many of some points the line is on a disc."""
    points = [curve.at(n / 24) for n in range(1, 24)]
    return sum(hypot(px - x, py - y) < radius for px, py in points for x, y, radius in discs)


def _curve(at: dict[str, Point], line: DrawnLine, bend: float) -> Curve:
    # Two lines in opposite directions would bend to the same side if the sign followed the direction.
    turned = bend if line.source <= line.target else -bend
    a, b = at[line.source], at[line.target]
    return Curve(a, _control(a, b, turned), b, turned)


def _control(a: Point, b: Point, bend: float) -> Point:
    """The control point that vis-network takes for "curvedCW" (bend > 0) and "curvedCCW" (bend < 0)."""
    across, up = b[0] - a[0], a[1] - b[1]
    reach = (0.5 * abs(bend) + 0.5) * hypot(across, up)
    angle = atan2(up, across) + (0.5 * bend + 0.5) * pi
    return a[0] + reach * sin(angle), a[1] + reach * cos(angle)


def segments(drawing: Drawing, path: DrawnPath, lines: Sequence[Curve]) -> list[Segment]:
    """The hops of a path from its first node to its last, numbered where they are steps."""
    at = {node.id: (node.x, node.y) for node in drawing.nodes}
    numbers = {frozenset((step.source, step.target)): n for n, step in enumerate(path.steps, 1)}
    boxes = [box_of(node) for node in drawing.nodes]
    found = []
    for a, b in pairwise(path.nodes):
        index = _strongest(drawing, a, b)
        curve = lines[index] if index >= 0 else Curve(at[a], _control(at[a], at[b], 0.0), at[b], 0.0)
        found.append(Segment(curve, index, numbers.get(frozenset((a, b)), 0), free_spot(curve, boxes)))
    return found


def _strongest(drawing: Drawing, a: str, b: str) -> int:
    between = [
        index for index, line in enumerate(drawing.lines) if {line.source, line.target} == {a, b} and a != b
    ]
    return max(between, key=lambda index: (drawing.lines[index].strength, -index), default=-1)


def free_spot(curve: Curve, boxes: Sequence[Rect], radius: float = BADGE) -> Point:
    """The spot nearest the middle of the line, or close beside it, where a mark hides least of the boxes."""
    length = hypot(curve.b[0] - curve.a[0], curve.b[1] - curve.a[1]) or 1.0
    normal = -(curve.b[1] - curve.a[1]) / length, (curve.b[0] - curve.a[0]) / length
    beside = _within(boxes, curve, ASIDE + radius)
    best, least = curve.at(0.5), float("inf")
    for aside in (0.0, ASIDE, -ASIDE):
        for off in OFFS:
            x, y = curve.at(0.5 + off)
            spot = x + normal[0] * aside, y + normal[1] * aside
            if (hidden := sum(_hidden(spot, radius, box) for box in beside)) < least:
                best, least = spot, hidden
            if not least:
                return best
    return best


def _within(boxes: Sequence[Rect], curve: Curve, margin: float) -> list[Rect]:
    """The boxes that something so near to the curve can touch: it stays between its three points."""
    xs, ys = zip(curve.a, curve.control, curve.b, strict=True)
    left, right, top, bottom = min(xs) - margin, max(xs) + margin, min(ys) - margin, max(ys) + margin
    return [box for box in boxes if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]]


def _hidden(spot: Point, radius: float, box: Rect) -> float:
    """How much of the box a square mark of that half side hides."""
    width = min(box[2], spot[0] + radius) - max(box[0], spot[0] - radius)
    height = min(box[3], spot[1] + radius) - max(box[1], spot[1] - radius)
    return width * height if width > 0 and height > 0 else 0.0


def arrow(curve: Curve) -> str:
    """The head of an arrow before the symbol at b, as SVG path text."""
    dx, dy = curve.b[0] - curve.control[0], curve.b[1] - curve.control[1]
    length = hypot(dx, dy) or 1.0
    dx, dy = dx / length, dy / length
    tip = curve.b[0] - dx * ICON * 0.56, curve.b[1] - dy * ICON * 0.56
    back = tip[0] - dx * 10, tip[1] - dy * 10
    left, right = (back[0] - dy * 5, back[1] + dx * 5), (back[0] + dy * 5, back[1] - dx * 5)
    return f"M{_xy(tip)}L{_xy(left)}L{_xy(right)}Z"


def zigzag(drawing: Drawing, curve: Curve) -> str:
    """The mark of a strained tie: seven strokes across its line, where no label is."""
    x, y = free_spot(curve, [box_of(node) for node in drawing.nodes], 8.0)
    length = hypot(curve.b[0] - curve.a[0], curve.b[1] - curve.a[1]) or 1.0
    dx, dy = (curve.b[0] - curve.a[0]) / length, (curve.b[1] - curve.a[1]) / length
    points = []
    for index in range(7):
        run, side = (index - 3) * 4.5, (0.0 if index in (0, 6) else 6.0 * (-1) ** index)
        points.append((x + dx * run - dy * side, y + dy * run + dx * side))
    return "M" + "L".join(_xy(point) for point in points)
