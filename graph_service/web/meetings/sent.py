"""What a form of these pages brought, and who is meant by names that were typed into it."""

from __future__ import annotations

from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import FaultyRecord
from graph_service.domain.terms import Language
from graph_service.domain.wording import say_of
from graph_service.web.given import Given
from graph_service.web.picking import Picker

MOST_ITEMS = 40
"""Rows of a form that are read."""


def number_in(given: Given, name: str) -> int:
    """A whole number of a form; 0, which no version is, for anything else."""
    text = given.text(name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def rows(given: Given, name: str) -> list[int]:
    """The numbers from 1 of the rows whose field NAME_n was sent."""
    return [row for row in range(1, MOST_ITEMS + 1) if given.has(f"{name}_{row}")]


def people_named(services: Services, text: str, viewer: Viewer, column: str) -> list[str]:
    """The ids of the actors that lines of text name. Raises FaultyRecord where one names none or several."""
    picked = Picker(services, viewer).pick_lines("actors", text)
    faults = tuple(fault for one in picked if (fault := one.in_list(column)))
    if faults:
        raise FaultyRecord(faults)
    return [one.id for one in picked]


class Wrong(dict[str, str]):
    """What is wrong by the name of the field, "" where nothing is; under "" what is wrong with all.

    `given` is what was sent, where the page has to show it again.
    """

    given: Given | None = None

    def __missing__(self, name: str) -> str:
        return ""


def sentences(error: FaultyRecord, language: Language) -> Wrong:
    """What is wrong beside each field: the first of several."""
    found = Wrong()
    for fault in error.faults:
        found.setdefault(fault.column, say_of(fault.code, language, fault.data))
    return found
