"""Reports of whole periods beside each other: nothing that can be worked out from them tells of few."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph_service.application.reporting.apart import Apart
from graph_service.domain.fiscal import MONTH, parts, size_of
from graph_service.domain.reporting import Counts, Period

YEAR_2026 = Period("2026-04-01", "2027-03-31")
LIMIT = 5


def all_in(period: Period) -> list[Period]:
    return [period, *(one for part in parts(period) for one in all_in(part))]


PERIODS = all_in(YEAR_2026)
MONTHS = [one for one in PERIODS if size_of(one) == MONTH]


def holds(period: Period) -> list[int]:
    return [int(period.has(month.first)) for month in MONTHS]


def apart_of(counts: list[int]) -> Apart:
    def counts_of(period: Period) -> Counts:
        return {"matches": sum(one for one, held in zip(counts, holds(period), strict=True) if held)}

    return Apart(counts_of, LIMIT)


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_no_months_of_few_can_be_worked_out(counts: list[int]) -> None:
    """Of all sums of months those that follow from what is told, by linear algebra."""
    told = [holds(one) for one in PERIODS if apart_of(counts).may_tell(one, ["matches"])]
    if not told:
        return
    known = np.linalg.pinv(np.array(told, float)) @ np.array(told, float)
    sums = (np.arange(1, 2**12)[:, None] >> np.arange(12)) & 1
    follows = np.abs(sums @ known - sums).max(axis=1) < 1e-9
    assert follows.any()
    assert (sums[follows] @ np.array(counts)).min() >= LIMIT


def test_a_year_is_withheld_that_would_tell_its_last_quarter() -> None:
    few_at_the_end = [2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 0, 1]
    quarters = [one for one in PERIODS if size_of(one) == 3]
    told = [apart_of(few_at_the_end).may_tell(one, ["matches"]) for one in quarters]
    assert told == [True, True, True, False]
    assert not apart_of(few_at_the_end).may_tell(YEAR_2026, ["matches"])
    enough = [*few_at_the_end[:9], 2, 2, 2]
    assert apart_of(enough).may_tell(YEAR_2026, ["matches"])


def test_all_numbers_of_a_column_are_told_or_none() -> None:
    def counts_of(period: Period) -> Counts:
        return {"matches": 9, "replies": 4}

    assert not Apart(counts_of, LIMIT).may_tell(MONTHS[0], ["matches", "replies"])
    assert Apart(counts_of, LIMIT).may_tell(MONTHS[0], ["matches"])
