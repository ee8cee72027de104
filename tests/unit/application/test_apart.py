"""Reports of halves and years beside each other: nothing that can be worked out from them tells of few."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_service.application.reporting.apart import Apart
from graph_service.domain.fiscal import halves
from graph_service.domain.reporting import Counts, Period

YEAR = Period("2026-04-01", "2027-03-31")
HALVES = halves(YEAR)
LIMIT = 5
CODES = ["matches"]


def apart_of(first: int, second: int) -> Apart:
    def counts_of(period: Period) -> Counts:
        return {
            "matches": sum(n for n, one in zip((first, second), HALVES, strict=True) if one in inside(period))
        }

    return Apart(counts_of, LIMIT)


def inside(period: Period) -> tuple[Period, ...]:
    return halves(period) or (period,)


@given(st.integers(0, 12), st.integers(0, 12))
@example(9, 2)
@example(2, 2)
@example(4, 4)
def test_no_small_number_can_be_worked_out(first: int, second: int) -> None:
    """Of the halves and the year those that follow from what is told, by linear algebra."""
    known = [
        [int(one in inside(period)) for one in HALVES]
        for period in (*HALVES, YEAR)
        if apart_of(first, second).may_tell(period, CODES)
    ]
    for wanted, count in (([1, 0], first), ([0, 1], second), ([1, 1], first + second)):
        follows = bool(known) and np.linalg.matrix_rank([*known, wanted]) == np.linalg.matrix_rank(known)
        assert count >= LIMIT or not follows


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (9, 2, (True, False, False)),
        (2, 9, (False, True, False)),
        (4, 4, (False, False, True)),
        (9, 9, (True, True, True)),
        (2, 2, (False, False, False)),
    ],
)
def test_what_is_told(first: int, second: int, told: tuple[bool, ...]) -> None:
    """A year is withheld that would tell of the half that is."""
    apart = apart_of(first, second)
    assert tuple(apart.may_tell(period, CODES) for period in (*HALVES, YEAR)) == told


def test_all_numbers_of_a_column_are_told_or_none() -> None:
    apart = Apart(lambda period: {"matches": 9, "replies": 4}, LIMIT)
    assert not apart.may_tell(HALVES[0], ["matches", "replies"])
    assert apart.may_tell(HALVES[0], CODES)
