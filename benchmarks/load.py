"""The rate of `load`, from the folder to the journal's entry, beside bare batches of the same rows."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median

import neo4j

from benchmarks import peer
from benchmarks.districts import district_folder, parsed
from benchmarks.report import Section, announce
from benchmarks.running import Running, cpu_seconds, running, scratch
from graph_service.adapters.bolt.large import BATCH_ROWS
from graph_service.adapters.bolt.loading import fits
from graph_service.application.districts import load_district
from graph_service.bootstrap import local_viewer
from graph_service.domain.district import District


@dataclass(frozen=True)
class Size:
    """So many actors, measured in `pairs` of runs, fewer where `seconds` are over."""

    actors: int
    pairs: int
    seconds: float


FULL = (Size(2_000, 11, 45), Size(20_000, 5, 90), Size(100_000, 3, 100))
QUICK = (Size(2_000, 3, 10), Size(5_000, 1, 10))
NOTES = (
    "`load` is the whole: reading the folder, every check, the transactions, edges drawn from columns,"
    " the journal. The peer is the plain driver with the same rows ready in memory: UNWIND batches of 1,000,"
    " the same labels, properties and constraints, as many rows a transaction, and nothing else.",
    "Both take turns, and turns at being first, on one engine that is warm and emptied before each run,"
    " its heap 512 MiB for every size;"
    " in each run both must leave the same number of records. Medians; a ratio is the median over the pairs"
    " of runs, by wall time and by the processor time of Python and engine together, which other work on the"
    " machine disturbs less.",
)
HEADER = (
    *("actors", "rows", "transactions", "n", "load, s", "load, rows/s", "peer, rows/s"),
    *("load / peer", "by CPU"),
)


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, and of processors: Python's and the engine's."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Bench:
    """One district on one engine: what is timed, and between what."""

    ours: Callable[[], object]
    theirs: Callable[[], object]
    left: Callable[[], tuple[int, int]]
    wipe: Callable[[], None]
    cpu: Callable[[], float]

    def pair(self, turn: int) -> tuple[Cost, Cost]:
        """What `load` and its peer cost. Raises RuntimeError where they left different numbers."""
        runs = [self.run(work) for work in (self.ours, self.theirs)[:: -1 if turn % 2 else 1]]
        if runs[0][1] != runs[1][1]:
            raise RuntimeError(f"one left {runs[0][1]} records and ties, the other {runs[1][1]}")
        (ours, _), (theirs, _) = runs[:: -1 if turn % 2 else 1]
        return ours, theirs

    def run(self, work: Callable[[], object]) -> tuple[Cost, tuple[int, int]]:
        self.wipe()
        gc.collect()
        cpu, wall = self.cpu(), time.perf_counter()
        work()
        cost = Cost(time.perf_counter() - wall, self.cpu() - cpu)
        return cost, self.left()


def measure(*, quick: bool) -> Sequence[Section]:
    with scratch() as home, running(home / "data") as on, driver_of(on) as driver:
        sizes = QUICK if quick else FULL
        announce(
            f"load: {sizes[1].actors:,} actors, so that the engine's heap has grown and its code is warm"
        )
        measured(replace(sizes[1], pairs=1), home, on, driver)
        rows = []
        for size in sizes:
            announce(f"load: {size.actors:,} actors")
            rows.append(measured(size, home, on, driver))
    return [Section("Rate of `load`", NOTES, HEADER, tuple(rows))]


def measured(size: Size, home: Path, on: Running, driver: neo4j.Driver) -> tuple[str, ...]:
    folder = district_folder(home, size.actors)
    district = parsed(folder)
    rows, work = district.size, work_of(district, on)
    del district
    with prepared(on, driver, folder, work) as bench:
        pairs = list(repeated(bench, size))
    return described(size, rows, len(work), pairs)


def work_of(district: District, on: Running) -> list[list[peer.Statement]]:
    """The peer's transactions: as many rows in one as `load` takes."""
    most = district.size if fits(district, on.server.heap_mb) else BATCH_ROWS
    return peer.transactions(peer.statements(district), most)


def driver_of(on: Running) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(on.server.uri, auth=(on.server.user, on.server.password))


@contextmanager
def prepared(
    on: Running, driver: neo4j.Driver, folder: Path, work: list[list[peer.Statement]]
) -> Iterator[Bench]:
    rules, viewer = on.services.rules(), local_viewer(on.settings)
    # the collections that `load` sets off must not walk through what lies ready for the peer
    gc.collect()
    gc.freeze()
    yield Bench(
        ours=partial(load_district, on.services.store, folder, rules, viewer, replace=False),
        theirs=partial(peer.write, driver, work),
        left=partial(peer.counts, driver),
        wipe=partial(peer.wipe, driver),
        cpu=partial(cpu_seconds, on.server.pid),
    )
    gc.unfreeze()


def repeated(bench: Bench, size: Size) -> Iterator[tuple[Cost, Cost]]:
    deadline = time.monotonic() + size.seconds
    for done in range(size.pairs):
        if done and time.monotonic() > deadline:
            return
        yield bench.pair(done)


def described(size: Size, rows: int, transactions: int, pairs: list[tuple[Cost, Cost]]) -> tuple[str, ...]:
    ours, theirs = (median(cost.wall for cost in costs) for costs in zip(*pairs, strict=True))
    by_wall = median(their.wall / our.wall for our, their in pairs)
    by_cpu = median(their.cpu / our.cpu for our, their in pairs)
    return (
        *(f"{size.actors:,}", f"{rows:,}", str(transactions), str(len(pairs)), f"{ours:.2f}"),
        *(f"{rows / ours:,.0f}", f"{rows / theirs:,.0f}", f"{by_wall:.2f}", f"{by_cpu:.2f}"),
    )
