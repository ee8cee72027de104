"""What a table of the file format is made of; `tables.py` says which there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph_service.domain.cells import ID_LIMIT, CellType, Text, referenced

KEPT_PREFIX = "x_"
"""Columns of other programs: kept as text, never read."""


@dataclass(frozen=True)
class Column:
    """One column: its name, the type of its cells, and whether every row must fill it."""

    name: str
    type: CellType
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One kind of record: the file NAME.csv and the Neo4j label (for ties: one relationship type a kind)."""

    name: str
    label: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def references(self) -> tuple[Column, ...]:
        """The columns whose cells name records."""
        return tuple(column for column in self.columns if referenced(column.type, None)[0])

    @cached_property
    def identity(self) -> str:
        """The column that names a record: `id`, but `actor` for care-insurance status and for places."""
        return "id" if "id" in self.by_name else "actor"

    def column(self, name: str) -> Column | None:
        """The column of that name; a kept column (x_…) is text; None if there is no such column."""
        if name in self.by_name:
            return self.by_name[name]
        return Column(name, Text()) if name.startswith(KEPT_PREFIX) and len(name) <= ID_LIMIT else None


def must(name: str, cell_type: CellType) -> Column:
    return Column(name, cell_type, required=True)


def some(**types: CellType) -> tuple[Column, ...]:
    return tuple(Column(name, cell_type) for name, cell_type in types.items())
