"""`/api/v1/search` and the page `/search`: finding records by words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.application.finding import (
    LONGEST_QUERY,
    MOST_HITS,
    USUAL_HITS,
    called,
    found_as_data,
    why,
)
from graph_service.application.services import Services
from graph_service.domain.terms import Language
from graph_service.web.description import Describing
from graph_service.web.examples import SEARCH_QUERY, search_answer
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages

ON_THE_PAGE = 50


class SearchAsked(BaseModel):
    """The words to find, and at most how many hits."""

    q: Annotated[str, Field(max_length=LONGEST_QUERY, json_schema_extra={"examples": [SEARCH_QUERY["q"]]})]
    limit: Annotated[int, Field(ge=1, le=MOST_HITS)] = USUAL_HITS


class PageSearched(BaseModel):
    """The words as the box of a page sends them: whoever comes without any is asked for them."""

    q: str = Field(default="", max_length=LONGEST_QUERY)


class HitBody(BaseModel):
    """One record that was found: `kind` is an actor's, `why` is the column or `theme`, `words` says it."""

    model_config = ConfigDict(extra="forbid")

    table: str
    id: str
    title: str
    kind: str
    why: str
    words: str


class FoundBody(BaseModel):
    """The best hits; `more` if the viewer may read further ones."""

    model_config = ConfigDict(extra="forbid")

    query: str
    hits: list[HitBody]
    more: bool


def finding_router(services: Services, pages: Pages, language: Language) -> APIRouter:
    router, words = APIRouter(), Describing(language)

    def search(query: Annotated[SearchAsked, Query()], viewer: Looking, wanted: Wanted) -> Response:
        return JSONResponse(found_as_data(services.finder.find(query.q, viewer, query.limit), wanted))

    @router.get("/search", include_in_schema=False)
    def found(
        query: Annotated[PageSearched, Query()], request: Request, viewer: Looking, wanted: Wanted
    ) -> Response:
        answer = services.finder.find(query.q, viewer, ON_THE_PAGE)
        rows = [(one, called(one, wanted), why(one, wanted)) for one in answer.hits]
        info = services.store.snapshot().info
        return pages.page(request, "found.html", info=info, found=answer, rows=rows)

    about = words.operation("search", search_answer(language))
    path = "/api/v1/search"
    router.add_api_route(path, search, response_model=FoundBody, tags=["search"], **about)
    return router
