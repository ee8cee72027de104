"""Who can reach a resource, and what is there for an actor: held against the paths of each need."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.paths import find_paths
from graph_service.analysis.reach import find_reach
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.suiting import find_for_actor
from graph_service.analysis.work import Work
from graph_service.domain.answers import (
    ActorAnswer,
    ActorQuestion,
    PathsAnswer,
    Question,
    ReachAnswer,
    ReachQuestion,
    ResourcePaths,
    Scope,
)
from graph_service.domain.district import District, DistrictInfo, Row
from graph_service.domain.errors import SearchTooLarge, UnknownId
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.search_columns import search_columns
from tests.effort import many
from tests.reference import Reference, Values, Way
from tests.strategies import AUDIENCES, DATES, conditions, districts, need_values, policies
from tests.unit.analysis.test_paths import CHECKED
from tests.unit.small import ON, actor, ask, consent, district, need, resource, theme, tie

Case = tuple[District, Scope, Policy]
STATUSES = (
    None,
    "received",
    "checked",
    "searching",
    "asking",
    "unmet",
    "matched",
    "followed_up",
    "withdrawn",
)


def snapshot_of(rows: District) -> Snapshot:
    return build_snapshot(search_columns(rows), rows.info or DistrictInfo())


@st.composite
def scopes(draw: st.DrawFn, on: str, ids: list[str]) -> Scope:
    return Scope(
        as_of=on,
        audience=draw(st.sampled_from((*["office"] * 4, *AUDIENCES))),
        max_mediators=draw(st.integers(0, 5)),
        alternatives=draw(st.integers(1, 5)),
        conditions=draw(conditions(on, ids)),
        counted=draw(st.booleans()),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A district with several needs in every state, some of them of the same holder, some with asks."""
    on = draw(st.sampled_from(DATES))
    rows = draw(districts(on, most_actors=9))
    ids = [row.values["id"] for row in rows.of("actors")]
    needs = [dict(row.values) for row in rows.of("needs")]
    for number in range(draw(st.integers(1, 4))):
        needs.append(draw(need_values(f"{'xnあ'[number % 3]}{number}", draw(st.sampled_from(ids)))))
    for one in needs:
        one["status"] = draw(st.sampled_from((None, "searching", *STATUSES)))
        one["decision"] = draw(st.sampled_from(("pass", "pass", "pass", "hold", None)))
    with_needs = replace(rows, rows={**rows.rows, "needs": tuple(Row(2, one) for one in needs)})
    policy = draw(policies()) if draw(st.booleans()) else DEFAULT_POLICY
    return with_needs, draw(scopes(on, ids)), policy


def open_needs(rows: District) -> list[str]:
    """Read as the rules say it, and written out on purpose."""
    over = ("matched", "followed_up", "withdrawn")
    values = [row.values for row in rows.of("needs")]
    return [v["id"] for v in values if v["decision"] == "pass" and v.get("status") not in over]


@settings(CHECKED, max_examples=many(100))
@given(cases())
def test_a_resource_is_reached_by_what_finds_it(case: Case) -> None:
    """Every need's ways are those that the need itself is told, and no need is missing."""
    rows, scope, policy = case
    snapshot = snapshot_of(rows)
    by_need = {
        one: find_paths(snapshot, scope.asking(Question, need=one), policy) for one in open_needs(rows)
    }
    for row in rows.of("resources"):
        identity = row.values["id"]
        found = find_reach(snapshot, scope.asking(ReachQuestion, resource=identity), policy)
        told = {one: entry(answer, identity) for one, answer in by_need.items()}
        told = {one: paths for one, paths in told.items() if paths}
        event(f"{len(told)} needs reach it")
        assert {paths.need for paths in found.needs} == told.keys()
        for paths in found.needs:
            right = told[paths.need]
            assert paths.ways == right.ways
            assert (paths.actor, paths.theme_steps) == (by_need[paths.need].holder, right.theme_steps)
            assert paths.match == right.match
        assert list(found.needs) == sorted(found.needs, key=order)
        assert found.actor == row.values["actor"]
        for code, mine in (("no_way", "no_way_of_need"), ("class_unknown", "class_unknown_of_need")):
            wanted = sorted(one for one, answer in by_need.items() if identity in warned(answer, code))
            assert [*warned(found, mine)] == wanted
        for limit in ("alternatives", "max_mediators"):
            hit = sorted(one for one, answer in by_need.items() if identity in cut(answer, limit))
            assert [*cut(found, limit)] == hit


def entry(answer: PathsAnswer, resource: str) -> ResourcePaths | None:
    return next((paths for paths in answer.resources if paths.resource == resource), None)


def order(paths: Any) -> tuple[object, ...]:
    best = paths.ways.alternatives[0]
    return best.cost, len(best.mediators), best.actors, paths.need


def warned(answer: Any, code: str) -> tuple[str, ...]:
    return tuple(i for warning in answer.warnings if warning.code == code for i in warning.ids)


def cut(answer: Any, limit: str) -> tuple[str, ...]:
    return tuple(i for one in answer.cuts if one.limit == limit for i in one.ids)


def reach(rows: District, resource: str = "res", **scope: Any) -> ReachAnswer:
    return find_reach(snapshot_of(rows), ReachQuestion(resource, **{"as_of": ON, **scope}), DEFAULT_POLICY)


def test_needs_of_one_holder_that_differ_in_their_match() -> None:
    rows = district(
        themes=[theme("paper", "box")],
        needs=[need(), need(id="near", theme="paper"), need(id="other", direction="wants")],
    )
    found = reach(rows)
    assert [(paths.need, paths.theme_steps) for paths in found.needs] == [("need", 0), ("near", 1)]
    assert found.needs[0].ways.alternatives[0].actors == ("holder", "mediator", "shop")


def test_only_needs_that_are_open_and_checked() -> None:
    states = [need(id=f"n{number}", status=status) for number, status in enumerate(STATUSES)]
    rows = district(needs=[*states, need(id="hold", decision="hold"), need(id="new", decision=None)])
    assert [paths.need for paths in reach(rows).needs] == ["n0", "n1", "n2", "n3", "n4", "n5"]


def test_an_ask_about_one_need_leaves_the_others_as_they_are() -> None:
    rows = district(
        needs=[need(), need(id="asked"), need(id="lost")],
        asks=[ask("k", "mediator", need="asked", answer="declined")],
        ties=[tie("holder", "other", strength=1), tie("other", "shop", strength=1)],
        actors=[actor("other")],
    )
    mediators = {paths.need: paths.ways.alternatives[0].mediators for paths in reach(rows).needs}
    assert mediators == {"need": ("mediator",), "lost": ("mediator",), "asked": ("other",)}


def test_a_need_that_matches_and_cannot_reach_is_named() -> None:
    rows = district(actors=[actor("far", "resident")], needs=[need(), need(id="lost", actor="far")])
    found = reach(rows)
    assert [paths.need for paths in found.needs] == ["need"]
    assert warned(found, "no_way_of_need") == ("lost",)
    assert warned(found, "consent_missing") == ("holder",)


def test_a_resource_that_is_not_for_the_audience() -> None:
    rows = district(of_resource={"audience": "office"}, consents=[consent("holder", "council")])
    found = reach(rows, audience="council")
    assert (found.needs, warned(found, "resource_not_open")) == ((), ("res",))
    assert [paths.need for paths in reach(rows).needs] == ["need"]


def test_a_resource_that_is_not_there() -> None:
    with pytest.raises(UnknownId) as caught:
        reach(district(), "nothing")
    assert caught.value.data == {"type": "resources", "id": "nothing"}


def test_all_searches_of_a_question_share_one_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Needs with asks of their own are searched for one by one, but not each with a new allowance."""
    spent: list[int] = []
    real = Work.spend

    def spend(self: Work, rows: int) -> None:
        spent.append(rows)
        real(self, rows)

    asks = [ask(f"k{n}", "mediator", need=f"n{n}", answer="accepted") for n in range(20)]
    rows = district(needs=[need(id=f"n{n}") for n in range(20)], asks=asks)
    monkeypatch.setattr(Work, "spend", spend)
    reach(rows)
    monkeypatch.setattr("graph_service.analysis.work.MOST_ROWS", sum(spent) - 1)
    with pytest.raises(SearchTooLarge):
        reach(rows)


# --- for an actor -----------------------------------------------------------------------------------------


def suits(plain: Reference, who: str, row: Values) -> bool:
    """As matching has it, for a need that has the resource's own theme and wants just what it is."""
    direction = {"gives": "wants", "receives": "offers"}[row["direction"]]
    pretended = {"id": "", "actor": who, "theme": row["theme"], "direction": direction}
    return plain.matches(pretended, row) is not None


@settings(CHECKED, max_examples=many(60))
@given(cases(), st.sampled_from(("m", "a", "a10")))
def test_what_is_there_for_an_actor_is_brute_force(case: Case, who: str) -> None:
    rows, scope, policy = case
    found = find_for_actor(snapshot_of(rows), scope.asking(ActorQuestion, actor=who), policy)
    plain = Reference(rows, scope.as_of, scope.audience, policy, scope.conditions)
    plain.remember()
    wanted: dict[str, list[Way]] = {}
    for row in plain.resources:
        if suits(plain, who, row) and plain.record_carries(row, "council"):
            wanted[row["id"]] = plain.ways({"id": "", "actor": who}, row["actor"], scope.max_mediators, 0)
    reached = {identity: ways for identity, ways in wanted.items() if ways}
    event(f"{len(reached)} resources")
    assert [paths.resource for paths in found.resources] == sorted(
        reached, key=lambda identity: (reached[identity][0].order, identity)
    )
    for paths in found.resources:
        ways = reached[paths.resource][: scope.alternatives]
        assert [(way.actors, way.cost) for way in paths.alternatives] == [(w.actors, w.cost) for w in ways]
        assert (paths.theme_steps, paths.match) == (0, 1)
    eligible = (
        {row["id"] for row in plain.resources if row.get("eligible")} if who not in plain.care else set()
    )
    assert set(warned(found, "class_unknown")) == reached.keys() & eligible


def for_actor(rows: District, who: str, **scope: Any) -> ActorAnswer:
    return find_for_actor(snapshot_of(rows), ActorQuestion(who, **{"as_of": ON, **scope}), DEFAULT_POLICY)


def test_direction_and_theme_are_not_asked_but_the_rest_is() -> None:
    resources = [
        resource("gives", direction="gives", theme="other"),
        resource("full", capacity=1, capacity_left=0),
        resource("over", valid_to="2026-10-01"),
    ]
    rows = district(themes=[theme("other")], resources=resources)
    assert [paths.resource for paths in for_actor(rows, "holder").resources] == ["gives", "res"]
    assert for_actor(rows, "shop").resources == ()
    with pytest.raises(UnknownId):
        for_actor(rows, "nobody")


def test_an_actor_who_is_not_for_the_audience_is_named() -> None:
    found = for_actor(district(), "holder", audience="council")
    assert (found.resources, warned(found, "not_open")) == ((), ("holder",))
