"""Which numbers of a report may be told beside those of every other report of a half or a year.

A year less the half that is told is what the other half had: that too must not be few.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph_service.domain.fiscal import halves
from graph_service.domain.reporting import Counts, Period


@dataclass(frozen=True)
class Apart:
    """Numbers by half or year (`counts_of`, which add up over time), none of them to be few: below `limit`.

    Halves come first: they are told before the year is over, and nothing can take that back.
    """

    counts_of: Callable[[Period], Counts]
    limit: int

    def may_tell(self, period: Period, codes: Sequence[str]) -> bool:
        """Whether the numbers of these codes may be told of a period: all of them, or none."""
        rest = [half for half in halves(period) if not self.may_tell(half, codes)]
        return self.enough([period], codes) and (not rest or self.enough(rest, codes))

    def enough(self, periods: Sequence[Period], codes: Sequence[str]) -> bool:
        counts = [self.counts_of(period) for period in periods]
        return all(sum(one.get(code, 0) for one in counts) >= self.limit for code in codes)
