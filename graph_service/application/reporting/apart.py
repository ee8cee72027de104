"""Which numbers of a report may be told beside those of every other report of a whole period.

A year less the quarters that are told is what the others had: that too must not be few.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph_service.domain.fiscal import parts
from graph_service.domain.reporting import Counts, Period


@dataclass(frozen=True)
class Apart:
    """Numbers by whole period (`counts_of`, which add up over time), none of them to be few: below `limit`.

    Whole periods lie in each other or apart. So whatever can be worked out from those that are told is made
    of what each has beside the told ones in it: where none of these is few, nothing is.
    """

    counts_of: Callable[[Period], Counts]
    limit: int

    def may_tell(self, period: Period, codes: Sequence[str]) -> bool:
        """Whether the numbers of these codes may be told of a whole period: all of them, or none."""
        rest = self.rest(period, codes)
        return self.enough((period,), codes) and (not rest or self.enough(rest, codes))

    def enough(self, periods: Sequence[Period], codes: Sequence[str]) -> bool:
        counts = [self.counts_of(period) for period in periods]
        return all(sum(one.get(code, 0) for one in counts) >= self.limit for code in codes)

    def rest(self, period: Period, codes: Sequence[str]) -> tuple[Period, ...]:
        """The months of a whole period that are in no smaller one that is told."""
        inside = parts(period)
        if not inside:
            return (period,)
        hidden = [one for one in inside if not self.may_tell(one, codes)]
        return tuple(month for one in hidden for month in self.rest(one, codes))
