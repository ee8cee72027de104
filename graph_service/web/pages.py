"""The pages for people: the list of needs, a need with its ways, and its map."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graph_service.application.services import Services
from graph_service.application.viewers import WRITERS
from graph_service.application.waiting import ON_A_PAGE, Listing, list_needs
from graph_service.domain.answers import Question
from graph_service.domain.ontology import VOCABULARIES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web import not_through
from graph_service.web.done import DoneAsked, done_at_need
from graph_service.web.needs import need_view
from graph_service.web.paths import Wanted, answered_to
from graph_service.web.record_lists import kinds_of
from graph_service.web.records import Endpoint, Looking
from graph_service.web.rendering import Pages, link
from graph_service.web.scopes import Scoped, query_of
from graph_service.web.words import language_of
from graph_service.web.workflow.routes import DONE

OWN_POLICY = {"Content-Security-Policy": "frame-ancestors 'self'"}
"""The map brings its own policy, with the hashes of its scripts; two would both apply."""


def decoded(request: Request) -> str:
    """The id in an address; see `records.identity_of`."""
    return unquote(request.path_params["id"])


Identity = Annotated[str, Depends(decoded)]


def pages_router(services: Services, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    for path, page in (
        ("/needs", list_page(services, pages)),
        ("/needs/{id}", need_page(services, pages)),
        ("/needs/{id}/map", map_page(services)),
    ):
        router.add_api_route(path, page, methods=["GET"])
    return router


def list_page(services: Services, pages: Pages) -> Endpoint:
    def needs(wanted: Annotated[NeedsAsked, Query()], request: Request, viewer: Looking) -> Response:
        found, statuses = list_needs(services, wanted.listing(), viewer), status_choices(language_of(request))
        return pages.page(
            request,
            "needs.html",
            info=found.info,
            found=found,
            wanted=wanted,
            statuses=statuses,
            may=viewer.role in WRITERS,
            on_a_page=ON_A_PAGE,
        )

    return needs


def need_page(services: Services, pages: Pages) -> Endpoint:
    def need(
        identity: Identity,
        scope: Scoped,
        request: Request,
        viewer: Looking,
        language: Wanted,
        asked: Annotated[DoneAsked, Query()],
    ) -> Response:
        named = not_through.named_in(request, services, viewer)
        if moved := not_through.with_ids(request, identity, named):
            return moved
        view = need_view(services, scope.asking(Question, need=identity), viewer, language)
        done = done_at_need(services, asked, DONE, viewer, language)
        return pages.page(
            request,
            "need.html",
            info=view.info,
            view=view,
            done=done,
            kinds=kinds_of("actors", language),
            unclear=not_through.unclear(request, named, language),
        )

    return need


def map_page(services: Services) -> Endpoint:
    def need_map(
        identity: Identity,
        scope: Scoped,
        request: Request,
        viewer: Looking,
        language: Wanted,
    ) -> Response:
        """To be looked at. What is handed out or printed is made by /handout, which keeps a record of it."""
        question = scope.asking(Question, need=identity)
        answered = answered_to(services, question, viewer)
        desk = link(request, "handout", pairs=query_of(scope), view=f"need:{identity}")
        return HTMLResponse(services.need_map(answered, language, desk), headers=OWN_POLICY)

    return need_map


def status_choices(language: Language) -> list[tuple[str, str]]:
    """The statuses by which the list is filtered, with their words."""
    groups = [(key, say(f"filter_{key}", language)) for key in ("waiting", "all")]
    return groups + [(term.key, term.label(language)) for term in VOCABULARIES["need_status"]]


class NeedsAsked(BaseModel):
    """The filter of the list, as its form sends it."""

    q: str = ""
    status: str = "waiting"
    check: str = ""
    page: int = 1

    def listing(self) -> Listing:
        return Listing(self.q, self.status, self.check, self.page)
