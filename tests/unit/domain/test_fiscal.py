"""Whole periods of the fiscal year lie in each other or apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph_service.domain.fiscal import SIZES, YEAR, before, latest, over, parts, size_of
from graph_service.domain.reporting import Period


@pytest.mark.parametrize(
    ("first", "last", "size"),
    [
        ("2026-04-01", "2027-03-31", 12),
        ("2026-10-01", "2027-03-31", 6),
        ("2026-07-01", "2026-09-30", 3),
        ("2028-02-01", "2028-02-29", 1),
        ("2026-02-01", "2026-02-27", 0),
        ("2026-01-01", "2026-12-31", 0),
        ("2026-07-01", "2026-12-31", 0),
        ("2026-05-01", "2026-07-31", 0),
        ("2026-04-01", "2026-05-31", 0),
        ("2026-04-30", "2026-04-01", 0),
        ("2026-4-1", "2026-04-30", 0),
        ("", "", 0),
        ("9999-12-01", "9999-12-31", 0),
    ],
)
def test_what_a_whole_period_is(first: str, last: str, size: int) -> None:
    assert size_of(Period(first, last)) == size


def test_the_parts_of_a_period_make_it_up() -> None:
    year = Period("2026-04-01", "2027-03-31")
    halves = parts(year)
    assert halves == (Period("2026-04-01", "2026-09-30"), Period("2026-10-01", "2027-03-31"))
    assert parts(halves[1])[1] == Period("2027-01-01", "2027-03-31")
    assert parts(parts(halves[1])[1])[1] == Period("2027-02-01", "2027-02-28")
    assert parts(Period("2027-02-01", "2027-02-28")) == ()


@pytest.mark.parametrize("day", ["2026-03-31", "2026-04-01", "2026-11-01", "2028-03-01"])
def test_what_is_over_is_over_and_whole_and_overlaps_nothing_in_part(day: str) -> None:
    found = list(over(day))
    assert [size for size, _ in found] == [size for size in reversed(SIZES) for _ in range(YEAR // size)]
    assert all(size_of(period) == size and period.last < day for size, period in found)
    for (_, one), (_, other) in combinations(found, 2):
        apart = one.last < other.first or other.last < one.first
        inside = one.first <= other.first <= other.last <= one.last
        within = other.first <= one.first <= one.last <= other.last
        assert apart or inside or within
    for size in SIZES:
        period = latest(day, size)
        assert before(period).last < period.first
        assert next(last for _, last in found if size_of(last) == size) == period
