"""`fabric`: from a folder, as text and as JSON, the same content."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from graph_service.adapters.assets import asset
from graph_service.cli.app import app
from graph_service.config import settings_from
from graph_service.domain.terms import Language

RURAL = str(asset("seed_data", "rural"))


def run(*words: str, language: Language = "ja") -> str:
    settings = settings_from({"GRAPH_SERVICE_LANG": language})
    result = CliRunner().invoke(app, ["fabric", "--folder", RURAL, *words], obj=settings)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("language", ["ja", "en"])
def test_text_has_every_sentence_of_the_data(language: Language) -> None:
    text, found = run(language=language), json.loads(run("--json", language=language))
    sections = [found["isolated"], found["unlinked"], *found["with_us"], *found["without_us"]]
    assert len(sections) == 2 + 2 * 11
    for said in (*found["words"], found["asked"]["words"]):
        assert said in text
    for section in sections:
        for said in (section["title"], section["words"], section["deed"]):
            assert said in text
        for finding in section["findings"]:
            assert finding["words"] in text and finding["deed"] in text


def test_an_area_is_looked_at_by_itself_with_betweenness() -> None:
    everywhere, area = json.loads(run("--json")), json.loads(run("--json", "--area", "area-irori"))
    assert 0 < area["actors"] < everywhere["actors"]
    assert not everywhere["with_us"][-1]["findings"]
    assert area["with_us"][-1]["findings"]


def test_for_a_council_no_resident_is_in_the_file() -> None:
    found = json.loads(run("--json", "--audience", "council"))
    assert found["audience"] == "council" and found["actors"] is None
    assert '"r-0' not in json.dumps(found)


@pytest.mark.parametrize("words", [["--area", "x"], ["--as-of", "soon"], ["--audience", "all"]])
def test_what_cannot_be_asked_is_refused_in_plain_words(words: list[str]) -> None:
    result = CliRunner().invoke(app, ["fabric", "--folder", RURAL, *words], obj=settings_from({}))
    assert result.exit_code == 2
    assert words[1] in result.stderr and "Traceback" not in result.stderr
