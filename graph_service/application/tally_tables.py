"""The counts of a shared map in words: names of groups, and tables to print beside the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.disclosure import Group, Table
from graph_service.domain.drawing import DrawnTable
from graph_service.domain.terms import Language
from graph_service.domain.wording import say

MOST_COLUMNS = 5
"""Areas that stand side by side in a table: more do not fit beside a map."""
WITHHELD = "–"


@dataclass(frozen=True)
class Namer:
    """Names of groups, from the names of areas and themes by id."""

    names: Mapping[str, str]
    language: Language

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def group(self, group: Group, whole: str) -> str:
        """What a group is called; `whole` is the code of what has no name: all areas, all themes."""
        if not group.node:
            return self.say(f"{whole}_rest" if group.rest else whole)
        name = self.names.get(group.node) or group.node
        return self.say("tally_rest", name=name) if group.rest else name

    def area(self, group: Group) -> str:
        return self.group(group, "tally_areas")

    def theme(self, group: Group) -> str:
        return self.group(group, "tally_themes")


def resident_table(groups: Sequence[Group], namer: Namer) -> DrawnTable:
    """Residents by area."""
    rows = tuple((namer.area(group), f"{group.count:,}") for group in groups)
    head = (namer.say("tally_area"), namer.say("tally_people"))
    return DrawnTable(namer.say("tally_residents"), head, rows)


def need_tables(
    table: Table, rows: Sequence[int], columns: Sequence[int], namer: Namer
) -> Iterator[DrawnTable]:
    """Needs by theme and area, of the whole table only these rows (areas) and columns (themes).

    Areas stand side by side where they fit and most cells may be shown; else there is one list of each.
    """
    if len(rows) < len(table.rows):
        yield from (of_area(table, row, columns, namer) for row in rows)
    elif len(rows) <= MOST_COLUMNS and mostly_shown(table, columns):
        yield crossed_table(table, columns, namer)
    else:
        themes = [table.columns[j] for j in columns]
        yield listed_table("theme", [(namer.theme(theme), theme.count) for theme in themes], namer)
        if len(columns) == len(table.columns):
            yield listed_table("area", [(namer.area(row), row.count) for row in table.rows], namer)


def mostly_shown(table: Table, columns: Sequence[int]) -> bool:
    cells = [row[j] for row in table.cells for j in columns]
    return 2 * sum(cell is not None for cell in cells) >= len(cells)


def crossed_table(table: Table, columns: Sequence[int], namer: Namer) -> DrawnTable:
    """Themes down, areas across. The totals of areas stand only below all themes."""
    total = namer.say("tally_total")
    themes = [(table.columns[j], [row[j] for row in table.cells]) for j in columns]
    lines = [(namer.theme(group), *map(shown, cells), f"{group.count:,}") for group, cells in themes]
    if len(columns) == len(table.columns):
        lines.append((total, *(f"{row.count:,}" for row in table.rows), f"{table.total:,}"))
    head = (namer.say("tally_theme"), *map(namer.area, table.rows), total)
    withheld = any(WITHHELD in line for line in lines)
    note = namer.say("tally_withheld", mark=WITHHELD) if withheld else ""
    return DrawnTable(namer.say("tally_needs"), head, tuple(lines), note)


def of_area(table: Table, row: int, columns: Sequence[int], namer: Namer) -> DrawnTable:
    """The needs of one area: the themes of which a number may be shown, and all together."""
    counts = [(namer.theme(table.columns[j]), table.cells[row][j]) for j in columns]
    known = [(name, count) for name, count in counts if count is not None]
    together = (namer.say("tally_together", area=namer.area(table.rows[row])), table.rows[row].count)
    return listed_table("theme", [*known, together], namer)


def listed_table(by: str, counts: Sequence[tuple[str, int]], namer: Namer) -> DrawnTable:
    rows = tuple((name, f"{count:,}") for name, count in counts)
    return DrawnTable(
        namer.say(f"tally_needs_{by}"), (namer.say(f"tally_{by}"), namer.say("tally_count")), rows
    )


def shown(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"
