"""Counts of people that may be shown: so coarse that no small one can be worked out from them.

Two steps, as in statistical disclosure control (L. H. Cox, "Suppression Methodology and Statistical
Disclosure Control", JASA 75, 1980; A. Hundepool et al., "Statistical Disclosure Control", Wiley 2012, chapter
4). Small counts are merged upwards, into what lies above them; if what is left over is small itself, the
smallest of the others joins it, or a subtraction would give it away. Inside a table with totals, cells are
withheld until an audit finds that every withheld one could be as large as the limit: rows and columns then
give none away.

Nobody and few look the same: a leaf without anybody is merged like a leaf with one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Counts = Mapping[str, int]
Parents = Mapping[str, str]
"""What lies above each key; "" is the whole."""
Cell = tuple[int, int]
Lines = tuple[dict[int, list[Cell]], dict[int, list[Cell]]]


@dataclass(frozen=True)
class Group:
    """Keys that are counted together: all below `node`, or (`rest`) those that no other group holds."""

    node: str
    rest: bool
    members: frozenset[str]
    count: int


@dataclass(frozen=True)
class Table:
    """Counts by row and column; None is withheld. Totals of rows and columns are the counts of the groups."""

    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    cells: tuple[tuple[int | None, ...], ...]

    @property
    def total(self) -> int:
        return sum(group.count for group in self.rows)


def merged(counts: Counts, parents: Parents, limit: int) -> tuple[Group, ...]:
    """Groups that share all keys among them, each of at least `limit`; none where all together are fewer.

    Largest parts first: sorted by node, what is left over last. `parents` has no cycle.
    """
    below = _children(counts, parents)
    groups: dict[str, list[Group]] = {}
    left: dict[str, frozenset[str]] = {}
    for node in _deepest_first(below):
        found = [group for child in below.get(node, ()) for group in groups.pop(child)]
        pool = frozenset().union(*(left.pop(child) for child in below.get(node, ())))
        if counts.get(node, 0) or (node and node not in below):
            pool |= {node}
        groups[node], left[node] = _settled(node, found, pool, counts, limit)
    return tuple(sorted(groups[""], key=lambda group: (group.rest, group.node)))


def _settled(
    node: str, found: list[Group], pool: frozenset[str], counts: Counts, limit: int
) -> tuple[list[Group], frozenset[str]]:
    """The groups at a node, and what is too few to be one and has no other to join: it goes on upwards."""
    count = sum(counts.get(key, 0) for key in pool)
    if pool and found and count < limit:
        smallest = min(found, key=lambda group: (group.count, group.node))
        found = [group for group in found if group is not smallest]
        pool, count = pool | smallest.members, count + smallest.count
    if not pool or count < limit:
        return found, pool
    return [*found, Group(node, bool(found), pool, count)], frozenset()


def _children(counts: Counts, parents: Parents) -> dict[str, list[str]]:
    """Every key below what lies above it, the whole ("") at the top."""
    known = {*counts, *parents, *parents.values()} - {""}
    below: dict[str, list[str]] = {"": []}
    for key in sorted(known):
        below.setdefault(parents.get(key, ""), []).append(key)
    return below


def _deepest_first(below: Mapping[str, Sequence[str]]) -> list[str]:
    order = [""]
    for node in order:  # grows while it is walked: breadth first
        order += below.get(node, ())
    return order[::-1]


def crossed(
    counts: Mapping[tuple[str, str], int], row_parents: Parents, column_parents: Parents, limit: int
) -> Table | None:
    """The table of counts by (row, column); None where all together are fewer than `limit`."""
    totals: tuple[dict[str, int], dict[str, int]] = (defaultdict(int), defaultdict(int))
    for pair, count in counts.items():
        for side in (0, 1):
            totals[side][pair[side]] += count
    rows, columns = merged(totals[0], row_parents, limit), merged(totals[1], column_parents, limit)
    if not rows:
        return None
    full = [[0] * len(columns) for _ in rows]
    row_of, column_of = _numbers(rows), _numbers(columns)
    for (row, column), count in counts.items():
        if count:  # who is nowhere has no row
            full[row_of[row]][column_of[column]] += count
    hidden = withheld(full, limit)
    cells = (
        tuple(None if (i, j) in hidden else count for j, count in enumerate(row))
        for i, row in enumerate(full)
    )
    return Table(rows, columns, tuple(cells))


def _numbers(groups: Sequence[Group]) -> dict[str, int]:
    """The number of the group that each key is in."""
    return {key: number for number, group in enumerate(groups) for key in group.members}


def withheld(full: Sequence[Sequence[int]], limit: int) -> set[Cell]:
    """Which cells are not shown, so that rows, columns and their totals give none of 1 to `limit` - 1 away.

    Every total is at least `limit`: with all cells withheld nothing can be worked out, so this ends.
    """
    cells = {(i, j): count for i, row in enumerate(full) for j, count in enumerate(row)}
    hidden = {cell for cell, count in cells.items() if count < limit}
    while (given_away := _given_away(full, hidden, limit)) is not None:
        shown = sorted(cells.keys() - hidden, key=lambda cell: (cells[cell], cell))
        beside = [cell for cell in shown if cell[0] == given_away[0] or cell[1] == given_away[1]]
        hidden.add((beside or shown)[0])
    return hidden


def _given_away(full: Sequence[Sequence[int]], hidden: set[Cell], limit: int) -> Cell | None:
    """A withheld cell of which the totals say that it is small, and not that it is empty."""
    return next((cell for cell in sorted(hidden) if 0 < _most(full, hidden, cell, limit) < limit), None)


def _most(full: Sequence[Sequence[int]], hidden: set[Cell], cell: Cell, limit: int) -> int:
    """How large a withheld cell could be with the same totals and the same shown cells; at most `limit`.

    From the true table to others: what is added to the cell is taken away and added along a round of withheld
    cells, by turns within a row and within a column, until no such round is left.
    """
    table = {(i, j): full[i][j] for i, j in hidden}
    lines = _lines(hidden)
    while table[cell] < limit and (way := _round(table, lines, cell)):
        step = min(table[taken] for taken in way[::2])
        for place, other in enumerate(way):
            table[other] += step if place % 2 else -step
        table[cell] += step
    return min(table[cell], limit)


def _round(table: Mapping[Cell, int], lines: Lines, start: Cell) -> list[Cell]:
    """Cells to take from and to add to by turns: from the start's row, the last in its column. Else none."""
    rows: dict[int, list[Cell]] = {start[0]: []}
    waiting, (in_row, in_column) = [start[0]], lines
    while waiting:
        row = waiting.pop(0)
        for taken in (cell for cell in in_row[row] if table[cell] and cell != start):
            if taken[1] == start[1]:
                return [*rows[row], taken]
            for added in (cell for cell in in_column[taken[1]] if cell[0] not in rows):
                rows[added[0]] = [*rows[row], taken, added]
                waiting.append(added[0])
    return []


def _lines(cells: Iterable[Cell]) -> Lines:
    """The cells of each row and of each column, in order."""
    found: Lines = (defaultdict(list), defaultdict(list))
    for cell in sorted(cells):
        for side in (0, 1):
            found[side][cell[side]].append(cell)
    return found
