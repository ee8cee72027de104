"""`/api/v1/search` and the page `/search`: finding records by words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.application.finding import LONGEST_QUERY, MOST_HITS, USUAL_HITS
from graph_service.application.found_words import called, found_as_data, why
from graph_service.application.services import Services
from graph_service.domain.finding import FOUND_BY
from graph_service.domain.terms import Language
from graph_service.web.description import Describing
from graph_service.web.examples import SEARCH_QUERY, search_answer
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages

ON_THE_PAGE = 50


class SearchAsked(BaseModel):
    """The words to find, at most how many hits, and in which table; without one in all of them."""

    q: Annotated[str, Field(max_length=LONGEST_QUERY, json_schema_extra={"examples": [SEARCH_QUERY["q"]]})]
    limit: Annotated[int, Field(ge=1, le=MOST_HITS)] = USUAL_HITS
    table: Literal["actors", "needs", "resources", "themes", "areas"] | None = None

    @property
    def tables(self) -> Collection[str]:
        return (self.table,) if self.table else tuple(FOUND_BY)


class PageSearched(BaseModel):
    """The words as the box of a page sends them: whoever comes without any is asked for them."""

    q: str = Field(default="", max_length=LONGEST_QUERY)


class HitBody(BaseModel):
    """One record that was found: `kind` is an actor's, `beside` an actor's area, or whose a need or resource
    is, `why` is the column or `theme`, `words` says it."""

    model_config = ConfigDict(extra="forbid")

    table: str
    id: str
    title: str
    kind: str
    beside: str
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
        found = services.finder.find(query.q, viewer, query.limit, query.tables)
        return JSONResponse(found_as_data(found, wanted))

    @router.get("/search", include_in_schema=False)
    def found(
        query: Annotated[PageSearched, Query()], request: Request, viewer: Looking, wanted: Wanted
    ) -> Response:
        answer = services.finder.find(query.q, viewer, ON_THE_PAGE)
        rows = [(one, called(one, wanted), why(one, wanted)) for one in answer.hits]
        info = services.store.snapshot().info
        return pages.page(
            request, "found.html", info=info, found=answer, rows=rows, came_from=came_from(request)
        )

    about = words.operation("search", search_answer(language))
    path = "/api/v1/search"
    router.add_api_route(path, search, response_model=FoundBody, tags=["search"], **about)
    return router


def came_from(request: Request) -> str:
    """The page of this service on which the words were typed; "" where that is not known, or is this one."""
    address = urlsplit(request.headers.get("referer", ""))
    here = (request.url.scheme, request.url.netloc)
    if (address.scheme, address.netloc) != here or address.path in ("", request.url.path):
        return ""
    path = "/" + address.path.lstrip("/")
    return f"{path}?{address.query}" if address.query else path
