"""Whom each of many starts reaches within a number of ties: 64 starts at a time, one bit each.

After the multi-source breadth-first search of Then et al. (The More the Merrier, PVLDB 8(4), 2014): what 64
searches do at one actor is one operation on a word, so that hubs cost no more than anybody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph_service.analysis.gaps.open_network import OpenNetwork

Words = npt.NDArray[np.uint64]
BITS = 64
NONE_BARRED: tuple[int, ...] = ()


class Reaching:
    """An open network, made ready to be asked many times."""

    def __init__(self, network: OpenNetwork, most_ties: int) -> None:
        self.network, self.most_ties = network, most_ties
        self.tied = np.flatnonzero(np.diff(network.begin))
        self.first = network.begin[self.tied]

    @cached_property
    def may_pass(self) -> Words:
        """All bits of whoever may mediate."""
        return np.where(self.network.mediates, ~np.uint64(0), np.uint64(0))

    def reached(self, starts: Sequence[int], barred: Sequence[int] = NONE_BARRED) -> Words:
        """For each actor the starts, by bit, that reach them; up to BITS starts.

        `barred`, where given, names for each start an actor who does not mediate for it.
        """
        bits = np.uint64(1) << np.arange(len(starts), dtype=np.uint64)
        may_pass = self.may_pass
        if barred:
            may_pass = may_pass.copy()
            np.bitwise_and.at(may_pass, np.asarray(barred), ~bits)
        edge = np.zeros(self.network.actors, dtype=np.uint64)
        np.bitwise_or.at(edge, np.asarray(starts), bits)
        seen = edge.copy()
        for _ in range(self.most_ties):
            new = self.neighbours_of(edge) & ~seen
            if not new.any():
                break
            seen |= new
            edge = new & may_pass
        return seen

    def neighbours_of(self, edge: Words) -> Words:
        """For each actor the bits of all neighbours."""
        places = np.flatnonzero(edge)
        found = np.zeros_like(edge)
        if len(places) * FEW < len(edge):
            entries, row = self.network.entries(places)
            np.bitwise_or.at(found, self.network.neighbour[entries], edge[places][row])
        elif len(self.tied):
            found[self.tied] = np.bitwise_or.reduceat(edge[self.network.neighbour], self.first)
        return found


FEW = 20
"""Where fewer than one in so many actors pass something on, these are looked at one by one."""
