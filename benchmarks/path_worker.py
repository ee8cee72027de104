"""A process that answers questions about paths: `python -m benchmarks.path_worker ROLE FOLDER`.

It says when it is ready, then reads a question a line and writes what it cost and what came out. What runs
over its limits is ended from outside. With the role `build` it makes the folder that the others read.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, Protocol

from benchmarks.path_problems import Question, write
from graph_service.domain.errors import SearchTooLarge

RUNS, LONG_SECONDS = 3, 1.0
"""Each question is asked so often, the median counts; once where that takes long."""

ROLES = {
    "this search": "path_ours:Search",
    "one dense relaxation": "path_ours:Relaxation",
    "another date": "path_ours:AnotherDate",
    "networkx": "path_peers:NetworkX",
    "rustworkx": "path_peers:RustworkX",
    "igraph": "path_peers:IGraph",
}


class Answerer(Protocol):
    def ask(self, question: Question) -> list[list[int]]: ...


def main() -> None:
    role, folder, *more = sys.argv[1:]
    if role == "build":
        build(Path(folder), *map(int, more))
        return
    answerer = answerer_of(role)(Path(folder))
    say({"ready": True})
    for line in sys.stdin:
        say(answered(answerer, Question(**json.loads(line))))


def build(
    folder: Path, actors: int, ties_each: int, is_open: int, starts: int, seed: int, *limits: int
) -> None:
    from benchmarks.snapshots import Graph, snapshot_of  # here: memory of the others is measured

    write(folder, snapshot_of(Graph(actors, ties_each, bool(is_open)), seed), starts, limits, seed)


def answerer_of(role: str) -> Callable[[Path], Answerer]:
    """Imports what the role needs and nothing else, for its memory is measured."""
    module, name = ROLES[role].split(":")
    found: Callable[[Path], Answerer] = getattr(import_module(f"benchmarks.{module}"), name)
    return found


def say(value: object) -> None:
    print(json.dumps(value), flush=True)


def answered(answerer: Answerer, question: Question) -> dict[str, Any]:
    """What a question cost in seconds, and the answer; `over` says why there is none."""
    cpu: list[float] = []
    wall: list[float] = []
    costs: list[list[int]] = []
    begun = time.perf_counter()
    while len(cpu) < RUNS and (not cpu or time.perf_counter() - begun < LONG_SECONDS):
        timers = time.process_time(), time.perf_counter()
        try:
            costs = answerer.ask(question)
        except SearchTooLarge:
            return {"over": "its allowance"}
        cpu.append(time.process_time() - timers[0])
        wall.append(time.perf_counter() - timers[1])
    return {"cpu": median(cpu), "wall": median(wall), "costs": costs}


def line_of(question: Question) -> str:
    return json.dumps(asdict(question))


if __name__ == "__main__":
    main()
