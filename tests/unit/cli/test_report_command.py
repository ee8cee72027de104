"""`report` from a folder: every column of the sample's report has something in it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from graph_service.adapters.assets import asset
from graph_service.cli.app import app
from graph_service.config import settings_from
from graph_service.domain.reporting import COLUMNS, MEASURES, PURPOSES
from graph_service.domain.terms import Language


def run(preset: str, *words: str, language: Language = "ja") -> str:
    settings = settings_from({"GRAPH_SERVICE_LANG": language})
    folder = str(asset("seed_data", preset))
    result = CliRunner().invoke(app, ["report", "--folder", folder, *words], obj=settings)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("preset", ["urban", "rural"])
def test_every_column_of_a_samples_report_has_something_in_it(preset: str) -> None:
    report = json.loads(run(preset, "--json"))
    assert (report["from"], report["to"]) == ("2026-04-01", "2026-11-01")
    for purpose in PURPOSES:
        for column in COLUMNS:
            numbers = report["purposes"][purpose][column]
            assert any(one["now"] for one in numbers.values()), (purpose, column)
            assert set(numbers) == {m.code for m in MEASURES if (m.purpose, m.column) == (purpose, column)}
    assert report["around"]["gaps_closed"]["now"]
    assert sum(bool(one["before"]) for c in report["purposes"]["network"].values() for one in c.values()) > 2


def test_an_area_has_less_than_all_and_its_words_name_it() -> None:
    whole, area = (json.loads(run("urban", "--json", *more)) for more in ((), ("--area", "area-komorebi")))
    received = [report["around"]["needs_received"]["now"] for report in (whole, area)]
    assert received[0] > received[1] > 0
    assert "こもれび地区" in run("urban", "--area", "area-komorebi")


def test_a_day_that_is_none_is_refused_with_its_name() -> None:
    settings = settings_from({})
    folder = str(asset("seed_data", "rural"))
    result = CliRunner().invoke(app, ["report", "--folder", folder, "--from", "昨日"], obj=settings)
    assert (result.exit_code, "昨日" in result.output) == (2, True)
