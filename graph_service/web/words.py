"""The language that a request wants."""

from __future__ import annotations

from starlette.requests import Request

from graph_service.domain.terms import Language

LANGUAGES: tuple[Language, ...] = ("ja", "en")


def language_of(request: Request) -> Language:
    """The language of `?lang`, else of Accept-Language, else that of this installation."""
    asked = [request.query_params.get("lang", "")]
    preferred = preferences(request.headers.get("accept-language", ""))
    for tag in (*asked, *preferred):
        for language in LANGUAGES:
            if tag.split("-")[0].lower() == language:
                return language
    default: Language = request.app.state.language
    return default


def preferences(header: str) -> list[str]:
    """The tags of an Accept-Language header, the most wanted first; those with q=0 are refused."""
    weighted = [(weight(part), part.split(";")[0].strip()) for part in header.split(",")]
    return [tag for q, tag in sorted(weighted, key=lambda pair: -pair[0]) if q > 0]


def weight(part: str) -> float:
    _, _, q = part.partition(";q=")
    try:
        return float(q) if q else 1.0
    except ValueError:
        return 0.0
