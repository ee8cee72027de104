"""Reads a district's folder: encodings, CSV and JSON. What the cells mean is `domain.parsing`'s."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from graph_service.domain.district import RawFolder, RawTable
from graph_service.domain.errors import FolderMissing
from graph_service.domain.faults import Fault
from graph_service.domain.parsing import DISTRICT_FILE
from graph_service.domain.reasons import Reason, reason_of
from graph_service.domain.tables import TABLES

REQUIRED = {"actors.csv"}
CELL_LIMIT = 2**31 - 1
"""Cells are measured by their columns, with their place named; csv's own limit would stop reading there."""


def read_folder(folder: Path) -> tuple[RawFolder, list[Fault]]:
    """The texts of a folder's files. Every file but actors.csv may be missing; unreadable is a fault.

    Raises FolderMissing.
    """
    if not folder.is_dir():
        raise FolderMissing(folder=str(folder))
    faults: list[Fault] = []
    tables = {}
    for name, table in TABLES.items():
        text = read_text(folder / table.file, faults)
        raw = None if text is None else parsed(table.file, text, read_csv, faults)
        if raw is not None:
            tables[name] = raw
    text = read_text(folder / DISTRICT_FILE, faults)
    district = None if text is None else parsed(DISTRICT_FILE, text, read_json, faults)
    return RawFolder(district, tables, others(folder)), faults


def others(folder: Path) -> tuple[str, ...]:
    """CSV files that are no table, perhaps misspelt ones. Hidden files are left to the system."""
    known = {table.file for table in TABLES.values()}
    found = (path.name for path in folder.iterdir() if path.suffix.lower() == ".csv")
    return tuple(sorted(name for name in found if name not in known and not name.startswith(".")))


def read_text(path: Path, faults: list[Fault]) -> str | None:
    """The text of a UTF-8 file, with or without BOM; None where there is none."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting
            faults.append(unreadable(path, ("reason_is_folder" if path.is_dir() else "reason_no_file",)))
            return None
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if path.name in REQUIRED:
            faults.append(Fault(path.name, 0, "", "file_missing"))
    except UnicodeDecodeError as error:
        faults.append(Fault(path.name, 0, "", "not_utf8", {"offset": error.start + 1}))
    except OSError as error:
        faults.append(unreadable(path, reason_of(error)))
    return None


def unreadable(path: Path, reason: Reason) -> Fault:
    return Fault(path.name, 0, "", "file_unreadable", {"reason": reason})


Parsed = TypeVar("Parsed")


def parsed(file: str, text: str, parse: Callable[[str], Parsed], faults: list[Fault]) -> Parsed | None:
    try:
        return parse(text)
    except UnreadableError as error:
        faults.append(Fault(file, error.line, "", error.code, {"reason": error.reason}))
    return None


class UnreadableError(Exception):
    """A file is not what its name says."""

    def __init__(self, code: str, line: int, reason: Reason = "") -> None:
        super().__init__(code)
        self.code, self.line, self.reason = code, line, reason


def read_csv(text: str) -> RawTable:
    """The header and the rows of a CSV text (RFC 4180); blank lines are passed over."""
    if "\0" in text:
        raise UnreadableError("not_csv", text.count("\n", 0, text.index("\0")) + 1, ("reason_nul",))
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
        raise UnreadableError("not_csv", line, csv_reason(error)) from error
    if not rows:
        raise UnreadableError("header_missing", 1)
    header = [name.strip() for name in rows[0][1]]
    while header and not header[-1]:
        header.pop()  # trailing commas that spreadsheets write
    return RawTable(tuple(header), tuple(rows[1:]))


CSV_REASONS = {
    "unexpected end of data": "reason_open_quote",
    "expected after": "reason_after_quote",
    "new-line character": "reason_line_end",
}
"""A part of what the csv module says -> the code of our sentence."""


def csv_reason(error: csv.Error) -> Reason:
    codes = tuple(code for part, code in CSV_REASONS.items() if part in str(error))
    return codes or str(error)


def read_json(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()  # half a character (\ud800) fails here, not later
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not_json", getattr(error, "lineno", 0), ("reason_json",)) from error
    if not isinstance(value, dict):
        raise UnreadableError("not_json", 1, ("reason_json_object",))
    return value
