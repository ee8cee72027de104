"""What the search and its peers are asked: one problem a district, in a folder that each process reads.

Actors who cannot mediate are taken out of the peers' graph with all their ties, and ties that carry no path:
so starts and targets are drawn from who can mediate, and the peers have nothing to test. The search has the
whole district.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from graph_service.analysis.ground import Ground
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.snapshot import Ints, Snapshot
from graph_service.domain.answers import Scope
from graph_service.domain.policy import BLOCKED, DEFAULT_POLICY
from seed_data.generate.days import AS_OF
from seed_data.generate.scale import Chance

TARGETS, ALTERNATIVES = 50, 5
FAR = 127
SNAPSHOT, PROBLEM, QUESTIONS = "snapshot.pickle", "open.pickle", "questions.json"


@dataclass(frozen=True)
class Question:
    """From one start to all targets at once, `ALTERNATIVES` each, within a limit of mediators."""

    limit: int
    start: int
    hub: bool
    targets: tuple[int, ...]

    @property
    def most_ties(self) -> int:
        return self.limit + 1


@dataclass(frozen=True)
class OpenGraph:
    """What a path may use: ties between one[i] and other[i], each pair once; costs in parts."""

    one: Ints
    other: Ints
    tie: Ints
    mediator: Ints

    @property
    def actors(self) -> int:
        return len(self.mediator)


def inquiry(snapshot: Snapshot, limit: int, start: int, as_of: str = AS_OF.isoformat()) -> Inquiry:
    scope = Scope(as_of=as_of, max_mediators=limit, alternatives=ALTERNATIVES)
    return Inquiry(snapshot, DEFAULT_POLICY, scope, (start,), {})


def open_graph(ground: Ground) -> OpenGraph:
    """The graph without what no path may use; of several ties between two actors the cheapest."""
    everybody = np.arange(ground.snapshot.network.actors)
    mediator = ground.mediator_costs(everybody)
    row, neighbour, cost = ground.leaving(everybody)
    kept = np.flatnonzero((row < neighbour) & (mediator[row] < BLOCKED) & (mediator[neighbour] < BLOCKED))
    one, other, cost = row[kept], neighbour[kept], cost[kept]
    order = np.lexsort((cost, other, one))
    one, other, cost = one[order], other[order], cost[order]
    first = np.ones(len(one), dtype=np.bool_)
    first[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return OpenGraph(one[first], other[first], cost[first], mediator)


def distances(graph: OpenGraph, start: int, most: int) -> Ints:
    """Ties on the shortest way from the start to each actor; FAR beyond `most`."""
    found = np.full(graph.actors, FAR, dtype=np.int8)
    found[start] = 0
    for ties in range(1, most + 1):
        for here, there in ((graph.one, graph.other), (graph.other, graph.one)):
            reached = there[found[here] == ties - 1]
            found[reached[found[reached] == FAR]] = ties
    return found


def questions(graph: OpenGraph, starts: int, limits: Sequence[int], seed: int) -> list[Question]:
    """For each limit the same starts, the best-connected actor first; targets from what the limit reaches.

    Starts from which the least limit reaches fewer than TARGETS are left out.
    """
    chance, found = Chance(seed), []
    degree = np.bincount(graph.one, minlength=graph.actors) + np.bincount(graph.other, minlength=graph.actors)
    tied = np.flatnonzero(degree)
    drawn = tied[np.argsort(chance.shares(len(tied)), kind="stable")].tolist()
    hub, taken = int(np.argmax(degree)), 0
    for start in [hub, *(actor for actor in drawn if actor != hub)]:
        far = distances(graph, start, max(limits) + 1)
        if np.count_nonzero(far <= min(limits) + 1) <= TARGETS:
            continue
        for limit in limits:
            reached = np.flatnonzero((far > 0) & (far <= limit + 1))
            targets = reached[np.argsort(chance.shares(len(reached)), kind="stable")[:TARGETS]]
            found.append(Question(limit, start, start == hub, tuple(targets.tolist())))
        taken += 1
        if taken == starts:
            break
    return sorted(found, key=lambda question: question.limit)


def write(folder: Path, snapshot: Snapshot, starts: int, limits: Sequence[int], seed: int) -> None:
    """Puts the snapshot, the peers' graph and the questions into the folder."""
    dump(folder / SNAPSHOT, snapshot)
    graph = open_graph(inquiry(snapshot, limits[0], 0).ground)
    dump(folder / PROBLEM, graph)
    asked = [asdict(question) for question in questions(graph, starts, limits, seed)]
    (folder / QUESTIONS).write_text(json.dumps(asked), "utf-8")


def dump(path: Path, value: object) -> None:
    with path.open("wb") as file:
        pickle.dump(value, file, protocol=5)


def load_snapshot(folder: Path) -> Snapshot:
    """What `write` put there. Hashes of ids are in it: PYTHONHASHSEED must be the same in both processes."""
    with (folder / SNAPSHOT).open("rb") as file:
        found: Snapshot = pickle.load(file)
    return found


def load_open_graph(folder: Path) -> OpenGraph:
    with (folder / PROBLEM).open("rb") as file:
        found: OpenGraph = pickle.load(file)
    return found


def load_questions(folder: Path) -> list[Question]:
    rows = json.loads((folder / QUESTIONS).read_text("utf-8"))
    return [Question(**{**row, "targets": tuple(row["targets"])}) for row in rows]
