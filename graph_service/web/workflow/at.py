"""Where a form of the workflow is used: for which need, by whom, in which language, about what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from graph_service.application.records import read_record
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import Course, read_course
from graph_service.application.workflow.desk import Desk
from graph_service.domain.changes import Record
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.forms import Fields, Group, Reading
from graph_service.web.picking import Picker

MINUTES = "effort_minutes"


@dataclass(frozen=True)
class At:
    """One visit to a form; `about` are the fields of its address, several values of a name in their order."""

    services: Services
    viewer: Viewer
    language: Language
    need: str
    about: Mapping[str, list[str]]

    @cached_property
    def course(self) -> Course:
        return read_course(self.services, self.need, self.viewer)

    @cached_property
    def picker(self) -> Picker:
        return Picker(self.services, self.viewer)

    def one(self, name: str) -> str:
        """The value of a field of the address, "" where there is none."""
        return next(iter(self.about.get(name, ())), "")

    def record(self, table: str, name: str) -> Record:
        """The record that a field of the address names. Raises UnknownId."""
        return read_record(self.services.store, table, self.one(name), self.viewer)

    def name(self, actor: object) -> str:
        return self.picker.name("actors", str(actor or ""))

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def desk(self, reading: Reading) -> Desk:
        """A desk that refuses too what the reading faults, now or later: names that could not be found."""
        desk = Desk(self.services, self.viewer)
        desk.faults = reading.faults
        return desk


@dataclass(frozen=True)
class Led:
    """Where a form leads when it was sent: to its need's page from the top, where it says what was done and
    what is next, under a query.

    `page` is the rest of the address of a page of the need's; `need` is the id of a new need; `done` the
    code of what was done, where that is not the form's name.
    """

    need: str = ""
    query: Sequence[tuple[str, str]] = ()
    done: str = ""
    page: tuple[str, ...] = ()


class DeedForm(Protocol):
    """One form of the workflow."""

    def titles(self, at: At) -> tuple[str, str]:
        """The title and what is said below it."""

    def record(self, at: At) -> Record | None:
        """The record that the form changes, whose version must not have moved; None: a new one."""

    def groups(self, at: At, fields: Fields) -> tuple[Group, ...]:
        """What is asked."""

    def send(self, at: At, desk: Desk, reading: Reading, version: int) -> Led:
        """Does it, in one writing at `desk`; where to go on reading."""


def effort(fields: Fields) -> Group:
    """The minutes that a deed took: part of every form, and never needed."""
    minutes = fields.field("efforts", "minutes", prefix="effort_", required=False, hint="hint_minutes")
    return Group(
        (minutes,), say("group_effort", fields.language), say("group_effort_lead", fields.language), True
    )


def minutes_in(reading: Reading) -> str:
    return reading.given.text(MINUTES)
