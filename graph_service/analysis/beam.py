"""What a beam carries from one level of the search to the next, and the orders that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from graph_service.analysis.halves import Entries
from graph_service.analysis.network import Ints
from graph_service.domain.policy import BLOCKED


@dataclass(frozen=True)
class Rows:
    """Ends of paths: the target's number, the slot of the first actor, the cost from there in parts.

    path[:, i] are the actors from the target back to the first one.
    """

    target: Ints
    slot: Ints
    cost: Ints
    path: Ints

    def __len__(self) -> int:
        return len(self.target)


@dataclass(frozen=True)
class Options:
    """How rows can be prolonged, by slot: begin[slot] to begin[slot] + count[slot].

    Each: to which actor and slot, at what cost, and the least cost from there to a start, all of it included.
    What was left out of a slot costs cut[slot] or more; `cut` is None where nothing was.
    """

    begin: Ints
    count: Ints
    actor: Ints
    slot: Ints
    cost: Ints
    onward: Ints
    cut: Ints | None


@dataclass
class Beam:
    """What one pass ended with, by number of target: complete paths, and the least bound dropped."""

    dropped: Ints
    complete: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)


def one_longer(path: Ints, actor: Ints) -> Ints:
    """The paths with one actor more at their end."""
    return np.concatenate((path, actor[None]))


def leading_on(entries: Entries, least: Ints, slots: Ints) -> tuple[Entries, Ints]:
    """The entries that lead from these slots to a start, and their bounds: by slot, then bound."""
    asked = np.zeros(len(least), dtype=np.bool_)
    asked[slots] = True
    may = asked[entries.here].nonzero()[0]
    here, there, cost = (column[may] for column in entries)
    onward = cost + least[there]
    may = (onward < BLOCKED).nonzero()[0]
    may = may[in_order_of(here[may], onward[may])]
    return Entries(here[may], there[may], cost[may]), onward[may]


def in_order_of(major: Ints, minor: Ints) -> Ints:
    """The order by two columns that are not negative; of equals the first one comes first."""
    count = len(major)
    if not count:
        return np.arange(0)
    low = count.bit_length()
    middle = int(minor.max()).bit_length()
    if low + middle + int(major.max()).bit_length() > 63:
        return np.lexsort((minor, major))
    keys = (((major << middle) | minor) << low) | np.arange(count)
    keys.sort()  # all in one number, for that sorts fastest
    keys &= (1 << low) - 1
    return keys


def runs_of_equals(target: Ints, cost: Ints) -> Iterator[slice]:
    """Where two or more in a row have the same target and cost."""
    same = np.zeros(len(target) + 1, dtype=np.bool_)
    same[1:-1] = (target[1:] == target[:-1]) & (cost[1:] == cost[:-1])
    edges = (same[1:] != same[:-1]).nonzero()[0].tolist()
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        yield slice(begin, end + 1)
