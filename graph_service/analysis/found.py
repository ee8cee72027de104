"""A path as the searches find it: places of actors, a cost, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from graph_service.analysis.costs import PARTS


class Found(NamedTuple):
    """A simple path by places of actors in reading order, both ends included; its cost in parts."""

    actors: tuple[int, ...]
    fine: int

    @property
    def cost(self) -> int:
        """In micro-nats."""
        return self.fine // PARTS

    @property
    def mediators(self) -> tuple[int, ...]:
        return self.actors[1:-1]

    @property
    def group(self) -> tuple[int, int, frozenset[int]]:
        """Paths of one group are one alternative: the same ends and the same set of mediators."""
        return self.actors[0], self.actors[-1], frozenset(self.actors[1:-1])
