"""The form that takes a need in: under two minutes, nothing promised."""

from __future__ import annotations

from graph_service.application.asking import day_of
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.intake import RESIDENT, take_in
from graph_service.web.forms import Fields, Group, Reading
from graph_service.web.workflow.at import At, Led, effort, minutes_in

SAID = ("words", "direction", "title", "theme")
WHENCE = ("identified_by", "via", "professional_origin")
NEW = ("name", "area")


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
        new = Group(resident, at.say("group_new_resident"), at.say("group_new_resident_lead"), folded=True)
        return (
            Group((words, direction, title, theme)),
            Group((actor,), at.say("group_who"), at.say("group_who_lead")),
            new,
            Group((*whence, on), at.say("group_where_from")),
            effort(fields),
        )

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        need = reading.columns("needs", (*SAID, "actor", *WHENCE, "created_on"))
        resident = reading.columns("actors", NEW, RESIDENT)
        return Led(need=take_in(desk, need, resident, minutes_in(reading)))
