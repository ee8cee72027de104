"""One form of one record, for one writer: shown, taken, shown again; what two people changed at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_service.application.asking import day_of
from graph_service.application.comparing import compare
from graph_service.application.naming import called, narrator_of
from graph_service.application.records import change_record, create_record, read_record
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import Edit, Record
from graph_service.domain.errors import Conflict, FaultyRecord
from graph_service.domain.ontology import ACTOR_KINDS
from graph_service.domain.parsing import parse_values
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.conflicts import conflict_rows, typed
from graph_service.web.doers import doers, with_ids
from graph_service.web.forms import Field, Fields, Form, Group, Reading, sentences
from graph_service.web.given import Given
from graph_service.web.picking import Picker
from graph_service.web.record_pages import read
from graph_service.web.rendering import Pages, link
from graph_service.web.values import HIDDEN

FIRST: dict[str, tuple[str, ...]] = {
    "actors": ("kind", "name", "kana", "subtype", "area", "contact", "willing"),
    "ties": ("from", "to", "kind", "strength", "basis", "confirmed_on", "confirmed_by"),
    "needs": ("actor", "direction", "title", "theme", "words", "identified_by", "via", "created_on"),
    "resources": ("actor", "direction", "title", "theme", "use", "eligible", "days", "capacity_left"),
    "themes": ("name", "synonyms", "broader"),
    "areas": ("name", "layer", "parent"),
}
"""The columns that a form begins with, where it folds the others; else it shows all."""

FOR_NEED = "for_need"
"""The field of an address that says for which need a tie is recorded: its page is where one goes on."""


def leading_to(request: Request, record: Record, done: str, read_at: int = 0) -> Response:
    """To the page of the record, or of the need that the address names, which says what was done."""
    change = record.version if record.version != read_at else 0
    need = request.query_params.get(FOR_NEED)
    page = ("needs", need) if need else ("records", record.table, record.id)
    return RedirectResponse(link(request, *page, done=done, change=change), 303)


@dataclass(frozen=True)
class FormWork:
    """One form of one table, for one writer."""

    services: Services
    pages: Pages
    request: Request
    viewer: Viewer
    language: Language
    table: str

    @property
    def picker(self) -> Picker:
        return Picker(self.services, self.viewer)

    @property
    def today(self) -> str:
        return day_of(self.services.store.snapshot().info, self.services.today())

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def new_page(self) -> Response:
        """The empty form; fields may be filled by the address."""
        names = TABLES[self.table].by_name
        asked = {name: text for name, text in self.request.query_params.items() if name in names}
        fields = Fields(self.language, self.picker)
        return self.form_page(Form(self.groups(fields, {**self.usual(), **asked})))

    def usual(self) -> dict[str, Value]:
        """What a new record says as a rule."""
        names = TABLES[self.table].by_name
        given = {"confirmed_on": self.today, "confirmed_by": self.viewer.who, "created_on": self.today}
        return {name: value for name, value in given.items() if name in names}

    def create(self, sent: Given) -> Response:
        reading = Reading(sent, self.picker)
        try:
            values = reading.columns(self.table, names_of(self.table))
            reading.check()
            record = create_record(
                self.services.store, self.table, values, self.services.rules(), self.viewer
            )
        except FaultyRecord as error:
            return self.form_page(Form(self.groups(self.again(sent, reading, error), {})), status=422)
        except Conflict:
            form = Form(self.groups(self.again(sent, reading), {}), self.say("form_exists"))
            return self.form_page(form, status=422)
        return leading_to(self.request, record, "created")

    def again(self, sent: Given, reading: Reading, error: FaultyRecord | None = None) -> Fields:
        """The fields as they were sent, with what is wrong beside each."""
        told = sentences(error.faults, self.language) if error else {}
        return Fields(self.language, self.picker, sent, told, reading.picked)

    def groups(self, fields: Fields, stored: Mapping[str, Value]) -> tuple[Group, ...]:
        """The fields of the table: those that one begins with, then the others."""
        names = names_of(self.table)
        first = [name for name in FIRST.get(self.table, names) if name in names]
        further = [name for name in names if name not in first]
        lead = self.say("form_ties_lead") if self.table == "ties" else ""
        groups = (Group(self.fields(fields, first, stored), self.say(f"records_{self.table}"), lead),)
        if not further:
            return groups
        return *groups, Group(self.fields(fields, further, stored), self.say("form_further"), folded=True)

    def fields(self, fields: Fields, names: Sequence[str], stored: Mapping[str, Value]) -> tuple[Field, ...]:
        return tuple(self.with_choices(one) for one in fields.of(self.table, names, stored))

    def with_choices(self, field: Field) -> Field:
        """A subtype is chosen; which belongs to which kind is said beside it."""
        if field.name != "subtype":
            return field
        choices = [
            (term.key, f"{term.label(self.language)} ({ACTOR_KINDS[kind].label(self.language)})")
            for kind, terms in self.services.rules().subtypes.items()
            for term in terms
        ]
        return replace(field, kind="choice", choices=tuple(choices))

    def form_page(self, form: Form, *, status: int = 200, name: str = "") -> Response:
        """The form of a new record, or of one that is called `name`."""
        new = self.say("record_new_title", records=self.say(f"records_{self.table}"))
        title = self.say("record_edit_title", name=name) if name else new
        return self.shown("record_form.html", status, title=title, form=form, beside=False)

    def shown(self, template: str, status: int, **values: Any) -> Response:  # noqa: ANN401
        info = self.services.store.snapshot().info
        values.update(info=info, table=self.table, for_need=self.request.query_params.get(FOR_NEED, ""))
        return self.pages.page(self.request, template, status, **values)

    def edit_page(self, identity: str) -> Response:
        record = read(self.services, self.table, identity, self.viewer)
        groups = self.groups(Fields(self.language, self.picker), self.stored(record))
        return self.form_page(Form(groups, version=record.version), name=self.name(record))

    def stored(self, record: Record) -> dict[str, Value]:
        """What the fields show of a record as it is."""
        return {**record.values, **doers(self.picker, record)}

    def name(self, record: Record) -> str:
        return called(record, narrator_of(self.services.store, [record], self.viewer, self.language))

    def change(self, identity: str, sent: Given) -> Response:
        record = read(self.services, self.table, identity, self.viewer)
        reading = Reading(sent, self.picker)
        unseen = {name for name in self.unseen(record) if not sent.text(name)}
        names = [one for one in names_of(self.table) if one not in unseen and not sent.keeps_theirs(one)]
        try:
            values = with_ids(self.picker, reading.columns(self.table, names), record)
            reading.check()
            edit = Edit(self.table, identity, values, sent.version())
            changed = change_record(self.services.store, edit, self.services.rules(), self.viewer)
        except FaultyRecord as error:
            groups = self.groups(self.again(sent, reading, error), self.stored(record))
            return self.form_page(Form(groups, version=sent.version()), status=422, name=self.name(record))
        except Conflict:
            record = read(self.services, self.table, identity, self.viewer)
            return self.conflict(record, sent, values)
        return leading_to(self.request, changed, "changed", sent.version())

    def unseen(self, record: Record) -> set[str]:
        """Columns that hold what the writer may not read: where they are left empty they stay as they are."""
        stored = read_record(self.services.store, self.table, record.id, self.viewer).values
        return {name for name in stored if stored[name] is not None and record.values.get(name) is None}

    def conflict(self, record: Record, sent: Given, values: Mapping[str, Value]) -> Response:
        """What was typed beside what is stored now, field by field."""
        mine, _ = parse_values(TABLES[self.table], values, self.services.rules().subtypes)
        found = compare(self.services.journal, record, mine, sent.version())
        if not found.apart:
            return leading_to(self.request, record, "changed", record.version)
        return self.shown(
            "record_conflict.html",
            409,
            title=self.say("record_edit_title", name=self.name(record)),
            name=self.name(record),
            record=record,
            last=found.last,
            rows=conflict_rows(self.services, record, found, self.viewer, self.language),
            typed=list(typed(self.table, sent, mine)),
        )


def names_of(table: str) -> list[str]:
    """The columns that a form of the table has."""
    return [column.name for column in TABLES[table].columns if column.name not in HIDDEN]
