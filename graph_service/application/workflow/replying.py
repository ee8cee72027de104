"""Back to care management: what whoever referred the need is told, in words that fit a care plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_service.application.services import Services
from graph_service.application.workflow.course import Course
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.following_up import stands_alone
from graph_service.application.workflow.naming import Naming
from graph_service.domain.agenda import end_of
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.domain.errors import SearchTooLarge, UnknownId
from graph_service.domain.terms import Language
from graph_service.domain.wording import say, say_day

Line = tuple[str, str]
"""The heading of a part of the sheet, what it says."""


@dataclass(frozen=True)
class Draft:
    """A reply as it is proposed: `kind` of the vocabulary reply_kind, lines to put into a care plan."""

    kind: str
    lines: tuple[Line, ...]
    next_on: str

    def text(self, language: Language) -> str:
        """The lines as one text, to be edited before it is given."""
        return "\n".join(say("reply_line", language, heading=h, text=text) for h, text in self.lines)


def draft_reply(services: Services, course: Course, naming: Naming, language: Language) -> Draft:
    """What there is to tell now; an interim reply while the need is still looked for."""
    writer = Writer(services, course, naming, language)
    kind = reply_kind(course)
    match = course.standing_match if kind != "withdrawn" else None
    parts = writer.arrangement(match) if match else writer.nothing_yet(kind)
    lines = (*writer.wish(), *parts)
    return Draft(kind, tuple(line for line in lines if line[1]), next_date(course))


def next_date(course: Course) -> str:
    """When one looks again: as the match says; without one, as the development that goes on does."""
    goes_on = course.standing_match or course.open_development
    return str(goes_on.values.get("next_on") or "") if goes_on else ""


def reply_kind(course: Course) -> str:
    """Which reply is due: of a need given up, a match that holds, or the need's status; else interim."""
    if is_given_up(course):
        return "withdrawn"
    if course.standing_match and course.status != "followed_up":
        return "matched"
    return course.status if course.status in ("matched", "unmet", "followed_up") else "interim"


def is_given_up(course: Course) -> bool:
    """Whether the need was rejected by its check, or withdrawn."""
    return end_of(course.need.values) in ("reject", "withdrawn")


class Writer:
    """Writes the lines of a reply."""

    def __init__(self, services: Services, course: Course, naming: Naming, language: Language) -> None:
        self.services, self.course, self.naming, self.language = services, course, naming, language

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    def line(self, heading: str, text: object) -> Line:
        return self.say(f"reply_{heading}"), self.naming.hidden_in(str(text or ""))

    def day(self, text: object) -> str:
        """A day as one writes it in a letter."""
        return say_day(str(text or ""), self.language)

    def told(self, outcome: Record) -> dict[str, object]:
        """What is told of an outcome."""
        given = {name: outcome.values.get(name) or "" for name in ("measure", "baseline", "followup")}
        days = {name: self.day(outcome.values.get(name)) for name in ("baseline_on", "followup_on")}
        return {**given, **days}

    def wish(self) -> Iterator[Line]:
        """What the person wants, and what they go on doing themselves."""
        need = self.course.need.values
        yield self.line("wish", need.get("words") or need["title"])
        yield self.line("keeps_doing", need.get("keeps_doing"))

    def arrangement(self, match: Record) -> Iterator[Line]:
        """What was found, who does what from when, what to watch, what changed."""
        values = match.values
        yield self.line("found", self.found(match))
        yield self.line("purpose", values.get("purpose"))
        yield self.line("roles", values.get("roles"))
        yield self.line("terms", self.terms(match))
        yield from self.change(match)
        yield self.watch(*self.kept_up(), *self.going(match), self.say("reply_watch_default"))
        yield self.line("next", self.day(next_date(self.course)))

    def watch(self, *things: str) -> Line:
        """What to watch, one thing a line where there are several."""
        several = [self.say("reply_watch_one", text=text) for text in things]
        return self.line("watch", "\n".join(("", *several) if len(things) > 1 else things))

    def kept_up(self) -> Iterator[str]:
        """What help must not take away from the person."""
        need = self.course.need.values
        if need.get("disuse_risk"):
            yield self.say("reply_watch_disuse")
        if need.get("keeps_doing"):
            yield self.say("reply_watch_keeps_doing", what=need["keeps_doing"])

    def going(self, match: Record) -> Iterator[str]:
        """How the match goes: its conditions, what should change, who is still between, until when."""
        resource = self.resource(match)
        if resource.get("conditions"):
            yield self.say("reply_watch_conditions", conditions=resource["conditions"])
        for one in self.course.outcomes_of(match):
            if not one.values.get("followup"):
                yield self.say("reply_watch_change", **self.told(one))
        if resource and self.needs_us(str(resource["actor"])):
            yield self.say("reply_watch_between")
        if match.values.get("ends_on"):
            yield self.say("reply_watch_ends", on=self.day(match.values["ends_on"]))

    def needs_us(self, owner: str) -> bool:
        """Whether the two are known to be tied through the coordinator alone; a reply does not hang on it."""
        try:
            return not stands_alone(self.services, self.naming.holder, owner, self.naming.viewer)
        except (SearchTooLarge, UnknownId):
            return False

    def resource(self, match: Record) -> Mapping[str, Value]:
        found = self.services.store.describe({"resources": {match.values["resource"]}})["resources"]
        return next(iter(found.values())).values if found else {}

    def found(self, match: Record) -> str:
        """The resource, by whom, to what use."""
        values = self.resource(match)
        owner = self.naming.of(str(values.get("actor") or ""))
        code = "reply_found_use" if values.get("use") else "reply_found_plain"
        return self.say(code, owner=owner, title=values.get("title", ""), use=values.get("use", ""))

    def terms(self, match: Record) -> str:
        values = match.values
        code = "reply_from_to" if values.get("ends_on") else "reply_from"
        span = self.say(code, start=self.day(values["agreed_on"]), end=self.day(values.get("ends_on")))
        return self.say("reply_terms_both", terms=values["terms"], span=span) if values.get("terms") else span

    def change(self, match: Record) -> Iterator[Line]:
        """What changed in the person, or that nobody has seen it yet."""
        outcomes = self.course.outcomes_of(match)
        for one in outcomes:
            code = "reply_change_seen" if one.values.get("followup") else "reply_change_waiting"
            yield self.line("change", self.say(code, **self.told(one)))
        if not outcomes:
            yield self.line("change", self.say("outcome_none"))

    def nothing_yet(self, kind: str) -> Iterator[Line]:
        """What was tried where there is no arrangement."""
        course = self.course
        searched = course.searches[-1].values["searched_on"] if course.searches else ""
        tried = self.say(
            "reply_tried_text", searches=len(course.searches), asks=len(course.asks), on=self.day(searched)
        )
        yield self.line("tried", tried if course.searches or course.asks else "")
        if course.open_development:
            yield self.line("development", course.open_development.values["missing"])
        if kind in ("unmet", "withdrawn"):
            yield self.line("why", course.need.values.get("note") or course.need.values.get("reason"))
        yield self.watch(*self.kept_up(), self.say("reply_watch_unmet"))
        yield self.line("next", self.day(next_date(course)))


def note_reply(desk: Desk, course: Course, given: Mapping[str, Value], minutes: str = "") -> str:
    """Keeps a reply as given; its id."""
    if not given.get("text"):
        desk.refuse("text", "reply_needs_text")
    if str(given.get("given_on") or "") > desk.day:
        desk.refuse("given_on", "day_in_future", day=desk.day)
    identity = desk.add("replies", {**given, "need": course.need.id})
    desk.spend(minutes, "reply", course.need.id)
    desk.write()
    return identity
