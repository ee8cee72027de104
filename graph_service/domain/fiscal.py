"""Whole months, quarters, halves and years of the Japanese fiscal year.

Of two such periods one holds the other, or they have no day in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from graph_service.domain.reporting import Period

MONTH, QUARTER, HALF, YEAR = SIZES = (1, 3, 6, 12)
"""How many months each size has."""
APRIL = 3
"""The month in which the fiscal year begins, counted from 0."""


def starting(month: int, size: int) -> Period:
    """The period of so many months from a month, which is counted from the year 0."""
    first, after = (date(number // 12, number % 12 + 1, 1) for number in (month, month + size))
    return Period(first.isoformat(), (after - timedelta(days=1)).isoformat())


def first_month(period: Period) -> int:
    return int(period.first[:4]) * 12 + int(period.first[5:7]) - 1


def size_of(period: Period) -> int:
    """How many months a whole period has; 0 for any other."""
    try:
        date.fromisoformat(period.first)
        month = first_month(period)
        fitting = [size for size in SIZES if starting(month, size) == period]
    except ValueError:
        return 0
    return next((size for size in fitting if (month - APRIL) % size == 0), 0)


def parts(period: Period) -> tuple[Period, ...]:
    """The whole periods of the next smaller size in a whole one: those that a month has are none."""
    size, month = size_of(period), first_month(period)
    smaller = max((one for one in SIZES if one < size), default=0)
    return tuple(starting(month + n, smaller) for n in range(0, size, smaller)) if smaller else ()


def before(period: Period) -> Period:
    """The whole period of the same size just before a whole one."""
    size = size_of(period)
    return starting(first_month(period) - size, size)


def latest(day: str, size: int) -> Period:
    """The last whole period of a size that is over on a day (ISO)."""
    month = first_month(Period(day, day))
    return starting(month - (month - APRIL) % size - size, size)


def over(day: str) -> Iterator[tuple[int, Period]]:
    """Whole periods that are over on a day, as many as make a year, each with its size: the longest first."""
    for size in reversed(SIZES):
        period = latest(day, size)
        for _ in range(YEAR // size):
            yield size, period
            period = before(period)
