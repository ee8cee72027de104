"""What the API's description (OpenAPI) says of each operation: words, examples, and every problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException

from graph_service.domain import errors
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web import problems
from graph_service.web.examples import ERRORS, MAP_QUERY, QUESTIONS, question_answer
from graph_service.web.problems import Problem

STORE: tuple[type[GraphServiceError], ...] = (errors.StoreUnavailable, errors.StoreLoading)
"""Whatever asks the store may find it away or loading."""

WRITES = ("create", "change", "close")
ANY_TEXT = ("report",)
"""Questions whose fields are all texts: the use case alone refuses what is sent."""
TYPED = tuple(name for name in QUESTIONS if name not in ANY_TEXT)
TAKES_VALUES = (*WRITES, "list", "search", "map", "place", *TYPED)
REFUSALS: dict[int, tuple[str, ...]] = {
    401: ("read", "panel", "pack", *ANY_TEXT, *TAKES_VALUES),
    403: (*WRITES, "place", "pack"),
    421: (),
}
"""What the guard refuses, and for which operations (none named: for all)."""

PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}


class Describing:
    """Describes operations in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def operation(
        self, name: str, answer: object, raised: tuple[type[GraphServiceError], ...] = (), **data: object
    ) -> dict[str, Any]:
        """The arguments of a route: its summary and description, an example of its answer, its problems."""
        example = {"example": self.example(answer)}
        status = 201 if name == "create" else 200
        return {
            "summary": say(f"api_{name}", self.language, **data),
            "description": say(f"api_{name}_more", self.language),
            "status_code": status,
            "responses": {
                status: {"content": {"application/json": {"examples": example}}},
                **self.problems(name, raised),
            },
        }

    def example(self, value: object) -> Any:  # noqa: ANN401 (FastAPI has a type of its own for it)
        return {"summary": say("api_example", self.language), "value": value}

    def problems(self, name: str, raised: tuple[type[GraphServiceError], ...]) -> dict[int, dict[str, Any]]:
        """The problems that an operation may answer with, by status, each with its example."""
        refused = [status for status, names in REFUSALS.items() if name in names or not names]
        found = [problems.of_http(HTTPException(status), "", self.language) for status in refused]
        if name in TAKES_VALUES:
            found.append(problems.of_invalid([INVALID], self.language))
        if name != "healthz":
            found += [problems.of_error(ERRORS[kind], self.language) for kind in (*raised, *STORE)]
            found.append(problems.with_number("unexpected", 500, self.language))
        by_status: dict[int, dict[str, Any]] = {}
        for problem in found:
            self.add(by_status, problem)
        return dict(sorted(by_status.items()))

    def add(self, by_status: dict[int, dict[str, Any]], problem: Problem) -> None:
        empty: dict[str, Any] = {"schema": PROBLEM_SCHEMA, "examples": {}}
        entry = by_status.setdefault(
            problem.status,
            {"description": problem.title, "content": {"application/problem+json": empty}},
        )
        example = {"summary": problem.title, "value": problem.model_dump(exclude_defaults=True)}
        entry["content"]["application/problem+json"]["examples"][problem.code] = example


INVALID = {"type": "int_type", "loc": ("body", "version"), "input": "one"}


def described(app: FastAPI, language: Language) -> Callable[[], dict[str, Any]]:
    """The description of the API, made when it is first asked for."""

    def description() -> dict[str, Any]:
        if app.openapi_schema is None:
            title, about = say("api_title", language), say("api_about", language)
            document = get_openapi(title=title, version="1", description=about, routes=app.routes)
            with_problems(document)
            with_questions(document, language)
            bearer = {"type": "http", "scheme": "bearer", "description": say("api_bearer", language)}
            document["components"]["securitySchemes"] = {"bearer": bearer}
            document["security"] = [{"bearer": []}]
            app.openapi_schema = document
        return app.openapi_schema

    return description


def with_problems(document: dict[str, Any]) -> None:
    """Puts the shape of our problems in the place of FastAPI's own, which nobody gets to see."""
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"))
    schemas["Problem"] = problem
    for item in document["paths"].values():
        for operation in item.values():
            answers = operation["responses"]
            if "application/problem+json" not in answers.get("422", {}).get("content", {}):
                answers.pop("422", None)


def with_fields(document: dict[str, Any], path: str, query: Mapping[str, Any]) -> Any:  # noqa: ANN401 (JSON)
    """An operation whose query fields have these examples."""
    about = document["paths"][path]["get"]
    for parameter in about["parameters"]:
        if parameter["name"] in query:
            example = query[parameter["name"]]
            parameter["schema"] = {**parameter["schema"], "examples": [example]}
    return about


def with_questions(document: dict[str, Any], language: Language) -> None:
    """Gives each question's fields its own example (their names are the same in all of them).

    Its answer is put in again: FastAPI takes every null out of an example, and ours have some.
    """
    with_fields(document, "/api/v1/map", MAP_QUERY)
    for name, asked in QUESTIONS.items():
        about = with_fields(document, asked.path, asked.query)
        shown = about["responses"]["200"]["content"]["application/json"]["examples"]["example"]
        shown["value"] = question_answer(name, language)
