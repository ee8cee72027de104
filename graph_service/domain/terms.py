"""A word of the vocabulary: what is stored, and what is shown for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]


@dataclass(frozen=True)
class Term:
    """One word of the vocabulary: `key` is stored and exchanged, the labels are shown."""

    key: str
    ja: str
    en: str

    def label(self, language: Language) -> str:
        return self.ja if language == "ja" else self.en


def terms(*rows: tuple[str, str, str]) -> tuple[Term, ...]:
    return tuple(Term(*row) for row in rows)
