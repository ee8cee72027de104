"""Reads a district's folder: encodings, CSV and JSON. What the cells mean is `domain.parsing`'s."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from graph_service.domain.district import RawFolder, RawTable
from graph_service.domain.faults import Fault
from graph_service.domain.parsing import DISTRICT_FILE
from graph_service.domain.tables import TABLES

REQUIRED = {"actors.csv"}
CELL_LIMIT = 2**31 - 1
"""Cells are measured by their columns, with their place named; csv's own limit would stop reading there."""


def read_folder(folder: Path) -> tuple[RawFolder, list[Fault]]:
    """The texts of a folder's files. Every file but actors.csv may be missing; unreadable is a fault."""
    faults: list[Fault] = []
    tables = {}
    for name, table in TABLES.items():
        text = read_text(folder / table.file, faults)
        raw = None if text is None else parsed(table.file, text, read_csv, faults)
        if raw is not None:
            tables[name] = raw
    text = read_text(folder / DISTRICT_FILE, faults)
    district = None if text is None else parsed(DISTRICT_FILE, text, read_json, faults)
    return RawFolder(district, tables), faults


def read_text(path: Path, faults: list[Fault]) -> str | None:
    """The text of a UTF-8 file, with or without BOM; None where there is none."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if path.name in REQUIRED:
            faults.append(Fault(path.name, 0, "", "file_missing"))
    except UnicodeDecodeError as error:
        faults.append(Fault(path.name, 0, "", "not_utf8", {"offset": error.start + 1}))
    except OSError as error:
        faults.append(Fault(path.name, 0, "", "file_unreadable", {"reason": error.strerror or str(error)}))
    return None


Parsed = TypeVar("Parsed")


def parsed(file: str, text: str, parse: Callable[[str], Parsed], faults: list[Fault]) -> Parsed | None:
    try:
        return parse(text)
    except UnreadableError as error:
        faults.append(Fault(file, error.line, "", error.code, {"reason": error.reason}))
    return None


class UnreadableError(Exception):
    """A file is not what its name says."""

    def __init__(self, code: str, line: int, reason: str) -> None:
        super().__init__(code)
        self.code, self.line, self.reason = code, line, reason


def read_csv(text: str) -> RawTable:
    """The header and the rows of a CSV text (RFC 4180); blank lines are passed over."""
    if "\0" in text:
        raise UnreadableError("not_csv", text.count("\n", 0, text.index("\0")) + 1, "NUL")
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cells):
                rows.append((line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError("not_csv", line, str(error)) from error
    if not rows:
        raise UnreadableError("header_missing", 1, "")
    header = [name.strip() for name in rows[0][1]]
    while header and not header[-1]:
        header.pop()  # trailing commas that spreadsheets write
    return RawTable(tuple(header), tuple(rows[1:]))


def read_json(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()  # half a character (\ud800) fails here, not later
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not_json", getattr(error, "lineno", 0), str(error)) from error
    if not isinstance(value, dict):
        raise UnreadableError("not_json", 1, "{…}")
    return value
