"""Where the numbers on lines between areas stand, so that each can be taken for its own line's alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

import numpy as np
from numpy.typing import NDArray

from graph_service.adapters.maps.shapes import OFFS, Curve, Point
from graph_service.domain.drawing import Drawing, bubble_radius

_AMBIGUOUS = 18.0  # a number so near to another line could be that one's
_APART = 36.0  # from one number to the next


def counts(drawing: Drawing, lines: Sequence[Curve]) -> list[tuple[str, Point]]:
    """The numbers on lines between areas, each where it hides nothing; none where there is no room.

    A number stands as far as may be from every other line, up to where it can be taken for no other's, and
    not beside another number.
    """
    discs = [(node.x, node.y, bubble_radius(node) + 9) for node in drawing.nodes if node.kind == "area"]
    courses = np.array([[curve.at(n / 40) for n in range(41)] for curve in lines] if discs else [])
    found: list[tuple[str, Point]] = []
    for number, (line, curve) in enumerate(zip(drawing.lines, lines, strict=True)):
        if not line.count:
            continue
        spots = [curve.at(0.5 + off) for off in OFFS]
        free = [at for at in spots if not any(hypot(at[0] - x, at[1] - y) < r for x, y, r in discs)]
        if free:
            others = np.delete(courses, number, axis=0).reshape(-1, 2)
            best = free[int(np.argmax(_alone(free, others)))]
            found.append((f"{line.count:,}", best))
            discs.append((*best, _APART))
    return found


def _alone(spots: Sequence[Point], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each spot is from the nearest of the points, up to where that matters no more."""
    ways = np.array(spots)[:, None, :] - points[None, :, :]
    nearest: NDArray[np.float64] = np.hypot(ways[..., 0], ways[..., 1]).min(axis=1, initial=_AMBIGUOUS)
    return nearest
