"""Paths under conditions, combined: alternatives, fallbacks, counts and cuts against every simple path."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from graph_service.domain.answers import NO_CONDITIONS, Alternative, Conditions, Question, Stop
from graph_service.domain.district import District
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from tests.effort import many
from tests.reference import Expected, Way, expected
from tests.strategies import AUDIENCES, DATES, conditions, districts, policies
from tests.unit.analysis.test_paths import CHECKED, asked, compare
from tests.unit.small import ON, actor, answer, district, tie

Case = tuple[District, Question, Policy]
EVERY = 10_000


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Twelve actors and limits up to seven, most of them for the office, under the usual policy."""
    on = draw(st.sampled_from(DATES))
    rows = draw(districts(on, most_actors=12))
    ids = tuple(str(row.values["id"]) for row in rows.of("actors"))
    question = Question(
        need="need",
        as_of=on,
        audience=draw(st.sampled_from((*["office"] * 5, *AUDIENCES))),
        max_mediators=draw(st.integers(0, 7)),
        alternatives=draw(st.integers(1, 6)),
        conditions=draw(conditions(on, ids)),
        counted=draw(st.booleans()),
    )
    policy = draw(policies()) if draw(st.booleans()) else DEFAULT_POLICY
    return rows, question, policy


def right(case: Case, count: int = EVERY, **changes: object) -> Expected:
    rows, question, policy = case
    under = replace(question.conditions, **changes)  # type: ignore[arg-type]
    return expected(
        rows, "need", question.as_of, question.audience, question.max_mediators, count, policy, under
    )


def the_same(found: Alternative | None, wanted: Way | None) -> bool:
    if found is None or wanted is None:
        return found is wanted is None
    return (found.actors, found.ties, found.cost) == (wanted.actors, wanted.ties, wanted.cost)


@settings(CHECKED, max_examples=many(200))
@given(cases())
def test_every_condition_combined_is_brute_force(case: Case) -> None:
    rows, question, policy = case
    found = asked(rows, question, policy)
    compare(found, right(case, question.alternatives))
    whole = {reached.resource: reached.ways for reached in right(case).resources}
    event(f"reached: {bool(whole)}, stops: {len(question.conditions.via)}")
    more = {paths.resource for paths in found.resources if len(whole[paths.resource]) > question.alternatives}
    assert {i for cut in found.cuts if cut.limit == "alternatives" for i in cut.ids} == more
    for paths in found.resources:
        assert paths.ways.count == (min(len(whole[paths.resource]), 101) if question.counted else None)


@settings(CHECKED, max_examples=many(70))
@given(cases())
def test_a_fallback_is_the_best_path_without_that_mediator(case: Case) -> None:
    rows, question, policy = case
    for paths in asked(rows, question, policy).resources:
        assert [fallback.without for fallback in paths.ways.fallbacks] == [*paths.alternatives[0].mediators]
        for fallback in paths.ways.fallbacks:
            left_out = (*question.conditions.leave_out, fallback.without)
            others = {r.resource: r.ways for r in right(case, 1, leave_out=left_out).resources}
            best = others.get(paths.resource, (None,))[0]
            assert the_same(fallback.alternative, best)


@settings(CHECKED, max_examples=many(50))
@given(cases())
def test_more_mediators_are_named_where_they_would_change_the_answer(case: Case) -> None:
    rows, question, policy = case
    found = asked(rows, question, policy)
    wider = asked(rows, replace(question, max_mediators=7), policy)
    ways = {paths.resource: paths.alternatives for paths in found.resources}
    other = {p.resource for p in wider.resources if p.alternatives != ways.get(p.resource)}
    assert {i for cut in found.cuts if cut.limit == "max_mediators" for i in cut.ids} == other


# --- one example for each condition -----------------------------------------------------------------------

ROUND = {
    "actors": [actor("club", "organization", area="hill"), actor("sc", subtype="sc")],
    "ties": [
        *(tie("holder", "club", strength=2), tie("club", "shop", strength=2)),
        *(tie("holder", "sc", strength=2), tie("sc", "shop", strength=2, confirmed_on="2026-01-01")),
    ],
    "areas": [{"id": "hill", "name": "h", "parent": "town"}, {"id": "town", "name": "t"}],
}
BEST, CLUB, SC = ("mediator",), ("club",), ("sc",)


@pytest.mark.parametrize(
    ("under", "mediators"),
    [
        (NO_CONDITIONS, [BEST, CLUB, SC]),
        (Conditions(leave_out=("mediator",)), [CLUB, SC]),
        (Conditions(leave_out=("holder", "shop")), [BEST, CLUB, SC]),
        (Conditions(leave_out_kind=("professional",)), [CLUB]),
        (Conditions(leave_out_kind=("resident", "shop")), [BEST, CLUB, SC]),
        (Conditions(leave_out_area=("hill",)), [BEST, SC]),
        (Conditions(leave_out_area=("town",)), [BEST, SC]),
        (Conditions(leave_out_tie=("knows",)), []),
        (Conditions(min_strength=3), [BEST]),
        (Conditions(confirmed_since="2026-10-01"), [BEST, CLUB]),
        (Conditions(confirmed_since="2026-10-02"), []),
        (Conditions(tie_audience=("office",)), []),
        (Conditions(tie_audience=("office", "council")), [BEST, CLUB, SC]),
        (Conditions(without_us=True), [BEST, CLUB]),
        (Conditions(via=(Stop(actor="club"),)), [CLUB]),
        (Conditions(via=(Stop(kind="professional"),)), [BEST, SC]),
        (Conditions(via=(Stop(actor="shop"),)), []),
    ],
)
def test_each_condition(under: Conditions, mediators: list[tuple[str, ...]]) -> None:
    found = answer(district(**ROUND), conditions=under, max_mediators=1).resources
    assert [way.mediators for paths in found for way in paths.alternatives] == mediators


@pytest.mark.parametrize(
    ("via", "in_order", "mediators"),
    [
        (("a", "b"), False, [("a", "b")]),
        (("b", "a"), False, [("a", "b")]),
        (("a", "b"), True, [("a", "b")]),
        (("b", "a"), True, []),
    ],
)
def test_stops_in_the_order_given(via: tuple[str, ...], in_order: bool, mediators: list[object]) -> None:
    given_rows = district(
        actors=[actor("a"), actor("b")], ties=[tie("holder", "a"), tie("a", "b"), tie("b", "shop")]
    )
    under = Conditions(via=tuple(Stop(actor=stop) for stop in via), via_in_order=in_order)
    found = answer(given_rows, conditions=under, as_of=ON).resources
    assert [way.mediators for paths in found for way in paths.alternatives] == mediators
