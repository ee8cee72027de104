"""The catalogues are well formed, say the same in both languages, and are read as they are written."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from babel.core import Locale
from babel.messages.catalog import Message
from babel.messages.checkers import checkers

from graph_service.domain.terms import Language
from graph_service.domain.wording import catalogues, say
from tests.sentences import DOMAINS, LANGUAGES, catalogue, forms_of, source

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
FORMS = {code: forms for domain in DOMAINS for code, forms in forms_of(domain).items()}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def codes(language: Language, domain: str) -> list[str]:
    """As they stand in the file, which Babel would not tell: it takes two of a code for one."""
    return re.findall(r'^msgid "(.+)"$', source(language, domain).read_text("utf-8"), re.MULTILINE)


def messages(language: Language, domain: str) -> list[Message]:
    return [message for message in catalogue(language, domain) if message.id]


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_have_the_same_sentences_in_the_same_order(domain: str) -> None:
    assert codes("ja", domain) == codes("en", domain)
    assert codes("ja", domain) == list(forms_of(domain))


def test_both_languages_have_the_same_catalogues() -> None:
    assert [file.name for file in catalogues.sources("ja")] == [
        file.name for file in catalogues.sources("en")
    ]
    assert len(DOMAINS) > 10


def test_no_code_stands_twice() -> None:
    counted = Counter(code for domain in DOMAINS for code in codes("ja", domain))
    assert not [code for code, count in counted.items() if count > 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_a_catalogue_is_well_formed(domain: str, language: Language) -> None:
    """By Babel's checks; nothing left to be translated, doubted or thrown away."""
    whole = catalogue(language, domain)
    assert len(checkers) >= 2
    for message in messages(language, domain):
        for check in checkers:
            check(whole, message)
        assert not message.fuzzy, message.id
    assert not whole.obsolete


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", DOMAINS)
def test_a_catalogue_says_what_it_is(domain: str, language: Language) -> None:
    whole = catalogue(language, domain)
    head = re.split(r'^msgid ".+"', source(language, domain).read_text("utf-8"), flags=re.MULTILINE)[0]
    assert (whole.locale, whole.charset) == (Locale.parse(language), "utf-8")
    assert whole.num_plurals == {"ja": 1, "en": 2}[language]
    assert f"Plural-Forms: {whole.plural_forms}" in head
    assert "Language: " in head
    assert whole.header_comment.strip()


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_sentence_takes_the_same_fields_in_both_languages_and_all_forms(domain: str) -> None:
    for code, forms in forms_of(domain).items():
        assert set(forms) == set(LANGUAGES), code
        texts = [text for language in LANGUAGES for text in forms[language]]
        assert all(fields(text) == fields(texts[0]) for text in texts), code
        assert all(text.strip() for text in texts), code


def test_a_sentence_of_several_forms_counts() -> None:
    """By `count`, which `say` goes by; and one is not many."""
    counting = {code: forms for code, forms in FORMS.items() if len(forms["en"]) > 1}
    assert len(counting) > 10
    for code, forms in counting.items():
        assert "count" in fields(forms["ja"][0]), code
        assert len(set(forms["en"])) == 2, code
        assert len(forms["ja"]) == 1, code


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_english_sentence_is_english(domain: str) -> None:
    """But for the mark that all sample data carries, and a language's name in that language."""
    for code, forms in forms_of(domain).items():
        for text in forms["en"]:
            assert not JAPANESE.search(text.replace("架空データ", "").replace("日本語", "")), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_what_is_written(language: Language) -> None:
    for code, forms in FORMS.items():
        assert catalogues.sentence(code, language, 2) == forms[language][-1]
        assert catalogues.sentence(code, language, 1) == forms[language][0]


def test_one_is_not_many() -> None:
    assert [say("needs_count", "en", count=count) for count in (0, 1, 2)] == ["0 needs", "1 need", "2 needs"]
    assert [say("needs_count", "ja", count=count) for count in (0, 1, 2)] == ["0 件", "1 件", "2 件"]
    assert say("find_count", "en", count=1) == "1 found"


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the catalogues that nothing has compiled."""
    shutil.copytree(catalogues.LOCALE, tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")
    return tmp_path / "locale"


def test_what_is_compiled_is_read_until_a_source_changes(locale: Path) -> None:
    assert catalogues.stored("en") is None
    catalogues.compiled_file("en").write_bytes(catalogues.compiled("en"))
    read = catalogues.stored("en")
    assert read is not None
    assert read.gettext("find") == "Find"
    changed = locale / "en" / "LC_MESSAGES" / "finding.po"
    changed.write_text(changed.read_text("utf-8").replace('"Find"', '"Look for"'), "utf-8")
    assert catalogues.stored("en") is None
    assert catalogues.catalogue.__wrapped__("en").gettext("find") == "Look for"


def test_the_same_sources_compile_to_the_same_bytes(locale: Path) -> None:
    assert catalogues.compiled("ja") == catalogues.compiled("ja")


@pytest.mark.parametrize("count", [None, 1])
def test_an_unknown_code_is_a_bug_and_says_so(count: int | None) -> None:
    with pytest.raises(KeyError, match="no_such_sentence"):
        catalogues.sentence("no_such_sentence", "ja", count)
