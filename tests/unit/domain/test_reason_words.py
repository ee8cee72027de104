"""Every reason that can be found has its sentence, and ends in a deed; nothing is left without words."""

from __future__ import annotations

from typing import get_args

import pytest

from graph_service.analysis.bars import CONSENT, EVERY_BAR
from graph_service.analysis.matching import HINDRANCES
from graph_service.analysis.reasons import OPENED_BY
from graph_service.application.viewers import CONFIDED
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from tests.sentences import SENTENCES
from tests.unit.domain.test_wording import words_at

CODES = {
    *OPENED_BY.values(),
    *(f"resource_{hindrance}" for hindrance in HINDRANCES),
    *("no_resource", "with_consent", "beyond_mediators", "not_via", "not_connected", "too_far", "several"),
}
THINGS = {
    *EVERY_BAR,
    *(f"resource_{hindrance}" for hindrance in HINDRANCES),
    *("mediators", "via", "first_tie"),
}
LANGUAGES: tuple[Language, ...] = get_args(Language)


def test_the_list_of_codes_is_whole() -> None:
    """Every code that is written out in the package is in it."""
    assert words_at(0, "Reason") | words_at(0, "opens") <= CODES
    assert {code.removeprefix("deed_") for code in SENTENCES if code.startswith("deed_")} == CODES
    assert {code.removeprefix("thing_") for code in SENTENCES if code.startswith("thing_")} == THINGS
    assert CONSENT in THINGS
    assert set(CONFIDED) <= CODES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(CODES))
def test_a_reason_is_one_sentence_or_two_and_ends_in_a_deed(code: str, language: Language) -> None:
    fields = {"names": "花子", "who": "社務所", "goal": "神社", "pairs": "花子と太郎", "things": "同意"}
    for sentence in (code, f"deed_{code}"):
        said = say(sentence, language, count=2, here=3, there=4, most=7, **fields)
        assert said.endswith("。" if language == "ja" else (".", "?"))
        assert "{" not in said
    deed = say(f"deed_{code}", "ja", count=2, here=3, there=4, most=7, **fields)
    assert deed.endswith("ください。")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_blamed(language: Language) -> None:
    """A reason says what is recorded and what to do next, not whose fault it is."""
    unkind = {
        "ja": ("拒否", "拒んだ", "せい", "悪い", "できない人"),
        "en": ("refus", "fault", "blame", "fail"),
    }
    for code in (*CODES, *(f"deed_{code}" for code in CODES), *(f"thing_{thing}" for thing in THINGS)):
        assert not any(word in SENTENCES[code][language].lower() for word in unkind[language]), code
