"""Why there is no path: each reason on a district that has it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from graph_service.analysis import reasons as module
from graph_service.analysis.building import build_snapshot
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.reasons import why_no_end
from graph_service.domain.answers import BetweenQuestion, Conditions, Reason, Stop
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.search_columns import search_columns
from tests.unit.small import ON, actor, answer, ask, consent, district, resource, theme, tie

GOAL = ("resources", "res")


def reasons(given: District, **question: Any) -> dict[str, Reason]:
    """The reasons by their codes; there is no path."""
    found = answer(given, **question)
    assert found.resources == ()
    assert len({reason.code for reason in found.reasons}) == len(found.reasons)
    return {reason.code: reason for reason in found.reasons}


def only(given: District, **question: Any) -> tuple[str, tuple[str, ...]]:
    """The one reason that there is: its code and whom it names."""
    (reason,) = reasons(given, **question).values()
    return reason.code, reason.ids


def where(**conditions: Any) -> dict[str, Any]:
    return {"conditions": Conditions(**conditions)}


def test_where_there_is_a_path_there_is_no_reason() -> None:
    assert answer(district()).reasons == ()


@pytest.mark.parametrize(
    "other",
    [
        {"of_resource": {"direction": "gives"}},
        {"of_resource": {"theme": "far"}, "themes": [theme("far")]},
        {"of_resource": {"actor": "holder"}},
    ],
    ids=["direction", "theme", "own"],
)
def test_no_resource_matches(other: dict[str, Any]) -> None:
    assert only(district(**other)) == ("no_resource", ())


HINDERED: dict[str, dict[str, Any]] = {
    "resource_full": {"of_resource": {"capacity": 1, "capacity_left": 0}},
    "resource_elsewhere": {
        "of_resource": {"areas": ["there"]},
        "areas": [{"id": "there", "name": "t", "parent": None}],
    },
    "resource_not_eligible": {
        "of_resource": {"eligible": ["care"]},
        "care": [{"actor": "holder", "status": "support"}],
    },
    "resource_not_valid": {"of_resource": {"valid_to": ON}},
    "resource_unwilling": {"shop": {"willing": "no"}},
    "resource_declined": {"asks": [ask("k", "shop", resource="res", answer="declined")]},
}


@pytest.mark.parametrize("code", HINDERED)
def test_a_resource_fails_for_one_thing(code: str) -> None:
    assert only(district(**HINDERED[code])) == (code, ("res",))


def test_resources_that_fail_for_one_thing_are_named_the_nearest_first() -> None:
    full = {"capacity": 1, "capacity_left": 0}
    given = district(
        of_resource=full,
        actors=[actor("near", "shop"), actor("far", "shop")],
        ties=[tie("holder", "near")],
        resources=[
            resource("a", **full),
            resource("z", actor="near", **full),
            resource("lost", actor="far", **full),
        ],
    )
    assert reasons(given)["resource_full"].ids == ("z", "a", "res")


def test_a_resource_that_fails_for_two_things_fails_for_several() -> None:
    given = district(of_resource={"capacity": 1, "capacity_left": 0, "valid_to": ON})
    (reason,) = reasons(given).values()
    assert (reason.code, reason.data["goal"]) == ("several", GOAL)
    assert reason.data["things"] == {"resource_full": (), "resource_not_valid": ()}


@pytest.mark.parametrize("most", [0, 1, 2])
def test_beyond_the_limit_of_mediators_and_at_how_many(most: int) -> None:
    further = [actor(f"m{n}") for n in (1, 2)]
    given = district(
        first={"to": "m1"}, actors=further, ties=[tie("m1", "m2"), tie("m2", "mediator", strength=1)]
    )
    reason = reasons(given, max_mediators=most)["beyond_mediators"]
    assert (reason.ids, reason.data["count"]) == (("m1", "m2", "mediator"), 3)


def test_beyond_seven_mediators() -> None:
    line = [*(f"m{n}" for n in range(8)), "mediator"]
    given = district(
        first={"to": "m0"},
        actors=[actor(identity) for identity in line[:-1]],
        ties=[tie(a, b) for a, b in pairwise(line)],
    )
    assert only(given) == ("too_far", ())


MEDIATORS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "through_unwilling": ({"mediator": {"willing": "no"}}, {}),
    "through_no_asks_left": ({"mediator": {"asks_max": 1, "asks_elsewhere": 1}}, {}),
    "through_declined": ({"asks": [ask("k", "mediator", answer="declined")]}, {}),
    "through_us": ({"mediator": {"subtype": "sc"}}, where(without_us=True)),
}


@pytest.mark.parametrize("code", MEDIATORS)
def test_only_through_somebody_who_does_not_mediate(code: str) -> None:
    rows, question = MEDIATORS[code]
    given = district(**rows)
    assert only(given, **question) == (code, ("mediator",))
    assert reasons(given, **question)[code].data["goal"] == GOAL


@pytest.mark.parametrize(
    "condition",
    [{"leave_out": ("mediator",)}, {"leave_out_kind": ("professional",)}, {"leave_out_area": ("top",)}],
)
def test_only_through_somebody_left_out(condition: dict[str, Any]) -> None:
    areas = [{"id": "top", "name": "t", "parent": None}, {"id": "low", "name": "l", "parent": "top"}]
    given = district(mediator={"area": "low"}, areas=areas)
    assert only(given, **where(**condition)) == ("through_left_out", ("mediator",))


def test_who_declined_would_mediate_had_they_accepted_though_unwilling_otherwise() -> None:
    given = district(mediator={"willing": "no"}, asks=[ask("k", "mediator", answer="declined")])
    assert only(given) == ("through_declined", ("mediator",))


def test_as_few_as_can_be_are_named_however_dear_the_path() -> None:
    """Two strong ties lead through two who are unwilling, a weak and strained one through one."""
    given = district(
        mediator={"willing": "no"},
        second={"to": "m2"},
        actors=[actor("m2", willing="no"), actor("only", willing="no")],
        ties=[
            tie("m2", "shop"),
            tie("holder", "only", strength=0, quality="strained"),
            tie("only", "shop", strength=0, quality="strained"),
        ],
    )
    assert only(given) == ("through_unwilling", ("only",))


TIES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "over_inferred": ({"second": {"basis": "inferred"}}, {}),
    "over_tie_kind": ({"second": {"kind": "helps"}}, where(leave_out_tie=("helps",))),
    "over_weaker": ({"second": {"strength": 1}}, where(min_strength=2)),
    "over_older": ({"second": {"confirmed_on": "2020-01-01"}}, where(confirmed_since="2026-01-01")),
    "over_tie_audience": (
        {"first": {"audience": "office"}, "second": {"audience": "council"}},
        where(tie_audience=("office",)),
    ),
}


@pytest.mark.parametrize("code", TIES)
def test_only_over_ties_that_are_left_out_or_supposed(code: str) -> None:
    rows, question = TIES[code]
    given = district(**rows)
    assert only(given, **question) == (code, ("mediator", "shop"))
    assert reasons(given, **question)[code].data["pairs"] == (("mediator", "shop"),)


def test_a_better_tie_between_the_two_is_no_reason() -> None:
    """Of two ties the one that the question may use is used; both are there once its condition is dropped."""
    given = district(
        first={"strength": 1}, second={"strength": 1}, ties=[tie("mediator", "shop", "third", strength=2)]
    )
    reason = reasons(given, **where(min_strength=2))["over_weaker"]
    assert reason.data["pairs"] == (("holder", "mediator"),)


def test_only_past_those_whom_it_must_pass() -> None:
    given = district(actors=[actor("aside")])
    assert only(given, **where(via=(Stop(actor="aside"),))) == ("not_via", ("aside",))
    assert only(given, **where(via=(Stop(kind="shrine"),))) == ("not_via", ())


def test_whose_consent_is_needed() -> None:
    residents = {"kind": "resident", "subtype": None}
    given = district(mediator=residents)
    assert only(given, audience="council") == ("with_consent", ("holder", "mediator"))
    consented = district(mediator=residents, consents=[consent("holder", "council")])
    assert only(consented, audience="council") == ("with_consent", ("mediator",))


def test_the_consent_of_both_ends_for_a_tie_that_is_kept_narrow() -> None:
    given = district(second={"audience": "office"}, consents=[consent("holder", "council")])
    assert only(given, audience="council") == ("with_consent", ("mediator", "shop"))


def test_the_consent_of_whoever_holds_a_narrow_need_or_resource() -> None:
    body = {"kind": "organization"}
    assert only(district(holder=body), audience="council") == ("with_consent", ("holder",))
    given = district(of_resource={"audience": "office"}, consents=[consent("holder", "council")])
    assert only(given, audience="council") == ("with_consent", ("shop",))


def test_not_connected_and_who_could_make_the_first_tie() -> None:
    """Of each side who has most ties; the holder's other neighbours are fewer."""
    given = district(
        second={"to": "busy"},
        actors=[actor("busy"), actor("b"), actor("by-shop"), actor("alone")],
        ties=[tie("busy", "b"), tie("by-shop", "shop")],
    )
    (reason,) = reasons(given).values()
    assert (reason.code, reason.ids) == ("not_connected", ("busy", "by-shop"))
    assert (reason.data["here"], reason.data["there"]) == (4, 2)


def test_the_first_tie_is_made_in_one_area_if_it_can_be() -> None:
    areas = [{"id": identity, "name": identity, "parent": None} for identity in ("here", "there")]
    given = district(
        second={"to": "busy"},
        mediator={"area": "here"},
        actors=[actor("busy", area="there"), actor("by-shop", area="here")],
        ties=[tie("by-shop", "shop")],
        areas=areas,
    )
    assert only(given) == ("not_connected", ("mediator", "by-shop"))


def test_the_first_tie_keeps_to_the_limit_of_mediators() -> None:
    given = district(second={"to": "m2"}, actors=[actor("m2"), actor("m3")], ties=[tie("m2", "m3")])
    assert only(given, max_mediators=0) == ("not_connected", ("holder", "shop"))
    assert only(given, max_mediators=1) == ("not_connected", ("mediator", "shop"))


def test_several_things_at_once() -> None:
    given = district(mediator={"willing": "no"}, second={"basis": "inferred"}, of_resource={"valid_to": ON})
    (reason,) = reasons(given).values()
    assert (reason.code, reason.ids) == ("several", ("mediator", "shop"))
    assert reason.data["things"] == {
        "resource_not_valid": (),
        "unwilling": (("mediator",),),
        "inferred": (("mediator", "shop"),),
    }


def test_several_with_the_limit_of_mediators_among_them() -> None:
    given = district(mediator={"willing": "no"})
    (reason,) = reasons(given, max_mediators=0).values()
    assert reason.data["things"] == {"unwilling": (("mediator",),), "mediators": ()}


def test_several_name_the_resource_for_which_fewest_things_would_do() -> None:
    full = {"capacity": 1, "capacity_left": 0, "valid_to": ON}
    given = district(
        mediator={"willing": "no"},
        of_resource=full,
        second={"to": "other"},
        actors=[actor("other", "shop")],
        ties=[tie("holder", "shop", basis="inferred")],
        resources=[resource("far", actor="other", valid_to=ON)],
    )
    (reason,) = reasons(given).values()
    assert reason.data["goal"] == ("resources", "far")
    assert reason.data["things"] == {"resource_not_valid": (), "unwilling": (("mediator",),)}


def test_who_must_be_passed_is_among_several_things_only_where_it_matters() -> None:
    given = district(mediator={"willing": "no"}, second={"basis": "inferred"}, actors=[actor("aside")])
    (reason,) = reasons(given, **where(via=(Stop(actor="mediator"),))).values()
    assert list(reason.data["things"]) == ["unwilling", "inferred"]  # type: ignore[call-overload]
    (reason,) = reasons(given, **where(via=(Stop(actor="aside"),))).values()
    assert list(reason.data["things"]) == ["unwilling", "inferred", "via"]  # type: ignore[call-overload]


def test_several_where_even_the_first_tie_is_missing() -> None:
    given = district(second={"kind": "uses"}, of_resource={"capacity": 1, "capacity_left": 0})
    (reason,) = reasons(given).values()
    assert (reason.code, reason.data["goal"]) == ("several", GOAL)
    assert reason.data["things"] == {"resource_full": (), "first_tie": ()}


def test_each_reason_stands_alone_and_in_one_order() -> None:
    """One resource is full, another not connected, a third behind somebody unwilling."""
    given = district(
        of_resource={"capacity": 1, "capacity_left": 0},
        actors=[actor("no", willing="no"), actor("behind", "shop")],
        ties=[tie("holder", "no"), tie("no", "behind", basis="self")],
        resources=[resource("other", actor="behind")],
    )
    found = answer(given).reasons
    assert [(r.code, r.ids) for r in found] == [("resource_full", ("res",)), ("through_unwilling", ("no",))]


def test_a_search_for_reasons_that_is_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHARES", 10**9)
    further = [actor(f"m{n}") for n in range(4)]
    given = district(
        mediator={"willing": "no"}, actors=further, ties=[tie("holder", m["id"]) for m in further]
    )
    assert answer(given).reasons == ()


def between(given: District, starts: tuple[str, ...], ends: tuple[str, ...], **scope: Any) -> list[Reason]:
    snapshot = build_snapshot(search_columns(given), DistrictInfo())
    question = BetweenQuestion(as_of=ON, starts=starts, ends=ends, **scope)
    ids = snapshot.actors.ids
    inquiry = Inquiry(snapshot, DEFAULT_POLICY, question, tuple(map(ids.place, starts)), {})
    return list(why_no_end(inquiry, [ids.place(end) for end in ends]))


def test_the_same_between_actors() -> None:
    given = district(mediator={"willing": "no"}, actors=[actor("alone")])
    (reason,) = between(given, ("holder",), ("shop", "alone"))
    assert (reason.code, reason.ids, reason.data["goal"]) == (
        *("through_unwilling", ("mediator",)),
        ("actors", "shop"),
    )
    (reason,) = between(given, ("holder", "shop"), ("alone",))
    assert (reason.code, reason.ids) == ("not_connected", ("holder", "alone"))
    (reason,) = between(district(), ("holder",), ("shop",), audience="council")
    assert (reason.code, reason.ids) == ("with_consent", ("holder",))
