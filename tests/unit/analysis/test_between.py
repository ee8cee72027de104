"""Paths between actors that are named, against every simple path from every start."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from graph_service.analysis.between import find_between
from graph_service.analysis.building import build_snapshot
from graph_service.domain.answers import BetweenAnswer, BetweenQuestion
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.errors import InvalidValue, NeedNotChecked, UnknownId
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.search_columns import search_columns
from tests.effort import many
from tests.reference import Reference, Way
from tests.strategies import AUDIENCES, DATES, conditions, districts, policies
from tests.unit.analysis.test_paths import CHECKED
from tests.unit.small import ON, actor, ask, consent, district, tie

Case = tuple[District, BetweenQuestion, Policy]


def between(rows: District, question: BetweenQuestion, policy: Policy = DEFAULT_POLICY) -> BetweenAnswer:
    snapshot = build_snapshot(search_columns(rows), rows.info or DistrictInfo())
    return find_between(snapshot, question, policy)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Up to three starts and three ends, the first actors of the district among them."""
    on = draw(st.sampled_from(DATES))
    rows = draw(districts(on, most_actors=9))
    ids = draw(st.permutations([row.values["id"] for row in rows.of("actors")]))
    starts, ends = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    starts = min(starts, len(ids) - 1)
    question = BetweenQuestion(
        starts=tuple(ids[:starts]),
        ends=tuple(ids[starts : starts + ends]),
        need=draw(st.sampled_from(("", "", "need"))),
        as_of=on,
        audience=draw(st.sampled_from((*["office"] * 4, *AUDIENCES))),
        max_mediators=draw(st.integers(0, 5)),
        alternatives=draw(st.integers(1, 6)),
        conditions=draw(conditions(on, ids)),
        counted=draw(st.booleans()),
    )
    return rows, question, draw(policies()) if draw(st.booleans()) else DEFAULT_POLICY


def reference(case: Case) -> Reference:
    rows, question, policy = case
    found = Reference(rows, question.as_of, question.audience, policy, question.conditions)
    found.remember()
    return found


def every_way(case: Case, end: str) -> list[Way]:
    """Every way from every start, the dearer orders of the same ends and mediators left out."""
    _, question, _ = case
    plain = reference(case)
    if question.need and not plain.record_carries(plain.needs[question.need], "office"):
        return []
    sought = [{"actor": start, "id": question.need} for start in question.starts]
    ways = [way for need in sought for way in plain.ways(need, end, question.max_mediators, 0)]
    return sorted(ways, key=lambda way: way.order)


def plain(way: Any) -> tuple[object, ...] | None:
    return (way.actors, way.ties, way.cost) if way else None


@settings(CHECKED, max_examples=many(100))
@given(cases())
def test_several_starts_and_ends_are_brute_force(case: Case) -> None:
    rows, question, policy = case
    found = between(rows, question, policy)
    wanted = {end: ways for end in question.ends if (ways := every_way(case, end))}
    event(f"{len(question.starts)} starts, {len(wanted)} ends reached")
    assert [paths.actor for paths in found.ends] == sorted(wanted, key=lambda end: wanted[end][0].order)
    for paths in found.ends:
        every = wanted[paths.actor]
        ways = paths.ways
        assert [plain(way) for way in ways.alternatives] == [plain(w) for w in every[: question.alternatives]]
        assert ways.count == (min(len(every), 101) if question.counted else None)
        for fallback in ways.fallbacks:
            others = [way for way in every if fallback.without not in way.actors[1:-1]]
            assert plain(fallback.alternative) == plain(others[0] if others else None)
        assert [fallback.without for fallback in ways.fallbacks] == [*every[0].actors[1:-1]]
    more = {end for end, ways in wanted.items() if len(ways) > question.alternatives}
    assert {i for cut in found.cuts if cut.limit == "alternatives" for i in cut.ids} == more


def warned(found: BetweenAnswer) -> dict[str, tuple[str, ...]]:
    return {warning.code: warning.ids for warning in found.warnings}


def asked(rows: District, *ends: str, **more: Any) -> BetweenAnswer:
    return between(rows, BetweenQuestion(**{"starts": ("holder",), "ends": ends, "as_of": ON, **more}))


def test_an_end_beyond_the_limit_is_named() -> None:
    rows = district(actors=[actor("far")])
    found = asked(rows, "shop", "far", "mediator")
    assert [paths.actor for paths in found.ends] == ["mediator", "shop"]
    assert warned(found) == {"no_way_to_actor": ("far",), "consent_missing": ("holder",)}
    assert found.question.starts == ("holder",)


def test_who_carries_no_path_for_an_audience_is_named_and_not_sought() -> None:
    found = asked(district(), "shop", audience="council")
    assert found.ends == ()
    assert warned(found) == {"not_open": ("holder",)}
    open_one = asked(district(consents=[consent("holder", "council")]), "shop", audience="council")
    assert [paths.actor for paths in open_one.ends] == ["shop"]


def test_for_a_need_it_starts_at_the_holder_and_its_asks_count() -> None:
    rows = district(
        ties=[tie("holder", "other"), tie("other", "shop", strength=1)],
        actors=[actor("other")],
        asks=[ask("k", "mediator", answer="declined")],
    )
    found = asked(rows, "shop", starts=(), need="need")
    assert found.question.starts == ("holder",)
    assert [way.mediators for way in found.ends[0].ways.alternatives] == [("other",)]
    without = asked(rows, "shop")
    assert without.ends[0].ways.alternatives[0].mediators == ("mediator",)


def test_a_need_without_consent_is_not_searched_for_others() -> None:
    found = asked(district(), "shop", starts=("mediator",), need="need", audience="council")
    assert (found.ends, warned(found)) == ((), {"need_not_open": ("holder",)})


def test_what_cannot_be_asked() -> None:
    rows = district(of_need={"decision": None})
    with pytest.raises(NeedNotChecked):
        asked(rows, "shop", need="need")
    for more in ({"starts": ("nobody",)}, {"need": "nothing"}, {"ends": ("nobody",)}):
        with pytest.raises(UnknownId):
            asked(rows, "shop", **more)
    with pytest.raises(InvalidValue) as caught:
        asked(district(), "shop", "holder", starts=(), need="need")
    assert (caught.value.data["column"], caught.value.data["value"]) == ("to", "holder")


def test_paths_from_other_starts_are_other_alternatives() -> None:
    """Also where they share their mediators; another start may mediate like everybody else."""
    rows = district(ties=[tie("holder", "friend"), tie("friend", "mediator")], actors=[actor("friend")])
    found = asked(rows, "shop", starts=("holder", "friend"))
    assert [way.actors for way in found.ends[0].ways.alternatives] == [
        ("friend", "mediator", "shop"),
        ("holder", "mediator", "shop"),
        ("friend", "holder", "mediator", "shop"),
    ]
    one = asked(rows, "shop", starts=("holder", "friend", "holder"))
    assert replace(one.question, starts=()) == replace(found.question, starts=())
    assert one.ends == found.ends
