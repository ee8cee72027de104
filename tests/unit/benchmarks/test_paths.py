"""What decides what a number means: the same problem for all, grouping by mediators, honest medians."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import networkx as nx
import numpy as np
import pytest

from benchmarks import path_problems, report
from benchmarks.path_contest import GIVES_UP_AFTER, OURS, Answer, Limits, build, contest, workers
from benchmarks.path_groups import PathCosts, best
from benchmarks.path_ours import Search
from benchmarks.path_problems import ALTERNATIVES, TARGETS, OpenGraph, Question
from benchmarks.path_tables import Middle, Target, middle
from benchmarks.snapshots import Graph, snapshot_of
from graph_service.analysis.building import build_snapshot
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.district import DistrictInfo
from graph_service.domain.policy import BLOCKED
from graph_service.domain.search_columns import search_columns
from seed_data.generate.scale import synthetic, write_folder
from tests.unit.folders import read

SMALL = Graph(300, 3)
SEED = 5


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return snapshot_of(SMALL, SEED)


# ---- the district


def test_a_snapshot_from_numbers_is_that_of_the_folder(tmp_path: Path, snapshot: Snapshot) -> None:
    write_folder(synthetic(SMALL.actors, SMALL.ties_each, SEED), tmp_path)
    expected = build_snapshot(search_columns(read(tmp_path)[0]), DistrictInfo())
    for part in ("actors", "ties", "network"):
        mine, theirs = getattr(snapshot, part), getattr(expected, part)
        for field in dataclasses.fields(mine):
            value, other = getattr(mine, field.name), getattr(theirs, field.name)
            if isinstance(value, np.ndarray):
                used = mine.used if field.name in ("neighbour", "tie") else len(value)
                assert value.dtype == other.dtype
                assert np.array_equal(value[:used], other[:used]), field.name
    assert list(snapshot.actors.ids) == list(expected.actors.ids)
    assert all(snapshot.tie_id(tie) == expected.tie_id(tie) for tie in range(len(snapshot.ties.source)))
    for part in ("needs", "resources", "asks", "consents", "care", "broader", "parent", "areas"):
        assert getattr(snapshot, part) == getattr(expected, part)


# ---- what is asked


def test_targets_are_within_reach_and_the_hub_comes_first(snapshot: Snapshot) -> None:
    graph = path_problems.open_graph(path_problems.inquiry(snapshot, 3, 0).ground)
    asked = path_problems.questions(graph, starts=4, limits=(1, 3), seed=SEED)
    network = nx.Graph(list(zip(graph.one.tolist(), graph.other.tolist(), strict=True)))
    assert [question.limit for question in asked] == [1] * 4 + [3] * 4
    assert [question.hub for question in asked] == [True, False, False, False] * 2
    assert network.degree[asked[0].start] == max(degree for _, degree in network.degree)
    for question in asked:
        far = nx.single_source_shortest_path_length(network, question.start, cutoff=question.most_ties)
        assert len(set(question.targets)) == TARGETS
        assert question.start not in question.targets
        assert set(question.targets) <= far.keys()


def test_the_open_graph_has_only_what_a_path_may_use(snapshot: Snapshot) -> None:
    ground = path_problems.inquiry(snapshot, 3, 0).ground
    graph = path_problems.open_graph(ground)
    pairs = {frozenset(pair) for pair in zip(graph.one.tolist(), graph.other.tolist(), strict=True)}
    may = ground.mediator_costs(np.arange(SMALL.actors)) < BLOCKED
    costs = ground.tie_costs(np.arange(len(snapshot.ties.source)))
    ties = zip(snapshot.ties.source.tolist(), snapshot.ties.target.tolist(), costs.tolist(), strict=True)
    assert pairs == {frozenset((a, b)) for a, b, cost in ties if cost < BLOCKED and may[a] and may[b]}


# ---- grouping


def random_graph(chance: Random, actors: int) -> OpenGraph:
    pairs = [(a, b) for a in range(actors) for b in range(a + 1, actors) if chance.random() < 0.5]
    one, other = np.array(pairs).T
    tie, mediator = (np.array([chance.randrange(1, 9) for _ in range(n)]) for n in (len(pairs), actors))
    return OpenGraph(one, other, tie, mediator)


def grouped_by_hand(graph: OpenGraph, paths: Sequence[Sequence[int]], target: int) -> list[int]:
    ties = dict(
        zip(zip(graph.one.tolist(), graph.other.tolist(), strict=True), graph.tie.tolist(), strict=True)
    )
    groups: dict[frozenset[int], int] = {}
    for path in paths:
        if path[-1] == target:
            steps = pairwise(path)
            cost = sum(ties[min(step), max(step)] for step in steps)
            cost += sum(int(graph.mediator[actor]) for actor in path[1:-1])
            group = frozenset(path[1:-1])
            groups[group] = min(cost, groups.get(group, cost))
    return sorted(groups.values())


@pytest.mark.parametrize("seed", range(20))
def test_the_best_groups_are_those_found_by_hand(seed: int) -> None:
    graph = random_graph(Random(seed), 8)
    network = nx.Graph(list(zip(graph.one.tolist(), graph.other.tolist(), strict=True)))
    targets = [7, 3, 5]
    paths = list(nx.all_simple_paths(network, 0, targets, cutoff=4)) if 0 in network else []
    found = best(paths, PathCosts(graph), targets, wanted=5)
    assert found == [grouped_by_hand(graph, paths, target)[:5] for target in targets]
    assert best([], PathCosts(graph), targets, wanted=5) == [[], [], []]


@pytest.mark.parametrize("limit", [0, 2, 4])
def test_the_search_and_a_listing_peer_find_the_same_costs(
    limit: int, snapshot: Snapshot, tmp_path: Path
) -> None:
    path_problems.write(tmp_path, snapshot, 3, (3,), SEED)
    graph = path_problems.load_open_graph(tmp_path)
    network = nx.Graph(list(zip(graph.one.tolist(), graph.other.tolist(), strict=True)))
    search, reached = Search(tmp_path), 0
    for question in path_problems.load_questions(tmp_path):
        asked = dataclasses.replace(question, limit=limit)
        paths = list(nx.all_simple_paths(network, asked.start, asked.targets, cutoff=asked.most_ties))
        expected = best(paths, PathCosts(graph), asked.targets, ALTERNATIVES)
        assert search.ask(asked) == expected
        reached += sum(map(bool, expected))
    assert reached


# ---- the contest


class Told:
    """A contestant that answers what it is told, and remembers when it was asked."""

    def __init__(self, name: str, answer: Answer, limits: Sequence[int] = (3,)) -> None:
        self.name, self.answer, self.limits = name, answer, limits
        self.asked: list[Question] = []

    def ask(self, question: Question, seconds: float) -> Answer:
        self.asked.append(question)
        return self.answer


QUESTIONS = [Question(limit, start, start == 0, (1,)) for limit in (3, 5) for start in range(6)]
LIMITS = Limits(1, 60)


def test_everybody_is_asked_what_they_take_part_in() -> None:
    one, other = Told("one", Answer(1, 1, [[4]]), (3, 5)), Told("other", Answer(2, 2, [[4]]))
    answers = contest(QUESTIONS, [one, other], LIMITS)
    assert (one.asked, other.asked) == (QUESTIONS, QUESTIONS[:6])
    assert len(answers.of("one", 5)) == 6
    assert not answers.of("other", 5)
    assert answers.of_hub("other", 3) == other.answer


def test_who_is_over_the_limit_again_and_again_is_asked_no_more() -> None:
    tired = Told("tired", Answer(1, 1, [], over=True), (3, 5))
    contest(QUESTIONS, [tired], LIMITS)
    assert [question.limit for question in tired.asked] == [3] * GIVES_UP_AFTER + [5] * GIVES_UP_AFTER


def test_different_costs_end_the_run() -> None:
    contestants = [Told("one", Answer(1, 1, [[4]])), Told("other", Answer(1, 1, [[5]]))]
    with pytest.raises(RuntimeError, match="different costs"):
        contest(QUESTIONS, contestants, LIMITS)


def test_a_process_that_was_ended_is_started_again(tmp_path: Path) -> None:
    build(tmp_path, SMALL.actors, SMALL.ties_each, 0, 1, SEED, 3)
    question = path_problems.load_questions(tmp_path)[0]
    expected = Search(tmp_path).ask(question)
    with workers({OURS: (3,)}, tmp_path) as (worker,):
        first = worker.ask(question, 60)
        ended = worker.ask(question, -60)
        assert (ended.over, ended.costs, worker.process) == (True, [], None)
        again = worker.ask(question, 60)
    assert first.costs == again.costs == expected
    assert not first.over


# ---- what is said of it


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([(1, False), (3, False), (2, False)], Middle(2)),
        ([(1, False), (2, False), (9, True)], Middle(2)),
        ([(1, False), (5, True), (9, True)], Middle(5, at_least=True)),
        ([(1, True), (5, False), (9, False)], Middle(5, at_least=True)),
        ([(2, False), (4, True)], Middle(3, at_least=True)),
        ([(1, False), (2, False), (4, False), (9, True)], Middle(3)),
    ],
)
def test_a_median_is_open_above_where_a_bound_may_have_passed_it(
    values: list[tuple[float, bool]], expected: Middle | None
) -> None:
    assert middle(values) == expected


@pytest.mark.parametrize(
    ("measured", "bound", "holds"),
    [
        (Middle(5), {"most": 5}, "yes"),
        (Middle(6), {"most": 5}, "no"),
        (Middle(4, at_least=True), {"most": 5}, "–"),
        (Middle(6, at_least=True), {"most": 5}, "no"),
        (Middle(5), {"least": 5}, "yes"),
        (Middle(4), {"least": 5}, "no"),
        (Middle(4, at_least=True), {"least": 5}, "–"),
        (Middle(6, at_least=True), {"least": 5}, "yes"),
        (None, {"least": 5}, "–"),
    ],
)
def test_a_target_holds_only_where_the_number_says_so(
    measured: Middle | None, bound: dict[str, float], holds: str
) -> None:
    assert Target("what", "graph", "3", "peer", measured, **bound).holds() == holds


def test_a_part_run_again_alone_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "PARTS", tmp_path / "results")
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results.md")
    monkeypatch.setattr(report, "machine", lambda: ["- a machine"])
    for name, cell in (("paths", "1"), ("load", "2"), ("paths", "3")):
        report.write_part(name, [report.Section(f"Of {name}", ("a note",), ("who", "ms"), (("we", cell),))])
        report.write_results(["load", "engine", "paths"])
    assert (tmp_path / "results.md").read_text("utf-8") == (
        report.HEAD
        + "\n## Load\n\n- a machine\n\n### Of load\n\na note\n\n| who | ms |\n| --- | ---: |\n| we | 2 |\n"
        + "\n## Paths\n\n- a machine\n\n### Of paths\n\na note\n\n| who | ms |\n| --- | ---: |\n| we | 3 |\n"
    )
