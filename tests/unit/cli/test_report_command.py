"""`report` from a folder: every column of the sample's report has something in it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from typer.testing import CliRunner

from graph_service.adapters.assets import asset
from graph_service.application.reporting.apart import Apart
from graph_service.application.reporting.outside import OF_NO_PERSON, origins, told_of
from graph_service.application.reporting.telling import ORIGINS, Telling
from graph_service.cli.app import app
from graph_service.config import settings_from
from graph_service.domain.district import DistrictInfo
from graph_service.domain.fiscal import before
from graph_service.domain.ontology import VOCABULARIES
from graph_service.domain.reporting import COLUMNS, MEASURES, PURPOSES, Period, Report
from graph_service.domain.terms import Language
from graph_service.domain.wording import say


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


@pytest.mark.parametrize(
    "period", [("2026-04-02", "2026-09-30"), ("2026-07-01", "2026-09-30"), ("2026-10-01", "2027-03-31")]
)
def test_the_report_for_others_is_of_a_whole_period_that_is_over(
    tmp_path: Path, period: tuple[str, str]
) -> None:
    first, last = period
    file, folder = tmp_path / "report.xlsx", str(asset("seed_data", "urban"))
    words = ["report", "--folder", folder, "-o", str(file), "--outside", "--from", first, "--to", last]
    result = CliRunner().invoke(app, words, obj=settings_from({}))
    assert (result.exit_code, file.exists()) == (2, False)
    told = "".join(result.output.split())
    assert "2026-04-01から2026-09-30まで" in told
    assert f"{first}から{last}までの分は作れません" in told


def sheets(tmp_path: Path, *words: str) -> dict[str, list[tuple[object, ...]]]:
    file = tmp_path / "report.xlsx"
    run("urban", "-o", str(file), *words)
    book = load_workbook(file)
    return {page.title: [tuple(cell.value for cell in row) for row in page.iter_rows()] for page in book}


@pytest.mark.parametrize("period", [(), ("--from", "2025-04-01", "--to", "2026-03-31")])
def test_the_report_for_others_has_no_number_of_few_persons(tmp_path: Path, period: tuple[str, ...]) -> None:
    whole = sheets(tmp_path)
    outside = sheets(tmp_path, "--outside", "--area", "area-komorebi", *period)
    few = {str(one) for one in range(1, 5)}
    assert any(str(cell) in few for rows in whole.values() for row in rows for cell in row[1:])
    told = [say("report_title", "ja"), say("report_around", "ja")]
    if not period:
        told.append(say("report_origins", "ja"))
    assert set(outside) - {say("report_certified", "ja")} == set(told)
    words = {say(f"report_{code}", "ja") for code in OF_NO_PERSON if not code.startswith("minutes_")}
    for name, rows in outside.items():
        for row in rows:
            if not words & set(map(str, row)) and "投入" not in map(str, row):
                assert not {str(cell) for cell in row[1:]} & few, (name, row)
    assert any(say("report_withheld", "ja") in row for row in outside[told[0]])
    assert all(rows[0][0] == say("report_office_only", "ja") for rows in whole.values())
    assert not any("こもれび" in str(cell) for rows in outside.values() for row in rows for cell in row)


@given(st.dictionaries(st.sampled_from([one.code for one in MEASURES]), st.integers(0, 9)))
def test_beside_a_small_number_all_of_its_column_are_withheld(counts: dict[str, int]) -> None:
    period = Period("2026-04-01", "2026-09-30")
    report = Report(period, before(period), "", counts, {})
    telling = Telling(report, {}, DistrictInfo(), "ja")
    apart = Apart(lambda asked: counts if asked == period else {}, 5)
    withheld = say("report_withheld", "ja")
    for purpose in PURPOSES:
        for column in COLUMNS:
            codes = tuple(m.code for m in MEASURES if (m.purpose, m.column) == (purpose, column))
            told = told_of(telling, codes, apart)
            personal = {code for code in codes if code not in OF_NO_PERSON}
            few = any(counts.get(code, 0) < 5 for code in personal)
            for code in codes:
                shown = withheld if few and code in personal else counts.get(code, 0)
                assert told[code] == (shown, withheld if code in personal else 0)


VIAS = [f"via_{term.key}" for term in VOCABULARIES["via"]]


@given(st.lists(st.tuples(st.sampled_from(ORIGINS), st.sampled_from([*VIAS, ""])), max_size=40))
def test_origins_are_counted_together_until_none_is_few(needs: list[tuple[str, str]]) -> None:
    counts = Counter(code for need in needs for code in need if code)
    period = Period("2026-04-01", "2026-09-30")
    report = Report(period, period.before(), "", {}, {}, origins=counts)
    rows = list(origins(Telling(report, {}, DistrictInfo(), "ja"), 5))
    assert all(int(str(count)) >= 5 for _, count in rows)
    assert sum(int(str(count)) for _, count in rows) == (2 * len(needs) if len(needs) >= 5 else 0)
