"""What `doctor` looks at: each check says what it found, and whether that is well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph_service.domain.errors import GraphServiceError
from graph_service.domain.terms import Language
from graph_service.domain.wording import say, say_error


@dataclass(frozen=True)
class Check:
    """One thing to look at. `look` returns what it found, in a word, or raises."""

    code: str
    look: Callable[[], str]


@dataclass(frozen=True)
class Finding:
    """What a check found."""

    check: str
    ok: bool
    words: str


def examine(checks: Iterable[Check], language: Language) -> Iterator[Finding]:
    """Runs every check; one that fails does not stop the others."""
    for check in checks:
        name = say(check.code, language)
        try:
            yield Finding(check.code, True, f"{name}: {check.look()}")
        except GraphServiceError as error:
            yield Finding(check.code, False, f"{name}: {say_error(error, language)}")
        except OSError as error:
            yield Finding(check.code, False, f"{name}: {error.strerror or error}")
