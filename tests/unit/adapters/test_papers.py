"""Dates and sheets, read back by the libraries that other programs use."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from graph_service.adapters.calendars import calendar
from graph_service.adapters.workbooks import workbook
from graph_service.application.papers import Appointment, Sheet

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example")', "http://x.example", "a\nb", ""]


def test_a_date_reads_back() -> None:
    title = '第2層協議体; 議題, "x"\nEND:VEVENT'
    when = Appointment("m-1", title, "2026-12-05", "2026-11-23", "13:30", "15:00", "公民館, 2階")
    (event,) = Calendar.from_ical(calendar(when)).walk("VEVENT")
    assert str(event["summary"]) == title
    assert str(event["location"]) == "公民館, 2階"
    assert event["uid"] == "m-1@graph-service"
    assert event.decoded("dtstart") == datetime(2026, 12, 5, 4, 30, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 12, 5, 6, 0, tzinfo=UTC)


def test_a_date_without_hours_takes_the_day() -> None:
    (event,) = Calendar.from_ical(calendar(Appointment("m", "x", "2026-12-31", "2026-11-23"))).walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 12, 31)
    assert event.decoded("dtend") == date(2027, 1, 1)
    assert "location" not in event


def test_a_sheet_reads_back_and_texts_stay_texts() -> None:
    rows = tuple((text, number) for number, text in enumerate(HOSTILE))
    sheets = (
        Sheet("報告", ("=A1", "二行目"), ("内容", "件数"), rows),
        Sheet("a/b:c*?[x] とても長い名前のシートですので切られます、きっと", (), ("x",), ()),
    )
    book = load_workbook(io.BytesIO(workbook(sheets)))
    page = book.worksheets[0]
    assert (page["A1"].value, page["A1"].data_type) == ("=A1", "s")
    assert [cell.value for cell in page[4]] == ["内容", "件数"]
    for place, text in enumerate(HOSTILE, 5):
        cell = page.cell(place, 1)
        assert (cell.value or "") == text
        assert cell.data_type in ("s", "n" if not text else "s")
        assert cell.hyperlink is None
        assert page.cell(place, 2).value == place - 5
    assert len(book.worksheets[1].title) <= 31


@pytest.mark.parametrize("end", ["", "14:00"])
def test_an_appointment_has_an_end(end: str) -> None:
    (event,) = Calendar.from_ical(
        calendar(Appointment("m", "x", "2026-12-05", "2026-11-23", "13:00", end))
    ).walk("VEVENT")
    assert event.decoded("dtend") == datetime(2026, 12, 5, 5, 0, tzinfo=UTC)
