"""Who met at meetings feeds whom to introduce to whom, and the sentence says when."""

from __future__ import annotations

from graph_service.application.introducing import (
    IntroductionWords,
    ask_introductions,
    introductions_data,
)
from graph_service.application.met import met_by
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Load
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.terms import Language
from tests.unit.small import actor, district, tie
from tests.web.service import Service

COORDINATOR = Viewer("sato", "coordinator")
DAY = "2026-11-01"


def met_service() -> Service:
    service = Service()
    held = [
        {"id": "first", "title": "会議", "held_on": "2026-08-01", "attended": ["mediator", "friend"]},
        {
            "id": "second",
            "title": "会議",
            "held_on": "2026-09-30",
            "attended": ["mediator", "friend", "shop"],
        },
        {"id": "ahead", "title": "会議", "held_on": "2026-12-01", "attended": ["holder", "shop"]},
    ]
    rows = district(
        second={"valid_to": "2026-01-01"},
        actors=[actor("friend", name="架空の友")],
        ties=[tie("friend", "shop", strength=3)],
        meetings=held,
    )
    service.store.load(Load(rows, "test", "tester", replace=True))
    return service


def test_the_last_meeting_of_two_counts_and_none_to_come() -> None:
    met = met_by(met_service().store, COORDINATOR, DAY)
    assert met[frozenset(("mediator", "friend"))] == "2026-09-30"
    assert frozenset(("holder", "shop")) not in met
    assert met_by(met_service().store, COORDINATOR, "2026-07-01") == {}
    assert met_by(met_service().store, Viewer("x", "council"), DAY) == {}


def test_the_sentence_says_at_which_meeting_the_two_met() -> None:
    asked = GapQuestion(DAY, max_mediators=3), 3, DEFAULT_POLICY, COORDINATOR, DAY
    found = ask_introductions(met_service().store, *asked)
    (one,) = [i for i in found.answer.introductions if {i.one, i.other} == {"mediator", "shop"}]
    language: Language
    for language, said in (("ja", "2026-09-30の会議"), ("en", "meeting of 2026-09-30")):
        assert said in IntroductionWords(found, language).sentence(one)
    data = introductions_data(found, "ja")["introductions"]
    assert "2026-09-30" in {row["met_on"] for row in data}
    assert all((row["met_on"] is None) == ("same_meeting" not in row["grounds"]) for row in data)
