"""The search for paths beside its peers, on synthetic districts up to a million actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.districts import SEED
from benchmarks.path_contest import OURS, Contestant, Limits, Worker, build, contest, workers
from benchmarks.path_cypher import LIMIT, Cypher, cypher
from benchmarks.path_problems import load_questions
from benchmarks.path_tables import (
    DATE,
    UNIT,
    Result,
    memory_section,
    peer_section,
    reach_section,
    search_section,
    targets,
)
from benchmarks.report import Section, announce, show
from benchmarks.running import MIB, peak_mib, resident_mib, scratch
from benchmarks.snapshots import Graph

ALL, PLAIN = (3, 5, 7), (3,)
STARTS, QUICK_STARTS = 21, 5
MB = 1_000_000
BYTES_A_TIE = 800
"""What making a snapshot takes for a while."""


@dataclass(frozen=True)
class Plan:
    """A graph, and which peers are asked with which limits on it."""

    graph: Graph
    peers: Mapping[str, Sequence[int]]
    limits: Limits
    on_neo4j: bool = True


LISTING = ("networkx", "rustworkx", "igraph")
SHORT, LONG, BRIEF = Limits(10, 40), Limits(30, 420), Limits(2, 6)
FULL = (
    Plan(Graph(2_000, 3), dict.fromkeys(LISTING, ALL), SHORT),
    Plan(Graph(20_000, 3), dict.fromkeys(LISTING, ALL), SHORT),
    Plan(Graph(100_000, 3), dict.fromkeys(LISTING, ALL), LONG),
    Plan(Graph(100_000, 3, open=True), dict.fromkeys(LISTING, ALL), LONG),
    # a graph of a million actors as Python's dictionaries takes networkx 2 GiB
    Plan(Graph(1_000_000, 3), dict.fromkeys(LISTING[1:], ALL), SHORT, on_neo4j=False),
    Plan(Graph(2_000, 10), dict.fromkeys(LISTING, PLAIN), SHORT),
    Plan(Graph(20_000, 10), dict.fromkeys(LISTING, PLAIN), SHORT),
    Plan(Graph(100_000, 10), dict.fromkeys(LISTING, ALL), SHORT),
    Plan(Graph(1_000_000, 10), dict.fromkeys(LISTING[1:], PLAIN), SHORT, on_neo4j=False),
)
QUICK = (
    Plan(Graph(2_000, 3), dict.fromkeys(LISTING, ALL), BRIEF),
    Plan(Graph(20_000, 3), dict.fromkeys(LISTING[1:], PLAIN), BRIEF, on_neo4j=False),
    Plan(Graph(2_000, 10), dict.fromkeys(LISTING[1:], PLAIN), BRIEF, on_neo4j=False),
)


def measure(*, quick: bool) -> Sequence[Section]:
    results, left_out = [], []
    with scratch() as home, ExitStack() as stack:
        engine = stack.enter_context(cypher(home / "data"))
        for plan in QUICK if quick else FULL:
            if not fits(plan.graph):
                left_out.append(f"{plan.graph} was left out: too little memory is free to make it.")
                continue
            results.append(measured(plan, QUICK_STARTS if quick else STARTS, home, engine))
            for section in (search_section(results[-1:]), peer_section(results[-1:])):
                show(section)  # a whole run takes half an hour
    return [
        reach_section(list(targets(results)), left_out),
        search_section(results),
        peer_section(results),
        memory_section(results),
    ]


def fits(graph: Graph) -> bool:
    """Whether there is memory to make a snapshot of the graph."""
    return psutil.virtual_memory().available > graph.actors * graph.ties_each * BYTES_A_TIE


def measured(plan: Plan, starts: int, home: Path, engine: Cypher) -> Result:
    graph = plan.graph
    folder = home / f"{graph.actors}-{graph.ties_each}-{int(graph.open)}"
    folder.mkdir()
    announce(f"paths: {plan.graph}: making it")
    build(folder, graph.actors, graph.ties_each, int(graph.open), starts, SEED, *ALL)
    questions = load_questions(folder)
    with workers({OURS: ALL, UNIT: ALL, DATE: PLAIN, **plan.peers}, folder) as contestants:
        everybody: list[Contestant] = [*contestants, *warm(plan, engine, folder)]
        announce(f"paths: {plan.graph}: {len(questions)} questions")
        answers = contest(questions, everybody, plan.limits)
        return Result(plan.graph, ALL, answers, *memory(contestants[0]))


def warm(plan: Plan, engine: Cypher, folder: Path) -> Iterator[Cypher]:
    """The engine with the plan's graph in it, where it takes part."""
    if plan.on_neo4j:
        announce(f"paths: {plan.graph}: into Neo4j, which is warmed")
        engine.load(folder)
        engine.warm([question for question in load_questions(folder) if question.limit == LIMIT])
        yield engine


def memory(worker: Worker) -> tuple[float, float | None]:
    """What a process holds, and held at most, in MB. Raises RuntimeError where it had to be ended."""
    if worker.process is None:
        raise RuntimeError(f"{worker.name} ran over a limit")
    peak = peak_mib(worker.process.pid)
    return resident_mib(worker.process.pid) * MIB / MB, None if peak is None else peak * MIB / MB
