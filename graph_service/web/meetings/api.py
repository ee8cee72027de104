"""`POST /api/v1/meetings/{id}/pack`: the papers of a meeting as the file that the page gives.

Meetings and decisions themselves are read and written like every other table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_service.application.meetings.pack import pack_for
from graph_service.application.services import Services
from graph_service.domain import errors
from graph_service.domain.terms import Language
from graph_service.web.description import Describing
from graph_service.web.examples import EXAMPLES
from graph_service.web.meetings.papers import PaperDesk
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking, identity_of, taking
from graph_service.web.rendering import Pages

RAISED = (errors.UnknownId, errors.NotAllowed, errors.SearchTooLarge)


def meetings_api_router(services: Services, pages: Pages, assets: Path, language: Language) -> APIRouter:
    router, words = APIRouter(), Describing(language)
    desk = PaperDesk(services, pages, assets)

    def pack(identity: str, request: Request, viewer: Looking, wanted: Wanted) -> Response:
        viewer.may_write()
        return desk.file(request, pack_for(services, identity, viewer, wanted), viewer, wanted)

    endpoint = taking(pack, identity=identity_of(words, EXAMPLES["meetings"].path_id))
    router.add_api_route(
        "/api/v1/meetings/{id}/pack",
        endpoint,
        methods=["POST"],
        response_class=Response,
        tags=["meetings"],
        **as_html(words.operation("pack", PACK, RAISED)),
    )
    return router


PACK = "<!doctype html>"
"""How the example begins: all of it would fill the description."""


def as_html(about: dict[str, Any]) -> dict[str, Any]:
    """An operation whose answer is a page of HTML instead of JSON."""
    content = about["responses"][200]["content"]
    content["text/html"] = {"schema": {"type": "string"}, **content.pop("application/json")}
    return about
