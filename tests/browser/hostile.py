"""A district with a hostile text in every text cell of every table, each between marks of its own."""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph_service.bootstrap import preset_folder
from graph_service.domain.cells import (
    ID_LIMIT,
    NAME_LIMIT,
    CellType,
    Day,
    Degrees,
    Flag,
    Hours,
    Identity,
    Many,
    Real,
    Reference,
    Text,
    Whole,
    Word,
)
from graph_service.domain.ontology import keys
from graph_service.domain.table import Column, Table
from graph_service.domain.tables import TABLES

HOSTILE = (
    '<script>document.title="ran"</script>',
    '</script><img data-hostile src="/stolen.png" onerror="document.title=1">',
    "</textarea></title></style><b data-hostile>",
    "\"two' `three` &amp; &lt;b&gt; &#x27;",
    "\u202eright to left\u202c \u2067مرحبا\u2069 \u200f end",
    "👵🏽📦 👩‍👩‍👧 🏳️‍🌈 𠮷野家 髙﨑",
    '=HYPERLINK("http://stranger.example/","x")',
    "+81 -1 @SUM(1)",
    "{{7*7}} {% raw %} ${7*7} %s {0} {name}",
    "javascript:alert(1)//",
    "'); DROP TABLE actors; --",
)
OF_ANOTHER_PROGRAM = "x_other"
LONGEST_NAME = "長い名前は五百字まで"
IDS = {
    "need-company": "need <i data-hostile>\"'?&#/%25{0}",
    "shop": "店 <i data-hostile>\"'?&#/%25{0}",
    "res-shop": "res <i data-hostile>\"'?&#/%25{0}",
    "res-daughter": "unused <i data-hostile>\"'?&#/%25{0}",
    "meeting": "meeting <i data-hostile>\"'?&#/%25{0}",
}
"""Ids hold any character but control characters: these stand for those of the sample."""
GAPS = (f"unused:{IDS['res-daughter']}", "unused:res-staff")
"""Gaps of the district, which its meeting is about."""
CAME = "woman-104;chair;shop;shrine;coordinator"
FURTHER: dict[str, tuple[dict[str, str], ...]] = {
    "meetings": (
        {},
        {"id": "meeting", "held_on": "2026-10-31", "invited": CAME, "attended": CAME, "gaps": ";".join(GAPS)},
    ),
    "decisions": (
        {},
        {"id": "promise", "owner": "shop", "done_on": ""},
        {"id": "first", "meeting": "meeting", "gap": GAPS[0], "owner": "chair", "done_on": ""},
        {"id": "second", "meeting": "meeting", "gap": GAPS[1], "owner": "shop", "due_on": "2026-11-30"},
        {"id": "third", "meeting": "meeting", "gap": "", "owner": "shrine", "done_on": ""},
    ),
    "publications": ({"id": "the-meetings"},),
}
"""Rows of tables that the sample has none of, each with what it needs: the rest is filled in."""
MARKED = re.compile(r"§(\d+)§(.*?)§\1§", re.DOTALL)


@dataclass
class Hostile:
    """The rows of the paper boxes with hostile cells; `cells` is the text of each by its mark."""

    cells: dict[str, str] = field(default_factory=dict)
    turn: Iterator[str] = field(default_factory=lambda: itertools.cycle(HOSTILE))

    def write(self, folder: Path) -> None:
        folder.mkdir()
        for table in TABLES.values():
            columns = [*table.columns, Column(OF_ANOTHER_PROGRAM, Text())]
            with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, [column.name for column in columns])
                writer.writeheader()
                writer.writerows(self.row(table, columns, known) for known in known_rows(table))
        said = {"name": self.text(500), "credits": [self.text(500)]}
        info = {"format_version": 1, "as_of": "2026-11-01", "fictional": True, **said}
        (folder / "district.json").write_text(json.dumps(info), "utf-8")

    def row(self, table: Table, columns: list[Column], known: dict[str, str]) -> dict[str, str]:
        return {column.name: self.cell(table, column, known) for column in columns}

    def cell(self, table: Table, column: Column, given: dict[str, str]) -> str:
        kind, known = column.type, given.get(column.name, "")
        if isinstance(kind, Identity | Reference):
            known = IDS.get(known, known)
        if isinstance(kind, Many) and isinstance(kind.item, Reference):
            known = ";".join(IDS.get(one, one) for one in known.split(";"))
        if column.name in ("gap", "gaps") and column.name in given:
            return known
        if column.name == "subtype":  # a word, which no other text passes for
            return known
        if column.name == "recipients":  # audiences, and names of bodies
            return ";".join(filter(None, (known, self.text(NAME_LIMIT))))
        if type(kind) is Text:
            return self.text(kind.limit)
        if isinstance(kind, Many) and type(kind.item) is Text:
            return ";".join(self.text(kind.item.limit) for _ in range(2))
        if not known and (column.required or not (table.name in SAMPLED or column.name in given)):
            return plain(table, kind)
        return known

    def text(self, limit: int) -> str:
        """The next hostile text; every seventh is a name as long as a name may be."""
        mark = f"§{len(self.cells)}§"
        inside = next(self.turn)
        if limit > ID_LIMIT and len(self.cells) % 7 == 3:
            inside = (LONGEST_NAME * 50)[: 500 - 2 * len(mark)]
        text = inside.replace(";", ":")  # a list's separator
        self.cells[mark.strip("§")] = text
        return f"{mark}{text}{mark}"


def known_rows(table: Table) -> list[dict[str, str]]:
    """The sample's rows of a table, else further ones; one that is empty where there are none."""
    path = preset_folder("paper-box") / table.file
    if not path.exists():
        return list(FURTHER.get(table.name, ({},)))
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SAMPLED = frozenset(path.stem for path in preset_folder("paper-box").glob("*.csv"))
FIRST = {
    "actors": "woman-104",
    "needs": "need-paper-boxes",
    "resources": "res-shrine",
    "areas": "area-ekimae",
    "themes": "theme-container",
    "consents": "consent-woman",
}


def plain(table: Table, kind: CellType) -> str:
    """A value that fits a cell that is no free text."""
    if isinstance(kind, Identity):
        return f"the-{table.name}"
    if isinstance(kind, Reference):
        return FIRST.get(kind.table, f"the-{kind.table}")
    if isinstance(kind, Many):
        return plain(table, kind.item)
    if isinstance(kind, Word):
        return keys(kind.vocabulary)[0]
    plainly = {Day: "2026-10-30", Flag: "false", Whole: "1", Degrees: "1", Real: "1", Hours: "10:00-11:30"}
    return plainly[type(kind)]
