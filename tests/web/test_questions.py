"""Questions about paths as API: conditions as fields, answers as those of the commands, refusals in time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest

from graph_service.application.answer_data import actor_data, between_data, reach_data
from graph_service.application.narration import as_data
from graph_service.application.questions import ask_between, ask_for_actor, ask_paths, ask_reach
from graph_service.domain.answers import (
    ActorQuestion,
    BetweenQuestion,
    Conditions,
    Question,
    ReachQuestion,
    Stop,
)
from graph_service.domain.changes import Record
from graph_service.domain.policy import DEFAULT_POLICY
from tests.unit.small import actor, tie
from tests.web.service import COORDINATOR, TODAY, Caller, Service

NEED = "/api/v1/needs/need-paper-boxes/paths"
# written into the address by hand: httpx puts fields of one name together, and then their order is lost
FIELDS: list[tuple[str, str]] = [
    *(("leave_out", "confectioner"), ("leave_out", "shop"), ("leave_out_kind", "shop")),
    *(("leave_out_tie", "uses"), ("leave_out_area", "area-ekimae"), ("min_strength", "2")),
    *(("confirmed_since", "2026-01-01"), ("tie_audience", "office"), ("tie_audience", "council")),
    *(("via_kind", "resident"), ("via", "chair"), ("via_kind", "organization"), ("via_in_order", "true")),
    *(("without_us", "true"), ("count", "true"), ("max_mediators", "4"), ("alternatives", "2")),
]
UNDER = Conditions(
    leave_out=("confectioner", "shop"),
    leave_out_kind=("shop",),
    leave_out_tie=("uses",),
    leave_out_area=("area-ekimae",),
    via=(Stop(kind="resident"), Stop(actor="chair"), Stop(kind="organization")),
    via_in_order=True,
    min_strength=2,
    confirmed_since="2026-01-01",
    tie_audience=("office", "council"),
    without_us=True,
)
SCOPE: dict[str, Any] = {"conditions": UNDER, "counted": True, "max_mediators": 4, "alternatives": 2}


def asked(service: Service, ask: Any, question: Any) -> Any:
    return ask(service.store, question, DEFAULT_POLICY, COORDINATOR, TODAY)


def test_every_field_reaches_the_question(service: Service, api: Caller) -> None:
    expected = asked(service, ask_paths, Question("need-paper-boxes", **SCOPE))
    assert expected.answer.resources
    assert api.get(f"{NEED}?{urlencode(FIELDS)}").json() == as_data(expected, "ja")


@pytest.mark.parametrize(
    ("address", "more", "ask", "question", "data"),
    [
        (
            "/api/v1/paths",
            [("from", "woman-104"), ("from", "staff"), ("to", "shrine")],
            *(ask_between, BetweenQuestion(("woman-104", "staff"), ("shrine",), **SCOPE), between_data),
        ),
        (
            "/api/v1/paths",
            [("need", "need-paper-boxes"), ("to", "shrine")],
            *(ask_between, BetweenQuestion((), ("shrine",), "need-paper-boxes", **SCOPE), between_data),
        ),
        (
            "/api/v1/resources/res-shrine/needs",
            [],
            *(ask_reach, ReachQuestion("res-shrine", **SCOPE), reach_data),
        ),
        (
            "/api/v1/actors/woman-104/resources",
            [],
            *(ask_for_actor, ActorQuestion("woman-104", **SCOPE), actor_data),
        ),
    ],
)
def test_the_other_questions_take_the_same_fields(
    service: Service,
    api: Caller,
    address: str,
    more: list[tuple[str, str]],
    ask: Any,
    question: Any,
    data: Any,
) -> None:
    expected = asked(service, ask, question)
    assert any(getattr(expected.answer, name, ()) for name in ("ends", "needs", "resources"))
    assert api.get(f"{address}?{urlencode([*more, *FIELDS])}").json() == data(expected, "ja")
    plain = type(question)(**{**vars(question), "conditions": Conditions(), "counted": False})
    limits = [("max_mediators", "4"), ("alternatives", "2")]
    assert api.get(address, params=[*more, *limits]).json() == data(asked(service, ask, plain), "ja")


def test_stops_count_in_the_order_of_the_address(api: Caller) -> None:
    def ways(*fields: tuple[str, str]) -> list[list[str]]:
        data = api.get(NEED, params=[*fields, ("via_in_order", "true")]).json()
        return [way["actors"] for found in data["resources"] for way in found["alternatives"]]

    chair_first = ways(("via", "chair"), ("via_kind", "organization"))
    assert chair_first
    assert all(way.index("chair") < way.index("jichikai") for way in chair_first if "jichikai" in way)
    assert ways(("via_kind", "organization"), ("via", "chair")) != chair_first


def test_an_empty_field_is_none_given(api: Caller) -> None:
    empty = [(name, "") for name in ("leave_out", "leave_out_kind", "via", "via_kind", "tie_audience")]
    assert api.get(NEED, params=[*empty, ("confirmed_since", "")]).json() == api.get(NEED).json()


@pytest.mark.parametrize(
    ("fields", "status", "column"),
    [
        ({"leave_out": "nobody"}, 404, ""),
        ({"leave_out_area": "nowhere"}, 404, ""),
        ({"via_kind": "robot"}, 422, "via_kind"),
        ({"via": ["staff", "chair", "shop", "shrine"]}, 422, "via"),
        ({"min_strength": "4"}, 422, "min_strength"),
        ({"min_strength": "strong"}, 422, "min_strength"),
        ({"confirmed_since": "昨日"}, 422, "confirmed_since"),
        ({"tie_audience": "all"}, 422, "tie_audience"),
        ({"count": "many"}, 422, "count"),
    ],
)
def test_what_is_no_condition(api: Caller, fields: Mapping[str, Any], status: int, column: str) -> None:
    for address in (NEED, "/api/v1/resources/res-shop/needs", "/api/v1/actors/staff/resources"):
        answer = api.get(address, params=fields)
        assert answer.status_code == status
        assert [fault["column"] for fault in answer.json().get("errors", [])] == ([column] if column else [])


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"to": "shrine"}, "from"),
        ({"from": "staff"}, "to"),
        ({"from": "staff", "to": "staff"}, "to"),
        ({"from": ["staff"] * 51, "to": "shop"}, "from"),
        ({"from": "staff", "to": ["shop"] * 201}, "to"),
    ],
)
def test_starts_and_ends_are_checked(api: Caller, fields: Mapping[str, Any], column: str) -> None:
    answer = api.get("/api/v1/paths", params=fields)
    assert (answer.status_code, answer.json()["errors"][0]["column"]) == (422, column)


def dense(service: Service, size: int) -> list[str]:
    """A neighbourhood where everybody knows everybody, in nine shades of strength and freshness."""
    names = [f"n{number:03}" for number in range(size)]
    days = ("2026-10-01", "2025-06-01", None)
    rows = [tie(a, b) for place, a in enumerate(names) for b in names[place + 1 :]]
    for number, row in enumerate(rows):
        row.update(strength=1 + number * 7 % 3, confirmed_on=days[number * 5 % 11 % 3])
    for name in names:
        service.store.tables["actors"][name] = Record("actors", name, actor(name), 1)
    for row in rows:
        service.store.tables["ties"][row["id"]] = Record("ties", row["id"], row, 1)
    return names


@pytest.mark.timeout(120)
def test_a_question_that_would_take_too_long_is_refused_in_time(service: Service, api: Caller) -> None:
    """In CPU time, for the machine may be busy: some three seconds on an ordinary one."""
    first, *others = dense(service, 200)
    fields = {"from": first, "to": others, "max_mediators": 7, "alternatives": 20, "count": True}
    begun = time.process_time()
    answer = api.get("/api/v1/paths", params=fields)
    assert time.process_time() - begun < 60
    assert (answer.status_code, answer.json()["code"]) == (422, "search_too_large")
    detail = answer.json()["detail"]
    assert "仲立ちの上限(いま 7)" in detail
    assert "別の道の数(いま 20)" in detail
    assert "count" in detail
    modest = {**fields, "max_mediators": 3, "alternatives": 3, "count": False}
    assert len(api.get("/api/v1/paths", params=modest).json()["ends"]) == 199
