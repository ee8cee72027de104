"""The sentences of the catalogues, for tests: read by Babel from the .po files themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from graph_service.domain.terms import Language
from graph_service.domain.wording.catalogues import sources

LANGUAGES: tuple[Language, ...] = get_args(Language)
DOMAINS = [file.stem for file in sources("ja")]
Forms = tuple[str, ...]


def source(language: Language, domain: str) -> Path:
    return next(file for file in sources(language) if file.stem == domain)


@cache
def catalogue(language: Language, domain: str) -> Catalog:
    with source(language, domain).open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


@cache
def forms_of(domain: str) -> dict[str, dict[Language, Forms]]:
    """The sentences of a domain by code, each in all its forms."""
    found: dict[str, dict[Language, Forms]] = {}
    for language in LANGUAGES:
        for message in catalogue(language, domain):
            if message.id:
                code = message.id if isinstance(message.id, str) else message.id[0]
                forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
                found.setdefault(code, {})[language] = forms
    return found


def sentences_of(domain: str) -> dict[str, dict[Language, str]]:
    """The sentences of a domain by code; of several forms the last, for many."""
    return {
        code: {language: forms[-1] for language, forms in sentence.items()}
        for code, sentence in forms_of(domain).items()
    }


SENTENCES = {code: sentence for domain in DOMAINS for code, sentence in sentences_of(domain).items()}
