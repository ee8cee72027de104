"""What is tried on every page is tried on all of them: the addresses leave no page of the service out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute, Match, Route

from graph_service.application.viewers import Viewer
from graph_service.web.record_tables import tables_for
from graph_service.web.workflow.routes import FORMS
from tests.browser.addresses import NOT_PAGES, OF_A_RECORD, ONCE, PAPER_BOX, URBAN
from tests.web.service import application

ALL = (*PAPER_BOX.values(), *URBAN.values(), *(one for names in ONCE.values() for one in names.values()))


def all_routes(routes: Iterable[BaseRoute]) -> Iterator[Route]:
    """Routes one by one; FastAPI keeps those of a router that was included together."""
    for route in routes:
        if isinstance(route, Route):
            yield route
        elif (included := getattr(route, "original_router", None)) is not None:
            yield from all_routes(included.routes)


def pages() -> list[Route]:
    """The routes that a browser opens."""
    found = [route for route in all_routes(application().routes) if "GET" in (route.methods or ())]
    return [route for route in found if not route.path.startswith("/api/")]


def route_of(routes: list[Route], address: str) -> str:
    """The path of the first route that answers an address."""
    scope = {"type": "http", "method": "GET", "path": address.partition("?")[0], "root_path": ""}
    return next((route.path for route in routes if route.matches(scope)[0] is Match.FULL), "")


def test_every_page_of_the_service_has_an_address() -> None:
    routes = pages()
    tried = {route_of(routes, address) for address in ALL}
    paths = {route.path for route in routes}
    assert len(paths) > 30
    assert paths - tried - NOT_PAGES == set()
    assert paths >= NOT_PAGES
    assert not NOT_PAGES & tried


def test_every_form_of_the_workflow_and_every_table_has_one() -> None:
    assert {deed for deed in FORMS if not any(f"/do/{deed}" in address for address in ALL)} == set()
    assert set(OF_A_RECORD) == set(tables_for(Viewer("sato", "coordinator")))
