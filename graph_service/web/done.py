"""What was just done, said on the next page, with a button that takes it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_service.application.naming import called, narrator_of
from graph_service.application.records import seen
from graph_service.application.services import Services
from graph_service.application.undoing import UNDONE, undo
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Change, Touched
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.given import Given, Sent
from graph_service.web.record_tables import tables_for
from graph_service.web.records import Looking
from graph_service.web.rendering import link

SAID = ("created", "changed", "unchanged", "closed", "confirmed", "undone")
TODAY, NEED, MEETING, CHANGES = "today", "need", "meeting", "changes"
"""Where an undo leads back to that was asked for on the page of the day, of a need, of a meeting, of the last
changes."""
EXPLORE = "explore"
"""Likewise the map that one explores; the form's `view` is the query of what was seen there."""
NOT_OF_A_VIEW = ("lang", "done", "change")
MOST_OF_A_VIEW = 4_000
"""Characters of a view that are led back to: of a longer one only the map as it begins."""


MOST_DIGITS = 15
"""Of the number of a change in an address or a form: a larger one no journal has, and no database takes."""


class DoneAsked(BaseModel):
    """What the address of a page says was just done, by which change (0: nothing changed)."""

    done: str = ""
    change: int = 0


@dataclass(frozen=True)
class Done:
    """A sentence, and the change that a button takes back; 0 where there is none. `undone`: that was itself
    the taking back of something."""

    words: str
    change: int
    undone: bool = False


def done_of(services: Services, asked: DoneAsked, viewer: Viewer, language: Language) -> Done | None:
    """What to say of what was just done; nothing where an address says what it cannot know."""
    if asked.done not in SAID:
        return None
    change = own_change(services, asked.change, viewer)
    what = first_called(services, change, viewer, language) if change else ""
    code = asked.done if change else "unchanged"
    words = say(f"done_{code}", language, what=what)
    return Done(words, change.number if change else 0, code == "undone")


def done_at_need(
    services: Services, asked: DoneAsked, deeds: Collection[str], viewer: Viewer, language: Language
) -> Done | None:
    """The same on the page of a need, for the deeds of its course."""
    if asked.done not in deeds:
        return done_of(services, asked, viewer, language)
    change = own_change(services, asked.change, viewer)
    return Done(say(f"done_{asked.done}", language), change.number if change else 0)


def own_change(services: Services, number: int, viewer: Viewer) -> Change | None:
    """The change with that number, where the viewer made it and it can be undone."""
    found = services.journal.changes(number - 1, 1) if 0 < number < 10**MOST_DIGITS else []
    return found[0] if found and found[0].who == viewer.who and found[0].purpose in UNDONE else None


def first_called(services: Services, change: Change, viewer: Viewer, language: Language) -> str:
    """What the first record of a change is called now; its id where it is gone or hidden."""
    first = change.touched[0]
    found = tuple(services.store.describe({first.table: {first.id}})[first.table].values())
    records = seen(services.store, found, viewer)
    return called(records[0], narrator_of(services.store, records, viewer, language)) if records else first.id


def undo_router(services: Services) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.post("/undo")
    def undone(sent: Sent, request: Request, viewer: Looking) -> Response:
        text = sent.text("change")
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0
        change = undo(services.store, services.journal, number, viewer)
        if sent.text("back") == EXPLORE:
            address, pairs = [EXPLORE], view_back(sent)
        else:
            address, pairs = back_to(services, sent, change.touched[0], viewer), []
        return RedirectResponse(
            link(request, *address, pairs=pairs, done="undone", change=change.number), 303
        )

    return router


def view_back(sent: Given) -> list[tuple[str, str]]:
    """The fields of the view of the map that a form was sent from."""
    text = sent.text("view")
    return without_done(parse_qsl(text, keep_blank_values=True)) if len(text) <= MOST_OF_A_VIEW else []


def without_done(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields of an address that say what is seen, without what was just done there."""
    return [pair for pair in pairs if pair[0] not in NOT_OF_A_VIEW]


def view_of(request: Request) -> str:
    """The query of the view that a page shows, to be sent along by its forms."""
    return urlencode(without_done(request.query_params.multi_items()))


def back_to(services: Services, sent: Given, first: Touched, viewer: Viewer) -> list[str]:
    """Where an undo leads: where it was asked for, else to the first record that it touched."""
    need = sent.text("need")
    if sent.text("back") == NEED:
        return ["needs", need] if services.store.describe({"needs": {need}})["needs"] else ["needs"]
    meeting = sent.text("meeting")
    if sent.text("back") == MEETING:
        known = services.store.describe({"meetings": {meeting}})["meetings"]
        return ["meetings", meeting] if known else ["meetings"]
    if sent.text("back") == CHANGES:
        return ["changes"]
    if sent.text("back") == TODAY or first.table not in tables_for(viewer):
        return [""]
    return ["records", first.table, *([first.id] if first.after else [])]
