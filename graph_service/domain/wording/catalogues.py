"""The gettext catalogues in `graph_service/locale/`: one .po file a language and part of the product.

What is read is one compiled file a language, which an installation writes (`hatch_build.py`): to read the .po
files themselves takes Babel, and every command a moment longer. Who edits a .po file need not compile: the
compiled file carries the digest of its sources, and where it is absent or not of these the sources are read.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from graph_service.domain.terms import Language

LOCALE = Path(__file__).parents[2] / "locale"
WHOLE = "graph_service"
"""The compiled file: every .po file of its language in one, so that a sentence is one look-up."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The date in the compiled file: it says nothing of when it was made."""


class Rest(NullTranslations):
    """What follows a catalogue: a sentence that has no plural, or a code that is a bug."""

    def __init__(self, sentences: GNUTranslations) -> None:
        super().__init__()
        self.sentences = sentences

    def gettext(self, message: str) -> str:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.sentences.gettext(msgid1)


def sentence(code: str, language: Language, count: object = None) -> str:
    """The sentence `code`, in the form for `count` where it has several. An unknown code is a KeyError."""
    if isinstance(count, int):
        return catalogue(language).ngettext(code, code, count)
    return catalogue(language).gettext(code)


@cache
def catalogue(language: Language) -> GNUTranslations:
    """Every sentence of a language."""
    found = stored(language) or GNUTranslations(BytesIO(compiled(language)))
    found.add_fallback(Rest(found))
    return found


def stored(language: Language) -> GNUTranslations | None:
    """The compiled file, if it is there and made of the present sources."""
    file = compiled_file(language)
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        found = GNUTranslations(stream)
    return found if found.info().get("project-id-version") == f"{WHOLE} {digest(language)}" else None


def compiled_file(language: Language) -> Path:
    return folder(language) / f"{WHOLE}.mo"


def folder(language: Language) -> Path:
    return LOCALE / language / "LC_MESSAGES"


def sources(language: Language) -> list[Path]:
    """The .po files of a language, by name."""
    return sorted(folder(language).glob("*.po"))


def digest(language: Language) -> str:
    """Changes when any source does."""
    texts = b"".join(file.name.encode() + b"\n" + file.read_bytes() for file in sources(language))
    return hashlib.sha256(texts).hexdigest()


def compiled(language: Language) -> bytes:
    """The content of the compiled file. The same sources give the same bytes."""
    # Imported here: Babel costs a start more than all sentences do, and most never get here
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(language, project=WHOLE, version=digest(language), creation_date=EPOCH)
    for file in sources(language):
        with file.open("rb") as stream:
            for message in read_po(stream, locale=language, abort_invalid=True):
                if message.id:
                    whole.add(message.id, message.string)
    content = BytesIO()
    write_mo(content, whole)
    return content.getvalue()
