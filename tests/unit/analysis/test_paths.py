"""The search against brute force, and what an answer looks like."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.paths import find_paths
from graph_service.domain.answers import PathsAnswer, Question, ResourcePaths
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.search_columns import search_columns
from tests.effort import many
from tests.reference import Expected, Reached, expected
from tests.strategies import AUDIENCES, DATES, districts, policies
from tests.unit.small import ON, actor, answer, district, resource, theme, tie, warned

Case = tuple[District, Question]

CHECKED = settings(
    deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def asked(district: District, question: Question, policy: Policy = DEFAULT_POLICY) -> PathsAnswer:
    snapshot = build_snapshot(search_columns(district), district.info or DistrictInfo())
    return find_paths(snapshot, question, policy)


def compare_way(found: ResourcePaths, wanted: Reached) -> None:
    assert [way.actors for way in found.alternatives] == [way.actors for way in wanted.ways]
    assert [way.cost for way in found.alternatives] == [way.cost for way in wanted.ways]
    for way, right in zip(found.alternatives, wanted.ways, strict=True):
        assert all(type(number) is int for number in (way.cost, found.theme_steps))
        assert way.ties == right.ties
        assert tuple(step.factor for step in way.steps) == pytest.approx(right.factors, rel=1e-12)
        assert tuple(tuple(sorted(step.other_ties)) for step in way.steps) == right.others
        assert tuple((step.source, step.target) for step in way.steps) == tuple(
            zip(way.actors, way.actors[1:], strict=False)
        )


def compare(given: PathsAnswer, wanted: Expected) -> None:
    found = [(paths.resource, paths.actor, paths.theme_steps) for paths in given.resources]
    assert found == [(reached.resource, reached.actor, reached.theme_steps) for reached in wanted.resources]
    for paths, reached in zip(given.resources, wanted.resources, strict=True):
        assert paths.match == pytest.approx(reached.match, rel=1e-12)
        compare_way(paths, reached)
    assert sorted(warned(given, "no_way")) == sorted(wanted.no_way)
    assert sorted(warned(given, "class_unknown")) == sorted(wanted.class_unknown)


def products_hold(given: PathsAnswer) -> None:
    """The match's factor times those of the steps is the score, but for rounding to micro-nats."""
    for paths in given.resources:
        for way in paths.alternatives:
            product = paths.match * math.prod(step.factor for step in way.steps)
            assert way.cost >= 0
            assert 0 < way.score <= 1
            assert way.score == pytest.approx(product, rel=1e-6 * (2 * len(way.steps) + 1))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    return Question(
        need="need",
        as_of=draw(st.sampled_from(DATES)),
        audience=draw(st.sampled_from(AUDIENCES)),
        max_mediators=draw(st.sampled_from((3, 4, 2, 3, 1, 4, 0))),
        alternatives=draw(st.sampled_from((5, 3, 4, 2, 1))),
    )


@st.composite
def cases(draw: st.DrawFn, most_actors: int = 9) -> Case:
    question = draw(questions())
    return draw(districts(question.as_of, most_actors=most_actors)), question


def reference_for(district: District, question: Question, policy: Policy = DEFAULT_POLICY) -> Expected:
    return expected(
        district,
        question.need,
        question.as_of,
        question.audience,
        question.max_mediators,
        question.alternatives,
        policy,
        question.conditions,
    )


@settings(CHECKED, max_examples=many(150))
@given(cases())
def test_the_search_is_brute_force(case: Case) -> None:
    given_rows, question = case
    found = asked(given_rows, question)
    event(f"most ways: {max((len(paths.alternatives) for paths in found.resources), default=0)}")
    compare(found, reference_for(given_rows, question))
    products_hold(found)


@settings(CHECKED, max_examples=many(70))
@given(cases(), policies())
def test_the_search_is_brute_force_under_every_allowed_policy(case: Case, policy: Policy) -> None:
    given_rows, question = case
    found = asked(given_rows, question, policy)
    compare(found, reference_for(given_rows, question, policy))
    products_hold(found)


@settings(CHECKED, max_examples=many(25))
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(case: Case, chance: random.Random) -> None:
    given_rows, question = case
    shuffled = {name: tuple(chance.sample(rows, len(rows))) for name, rows in given_rows.rows.items()}
    assert asked(replace(given_rows, rows=shuffled), question) == asked(given_rows, question)


@settings(CHECKED, max_examples=many(25))
@given(cases(), st.sampled_from(("0001-01-01", "0002-12-31", "1900-02-28", "2199-12-31", "9999-12-31")))
def test_a_date_far_away(case: Case, far: str) -> None:
    given_rows, question = case
    question = replace(question, as_of=far)
    found = asked(given_rows, question)
    compare(found, reference_for(given_rows, question))
    products_hold(found)


@settings(CHECKED, max_examples=many(25))
@given(cases(most_actors=6))
def test_more_mediators_or_alternatives_only_add(case: Case) -> None:
    """A wider limit never loses a path, and fewer alternatives are the first of many."""
    given_rows, question = case
    all_ways = asked(given_rows, replace(question, max_mediators=5, alternatives=50))
    few = asked(given_rows, replace(question, max_mediators=5, alternatives=1))
    assert [paths.resource for paths in few.resources] == [paths.resource for paths in all_ways.resources]
    for first, every in zip(few.resources, all_ways.resources, strict=True):
        assert first.alternatives == every.alternatives[:1]
    narrow = asked(given_rows, question)
    reached = {paths.resource for paths in all_ways.resources}
    assert {paths.resource for paths in narrow.resources} <= reached


# --- one example for each rule ----------------------------------------------------------------------------


def paths_of(given: District, **question: Any) -> list[tuple[str, ...]]:
    found = answer(given, **question).resources
    return [way.actors for paths in found if paths.resource == "res" for way in paths.alternatives]


def test_a_direct_tie_is_a_path_with_no_mediator() -> None:
    given = district(ties=[tie("holder", "shop", strength=0)])
    assert paths_of(given) == [("holder", "mediator", "shop"), ("holder", "shop")]
    assert paths_of(given, max_mediators=0) == [("holder", "shop")]


def test_at_most_max_mediators() -> None:
    more = [actor(f"m{n}") for n in (1, 2, 3)]
    ties = [tie("mediator", "m1"), tie("m1", "m2"), tie("m2", "m3"), tie("m3", "shop")]
    given = district(actors=more, ties=ties, second={"kind": "uses"})
    assert paths_of(given, max_mediators=3) == []
    assert paths_of(given, max_mediators=4) == [("holder", "mediator", "m1", "m2", "m3", "shop")]


def test_two_orders_of_the_same_mediators_are_one_alternative() -> None:
    ties = [tie("holder", "m1", strength=2), tie("mediator", "m1"), tie("m1", "shop", strength=3)]
    given = district(actors=[actor("m1")], ties=ties, second={"strength": 2})
    found = paths_of(given, alternatives=5)
    assert ("holder", "mediator", "m1", "shop") in found
    assert ("holder", "m1", "mediator", "shop") not in found
    assert len(found) == 3


def test_the_number_of_alternatives() -> None:
    more = [actor(f"m{n}") for n in range(4)]
    ties = [tie("holder", f"m{n}") for n in range(4)] + [tie(f"m{n}", "shop", f"n{n}") for n in range(4)]
    given = district(actors=more, ties=ties)
    assert len(paths_of(given, alternatives=1)) == 1
    assert len(paths_of(given, alternatives=5, max_mediators=1)) == 5


def test_order_is_cost_then_number_of_mediators_then_actor_ids() -> None:
    policy = Policy(strength_3=1.0, strength_2=0.5)
    more = [actor("m1"), actor("m10"), actor("m2")]
    ties = [
        *(tie("holder", "m2"), tie("m2", "shop", strength=2)),
        *(tie("holder", "m10"), tie("m10", "shop", strength=2)),
        *(tie("holder", "m1"), tie("m1", "mediator")),
    ]
    given = district(actors=more, ties=ties, second={"strength": 2})
    found = answer(given, policy, alternatives=9, max_mediators=2).resources[0].alternatives
    assert [(way.cost, way.actors[1:-1]) for way in found] == [
        (693_147, ("m10",)),
        (693_147, ("m2",)),
        (693_147, ("mediator",)),
        (693_147, ("m1", "mediator")),
    ]


def test_resources_are_in_the_order_of_their_best_paths_then_ids() -> None:
    more = [actor("far", "shop"), actor("near", "shop")]
    ties = [tie("mediator", "far", strength=1), tie("mediator", "near")]
    resources = [
        *(resource("z", actor="near"), resource("y", actor="near")),
        *(resource("a", actor="far"), resource("x", actor="shop")),
    ]
    found = answer(district(actors=more, ties=ties, resources=resources)).resources
    assert [paths.resource for paths in found] == ["y", "z", "res", "x", "a"]


def test_the_match_counts_in_the_order_of_resources() -> None:
    more = [actor("near", "shop")]
    ties = [tie("mediator", "near", strength=2)]
    themes = [theme("paper", "box")]
    resources = [resource("close", actor="near")]
    given = district(
        actors=more, ties=ties, themes=themes, of_resource={"theme": "paper"}, resources=resources
    )
    found = answer(given).resources
    assert [(paths.resource, paths.theme_steps) for paths in found] == [("res", 1), ("close", 0)]


def test_a_path_does_not_run_through_another_receiver_unless_they_may_mediate() -> None:
    """Who holds a matching resource is a mediator like everybody else."""
    given = district(
        mediator={"willing": "no"},
        ties=[tie("holder", "other"), tie("other", "shop")],
        actors=[actor("other", "shop")],
        resources=[resource("more", actor="other")],
    )
    assert paths_of(given) == [("holder", "other", "shop")]


def test_the_need_of_an_actor_without_ties() -> None:
    found = answer(district(first={"kind": "uses"}))
    assert found.resources == ()
    assert warned(found, "no_way") == ("res",)


def test_the_answer_says_who_holds_the_need_and_by_which_policy() -> None:
    found = answer(district())
    assert (found.holder, found.policy, found.question.as_of) == ("holder", DEFAULT_POLICY, ON)
