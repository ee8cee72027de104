"""`/api/v1/needs/{id}/paths`: the mediated paths of a need. The answer is `narration.as_data`, unchanged."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.application.narration import as_data
from graph_service.application.questions import (
    MOST_ALTERNATIVES,
    MOST_MEDIATORS,
    Answered,
    Asked,
    ask_paths,
)
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain import errors
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.terms import Language
from graph_service.web.description import Describing
from graph_service.web.examples import PATHS_NEED, PATHS_QUERY, paths_answer
from graph_service.web.records import Looking, identity_of, taking
from graph_service.web.words import language_of

Raised = tuple[type[errors.GraphServiceError], ...]
RAISED: Raised = (errors.UnknownId, errors.NeedNotChecked, errors.InvalidValue, errors.NotAllowed)


def wanted_language(request: Request) -> Language:
    return language_of(request)


Wanted = Annotated[Language, Depends(wanted_language)]


def bounds(name: str, least: int, most: int) -> Any:  # noqa: ANN401 (what Field() gives)
    """What the description says of a number; the use case checks it."""
    schema: dict[str, Any] = {"minimum": least, "maximum": most, "examples": [PATHS_QUERY[name]]}
    return Field(json_schema_extra=schema)


class PathsAsked(BaseModel):
    """How far is searched, and as of when. An empty `as_of` is the district's own day or today."""

    max_mediators: Annotated[int, bounds("max_mediators", 0, MOST_MEDIATORS)] = 3
    alternatives: Annotated[int, bounds("alternatives", 1, MOST_ALTERNATIVES)] = 3
    as_of: Annotated[str, Field(json_schema_extra={"examples": [PATHS_QUERY["as_of"]]})] = ""
    audience: Annotated[str, Field(json_schema_extra={"enum": list(AUDIENCES)})] = "office"

    def of(self, need: str) -> Asked:
        return Asked(need, self.max_mediators, self.alternatives, self.as_of, self.audience)


class Exact(BaseModel):
    """A part of the answer, described to the last field."""

    model_config = ConfigDict(extra="forbid")


class WarningBody(Exact):
    """What to know before relying on the answer."""

    code: str
    ids: list[str]
    words: str


class StepBody(Exact):
    """One introduction: who leads to whom over which tie. `script` is what to say to whom it leads to."""

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    tie: str
    words: str
    script: str | None
    factor: float
    warnings: list[WarningBody]


class AlternativeBody(Exact):
    """One path, from the need's holder to the resource's actor. `cost` in micro-nats, `score` in (0, 1]."""

    actors: list[str]
    ties: list[str]
    cost: int
    score: float
    weakest: int
    steps: list[StepBody]


class FallbackBody(Exact):
    """The best path if the mediator `without` says no; null where there is none."""

    without: str
    alternative: AlternativeBody | None


class CutBody(Exact):
    """A limit that hid something, and for whom."""

    limit: str
    ids: list[str]


class LimitsBody(Exact):
    """The limits that were asked for, and what they cut off."""

    max_mediators: int
    alternatives: int
    cut: list[CutBody]


class ReasonBody(Exact):
    """Why there is no path, and what to do about it."""

    code: str
    words: str
    deed: str
    ids: list[str]


class ResourceBody(Exact):
    """A resource that could meet the need, and the best ways to it."""

    resource: str
    actor: str
    theme_steps: int
    match: float
    alternatives: list[AlternativeBody]
    fallbacks: list[FallbackBody]
    count: int | Literal["more"] | None


class PathsAnswerBody(Exact):
    """Every reachable resource that matches the need, best first."""

    need: str
    as_of: str
    policy: dict[str, float]
    limits: LimitsBody
    reasons: list[ReasonBody]
    resources: list[ResourceBody]
    warnings: list[WarningBody]


def answered_to(services: Services, asked: Asked, viewer: Viewer) -> Answered:
    """The one question of this service, put with what it needs."""
    return ask_paths(services.store, asked, services.policy, viewer, services.today())


def paths_router(services: Services, language: Language) -> APIRouter:
    router, words = APIRouter(), Describing(language)

    def paths_of_need(
        identity: str, query: Annotated[PathsAsked, Query()], viewer: Looking, wanted: Wanted
    ) -> Response:
        return JSONResponse(as_data(answered_to(services, query.of(identity), viewer), wanted))

    about = words.operation("paths", paths_answer(language), RAISED)
    endpoint = taking(paths_of_need, identity=identity_of(words, PATHS_NEED))
    path = "/api/v1/needs/{id}/paths"
    router.add_api_route(path, endpoint, response_model=PathsAnswerBody, tags=["needs"], **about)
    return router
