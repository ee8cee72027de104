"""Asking for paths: what may be asked, on which day, by whom, and what is then readable and said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from graph_service.application.districts import FolderSource
from graph_service.application.narration import as_data
from graph_service.application.narrator import Narrator
from graph_service.application.questions import Answered, ask_paths
from graph_service.application.viewers import Role, Viewer
from graph_service.domain.answers import PathsAnswer, Question
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.errors import InvalidValue, NeedNotChecked, NotAllowed, UnknownId
from graph_service.domain.policy import DEFAULT_POLICY
from tests.unit.small import ON, actor, ask, consent, district, resource, tie

TODAY = "2030-05-05"
COORDINATOR = Viewer("花子", "coordinator")


def asked(
    given: District, viewer: Viewer = COORDINATOR, today: str = TODAY, **question: Any
) -> Answered[PathsAnswer]:
    return ask_paths(FolderSource(given), Question("need", **question), DEFAULT_POLICY, viewer, today)


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ({"max_mediators": -1}, "max_mediators"),
        ({"max_mediators": 1000}, "max_mediators"),
        ({"alternatives": 0}, "alternatives"),
        ({"alternatives": 10_000}, "alternatives"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"audience": "all"}, "audience"),
    ],
)
def test_what_cannot_be_asked_names_its_column(question: dict[str, Any], column: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        asked(district(), **question)
    assert caught.value.data["column"] == column


def test_named_errors() -> None:
    with pytest.raises(UnknownId):
        ask_paths(FolderSource(district()), Question("x"), DEFAULT_POLICY, COORDINATOR, TODAY)
    with pytest.raises(NeedNotChecked):
        asked(district(of_need={"decision": None}))


@pytest.mark.parametrize(
    ("info", "as_of", "day"),
    [
        (DistrictInfo(), "", TODAY),
        (DistrictInfo(as_of="2026-11-01"), "", TODAY),
        (DistrictInfo(as_of="2026-11-01", fictional=True), "", "2026-11-01"),
        (DistrictInfo(fictional=True), "", TODAY),
        (DistrictInfo(as_of="2026-11-01", fictional=True), "2026-12-01", "2026-12-01"),
    ],
)
def test_the_day_is_the_one_asked_for_else_a_fictional_districts_own_else_today(
    info: DistrictInfo, as_of: str, day: str
) -> None:
    found = asked(replace(district(), info=info), as_of=as_of)
    assert found.answer.question.as_of == day


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31"])
def test_every_date_can_be_asked_about(as_of: str) -> None:
    assert asked(district(), as_of=as_of).answer.question.as_of == as_of


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("coordinator", "own case office council public"),
        ("office", "office council public"),
        ("council", "council public"),
        ("public", "public"),
    ],
)
def test_a_viewer_searches_for_their_own_audience_or_a_wider_one(role: Role, allowed: str) -> None:
    given = district(consents=[consent("holder", "public", expires_on="2099-01-01")])
    for audience in ("own", "case", "office", "council", "public"):
        if audience in allowed.split():
            asked(given, Viewer("x", role), audience=audience)
        else:
            with pytest.raises(NotAllowed):
                asked(given, Viewer("x", role), audience=audience)


def as_seen(given: District, role: Role, audience: str) -> tuple[Answered[PathsAnswer], str]:
    found = asked(given, Viewer("x", role), audience=audience, as_of=ON)
    return found, json.dumps(as_data(found, "ja"), ensure_ascii=False)


def consented() -> District:
    """The holder agreed that the council mediates; their row itself stays the office's."""
    return district(
        holder={"name": "花さん", "note": "秘密"},
        first={"note": "秘密"},
        of_need={"title": "花さんの願い"},
        consents=[consent("holder", "council")],
    )


def test_what_a_viewer_may_not_read_is_not_said() -> None:
    """The path is found for the council; the resident's name, need and tie are said to be there, no more."""
    found, text = as_seen(consented(), "council", "council")
    assert [paths.resource for paths in found.answer.resources] == ["res"]
    assert "花さん" not in text
    assert "秘密" not in text
    _, all_of_it = as_seen(consented(), "coordinator", "council")
    assert "花さん" in all_of_it


def test_the_data_have_the_promised_shape() -> None:
    given = district(ties=[tie("mediator", "shop", "third", strength=1)], asks=[ask("k", "mediator")])
    data = as_data(asked(given, as_of=ON), "ja")
    assert list(data) == ["need", "as_of", "policy", "limits", "reasons", "resources", "warnings"]
    assert (data["need"], data["as_of"], data["policy"]) == ("need", ON, DEFAULT_POLICY.as_data())
    (found,) = data["resources"]
    assert list(found) == [
        *("resource", "actor", "theme_steps", "match", "alternatives", "fallbacks", "count")
    ]
    assert found["fallbacks"] == [{"without": "mediator", "alternative": None}]
    assert found["count"] is None
    (way,) = found["alternatives"]
    assert list(way) == ["actors", "ties", "cost", "score", "weakest", "steps"]
    assert way["actors"] == ["holder", "mediator", "shop"]
    assert way["ties"] == ["first", "second"]
    assert type(way["cost"]) is int
    for step in way["steps"]:
        assert list(step) == ["from", "to", "tie", "words", "script", "factor", "warnings"]
        assert step["words"]
        assert all(warning["words"] for warning in step["warnings"])
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_warning_of_an_answer_is_said(language: Any) -> None:
    """All kinds of warnings at once; a missing field or sentence would raise."""
    first = {"strength": 0, "quality": "strained", "basis": None, "confirmed_on": None}
    load = {"kind": "organization", "subtype": "houkatsu_center", "contact": None, "willing": None}
    given = district(
        mediator=load,
        first=first,
        second={"confirmed_on": "2020-01-01"},
        asks=[ask("k", "mediator", answer="no_answer"), ask("j", "mediator", need="other")],
        of_resource={"eligible": ["care"]},
        actors=[actor("far", "shop")],
        resources=[resource("lost", actor="far")],
    )
    found = asked(given, as_of=ON)
    narrator = Narrator(found.records, language)
    steps = [step for way in found.answer.resources[0].alternatives for step in way.steps]
    warnings = [*found.answer.warnings, *(warning for step in steps for warning in step.warnings)]
    assert {warning.code for warning in warnings} == {
        *("tie_never_confirmed", "tie_stale", "tie_hearsay", "tie_strained", "tie_strength_unknown"),
        *("contact_missing", "mediator_central", "asks_open", "ask_overdue"),
        *("class_unknown", "no_way", "consent_missing"),
    }
    assert all("{" not in narrator.warning(warning) for warning in warnings)
    closed = asked(given, as_of=ON, audience="council")
    assert [warning.code for warning in closed.answer.warnings] == ["need_not_open"]
    assert "holder" in Narrator(closed.records, language).warning(closed.answer.warnings[0])


@pytest.mark.parametrize("basis", ["hearsay", ""])
def test_a_tie_of_which_nobody_said_how_it_is_known_is_not_called_hearsay(basis: str) -> None:
    """It counts like hearsay in the costs; to call it so would be untrue."""
    found = asked(district(first={"basis": basis or None}), as_of=ON)
    narrator, step = Narrator(found.records, "ja"), found.answer.resources[0].alternatives[0].steps[0]
    said = "".join(narrator.warning(warning) for warning in step.warnings)
    assert ("伝聞" in said, "どう知ったかが記録されていません" in said) == (bool(basis), not basis)


def test_a_step_is_worded_in_the_direction_of_travel() -> None:
    given = district(second={"from": "shop", "to": "mediator", "kind": "helps"})
    step = asked(given, as_of=ON).answer.resources[0].alternatives[0].steps[1]
    said = Narrator(asked(given, as_of=ON).records, "ja").step(step)
    assert "mediatorはshopに手伝ってもらっている" in said


def test_names_with_braces_or_markup_are_said_as_they_are() -> None:
    given = district(shop={"name": "{a} <script> [red]"})
    data = as_data(asked(given, as_of=ON), "ja")
    assert "{a} <script> [red]" in data["resources"][0]["alternatives"][0]["steps"][1]["words"]
