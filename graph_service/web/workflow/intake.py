"""The form that takes a need in: under two minutes, nothing promised."""

from __future__ import annotations

from dataclasses import replace

from graph_service.application.asking import day_of
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.intake import REFERRER, REFERRING, RESIDENT, take_in
from graph_service.domain.cells import Value
from graph_service.web.forms import Field, Fields, Group, Reading
from graph_service.web.picking import Choice
from graph_service.web.workflow.at import At, Led, effort, minutes_in

SAID = ("words", "direction", "title", "theme")
WHENCE = ("identified_by", "via", "professional_origin")
NEW = ("name", "area")
NEVER_REFERS = "target"
"""A subtype of residents: those whom needs are about."""


class Intake:
    """A new need; `send` gives its id."""

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("new_title"), at.say("new_lead")

    def record(self, at: At) -> None:
        return None

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        words = fields.field("needs", "words", hint="hint_words")
        direction = fields.field("needs", "direction", kind="radio")
        title = fields.field("needs", "title", hint="hint_title")
        theme = fields.field("needs", "theme")
        actor = fields.field("needs", "actor", required=False, label="label_actor_known")
        resident = tuple(fields.field("actors", name, prefix=RESIDENT, required=False) for name in NEW)
        whence = fields.of("needs", WHENCE)
        day = day_of(at.services.store.snapshot().info, at.services.today())
        on = fields.field("needs", "created_on", day)
        unknown = "identified_by" in fields.faults
        new = Group(resident, at.say("group_new_resident"), at.say("group_new_resident_lead"), folded=True)
        return (
            Group((words, direction, title, theme)),
            Group((actor,), at.say("group_who"), at.say("group_who_lead")),
            new,
            Group((*whence, on), at.say("group_where_from")),
            Group(
                self.referrer(at, fields),
                at.say("group_new_referrer"),
                at.say("group_new_referrer_lead"),
                folded=not unknown,
            ),
            effort(fields),
        )

    def referrer(self, at: At, fields: Fields) -> tuple[Field, ...]:
        """Who refers a need for the first time: the name, as what, and from where."""
        name = fields.field("actors", "name", prefix=REFERRER, required=False)
        subtypes = at.services.rules().subtypes
        terms = [term for kind in REFERRING for term in subtypes.get(kind, ()) if term.key != NEVER_REFERS]
        choices: list[Choice] = [(term.key, term.label(at.language)) for term in terms]
        role = fields.field(
            "actors",
            "subtype",
            prefix=REFERRER,
            choices=choices,
            label="label_referrer_role",
            kind="choice",
        )
        label, hint = at.say("label_referrer_body"), at.say("hint_referrer_body")
        body = Field(
            REFERRER + "body", "line", label, hint=hint, error=fields.faults.get(REFERRER + "body", "")
        )
        return name, replace(role, blank=at.say("form_choose")), fields.filled(body, None)

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        need = reading.columns("needs", (*SAID, "actor", *WHENCE, "created_on"))
        resident = reading.columns("actors", NEW, RESIDENT)
        referrer = self.new_referrer(at, reading)
        return Led(need=take_in(desk, need, resident, minutes_in(reading), referrer))

    def new_referrer(self, at: At, reading: Reading) -> dict[str, Value]:
        """What was written of a new referrer; where they are, a name on no record is no fault."""
        given: dict[str, Value] = reading.columns("actors", ("name", "subtype"), REFERRER)
        body = reading.given.text(REFERRER + "body")
        given["body"] = at.picker.pick_whole("actors", body)
        given["note"] = at.say("intake_referrer_body", body=body) if body and not given["body"] else ""
        lost = [one for one in reading.faults if one.column == "identified_by" and one.code == "pick_none"]
        for fault in lost:
            reading.faults.remove(fault)
            if not given["name"]:
                reading.faults.append(replace(fault, code="intake_referrer_unknown"))
        return given
