"""The page `/explore` and what it asks for: a view of the map, what a symbol is, keeping a place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Body, Depends, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.analysis.sight import FRESHNESS, Filter
from graph_service.application.asking import check_scope, day_of, scope_of, stop_of
from graph_service.application.exploring import Explorer
from graph_service.application.map_data import SYMBOLS, map_data
from graph_service.application.panels import panel
from graph_service.application.placing import keep_place
from graph_service.application.services import Services
from graph_service.application.viewers import WRITERS
from graph_service.application.views import View
from graph_service.domain import errors
from graph_service.domain.ontology import AUDIENCES, keys
from graph_service.domain.terms import Language
from graph_service.domain.wording.catalogues import sentence
from graph_service.web.assets import Assets
from graph_service.web.description import Describing
from graph_service.web.done import DoneAsked, done_of, view_of
from graph_service.web.examples import PLACE, PLACE_KEPT, SYMBOL, map_answer
from graph_service.web.map_bodies import MapBody, PanelBody, PlaceBody, PlaceGiven
from graph_service.web.paths import RAISED, Wanted
from graph_service.web.record_tables import tables_for
from graph_service.web.records import Endpoint, Looking, Raised, identity_of, taking
from graph_service.web.rendering import Pages
from graph_service.web.scopes import ScopeAsked, words

MOST_NAMED = 100
"""Symbols or areas that one field of an address may name."""

Names = Annotated[list[str], Field(max_length=MOST_NAMED)]
UNKNOWN: Raised = (errors.UnknownId,)
PLACED: Raised = (errors.UnknownId, errors.Conflict, errors.NotAllowed)


class ViewAsked(ScopeAsked, BaseModel):
    """What a view shows: open areas, symbols (`table/id`), what the legend leaves out, which paths."""

    open: Names = []
    around: Names = []
    pin: Names = []
    hide: Names = []
    chosen: str = ""
    need: str = ""
    reach: str = ""
    reach_actor: str = ""
    start: str = ""
    end: str = ""
    without_kinds: Annotated[list[str], words(SYMBOLS)] = []
    without_ties: Annotated[list[str], words(keys("tie_kind"))] = []
    without_areas: list[str] = []
    without_strengths: Annotated[list[str], words(keys("strength"))] = []
    without_freshness: Annotated[list[str], words(FRESHNESS)] = []
    without_audiences: Annotated[list[str], words(AUDIENCES)] = []

    def without(self) -> Filter:
        left_out = {
            name.removeprefix("without_"): frozenset(values)
            for name, values in self.model_dump().items()
            if name.startswith("without_") and name != "without_us"
        }
        return Filter(**{name: known(name, values) for name, values in left_out.items()})


ONE = ("chosen", "need", "reach", "reach_actor", "start", "end")
MANY = ("open", "around", "pin", "hide")
KNOWN = {"strengths": frozenset(keys("strength"))}


def known(name: str, values: frozenset[str]) -> frozenset[str]:
    """Words that are in no legend leave nothing out: an old address still opens."""
    return values & KNOWN[name] if name in KNOWN else values


def view_asked(query: Annotated[ViewAsked, Query()], request: Request) -> View:
    """The view of an address. Raises InvalidValue."""
    return view_from(query, request.query_params.multi_items())


def view_from(query: ViewAsked, given: Sequence[tuple[str, str]]) -> View:
    """The view of the fields of an address, `given` in their order. Raises InvalidValue."""
    stops = [stop_of(name, value) for name, value in given if name in ("via", "via_kind")]
    scope = scope_of(query.model_dump(), stops)
    check_scope(scope)
    named: dict[str, Any] = {name: getattr(query, name) for name in ONE}
    named.update({name: tuple(getattr(query, name)) for name in MANY})
    return View(**named, without=query.without(), scope=scope)


Viewed = Annotated[View, Depends(view_asked)]


def explore_router(services: Services, pages: Pages, language: Language, assets: Path) -> APIRouter:
    router = APIRouter()
    router.add_api_route("/explore", page_of_map(services, pages, assets), include_in_schema=False)
    add_api(router, services, language)
    return router


def page_of_map(services: Services, pages: Pages, assets: Path) -> Endpoint:
    look = json.loads((assets / "palette.json").read_text("utf-8"))
    given = {"look": look, "of_no_area": OF_NO_AREA}
    modules = modules_of(pages.assets)

    def page(
        asked: Annotated[DoneAsked, Query()], request: Request, viewer: Looking, wanted: Wanted
    ) -> Response:
        info = services.store.snapshot().info
        writes, read = viewer.role in WRITERS, tables_for(viewer)
        return pages.page(
            request,
            "explore.html",
            info=info,
            as_of=day_of(info, services.today()),
            given=given | {"words": page_words(wanted), "writes": writes, "records": read},
            modules=modules,
            first_map=first_map(request, wanted),
            done=done_of(services, asked, viewer, wanted),
            view=view_of(request),
        )

    return page


def add_api(router: APIRouter, services: Services, language: Language) -> None:
    """The map, a symbol's panel and a symbol's place as JSON."""
    describing, explorer = Describing(language), Explorer(services)

    def view_of_map(view: Viewed, viewer: Looking, wanted: Wanted) -> Response:
        return JSONResponse(map_data(explorer.explore(view, viewer), services.policy, wanted))

    def symbol_of_map(identity: str, viewer: Looking, wanted: Wanted) -> Response:
        return JSONResponse(panel(explorer, identity, viewer, wanted))

    def place_of_actor(identity: str, body: PlaceGiven, viewer: Looking) -> Response:
        kept = keep_place(services.store, identity, (body.x, body.y), body.version, viewer)
        return JSONResponse({"actor": kept.id, "x": body.x, "y": body.y, "version": kept.version})

    symbol, actor = identity_of(describing, SYMBOL), identity_of(describing, PLACE_KEPT["actor"])
    sent = Annotated[PlaceGiven, Body(openapi_examples={"example": describing.example(PLACE)})]
    of_symbol = taking(symbol_of_map, identity=symbol)
    of_actor = taking(place_of_actor, identity=actor, body=sent)
    shown, asked = map_answer("map", language), map_answer("panel", language)
    for path, method, endpoint, body, about in (
        ("map", "GET", view_of_map, MapBody, describing.operation("map", shown, RAISED)),
        ("map/symbols/{id}", "GET", of_symbol, PanelBody, describing.operation("panel", asked, UNKNOWN)),
        ("actors/{id}/place", "PUT", of_actor, PlaceBody, describing.operation("place", PLACE_KEPT, PLACED)),
    ):
        router.add_api_route(
            f"/api/v1/{path}", endpoint, methods=[method], response_model=body, tags=["map"], **about
        )


def modules_of(assets: Assets) -> list[str]:
    """What the page loads at once, and would else find out about one module after the other."""
    return [name for name in assets.files if name.startswith("explore/") or name.endswith(".mjs")]


def first_map(request: Request, language: Language) -> str:
    """Where the map of a page's address is: the browser asks for it before it has read the page."""
    given = [pair for pair in request.query_params.multi_items() if pair[0] in ViewAsked.model_fields]
    meant = [(name, value) for name, value in given if value or name in OF_NO_AREA]
    return "/api/v1/map?" + urlencode([*meant, ("lang", language)])


OF_NO_AREA = ("open", "without_areas")
"""Fields in which an empty id stands for those of no area."""


def page_words(language: Language) -> dict[str, list[str]]:
    """The sentences that the page's modules fill in: for one, and for many."""
    return {code: [sentence(code, language, count) for count in (1, 2)] for code in PAGE_WORDS}


PAGE_WORDS = (
    *("strength", "confirmed", "contact", "copy", "copied", "script_heading", "explore_lead"),
    *("explore_find_none", "explore_find_count", "explore_family_kinds"),
    *("explore_family_life", "explore_family_help", "explore_family_belong"),
    *(
        "explore_bubble",
        "explore_bubble_open",
        "explore_area_open",
        "explore_area_close",
        "explore_area_more",
    ),
    *("explore_list_area", "explore_list_ties", "explore_list_none", "explore_ties", "explore_beyond"),
    *("explore_at", "explore_at_bubble", "explore_close", "explore_note", "explore_needs_of"),
    *("explore_no_ties", "explore_confirm_again", "explore_expand", "explore_fold", "explore_pin"),
    *("explore_unpin", "explore_hide", "explore_unhide", "explore_start", "explore_end"),
    *("explore_start_is", "explore_end_is", "explore_choose_end", "explore_choose_start"),
    *(
        "explore_show_paths",
        "explore_reach",
        "explore_reach_actor",
        "explore_need_page",
        "explore_centre",
        "explore_leave_paths",
    ),
    *("explore_without_us", "explore_no_way", "explore_reach_none", "explore_goals"),
    *("explore_steps", "explore_way", "explore_ways", "explore_reaches", "explore_step_status"),
    *("explore_place_kept", "explore_place_conflict", "explore_failed"),
    *("explore_move", "explore_move_left", "explore_move_up", "explore_move_down", "explore_move_right"),
    *("explore_stays",),
    *("explore_record", "explore_confirm", "explore_confirm_tie", "explore_known", "explore_reach_of"),
    *("explore_retry", "explore_whose", "explore_hints", "explore_hint_1"),
    *("explore_hint_2", "explore_hint_3", "explore_hint_4", "notes_heading", "weakest_here"),
)
"""Codes of the sentences that the page's modules need."""
