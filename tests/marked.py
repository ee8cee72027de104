"""A district in which every text and every id is a marker: what of it is in a file is seen at once."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from graph_service.domain.cells import Many, Reference, Text, referenced
from graph_service.domain.district import District, DistrictInfo, Row
from graph_service.domain.meeting_records import gap_key
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.table import Column
from graph_service.domain.tables import TABLES

PLAIN = {
    **{"themes": ("name",), "areas": ("name", "municipality_code"), "actors": ("subtype",)},
    **{"consents": ("recipients",), "resources": ("scheme",)},
}
"""Vocabularies, and texts that the program reads as words."""
GAPS = frozenset({"gap", "gaps"})
"""Columns of keys: a class of gaps, and an id."""
MARK = re.compile("z[qx][0-9]{6}")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
OF_ANOTHER_PROGRAM = "x_kept"
"""A column that is kept and never read: nobody is told what is in it."""
DEGREES = 30.1234
"""Where everybody's home is, somewhat north of each other: numbers that are nowhere else."""


@dataclass(frozen=True)
class Mark:
    """Where a marker stands: table, column, the row's values, the narrowest audience that may read it."""

    table: str
    column: str
    values: Mapping[str, Any]
    audience: str


OF_THE_DISTRICT = {
    mark: Mark("district", column, {}, "public")
    for mark, column in (("zq900000", "name"), ("zq900001", "credits"))
}
"""Whose map it is and where its data come from stands in every file."""


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
    info = replace(given.info or DistrictInfo(), name="zq900000", credits=("zq900001",))
    return Marked(District(info, rows), {**marks, **OF_THE_DISTRICT}, ids)


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
    for name in GAPS & columns.keys():
        values[name] = about(values.get(name), ids)
    values[OF_ANOTHER_PROGRAM] = f"zq{len(marks):06}"
    marks[values[OF_ANOTHER_PROGRAM]] = Mark(table, OF_ANOTHER_PROGRAM, values, audience)
    unknown = (
        values.get("kind") == "shop" and n % 2
    )  # of whose shop neither is known: it may be somebody's own
    if table == "actors":
        values["lat"], values["lon"] = DEGREES + n / 1e6, 100 + DEGREES + n / 1e6
    for name, column in columns.items():
        if name == "corporate_number" and unknown:
            values[name] = values["sole_trader"] = None
        elif type(column.type) is Text and name not in (*PLAIN.get(table, ()), "id", *GAPS):
            values[name] = f"zq{len(marks):06}"
            marks[values[name]] = Mark(table, name, values, audience)
        elif (
            isinstance(column.type, Many)
            and type(column.type.item) is Text
            and name not in (*PLAIN.get(table, ()), *GAPS)
        ):
            values[name] = [f"zq{len(marks):06}"]
            marks[values[name][0]] = Mark(table, name, values, audience)
    return Row(row.line, values)


def about(keys: Any, ids: Mapping[tuple[str, str], str]) -> Any:
    """Keys of gaps, with what they are about by its new id."""
    if not isinstance(keys, str):
        return [about(one, ids) for one in keys] if keys else keys
    gap = gap_key(keys)
    return f"{gap.gap_class}:{ids[gap.table, gap.id]}" if gap else keys


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
    """Every marker in a file, also where it is escaped, encoded, or packed: as base64, in a zip, in a PDF."""
    found: set[str] = set()
    for part in parts(content):
        for text in unpacked(part.decode("utf-8", "replace")):
            found |= set(MARK.findall(text))
    return found


def parts(content: bytes) -> Iterator[bytes]:
    """The file, or (of a spreadsheet) its parts with their names; and what a PDF holds packed."""
    if not content.startswith(b"PK"):
        yield content
        for packed in STREAM.findall(content) if content.startswith(b"%PDF") else ():
            with suppress(zlib.error):
                yield zlib.decompress(packed)
        return
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield from parts(archive.read(name))


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
