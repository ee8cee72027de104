"""The cost model, as data: the factors by which ties and mediators make a path better or worse.

A path's score is the product of its factors. Its cost is the sum of their costs in whole micro-nats, so that
order and equality of paths are exact on every machine.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields

from graph_service.domain.errors import InvalidValue

MICRO_NATS = 1_000_000
BLOCKED = 2**60
"""The cost of what cannot be used; larger than any sum of costs, small enough to be added to."""


@dataclass(frozen=True)
class Policy:
    """Factors in (0, 1] by name, and the days and months that choose between them.

    `smallest_count` is no factor: fewer people or needs than that are never told as a number of their own.
    """

    theme_step: float = 0.9
    strength_3: float = 0.9
    strength_2: float = 0.7
    strength_1: float = 0.4
    strength_0: float = 0.2
    strained: float = 0.5
    confirmed_fresh: float = 1.0
    confirmed_ageing: float = 0.8
    confirmed_stale: float = 0.6
    willing_unknown: float = 0.9
    ask_open: float = 0.85
    central: float = 0.7
    contact_missing: float = 0.8
    ask_unanswered: float = 0.7
    fresh_months: int = 12
    ageing_months: int = 24
    overdue_days: int = 14
    theme_steps_max: int = 2
    smallest_count: int = 5

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            wrong = not 0 < value <= 1 if field.type == "float" else value < 0
            if wrong:
                raise InvalidValue(column=field.name, value=value, expected="0 < factor <= 1")

    def strength(self, strength: int) -> float:
        return (self.strength_0, self.strength_1, self.strength_2, self.strength_3)[strength]

    def as_data(self) -> dict[str, float]:
        return asdict(self)


DEFAULT_POLICY = Policy()


def cost_of(factor: float, times: int = 1) -> int:
    """The cost of a factor taken `times` over, in micro-nats: round(-ln factor x 1,000,000)."""
    return round(-math.log(factor) * times * MICRO_NATS)


def score_of(cost: int) -> float:
    """The score that a cost stands for, in (0, 1]; for showing."""
    return math.exp(-cost / MICRO_NATS)
