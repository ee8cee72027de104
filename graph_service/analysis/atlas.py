"""Where areas and symbols stand on the map one explores: what one knows stays where it was.

Areas stand in rows whose order does not depend on what is open. An open area has its lasting layout; the few
symbols that are drawn of a closed one have a layout for as long as just they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt, sqrt

from graph_service.analysis.blocks import Block, arrange, corners
from graph_service.analysis.layout import HEADER, PADDING, Pairs, Point, Points, alone
from graph_service.domain.drawing import Box
from graph_service.domain.geography import Centre

AreaRows = tuple[tuple[str, ...], ...]

CELL = Box(90.0, 25.0, 44.0)
"""The room of one symbol in an area of many: not all of their names can be written."""
HEIGHT = CELL.above + CELL.below
ROOMY = Box(112.0, 30.0, 68.0)
"""The room of one symbol with its whole label, in an area of few."""
MOST_ARRANGED = 24
"""Areas up to which an arrangement with short ties is looked for; more stand in the order of their ids."""
LEAST_BUBBLE, MOST_BUBBLE = 46.0, 120.0


def area_rows(
    counts: Mapping[str, int],
    ties: Mapping[tuple[str, str], int],
    centres: Mapping[str, Centre] | None = None,
) -> AreaRows:
    """The rows in which areas stand: as they lie outdoors where that is known, those with many ties near.

    Everything is counted in steps, so that a few more people move no area.
    """
    areas = sorted(counts)
    if not areas:
        return ()
    known = {area: at for area, at in sorted((centres or {}).items()) if area in counts}
    if len(areas) > MOST_ARRANGED:
        return many_rows(areas, known, ties)
    joined = ((pair, step(count).bit_length()) for pair, count in sorted(ties.items()))
    lines = tuple((pair, many) for pair, many in joined if pair[0] in counts and pair[1] in counts)
    return arranged_rows(tuple((area, step(counts[area])) for area in areas), lines, tuple(known.items()))


def many_rows(
    areas: Sequence[str], known: Mapping[str, Centre], ties: Mapping[tuple[str, str], int]
) -> AreaRows:
    """Rows from north to south, each from west to east; without any centre in the order of ids."""
    wide = isqrt(len(areas) - 1) + 2
    where = near_others(areas, known, ties) if known else {}
    ordered = sorted(areas, key=lambda area: (where.get(area, (0.0, 0.0))[1], area))
    rows = (ordered[at : at + wide] for at in range(0, len(areas), wide))
    return tuple(tuple(sorted(row, key=lambda area: (where.get(area, (0.0, 0.0))[0], area))) for row in rows)


def near_others(
    areas: Sequence[str], known: Mapping[str, Centre], ties: Mapping[tuple[str, str], int]
) -> Points:
    """Where areas are; one of which that is not known: amid those that it has ties with, or amid all."""
    pulls: dict[str, list[tuple[int, Centre]]] = {}
    for (one, other), many in ties.items():
        for here, there in ((one, other), (other, one)):
            if there in known:
                pulls.setdefault(here, []).append((many, known[there]))
    everywhere = [(1, at) for at in known.values()]
    return {
        area: (float(known[area][0]), float(known[area][1]))
        if area in known
        else mean(pulls.get(area, everywhere))
        for area in areas
    }


def mean(weighed: Sequence[tuple[int, Centre]]) -> Point:
    total = sum(weight for weight, _ in weighed)
    east, south = (sum(weight * at[axis] for weight, at in weighed) / total for axis in (0, 1))
    return east, south


@lru_cache(maxsize=8)
def arranged_rows(
    areas: tuple[tuple[str, int], ...],
    ties: tuple[tuple[tuple[str, str], int], ...],
    centres: tuple[tuple[str, Centre], ...],
) -> AreaRows:
    """The rows of areas with their sizes, the weights of the ties between two of them, their centres."""
    lines = [pair for pair, many in ties for _ in range(many)]
    found = arrange([block(area, size) for area, size in areas], lines, (), dict(centres))
    return tuple(tuple(areas[number][0] for number in row) for row in found.rows)


def step(count: int) -> int:
    """The power of two that is not above the count: how large something is, roughly."""
    return 1 << max(0, count.bit_length() - 1)


def block(area: str, count: int) -> Block:
    """An area of so many symbols as one thing."""
    side = 80.0 * sqrt(count) + 120.0
    box = Box(side * 1.3, side / 2, side / 2)
    return Block(area, side * 1.3, side, {area: (side * 0.65, side / 2)}, {area: box})


@dataclass(frozen=True)
class Frame:
    """The rectangle of an area on the map; of a bubble the one around its circle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Atlas:
    """The places of all symbols and bubbles, and the frames of areas.

    `origins` are where the middle of each area's own layout is on the map: a place less its origin is what
    is kept when somebody moves a symbol.
    """

    places: Points
    frames: dict[str, Frame]
    origins: Points


def bubble_radius(count: int) -> float:
    """The surface of a bubble grows with what is in it."""
    return min(MOST_BUBBLE, max(LEAST_BUBBLE, 6.0 * sqrt(count) + 20.0))


def atlas(rows: AreaRows, layouts: Mapping[str, Points], bubbles: Mapping[str, int]) -> Atlas:
    """Areas with their layouts (around (0, 0)) or bubbles, set in the rows."""
    bounds = {area: frame_of(points) for area, points in layouts.items() if points}
    for area, count in bubbles.items():
        if area not in bounds:
            radius = bubble_radius(count) + 26
            bounds[area] = Frame(-radius, -radius, 2 * radius, 2 * radius)
    kept = [[area for area in row if area in bounds] for row in rows]
    sizes = {area: (frame.width, frame.height) for area, frame in bounds.items()}
    at = corners(sizes, [row for row in kept if row])
    origins = {area: (at[area][0] - f.x, at[area][1] - f.y) for area, f in bounds.items()}
    places = {
        node: (round(x + origins[area][0], 1), round(y + origins[area][1], 1))
        for area, points in layouts.items()
        for node, (x, y) in points.items()
    }
    frames = {area: Frame(*at[area], *sizes[area]) for area in bounds}
    return Atlas(places, frames, origins)


def frame_of(points: Points) -> Frame:
    """What a layout takes, with room for the area's name."""
    left = min(x for x, _ in points.values()) - ROOMY.width / 2 - 2 * PADDING
    right = max(x for x, _ in points.values()) + ROOMY.width / 2 + 2 * PADDING
    top = min(y for _, y in points.values()) - ROOMY.above - 2 * PADDING - HEADER
    bottom = max(y for _, y in points.values()) + ROOMY.below + 2 * PADDING
    return Frame(left, top, right - left, bottom - top)


def area_layout(
    members: Sequence[str], lines: Pairs, saved: Points, owner: Mapping[str, str], before: Points
) -> Points:
    """The lasting layout of one area around (0, 0).

    `saved` are places that somebody gave; what belongs to a symbol (`owner`) goes where it goes. Where most
    have a place already, saved or from `before`, only newcomers get one: beside their neighbours. In an area
    of many, needs and resources stand close to their actor, in no room of their own.
    """
    if len(members) <= FEW:
        return with_places(members, lines, saved, owner, before)
    bodies = [node for node in members if node not in owner]
    inner = [line for line in lines if line[0] not in owner and line[1] not in owner]
    found = with_places(bodies, inner, saved, {}, before)
    return {**found, **held_close(found, [node for node in members if node in owner], owner)}


def with_places(
    members: Sequence[str], lines: Pairs, saved: Points, owner: Mapping[str, str], before: Points
) -> Points:
    """A layout with everybody in a room of their own."""
    inside = set(members)
    known = {node: at for node, at in {**before, **saved}.items() if node in inside}
    if 2 * len(known) >= len(members) > 0:
        return with_newcomers(members, lines, known)
    found = alone(sorted(members), sorted(lines), ROOMY if len(members) <= FEW else CELL)
    moved = {n: (at[0] - found[n][0], at[1] - found[n][1]) for n, at in saved.items() if n in found}
    for node in found:
        shift = moved.get(node) or moved.get(owner.get(node, ""))
        if shift:
            found[node] = found[node][0] + shift[0], found[node][1] + shift[1]
    return found


FEW = 40
"""Symbols of an area up to which needs and resources have rooms of their own."""
CLOSE = (
    (36, -13),
    (36, 13),
    (-36, -13),
    (-36, 13),
    (13, -35),
    (-13, -35),
    (36, -36),
    (-36, -36),
    (58, 0),
    (-58, 0),
)
"""Where needs and resources stand close to their actor, one after the other."""


def held_close(points: Points, things: Sequence[str], owner: Mapping[str, str]) -> Points:
    """The places of needs and resources beside their actors; of very many several share one."""
    found: Points = {}
    taken: dict[str, int] = {}
    for node in sorted(things):
        whose = owner[node]
        if whose in points:
            at = CLOSE[taken.get(whose, 0) % len(CLOSE)]
            taken[whose] = taken.get(whose, 0) + 1
            found[node] = points[whose][0] + at[0], points[whose][1] + at[1]
    return found


def part_layout(members: Sequence[str], lines: Pairs, steps: Pairs) -> Points:
    """The layout of the few symbols that are drawn of an area: close together, paths from left to right."""
    inside = set(members)
    return alone(sorted(members), sorted(lines), ROOMY, [step for step in steps if inside.issuperset(step)])


def with_newcomers(members: Sequence[str], lines: Pairs, known: Points) -> Points:
    """Everybody known where they are; the others on the free spots nearest to their neighbours."""
    found = dict(known)
    near: dict[str, list[str]] = {}
    for a, b in lines:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    newcomers = sorted(set(members) - set(known), key=lambda n: (-len(near.get(n, ())), n))
    for node in newcomers:
        beside = [found[other] for other in near.get(node, ()) if other in found] or list(found.values())
        middle = (sum(x for x, _ in beside) / len(beside), sum(y for _, y in beside) / len(beside))
        found[node] = free_spot(middle, found.values())
    return found


def free_spot(middle: Point, taken: Iterable[Point]) -> Point:
    """The spot nearest to a point where a label has room; among equal ones the upper left."""
    others = list(taken)
    for ring in range(60):
        spots = [
            (round(middle[0] + column * CELL.width / 2, 1), round(middle[1] + row * HEIGHT / 2, 1))
            for column in range(-ring, ring + 1)
            for row in range(-ring, ring + 1)
            if max(abs(column), abs(row)) == ring
        ]
        free = [
            s for s in spots if all(abs(s[0] - x) >= CELL.width or abs(s[1] - y) >= HEIGHT for x, y in others)
        ]
        if free:
            return min(free, key=lambda s: ((s[0] - middle[0]) ** 2 + (s[1] - middle[1]) ** 2, s[1], s[0]))
    return middle
