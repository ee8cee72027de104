"""The form of somebody new, with who knows them: two records in one writing."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from starlette.responses import Response

from graph_service.application.acquaintances import create_known
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.domain.errors import FaultyRecord
from graph_service.domain.faults import Fault
from graph_service.web.form_work import FormWork, leading_to
from graph_service.web.forms import Fields, Form, Group, Reading
from graph_service.web.given import Given

KNOWN = {
    "actors": (
        ("kind", "name", "kana", "subtype", "area"),
        ("phone", "contact", "willing", "audience", "note"),
    ),
    "ties": (("from", "kind", "strength", "basis", "confirmed_on", "confirmed_by"), ("audience", "note")),
}
"""The columns of the form of somebody new: those that it begins with, those that it folds."""
TIE = "tie_"
"""Before the names of a tie's fields in the form of somebody new."""


class SomebodyNew(FormWork):
    """The form of an actor, which is its table, and of a tie."""

    def new_page(self) -> Response:
        return self.page(Fields(self.language, self.picker))

    def page(self, fields: Fields, status: int = 200) -> Response:
        usual = {"confirmed_on": self.today, "confirmed_by": self.viewer.who, **self.known_by()}
        actor, more = (self.fields(fields, names, {}) for names in KNOWN["actors"])
        tie, tie_more = (fields.of("ties", names, usual, prefix=TIE) for names in KNOWN["ties"])
        tie = (replace(tie[0], label=self.say("field_known_by")), *tie[1:])
        groups = (
            Group(actor, self.say("new_actor_heading")),
            Group(tie, self.say("new_tie_heading"), self.say("new_tie_lead")),
            Group(more, self.say("form_further_actors"), folded=True),
            Group(tie_more, self.say("form_further_ties"), folded=True),
        )
        title = self.say("new_person_title")
        return self.shown("record_form.html", status, title=title, form=Form(groups), beside=True)

    def known_by(self) -> dict[str, Value]:
        """Who knows them, where the address says so."""
        by = self.request.query_params.get("by")
        return {"from": by} if by else {}

    def create(self, sent: Given) -> Response:
        reading = Reading(sent, self.picker)
        try:
            actor = reading.columns("actors", chain(*KNOWN["actors"]))
            tie = reading.columns("ties", chain(*KNOWN["ties"]), TIE)
            reading.check()
            change = create_known(self.services.store, actor, tie, self.services.rules(), self.viewer)
        except FaultyRecord as error:
            error = FaultyRecord(tuple(map(in_form, error.faults)))
            return self.page(self.again(sent, reading, error), 422)
        created = Record("actors", change.touched[0].id, change.touched[0].after, change.number)
        return leading_to(self.request, created, "created")


def in_form(fault: Fault) -> Fault:
    """A fault under the name that its field has in the form of somebody new."""
    return replace(fault, column=TIE + fault.column) if fault.file == "ties" else fault
