"""`/meetings`: planning one from gaps, its papers, its minutes, what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_service.application.export_log import MOST_TEXT, Handed, keep
from graph_service.application.meetings.dates import appointment
from graph_service.application.meetings.minutes import settle
from graph_service.application.meetings.pack import pack_for, renew_numbers
from graph_service.application.meetings.reading import read_meeting
from graph_service.application.services import Services
from graph_service.domain.changes import Change
from graph_service.domain.errors import Conflict, FaultyRecord, UnknownId
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.done import DoneAsked, done_at_need
from graph_service.web.given import Given, Sent
from graph_service.web.meetings.minutes import minutes_sent, minutes_view
from graph_service.web.meetings.page import meeting_lines, meeting_view
from graph_service.web.meetings.papers import PaperDesk
from graph_service.web.meetings.plan import plan_sent, plan_view
from graph_service.web.meetings.sent import Wrong, number_in, rows, sentences
from graph_service.web.pages import Identity
from graph_service.web.paths import Wanted
from graph_service.web.problems import STATUS
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages, link

UNPROCESSABLE, CONFLICT = STATUS[FaultyRecord], STATUS[Conflict]
DONE = ("minutes", "settled")
"""Deeds at a meeting that its page can take back."""


def meetings_router(services: Services, pages: Pages, assets: Path) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    add_reading(router, services, pages)
    add_planning(router, services, pages)
    add_minutes(router, services, pages)
    add_papers(router, services, pages, assets)
    return router


def add_reading(router: APIRouter, services: Services, pages: Pages) -> None:
    @router.get("/meetings")
    def meetings(request: Request, viewer: Looking, language: Wanted) -> Response:
        lines, info = meeting_lines(services, viewer, language), services.store.snapshot().info
        return pages.page(request, "meetings.html", info=info, lines=lines)

    # before a meeting's own address: "new" is no id
    @router.get("/meetings/new")
    def new(
        request: Request, viewer: Looking, language: Wanted, gap: Annotated[list[str] | None, Query()] = None
    ) -> Response:
        if not gap:
            return RedirectResponse(link(request, "gaps"), 303)
        view = plan_view(services, gap, viewer, language)
        return pages.page(request, "meeting_new.html", info=services.store.snapshot().info, view=view)

    @router.get("/meetings/{id}")
    def meeting(
        identity: Identity,
        asked: Annotated[DoneAsked, Query()],
        request: Request,
        viewer: Looking,
        language: Wanted,
    ) -> Response:
        view, info = meeting_view(services, identity, viewer, language), services.store.snapshot().info
        done = done_at_need(services, asked, DONE, viewer, language)
        return pages.page(request, "meeting.html", info=info, view=view, wrong=Wrong(), done=done)


def add_planning(router: APIRouter, services: Services, pages: Pages) -> None:
    @router.post("/meetings")
    def plan(given: Sent, request: Request, viewer: Looking, language: Wanted) -> Response:
        try:
            identity = plan_sent(services, given, viewer)
        except FaultyRecord as error:
            keys = [given.text(f"gap_{number}") for number in rows(given, "gap")]
            view = plan_view(services, keys, viewer, language, given, sentences(error, language))
            info = services.store.snapshot().info
            return pages.page(request, "meeting_new.html", UNPROCESSABLE, info=info, view=view)
        return RedirectResponse(link(request, "meetings", identity), 303)

    @router.post("/meetings/propose")
    def propose(given: Sent, request: Request, viewer: Looking, language: Wanted) -> Response:
        """Another proposal by who is ticked; nothing is stored."""
        keys = [given.text(f"gap_{number}") for number in rows(given, "gap")]
        view = plan_view(services, keys, viewer, language, given)
        return pages.page(request, "meeting_new.html", info=services.store.snapshot().info, view=view)


def add_minutes(router: APIRouter, services: Services, pages: Pages) -> None:
    @router.get("/meetings/{id}/minutes")
    def form(identity: Identity, request: Request, viewer: Looking, language: Wanted) -> Response:
        view, info = minutes_view(services, identity, viewer, language), services.store.snapshot().info
        return pages.page(request, "meeting_minutes.html", info=info, view=view)

    @router.post("/meetings/{id}/minutes")
    def take(
        identity: Identity, given: Sent, request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        try:
            change = minutes_sent(services, identity, given, viewer)
        except FaultyRecord as error:
            wrong = sentences(error, language)
            view = minutes_view(services, identity, viewer, language, given, wrong)
            info = services.store.snapshot().info
            return pages.page(request, "meeting_minutes.html", UNPROCESSABLE, info=info, view=view)
        except Conflict:
            wrong = Wrong({"": say("form_conflict", language)})
            view = minutes_view(services, identity, viewer, language, given, wrong, late=True)
            info = services.store.snapshot().info
            return pages.page(request, "meeting_minutes.html", CONFLICT, info=info, view=view)
        return leading_back(request, identity, "minutes", change)

    @router.post("/meetings/{id}/settled")
    def settled(
        identity: Identity, given: Sent, request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        """A promise of this or an earlier meeting is kept, or what became of it."""
        texts = [given.text(name) for name in ("done_on", "result")]
        try:
            change = settle(
                services, given.text("decision"), number_in(given, "version"), texts[0], texts[1], viewer
            )
        except (FaultyRecord, Conflict) as error:
            view, info = meeting_view(services, identity, viewer, language), services.store.snapshot().info
            wrong = unsettled(given, error, language)
            return pages.page(
                request, "meeting.html", STATUS[type(error)], info=info, view=view, wrong=wrong, done=None
            )
        return leading_back(request, identity, "settled", change)


def unsettled(given: Given, error: FaultyRecord | Conflict, language: Language) -> Wrong:
    """What is said beside a promise that was not settled, and what was typed there."""
    faults = sentences(error, language).values() if isinstance(error, FaultyRecord) else ()
    wrong = Wrong({given.text("decision"): " ".join(faults) or say("form_conflict", language)})
    wrong.given = given
    return wrong


def leading_back(request: Request, meeting: str, done: str, change: Change) -> Response:
    """To the meeting's page, which says what was done and can take it back."""
    number = change.number if change.touched else 0
    return RedirectResponse(link(request, "meetings", meeting, done=done, change=number), 303)


def add_papers(router: APIRouter, services: Services, pages: Pages, assets: Path) -> None:
    desk = PaperDesk(services, pages, assets)

    @router.get("/meetings/{id}/pack")
    def pack(identity: Identity, request: Request, viewer: Looking, language: Wanted) -> Response:
        return desk.page(request, pack_for(services, identity, viewer, language))

    @router.get("/meetings/{id}/own")
    def own(identity: Identity, request: Request, viewer: Looking, language: Wanted) -> Response:
        viewer.may_write()
        return desk.page(request, pack_for(services, identity, viewer, language, with_names=True))

    @router.post("/meetings/{id}/pack")
    def file(identity: Identity, request: Request, viewer: Looking, language: Wanted) -> Response:
        viewer.may_write()
        return desk.file(request, pack_for(services, identity, viewer, language), viewer, language)

    @router.post("/meetings/{id}/pack/numbers")
    def numbers(identity: Identity, request: Request, viewer: Looking, language: Wanted) -> Response:
        """From now on the papers of this meeting show the numbers of now."""
        viewer.may_write()
        renew_numbers(services, identity, viewer, language)
        return RedirectResponse(link(request, "meetings", identity, "pack"), 303)

    @router.get("/meetings/{id}/maps/{change}-{number}.svg")
    def picture(identity: Identity, change: int, number: int, viewer: Looking, language: Wanted) -> Response:
        """A map of papers that were looked at; of another state there is none any more."""
        read_meeting(services, identity, viewer)
        found = desk.shelf.get((identity, language, change), number)
        if found is None:
            raise UnknownId(type="meetings", id=identity)
        return Response(found.svg, media_type="image/svg+xml")

    @router.post("/meetings/{id}/date.ics")
    def date(identity: Identity, viewer: Looking, language: Wanted) -> Response:
        """A deed, not a look: it is sent around, and kept on record like whatever is handed out."""
        when = appointment(services, identity, viewer, language)
        content, rules = services.papers.calendar(when), services.rules()
        until = max(when.on, rules.today)
        handed = Handed("council", when.title[:MOST_TEXT], say("meeting_ics_purpose", language), until)
        keep(services.store, handed, f"meeting:{identity} ics", content, viewer, rules)
        headers = {"Content-Disposition": f'attachment; filename="meeting-{when.on}.ics"'}
        return Response(content, media_type="text/calendar", headers=headers)
