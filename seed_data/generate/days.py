"""Days, counted back from the day as of which the districts are seen."""

from __future__ import annotations

from datetime import date, timedelta

from seed_data.generate.dice import Dice

AS_OF = date(2026, 11, 1)


def ago(days: int) -> str:
    """The ISO date so many days before the districts' day; negative is after it."""
    return (AS_OF - timedelta(days=days)).isoformat()


def fresh(dice: Dice) -> str:
    """A day within the last 12 months."""
    return ago(dice.between(4, 330))


def ageing(dice: Dice) -> str:
    """A day 12 to 24 months ago."""
    return ago(dice.between(380, 710))


def old(dice: Dice) -> str:
    """A day more than 24 months ago."""
    return ago(dice.between(760, 1500))
