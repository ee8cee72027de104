"""A district in which every text and every id is a marker: what of it is in a file is seen at once."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from graph_service.domain.cells import Many, Reference, Text, referenced
from graph_service.domain.district import District, Row
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.tables import TABLES, Column

PLAIN = {
    **{"themes": ("name",), "areas": ("name", "municipality_code"), "actors": ("subtype",)},
    **{"consents": ("recipients",), "resources": ("scheme",)},
}
"""Vocabularies, and texts that the program reads as words."""
MARK = re.compile("z[qx][0-9]{6}")


@dataclass(frozen=True)
class Mark:
    """Where a marker stands: table, column, the row's values, the narrowest audience that may read it."""

    table: str
    column: str
    values: Mapping[str, Any]
    audience: str


@dataclass(frozen=True)
class Marked:
    """The district and what its markers are; ids are markers that begin with zx."""

    district: District
    marks: Mapping[str, Mark]
    ids: Mapping[tuple[str, str], str]

    def texts(self, table: str, column: str) -> dict[str, Mark]:
        return {m: one for m, one in self.marks.items() if (one.table, one.column) == (table, column)}


def marked(given: District) -> Marked:
    """The district with every text a marker, and rows marked for one audience after the other."""
    ids = {
        key: f"zx{n:06}" for n, key in enumerate((t, i) for t in TABLES for i in sorted(given.ids(t)) if i)
    }
    marks: dict[str, Mark] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    for name in TABLES:
        rows[name] = tuple(marked_row(name, n, row, ids, marks) for n, row in enumerate(given.of(name)))
    return Marked(District(given.info, rows), marks, ids)


def marked_row(
    table: str, n: int, row: Row, ids: Mapping[tuple[str, str], str], marks: dict[str, Mark]
) -> Row:
    columns = {column.name: column for column in TABLES[table].columns}
    values: dict[str, Any] = {}
    for name, value in row.values.items():
        values[name] = renamed(columns[name], table, value, ids) if name in columns else value
    audience = AUDIENCES[n % len(AUDIENCES)]
    if "audience" in columns:
        values["audience"] = audience
    for name, column in columns.items():
        if type(column.type) is Text and name not in (*PLAIN.get(table, ()), "id"):
            values[name] = f"zq{len(marks):06}"
            marks[values[name]] = Mark(table, name, values, audience)
        elif (
            isinstance(column.type, Many)
            and type(column.type.item) is Text
            and name not in PLAIN.get(table, ())
        ):
            values[name] = [f"zq{len(marks):06}"]
            marks[values[name][0]] = Mark(table, name, values, audience)
    return Row(row.line, values)


def renamed(column: Column, table: str, value: Any, ids: Mapping[tuple[str, str], str]) -> Any:
    """The cell with ids as markers."""
    to, named = referenced(column.type, value)
    if named:
        new = [ids[to, one] for one in named]
        return new if isinstance(column.type, Many) else new[0]
    if column.name == "id" and value and not isinstance(column.type, Reference):
        return ids[table, value]
    return value


def found_in(content: bytes) -> set[str]:
    """Every marker in a file, also where it is escaped, encoded, or packed as base64."""
    found: set[str] = set()
    for text in unpacked(content.decode("utf-8")):
        found |= set(MARK.findall(text))
    return found


def unpacked(text: str) -> Iterator[str]:
    """The text, and what it says to whoever reads HTML, JSON, addresses, or base64 in it."""
    waiting, seen = [text], set[str]()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        yield one
        waiting += [html.unescape(one), unquote(one), re.sub(r"\\u([0-9a-fA-F]{4})", decoded, one)]
        waiting += [part for run in re.findall(r"[A-Za-z0-9+/_-]{16,}={0,2}", one) for part in debased(run)]


def decoded(found: re.Match[str]) -> str:
    return (
        str(json.loads(f'"{found[0]}"', strict=False))
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def debased(run: str) -> Iterator[str]:
    """What base64 says, if it says any text."""
    try:
        packed = base64.b64decode(run + "=" * (-len(run) % 4), altchars=b"-_", validate=False)
        yield packed.decode("utf-8")
    except (binascii.Error, ValueError):
        return
