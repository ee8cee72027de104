"""From the text of a folder to understood rows, with every fault and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_service.domain.cells import BadCellError, Day, Value, cell_text, parse_cell
from graph_service.domain.district import District, DistrictInfo, RawFolder, RawTable, Row, record_id
from graph_service.domain.faults import Fault
from graph_service.domain.ontology import ACTOR_KINDS
from graph_service.domain.table import KEPT_PREFIX, Column, Table
from graph_service.domain.tables import FORMAT_VERSION, TABLES
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
    read = CellReader(table, columns, faults)
    rows: list[Row] = []
    first_lines: dict[str, int] = {}
    for line, cells in raw.rows:
        row = with_tie_id(table, Row(line, read.row(line, cells)))
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


class CellReader:
    """Reads the rows of one file; faults are added to `faults`.

    A text that stood in its column before is not read again: words, dates and references come back often.
    """

    def __init__(self, table: Table, columns: list[Column | None], faults: list[Fault]) -> None:
        self.table, self.columns, self.faults = table, columns, faults
        # a list is a value of its own for each row
        self.cells: list[tuple[int, Column, dict[str, Value] | None]] = [
            (place, column, None if column.type.json_type() is list else {})
            for place, column in enumerate(columns)
            if column
        ]

    def row(self, line: int, cells: tuple[str, ...]) -> dict[str, Value]:
        """The values of one row by column name. A short row's missing cells are empty."""
        given = len(cells)
        if given > len(self.columns) and any(cell.strip() for cell in cells[len(self.columns) :]):
            self.faults.append(Fault(self.table.file, line, "", "too_many_cells"))
        values: dict[str, Value] = {}
        for place, column, known in self.cells:
            text = cells[place] if place < given else ""
            if known is not None and text in known:
                values[column.name] = known[text]
            elif self.cell(line, column, text, values) and known is not None:
                known[text] = values[column.name]
        return values

    def cell(self, line: int, column: Column, text: str, values: dict[str, Value]) -> bool:
        """Reads one cell into `values`; whether it is without fault."""
        try:
            values[column.name] = parse_cell(column.type, text)
        except BadCellError as error:
            data = {"value": shortened(text), **error.data}
            self.faults.append(Fault(self.table.file, line, column.name, error.code, data))
            return False
        if column.required and values[column.name] is None:
            self.faults.append(Fault(self.table.file, line, column.name, "cell_empty"))
            return False
        return True


def parse_values(
    table: Table, given: Mapping[str, Value], subtypes: Subtypes
) -> tuple[dict[str, Value], list[Fault]]:
    """The values of one record that came as JSON, checked as the same cells of a file would be."""
    faults: list[Fault] = []
    names = tuple(given)
    columns = parse_header(table, names, faults)
    texts = tuple(cell_text(given[name]) for name in names)
    values = CellReader(table, columns, faults).row(0, texts)
    if table.name == "actors":
        faults += subtype_faults((Row(0, values),), subtypes)
    return values, faults


def shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def with_tie_id(table: Table, row: Row) -> Row:
    """A tie that was given no id gets from|kind|to."""
    if table.name != "ties" or row.values.get("id"):
        return row
    return Row(row.line, {**row.values, "id": record_id(table, row)})


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
