"""The search as one Cypher statement for all targets, on an embedded Neo4j that is warm."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import neo4j

from benchmarks import peer
from benchmarks.path_contest import Answer
from benchmarks.path_problems import ALTERNATIVES, OpenGraph, Question, load_open_graph
from benchmarks.running import cpu_seconds, settings_in
from graph_service.adapters.bolt.writing import BATCH
from graph_service.adapters.engine import Server
from graph_service.application.progress import silent
from graph_service.bootstrap import embedded_engine

NAME = "one Cypher statement"
LIMIT = 3
HEAP_MB = 2_048
"""So much that the engine uses both of Java's compilers."""
WARM_SECONDS = 20
ASK_SECONDS = 0.5
"""A question is asked again and again for so long: the engine's processor time is counted in hundredths."""
TRANSACTION_ROWS = 20_000
ORDERS = 6
"""Paths through the same LIMIT mediators, at most: so many times ALTERNATIVES hold that many groups."""

INDEX = "CREATE CONSTRAINT bench_place IF NOT EXISTS FOR (n:Place) REQUIRE n.key IS UNIQUE"
NODES = "UNWIND $rows AS row CREATE (n:Place) SET n = row"
TIES = """UNWIND $rows AS row
MATCH (a:Place {key: row.one})
MATCH (b:Place {key: row.other})
CREATE (a)-[:TIE {cost: row.cost}]->(b)"""
PATHS = """MATCH (start:Place {key: $start})
MATCH path = (start)-[:TIE*1..4]-(target:Place)
WHERE target.key IN $targets
  AND all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))
WITH target.key AS target, nodes(path)[1..-1] AS mediators, relationships(path) AS ties
WITH target, [n IN mediators | n.key] AS mediators,
     reduce(sum = 0, tie IN ties | sum + tie.cost) + reduce(sum = 0, n IN mediators | sum + n.cost) AS cost
ORDER BY cost
RETURN target, collect([cost, mediators])[..$most] AS ways"""


class Cypher:
    """A contestant: the graph is in the engine as bare nodes and ties."""

    name, limits = NAME, (LIMIT,)

    def __init__(self, server: Server, driver: neo4j.Driver) -> None:
        self.server, self.driver = server, driver

    def load(self, folder: Path) -> None:
        graph = load_open_graph(folder)
        peer.wipe(self.driver)
        peer.write(self.driver, [[peer.Statement(INDEX, ())]])
        peer.write(self.driver, peer.transactions(list(batches(graph)), TRANSACTION_ROWS))

    def warm(self, questions: list[Question]) -> None:
        """Asks the questions by turns for a while."""
        end = time.monotonic() + WARM_SECONDS
        for question in cycle(questions):
            if time.monotonic() > end:
                return
            self.ask(question, WARM_SECONDS)

    def ask(self, question: Question, seconds: float) -> Answer:
        begun, cpu = time.perf_counter(), cpu_seconds(self.server.pid)
        times, costs = 0, []
        try:
            while not times or time.perf_counter() - begun < ASK_SECONDS:
                costs = self.costs(question, seconds)
                times += 1
        except neo4j.exceptions.ClientError as error:
            if "TransactionTimedOut" not in (error.code or ""):
                raise
            return Answer(self.spent(cpu), time.perf_counter() - begun, [], over=True)
        spent = self.spent(cpu), time.perf_counter() - begun
        return Answer(spent[0] / times, spent[1] / times, costs)

    def spent(self, before: float) -> float:
        return cpu_seconds(self.server.pid) - before

    def costs(self, question: Question, seconds: float) -> list[list[int]]:
        def run(tx: neo4j.ManagedTransaction) -> dict[int, list[Any]]:
            result = tx.run(PATHS, start=question.start, targets=question.targets, most=ALTERNATIVES * ORDERS)
            return {row["target"]: row["ways"] for row in result}

        timed = neo4j.unit_of_work(timeout=seconds)(run)
        with self.driver.session(database="neo4j") as session:
            found = session.execute_read(timed)
        return [cheapest(found.get(target, [])) for target in question.targets]


def cheapest(ways: list[Any]) -> list[int]:
    """The costs of the first different sets of mediators; `ways` are (cost, mediators) by cost."""
    groups: dict[frozenset[int], int] = {}
    for cost, mediators in ways:
        groups.setdefault(frozenset(mediators), cost)
    return list(groups.values())[:ALTERNATIVES]


def batches(graph: OpenGraph) -> Iterator[peer.Statement]:
    """Those who have a tie, then the ties."""
    tied = sorted({*graph.one.tolist(), *graph.other.tolist()})
    nodes = [{"key": key, "cost": int(graph.mediator[key])} for key in tied]
    columns = (graph.one.tolist(), graph.other.tolist(), graph.tie.tolist())
    ties = [{"one": a, "other": b, "cost": cost} for a, b, cost in zip(*columns, strict=True)]
    for text, rows in ((NODES, nodes), (TIES, ties)):
        for start in range(0, len(rows), BATCH):
            yield peer.Statement(text, rows[start : start + BATCH])


@contextmanager
def cypher(home: Path) -> Iterator[Cypher]:
    """An engine of its own, which ends with the block."""
    engine = embedded_engine(replace(settings_in(home), heap_mb=HEAP_MB), silent)
    server = engine.join()
    try:
        with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            yield Cypher(server, driver)
    finally:
        engine.leave()
