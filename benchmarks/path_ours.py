"""What is ours in the comparison: the search, its unit (one dense relaxation), the costs of another date.

Each is asked questions and gives, for each target, the costs of its best alternatives in order, or nothing
where it has no costs to give.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np

from benchmarks.path_problems import ALTERNATIVES, Question, inquiry, load_snapshot
from graph_service.analysis.costs import mediating
from graph_service.domain.policy import BLOCKED, DEFAULT_POLICY
from seed_data.generate.days import AS_OF

Costs = list[list[int]]


class Search:
    """`Inquiry.search`, made anew for each question."""

    def __init__(self, folder: Path) -> None:
        self.snapshot = load_snapshot(folder)

    def ask(self, question: Question) -> Costs:
        asked = inquiry(self.snapshot, question.limit, question.start)
        found = asked.search(question.targets, ALTERNATIVES, question.limit)
        return [[way.fine for way in found[target]] for target in question.targets]


class Relaxation:
    """One dense min-plus pass over all ties both ways: by actor the least of a cost and what lies behind."""

    def __init__(self, folder: Path) -> None:
        snapshot = load_snapshot(folder)
        ground, network = inquiry(snapshot, 0, 0).ground, snapshot.network
        entries = slice(0, network.used)
        self.neighbour, self.cost = network.neighbour[entries], ground.tie_costs(network.tie[entries])
        self.begin = network.begin[network.degree > 0]
        self.onward = np.minimum(mediating(snapshot, DEFAULT_POLICY), BLOCKED)

    def ask(self, question: Question) -> Costs:
        np.minimum.reduceat(self.cost + self.onward[self.neighbour], self.begin)
        return []


class AnotherDate:
    """The codes of all ties on a date that nobody has asked about yet, a later one each time."""

    def __init__(self, folder: Path) -> None:
        self.snapshot, self.day = load_snapshot(folder), AS_OF

    def ask(self, question: Question) -> Costs:
        self.day += timedelta(days=1)
        asked = inquiry(self.snapshot, question.limit, question.start, self.day.isoformat())
        _ = (asked.ground.codes, asked.ground.code_costs)
        return []
