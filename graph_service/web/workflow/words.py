"""Recorded searches in words."""

from __future__ import annotations

from urllib.parse import parse_qs

from graph_service.application.asking import check_conditions
from graph_service.application.conditions import chosen
from graph_service.application.narrator import Narrator
from graph_service.domain.answers import Scope
from graph_service.domain.changes import Record
from graph_service.domain.errors import InvalidValue
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say
from graph_service.web.picking import Picker
from graph_service.web.scopes import scope_in


def pairs_of(search: Record) -> dict[str, list[str]]:
    """The conditions of a recorded search by the names of their query fields."""
    return parse_qs(str(search.values.get("conditions") or ""))


def conditions_in_words(picker: Picker, search: Record, language: Language) -> str:
    """How far was searched and under which conditions, each as the need's page says it.

    What others wrote into the column, in whatever words, is said as it stands.
    """
    text, pairs = str(search.values.get("conditions") or ""), pairs_of(search)
    try:
        scope = scope_in(pairs)
        check_conditions(scope.conditions)
    except InvalidValue:
        return text
    if text and not pairs:
        return text
    return scope_in_words(picker, scope, language)


def scope_in_words(picker: Picker, scope: Scope, language: Language) -> str:
    """How far is searched and under which conditions."""
    named = {*scope.conditions.leave_out, *(stop.actor for stop in scope.conditions.via if stop.actor)}
    areas = set(scope.conditions.leave_out_area)
    records = {"actors": picker.readable("actors", named), "areas": picker.readable("areas", areas)}
    words = [one.words for one in chosen(scope.conditions, Narrator(records, language))]
    return listed([say("search_limit", language, most=scope.max_mediators), *words], language)


def reasons_in_words(search: Record, language: Language) -> str:
    """Why nothing was found, without names."""
    return listed([reason(code, language) for code in search.values.get("reasons") or ()], language)


def reason(code: str, language: Language) -> str:
    """A reason in short; what others wrote in words of their own stays so."""
    try:
        return say(f"reason_short_{code}", language)
    except KeyError:
        return code
