"""`/changes`: the last changes of the district, the last of them with a button that takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_service.application.last_changes import LastChange, last_changes, named
from graph_service.application.naming import called, narrator_of
from graph_service.application.narrator import Narrator
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.wording import say
from graph_service.web.done import DoneAsked, done_of
from graph_service.web.paths import Wanted
from graph_service.web.record_history import local_time
from graph_service.web.record_tables import tables_for
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages


@dataclass(frozen=True)
class NamedRecord:
    """A record of a change in words; its page, where it has one ("" and no id: none)."""

    kind: str
    name: str
    table: str
    id: str


@dataclass(frozen=True)
class ChangeLine:
    """One change in words."""

    last: LastChange
    at: str
    what: str
    records: tuple[NamedRecord, ...]


def last_changes_router(services: Services, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/changes")
    def changes(
        asked: Annotated[DoneAsked, Query()], request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        found = last_changes(services.store, services.journal, viewer)
        narrator = narrator_of(services.store, named(found), viewer, language)
        return pages.page(
            request,
            "last_changes.html",
            info=services.store.snapshot().info,
            lines=[line(one, narrator, viewer) for one in found],
            done=done_of(services, asked, viewer, language),
        )

    return router


def line(one: LastChange, narrator: Narrator, viewer: Viewer) -> ChangeLine:
    what = say(one.happened, narrator.language, source=one.change.source)
    return ChangeLine(one, local_time(one.change.at), what, tuple(records_of(one, narrator, viewer)))


def records_of(one: LastChange, narrator: Narrator, viewer: Viewer) -> Iterator[NamedRecord]:
    for record in one.records:
        has_page = record.version and record.table in tables_for(viewer)
        kind, name = say(f"table_{record.table}", narrator.language), called(record, narrator)
        yield NamedRecord(kind, name, record.table if has_page else "", record.id if has_page else "")
