"""Cells: what their text means, and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.domain.cells import (
    BadCellError,
    CellType,
    Day,
    Degrees,
    Flag,
    Hours,
    Many,
    Reference,
    Text,
    Whole,
    Word,
    cell_text,
    parse_cell,
    referenced,
)
from graph_service.domain.ontology import VOCABULARIES, keys

PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=50)


def round_trip(cell_type: CellType, value: Any) -> None:
    back = parse_cell(cell_type, cell_text(value))
    assert back == value
    assert type(back) is type(value)


@given(PLAIN)
def test_text_comes_back_without_the_blanks_around_it(text: str) -> None:
    parsed = parse_cell(Text(), text)
    assert parsed == (text.strip() or None)
    round_trip(Text(), parsed)


@given(st.dates())
def test_dates_come_back(day: Any) -> None:
    round_trip(Day(), day.isoformat())


@given(st.integers(0, 1_000_000))
def test_whole_numbers_come_back(number: int) -> None:
    round_trip(Whole(), number)


@given(st.floats(-90, 90))
def test_degrees_come_back(number: float) -> None:
    """Even those that Python writes with an exponent."""
    round_trip(Degrees(90), number)


@pytest.mark.parametrize("flag", [True, False])
def test_flags_come_back(flag: bool) -> None:
    round_trip(Flag(), flag)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_words_come_back(vocabulary: str) -> None:
    for word in keys(vocabulary):
        round_trip(Word(vocabulary), word)


@given(st.lists(PLAIN.map(lambda text: text.replace(";", "").strip()).filter(bool), min_size=1))
def test_lists_come_back_in_their_order(items: list[str]) -> None:
    round_trip(Many(Text()), items)


@pytest.mark.parametrize(
    "cell_type", [Text(), Day(), Whole(), Degrees(90), Flag(), Word("willing"), Many(Text()), Reference()]
)
@pytest.mark.parametrize("blank", ["", " ", "\t", "\n", "\u3000"])
def test_a_blank_cell_is_empty(cell_type: CellType, blank: str) -> None:
    assert parse_cell(cell_type, blank) is None
    assert cell_text(None) == ""


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("13:30", "13:30"),
        ("13:30-15:00", "13:30-15:00"),
        ("１３：３０〜１５：００", "13:30-15:00"),
        ("13:30 ～ 15:00", "13:30-15:00"),
    ],
)
def test_hours_are_read_as_they_are_typed(text: str, hours: str) -> None:
    assert parse_cell(Hours(), text) == hours
    round_trip(Hours(), hours)


@pytest.mark.parametrize(
    ("cell_type", "text", "code"),
    [
        (Day(), "20261101", "not_a_date"),
        (Day(), "2026-W48-1", "not_a_date"),
        (Day(), "2026-11-01T00:00", "not_a_date"),
        (Day(), "2025-02-29", "not_a_date"),
        *((Hours(), text, "not_hours") for text in ("午後1時半", "9:00", "24:00", "13:60", "10:00-09:00")),
        (Hours(), "-11:00", "not_hours"),
        (Flag(), "1", "not_a_flag"),
        (Flag(), "はい", "not_a_flag"),
        (Whole(), "1e3", "not_a_whole_number"),
        (Whole(), "1_000", "not_a_whole_number"),
        (Whole(), "+1", "not_a_whole_number"),
        (Whole(3), "4", "not_a_whole_number"),
        (Degrees(90), "90.0001", "not_degrees"),
        (Degrees(90), "inf", "not_degrees"),
        (Degrees(90), "1_0", "not_degrees"),
        (Degrees(90), "35,6", "not_degrees"),
        (Degrees(90), "35°", "not_degrees"),
        (Word("willing"), "YES", "not_in_vocabulary"),
        (Text(3), "1234", "cell_too_long"),
        (Many(Text(3)), "1;1234", "cell_too_long"),
        (Many(Word("care_status")), "care;x", "not_in_vocabulary"),
    ],
)
def test_what_is_not_of_the_type(cell_type: CellType, text: str, code: str) -> None:
    with pytest.raises(BadCellError) as caught:
        parse_cell(cell_type, text)
    assert caught.value.code == code


def test_the_length_counts_characters_and_not_bytes() -> None:
    assert parse_cell(Text(3), "花子𠮷") == "花子𠮷"


@pytest.mark.parametrize(
    ("cell_type", "value", "expected"),
    [
        (Reference(table="areas"), "a", ("areas", ("a",))),
        (Reference(), None, ("actors", ())),
        (Many(Reference(table="themes")), ["a", "b"], ("themes", ("a", "b"))),
        (Many(Reference(table="themes")), None, ("themes", ())),
        (Many(Text()), ["a"], ("", ())),
        (Text(), "a", ("", ())),
    ],
)
def test_what_a_cell_refers_to(cell_type: CellType, value: Any, expected: Any) -> None:
    assert referenced(cell_type, value) == expected
