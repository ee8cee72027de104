"""Who may be named on paper that leaves the office: whom a valid consent allows; others by their role."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import parse_qs

from graph_service.analysis.audience import covers
from graph_service.application.services import Services
from graph_service.application.sole_traders import is_sole_trader
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import Course
from graph_service.domain.changes import Record
from graph_service.domain.mentions import SHORTEST_NAME, held, replaced, spelled_out, spellings
from graph_service.domain.ontology import AUDIENCES, SUBTYPES
from graph_service.domain.role_words import is_role
from graph_service.domain.spelling import plain
from graph_service.domain.terms import Language
from graph_service.domain.wording import say

PERSONS = frozenset({"resident", "professional"})
"""Kinds whose names are those of persons; so is that of a sole trader's business."""
SHORTEST_OF_OTHERS = 3
"""Letters of a name that is looked for in texts about others: two are too often part of a word."""


class Naming:
    """What each actor is called on paper for an audience, on a day, in a language."""

    def __init__(
        self, services: Services, course: Course, viewer: Viewer, language: Language, audience: str = "case"
    ) -> None:
        self.holder, self.viewer, self.language = str(course.need.values["actor"]), viewer, language
        snapshot, wanted = services.store.snapshot(), AUDIENCES.index(audience)
        self.consented = {one.actor for one in snapshot.consents.values() if covers(one, wanted, course.day)}
        self.actors = services.store.describe({"actors": involved(services, course)})["actors"]
        self.services = services

    def may(self, actor: Record) -> bool:
        """Whether an actor's name may be written."""
        person = actor.values["kind"] in PERSONS or is_sole_trader(actor.values)
        return not person or actor.id in self.consented

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
        found = held(text, self.others, self.lengths)
        ids = {identity for called in found for identity in self.others[called]}
        others = self.services.store.describe({"actors": ids})["actors"] if ids else {}
        instead: dict[str, str | None] = {}
        for one in others.values():
            for called in called_in_texts(one, SHORTEST_OF_OTHERS):
                if not self.may(one):
                    instead[called] = self.role_of_other(one)
                instead.setdefault(called, None)
        return replaced(text, {**instead, **self.instead})

    @cached_property
    def others(self) -> dict[str, list[str]]:
        """What everybody else in the district is called in texts, each with their ids."""
        found: dict[str, list[str]] = {}
        for identity, (name, kana) in self.services.finder.called().items():
            if identity not in self.actors:
                for called in spelled_out(name, kana, SHORTEST_OF_OTHERS):
                    found.setdefault(called, []).append(identity)
        return found

    @cached_property
    def lengths(self) -> set[int]:
        return set(map(len, self.others))

    @cached_property
    def instead(self) -> dict[str, str | None]:
        """What is written for each way to call those concerned; None where the name may stand.

        The holder comes first: of two with one name it is more likely they.
        """
        ranked = sorted(self.actors.values(), key=lambda one: one.id != self.holder)
        found: dict[str, str | None] = {}
        for one in ranked:
            for called in (*called_in_texts(one), *role_of_concerned(one)):
                found.setdefault(called, None if self.may(one) else self.role(one.id, one))
        return found

    def role_of_other(self, actor: Record) -> str:
        """What somebody is called who has no part in the need."""
        resident = actor.values["kind"] == "resident"
        return say("role_other", self.language) if resident else self.role(actor.id, actor)


def called_in_texts(actor: Record, shortest: int = SHORTEST_NAME) -> tuple[str, ...]:
    return spellings(actor.values["name"], actor.values.get("kana"), shortest)


def role_of_concerned(actor: Record) -> tuple[str, ...]:
    """The role somebody concerned is recorded by alone: here 自治会長 is this one and no other."""
    spelled = plain(str(actor.values["name"]))
    return (spelled,) if is_role(spelled) else ()


def involved(services: Services, course: Course) -> set[str]:
    """Those concerned, and those who have what was matched, or stand in conditions of a search."""
    matched = {str(one.values["resource"]) for one in course.matches}
    resources = services.store.describe({"resources": matched})["resources"]
    owners = {str(one.values["actor"]) for one in resources.values()}
    conditions = (parse_qs(str(one.values.get("conditions") or "")) for one in course.searches)
    return concerned(course) | owners | {i for given in conditions for ids in given.values() for i in ids}


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
