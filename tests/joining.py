"""Laying two files over each other: whether symbols that look alike can be joined by where they stand.

Whoever has both files turns, mirrors, scales and shifts one until it lies best on the other (Procrustes), the
whole and each area by itself, and joins what is nearest. They are given more than they could have: for that
fit they know already who is who.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from graph_service.analysis.one_file import chance
from graph_service.domain.drawing import Drawing, DrawnNode

Points = npt.NDArray[np.float64]
WIDE = 3.5
"""Standard deviations that chance is allowed: one in some thousands."""


@dataclass(frozen=True)
class Joined:
    """How many alike symbols were joined rightly, how many would be by chance, and how widely that varies."""

    right: int
    by_chance: int
    symbols: int

    @property
    def as_by_chance(self) -> bool:
        """Each group of alike symbols, joined at random, has one right on average, with a variance of one."""
        return self.right <= self.by_chance + WIDE * self.by_chance**0.5


def joined(source: Drawing, files: Sequence[tuple[Drawing, str]], *, by_area: bool) -> Joined:
    """What joining two files of a drawing, each with its secret, tells of symbols that look alike.

    The fit is that of all symbols, or of those of the area, that are not to be joined themselves.
    """
    first, second = (places(source, *file) for file in files)
    area = {node.id: node.area for node in source.nodes}
    right, groups = 0, [group for group in alike(source.nodes) if len(group) > 1]
    for group in groups:
        known = [i for i in first if i not in group and (not by_area or area[i] == area[group[0]])]
        right += hits(first, second, group, known)
    return Joined(right, len(groups), sum(map(len, groups)))


def alike(nodes: Iterable[DrawnNode]) -> list[list[str]]:
    """Symbols of one kind, label and note in one area."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for node in nodes:
        found[node.kind, node.label, node.note, node.area].append(node.id)
    return list(found.values())


def places(source: Drawing, file: Drawing, secret: str) -> dict[str, Points]:
    """Where each symbol of the source stands in a file: its ids were made from a secret, twice over."""
    at = {node.id: np.array([node.x, node.y]) for node in file.nodes}
    return {node.id: at[named(secret, named(secret, node.id))] for node in source.nodes}


def named(secret: str, identity: str) -> str:
    return chance(secret, "id", identity).hex()[:16]


def hits(
    first: Mapping[str, Points], second: Mapping[str, Points], group: Sequence[str], known: Sequence[str]
) -> int:
    """How many of a group are joined rightly, once what is known lies on each other."""
    laid = onto(stacked(first, known), stacked(second, known), stacked(first, group))
    away = np.linalg.norm(laid[:, None] - stacked(second, group)[None], axis=2)
    rows, columns = linear_sum_assignment(away)
    return int((rows == columns).sum())


def stacked(at: Mapping[str, Points], ids: Sequence[str]) -> Points:
    return np.array([at[one] for one in ids])


def onto(source: Points, target: Points, moved: Points) -> Points:
    """Points moved as `source` has to be to lie best on `target`: turned, mirrored, scaled, shifted."""
    middle, other = source.mean(axis=0), target.mean(axis=0)
    left, sizes, right = np.linalg.svd((source - middle).T @ (target - other))
    scale = sizes.sum() / max(((source - middle) ** 2).sum(), 1e-9)
    return np.asarray((moved - middle) @ (left @ right) * scale + other)
