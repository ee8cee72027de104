"""`python -m benchmarks [--only PART,…] [--quick]`.

A run keeps the tables of its parts in results/ and writes results.md anew from those of all parts, so that
`--only` renews its own and leaves the others; with `--quick` it only shows them.
"""

from __future__ import annotations

import argparse
import time

from benchmarks import engine, gaps, load, memory, pages, paths, snapshot, upkeep, what_if
from benchmarks.report import announce, show, write_part, write_results

PARTS = {
    "load": load.measure,
    "engine": engine.measure,
    "memory": memory.measure,
    "snapshot": snapshot.measure,
    "paths": paths.measure,
    "upkeep": upkeep.measure,
    "gaps": gaps.measure,
    "what_if": what_if.measure,
    "pages": pages.measure,
}


def parts(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - PARTS.keys():
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: not one of {', '.join(PARTS)}")
    return names


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", type=parts, default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="small sizes, few runs, no files: a few minutes")
    given = parser.parse_args()
    started = time.monotonic()
    for name in given.only:
        sections = PARTS[name](quick=given.quick)
        for section in sections:
            show(section)
        if not given.quick:
            write_part(name, sections)
            write_results(list(PARTS))
    announce(f"{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
