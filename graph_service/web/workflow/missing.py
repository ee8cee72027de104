"""Developing a resource that is missing: opening, moving on, ending."""

from __future__ import annotations

from dataclasses import replace

from graph_service.application.workflow.course import OPEN_STATES
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.developing import (
    RESOURCE,
    establish,
    give_up_development,
    move_development,
    open_development,
    waiting_alike,
)
from graph_service.application.workflow.searching import search_again
from graph_service.domain.changes import Record
from graph_service.domain.ontology import VOCABULARIES
from graph_service.web.forms import Field, Fields, Group, Reading
from graph_service.web.picking import Choice
from graph_service.web.workflow.at import At, Led, effort, minutes_in
from graph_service.web.workflow.words import conditions_in_words

PEOPLE = ("together", "lead", "form")
PROGRESS = ("state", "next_on", "note")
NEW_RESOURCE = ("title", "actor", "theme", "use", "days", "capacity")

MOST_FURTHER = 30
"""Needs that are offered as waiting for the same, the oldest of them."""


def people(at: At, fields: Fields, stored: Record | None) -> Group:
    values = stored.values if stored else {}
    together = fields.field("developments", "together", values.get("together"), hint="hint_together")
    return Group((together, *fields.of("developments", ("lead", "form"), values)), at.say("group_people"))


def progress(at: At, fields: Fields, stored: Record | None) -> Group:
    """How far it is: the states of one that goes on."""
    values = stored.values if stored else {"state": "gathering"}
    terms = [term for term in VOCABULARIES["development_state"] if term.key in OPEN_STATES]
    choices: list[Choice] = [(term.key, term.label(at.language)) for term in terms]
    state = fields.field("developments", "state", values.get("state"), choices=choices, kind="radio")
    more = fields.of("developments", ("next_on", "note"), values)
    return Group((state, *more), at.say("group_progress"))


class Develop:
    """Opens a development, on the ground of a search that found nothing."""

    def titles(self, at: At) -> tuple[str, str]:
        lead = "develop_lead" if at.course.failed_searches else "develop_closed"
        return at.say("develop_title"), at.say(lead)

    def record(self, at: At) -> None:
        return None

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        if not at.course.failed_searches:
            return ()
        latest = at.course.failed_searches[0].id
        choices = [(one.id, self.search_words(at, one)) for one in at.course.failed_searches]
        search = fields.field(
            *("developments", "search", latest),
            choices=choices,
            kind="radio",
            label="label_search",
        )
        search = replace(search, value=search.value or latest, hint="")
        missing = fields.field("developments", "missing", hint="hint_missing")
        return (
            Group((missing, search, *self.further(at, fields)), at.say("group_missing")),
            people(at, fields, None),
            progress(at, fields, None),
            effort(fields),
        )

    def further(self, at: At, fields: Fields) -> tuple[Field, ...]:
        """Who else waits for the same, to be ticked."""
        waiting = waiting_alike(at.services, at.course, at.viewer)[:MOST_FURTHER]
        choices: list[Choice] = [(one.id, self.need_words(at, one)) for one in waiting]
        field = fields.field(
            "developments",
            "needs",
            choices=choices,
            kind="choices",
            required=False,
            label="label_further_needs",
            hint="hint_further_needs",
        )
        return (field,) if choices else ()

    def need_words(self, at: At, need: Record) -> str:
        return at.say("choice_need", title=need.values["title"], name=at.name(need.values["actor"]))

    def search_words(self, at: At, search: Record) -> str:
        conditions = conditions_in_words(at.picker, search, at.language)
        return at.say("choice_search", on=search.values["searched_on"], conditions=conditions)

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("developments", ("missing", *PEOPLE, *PROGRESS))
        given.update(search=reading.given.text("search"), needs=reading.given.all("needs"))
        open_development(desk, at.course, given, minutes_in(reading))
        return Led()


class Development:
    """How far a development has come."""

    def titles(self, at: At) -> tuple[str, str]:
        missing = self.record(at).values["missing"]
        return at.say("development_title"), at.say("development_lead", missing=missing)

    def record(self, at: At) -> Record:
        return at.record("developments", "development")

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        known = self.record(at)
        return (progress(at, fields, known), people(at, fields, known), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("developments", (*PEOPLE, *PROGRESS))
        move_development(desk, at.course, self.record(at), version, given, minutes_in(reading))
        return Led()


class Establish:
    """It became a resource."""

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("establish_title"), at.say("establish_lead")

    def record(self, at: At) -> Record:
        return at.record("developments", "development")

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        lead, theme = self.record(at).values.get("lead"), at.course.need.values["theme"]
        stored = {"actor": lead, "theme": theme}
        title = fields.field("resources", "title", prefix=RESOURCE)
        rest: tuple[Field, ...] = fields.of("resources", NEW_RESOURCE[1:], stored, prefix=RESOURCE)
        return (Group((title, *rest)), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("resources", NEW_RESOURCE, RESOURCE)
        development = self.record(at)
        establish(desk, at.course, development, version, given, minutes_in(reading))
        searched = search_again(at.services, development.values["needs"], at.viewer)
        return Led(done="" if searched else "establish_unsearched")


class GiveUp:
    """It came to nothing."""

    def titles(self, at: At) -> tuple[str, str]:
        return at.say("give_up_title"), at.say("give_up_lead")

    def record(self, at: At) -> Record:
        return at.record("developments", "development")

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        day = fields.field("developments", "ended_on", at.course.day)
        why = fields.field("developments", "reason", required=True)
        return (Group((day, why)), effort(fields))

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        given = reading.columns("developments", ("ended_on", "reason"))
        give_up_development(desk, at.course, self.record(at), version, given, minutes_in(reading))
        return Led()
