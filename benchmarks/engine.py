"""How long the embedded engine takes to its first answer, and to stop."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.report import Section, announce
from benchmarks.running import scratch, settings_in
from graph_service.application.progress import silent
from graph_service.bootstrap import embedded_engine

STARTS, QUICK_STARTS = 5, 2
NOTES = (
    "From the call that starts the engine to the answer to its first query, its parts and class-data archives"
    " in the cache; then from the call that stops it to the end of its process. A new home has no store yet.",
)
HEADER = ("home", "n", "first answer, s (median)", "least – most", "stop, s (median)")


def measure(*, quick: bool) -> Sequence[Section]:
    count = QUICK_STARTS if quick else STARTS
    with scratch() as home:
        embedded_engine(settings_in(home), silent).prepare()
        announce("engine: starts on new homes")
        new = [started_and_stopped(home / f"new-{number}") for number in range(count)]
        announce("engine: starts on a known home")
        known = [started_and_stopped(home / "new-0") for _ in range(count)]
    return [Section("Starts and stops", NOTES, HEADER, (described("new", new), described("known", known)))]


def started_and_stopped(home: Path) -> tuple[float, float]:
    """Seconds to the first answer, and to the end."""
    engine = embedded_engine(settings_in(home), silent)
    begun = time.perf_counter()
    engine.join()
    answered = time.perf_counter()
    engine.leave()
    return answered - begun, time.perf_counter() - answered


def described(home: str, runs: list[tuple[float, float]]) -> tuple[str, ...]:
    starts, stops = zip(*runs, strict=True)
    span = f"{min(starts):.1f} – {max(starts):.1f}"
    return (home, str(len(runs)), f"{median(starts):.1f}", span, f"{median(stops):.1f}")
