"""Questions between actors, to a resource and for an actor: what may be asked, by whom, and what is said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph_service.application.answer_data import actor_data, between_data, reach_data
from graph_service.application.conditions import chosen, pairs
from graph_service.application.districts import FolderSource
from graph_service.application.narrator import Narrator
from graph_service.application.questions import (
    ask_between,
    ask_for_actor,
    ask_paths,
    ask_reach,
    ask_several,
)
from graph_service.application.viewers import Role, Viewer
from graph_service.domain.answers import (
    ActorQuestion,
    BetweenQuestion,
    Conditions,
    Question,
    ReachQuestion,
    Scope,
    Stop,
)
from graph_service.domain.district import District
from graph_service.domain.errors import InvalidValue, NeedNotChecked, NotAllowed, UnknownId
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.terms import Language
from tests.unit.small import ON, actor, consent, district, need, tie

TODAY = "2030-05-05"
COORDINATOR = Viewer("花子", "coordinator")
COUNCIL = Viewer("協議体", "council")


def ask(question: Scope, given: District | None = None, viewer: Viewer = COORDINATOR) -> Any:
    """Puts a question of any sort."""
    doors: dict[type[Scope], Any] = {
        Question: ask_paths,
        BetweenQuestion: ask_between,
        ReachQuestion: ask_reach,
        ActorQuestion: ask_for_actor,
    }
    source = FolderSource(given or district())
    return doors[type(question)](source, question, DEFAULT_POLICY, viewer, TODAY)


def every_question(**scope: Any) -> list[Scope]:
    return [
        Question("need", **scope),
        BetweenQuestion(("holder",), ("shop",), **scope),
        ReachQuestion("res", **scope),
        ActorQuestion("holder", **scope),
    ]


STOP = Stop(kind="shop")


@pytest.mark.parametrize(
    ("wrong", "column", "expected"),
    [
        ({"leave_out_kind": ("robot",)}, "leave_out_kind", "shrine"),
        ({"leave_out_tie": ("hates",)}, "leave_out_tie", "family_of"),
        ({"via": (Stop(kind="robot"),)}, "via_kind", "professional"),
        ({"via": (STOP, STOP, STOP, STOP)}, "via", "0-3"),
        ({"tie_audience": ("all",)}, "tie_audience", "council"),
        ({"min_strength": 4}, "min_strength", "0-3"),
        ({"min_strength": -1}, "min_strength", "0-3"),
        ({"confirmed_since": "2026-02-30"}, "confirmed_since", "YYYY-MM-DD"),
    ],
)
def test_what_is_no_condition_is_named(wrong: dict[str, Any], column: str, expected: str) -> None:
    for question in every_question(conditions=Conditions(**wrong)):
        with pytest.raises(InvalidValue) as caught:
            ask(question)
        assert caught.value.data["column"] == column
        assert expected in caught.value.data["expected"]


@pytest.mark.parametrize(
    ("wrong", "table"),
    [
        ({"leave_out": ("nobody",)}, "actors"),
        ({"via": (Stop(actor="nobody"),)}, "actors"),
        ({"leave_out_area": ("nobody",)}, "areas"),
    ],
)
def test_an_id_of_a_condition_that_is_not_there(wrong: dict[str, Any], table: str) -> None:
    for question in every_question(conditions=Conditions(**wrong)):
        with pytest.raises(UnknownId) as caught:
            ask(question)
        assert caught.value.data == {"type": table, "id": "nobody"}


@pytest.mark.parametrize(
    ("question", "column", "value"),
    [
        (BetweenQuestion((), ("shop",)), "from", 0),
        (BetweenQuestion(("holder",), ()), "to", 0),
        (BetweenQuestion(("holder",) * 51, ("shop",)), "from", 51),
        (BetweenQuestion(("holder",), ("shop",) * 201), "to", 201),
        (BetweenQuestion(("holder", "shop"), ("shop",)), "to", "shop"),
    ],
)
def test_starts_and_ends(question: BetweenQuestion, column: str, value: object) -> None:
    with pytest.raises(InvalidValue) as caught:
        ask(question)
    assert (caught.value.data["column"], caught.value.data["value"]) == (column, value)
    assert caught.value.data["expected"]


@pytest.mark.parametrize(
    ("question", "table"),
    [
        (BetweenQuestion(("nobody",), ("shop",)), "actors"),
        (BetweenQuestion(("holder",), ("nobody",)), "actors"),
        (BetweenQuestion((), ("shop",), "nobody"), "needs"),
        (ReachQuestion("nobody"), "resources"),
        (ActorQuestion("nobody"), "actors"),
        (Question("nobody"), "needs"),
    ],
)
def test_whom_it_is_about_must_exist(question: Scope, table: str) -> None:
    with pytest.raises(UnknownId) as caught:
        ask(question)
    assert caught.value.data == {"type": table, "id": "nobody"}


@pytest.mark.parametrize("role", ["council", "public"])
def test_a_viewer_does_not_ask_for_a_narrower_audience(role: Role) -> None:
    for question in every_question():
        with pytest.raises(NotAllowed):
            ask(question, viewer=Viewer("x", role))


def hidden() -> District:
    """The holder agreed that the council mediates; their row and that of a friend are the office's alone."""
    return district(
        holder={"name": "花さん"},
        of_need={"title": "花さんの願い"},
        actors=[actor("friend", "resident", name="友だち"), actor("open")],
        ties=[tie("holder", "friend"), tie("friend", "shop"), tie("holder", "open"), tie("open", "shop")],
        needs=[need(title="花さんの願い"), need(id="raw", decision=None), need(id="closed", actor="friend")],
        consents=[consent("holder", "council")],
    )


@pytest.mark.parametrize(
    "question",
    [
        BetweenQuestion(("holder",), ("shop",)),
        BetweenQuestion(("open",), ("friend",)),
        BetweenQuestion((), ("shop",), "raw"),
        BetweenQuestion(("open",), ("shop",), "closed"),
        ActorQuestion("holder"),
        Question("raw"),
        Question("closed"),
        Question("need", conditions=Conditions(leave_out=("friend",))),
        Question("need", conditions=Conditions(via=(Stop(actor="holder"),))),
    ],
)
def test_who_may_not_be_read_is_as_if_they_were_not_there(question: Scope) -> None:
    """The same words as for an id that nobody has: an error must not tell what a page would not."""
    asked = type(question)(**{**vars(question), "as_of": ON, "audience": "council"})
    with pytest.raises(UnknownId) as caught:
        ask(asked, hidden(), COUNCIL)
    assert caught.value.data["type"] in ("actors", "needs")
    try:  # whoever may read them is answered
        ask(asked, hidden())
    except NeedNotChecked:
        assert "raw" in vars(asked).values()


def test_needs_that_may_not_be_read_are_not_listed() -> None:
    question = ReachQuestion("res", as_of=ON, audience="council", max_mediators=1)
    told = ask(question, hidden())
    assert [paths.need for paths in told.answer.needs] == ["need"]
    assert {i for cut in told.answer.cuts for i in cut.ids} <= {"need"}
    untold = ask(question, hidden(), COUNCIL)
    assert (untold.answer.needs, untold.answer.warnings, untold.answer.cuts) == ((), (), ())
    assert "花さん" not in json.dumps(reach_data(untold, "ja"), ensure_ascii=False)


def test_a_need_and_actors_that_are_named() -> None:
    data = between_data(ask(BetweenQuestion((), ("shop",), "need", as_of=ON)), "ja")
    assert list(data) == [
        *("from", "to", "need", "as_of", "policy", "limits", "reasons", "ends", "warnings"),
    ]
    assert (data["from"], data["to"], data["need"]) == (["holder"], ["shop"], "need")
    (end,) = data["ends"]
    assert list(end) == ["actor", "alternatives", "fallbacks", "count"]
    assert end["alternatives"][0]["actors"] == ["holder", "mediator", "shop"]
    assert all(warning["words"] for warning in data["warnings"])


def test_the_other_answers_as_data() -> None:
    data = reach_data(ask(ReachQuestion("res", as_of=ON, counted=True)), "en")
    assert list(data) == ["resource", "actor", "as_of", "policy", "limits", "needs", "warnings"]
    (found,) = data["needs"]
    ways = ["alternatives", "fallbacks", "count"]
    assert list(found) == ["need", "actor", "theme_steps", "match", *ways]
    assert found["count"] == 1
    data = actor_data(ask(ActorQuestion("holder", as_of=ON)), "en")
    assert list(data) == ["actor", "as_of", "policy", "limits", "resources", "warnings"]
    assert [paths["resource"] for paths in data["resources"]] == ["res"]


def test_several_needs_are_answered_in_one_state() -> None:
    class Counting(FolderSource):
        states = 0

        def snapshot(self) -> Any:
            self.states += 1
            return super().snapshot()

    source = Counting(district(needs=[need(), need(id="other")]))
    found = ask_several(source, ["other", "need"], Scope(as_of=ON), DEFAULT_POLICY, COORDINATOR, TODAY)
    assert [answered.answer.question.need for answered in found] == ["other", "need"]
    assert [len(answered.answer.resources) for answered in found] == [1, 1]
    assert source.states == 1


ALL = Conditions(
    leave_out=("mediator",),
    leave_out_kind=("shop",),
    leave_out_tie=("knows",),
    leave_out_area=("hill",),
    via=(Stop(kind="shrine"), Stop(actor="shop")),
    via_in_order=True,
    min_strength=2,
    confirmed_since="2026-01-01",
    tie_audience=("office",),
    without_us=True,
)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_condition_is_said_with_the_name_of_what_it_is_about(language: Language) -> None:
    given = district(areas=[{"id": "hill", "name": "丘"}], mediator={"name": "看護師さん"})
    answered = ask(Question("need", as_of=ON, conditions=ALL), given)
    words = [one.words for one in chosen(ALL, Narrator(answered.records, language))]
    assert len(words) == len(list(pairs(ALL))) == 11
    for name in ("看護師さん", "丘", "2026-01-01"):
        assert any(name in said for said in words)
    assert not [said for said in words if "{" in said or "hill" in said]
    assert [name for name, _ in pairs(ALL)][4:7] == ["via_kind", "via", "via_in_order"]
    assert chosen(Conditions(), Narrator({}, language)) == []


def test_whoever_came_after_the_state_that_is_asked_is_unknown() -> None:
    """The store may know them by the time that it is asked for their record."""

    class Earlier(FolderSource):
        def snapshot(self) -> Any:
            return FolderSource(district()).snapshot()

    later = Earlier(district(actors=[actor("new")]))
    for under in (Conditions(leave_out=("new",)), Conditions(via=(Stop(actor="new"),))):
        with pytest.raises(UnknownId) as caught:
            ask_paths(later, Question("need", conditions=under), DEFAULT_POLICY, COORDINATOR, TODAY)
        assert caught.value.data == {"type": "actors", "id": "new"}
    with pytest.raises(UnknownId):
        ask_for_actor(later, ActorQuestion("new"), DEFAULT_POLICY, COORDINATOR, TODAY)
    with pytest.raises(UnknownId):
        ask_between(later, BetweenQuestion(("new",), ("shop",)), DEFAULT_POLICY, COORDINATOR, TODAY)
