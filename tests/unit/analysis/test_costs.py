"""The cost model, sentence by sentence."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.domain.answers import Step
from graph_service.domain.district import District
from graph_service.domain.errors import InvalidValue
from graph_service.domain.policy import BLOCKED, DEFAULT_POLICY, Policy, cost_of, score_of
from tests.effort import many
from tests.unit.small import (
    ON,
    TIE,
    actor,
    answer,
    ask,
    best,
    cost,
    district,
    need,
    reaches,
    resource,
    theme,
    tie,
)


def with_tie(**columns: Any) -> District:
    return district(first=columns)


def with_mediator(**columns: Any) -> District:
    return district(mediator=columns)


def warnings_of(step: Step) -> set[str]:
    return {warning.code for warning in step.warnings}


def test_the_cost_is_the_sum_of_rounded_costs_and_the_score_its_exponential() -> None:
    way = best(with_mediator(willing="unknown"))
    assert way.cost == TIE + TIE + cost(0.9) == 316_083
    assert type(way.cost) is int
    assert way.score == math.exp(-316_083 / 1_000_000)


def test_the_match_counts_with_the_power_of_its_steps_rounded_once() -> None:
    themes = [
        {"id": "paper", "name": "p", "broader": ["box"]},
        {"id": "fold", "name": "f", "broader": ["paper"]},
    ]
    way = best(district(themes=themes, of_resource={"theme": "fold"}))
    assert way.cost == 2 * TIE + round(-math.log(0.81) * 1_000_000) == 2 * TIE + 210_721


@pytest.mark.parametrize(("strength", "factor"), [(3, 0.9), (2, 0.7), (1, 0.4), (0, 0.2), (None, 0.2)])
def test_strength(strength: int | None, factor: float) -> None:
    assert best(with_tie(strength=strength)).cost == TIE + cost(factor)
    assert best(with_tie(strength=strength)).steps[0].factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("quality", "factor"), [("good", 0.9), ("neutral", 0.9), (None, 0.9), ("strained", 0.45)]
)
def test_quality_strained_halves(quality: str | None, factor: float) -> None:
    way = best(with_tie(quality=quality))
    assert way.cost == TIE + cost(factor)
    assert ("tie_strained" in warnings_of(way.steps[0])) == (quality == "strained")


FRESH, AGEING, STALE = 0.9, 0.72, 0.54


@pytest.mark.parametrize(
    ("on", "confirmed_on", "factor"),
    [
        ("2026-11-01", "2025-11-01", FRESH),
        ("2026-11-01", "2025-10-31", AGEING),
        ("2026-11-01", "2024-11-01", AGEING),
        ("2026-11-01", "2024-10-31", STALE),
        ("2026-11-01", None, STALE),
        ("2026-11-01", "2026-11-02", FRESH),
        # 29 February: the last day of the month
        ("2024-02-29", "2023-02-28", FRESH),
        ("2024-02-29", "2023-02-27", AGEING),
        ("2024-02-29", "2022-02-28", AGEING),
        ("2024-02-29", "2022-02-27", STALE),
        # a year later it is the same day that counts, not the last one
        ("2025-02-28", "2024-02-28", FRESH),
        ("2025-02-28", "2024-02-27", AGEING),
        ("2026-02-28", "2024-02-29", AGEING),
        ("2026-02-28", "2024-02-28", AGEING),
        ("2026-02-28", "2024-02-27", STALE),
        ("2026-01-31", "2025-01-31", FRESH),
        ("2026-01-31", "2025-01-30", AGEING),
        ("2026-12-01", "2025-12-01", FRESH),
        ("9999-12-31", "2026-10-01", STALE),
    ],
)
def test_confirmation_within_12_and_24_calendar_months(
    on: str, confirmed_on: str | None, factor: float
) -> None:
    given = district(first={"confirmed_on": confirmed_on}, second={"confirmed_on": on})
    assert best(given, as_of=on).cost == TIE + cost(factor)


@pytest.mark.parametrize("on", ["0001-01-01", "0001-06-15", "0002-03-01"])
def test_a_date_in_the_first_years_is_a_date(on: str) -> None:
    """Nothing lies 24 months before it, so nothing is stale; it must not fail."""
    assert best(district(), as_of=on).cost == 2 * TIE


def test_basis_inferred_carries_no_path() -> None:
    assert not reaches(with_tie(basis="inferred"))


@pytest.mark.parametrize(
    "basis", [None, "self", "direct_observed", "hearsay", "meeting", "document", "open_data"]
)
def test_every_other_basis_counts_the_same(basis: str | None) -> None:
    way = best(with_tie(basis=basis))
    assert way.cost == 2 * TIE
    assert ("tie_hearsay" in warnings_of(way.steps[0])) == (basis in (None, "hearsay"))


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "lives"),
    [
        (ON, None, True),
        ("2026-11-02", None, False),
        (None, ON, False),
        (None, "2026-11-02", True),
        (ON, "2026-11-02", True),
        ("2026-10-31", ON, False),
        ("2026-12-01", "2026-10-01", False),
    ],
)
def test_a_tie_lives_from_valid_from_inclusive_to_valid_to_exclusive(
    valid_from: str | None, valid_to: str | None, lives: bool
) -> None:
    assert reaches(with_tie(valid_from=valid_from, valid_to=valid_to)) is lives


def test_uses_never_carries_a_path() -> None:
    assert not reaches(with_tie(kind="uses"))


@pytest.mark.parametrize(
    "kind",
    [
        *("family_of", "neighbour_of", "knows", "cooperates_with", "helps", "cares_for", "lives_in"),
        *("member_of", "works_at", "runs", "introduced"),
    ],
)
@pytest.mark.parametrize("forward", [True, False])
def test_every_other_kind_is_walked_both_ways(kind: str, forward: bool) -> None:
    ends = {"from": "holder", "to": "mediator"} if forward else {"from": "mediator", "to": "holder"}
    step = best(with_tie(kind=kind, **ends)).steps[0]
    assert (step.source, step.target, step.kind, step.forward) == ("holder", "mediator", kind, forward)


class TestOfSeveralTies:
    def chosen(self, *ties: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        rows = [tie("holder", "mediator") | columns for columns in ties]
        step = best(district(ties=rows, first={"id": "zz", "strength": 0})).steps[0]
        return step.tie, step.other_ties

    def test_the_best_counts_and_the_others_are_named(self) -> None:
        tie_id, others = self.chosen({"id": "a", "strength": 1}, {"id": "b", "strength": 2})
        assert tie_id == "b"
        assert set(others) == {"a", "zz"}

    def test_then_the_order_of_kinds(self) -> None:
        assert self.chosen({"id": "a", "kind": "introduced"}, {"id": "b", "kind": "family_of"})[0] == "b"
        assert self.chosen({"id": "a", "kind": "knows"}, {"id": "b", "kind": "neighbour_of"})[0] == "b"

    def test_then_the_id(self) -> None:
        assert self.chosen({"id": "t2"}, {"id": "t10"})[0] == "t10"

    def test_either_direction_is_the_same_pair(self) -> None:
        reverse = {"id": "a", "from": "mediator", "to": "holder", "strength": 3}
        assert self.chosen(reverse, {"id": "b", "strength": 2})[0] == "a"

    def test_what_carries_no_path_is_neither_chosen_nor_in_the_way(self) -> None:
        tie_id, others = self.chosen(
            {"id": "a", "basis": "inferred"}, {"id": "b", "kind": "uses"}, {"id": "c", "strength": 1}
        )
        assert (tie_id, others) == ("c", ("zz",))


@pytest.mark.parametrize(("willing", "factor"), [("yes", 1.0), ("unknown", 0.9), (None, 0.9)])
def test_willing_yes_and_unknown(willing: str | None, factor: float) -> None:
    way = best(with_mediator(willing=willing))
    assert way.cost == 2 * TIE + cost(factor)
    assert way.steps[0].factor == pytest.approx(0.9 * factor)
    assert way.steps[1].factor == pytest.approx(0.9)


def test_willing_no_cannot_mediate() -> None:
    assert not reaches(with_mediator(willing="no"))


def test_the_ends_of_a_path_are_no_mediators() -> None:
    """Neither the holder's nor the receiver's load, willingness or contact costs anything."""
    load = {"asks_elsewhere": 9, "asks_max": 1, "contact": None, "willing": "unknown"}
    assert best(district(holder={**load, "willing": "no"}, shop=load)).cost == 2 * TIE


class TestOpenAsks:
    @pytest.mark.parametrize(
        ("elsewhere", "here", "asks_max", "asks_open"),
        [
            (None, 0, None, 0),
            (0, 0, 1, 0),
            (2, 0, None, 2),
            (2, 0, 3, 2),
            (1, 2, 4, 3),
            (None, 3, None, 3),
        ],
    )
    def test_each_counts(
        self, elsewhere: int | None, here: int, asks_max: int | None, asks_open: int
    ) -> None:
        asks = [ask(f"k{n}", "mediator", need="other") for n in range(here)]
        other = need(id="other", title="o")
        given = district(mediator={"asks_elsewhere": elsewhere, "asks_max": asks_max}, asks=asks)
        given = District(given.info, {**given.rows, "needs": (*given.of("needs"), *rows_of(other))})
        way = best(given)
        assert way.cost == 2 * TIE + cost(1.0 if not asks_open else round(0.85**asks_open, 12))
        assert ("asks_open" in warnings_of(way.steps[0])) == bool(asks_open)

    @pytest.mark.parametrize(("elsewhere", "asks_max"), [(2, 2), (3, 2), (0, 0), (None, 0)])
    def test_at_or_above_asks_max_cannot_mediate(self, elsewhere: int | None, asks_max: int) -> None:
        assert not reaches(with_mediator(asks_elsewhere=elsewhere, asks_max=asks_max))

    @pytest.mark.parametrize("answered", ["accepted", "declined", "no_answer"])
    def test_an_answered_ask_is_not_open(self, answered: str) -> None:
        asks = [ask("k", "mediator", resource="res", answer=answered)]
        given = district(mediator={"asks_max": 1}, asks=asks)
        assert reaches(given) is (answered != "declined")  # declined: the resource itself no longer matches

    def test_an_ask_about_a_resource_is_open_too(self) -> None:
        asks = [ask("k", "mediator", resource="res")]
        assert best(district(asks=asks)).cost == 2 * TIE + cost(0.85)

    def test_asks_count_as_recorded_whatever_date_is_asked_about(self) -> None:
        asks = [ask("k", "mediator", resource="res", asked_on="2030-01-01")]
        assert best(district(asks=asks), as_of="2020-01-01").cost == best(
            district(), as_of="2020-01-01"
        ).cost + cost(0.85)

    def test_thousands_of_asks_elsewhere_are_a_cost_and_no_failure(self) -> None:
        """0.85^5000 is 0 in floating point; its cost is not."""
        way = best(with_mediator(asks_elsewhere=5000))
        assert way.cost == pytest.approx(2 * TIE + 5000 * -math.log(0.85) * 1_000_000, abs=1)
        assert best(with_mediator(asks_elsewhere=1_000_000)).cost > way.cost


def rows_of(*values: dict[str, Any]) -> tuple[Any, ...]:
    from graph_service.domain.district import Row

    return tuple(Row(9, row) for row in values)


@pytest.mark.parametrize(
    ("kind", "subtype", "factor"),
    [
        ("professional", "sc", 0.7),
        ("professional", "houkatsu_staff", 0.7),
        ("organization", "houkatsu_center", 0.7),
        ("professional", "care_manager", 1.0),
        ("organization", "shakyo", 1.0),
        ("professional", None, 1.0),
    ],
)
def test_the_central_bodies_are_too_busy_already(kind: str, subtype: str | None, factor: float) -> None:
    way = best(with_mediator(kind=kind, subtype=subtype))
    assert way.cost == 2 * TIE + cost(factor)
    assert ("mediator_central" in warnings_of(way.steps[0])) == (factor < 1)


@pytest.mark.parametrize(
    ("kind", "factor"),
    [
        *(("organization", 0.8), ("shrine", 0.8), ("shop", 0.8), ("facility", 0.8)),
        *(("resident", 1.0), ("professional", 1.0)),
    ],
)
def test_a_body_without_a_contact(kind: str, factor: float) -> None:
    way = best(with_mediator(kind=kind, subtype=None, contact=None))
    assert way.cost == 2 * TIE + cost(factor)
    assert ("contact_missing" in warnings_of(way.steps[0])) == (factor < 1)
    assert best(with_mediator(kind=kind, subtype=None)).cost == 2 * TIE


def test_factors_of_one_mediator_are_rounded_together() -> None:
    load = {"kind": "organization", "subtype": "houkatsu_center", "contact": None, "willing": None}
    way = best(with_mediator(**load, asks_elsewhere=1))
    assert way.cost == 2 * TIE + round(-math.log(0.9 * 0.85 * 0.7 * 0.8) * 1_000_000)


class TestAsksToIntroduce:
    def case(self, *asks: dict[str, Any], **mediator: Any) -> District:
        return district(mediator=mediator, asks=list(asks))

    def test_declined_cannot_mediate(self) -> None:
        assert not reaches(self.case(ask("k", "mediator", answer="declined")))

    def test_declined_for_another_need_says_nothing(self) -> None:
        given = self.case(ask("k", "mediator", need="other", answer="declined"))
        assert best(given).cost == 2 * TIE

    @pytest.mark.parametrize("willing", ["yes", "unknown", "no"])
    def test_accepted_counts_as_willing(self, willing: str) -> None:
        given = self.case(ask("k", "mediator", answer="accepted"), willing=willing)
        assert best(given).cost == 2 * TIE

    def test_accepted_does_not_lift_asks_max(self) -> None:
        given = self.case(ask("k", "mediator", answer="accepted"), asks_max=1, asks_elsewhere=1)
        assert not reaches(given)

    def test_accepted_leaves_the_other_factors(self) -> None:
        given = self.case(
            ask("k", "mediator", answer="accepted"), willing="no", subtype="sc", asks_elsewhere=1
        )
        assert best(given).cost == 2 * TIE + cost(0.595)

    def test_no_answer(self) -> None:
        way = best(self.case(ask("k", "mediator", answer="no_answer")))
        assert way.cost == 2 * TIE + cost(0.7)
        assert "ask_overdue" in warnings_of(way.steps[0])

    @pytest.mark.parametrize(
        ("asked_on", "overdue"),
        [("2026-10-18", True), ("2026-10-19", False), ("2026-10-17", True), ("2026-12-01", False)],
    )
    def test_empty_is_overdue_after_14_days_and_open_all_the_time(self, asked_on: str, overdue: bool) -> None:
        way = best(self.case(ask("k", "mediator", asked_on=asked_on)))
        assert way.cost == 2 * TIE + (cost(0.595) if overdue else cost(0.85))
        assert ("ask_overdue" in warnings_of(way.steps[0])) is overdue

    def test_overdue_for_another_need_is_open_only(self) -> None:
        given = self.case(ask("k", "mediator", need="other", asked_on="2020-01-01"))
        assert best(given).cost == 2 * TIE + cost(0.85)

    def test_the_latest_asked_on_decides(self) -> None:
        early, late = {"asked_on": "2026-10-01"}, {"asked_on": "2026-10-02"}
        declined_last = self.case(
            ask("a", "mediator", answer="declined", **late), ask("b", "mediator", answer="accepted", **early)
        )
        accepted_last = self.case(
            ask("a", "mediator", answer="accepted", **late), ask("b", "mediator", answer="declined", **early)
        )
        assert not reaches(declined_last)
        assert reaches(accepted_last)

    def test_on_one_day_the_id_decides(self) -> None:
        given = self.case(ask("a", "mediator", answer="declined"), ask("b", "mediator", answer="accepted"))
        assert reaches(given)

    def test_a_later_date_decides_even_after_the_date_asked_about(self) -> None:
        """Asks count as recorded, whatever date is asked about."""
        given = self.case(ask("a", "mediator", answer="declined", asked_on="2030-01-01"))
        assert not reaches(given, as_of="2026-11-01")

    def test_an_ask_that_names_a_resource_is_no_ask_to_introduce(self) -> None:
        """It closes that resource for this need, and who declined it may still introduce elsewhere."""
        given = district(
            asks=[ask("k", "mediator", resource="mine", answer="declined")],
            resources=[resource("mine", actor="mediator")],
        )
        assert best(given).cost == 2 * TIE
        assert [paths.resource for paths in answer(given).resources] == ["res"]

    def test_no_answer_does_not_help_the_unwilling(self) -> None:
        assert not reaches(self.case(ask("k", "mediator", answer="no_answer"), willing="no"))


@st.composite
def every_policy(draw: st.DrawFn) -> Policy:
    """Every allowed policy, down to the smallest factor that a float can hold."""
    numbers = {"fresh_months", "ageing_months", "overdue_days", "theme_steps_max", "smallest_count"}
    factors = st.floats(0, 1, exclude_min=True)
    names = [name for name in DEFAULT_POLICY.as_data() if name not in numbers]
    drawn: dict[str, Any] = {name: draw(factors) for name in names}
    return replace(DEFAULT_POLICY, **drawn)


@settings(deadline=None, max_examples=many(100))
@given(every_policy())
def test_costs_are_never_negative_for_every_allowed_policy(policy: Policy) -> None:
    weak = {"strength": 0, "quality": "strained", "confirmed_on": None}
    load = {"kind": "organization", "subtype": "houkatsu_center", "contact": None, "willing": None}
    given = district(
        first=weak,
        mediator={**load, "asks_elsewhere": 3},
        asks=[ask("k", "mediator")],
        themes=[theme("paper", "box"), theme("fold", "paper")],
        of_resource={"theme": "fold"},
    )
    way = best(given, policy)
    assert 0 <= way.cost < BLOCKED
    assert 0 <= way.score <= 1


@given(st.floats(0, 1, exclude_min=True))
def test_a_factor_costs_what_its_logarithm_says(factor: float) -> None:
    assert cost_of(factor) == round(-math.log(factor) * 1_000_000) >= 0
    assert score_of(cost_of(factor)) == pytest.approx(factor, rel=1e-6)


@pytest.mark.parametrize("factor", [0, -0.1, 1.0000001, math.nan, math.inf])
def test_a_factor_outside_0_to_1_is_no_policy(factor: float) -> None:
    with pytest.raises(InvalidValue) as caught:
        Policy(central=factor)
    assert caught.value.data["column"] == "central"


def test_a_negative_number_of_months_is_no_policy() -> None:
    with pytest.raises(InvalidValue):
        Policy(fresh_months=-1)


def test_the_defaults_are_those_of_the_cost_model() -> None:
    assert DEFAULT_POLICY.as_data() == {
        "theme_step": 0.9,
        "strength_3": 0.9,
        "strength_2": 0.7,
        "strength_1": 0.4,
        "strength_0": 0.2,
        "strained": 0.5,
        "confirmed_fresh": 1.0,
        "confirmed_ageing": 0.8,
        "confirmed_stale": 0.6,
        "willing_unknown": 0.9,
        "ask_open": 0.85,
        "central": 0.7,
        "contact_missing": 0.8,
        "ask_unanswered": 0.7,
        "fresh_months": 12,
        "ageing_months": 24,
        "overdue_days": 14,
        "theme_steps_max": 2,
        "smallest_count": 5,
    }


def test_an_actor_that_nobody_knows_does_not_disturb() -> None:
    assert best(district(actors=[actor("lonely")])).cost == 2 * TIE
