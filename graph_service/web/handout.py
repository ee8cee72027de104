"""The page `/handout`: what is drawn, for whom, for what, until when; a preview; the file itself."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graph_service.application.explored_maps import explored_drawing
from graph_service.application.exploring import Explorer
from graph_service.application.export_log import MOST_TEXT
from graph_service.application.handing_out import (
    EXPLORED,
    FORMS,
    File,
    Hand,
    Wish,
    hand_out,
    recent_exports,
    sketch,
    usual_until,
    view_of,
)
from graph_service.application.ports import Source
from graph_service.application.records import read_record
from graph_service.application.services import Services
from graph_service.application.shared_views import View
from graph_service.application.viewers import Viewer
from graph_service.application.waiting import Listing, list_needs
from graph_service.domain.answers import Scope
from graph_service.domain.errors import (
    GraphServiceError,
    InvalidValue,
    NeedNotChecked,
    SearchTooLarge,
    ToolMissing,
)
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say, say_error
from graph_service.web.explored_views import explored_view
from graph_service.web.pages import OWN_POLICY
from graph_service.web.paths import Wanted
from graph_service.web.problems import STATUS
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages
from graph_service.web.scopes import Scoped, query_of

MOST_LOGGED = 20
"""Maps made before that the page lists."""
FIELDS = frozenset({"recipient", "purpose", "until"})
"""What is said of in a sentence of its own where it is wrong."""


class Asked(BaseModel):
    """What the form says. `form` is what the map is made as; nothing for the form alone."""

    view: str = "district"
    audience: str = "council"
    recipient: str = ""
    purpose: str = ""
    until: str = ""
    form: str = ""

    def wish(self, scope: Scope) -> Wish:
        """Raises InvalidValue."""
        return Wish(view_in(self.view, scope), self.audience, self.recipient, self.purpose, self.until)


def view_in(word: str, scope: Scope) -> View:
    """The view of a word in a form or an address. Raises InvalidValue."""
    kind, _, address = word.partition(":")
    return explored_view(address) if kind == EXPLORED else view_of(word, scope)


class AskedInAddress(BaseModel):
    """What may stand in an address: ids and words, nothing that somebody wrote."""

    view: str = ""
    audience: str = "council"


def handout_router(services: Services, pages: Pages) -> APIRouter:
    router, desk = APIRouter(include_in_schema=False), Desk(services, pages)

    @router.get("/handout")
    def form(
        asked: Annotated[AskedInAddress, Query()],
        scope: Scoped,
        request: Request,
        viewer: Looking,
        language: Wanted,
    ) -> Response:
        hand = desk.hand(viewer, language)
        given = Asked(view=asked.view or "district", audience=asked.audience, until=usual_until(hand.today))
        return desk.page(request, given, scope, hand, preview=bool(asked.view))

    @router.get("/handout/preview")
    def preview(
        asked: Annotated[AskedInAddress, Query()], scope: Scoped, viewer: Looking, language: Wanted
    ) -> Response:
        return desk.preview(asked, scope, desk.hand(viewer, language))

    @router.post("/handout")
    def make(
        asked: Annotated[Asked, Form()], scope: Scoped, request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        hand = desk.hand(viewer, language)
        if asked.form not in FORMS:
            return desk.page(request, asked, scope, hand, preview=True)
        try:
            file = desk.file(asked, scope, hand)
        except (InvalidValue, NeedNotChecked, SearchTooLarge, ToolMissing) as error:
            said, status = wrong(error, language), STATUS[type(error)]
            return desk.page(request, asked, scope, hand, status=status, wrong=said)
        return desk.answer(request, asked.form, file)

    return router


@dataclass(frozen=True)
class Desk:
    """Where maps are made to be handed out."""

    services: Services
    pages: Pages

    def hand(self, viewer: Viewer, language: Language) -> Hand:
        services = self.services
        drawing = partial(explored_drawing, Explorer(services).explore)
        return Hand(viewer, services.policy, language, services.today(), drawing)

    def file(self, asked: Asked, scope: Scope, hand: Hand) -> File:
        services, wish = self.services, asked.wish(scope)
        return hand_out(services.store, wish, asked.form, hand, services.rules(), services.renderers)

    def preview(self, asked: AskedInAddress, scope: Scope, hand: Hand) -> Response:
        """The map as it would be; for whom and for what is said by the file alone."""
        draft = say("handout_draft", hand.language)
        view = view_in(asked.view or "district", scope)
        wish = Wish(view, asked.audience, draft, draft, usual_until(hand.today))
        drawing = sketch(self.services.store, wish, hand)
        return HTMLResponse(self.services.renderers.html(drawing), headers=OWN_POLICY)

    def page(
        self,
        request: Request,
        asked: Asked,
        scope: Scope,
        hand: Hand,
        *,
        preview: bool = False,
        wrong: str = "",
        status: int = 422,
    ) -> Response:
        """The form, with a preview or with what is wrong in it."""
        services = self.services
        snapshot = services.store.snapshot()
        return self.pages.page(
            request,
            "handout.html",
            status if wrong else 200,
            info=snapshot.info,
            asked=asked,
            query=[pair for pair in query_of(scope) if pair[0] != "audience"],
            areas=areas(services.store, snapshot.areas),
            needs=needs(services, hand.viewer, asked.view, hand.language),
            explored=explored_address(asked.view),
            audiences=[one for one in AUDIENCES[::-1] if AUDIENCES.index(one) >= hand.viewer.clearance],
            preview=preview,
            wrong=wrong,
            most=MOST_TEXT,
            today=hand.today,
            makes_pdf=services.renderers.makes_pdf(),
            log=[one.values for one in recent_exports(services.store, hand.viewer, hand.today)[:MOST_LOGGED]],
        )

    def answer(self, request: Request, form: str, file: File) -> Response:
        """The file to be saved; to be printed it is opened; a picture is made of it on a page."""
        if form == "print":
            return HTMLResponse(file.content, headers=OWN_POLICY)
        if form == "png":
            picture = "data:image/svg+xml;base64," + base64.b64encode(file.content).decode()
            info = self.services.store.snapshot().info
            return self.pages.page(request, "handout_png.html", info=info, picture=picture, name=file.name)
        headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        return Response(file.content, media_type=file.media_type, headers=headers)


def explored_address(word: str) -> str | None:
    """The address of the view that was explored; None where the form is not about one."""
    kind, _, address = word.partition(":")
    return explored_view(address).address if kind == EXPLORED else None


def areas(source: Source, known: Sequence[str]) -> list[tuple[str, str]]:
    """Every area with its name, by name."""
    records = source.describe({"areas": known})["areas"]
    return sorted(((i, str(one.values["name"])) for i, one in records.items()), key=lambda pair: pair[::-1])


def needs(services: Services, viewer: Viewer, view: str, language: Language) -> list[tuple[str, str]]:
    """The needs that wait longest, with their titles and whose they are, and the one that is asked for."""
    found = {}
    for one in list_needs(services, Listing(), viewer).needs:
        title = str(one.values["title"])
        found[one.id] = say("handout_need", language, title=title, name=one.holder) if one.holder else title
    asked = view.partition(":")[2] if view.startswith("need:") else ""
    if asked and asked not in found:
        found[asked] = str(read_record(services.store, "needs", asked, viewer).values["title"])
    return list(found.items())


def wrong(error: GraphServiceError, language: Language) -> str:
    """What is wrong in the form, in its own words."""
    column = str(error.data.get("column", ""))
    return say(f"handout_wrong_{column}", language) if column in FIELDS else say_error(error, language)
