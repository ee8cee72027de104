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

    def group(self, group: Group, everything: str, others: str) -> str:
        """What a group is called; the codes are for what has no name: all of them, and all that are left."""
        if not group.node:
            return self.say(others if group.rest else everything)
        name = self.names.get(group.node) or group.node
        return self.say("tally_rest", name=name) if group.rest else name

    def area(self, group: Group) -> str:
        return self.group(group, "tally_areas", "tally_areas_rest")

    def theme(self, group: Group) -> str:
        return self.group(group, "tally_themes", "tally_themes_rest")


def area_table(residents: Sequence[Group], needs: Sequence[Group], namer: Namer) -> DrawnTable:
    """Residents and needs by area. The two are merged each for itself: an area may have one number alone."""
    people, wishes = ({key_of(group): f"{group.count:,}" for group in side} for side in (residents, needs))
    groups = {key_of(group): group for group in (*residents, *needs)}
    columns = [(code, found) for code, found in (("people", people), ("needs", wishes)) if found]
    head = (namer.say("tally_area"), *(namer.say(f"tally_column_{code}") for code, _ in columns))
    rows = tuple(
        (namer.area(group), *(found.get(key, WITHHELD) for _, found in columns))
        for key, group in groups.items()
    )
    return DrawnTable(namer.say("tally_by_area"), head, rows, note_on(rows, namer))


def key_of(group: Group) -> tuple[str, bool]:
    """What a group is found by. Its name is not enough: two districts may have a 1丁目 each."""
    return group.node, group.rest


def need_tables(
    table: Table, rows: Sequence[int], columns: Sequence[int], namer: Namer
) -> Iterator[DrawnTable]:
    """Needs by theme, of the whole table only these rows (areas) and columns (themes).

    Areas stand side by side where they fit and most cells may be shown; else themes are listed.
    """
    themes = [table.columns[j] for j in columns]
    if len(rows) < len(table.rows):
        yield from (of_area(table, row, columns, namer) for row in rows)
    elif len(rows) <= MOST_COLUMNS and mostly_shown(table, columns):
        yield crossed_table(table, columns, namer)
    else:
        yield listed_table([(namer.theme(theme), theme.count) for theme in themes], namer)


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
    return DrawnTable(namer.say("tally_needs"), head, tuple(lines), note_on(lines, namer))


def note_on(rows: Sequence[tuple[str, ...]], namer: Namer) -> str:
    """What the mark in some cells means, if there are such."""
    withheld = any(WITHHELD in row for row in rows)
    return namer.say("tally_withheld", mark=WITHHELD) if withheld else ""


def of_area(table: Table, row: int, columns: Sequence[int], namer: Namer) -> DrawnTable:
    """The needs of one area: the themes of which a number may be shown, and all together."""
    counts = [(namer.theme(table.columns[j]), table.cells[row][j]) for j in columns]
    known = [(name, count) for name, count in counts if count is not None]
    together = (namer.say("tally_together", area=namer.area(table.rows[row])), table.rows[row].count)
    return listed_table([*known, together], namer)


def listed_table(counts: Sequence[tuple[str, int]], namer: Namer) -> DrawnTable:
    rows = tuple((name, f"{count:,}") for name, count in counts)
    return DrawnTable(namer.say("tally_needs"), (namer.say("tally_theme"), namer.say("tally_count")), rows)


def shown(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"
