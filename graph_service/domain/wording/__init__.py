"""Every sentence that a user reads, in Japanese and English, by code. `say` is the only way to one.

Sentences live beside this module by part of the product; a test proves that both languages of a sentence
take the same fields and that every error of `domain.errors` has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_service.domain.errors import GraphServiceError
from graph_service.domain.faults import Fault
from graph_service.domain.terms import Language
from graph_service.domain.wording.course import COURSE
from graph_service.domain.wording.engine import ENGINE
from graph_service.domain.wording.errors import ERRORS
from graph_service.domain.wording.faults import FAULTS, place
from graph_service.domain.wording.finding import FINDING
from graph_service.domain.wording.forms import FORMS
from graph_service.domain.wording.maps import MAPS
from graph_service.domain.wording.no_path import NO_PATH
from graph_service.domain.wording.paths import PATHS
from graph_service.domain.wording.questions import QUESTIONS
from graph_service.domain.wording.reasons import REASONS
from graph_service.domain.wording.store import STORE
from graph_service.domain.wording.web import WEB
from graph_service.domain.wording.workflow import WORKFLOW

Sentences = dict[str, dict[Language, str]]

SENTENCES: Sentences = {
    **ERRORS,
    **ENGINE,
    **FAULTS,
    **PATHS,
    **NO_PATH,
    **QUESTIONS,
    **REASONS,
    **STORE,
    **MAPS,
    **WEB,
    **FINDING,
    **FORMS,
    **WORKFLOW,
    **COURSE,
}


def say(code: str, language: Language, **data: object) -> str:
    """The sentence `code` with its fields filled from `data`. An unknown code is a KeyError: a bug."""
    return SENTENCES[code][language].format(**data)


def say_error(error: GraphServiceError, language: Language) -> str:
    """What an error says."""
    return say_of(error.code, language, error.data)


def say_of(code: str, language: Language, data: Mapping[str, object]) -> str:
    """The sentence `code` with data that is not words yet.

    A tuple is codes of sentences, listed; a table is called what its records are.
    """
    return say(code, language, **{name: worded(name, value, language) for name, value in data.items()})


def worded(name: str, value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return listed([say(code, language) for code in value], language)
    if name in ("table", "type") and f"table_{value}" in SENTENCES:
        return say(f"table_{value}", language)
    return value


def say_fault(fault: Fault, language: Language) -> str:
    """What a fault or warning says, with its place."""
    message = say_of(fault.code, language, fault.data)
    where = place(fault.file, fault.row, fault.column, language)
    return say("fault_line", language, place=where, message=message)


def listed(words: Iterable[str], language: Language) -> str:
    return ("、" if language == "ja" else ", ").join(words)
