"""The Japanese fiscal year and its halves: of two such periods one holds the other, or they are apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from graph_service.domain.reporting import Period

HALF, YEAR = SIZES = (6, 12)
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
    """How many months a half or a year has; 0 for any other period, also where no other comes before it."""
    try:
        date.fromisoformat(period.first)
        month = first_month(period)
        fitting = [size for size in SIZES if starting(month, size) == period and starting(month - size, size)]
    except ValueError:
        return 0
    return next((size for size in fitting if (month - APRIL) % size == 0), 0)


def halves(period: Period) -> tuple[Period, ...]:
    """The halves of a year; a half has none."""
    month = first_month(period)
    return (starting(month, HALF), starting(month + HALF, HALF)) if size_of(period) == YEAR else ()


def before(period: Period) -> Period:
    """The half before a half, the year before a year."""
    size = size_of(period)
    return starting(first_month(period) - size, size)


def latest(day: str, size: int) -> Period:
    """The last half or year that is over on a day (ISO)."""
    month = first_month(Period(day, day))
    return starting(month - (month - APRIL) % size - size, size)


def over(day: str) -> Iterator[Period]:
    """Four halves and two years that are over on a day, of each the latest first."""
    for size in SIZES:
        period = latest(day, size)
        for _ in range(2 * YEAR // size):
            yield period
            period = before(period)
