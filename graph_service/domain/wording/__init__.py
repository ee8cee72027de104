"""Every sentence that a user reads, in Japanese and English, by code. `say` is the only way to one.

Sentences live beside this module by part of the product; a test proves that both languages of a sentence
take the same fields and that every error of `domain.errors` has one.
"""

from __future__ import annotations

from typing import Literal

from graph_service.domain.wording.engine import ENGINE
from graph_service.domain.wording.errors import ERRORS

Language = Literal["ja", "en"]
Sentences = dict[str, dict[Language, str]]

SENTENCES: Sentences = {**ERRORS, **ENGINE}


def say(code: str, language: Language, **data: object) -> str:
    """The sentence `code` with its fields filled from `data`. An unknown code is a KeyError: a bug."""
    return SENTENCES[code][language].format(**data)
