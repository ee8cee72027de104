"""Invented degrees: every body of a sample stands on open sea, hundreds of kilometres from any land.

So no place of a sample is that of anything real. They follow from counters, not from the dice: nothing else
of a district depends on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

NORTH, EAST = 30.0, 150.0
BETWEEN_AREAS = 0.024
"""Degrees from the middle of an area to that of the next: about two and a half kilometres."""
STEP = 0.0012
ROWS, COLUMNS = 11, 13
"""The bodies of an area stand on a lattice of so many points around its middle."""
BODIES = frozenset({"organization", "shrine", "shop", "facility"})
"""Kinds of actors whose place is public; nobody's home is in a sample."""


class Sea:
    """Gives the bodies of each area their places, two areas a row."""

    def __init__(self, areas: Sequence[str]) -> None:
        self.numbers = {area: number for number, area in enumerate(areas)}
        self.taken: Counter[str] = Counter()

    def place(self, kind: str, area: str) -> dict[str, str]:
        """The cells of the next body of an area; none for persons, and for what is of the whole town."""
        if kind not in BODIES or area not in self.numbers:
            return {}
        row, column = divmod(self.numbers[area], 2)
        turn = self.taken[area]
        self.taken[area] += 1
        north = NORTH - BETWEEN_AREAS * row + STEP * (turn * 7 % ROWS - ROWS // 2)
        east = EAST + BETWEEN_AREAS * column + STEP * (turn * 5 % COLUMNS - COLUMNS // 2)
        return {"lat": f"{north:.4f}", "lon": f"{east:.4f}"}
