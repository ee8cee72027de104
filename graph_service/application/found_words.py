"""What was found in words, and as data."""

from __future__ import annotations

from graph_service.application.finding import Found, Hit, Why
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say


def found_as_data(found: Found, language: Language) -> dict[str, object]:
    """What was found, as JSON."""
    hits = [
        {
            **{"table": one.table, "id": one.id, "title": one.title, "kind": one.kind},
            "beside": one.beside,
            "why": one.reasons[0].by,
            "words": why(one, language),
        }
        for one in found.hits
    ]
    return {"query": found.query, "hits": hits, "more": found.more}


def why(hit: Hit, language: Language) -> str:
    """Why a record was found, in words."""
    return listed([words_of(reason, language) for reason in hit.reasons], language)


def words_of(reason: Why, language: Language) -> str:
    return say(
        f"found_by_{reason.by}",
        language,
        theme=reason.theme,
        synonym=reason.synonym,
        resource=reason.resource,
    )


def called(hit: Hit, language: Language) -> str:
    """What kind of thing was found."""
    return label("actor_kind", hit.kind, language) if hit.kind else say(f"table_{hit.table}", language)
