"""Names of persons in free texts, found however they are written: for what leaves the office.

A name counts with and without what is added in brackets, and as it is read; spaces and width are nothing.
What is made of words for roles alone is no name (`role_words.py`). Surnames alone and nicknames cannot be
known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_service.domain.role_words import is_place, is_role
from graph_service.domain.spelling import plain

BRACKETS = re.compile(r"[()\[\]〔〕【】<>《》]")
SHORTEST_NAME, SHORTEST_KANA = 2, 4
"""A name of one letter, or so few kana, would be found in every sentence."""
STOPS = frozenset("、。!?;:「」『』")
"""Where one thing ends and another begins: no name goes on behind them."""
STOP = "\0"
VOICED = frozenset("\uff9e\uff9f")
"""The marks of half width kana, which belong to the letter before."""


def spellings(name: object, kana: object = "", shortest: int = SHORTEST_NAME) -> tuple[str, ...]:
    """How a person may be called in a text, each in its plain spelling; nothing that is too short."""
    return spelled_out(plain(str(name or "")), plain(str(kana or "")), shortest)


def spelled_out(name: str, kana: str, shortest: int = SHORTEST_NAME) -> tuple[str, ...]:
    """The same of a name and its reading that are in their plain spelling already."""
    names = [one for one in names_in(name) if len(one) >= shortest]
    read = next(iter(parts_of(kana)), "")
    return tuple(dict.fromkeys([*names, *([read] if len(read) >= max(shortest, SHORTEST_KANA) else [])]))


def names_in(name: str) -> list[str]:
    """The whole, and what is before brackets or, where that is a role, in them; of roles alone nothing."""
    parts = parts_of(name)
    if all(map(is_role, parts)):
        return []
    if not is_role(parts[0]):
        return [name, parts[0]]
    return [name, *(one for one in parts[1:] if not (is_role(one) or is_place(one)))]


def parts_of(name: str) -> list[str]:
    """What is before, in and behind brackets."""
    return [part for part in BRACKETS.split(name) if part]


def mentioned(text: str, called: Iterable[str]) -> bool:
    """Whether a text holds one of these spellings."""
    spelled = Spelled.of(text).plain
    return any(one in spelled for one in called)


def held(text: str, known: Collection[str], lengths: Collection[int]) -> set[str]:
    """Those of very many spellings, of these lengths, that a text holds: the text is short, they are not."""
    spelled = Spelled.of(text).plain
    pieces = (spelled[at : at + length] for at in range(len(spelled)) for length in lengths)
    return {piece for piece in pieces if piece in known}


def replaced(text: str, instead: Mapping[str, str | None]) -> str:
    """A text with each of the spellings replaced, the longest first; None leaves the name as it is."""
    spelled = Spelled.of(text)
    found = sorted((one for one in instead if one in spelled.plain), key=len, reverse=True)
    if not found:
        return text
    parts, done = [], 0
    for match in re.finditer("|".join(map(re.escape, found)), spelled.plain):
        start, end = spelled.starts[match.start()], spelled.ends[match.end() - 1]
        words = instead[match[0]]
        parts += [text[done:start], text[start:end] if words is None else words]
        done = end
    return "".join([*parts, text[done:]])


@dataclass(frozen=True)
class Spelled:
    """A text in its plain spelling; of each letter where in the text what it comes from starts and ends."""

    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Spelled:
        letters: list[tuple[str, int, int]] = []
        for start, end in clusters(text):
            folded = STOP if text[start] in STOPS else plain(text[start:end])
            letters += [(letter, start, end) for letter in folded]
        return cls(
            "".join(letter for letter, _, _ in letters),
            tuple(start for _, start, _ in letters),
            tuple(end for _, _, end in letters),
        )


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each letter with the marks that belong to it, as its place in the text."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not (unicodedata.combining(text[place]) or text[place] in VOICED):
            yield start, place
            start = place
