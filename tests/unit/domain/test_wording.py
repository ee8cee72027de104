"""Every sentence that the package says is there, and none is idle."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import graph_service.domain.wording as wording
from graph_service.adapters.assets import asset
from graph_service.domain import errors
from graph_service.domain.errors import GraphServiceError, NeedNotChecked
from graph_service.domain.ontology import ACTOR_KINDS, VOCABULARIES
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS, TieKind
from graph_service.domain.wording import say_error
from tests.sentences import SENTENCES

PACKAGE = Path(inspect.getfile(wording)).parents[2]
"""graph_service/"""
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def error_classes(parent: type[GraphServiceError] = GraphServiceError) -> Iterator[type[GraphServiceError]]:
    for child in parent.__subclasses__():
        yield child
        yield from error_classes(child)


def by_name(error: type[GraphServiceError]) -> str:
    return error.__name__


ERRORS = sorted({*error_classes()}, key=by_name)

GROUPS = {"InputError", "StoreError", "EngineError"}
"""Never raised themselves: they say who has to act."""


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_every_error_has_a_sentence(error: type[GraphServiceError]) -> None:
    if error.__name__ in GROUPS:
        assert error.__subclasses__()
        return
    assert snake(error.__name__) in SENTENCES


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_the_tree_in_the_docstring_names_every_error(error: type[GraphServiceError]) -> None:
    assert error.__module__ == errors.__name__
    assert error.__doc__
    assert re.search(rf"[├└]── {error.__name__}\b", errors.__doc__ or "")


@cache
def calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call in the package: file, the name that is called, the call."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found.append((file.name, getattr(node.func, "id", getattr(node.func, "attr", "")), node))
    return tuple(found)


def words_at(place: int, *names: str) -> set[str]:
    """The literal arguments at a place of all calls of some names."""
    arguments = [call.args[place] for _, name, call in calls() if name in names and len(call.args) > place]
    return {str(argument.value) for argument in arguments if isinstance(argument, ast.Constant)}


@pytest.mark.parametrize("error", ERRORS)
def test_what_is_raised_fills_the_fields_of_its_sentence(error: type[GraphServiceError]) -> None:
    """Every `Name(field=…)` in the package gives what its sentence needs."""
    if "__init__" in vars(error):
        assert fields(SENTENCES[snake(error.__name__)]["ja"]) <= set(error(()).data)  # type: ignore[call-arg]
        return
    for file, name, call in calls():
        if name == error.__name__ and all(keyword.arg for keyword in call.keywords):
            given = {keyword.arg for keyword in call.keywords}
            needed = fields(SENTENCES[snake(name)]["ja"])
            assert needed <= given, f"{file}:{call.lineno} gives {given}"


def test_an_error_says_what_the_check_lacks_in_words() -> None:
    error = NeedNotChecked(need="n", lacks=("lacks_decision_none", "lacks_checked_by"))
    assert say_error(error, "ja") == (
        "ニーズ「n」はまだ確認が済んでいません。足りないもの:適切かどうかの判断、確認した専門職"
    )
    assert "the decision" in say_error(error, "en")
    assert "lacks_" not in say_error(error, "en")


def test_every_code_of_a_fault_in_the_package_has_a_sentence() -> None:
    codes = words_at(3, "Fault") | words_at(0, "UnreadableError", "BadCellError")
    assert len(codes) > 20
    assert codes <= set(SENTENCES)


def test_every_code_of_a_warning_in_the_package_has_a_sentence() -> None:
    codes = words_at(0, "Warning")
    assert len(codes) >= 10
    assert codes <= set(SENTENCES)


def test_every_table_has_a_word() -> None:
    assert {f"table_{name}" for name in TABLES} <= set(SENTENCES)


def test_every_sentence_that_the_package_says_exists() -> None:
    codes = words_at(0, "say") | words_at(0, "progress")
    assert len(codes) >= 10
    assert codes <= set(SENTENCES)


def built(node: ast.JoinedStr) -> str:
    """What an f-string may come to, as a pattern; nothing where its beginning is not written out."""
    parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
    return "".join(".+" if part is None else re.escape(part) for part in parts) if parts[0] else "(?!)"


@cache
def patterns() -> tuple[str, ...]:
    """What could be a code in the package and its templates: words, and words that are put together."""
    found = {snake(error.__name__) for error in ERRORS}
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant):
                found.add(re.escape(str(node.value)))
            elif isinstance(node, ast.JoinedStr):
                found.add(built(node))
    for file in asset("visualizations", "templates").rglob("*.html"):
        quoted = re.findall(r"""["']([a-z0-9_-]+)["']( *~)?""", file.read_text("utf-8"))
        found |= {word + (".+" if joined else "") for word, joined in quoted}
    return tuple(found)


def test_no_sentence_is_idle() -> None:
    said = re.compile("|".join(f"(?:{pattern})" for pattern in patterns()))
    assert not [code for code in SENTENCES if not said.fullmatch(code)]
    assert not said.fullmatch("no_such_sentence")


@pytest.mark.parametrize("tie", TIE_KINDS.values(), ids=lambda tie: tie.key)
def test_every_kind_of_tie_is_worded_both_ways(tie: TieKind) -> None:
    languages: tuple[Language, ...] = ("ja", "en")
    for language in languages:
        for forward in (True, False):
            words = tie.words(language, forward=forward)
            assert fields(words) == {"a", "b"}
            assert bool(JAPANESE.search(words)) == (language == "ja")
    assert all(tie.name)
    if tie.directed:
        assert tie.forward != tie.reverse
        assert all(one != other for one, other in zip(tie.forward, tie.reverse, strict=True))
    else:
        assert tie.forward == tie.reverse


def test_the_ties_without_direction_and_the_one_that_carries_nothing() -> None:
    undirected = {key for key, tie in TIE_KINDS.items() if not tie.directed}
    assert undirected == {"family_of", "neighbour_of", "knows", "cooperates_with"}
    assert {key for key, tie in TIE_KINDS.items() if not tie.carries} == {"uses"}


def test_the_usual_ends_of_ties_are_kinds_of_actors() -> None:
    for tie in TIE_KINDS.values():
        assert {kind for ends in tie.ends for kind in ends} <= set(ACTOR_KINDS), tie.key


def test_every_word_of_a_vocabulary_has_both_labels() -> None:
    terms = [term for vocabulary in VOCABULARIES.values() for term in vocabulary]
    terms += [term for kind in ACTOR_KINDS.values() for term in kind.subtypes]
    assert all(term.ja and term.en and not JAPANESE.search(term.en) for term in terms)


SUBTYPES = {
    "resident": "target family volunteer key_person",
    "professional": "sc houkatsu_staff care_manager doctor nurse therapist facility_staff minsei"
    " municipal_staff",
    "organization": "jichikai rojin_club shakyo npo volunteer_group silver coop houkatsu_center company"
    " municipality other",
    "shrine": "shrine temple",
    "shop": "shop cafe",
    "facility": "kominkan care_facility clinic school park kayoinoba",
}


@pytest.mark.parametrize("kind", SUBTYPES)
def test_the_subtypes(kind: str) -> None:
    assert [term.key for term in ACTOR_KINDS[kind].subtypes] == SUBTYPES[kind].split()
    assert ACTOR_KINDS[kind].node_label == kind.capitalize()
