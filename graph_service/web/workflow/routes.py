"""The addresses of the workflow: `/needs/new`, a form a deed, the papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import unquote

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.errors import Conflict, FaultyRecord, UnknownId
from graph_service.domain.faults import Fault
from graph_service.domain.wording import say
from graph_service.web.done import DoneAsked, done_at_need
from graph_service.web.forms import Fields, Form, Reading, sentences
from graph_service.web.given import Given, Sent
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages, link
from graph_service.web.words import language_of
from graph_service.web.workflow import arrangement, first_deeds, missing
from graph_service.web.workflow.at import At, DeedForm, Led
from graph_service.web.workflow.intake import Intake
from graph_service.web.workflow.sheets import ReplySheet, belonging, proposal, thanks_card

FORMS: dict[str, DeedForm] = {
    "check": first_deeds.Check(),
    "search": first_deeds.Search(),
    "ask": first_deeds.Ask(),
    "answer": first_deeds.Answer(),
    "close": first_deeds.Close(),
    "agree": arrangement.Agree(),
    "end": arrangement.End(),
    "follow_up": arrangement.FollowUp(),
    "develop": missing.Develop(),
    "development": missing.Development(),
    "establish": missing.Establish(),
    "give_up": missing.GiveUp(),
}
BUTTONS = {"search": "do_search", "end": "do_end", "establish": "do_establish", "give_up": "do_give_up"}
"""What the button of a form says where it is more than saving."""

DONE = frozenset({"new", "reply", "establish_unsearched", *FORMS})
"""What the need's page may be told was done, to say so."""


def part(request: Request, name: str) -> str:
    """A part of the address, decoded only here: see `records.identity_of`."""
    return unquote(request.path_params[name])


def workflow_router(services: Services, pages: Pages) -> APIRouter:
    """Every form: the intake, the deeds, the reply."""
    router = APIRouter(include_in_schema=False)

    def intake(request: Request, viewer: Viewer) -> FormPage:
        viewer.may_write()
        return FormPage(pages, request, visit(services, request, viewer, ""), Intake(), "new")

    def deed(request: Request, viewer: Viewer) -> FormPage:
        return deed_page(pages, request, at_need(services, request, viewer))

    def reply(request: Request, viewer: Viewer) -> FormPage:
        return SheetPage(pages, request, at_need(services, request, viewer), ReplySheet(), "reply")

    for path, made in (
        ("/needs/new", intake),
        ("/needs/{id}/do/{deed}", deed),
        ("/needs/{id}/reply", reply),
    ):
        router.add_api_route(path, showing(made), methods=["GET"])
        router.add_api_route(path, taking_in(made), methods=["POST"])
    return router


Making = Callable[[Request, Viewer], "FormPage"]


def showing(made: Making) -> Callable[..., Response]:
    def show(request: Request, viewer: Looking) -> Response:
        return made(request, viewer).shown()

    return show


def taking_in(made: Making) -> Callable[..., Response]:
    def take(request: Request, viewer: Looking, sent: Sent) -> Response:
        return made(request, viewer).taken(sent)

    return take


def papers_router(services: Services, pages: Pages) -> APIRouter:
    """What is printed: a reply that was given, the card of thanks, the proposal."""
    router = APIRouter(include_in_schema=False)

    @router.get("/needs/{id}/replies/{reply}")
    def given_reply(request: Request, viewer: Looking, asked: Annotated[DoneAsked, Query()]) -> Response:
        at = at_need(services, request, viewer)
        kept = belonging(at, "replies", part(request, "reply"), {one.id for one in at.course.replies})
        sheet, done = ReplySheet().kept(at, kept), done_at_need(services, asked, DONE, viewer, at.language)
        return pages.page(request, "reply.html", info=info(at), at=at, sheet=sheet, form=None, done=done)

    @router.get("/needs/{id}/thanks/{outcome}")
    def card(request: Request, viewer: Looking) -> Response:
        at = at_need(services, request, viewer)
        made = thanks_card(at, part(request, "outcome"))
        return pages.page(request, "thanks.html", info=info(at), at=at, card=made)

    @router.get("/needs/{id}/proposal/{development}")
    def paper(request: Request, viewer: Looking) -> Response:
        at = at_need(services, request, viewer)
        lines = proposal(at, part(request, "development"))
        return pages.page(request, "proposal.html", info=info(at), at=at, lines=lines)

    return router


def at_need(services: Services, request: Request, viewer: Viewer) -> At:
    """A visit by somebody who may write, to the need that the address names. Raises NotAllowed."""
    viewer.may_write()
    return visit(services, request, viewer, part(request, "id"))


def visit(services: Services, request: Request, viewer: Viewer, need: str) -> At:
    about: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        about.setdefault(name, []).append(value)
    return At(services, viewer, language_of(request), need, about)


def info(at: At) -> object:
    return at.services.store.snapshot().info


def deed_page(pages: Pages, request: Request, at: At) -> FormPage:
    """The form that the address names. Raises UnknownId where there is none."""
    name = part(request, "deed")
    if name not in FORMS:
        raise UnknownId(type="deed", id=name)
    return FormPage(pages, request, at, FORMS[name], name)


class FormPage:
    """One form: shown, taken, or shown again with what is wrong."""

    template = "deed.html"

    def __init__(self, pages: Pages, request: Request, at: At, deed: DeedForm, name: str) -> None:
        self.pages, self.request, self.at, self.deed, self.name = pages, request, at, deed, name

    def shown(self) -> Response:
        return self.page(Fields(self.at.language, self.at.picker), self.deed.record(self.at))

    def taken(self, sent: Given) -> Response:
        """Does what the form asks and leads back to the need; a fault or conflict shows the form again."""
        reading = Reading(sent, self.at.picker)
        desk = self.at.desk(reading)
        try:
            led = self.deed.send(self.at, desk, reading, sent.version())
        except FaultyRecord as error:
            return self.again(reading, error.faults)
        except Conflict:
            return self.conflict(reading)
        return RedirectResponse(self.address(led, desk.written), 303)

    def address(self, led: Led, change: int) -> str:
        """Where it goes on: the need, with what was done and the change that can be taken back."""
        said = {"done": led.done or self.name, "change": change}
        return link(self.request, "needs", led.need or self.at.need, *led.page, pairs=led.query, **said)

    def again(self, reading: Reading, faults: tuple[Fault, ...]) -> Response:
        said = sentences(faults, self.at.language)
        fields = Fields(self.at.language, self.at.picker, reading.given, said, reading.picked)
        return self.page(fields, self.deed.record(self.at), 422)

    def conflict(self, reading: Reading) -> Response:
        """Somebody was faster: what they wrote stands beside what was typed, at the version it has now."""
        fields = Fields(self.at.language, self.at.picker, reading.given, picked=reading.picked, compared=True)
        present = visit(self.at.services, self.request, self.at.viewer, self.at.need)
        self.at = present
        return self.page(fields, self.deed.record(present), 409, say("form_conflict", present.language))

    def page(self, fields: Fields, record: Record | None, status: int = 200, error: str = "") -> Response:
        groups = self.deed.groups(self.at, fields)
        shown = {one.name for group in groups for one in group.fields}
        beside = [words for name, words in fields.faults.items() if name not in shown]
        kept = fields.given.version() if fields.given and status == 422 else None
        version = record.version if record else 0
        made = Form(groups, error or " ".join(beside), version if kept is None else kept)
        title, lead = self.deed.titles(self.at)
        return self.pages.page(
            self.request,
            self.template,
            status,
            info=info(self.at),
            at=self.at,
            form=made,
            title=title,
            lead=lead,
            name=self.name,
            **self.beside(),
        )

    def beside(self) -> dict[str, Any]:
        """What the template shows beside the form."""
        return {"button": say(BUTTONS.get(self.name, "form_save"), self.at.language)}


class SheetPage(FormPage):
    """The reply sheet beside the form that keeps it."""

    template = "reply.html"

    def beside(self) -> dict[str, Any]:
        return {"sheet": ReplySheet().sheet(self.at), "done": None}
