"""The service as an ASGI application."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from graph_service.application.services import Services
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.terms import Language
from graph_service.web import refusals
from graph_service.web.access import Access
from graph_service.web.assets import Assets, assets_router
from graph_service.web.description import described
from graph_service.web.done import undo_router
from graph_service.web.entrance import entrance_router
from graph_service.web.explore import explore_router
from graph_service.web.fabric import fabric_router
from graph_service.web.finding import finding_router
from graph_service.web.gaps import gaps_router
from graph_service.web.guard import Guard
from graph_service.web.handout import handout_router
from graph_service.web.health import health_router
from graph_service.web.last_changes import last_changes_router
from graph_service.web.meetings.api import meetings_api_router
from graph_service.web.meetings.routes import meetings_router
from graph_service.web.pages import pages_router
from graph_service.web.paths import paths_router
from graph_service.web.planning import planning_router
from graph_service.web.record_forms import record_forms_router
from graph_service.web.record_pages import record_pages_router
from graph_service.web.records import records_router
from graph_service.web.rendering import Pages
from graph_service.web.reporting import reporting_router
from graph_service.web.today import today_router
from graph_service.web.workflow.routes import papers_router, workflow_router


def create_app(services: Services, access: Access, language: Language, assets: Path) -> FastAPI:
    """Pages and API over the services. `assets` is the folder of templates, styles and icons.

    `language` is that of the API's description, and of whoever asks for none.
    """
    # FastAPI's own pages of the API load their parts from another host: only the description is offered
    app = FastAPI(openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False)
    loaded = Assets(assets)
    app.state.language, app.state.pages = language, Pages(assets, loaded)
    app.openapi = described(app, language)  # type: ignore[method-assign]
    app.add_middleware(Guard, access=access)
    app.add_exception_handler(GraphServiceError, refusals.on_error)
    app.add_exception_handler(HTTPException, refusals.on_http)
    app.add_exception_handler(RequestValidationError, refusals.on_invalid)
    for router in (
        health_router(services, language),
        paths_router(services, language),
        records_router(services, language),
        today_router(services, app.state.pages),
        undo_router(services),
        last_changes_router(services, app.state.pages),
        record_pages_router(services, app.state.pages),
        record_forms_router(services, app.state.pages),
        # before the pages: /needs/new is no need's address
        workflow_router(services, app.state.pages),
        papers_router(services, app.state.pages),
        pages_router(services, app.state.pages),
        finding_router(services, app.state.pages, language),
        gaps_router(services, app.state.pages, language),
        fabric_router(services, app.state.pages, language),
        explore_router(services, app.state.pages, language, assets),
        handout_router(services, app.state.pages),
        planning_router(services, language),
        meetings_router(services, app.state.pages, assets),
        meetings_api_router(services, app.state.pages, assets, language),
        reporting_router(services, app.state.pages, language),
        entrance_router(access),
        assets_router(loaded),
    ):
        app.include_router(router)
    return app
