"""`what-if`, `introduce` and `meeting` from a folder, as text and as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from typer.testing import CliRunner

from graph_service.adapters.assets import asset
from graph_service.cli.app import app
from graph_service.config import settings_from
from graph_service.domain.gaps import GAP_CLASSES
from graph_service.domain.terms import Language

URBAN, PAPER_BOX = (str(asset("seed_data", key)) for key in ("urban", "paper-box"))
UNFILLED = re.compile(r"[{}]|None")


def run(*words: str, folder: str = URBAN, language: Language = "ja", code: int = 0) -> str:
    settings = settings_from({"GRAPH_SERVICE_LANG": language})
    result = CliRunner().invoke(app, [*words, "--folder", folder], obj=settings)
    assert result.exit_code == code, result.output
    return result.output if code else result.stdout


def planted(gap_class: str) -> list[dict[str, Any]]:
    gaps = json.loads(asset("seed_data", "urban", "planted.json").read_text("utf-8"))["gaps"]
    return [gap for gap in gaps if gap["class"] == gap_class]


def test_who_leaves_takes_the_needs_along_that_hang_on_them() -> None:
    for gap in planted("hangs_on_one"):
        found = json.loads(run("what-if", "--leaves", gap["actors"][0], "--json"))
        assert set(gap["needs"]) <= set(found["lost"])
        assert f"hangs_on_one:{gap['actors'][0]}" in [one["key"] for one in found["closed"]]
        opened = {one["needs"][0] for one in found["opened"] if one["class"] in ("no_way", "no_resource")}
        assert opened == set(found["lost"])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_part_of_a_what_if_is_said(language: Language) -> None:
    actor = planted("hangs_on_one")[0]["actors"][0]
    given = ("what-if", "--no-time", actor, "--joins", "shrine", "--name", "架空神社(架空データ)")
    given = (*given, "--knows", actor, "--receives", "theme-handwork")
    text = run(*given, language=language)
    data = json.loads(run(*given, "--json", language=language))
    assert data["words"] in text
    for part in (*data["supposed"], *data["moved"], *data["load"], *data["opened"], *data["closed"]):
        assert part["words"] in text
        assert not UNFILLED.search(part["words"])
    assert set(data["gaps"]) == set(GAP_CLASSES)
    assert data["rests_on"] in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("what-if",), "what_if"),
        (("what-if", "--introduce", "chair", "chair"), "introduce"),
        (("what-if", "--name", "だれか"), "joins"),
        (("what-if", "--joins", "shop", "--gives", "a", "--receives", "b"), "receives"),
        (("what-if", "--joins", "robot"), "joins"),
        (("what-if", "--joins", "shop", "--subtype", "temple"), "subtype"),
        (("what-if", "--joins", "shop", "--area", "nowhere"), "nowhere"),
        (("what-if", "--joins", "shop", "--gives", "no-theme"), "no-theme"),
        (("what-if", "--leaves", "nobody"), "nobody"),
        (("introduce", "--count", "0"), "count"),
        (("meeting", "--gaps", "no_way:nothing"), "no_way:nothing"),
        (("meeting", "--gaps", "unused:res-staff", "--must", "nobody"), "nobody"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(words: tuple[str, ...], said: str) -> None:
    assert said in run(*words, folder=PAPER_BOX, code=2)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_introductions_are_one_sentence_each_and_say_their_bound(language: Language) -> None:
    data = json.loads(run("introduce", "--count", "2", "--json", folder=PAPER_BOX, language=language))
    text = run("introduce", "--count", "2", folder=PAPER_BOX, language=language)
    assert data["introductions"]
    assert data["considered"] <= data["found"]
    for one in data["introductions"]:
        assert one["words"] in text
        assert not UNFILLED.search(one["words"])
        assert one["reached"] or one["fallbacks"] or one["relief"] > 0
    assert str(data["found"]) in text.splitlines()[-1]


def keys_of_each_class() -> list[str]:
    about = {"hangs_on_one": "actors", "unused": "resources"}
    return [f"{name}:{planted(name)[0][about.get(name, 'needs')][0]}" for name in GAP_CLASSES]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_meeting_has_a_question_for_each_gap_and_a_guest_for_each_side(language: Language) -> None:
    keys = keys_of_each_class()
    given = ("meeting", *(word for key in keys for word in ("--gaps", key)))
    data = json.loads(run(*given, "--json", language=language))
    text = run(*given, language=language)
    assert [item["gap"] for item in data["agenda"]] == keys
    sides = {(side["gap"], side["end"]) for guest in data["guests"] for side in guest["stands_for"]}
    assert len(sides) == 1 + 2 + 2 + 1 + 2
    assert data["group"]["proven"] and data["group"]["at_least"] == len(data["guests"])
    for part in (*data["agenda"], *data["guests"]):
        said = [value for name, value in part.items() if name in SAID]
        assert said and all(one in text and not UNFILLED.search(one) for one in said)
    members = {guest["actor"] for guest in data["guests"]} | set(data["coordinators"])
    assert all(guest["inviter"] in members - {guest["actor"]} for guest in data["guests"])


SAID = ("question", "decision", "rests_on", "reason", "invitation", "bring_words")


def test_who_must_come_comes_and_who_must_not_does_not() -> None:
    key = f"no_way:{planted('no_way')[0]['needs'][0]}"
    guests = [g["actor"] for g in json.loads(run("meeting", "--gaps", key, "--json"))["guests"]]
    left_out = json.loads(run("meeting", "--gaps", key, "--must-not", guests[0], "--json"))
    assert guests[0] not in [guest["actor"] for guest in left_out["guests"]]
    both = run("meeting", "--gaps", key, "--must", guests[0], "--must-not", guests[0])
    assert "両方に入っています" in both


def test_where_nobody_can_come_it_says_on_which_side() -> None:
    text = run("meeting", "--gaps", "unused:res-staff", folder=PAPER_BOX)
    assert "議題1の資源の側" in text
    assert "まず顔合わせをしてください" in text
