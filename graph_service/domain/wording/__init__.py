"""Every sentence that a user reads, in Japanese and English, by code. `say` is the only way to one.

The sentences stand in gettext catalogues, by part of the product: `graph_service/locale/`. Tests prove that
both languages of a sentence take the same fields, that every sentence that is said is there, and that none is
idle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from graph_service.domain.errors import GraphServiceError
from graph_service.domain.faults import Fault
from graph_service.domain.reporting import Period
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.wording.catalogues import sentence


def say(code: str, language: Language, **data: object) -> str:
    """The sentence `code` with its fields filled from `data`. An unknown code is a KeyError: a bug.

    `count`, if it is a whole number, chooses between the forms of a sentence that has several.
    """
    return sentence(code, language, data.get("count")).format(**data)


def say_day(text: str, language: Language) -> str:
    """A day as people of the language write it on paper; what is no ISO date stays as it is."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return say("map_date", language, year=day.year, month=day.month, day=day.day)


def say_error(error: GraphServiceError, language: Language) -> str:
    """What an error says."""
    return say_of(error.code, language, error.data)


def say_of(code: str, language: Language, data: Mapping[str, object]) -> str:
    """The sentence `code` with data that is not words yet.

    A tuple is codes of sentences or periods, listed; a table is called what its records are.
    """
    return say(code, language, **{name: worded(name, value, language) for name, value in data.items()})


def worded(name: str, value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return listed([phrase(one, language) for one in value], language)
    if isinstance(value, Period):
        return phrase(value, language)
    if name in ("table", "type") and value in TABLES:
        return say(f"table_{value}", language)
    return value


def phrase(value: str | Period, language: Language) -> str:
    """A period in words, or the sentence of a code."""
    if isinstance(value, Period):
        return say("report_period", language, first=value.first, last=value.last)
    return say(value, language)


def say_fault(fault: Fault, language: Language) -> str:
    """What a fault or warning says, with its place."""
    message = say_of(fault.code, language, fault.data)
    where = place(fault.file, fault.row, fault.column, language)
    return say("fault_line", language, place=where, message=message)


def place(file: str, row: int, column: str, language: Language) -> str:
    """Where a fault is: file, line and column, as far as they are known."""
    line = say("place_line", language, number=row) if row else ""
    return " ".join(part for part in (file, line, f"[{column}]" if column else "") if part)


def listed(words: Iterable[str], language: Language) -> str:
    return say("list_separator", language).join(words)
