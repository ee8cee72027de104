"""What the gaps of a whole district cost: which needs are reached and at what cost, then everything else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psutil

from benchmarks import edits
from benchmarks.report import Section, announce
from benchmarks.running import MIB, peak_mib
from benchmarks.snapshots import Graph, snapshot_of
from graph_service.analysis.gaps import FINDERS, Look
from graph_service.analysis.gaps.coverage import coverage, load
from graph_service.analysis.gaps.structure import structure_of
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from seed_data.generate.days import AS_OF

SIZES, QUICK_SIZES = (2_000, 20_000, 100_000), (2_000,)
LIMITS = (3, 7)
NOTES = (
    "`analysis/gaps` on synthetic districts with an open need for twenty actors, over 300 themes. CPU time."
    " Reached and cost: which open needs reach something, and at what least cost, from nothing. All: the five"
    " classes, load with and without the central bodies, coverage, cut vertices and bridges, what was known"
    " included. Memory: what the process took at most beyond the snapshot. To reach at 100,000 actors with"
    " 5,000 open needs: reached and cost within 3 s and 150 MB with three mediators, within 10 s with seven;"
    " all within 60 s and 1 GB.",
)
HEADER = (
    "actors × ties each",
    "mediators",
    "open needs",
    "reached",
    "reached and cost, s",
    "+ MB",
    "all, s",
    "+ MB",
)


def measure(*, quick: bool) -> list[Section]:
    rows = tuple(row for size in (QUICK_SIZES if quick else SIZES) for row in rows_of(Graph(size, 3)))
    return [Section("Gaps", NOTES, HEADER, rows), edits.measured(quick=quick)]


def rows_of(graph: Graph) -> Iterator[tuple[str, ...]]:
    snapshot = snapshot_of(graph)
    for limit in LIMITS:
        announce(f"gaps: {graph}, {limit} mediators")
        question = GapQuestion(AS_OF.isoformat(), limit)
        look = Look(snapshot, question, DEFAULT_POLICY)
        reached, needed = spent(partial(getattr, look, "costs"))
        cells = [str(graph), str(limit), f"{sum(len(one.needs) for one in look.demands):,}"]
        cells += [f"{len(look.costs):,}", *shown(reached, needed)]
        if limit == min(LIMITS):
            cells += shown(*spent(partial(everything, look)))
        yield (*cells, *[""] * (len(HEADER) - len(cells)))


def everything(look: Look) -> None:
    for finder in FINDERS:
        list(finder(look))
    coverage(look)
    load(look, Look(look.snapshot, look.question, look.policy, without_us=True))
    for without_us in (False, True):
        structure_of(look.snapshot, look.policy, look.question.as_of, without_us=without_us)


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor time, and MiB that the process took at most beyond what it held."""
    process = psutil.Process()
    forget_peak()
    before, begun = process.memory_info().rss / MIB, time.process_time()
    work()
    most = peak_mib(process.pid)
    return time.process_time() - begun, max(0.0, (most or before) - before)


def forget_peak() -> None:
    """Lets the system count a new peak of this process: making the snapshot took more than asking it."""
    counter = Path("/proc/self/clear_refs")
    if counter.exists():
        counter.write_text("5")


def shown(seconds: float, mib: float) -> list[str]:
    return [f"{seconds:.1f}", f"{mib * MIB / 1e6:.0f}"]
