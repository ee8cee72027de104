"""The addresses of the forms of records: a new one, somebody new, a correction, an end."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_service.application.records import close_record
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.terms import Language
from graph_service.web.form_work import FormWork, leading_to
from graph_service.web.given import Sent
from graph_service.web.pages import Identity
from graph_service.web.paths import Wanted
from graph_service.web.record_tables import AT_NEEDS, CLOSED, check_table
from graph_service.web.records import Looking, closing_day
from graph_service.web.rendering import Pages, link
from graph_service.web.somebody_new import SomebodyNew


def record_forms_router(services: Services, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    def work(
        table: str, request: Request, viewer: Viewer, language: Language, form: type[FormWork] = FormWork
    ) -> FormWork:
        viewer.may_write()
        check_table(table, viewer)
        return form(services, pages, request, viewer, language, table)

    @router.get("/new/known")
    def known(request: Request, viewer: Looking, language: Wanted) -> Response:
        return work("actors", request, viewer, language, SomebodyNew).new_page()

    @router.post("/new/known")
    def known_sent(sent: Sent, request: Request, viewer: Looking, language: Wanted) -> Response:
        return work("actors", request, viewer, language, SomebodyNew).create(sent)

    @router.get("/new/{table}")
    def new(table: str, request: Request, viewer: Looking, language: Wanted) -> Response:
        form = work(table, request, viewer, language)
        return to_needs(request) if table in AT_NEEDS else form.new_page()

    @router.post("/new/{table}")
    def new_sent(table: str, sent: Sent, request: Request, viewer: Looking, language: Wanted) -> Response:
        form = work(table, request, viewer, language)
        return to_needs(request) if table in AT_NEEDS else form.create(sent)

    @router.get("/records/{table}/{id}/edit")
    def edit(table: str, identity: Identity, request: Request, viewer: Looking, language: Wanted) -> Response:
        return work(table, request, viewer, language).edit_page(identity)

    @router.post("/records/{table}/{id}/edit")
    def edit_sent(
        table: str, identity: Identity, sent: Sent, request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        return work(table, request, viewer, language).change(identity, sent)

    @router.post("/records/{table}/{id}/close")
    def close_sent(table: str, identity: Identity, sent: Sent, request: Request, viewer: Looking) -> Response:
        check_table(table, viewer, CLOSED)
        day = closing_day(services, sent.text("day"))
        record = close_record(services.store, table, identity, sent.version(), day, viewer)
        return leading_to(request, record, "closed", sent.version())

    return router


def to_needs(request: Request) -> Response:
    """To the need that the address names, where its course goes on; else to the list of needs."""
    need = request.query_params.get("need")
    return RedirectResponse(link(request, "needs", *([need] if need else [])), 303)
