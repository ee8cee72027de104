"""What a beam carries from one level of the search to the next, and the orders that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from graph_service.analysis.network import Ints

SHORT = 2**46
"""Costs in parts below which a target's number and a cost fit into one whole number."""


@dataclass(frozen=True)
class Rows:
    """Ends of paths: the target's number, the first actor, the cost from there in parts, the stops to pass.

    path[i] are the actors from the target back to the first one.
    """

    target: Ints
    actor: Ints
    cost: Ints
    state: Ints
    path: Ints

    def __len__(self) -> int:
        return len(self.target)


@dataclass(frozen=True)
class Options:
    """How rows can be prolonged, once for each distinct (actor, state); those of row i are block[i].

    Block b has the options begin[b] to begin[b] + count[b]: to whom, at what cost, in which state then, and
    the least cost from there to a start, all of it included. What was left out costs cut[b] or more; `cut` is
    None where nothing was.
    """

    block: Ints
    begin: Ints
    count: Ints
    actor: Ints
    cost: Ints
    state: Ints
    onward: Ints
    cut: Ints | None
    direct: list[Ints]


@dataclass
class Beam:
    """What one pass ended with, by number of target: complete paths, and the least bound dropped."""

    dropped: Ints
    complete: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)


def one_longer(path: Ints, actor: Ints) -> Ints:
    """The paths with one actor more at their end."""
    return np.concatenate((path, actor[:, None]), axis=1)


def by_target_and_cost(target: Ints, cost: Ints) -> Ints:
    """The order by number of target, then cost."""
    if len(cost) and (int(cost.max()) >= SHORT or (len(target) and int(target.max()) >= 2**16)):
        return np.lexsort((cost, target))
    return np.argsort((target << 46) | cost, kind="stable")


def runs_of_equals(target: Ints, cost: Ints) -> Iterator[slice]:
    """Where two or more in a row have the same target and cost."""
    same = np.concatenate(([False], (target[1:] == target[:-1]) & (cost[1:] == cost[:-1]), [False]))
    edges = np.diff(same.astype(np.int8))
    for begin, end in zip(
        (edges == 1).nonzero()[0].tolist(), (edges == -1).nonzero()[0].tolist(), strict=True
    ):
        yield slice(begin, end + 1)
