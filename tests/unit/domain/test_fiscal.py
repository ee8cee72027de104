"""Halves and years of the fiscal year lie in each other or apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph_service.domain.fiscal import HALF, SIZES, YEAR, before, halves, latest, over, size_of
from graph_service.domain.reporting import Period


@pytest.mark.parametrize(
    ("first", "last", "size"),
    [
        ("2026-04-01", "2027-03-31", YEAR),
        ("2026-10-01", "2027-03-31", HALF),
        ("2026-04-01", "2026-09-30", HALF),
        ("2026-04-01", "2026-09-29", 0),
        ("2026-04-02", "2026-09-30", 0),
        ("2026-01-01", "2026-12-31", 0),
        ("2026-07-01", "2026-12-31", 0),
        ("2026-10-01", "2027-09-30", 0),
        ("2026-04-01", "2026-06-30", 0),
        ("2026-4-1", "2026-09-30", 0),
        ("", "", 0),
        ("9999-10-01", "9999-12-31", 0),
        ("0001-04-01", "0001-09-30", 0),
        ("0001-10-01", "0002-03-31", HALF),
    ],
)
def test_what_a_half_and_a_year_are(first: str, last: str, size: int) -> None:
    assert size_of(Period(first, last)) == size


def test_the_halves_of_a_year_make_it_up() -> None:
    first, second = halves(Period("2026-04-01", "2027-03-31"))
    assert (first, second) == (Period("2026-04-01", "2026-09-30"), Period("2026-10-01", "2027-03-31"))
    assert halves(first) == halves(second) == ()
    assert (before(second), before(first).last) == (first, "2026-03-31")


@pytest.mark.parametrize("day", ["2026-03-31", "2026-04-01", "2026-11-01", "2028-10-01"])
def test_what_is_over_is_over_and_overlaps_nothing_in_part(day: str) -> None:
    found = list(over(day))
    assert [size_of(period) for period in found] == [HALF, HALF, HALF, HALF, YEAR, YEAR]
    assert all(period.last < day for period in found)
    for one, other in combinations(found, 2):
        apart = one.last < other.first or other.last < one.first
        assert apart or one in halves(other)
    for size in SIZES:
        period = latest(day, size)
        assert next(one for one in found if size_of(one) == size) == period
