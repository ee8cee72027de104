"""`python -m benchmarks [--only load,engine,memory] [--quick]`. A run of everything writes results.md."""

from __future__ import annotations

import argparse
import time

from benchmarks import engine, load, memory
from benchmarks.report import announce, show, write_results

PARTS = {"load": load.measure, "engine": engine.measure, "memory": memory.measure}


def parts(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - PARTS.keys():
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: not one of {', '.join(PARTS)}")
    return names


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", type=parts, default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="small sizes, few runs: under two minutes")
    given = parser.parse_args()
    started = time.monotonic()
    sections = []
    for name in given.only:
        sections.append(PARTS[name](quick=given.quick))
        show(sections[-1])
    if not given.quick and given.only == list(PARTS):
        write_results(sections)
    announce(f"{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
