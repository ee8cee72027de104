"""Which resources match a need, sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from graph_service.domain.district import District
from graph_service.domain.errors import NeedNotChecked, UnknownId
from graph_service.domain.policy import Policy
from tests.unit.small import ON, answer, ask, district, reaches, resource, theme, warned


def steps_to(themes: list[dict[str, Any]], needed: str, offered: str, **policy: Any) -> int | None:
    given = district(themes=themes, of_need={"theme": needed}, of_resource={"theme": offered})
    found = answer(given, Policy(**policy)).resources
    return found[0].theme_steps if found else None


@pytest.mark.parametrize(
    ("of_need", "of_resource", "meet"),
    [
        *(("wants", "gives", True), ("offers", "receives", True)),
        *(("wants", "receives", False), ("offers", "gives", False)),
    ],
)
def test_directions_meet(of_need: str, of_resource: str, meet: bool) -> None:
    given = district(of_need={"direction": of_need}, of_resource={"direction": of_resource})
    assert reaches(given) is meet


class TestThemeSteps:
    CHAIN = (theme("top"), theme("b", "top"), theme("c", "b"), theme("d", "c"))
    FORK = (*CHAIN, theme("b2", "top"), theme("c2", "b2"))

    @pytest.mark.parametrize(
        ("needed", "offered", "steps"),
        [
            ("c", "c", 0),
            ("c", "b", 1),
            ("b", "c", 1),
            ("c", "top", 2),
            ("top", "c", 2),
            ("d", "top", None),
            ("top", "d", None),
        ],
    )
    def test_up_a_chain(self, needed: str, offered: str, steps: int | None) -> None:
        assert steps_to(list(self.CHAIN), needed, offered) == steps

    @pytest.mark.parametrize(
        ("needed", "offered", "steps"), [("b", "b2", 2), ("b", "c2", None), ("c", "b2", None)]
    )
    def test_over_a_common_theme(self, needed: str, offered: str, steps: int | None) -> None:
        assert steps_to(list(self.FORK), needed, offered) == steps

    def test_themes_at_the_top_share_no_parent(self) -> None:
        assert steps_to([theme("a"), theme("b")], "a", "b") is None

    def test_the_nearest_common_theme_counts_not_the_first(self) -> None:
        far = [theme("top"), theme("mid", "top"), theme("x", "top", "mid"), theme("y", "mid")]
        assert steps_to(far, "x", "y") == 2
        both = [theme("p"), theme("q", "p"), theme("x", "p", "q"), theme("y", "q", "p")]
        assert steps_to(both, "x", "y") == 2
        assert steps_to(both, "x", "p") == 1

    def test_a_short_way_up_counts_beside_a_long_one(self) -> None:
        short = [theme("top"), theme("mid", "top"), theme("low", "mid"), theme("leaf", "low", "top")]
        assert steps_to(short, "leaf", "top") == 1

    def test_the_limit_is_the_policy(self) -> None:
        assert steps_to(list(self.CHAIN), "c", "top", theme_steps_max=1) is None
        assert steps_to(list(self.CHAIN), "d", "top", theme_steps_max=3) == 3
        assert steps_to(list(self.CHAIN), "c", "c", theme_steps_max=0) == 0

    def test_the_match_factor_is_shown(self) -> None:
        given = district(themes=list(self.FORK), of_need={"theme": "b"}, of_resource={"theme": "b2"})
        assert answer(given).resources[0].match == pytest.approx(0.81)


@pytest.mark.parametrize(("left", "matches"), [(None, True), (0, False), (1, True), (7, True)])
def test_capacity_left_is_empty_or_above_0(left: int | None, matches: bool) -> None:
    assert reaches(district(of_resource={"capacity": 7, "capacity_left": left})) is matches


class TestAreas:
    AREAS = (
        {"id": "town", "name": "t"},
        {"id": "ward", "name": "w", "parent": "town"},
        {"id": "block", "name": "b", "parent": "ward"},
        {"id": "abroad", "name": "a", "parent": "town"},
    )

    @pytest.mark.parametrize(
        ("home", "areas", "matches"),
        [
            ("block", None, True),
            (None, None, True),
            ("block", ["block"], True),
            ("block", ["ward"], True),
            ("block", ["town"], True),
            ("block", ["abroad"], False),
            ("block", ["abroad", "town"], True),
            ("ward", ["block"], False),
            (None, ["town"], False),
        ],
    )
    def test_empty_or_the_holders_area_or_one_of_its_parents(
        self, home: str | None, areas: list[str] | None, matches: bool
    ) -> None:
        given = district(holder={"area": home}, of_resource={"areas": areas}, areas=list(self.AREAS))
        assert reaches(given) is matches


class TestEligible:
    def case(self, eligible: list[str] | None, status: str | None) -> District:
        care = [{"actor": "holder", "status": status}] if status else []
        return district(
            of_resource={"eligible": eligible}, care=[*care, {"actor": "mediator", "status": "care"}]
        )

    @pytest.mark.parametrize("status", ["none", "checklist", "support", "care"])
    def test_empty_is_everybody_and_a_listed_class_matches(self, status: str) -> None:
        for eligible in (None, [status], ["none", "checklist", "support", "care"]):
            found = answer(self.case(eligible, status))
            assert [paths.resource for paths in found.resources] == ["res"]
            assert warned(found, "class_unknown") == ()

    def test_another_class_does_not_match(self) -> None:
        assert not reaches(self.case(["none", "checklist"], "care"))

    def test_an_unknown_class_matches_with_a_warning(self) -> None:
        found = answer(self.case(["support"], None))
        assert [paths.resource for paths in found.resources] == ["res"]
        assert warned(found, "class_unknown") == ("res",)
        assert warned(answer(self.case(None, None)), "class_unknown") == ()


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "matches"),
    [
        (None, None, True),
        (ON, None, True),
        ("2026-11-02", None, False),
        (None, ON, False),
        (None, "2026-11-02", True),
        ("2026-12-01", "2026-10-01", False),
    ],
)
def test_it_is_valid_on_the_date(valid_from: str | None, valid_to: str | None, matches: bool) -> None:
    assert reaches(district(of_resource={"valid_from": valid_from, "valid_to": valid_to})) is matches


def test_it_is_not_the_holders_own() -> None:
    found = answer(district(of_resource={"actor": "holder"}))
    assert found.resources == ()
    assert warned(found, "no_way") == ()


@pytest.mark.parametrize(
    ("willing", "matches"), [("yes", True), ("unknown", True), (None, True), ("no", False)]
)
def test_its_actor_is_not_unwilling(willing: str | None, matches: bool) -> None:
    assert reaches(district(shop={"willing": willing})) is matches


class TestDeclined:
    @pytest.mark.parametrize(
        ("answered", "matches"), [("declined", False), ("accepted", True), ("no_answer", True), (None, True)]
    )
    def test_no_ask_about_this_resource_for_this_need_was_declined(
        self, answered: str | None, matches: bool
    ) -> None:
        asks = [ask("k", "shop", resource="res", answer=answered)]
        assert reaches(district(asks=asks)) is matches

    def test_a_later_answer_does_not_take_a_refusal_back(self) -> None:
        asks = [
            ask("k1", "shop", resource="res", answer="declined", asked_on="2026-01-01"),
            ask("k2", "shop", resource="res", answer="accepted", asked_on="2026-10-01"),
        ]
        assert not reaches(district(asks=asks))

    def test_for_another_need_or_resource_it_says_nothing(self) -> None:
        assert reaches(district(asks=[ask("k", "shop", need="other", resource="res", answer="declined")]))
        other = [resource("other")]
        asks = [ask("k", "shop", resource="other", answer="declined")]
        found = answer(district(asks=asks, resources=other))
        assert [paths.resource for paths in found.resources] == ["res"]

    def test_a_refusal_to_introduce_leaves_the_own_resource(self) -> None:
        assert reaches(district(asks=[ask("k", "shop", answer="declined")]))


def test_what_matches_but_cannot_be_reached_is_named_and_not_listed() -> None:
    found = answer(
        district(
            actors=[{"id": "far", "kind": "shop", "name": "f"}], resources=[resource("lost", actor="far")]
        )
    )
    assert [paths.resource for paths in found.resources] == ["res"]
    assert warned(found, "no_way") == ("lost",)


class TestNeedNotChecked:
    @pytest.mark.parametrize(
        ("decision", "lacks"),
        [(None, "lacks_decision_none"), ("hold", "lacks_decision_hold"), ("reject", "lacks_decision_reject")],
    )
    def test_only_pass_is_searched(self, decision: str | None, lacks: str) -> None:
        with pytest.raises(NeedNotChecked) as caught:
            answer(district(of_need={"decision": decision}))
        assert caught.value.data["need"] == "need"
        assert lacks in caught.value.data["lacks"]  # type: ignore[operator]

    def test_what_the_check_lacks_is_named(self) -> None:
        columns = {"decision": None, "checked_by": None, "pity_based": None, "disuse_risk": False}
        with pytest.raises(NeedNotChecked) as caught:
            answer(district(of_need=columns))
        assert caught.value.data["lacks"] == (
            *("lacks_decision_none", "lacks_pity_based", "lacks_checked_by", "lacks_checked_on"),
        )

    def test_false_is_an_answer_of_the_check(self) -> None:
        columns = {"decision": "hold", "pity_based": False, "disuse_risk": True, "checked_on": ON}
        with pytest.raises(NeedNotChecked) as caught:
            answer(district(of_need=columns))
        assert caught.value.data["lacks"] == ("lacks_decision_hold",)

    def test_pass_without_a_checker_is_searched(self) -> None:
        assert reaches(district(of_need={"checked_by": None}))

    def test_an_unknown_need(self) -> None:
        with pytest.raises(UnknownId) as caught:
            answer(district(), need="nobody")
        assert caught.value.data == {"type": "needs", "id": "nobody"}
