"""From the text of a folder to understood rows, with every fault and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from graph_service.domain.cells import BadCellError, Day, Value, cell_text, parse_cell
from graph_service.domain.district import District, DistrictInfo, RawFolder, RawTable, Row, record_id
from graph_service.domain.faults import Fault
from graph_service.domain.ontology import ACTOR_KINDS
from graph_service.domain.tables import FORMAT_VERSION, KEPT_PREFIX, TABLES, Column, Table
from graph_service.domain.terms import Term

Subtypes = Mapping[str, tuple[Term, ...]]
"""Kind of actor -> its subtypes; an installation may extend the ontology's."""

ONTOLOGY_SUBTYPES: Subtypes = {kind.key: kind.subtypes for kind in ACTOR_KINDS.values()}
DISTRICT_FILE = "district.json"


def parse_folder(raw: RawFolder, subtypes: Subtypes) -> tuple[District, list[Fault]]:
    """The understood rows of a folder, and the faults of its single files (not those between files)."""
    faults: list[Fault] = []
    info = None if raw.district is None else parse_info(raw.district, faults)
    rows = {name: parse_table(TABLES[name], table, faults) for name, table in raw.tables.items()}
    faults += list(subtype_faults(rows.get("actors", ()), subtypes))
    return District(info, rows), faults


def parse_table(table: Table, raw: RawTable, faults: list[Fault]) -> tuple[Row, ...]:
    """The rows of one file; faults are added to `faults`."""
    columns = parse_header(table, raw.header, faults)
    rows: list[Row] = []
    first_lines: dict[str, int] = {}
    for line, cells in raw.rows:
        row = with_tie_id(table, Row(line, parse_row(table, columns, line, cells, faults)))
        identity = record_id(table, row)
        if identity and first_lines.setdefault(identity, line) != line:
            data = {"id": identity, "line": first_lines[identity]}
            faults.append(Fault(table.file, line, table.identity, "duplicate_id", data))
        rows.append(row)
    return tuple(rows)


def parse_header(table: Table, header: tuple[str, ...], faults: list[Fault]) -> list[Column | None]:
    """The column of each cell; None where there is none of that name."""
    columns: list[Column | None] = []
    for name in header:
        column = table.column(name)
        if column and column in columns:
            faults.append(Fault(table.file, 1, name, "duplicate_column"))
        elif column is None:
            faults.append(Fault(table.file, 1, name, "unknown_column"))
        columns.append(column)
    present = {column.name for column in columns if column}
    for column in table.columns:
        if column.required and column.name not in present:
            faults.append(Fault(table.file, 1, column.name, "column_missing"))
    return columns


def parse_row(
    table: Table, columns: list[Column | None], line: int, cells: tuple[str, ...], faults: list[Fault]
) -> dict[str, Value]:
    """The values of one row by column name. A short row's missing cells are empty, as in a spreadsheet."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        faults.append(Fault(table.file, line, "", "too_many_cells"))
    values: dict[str, Value] = {}
    for column, text in zip_longest(columns, cells[: len(columns)], fillvalue=""):
        if not isinstance(column, Column) or not isinstance(text, str):
            continue
        try:
            values[column.name] = parse_cell(column.type, text)
        except BadCellError as error:
            data = {"value": shortened(text), **error.data}
            faults.append(Fault(table.file, line, column.name, error.code, data))
            continue
        if column.required and values[column.name] is None:
            faults.append(Fault(table.file, line, column.name, "cell_empty"))
    return values


def parse_values(
    table: Table, given: Mapping[str, Value], subtypes: Subtypes
) -> tuple[dict[str, Value], list[Fault]]:
    """The values of one record that came as JSON, checked as the same cells of a file would be."""
    faults: list[Fault] = []
    names = tuple(given)
    columns = parse_header(table, names, faults)
    texts = tuple(cell_text(given[name]) for name in names)
    values = parse_row(table, columns, 0, texts, faults)
    if table.name == "actors":
        faults += subtype_faults((Row(0, values),), subtypes)
    return values, faults


def shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def with_tie_id(table: Table, row: Row) -> Row:
    """A tie that was given no id gets from|kind|to."""
    if table.name != "ties":
        return row
    return replace(row, values={**row.values, "id": record_id(table, row)})


def subtype_faults(actors: tuple[Row, ...], subtypes: Subtypes) -> Iterator[Fault]:
    """A subtype belongs to the vocabulary of its actor's kind."""
    for row in actors:
        subtype, kind = row.values.get("subtype"), row.values.get("kind")
        if subtype is None or kind is None:
            continue
        allowed = [term.key for term in subtypes.get(kind, ())]
        if subtype not in allowed:
            data = {"value": shortened(subtype), "allowed": ", ".join(allowed)}
            yield Fault("actors.csv", row.line, "subtype", "not_in_vocabulary", data)


def parse_info(given: Mapping[str, object], faults: list[Fault]) -> DistrictInfo:
    """What district.json says; its faults are added to `faults`."""
    version = given.get("format_version")
    if version != FORMAT_VERSION or isinstance(version, bool):
        data = {"value": shortened(str(given.get("format_version", ""))), "allowed": str(FORMAT_VERSION)}
        faults.append(Fault(DISTRICT_FILE, 0, "format_version", "not_in_vocabulary", data))
    values: dict[str, object] = {}
    for name, value in given.items():
        if name in INFO_TYPES and value is not None:
            if is_of(INFO_TYPES[name], value):
                values[name] = tuple(value) if isinstance(value, list) else value
            else:
                told = {"value": shortened(str(value)), "expected": (f"type_{INFO_TYPES[name]}",)}
                faults.append(Fault(DISTRICT_FILE, 0, name, "not_of_type", told))
        elif name != "format_version" and name not in INFO_TYPES and not name.startswith(KEPT_PREFIX):
            faults.append(Fault(DISTRICT_FILE, 0, name, "unknown_column"))
    return DistrictInfo(**values)  # type: ignore[arg-type]  # each value was checked against INFO_TYPES


INFO_TYPES = {
    "name": "text",
    "municipality_code": "text",
    "as_of": "date",
    "fictional": "flag",
    "credits": "texts",
}


def is_of(expected: str, value: object) -> bool:
    if expected == "date":
        return isinstance(value, str) and (not value or is_date(value))
    if expected == "flag":
        return isinstance(value, bool)
    if expected == "texts":
        return isinstance(value, list) and all(isinstance(text, str) for text in value)
    return isinstance(value, str)


def is_date(text: str) -> bool:
    try:
        Day().parse(text)
    except BadCellError:
        return False
    return True
