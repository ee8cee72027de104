"""The questions about paths as API. The answers are those of the commands' `--json`, unchanged."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.application.answer_data import actor_data, between_data, reach_data
from graph_service.application.narration import as_data
from graph_service.application.questions import (
    Answered,
    ask_between,
    ask_for_actor,
    ask_paths,
    ask_reach,
)
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain import errors
from graph_service.domain.answers import (
    ActorQuestion,
    BetweenQuestion,
    PathsAnswer,
    Question,
    ReachQuestion,
)
from graph_service.domain.terms import Language
from graph_service.web.bodies import (
    ActorAnswerBody,
    AnswerBody,
    BetweenAnswerBody,
    PathsAnswerBody,
    ReachAnswerBody,
)
from graph_service.web.description import Describing
from graph_service.web.examples import QUESTIONS, question_answer
from graph_service.web.records import Endpoint, Looking, Raised, identity_of, taking
from graph_service.web.scopes import Scoped
from graph_service.web.words import language_of

RAISED: Raised = (errors.UnknownId, errors.InvalidValue, errors.NotAllowed, errors.SearchTooLarge)


def wanted_language(request: Request) -> Language:
    return language_of(request)


Wanted = Annotated[Language, Depends(wanted_language)]


def answered_to(services: Services, question: Question, viewer: Viewer) -> Answered[PathsAnswer]:
    """The question of a need, put with what it needs."""
    return ask_paths(services.store, question, services.policy, viewer, services.today())


def paths_router(services: Services, language: Language) -> APIRouter:
    """One operation for each sort of question."""
    router, words = APIRouter(), Describing(language)
    operations: tuple[tuple[str, Endpoint, type[AnswerBody], Raised], ...] = (
        ("paths", of_need(services), PathsAnswerBody, (errors.NeedNotChecked,)),
        ("between", between(services), BetweenAnswerBody, (errors.NeedNotChecked,)),
        ("reach", to_resource(services), ReachAnswerBody, ()),
        ("for_actor", of_actor(services), ActorAnswerBody, ()),
    )
    for name, endpoint, body, raised in operations:
        asked = QUESTIONS[name]
        shapes = {"identity": identity_of(words, asked.id)} if asked.id else {}
        about = words.operation(name, question_answer(name, language), (*RAISED, *raised))
        endpoint = taking(endpoint, **shapes)
        router.add_api_route(asked.path, endpoint, response_model=body, tags=["paths"], **about)
    return router


def of_need(services: Services) -> Endpoint:
    def paths_of_need(identity: str, scope: Scoped, viewer: Looking, wanted: Wanted) -> Response:
        question = scope.asking(Question, need=identity)
        return JSONResponse(as_data(answered_to(services, question, viewer), wanted))

    return paths_of_need


def between(services: Services) -> Endpoint:
    def paths_between(
        scope: Scoped,
        viewer: Looking,
        wanted: Wanted,
        starts: Annotated[list[str], Query(alias="from")] = [],  # noqa: B006 (FastAPI copies it)
        ends: Annotated[list[str], Query(alias="to")] = [],  # noqa: B006
        need: str = "",
    ) -> Response:
        question = scope.asking(BetweenQuestion, starts=tuple(starts), ends=tuple(ends), need=need)
        answered = ask_between(services.store, question, services.policy, viewer, services.today())
        return JSONResponse(between_data(answered, wanted))

    return paths_between


def to_resource(services: Services) -> Endpoint:
    def needs_of_resource(identity: str, scope: Scoped, viewer: Looking, wanted: Wanted) -> Response:
        question = scope.asking(ReachQuestion, resource=identity)
        answered = ask_reach(services.store, question, services.policy, viewer, services.today())
        return JSONResponse(reach_data(answered, wanted))

    return needs_of_resource


def of_actor(services: Services) -> Endpoint:
    def resources_of_actor(identity: str, scope: Scoped, viewer: Looking, wanted: Wanted) -> Response:
        question = scope.asking(ActorQuestion, actor=identity)
        answered = ask_for_actor(services.store, question, services.policy, viewer, services.today())
        return JSONResponse(actor_data(answered, wanted))

    return resources_of_actor
