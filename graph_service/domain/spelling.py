"""One plain spelling of every text, so that what is typed is found however it was written.

Width and compatibility forms (NFKC), case, katakana (as hiragana), old character forms, and whatever nobody
types or everybody types differently: spaces, middle dots, invisible characters.
"""

from __future__ import annotations

import unicodedata

import jaconv
import joyokanji

NAME_FORMS = {
    **dict.fromkeys("邉", "辺"),
    **dict.fromkeys("濵", "浜"),
    **dict.fromkeys("嶋嶌", "島"),
    **dict.fromkeys("冨", "富"),
    **dict.fromkeys("栁", "柳"),
    **dict.fromkeys("槇", "槙"),
    **dict.fromkeys("渕淵", "淵"),
    **dict.fromkeys("斎斉", "斉"),
    **dict.fromkeys("埜", "野"),
    **dict.fromkeys("邨", "村"),
    **dict.fromkeys("舘", "館"),
    **dict.fromkeys("桒", "桑"),
    **dict.fromkeys("凬", "風"),
    **dict.fromkeys("𣘺", "橋"),
    **dict.fromkeys("𡈽圡", "土"),
    **dict.fromkeys("ヶヵゖゕ", "け"),
}
"""Forms in family and place names that no table of jōyō kanji holds. 斎 and 斉 are two characters, but which
of them somebody writes is what callers forget: for finding, they are one. See docs/decisions/0005."""

UNTYPED = frozenset("・-‐‑‒–—−,、。'’")
"""Marks between the parts of a name, which people set or leave out."""

INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})
"""Unicode's categories of spaces, controls, directions and joiners, and halves of pairs."""


class Folding(dict[int, str]):
    """What each character is folded to, found out when it is first met: many names, few characters."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if typed(character):
            kana = jaconv.kata2hira(character)
            form = joyokanji.convert(NAME_FORMS.get(kana, kana), variants=True)
            self[code] = NAME_FORMS.get(form, form)
        else:
            self[code] = ""
        return self[code]


FOLDING = Folding()


def plain(text: str) -> str:
    """The text in its plain spelling; what is plain already stays. No space or control character is in it."""
    before = None
    while text != before:  # to remove a mark or fold a form may let others compose
        before, text = text, unicodedata.normalize("NFKC", text).casefold().translate(FOLDING)
    return text


def typed(character: str) -> bool:
    """Not a space, a mark, nor invisible. What a town hall defined for itself (外字) stays a character."""
    invisible = unicodedata.category(character) in INVISIBLE or selects_a_form(character)
    return not invisible and character not in UNTYPED


def selects_a_form(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a query, in their plain spelling."""
    return tuple(word for word in map(plain, unicodedata.normalize("NFKC", text).split()) if word)
