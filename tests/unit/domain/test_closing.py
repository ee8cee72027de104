"""When a record is closed: one rule for every table."""

from __future__ import annotations

import pytest

from graph_service.domain.changes import Record
from graph_service.domain.closing import closing, is_closed
from graph_service.domain.tables import TABLES

DAY, BEFORE, LATER = "2026-11-23", "2026-11-22", "2026-11-24"


@pytest.mark.parametrize("table", [name for name in TABLES if "valid_to" in TABLES[name].by_name])
@pytest.mark.parametrize(
    ("until", "closed"), [(None, False), (LATER, False), (DAY, True), (BEFORE, True), ("9999-12-31", False)]
)
def test_the_last_day_is_the_first_on_which_it_is_closed(table: str, until: str | None, closed: bool) -> None:
    assert is_closed(Record(table, "one", {"valid_to": until}, 1), DAY) is closed


@pytest.mark.parametrize(
    ("table", "values", "closed"),
    [
        ("needs", {"status": "withdrawn"}, True),
        ("needs", {"status": "matched"}, False),
        ("actors", {"willing": "no"}, True),
        ("actors", {"willing": "yes"}, False),
        ("actors", {}, False),
    ],
)
def test_what_has_no_last_day_is_closed_by_what_is_said_of_it(
    table: str, values: dict[str, str], closed: bool
) -> None:
    assert is_closed(Record(table, "one", values, 1), DAY) is closed


@pytest.mark.parametrize("table", ["actors", "ties", "needs", "resources", "themes", "areas"])
def test_what_closes_a_record_makes_it_closed(table: str) -> None:
    values = closing(table, DAY)
    assert set(values) <= set(TABLES[table].by_name)
    assert is_closed(Record(table, "one", values, 1), DAY)
