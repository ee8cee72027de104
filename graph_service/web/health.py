"""`/healthz` says that the process runs; `/readyz` that the database answers it."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.application.services import Services
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.description import Describing
from graph_service.web.words import language_of


class Alive(BaseModel):
    """The process runs."""

    status: str


class Ready(Alive):
    """The database answers; `schema_version` only for somebody with a session."""

    schema_version: int = 0


def health_router(services: Services, language: Language) -> APIRouter:
    router, words = APIRouter(), Describing(language)

    def healthz(request: Request) -> Response:
        return JSONResponse({"status": say("alive", language_of(request))})

    def readyz(request: Request) -> Response:
        version = services.health.schema_version()
        told = {"schema_version": version} if request.state.viewer else {}
        return JSONResponse({"status": say("ready", language_of(request)), **told})

    alive, ready = say("alive", language), {"status": say("ready", language), "schema_version": 1}
    for endpoint, shape, about in (
        (healthz, Alive, words.operation("healthz", {"status": alive})),
        (readyz, Ready, words.operation("readyz", ready)),
    ):
        path = f"/{endpoint.__name__}"
        router.add_api_route(path, endpoint, response_model=shape, tags=["health"], **about)
    return router
