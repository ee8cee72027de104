"""What if: somebody leaves, has no time, joins, or two are introduced. One module a step.

supposing   what is supposed, as the change that would be written
comparing   what is otherwise

Nothing is written: the change is taken into arrays of its own (`analysis.upkeep`), as it would be if it were
really made, and what is known of the district follows it as it follows every change (`analysis.known`).
"""

from __future__ import annotations

from graph_service.analysis.known import Known, followed
from graph_service.analysis.upkeep import separated, taken_in
from graph_service.analysis.what_if.comparing import compared
from graph_service.analysis.what_if.supposing import change_of, newcomers
from graph_service.domain.what_if import Supposed, WhatIfAnswer

__all__ = ["supposing", "what_if"]


def what_if(district: Known, supposed: Supposed) -> tuple[WhatIfAnswer, Known]:
    """What would be otherwise, and all that would be known then: as if it were written and asked again.

    Raises SearchTooLarge.
    """
    after, look = supposing(district, supposed), district.look
    answer = WhatIfAnswer(look.question, supposed, tuple(newcomers(look.snapshot, supposed)))
    return compared(answer, district, after), after


def supposing(district: Known, supposed: Supposed, *, without_us: bool = True) -> Known:
    """What would be known of the district then; `without_us`: also without the central bodies."""
    before = district.look.snapshot
    change = change_of(before, supposed, district.look.question.as_of)
    return followed(district, taken_in(separated(before), change), without_us=without_us)
