"""`/records`: lists of records, one record in plain words, its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_service.application.asking import day_of
from graph_service.application.confirming import CONFIRMED
from graph_service.application.history import MOST_ENTRIES, history_of
from graph_service.application.meetings.concerning import meetings_about
from graph_service.application.naming import called, narrator_of
from graph_service.application.records import as_read, list_records, read_record
from graph_service.application.services import Services
from graph_service.application.undoing import may_undo
from graph_service.application.viewers import WRITERS, Viewer
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.closing import is_closed
from graph_service.domain.finding import FOUND_BY
from graph_service.domain.terms import Language
from graph_service.web.done import DoneAsked, done_of
from graph_service.web.pages import Identity
from graph_service.web.paths import Wanted
from graph_service.web.picking import Picker
from graph_service.web.record_history import then, told
from graph_service.web.record_lists import OF_AREAS, ON_A_PAGE, ListAsked, found_in, kinds_of
from graph_service.web.record_tables import AT_NEEDS, CLOSED, MAIN, check_table, tables_for
from graph_service.web.records import Endpoint, Looking
from graph_service.web.rendering import Pages
from graph_service.web.values import Fact, ValueWords

FEW = 12
"""Records of one sort beside a record."""

SUMMARY: dict[str, tuple[str, ...]] = {
    "actors": ("kind", "subtype", "area", "willing"),
    "ties": ("strength", "confirmed_on", "valid_to"),
    "needs": ("status", "actor", "theme", "identified_by", "created_on"),
    "resources": ("direction", "actor", "theme", "valid_to"),
    "themes": ("broader", "synonyms", "valid_to"),
    "areas": ("layer", "parent", "valid_to"),
    "asks": ("answer", "asked_on"),
    "matches": ("resource", "next_on"),
    "outcomes": ("baseline", "followup"),
    "replies": ("kind", "to"),
    "searches": ("found",),
    "developments": ("state", "form", "next_on"),
    "consents": ("recipients", "expires_on", "revoked_on"),
    "care": ("as_of",),
    "efforts": ("activity", "by"),
    "meetings": ("held_on", "kind", "area"),
    "decisions": ("decision", "owner", "due_on", "done_on"),
}
"""What a list says of a record beside its name."""


PLAIN = frozenset({"kind", "subtype", "area", "status", "direction", "theme", "layer", "answer", "activity"})
"""Columns whose values speak for themselves in a list."""


@dataclass(frozen=True)
class Row:
    """One record in a list."""

    record: Record
    name: str
    icon: str
    facts: tuple[Fact, ...]


def record_pages_router(services: Services, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    for path, page in (
        ("/records", overview),
        ("/records/{table}", one_table),
        ("/records/{table}/{id}", one_record),
        ("/records/{table}/{id}/history", one_history),
    ):
        router.add_api_route(path, page(services, pages), methods=["GET"])
    return router


def overview(services: Services, pages: Pages) -> Endpoint:
    def overview_page(request: Request, viewer: Looking) -> Response:
        return pages.page(
            request,
            "records.html",
            info=services.store.snapshot().info,
            tables=tables_for(viewer),
            main=MAIN,
            may_write=viewer.role in WRITERS,
        )

    return overview_page


def one_table(services: Services, pages: Pages) -> Endpoint:
    def table_page(
        table: str,
        asked: Annotated[ListAsked, Query()],
        request: Request,
        viewer: Looking,
        language: Wanted,
    ) -> Response:
        check_table(table, viewer)
        page = found_in(services, table, asked, viewer)
        return pages.page(
            request,
            "record_list.html",
            info=services.store.snapshot().info,
            table=table,
            tables=tables_for(viewer),
            asked=asked,
            rows=rows_of(services, page.records, viewer, language),
            next=page.next,
            on_a_page=ON_A_PAGE,
            kinds=kinds_of(table, language),
            areas=Picker(services, viewer).choices("areas") if table in OF_AREAS else (),
            can_find=table in FOUND_BY or table == "ties",
            done=done_of(services, asked, viewer, language),
            may_write=viewer.role in WRITERS,
            at_needs=table in AT_NEEDS,
        )

    return table_page


def one_record(services: Services, pages: Pages) -> Endpoint:
    def record_page(
        table: str,
        identity: Identity,
        asked: Annotated[DoneAsked, Query()],
        request: Request,
        viewer: Looking,
        language: Wanted,
    ) -> Response:
        check_table(table, viewer)
        record = read(services, table, identity, viewer)
        narrator = narrator_of(services.store, [record], viewer, language)
        info = services.store.snapshot().info
        today = day_of(info, services.today())
        return pages.page(
            request,
            "record.html",
            info=info,
            record=record,
            name=called(record, narrator),
            kind_icon=icon_of(record),
            facts=list(ValueWords(narrator).facts(record)),
            beside=beside(services, record, viewer, language),
            done=done_of(services, asked, viewer, language),
            may_write=viewer.role in WRITERS,
            may_confirm=table in CONFIRMED,
            may_close=table in CLOSED and not is_closed(record, today),
            today=today,
        )

    return record_page


def one_history(services: Services, pages: Pages) -> Endpoint:
    def history_page(
        table: str, identity: Identity, request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        check_table(table, viewer)
        record, entries = history_of(services.store, services.journal, table, identity, viewer)
        named = [one for entry in entries for one in then(entry, record)]
        narrator = narrator_of(services.store, [record, *named], viewer, language)
        return pages.page(
            request,
            "record_history.html",
            info=services.store.snapshot().info,
            record=record,
            name=called(record, narrator),
            entries=[told(entry, table, ValueWords(narrator)) for entry in entries],
            most=MOST_ENTRIES,
            undoable=newest_undoable(services, record, viewer),
        )

    return history_page


def newest_undoable(services: Services, record: Record, viewer: Viewer) -> int:
    """The number of the change that a record comes from, where it can be taken back; else 0."""
    may = may_undo(services.store, services.journal, record.version, viewer)
    return record.version if may else 0


def read(services: Services, table: str, identity: str, viewer: Viewer) -> Record:
    """One record as the viewer may read it. Raises UnknownId."""
    return as_read(services.store, (read_record(services.store, table, identity, viewer),), viewer)[0]


def rows_of(services: Services, records: Sequence[Record], viewer: Viewer, language: Language) -> list[Row]:
    """The records of a list, each with what is said of it."""
    narrator = narrator_of(services.store, records, viewer, language)
    words = ValueWords(narrator)
    return [
        Row(record, called(record, narrator), icon_of(record), tuple(summary(record, words)))
        for record in as_read(services.store, records, viewer)
    ]


def summary(record: Record, words: ValueWords) -> list[Fact]:
    names = SUMMARY[record.table]
    given = ((name, record.values.get(name)) for name in names)
    return [
        Fact(words.label(record.table, name), words.shown(record.table, name, value), name in PLAIN)
        for name, value in given
        if value is not None
    ]


def icon_of(record: Record) -> str:
    """The name of the icon of what a record is about; "" where it has none."""
    if record.table == "actors":
        return str(record.values["kind"])
    if record.table == "needs":
        return "need-offers" if record.values["direction"] == "offers" else "need"
    return "resource" if record.table == "resources" else ""


@dataclass(frozen=True)
class Beside:
    """Records that belong to a record; `more` if there are others of the sort."""

    table: str
    rows: list[Row]
    more: bool


BESIDE: dict[str, tuple[tuple[str, str], ...]] = {
    "actors": (("ties", "actor"), ("resources", "actor"), ("needs", "actor")),
    "needs": (("asks", "need"), ("matches", "need"), ("replies", "need"), ("searches", "need")),
    "resources": (("matches", "resource"),),
    "matches": (("outcomes", "match"),),
    "meetings": (("decisions", "meeting"),),
}
"""What is listed beside a record: (table, column that names it)."""


def beside(services: Services, record: Record, viewer: Viewer, language: Language) -> list[Beside]:
    found = []
    for table, column in BESIDE.get(record.table, ()):
        if table in tables_for(viewer):
            page = list_records(services.store, PageQuery(table, "", FEW, {column: record.id}), viewer)
            found.append(Beside(table, rows_of(services, page.records, viewer, language), bool(page.next)))
    meetings = [one.record for one in meetings_about(services, record.table, record.id, viewer)]
    found.append(Beside("meetings", rows_of(services, meetings[:FEW], viewer, language), len(meetings) > FEW))
    return [one for one in found if one.rows]
