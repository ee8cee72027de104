"""The tables of a run, on the terminal and in files.

Each part's tables are kept in a file of their own, `results/PART.md`, with the machine and the day of their
run; results.md is all of them, one after the other. So one part can be run again alone.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from graph_service.adapters.engine import NEO4J_VERSION
from graph_service.adapters.engine.java import java_version

RESULTS = Path(__file__).with_name("results.md")
PARTS = Path(__file__).with_name("results")
HEAD = """# Benchmarks

Written by `make bench` (`python dev.py bench`) from the parts in `results/`, each with its machine and day.
"""
GIB = 2**30
WIDE = 200
console = Console(width=None if sys.stdout.isatty() else WIDE)


@dataclass(frozen=True)
class Section:
    """One table: what was measured, how, and what came out. The first column is no number."""

    title: str
    notes: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def announce(text: str) -> None:
    print(f"[bench] {text}", file=sys.stderr, flush=True)


def show(section: Section) -> None:
    table = Table(title=section.title.replace("`", ""))
    for place, name in enumerate(section.header):
        table.add_column(name, justify="left" if place == 0 else "right", overflow="fold")
    for row in section.rows:
        table.add_row(*row)
    console.print(table)


def write_part(name: str, sections: Sequence[Section]) -> None:
    """Keeps a part's tables, with the machine that they were measured on."""
    lines = [f"## {name.capitalize()}", "", *machine(), ""]
    for section in sections:
        lines += [f"### {section.title}", ""]
        for note in section.notes:
            lines += [note, ""]
        lines += [*markdown(section), ""]
    PARTS.mkdir(exist_ok=True)
    (PARTS / f"{name}.md").write_bytes("\n".join(lines).encode())


def write_results(names: Sequence[str]) -> None:
    """Writes results.md anew from what is kept of the parts, in this order."""
    kept = [path.read_text("utf-8") for name in names if (path := PARTS / f"{name}.md").exists()]
    RESULTS.write_bytes("\n".join([HEAD, *kept]).encode())


def markdown(section: Section) -> list[str]:
    rule = ["---", *["---:"] * (len(section.header) - 1)]
    return ["| " + " | ".join(cells) + " |" for cells in (section.header, rule, *section.rows)]


def machine() -> list[str]:
    """What the numbers depend on; neither the machine's name nor a path."""
    memory = psutil.virtual_memory().total / GIB
    return [
        f"- Machine: {os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB of memory,"
        f" {platform.system()}; others may have used it meanwhile, so ratios say more than rates",
        f"- Python {platform.python_version()}, Neo4j {NEO4J_VERSION} embedded,"
        f" Java {java_version()}, heap 512 MiB where nothing else is said",
        f"- {datetime.now(UTC):%Y-%m-%d}",
    ]
