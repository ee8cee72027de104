"""`/api/v1/TABLE`: list, read, create, change, close. The same for every table that has an example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import APIRouter, Body, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.application.asking import day_of
from graph_service.application.records import (
    as_read,
    change_record,
    close_record,
    create_record,
    list_records,
    read_record,
)
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain import errors
from graph_service.domain.changes import Edit, PageQuery, Record
from graph_service.domain.parsing import is_date
from graph_service.domain.table import Table
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web import models
from graph_service.web.description import Describing
from graph_service.web.examples import CLOSE, EXAMPLES, Example
from graph_service.web.models import Models, models_of

Endpoint = Callable[..., Response]
Raised = tuple[type[errors.GraphServiceError], ...]

WRITING: Raised = (errors.FaultyRecord, errors.Conflict, errors.NotAllowed)
CLOSING: Raised = (errors.UnknownId, errors.InvalidValue, errors.Conflict, errors.NotAllowed)


def viewer_of(request: Request) -> Viewer:
    """Whoever asks. The guard let nobody pass who is not somebody."""
    viewer: Viewer = request.state.viewer
    return viewer


Looking = Annotated[Viewer, Depends(viewer_of)]


def taking(endpoint: Callable[..., Any], **shapes: object) -> Callable[..., Any]:
    """The function with arguments of these types: they are made at run time, so no source text names them."""
    endpoint.__annotations__.update(shapes)
    return endpoint


def identity_of(words: Describing, example: str) -> Any:  # noqa: ANN401 (an annotation)
    """The id in an address, decoded only here: until then a %2F in it separates nothing."""

    def identity(id: str) -> str:
        return unquote(id)

    about = Path(
        description=say("api_id", words.language), openapi_examples={"example": words.example(example)}
    )
    return Annotated[str, Depends(taking(identity, id=Annotated[str, about]))]


def records_router(services: Services, language: Language) -> APIRouter:
    """The operations on every table that the API offers."""
    router = APIRouter()
    for name, example in EXAMPLES.items():
        shapes = models_of(TABLES[name], language, example.filter)
        TableRoutes(services, TABLES[name], example, shapes, Describing(language)).add_to(router)
    return router


@dataclass(frozen=True)
class TableRoutes:
    """The five operations on one table."""

    services: Services
    table: Table
    example: Example
    shapes: Models
    words: Describing

    def add_to(self, router: APIRouter) -> None:
        many, example = f"/api/v1/{self.table.name}", self.example
        one, known = many + "/{id}", (errors.UnknownId,)
        operations: tuple[tuple[str, str, str, Endpoint, object, Raised], ...] = (
            ("list", "GET", many, self.listing(), example.page, ()),
            ("create", "POST", many, self.creating(), example.created, WRITING),
            ("read", "GET", one, self.reading(), example.read, known),
            ("change", "PATCH", one, self.changing(), example.changed, (*known, *WRITING)),
            ("close", "POST", one + "/close", self.closing(), example.closed, CLOSING),
        )
        for name, method, path, endpoint, answer, raised in operations:
            if name == "close" and not example.closing:
                continue
            endpoint.__name__ = f"{name}_{self.table.name}"
            records = say(f"api_{self.table.name}", self.words.language)
            about = self.words.operation(name, answer, raised, records=records)
            shape = self.shapes.page if name == "list" else self.shapes.read
            tags: list[str | Enum] = [self.table.name]
            router.add_api_route(path, endpoint, methods=[method], response_model=shape, tags=tags, **about)

    def listing(self) -> Endpoint:
        def endpoint(query: models.PageAsked, viewer: Looking) -> Response:
            asked = PageQuery(self.table.name, query.after, query.limit, query.where())
            page = list_records(self.services.store, asked, viewer)
            found = as_read(self.services.store, page.records, viewer)
            return JSONResponse({"items": [self.shown(one) for one in found], "next": page.next})

        return taking(endpoint, query=Annotated[self.shapes.query, Query()])

    def reading(self) -> Endpoint:
        def endpoint(identity: str, viewer: Looking) -> Response:
            record = read_record(self.services.store, self.table.name, identity, viewer)
            (found,) = as_read(self.services.store, [record], viewer)
            return JSONResponse(self.shown(found))

        return taking(endpoint, identity=self.identity)

    def creating(self) -> Endpoint:
        def endpoint(body: models.Body, viewer: Looking) -> Response:
            given, rules = body.columns(), self.services.rules()
            record = create_record(self.services.store, self.table.name, given, rules, viewer)
            address = f"/api/v1/{self.table.name}/{quote(record.id, safe='')}"
            return JSONResponse(self.shown(record), 201, {"Location": address})

        return taking(endpoint, body=Annotated[self.shapes.create, self.sent(self.example.create)])

    def changing(self) -> Endpoint:
        def endpoint(identity: str, body: models.Changing, viewer: Looking) -> Response:
            given = body.columns()
            if given.get("id", identity) != identity:
                raise errors.InvalidValue(column="id", value=given["id"], expected=identity)
            edit = Edit(self.table.name, identity, given, body.version)
            return JSONResponse(
                self.shown(change_record(self.services.store, edit, self.services.rules(), viewer))
            )

        changes: Any = self.shapes.change
        body = Annotated[changes, self.sent(self.example.change)]
        return taking(endpoint, identity=self.identity, body=body)

    def closing(self) -> Endpoint:
        def endpoint(identity: str, body: models.Closing, viewer: Looking) -> Response:
            day = closing_day(self.services, body.day)
            record = close_record(self.services.store, self.table.name, identity, body.version, day, viewer)
            return JSONResponse(self.shown(record))

        body = Annotated[models.Closing, self.sent(CLOSE)]
        return taking(endpoint, identity=self.identity, body=body)

    @property
    def identity(self) -> Any:  # noqa: ANN401 (an annotation)
        return identity_of(self.words, self.example.path_id)

    def sent(self, example: object) -> Any:  # noqa: ANN401 (what Body() gives)
        return Body(openapi_examples={"example": self.words.example(example)})

    def shown(self, record: Record) -> dict[str, Any]:
        """A record as JSON: its columns in the order of the file format, then kept ones, its version."""
        given = {**record.values, self.table.identity: record.id}
        known = [column.name for column in self.table.columns]
        names = [*known, *(name for name in given if name not in known)]
        filled = {name: given[name] for name in names if given.get(name) is not None}
        return {**filled, "version": record.version}


def closing_day(services: Services, day: str) -> str:
    """The day that was sent, else the present one, as the district sees it. Raises InvalidValue."""
    if day and not is_date(day):
        raise errors.InvalidValue(column="day", value=day, expected="YYYY-MM-DD")
    return day or day_of(services.store.snapshot().info, services.today())
