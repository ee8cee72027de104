"""What keeps a tie or a mediator out of a question, each under a name, and what it means to lift one.

A search for reasons (`analysis.reasons`) lifts one bar at a time: what it kept out can be used, but each use
costs more than any path that needs none, so that a path needs as few of them as can be.
"""

from __future__ import annotations

from graph_service.analysis.network import Ints
from graph_service.analysis.snapshot import Bools
from graph_service.domain.policy import BLOCKED

LEFT_OUT, US = "left_out", "us"
"""Mediators: whom the question leaves out; central bodies where it asks what stands without them."""
UNWILLING, NO_ASKS_LEFT, DECLINED = "unwilling", "no_asks_left", "declined"
"""Mediators: who takes no part, has no asks left, declined to introduce for this need."""
TIE_KIND, WEAKER, OLDER, TIE_AUDIENCE = "tie_kind", "weaker", "older", "tie_audience"
"""Ties that a condition of the question leaves out."""
INFERRED, CONSENT = "inferred", "consent"
"""Ties that are only supposed; what does not carry in a search for an audience without a consent."""

OF_MEDIATORS = (UNWILLING, NO_ASKS_LEFT, DECLINED, LEFT_OUT, US)
OF_TIES = (TIE_KIND, WEAKER, OLDER, TIE_AUDIENCE, INFERRED)
EVERY_BAR = frozenset({*OF_MEDIATORS, *OF_TIES, CONSENT})

Lifted = frozenset[str]
NONE_LIFTED: Lifted = frozenset()
LIFTED_COST = 2**39
"""In parts. A hundred of them stay far below BLOCKED."""


def hold(costs: Ints, barred: Bools, *, lifted: bool) -> None:
    """Raises the costs of what is barred: beyond use, or beyond every path that does without it."""
    if lifted:
        costs[barred] += LIFTED_COST
    else:
        costs[barred] = BLOCKED
