"""Gaps of every class: brute force on small districts, and what was planted in the samples."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import event, given, settings

from graph_service.adapters.assets import asset
from graph_service.analysis.building import build_snapshot
from graph_service.analysis.gaps import Look, find_gaps
from graph_service.domain.answers import Conditions
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.gaps import Gap, GapQuestion, GapsAnswer
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.search_columns import search_columns
from seed_data.generate import PRESETS, build, write
from tests.effort import many
from tests.reference import Expected, Reference
from tests.unit.analysis.test_paths import CHECKED
from tests.unit.analysis.test_reach import Case, cases, open_needs
from tests.unit.test_seed_data import AS_OF, KEYS, committed, network_of, read, snapshot_of


class BruteForce:
    """The gaps by their definitions: every simple path of every open need."""

    def __init__(self, rows: District, question: GapQuestion, policy: Policy, *, without_us: bool = False):
        self.rows, self.question, self.policy = rows, question, policy
        self.without_us = without_us
        self.needs = {one: self.answer(one) for one in open_needs(rows)}

    def answer(self, need: str, *without: str) -> Expected:
        conditions = Conditions(leave_out=without, without_us=self.without_us)
        given = (self.rows, self.question.as_of, self.question.audience, self.policy, conditions)
        return Reference(*given).answer(need, self.question.max_mediators, 1)

    def costs(self) -> dict[str, int]:
        return {one: found.resources[0].ways[0].cost for one, found in self.needs.items() if found.resources}

    def reached(self) -> dict[str, set[str]]:
        return {
            o: {r.resource for r in found.resources} for o, found in self.needs.items() if found.resources
        }

    def no_resource(self) -> set[str]:
        return {one for one, found in self.needs.items() if not (found.resources or found.no_way)}

    def no_way(self) -> dict[str, set[str]]:
        lost = {one: found for one, found in self.needs.items() if found.no_way and not found.resources}
        return {one: set(found.no_way) for one, found in lost.items()}

    def hangs_on_one(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for need in self.costs():
            for row in self.rows.of("actors"):
                if not self.answer(need, row.values["id"]).resources:
                    found.setdefault(row.values["id"], set()).add(need)
        return found

    def through(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for found in self.needs.values():
            for actor in found.resources[0].ways[0].actors[1:-1] if found.resources else ():
                counts[actor] = counts.get(actor, 0) + 1
        return counts


def of_class(answer: GapsAnswer, gap_class: str) -> list[Gap]:
    return [gap for gap in answer.gaps if gap.gap_class == gap_class]


@settings(CHECKED, max_examples=many(150))
@given(cases())
def test_gaps_are_brute_force(case: Case) -> None:
    rows, scope, policy = case
    question = GapQuestion(scope.as_of, scope.max_mediators, scope.audience)
    snapshot = build_snapshot(search_columns(rows), rows.info or DistrictInfo())
    plain, plain_without_us = (BruteForce(rows, question, policy, without_us=us) for us in (False, True))
    look, found = Look(snapshot, question, policy), find_gaps(snapshot, question, policy)
    event(f"{len(plain.costs())} reached, hanging {len(plain.hangs_on_one())}")
    assert look.costs == plain.costs()
    assert {one: got for one, got in look.reached_resources.items() if got} == plain.reached()
    assert {gap.needs[0] for gap in of_class(found, "no_resource")} == plain.no_resource()
    assert {g.needs[0]: set(g.resources) for g in of_class(found, "no_way")} == plain.no_way()
    assert {g.actors[0]: set(g.needs) for g in of_class(found, "hangs_on_one")} == plain.hangs_on_one()
    assert {row.actor: row.needs for row in found.load if row.needs} == plain.through()
    others = {row.actor: row.without_us for row in found.load if row.without_us}
    assert others == plain_without_us.through()
    reached = set().union(*plain.reached().values())
    assert not {gap.resources[0] for gap in of_class(found, "unused")} & reached
    assert sum(cell.needs for cell in found.coverage) == len(plain.needs) == found.open_needs
    assert sum(cell.reached for cell in found.coverage) == len(plain.costs())


@cache
def answer_of(key: str) -> GapsAnswer:
    return find_gaps(snapshot_of(committed(key)[0]), GapQuestion(AS_OF), DEFAULT_POLICY)


def planted(key: str) -> list[dict[str, list[str]]]:
    return json.loads(asset("seed_data", key, "planted.json").read_text("utf-8"))["gaps"]


def named(gap: Gap | dict) -> tuple[object, ...]:
    """What the record of planted gaps promises of each class."""
    gap_class = gap.gap_class if isinstance(gap, Gap) else gap["class"]
    columns = {
        **{"no_resource": "needs", "no_way": "needs resources", "hangs_on_one": "actors needs"},
        **{"unused": "resources actors", "stale": "needs ties"},
    }[gap_class].split()
    value = (lambda c: getattr(gap, c)) if isinstance(gap, Gap) else (lambda c: gap[c])
    return gap_class, *(tuple(sorted(value(column))) for column in columns)


@pytest.mark.parametrize("key", KEYS)
def test_the_planted_gaps_are_found_and_nothing_else(key: str) -> None:
    found = [named(gap) for gap in answer_of(key).gaps]
    assert sorted(found) == sorted(named(gap) for gap in planted(key))
    assert len(set(found)) == len(found)
    areas = [gap.area for gap in answer_of(key).gaps if gap.gap_class != "hangs_on_one"]
    assert all(areas)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_reported_where_nothing_is_missing(key: str, tmp_path: Path) -> None:
    write(build(PRESETS[key], gaps=False), tmp_path)
    found = find_gaps(snapshot_of(read(tmp_path)[0]), GapQuestion(AS_OF), DEFAULT_POLICY)
    assert found.gaps == ()
    assert found.open_needs > 20
    assert all(cell.reached == cell.needs and cell.resources for cell in found.coverage)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("without_us", [False, True])
def test_the_structure_is_that_of_networkx(key: str, without_us: bool) -> None:
    snapshot = snapshot_of(committed(key)[0])
    graph, ids = network_of(snapshot), snapshot.actors.ids
    if without_us:
        graph.remove_nodes_from([ids[place] for place in snapshot.actors.central.nonzero()[0].tolist()])
    answer = answer_of(key)
    found = answer.structure_without_us if without_us else answer.structure
    assert list(found.cut_vertices) == sorted(nx.articulation_points(graph))
    assert sorted(map(sorted, nx.bridges(graph))) == [list(pair) for pair in found.bridges]
    assert [one.actor for one in found.pieces] == list(found.cut_vertices)
    for one in found.pieces:
        whole = nx.node_connected_component(graph, one.actor)
        rest = nx.connected_components(graph.subgraph(whole - {one.actor}))
        assert list(one.sizes) == sorted(map(len, rest), reverse=True)


def test_a_gap_keeps_its_key_and_no_two_share_one() -> None:
    gaps = answer_of("urban").gaps
    assert len({gap.key for gap in gaps}) == len(gaps)
    again = find_gaps(snapshot_of(committed("urban")[0]), GapQuestion(AS_OF), DEFAULT_POLICY)
    assert again.gaps == gaps
    later = replace(GapQuestion(AS_OF), max_mediators=4)
    other = find_gaps(snapshot_of(committed("urban")[0]), later, DEFAULT_POLICY)
    assert {g.key for g in gaps} & {g.key for g in other.gaps}
