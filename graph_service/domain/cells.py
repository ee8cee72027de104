"""The types of the cells of the file format: how the text of a cell becomes a value.

Values are those that JSON and Neo4j share: str, bool, int, float, list[str]; None is an empty cell. Dates
stay ISO texts (YYYY-MM-DD): the driver's own date types would tie every layer to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from unicodedata import normalize

from graph_service.domain.ontology import keys

Value = Any
"""str | bool | int | float | list[str] | None"""

ID_LIMIT = 200
TIE_ID_LIMIT = 500
NAME_LIMIT = 500
TEXT_LIMIT = 10_000
LIST_SEPARATOR = ";"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters, separators of lines and paragraphs."""
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class BadCellError(ValueError):
    """The text is not of the type: `code` names the sentence, `data` fills it."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


class CellType(Protocol):
    """How the text of a cell becomes a value and back."""

    def parse(self, text: str) -> Value:
        """The value of a text that is not empty. Raises BadCellError."""

    def json_type(self) -> type:
        """The Python type of the value."""


@dataclass(frozen=True)
class Text:
    """Free text of at most `limit` characters."""

    limit: int = TEXT_LIMIT

    def parse(self, text: str) -> str:
        if len(text) > self.limit:
            raise BadCellError("cell_too_long", limit=self.limit, length=len(text))
        return text

    def json_type(self) -> type:
        return str


@dataclass(frozen=True)
class Identity(Text):
    """The id of a record: text without control characters, which no list, log or address could show."""

    limit: int = ID_LIMIT

    def parse(self, text: str) -> str:
        if CONTROLS.search(text):
            raise BadCellError("control_in_id")
        return super().parse(text)


@dataclass(frozen=True)
class Reference(Text):
    """The id of a record of `table`, which must exist."""

    limit: int = ID_LIMIT
    table: str = "actors"


@dataclass(frozen=True)
class Word:
    """A word of a vocabulary of the ontology."""

    vocabulary: str

    def parse(self, text: str) -> str:
        if text not in keys(self.vocabulary):
            raise BadCellError("not_in_vocabulary", allowed=", ".join(keys(self.vocabulary)))
        return text

    def json_type(self) -> type:
        return str


@dataclass(frozen=True)
class Day:
    """A calendar date, YYYY-MM-DD."""

    def parse(self, text: str) -> str:
        # fromisoformat alone would also take 20261123 and 2026-W48-1
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise BadCellError("not_a_date")
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise BadCellError("not_a_date") from error
        return text

    def json_type(self) -> type:
        return str


@dataclass(frozen=True)
class Hours(Text):
    """From when until when on a day, or only from when: 13:30-15:00, 13:30. Wide signs are folded."""

    limit: int = len("13:30-15:00")

    def parse(self, text: str) -> str:
        plain = re.sub(r"\s*[-~\u2010-\u2015\u2212\u301c]\s*", "-", normalize("NFKC", text))
        parts = plain.split("-")
        if len(parts) > 2 or not all(HOUR.fullmatch(part) for part in parts) or parts != sorted(set(parts)):
            raise BadCellError("not_hours")
        return plain


@dataclass(frozen=True)
class Flag:
    """true or false; Excel's TRUE and FALSE are the same."""

    def parse(self, text: str) -> bool:
        if text.lower() not in ("true", "false"):
            raise BadCellError("not_a_flag")
        return text.lower() == "true"

    def json_type(self) -> type:
        return bool


@dataclass(frozen=True)
class Whole:
    """A whole number from 0 to `most`."""

    most: int = 1_000_000

    def parse(self, text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or int(text) > self.most:
            raise BadCellError("not_a_whole_number", most=self.most)
        return int(text)

    def json_type(self) -> type:
        return int


@dataclass(frozen=True)
class Degrees:
    """Degrees of latitude or longitude, WGS 84 (JGD2011), from -`most` to `most`."""

    most: float

    def parse(self, text: str) -> float:
        # float alone would also take nan, inf, 1_0 and digits of other scripts
        if (
            not re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,20})?(e-\d{1,3})?", text, re.ASCII)
            or abs(float(text)) > self.most
        ):
            raise BadCellError("not_degrees", most=self.most)
        return float(text)

    def json_type(self) -> type:
        return float


@dataclass(frozen=True)
class Real:
    """A decimal number from -`most` to `most`."""

    most: float

    def parse(self, text: str) -> float:
        # as for degrees: float alone would take too much
        if (
            not re.fullmatch(r"[+-]?\d{1,9}(\.\d{1,20})?(e-\d{1,3})?", text, re.ASCII)
            or abs(float(text)) > self.most
        ):
            raise BadCellError("not_a_number", most=f"{self.most:g}")
        return float(text)

    def json_type(self) -> type:
        return float


@dataclass(frozen=True)
class Many:
    """Several values of one type, ;-separated. Empty parts are passed over; the order is kept."""

    item: Text | Word
    limit: int = TEXT_LIMIT

    def parse(self, text: str) -> list[str] | None:
        if len(text) > self.limit:
            raise BadCellError("cell_too_long", limit=self.limit, length=len(text))
        parts = [part.strip() for part in text.split(LIST_SEPARATOR)]
        return [self.item.parse(part) for part in parts if part] or None

    def json_type(self) -> type:
        return list


def parse_cell(cell_type: CellType, text: str) -> Value:
    """The value of a cell's text; None where it is empty or blank. Raises BadCellError."""
    stripped = text.strip()
    return cell_type.parse(stripped) if stripped else None


def cell_text(value: Value) -> str:
    """The text of a value: what `parse_cell` reads back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return str(value)


def referenced(cell_type: CellType, value: Value) -> tuple[str, tuple[str, ...]]:
    """The table that a cell refers to ("" for none) and the ids that it names."""
    if isinstance(cell_type, Many) and isinstance(cell_type.item, Reference):
        return cell_type.item.table, tuple(value or ())
    if isinstance(cell_type, Reference):
        return cell_type.table, (value,) if value else ()
    return "", ()
