"""What the sentences about gaps say is what was counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_service.application.districts import FolderSource
from graph_service.application.gap_words import GapWords
from graph_service.application.gaps import ask_gaps
from graph_service.application.viewers import Viewer
from graph_service.domain.district import District
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from tests.unit.small import ON, ask, district, theme

SATO = Viewer("sato", "coordinator")


def words_of(rows: District, policy: Policy = DEFAULT_POLICY, audience: str = "office") -> list[str]:
    question = GapQuestion(ON, audience=audience)
    answered = ask_gaps(FolderSource(rows), question, policy, SATO, ON)
    words = GapWords(answered, "ja")
    return [words.words(gap) for gap in answered.answer.gaps]


def test_who_was_asked_twice_is_one_person() -> None:
    asks = [ask("one", "mediator", asked_on="2026-10-01", answer="declined")]
    asks += [ask("two", "mediator", asked_on="2026-10-05", answer="declined")]
    (said,) = (words for words in words_of(district(asks=asks)) if "つながりません" in words)
    assert "1 人に聞きました(最後は2026-10-05)" in said


FULL = {"title": "full", "capacity": 1, "capacity_left": 0}


def test_what_does_not_fit_is_said_with_why() -> None:
    assert any("「full」は空きなし" in words for words in words_of(district(of_resource=FULL)))


def test_themes_are_near_by_the_policy_that_was_asked_with() -> None:
    """A resource two steps away that is full: it is on the theme only if the policy goes so far."""
    rows = district(
        themes=[theme("thing"), theme("cup", "thing"), theme("bag", "thing")],
        of_need={"theme": "cup"},
        of_resource={**FULL, "theme": "bag"},
    )
    assert any("「full」は空きなし" in words for words in words_of(rows))
    near = replace(DEFAULT_POLICY, theme_steps_max=1)
    assert any("このテーマの資源はまだ記録されていません" in words for words in words_of(rows, near))


@pytest.mark.parametrize("audience", ["council", "public"])
def test_what_fits_and_may_not_be_told_of_ends_no_sentence(audience: str) -> None:
    said = words_of(district(), audience=audience)
    assert said
    assert all(said)
