"""`gaps`: the planted gaps from a folder, as text and as JSON."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from graph_service.adapters.assets import asset
from graph_service.cli import progress
from graph_service.cli.app import app
from graph_service.config import settings_from
from graph_service.domain.gaps import GAP_CLASSES
from graph_service.domain.terms import Language

URBAN = str(asset("seed_data", "urban"))


def run(*words: str, language: Language = "ja") -> str:
    settings = settings_from({"GRAPH_SERVICE_LANG": language})
    result = CliRunner().invoke(app, ["gaps", "--folder", URBAN, *words], obj=settings)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_json_is_what_was_promised() -> None:
    found = json.loads(run("--json"))
    assert {"as_of", "max_mediators", "gaps", "coverage", "load", "structure"} <= found.keys()
    assert found["max_mediators"] == 3
    planted = json.loads(asset("seed_data", "urban", "planted.json").read_text("utf-8"))
    assert len(found["gaps"]) == len(planted["gaps"])
    assert found["structure"]["cut_vertices"] == sorted(planted["cut_vertices"])
    for gap in found["gaps"]:
        assert {"class", "area", "needs", "resources", "actors", "ties", "words", "deed"} <= gap.keys()
        assert (gap["area"] is None) == (gap["class"] == "hangs_on_one")
        assert gap["words"] and gap["deed"] and not re.search(r"[{}]|None", gap["words"] + gap["deed"])


def test_an_area_keeps_what_has_a_need_or_a_resource_there() -> None:
    everything = json.loads(run("--json"))
    areas = {gap["area"] for gap in everything["gaps"]} - {None}
    for area in sorted(areas):
        found = json.loads(run("--json", "--area", area))
        own = [gap["key"] for gap in everything["gaps"] if gap["area"] == area]
        assert set(own) <= {gap["key"] for gap in found["gaps"]}
        assert {cell["area"] for cell in found["coverage"]} <= {area}
        assert len(found["gaps"]) < len(everything["gaps"])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_text_has_every_class_with_its_deed(language: Language) -> None:
    text = run(language=language)
    gaps = json.loads(run("--json", language=language))["gaps"]
    assert len({gap["class"] for gap in gaps}) == len(GAP_CLASSES)
    for gap in gaps:
        assert gap["words"] in text
        assert gap["deed"] in text


@pytest.mark.parametrize(
    ("words", "column"),
    [(["--max-mediators", "8"], "max_mediators"), (["--as-of", "soon"], "as_of"), (["--area", "x"], "x")],
)
def test_what_cannot_be_asked_is_refused_in_plain_words(words: list[str], column: str) -> None:
    settings = settings_from({})
    result = CliRunner().invoke(app, ["gaps", "--folder", URBAN, *words], obj=settings)
    assert result.exit_code == 2
    assert column in result.stderr and "Traceback" not in result.stderr


def test_what_takes_long_is_shown_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "QUIET_SECONDS", 0.0)
    settings = settings_from({"GRAPH_SERVICE_LANG": "ja"})
    result = CliRunner().invoke(app, ["gaps", "--folder", URBAN, "--json"], obj=settings)
    assert "つながりの穴を調べています …" in result.stderr
    assert json.loads(result.stdout)["gaps"]
