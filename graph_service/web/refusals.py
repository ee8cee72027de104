"""Turns what went wrong into an answer: a problem document for programs, a plain page for people."""

from __future__ import annotations

import logging

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.domain.errors import GraphServiceError
from graph_service.domain.wording import say
from graph_service.web import problems
from graph_service.web.problems import Problem
from graph_service.web.words import language_of

LOG = logging.getLogger("graph_service.web")


def is_api(request: Request) -> bool:
    """Whether a program asks: it gets JSON."""
    return str(request.scope["path"]).startswith(("/api/", "/healthz", "/readyz"))


def answer(request: Request, problem: Problem) -> Response:
    """The problem in the form that the asker reads."""
    if is_api(request):
        content = problem.model_dump(exclude_defaults=True)
        return JSONResponse(content, problem.status, problem.headers, media_type="application/problem+json")
    page: Response = request.app.state.pages.page(
        request, "problem.html", problem.status, problem.headers, problem=problem
    )
    return page


def refusal(request: Request, error: HTTPException) -> Response:
    return answer(request, problems.of_http(error, request.method, language_of(request)))


def token_used(request: Request) -> Response:
    language = language_of(request)
    detail = say("detail_token_used", language)
    return answer(request, problems.problem("token_used", 401, language, detail))


def unexpected(request: Request, happened: str) -> Response:
    """An answer that says nothing of what happened but the number under which the log does."""
    problem = problems.with_number("unexpected", 500, language_of(request))
    LOG.error("%s %s", problem.instance, happened)
    return answer(request, problem)


async def on_error(request: Request, error: Exception) -> Response:
    """An error of the domain."""
    assert isinstance(error, GraphServiceError)
    problem = problems.of_error(error, language_of(request))
    if problem.instance:
        LOG.error("%s %s", problem.instance, error)
    return answer(request, problem)


async def on_http(request: Request, error: Exception) -> Response:
    """A refusal by the framework."""
    assert isinstance(error, HTTPException)
    return refusal(request, error)


async def on_invalid(request: Request, error: Exception) -> Response:
    """What was sent is not what the operation takes."""
    assert isinstance(error, RequestValidationError)
    return answer(request, problems.of_invalid(error.errors(), language_of(request)))
