"""How fast a whole state is read from the store, and the words of an answer."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks.districts import district_folder
from benchmarks.report import Section, announce
from benchmarks.running import (
    Running,
    peak_mib,
    processor_seconds,
    resident_mib,
    running,
    scratch,
    settings_in,
)
from graph_service.adapters.bolt import BoltStore
from graph_service.analysis.paths import find_paths
from graph_service.application.districts import load_district
from graph_service.application.progress import silent
from graph_service.application.questions import ask_paths
from graph_service.application.references import of_paths_answer
from graph_service.bootstrap import local_viewer, opened, preset_folder
from graph_service.domain.answers import Question
from graph_service.domain.changes import PageQuery
from graph_service.domain.policy import DEFAULT_POLICY

SIZES, QUICK_SIZES = (2_000, 20_000, 100_000), (2_000, 5_000)
READS, QUICK_READS = 7, 3
WARMING, QUICK_WARMING = 20, 2
QUESTIONS, QUICK_QUESTIONS = 40, 10
MOST_NEEDS = 200
ROUNDS = 4
SNAPSHOT_NOTES = (
    "A whole state, read afresh in one transaction while writers wait, with everything in it: actors, ties,"
    " needs, resources and the rest. Medians on an engine that has read it 20 times before. Held is how long"
    " the writers' lock was; then the snapshot is put together without it. Engine and Python are processor"
    " time; by CPU is the rate by both, which other work on the machine disturbs less.",
    "Memory is that of a process of its own which opens the store and reads one snapshot: before, at most,"
    " and with the snapshot.",
)
SNAPSHOT_HEADER = (
    *(
        "actors",
        "ties",
        "n",
        "ties/s",
        "by CPU",
        "whole, s",
        "held, s",
        "together, s",
        "engine, s",
        "Python, s",
    ),
    *("first, s", "before, MiB", "at most, MiB", "with it, MiB", "engine, MiB"),
)
WORDS_NOTES = (
    "`describe` fetches every record that an answer names, in one statement; the answer is the whole of a"
    " question: the state of the journal, the search, and its words. Medians over different needs, warm,"
    " after several rounds of the same.",
)
WORDS_HEADER = ("district", "n", "records", "describe, ms", "search, ms", "answer, ms", "slowest answer, ms")


@dataclass(frozen=True)
class Read:
    """One snapshot: seconds until the lock is free again, until it is there, and of processors."""

    held: float
    whole: float
    engine: float
    python: float


def measure(*, quick: bool) -> list[Section]:
    sizes = QUICK_SIZES if quick else SIZES
    reads = QUICK_READS if quick else READS
    questions = QUICK_QUESTIONS if quick else QUESTIONS
    warming = QUICK_WARMING if quick else WARMING
    rows, words = [], []
    with scratch() as home:
        announce("snapshot: urban")
        with filled(home / "urban", preset_folder("urban")) as on:
            words.append(words_row(on, "urban", questions))
        for actors in sizes:
            announce(f"snapshot: {actors:,} actors")
            with filled(home / f"data-{actors}", district_folder(home, actors)) as on:
                rows.append(snapshot_row(on, actors, reads, warming))
                if actors == sizes[-1]:
                    words.append(words_row(on, f"{actors:,} actors", questions))
    return [
        Section("Reading a snapshot", SNAPSHOT_NOTES, SNAPSHOT_HEADER, tuple(rows)),
        Section("The words of an answer", WORDS_NOTES, WORDS_HEADER, tuple(words)),
    ]


@contextmanager
def filled(home: Path, folder: Path) -> Iterator[Running]:
    """The application on a district that was loaded before its engine started: large ones start otherwise."""
    with running(home) as on:
        viewer = local_viewer(on.settings)
        load_district(on.services.store, folder, on.services.rules(), viewer, replace=False)
    with running(home) as on:
        yield on


def snapshot_row(on: Running, actors: int, reads: int, warming: int) -> tuple[str, ...]:
    store = on.services.store
    assert isinstance(store, BoltStore)
    first, _ = read(store, on.server.pid)
    for _ in range(warming):
        read(store, on.server.pid)
    runs, ties = zip(*(read(store, on.server.pid) for _ in range(reads)), strict=True)
    whole = median(run.whole for run in runs)
    cpu = median(run.engine + run.python for run in runs)
    seconds = (
        whole,
        median(run.held for run in runs),
        median(run.whole - run.held for run in runs),
        median(run.engine for run in runs),
        median(run.python for run in runs),
        first.whole,
    )
    return (
        *(f"{actors:,}", f"{ties[0]:,}", str(reads), f"{ties[0] / whole:,.0f}", f"{ties[0] / cpu:,.0f}"),
        *(f"{each:.3f}" for each in seconds),
        *memory(on.settings.data_dir),
        f"{resident_mib(on.server.pid):,.0f}",
    )


def read(store: BoltStore, engine: int) -> tuple[Read, int]:
    """What one fresh snapshot cost, and how many ties it has."""
    python, java, begun = time.process_time(), processor_seconds(engine), time.perf_counter()
    gathered = store.connection.read_locked(store.reader.gathered)
    held = time.perf_counter() - begun
    ties = len(gathered.snapshot().ties.source)
    whole = time.perf_counter() - begun
    return Read(held, whole, processor_seconds(engine) - java, time.process_time() - python), ties


def memory(home: Path) -> tuple[str, ...]:
    """What a process holds before, at most, and with one snapshot."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = pool.submit(memory_here, home).result()
    return tuple("-" if mib is None else f"{mib:,.0f}" for mib in found)


def memory_here(home: Path) -> tuple[float, float | None, float]:
    own = os.getpid()
    with opened(settings_in(home), silent) as services:
        before = resident_mib(own)
        snapshot = services.store.snapshot()
        found = before, peak_mib(own), resident_mib(own)
        del snapshot
    return found


def words_row(on: Running, district: str, questions: int) -> tuple[str, ...]:
    needs = checked_needs(on)[:questions]
    for _ in range(ROUNDS):
        list(answers(on, needs))
    runs = list(answers(on, needs))
    count, describing, searching, whole = (median(run[column] for run in runs) for column in range(4))
    times = describing, searching, whole, max(run[3] for run in runs)
    return (district, str(len(needs)), f"{count:.0f}", *(f"{1_000 * each:.1f}" for each in times))


def checked_needs(on: Running) -> list[str]:
    """The first open needs whose check was passed."""
    found = on.services.store.page(PageQuery("needs", limit=MOST_NEEDS, where={"decision": "pass"})).records
    return [need.id for need in found if need.values.get("status") == "searching"]


def answers(on: Running, needs: Iterable[str]) -> Iterator[tuple[int, float, float, float]]:
    """Of each question: the records that its answer names; seconds to describe, to search, for the whole."""
    store, viewer = on.services.store, local_viewer(on.settings)
    for need in needs:
        snapshot = store.snapshot()
        begun = time.perf_counter()
        answer = find_paths(snapshot, Question(need, as_of=snapshot.info.as_of), DEFAULT_POLICY)
        searched = time.perf_counter()
        found = store.describe(of_paths_answer(answer))
        described = time.perf_counter()
        ask_paths(store, Question(need), DEFAULT_POLICY, viewer, snapshot.info.as_of)
        ended = time.perf_counter()
        count = sum(len(records) for records in found.values())
        yield count, described - searched, searched - begun, ended - described
