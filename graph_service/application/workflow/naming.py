"""Who may be named on paper that leaves the office: whom a valid consent allows; others by their role."""

from __future__ import annotations

from collections.abc import Iterable

from graph_service.analysis.audience import covers
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import Course
from graph_service.domain.changes import Record
from graph_service.domain.ontology import AUDIENCES, SUBTYPES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say

BODIES = frozenset({"organization", "shrine", "facility"})
"""Kinds whose names belong to nobody's privacy; a shop only where it is a corporation."""


class Naming:
    """What each actor is called on paper for an audience, on a day, in a language."""

    def __init__(
        self, services: Services, course: Course, viewer: Viewer, language: Language, audience: str = "case"
    ) -> None:
        self.holder, self.language = str(course.need.values["actor"]), language
        snapshot, wanted = services.store.snapshot(), AUDIENCES.index(audience)
        self.consented = {one.actor for one in snapshot.consents.values() if covers(one, wanted, course.day)}
        self.actors = services.store.describe({"actors": concerned(course)})["actors"]

    def may(self, actor: Record) -> bool:
        """Whether an actor's name may be written."""
        kind = actor.values["kind"]
        corporate = kind == "shop" and bool(actor.values.get("corporate_number"))
        return kind in BODIES or corporate or actor.id in self.consented

    def of(self, identity: str) -> str:
        """The name, or the role of whoever may not be named."""
        actor = self.actors.get(identity)
        if actor is not None and self.may(actor):
            return str(actor.values["name"])
        return self.role(identity, actor)

    def role(self, identity: str, actor: Record | None) -> str:
        if identity == self.holder:
            return say("role_holder", self.language)
        if actor is None or actor.values["kind"] == "resident":
            return say("role_helper", self.language)
        subtype = SUBTYPES.get(str(actor.values.get("subtype") or ""))
        if actor.values["kind"] == "professional" and subtype:
            return subtype.label(self.language)
        return say(f"role_{actor.values['kind']}", self.language)

    def hidden_in(self, text: str) -> str:
        """A free text with the names of those who may not be named replaced by their roles."""
        hidden = [one for one in self.actors.values() if not self.may(one)]
        for one in sorted(hidden, key=lambda one: -len(one.values["name"])):
            text = text.replace(str(one.values["name"]), self.role(one.id, one))
        return text


def concerned(course: Course) -> set[str]:
    """The actors that paper about a need could name."""
    values = course.need.values
    ids = {str(values[c]) for c in ("actor", "identified_by", "checked_by") if values.get(c)}
    ids |= {str(ask.values["actor"]) for ask in course.asks}
    ids |= set(listed(course.matches, "path"))
    ids |= set(listed(course.developments, "together"))
    return ids | {str(one.values["lead"]) for one in course.developments if one.values.get("lead")}


def listed(records: Iterable[Record], column: str) -> Iterable[str]:
    return (identity for one in records for identity in one.values.get(column) or ())
