"""What is made for other programs to open: a date for a calendar, sheets for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Appointment:
    """A date. `start` and `end` are HH:MM, both "" for the whole day; `made_on` is when it was written."""

    id: str
    title: str
    on: str
    made_on: str
    start: str = ""
    end: str = ""
    place: str = ""


Cell = str | int
"""A cell of a sheet. A text stays a text, whatever it begins with."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, lines above the table, the head of the table and its rows."""

    name: str
    lead: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Papers:
    """How they become files."""

    calendar: Callable[[Appointment], bytes]
    workbook: Callable[[tuple[Sheet, ...]], bytes]
