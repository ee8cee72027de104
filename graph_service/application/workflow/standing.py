"""Where a need stands, and what is to be done next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph_service.application.workflow.course import Course
from graph_service.application.workflow.replying import is_given_up, reply_kind
from graph_service.domain.agenda import given_up_on
from graph_service.domain.changes import Record

STAGES = ("received", "check", "search", "ask", "agree", "look_back", "reply")
State = Literal["done", "now", "later", "stopped"]


@dataclass(frozen=True)
class Stage:
    """One of the stages, how far it is, and the day of what was last done there ("": none)."""

    name: str
    state: State
    day: str = ""


@dataclass(frozen=True)
class Deed:
    """Something to do: `code` is its name, `record` what it is about ("" for the need itself)."""

    code: str
    record: str = ""


def stages(course: Course) -> tuple[Stage, ...]:
    """Every stage in order; the first that is not done is the present one."""
    done = [(name, day_done(course, name)) for name in STAGES]
    stopped = is_given_up(course)
    found: list[Stage] = []
    for name, day in done:
        ahead: State = "later" if any(stage.state == "now" for stage in found) else "now"
        if day is not None:
            ahead = "done"
        elif stopped and name != "reply":
            ahead = "stopped"
        found.append(Stage(name, ahead, day or ""))
    return tuple(found)


def day_done(course: Course, stage: str) -> str | None:
    """The day on which a stage was finished ("" where nobody wrote it down); None while it is not."""
    match, need = course.standing_match, course.need.values
    if stage == "received":
        return str(need.get("created_on") or "")
    if stage == "check":
        return str(need.get("checked_on") or "") if need.get("decision") in ("pass", "reject") else None
    if stage == "search":
        if course.searches:
            return str(course.searches[-1].values["searched_on"])
        return "" if course.asks or match else None
    if stage in ("ask", "agree"):
        return str(match.values["agreed_on"]) if match else None
    if stage == "look_back":
        return last_followup(course, match) if match else None
    return last_reply(course)


def last_followup(course: Course, match: Record) -> str | None:
    days = [str(one.values["followup_on"]) for one in course.outcomes_of(match) if one.values.get("followup")]
    return max(days, default=None)


def last_reply(course: Course) -> str | None:
    """The day of the reply that is due now; None while it was not given."""
    kind, match = reply_kind(course), course.standing_match
    since = str(match.values["agreed_on"]) if match else ""
    if is_given_up(course):
        since = given_up_on(course.need.values)
    days = [
        str(one.values["given_on"])
        for one in course.replies
        if (kind in ANY_REPLY or one.values.get("kind") == kind) and one.values["given_on"] >= since
    ]
    return max(days, default=None) if kind != "interim" else None


ANY_REPLY = ("interim", "withdrawn")
"""Replies that are due, whatever kind somebody called the one that was given."""


def next_deeds(course: Course, found: int, *, tied: bool = True) -> tuple[Deed, ...]:
    """What to do next, the first thing first; `found` is how many resources the search reaches now, `tied`
    whether any tie of the holder is on record."""
    return tuple(dict.fromkeys(deeds(course, found, tied)))


def deeds(course: Course, found: int, tied: bool) -> Iterator[Deed]:
    if course.status == "withdrawn":
        yield from reply_due(course)
    elif course.need.values.get("decision") != "pass":
        yield from reply_due(course) if is_given_up(course) else ()
        yield Deed("check")
    elif course.standing_match:
        yield from after_match(course, course.standing_match)
    elif course.status == "unmet":
        yield from reply_due(course)
        yield from without_way(course, tied)
    else:
        yield from on_the_way(course, found, tied)
    if course.open_development:
        yield Deed("development", course.open_development.id)


def on_the_way(course: Course, found: int, tied: bool) -> Iterator[Deed]:
    """Between the check and the match."""
    yield from (Deed("answer", ask.id) for ask in course.waiting_asks)
    ready = [
        ask
        for ask in course.latest_asks().values()
        if ask.values.get("resource") and ask.values.get("answer") == "accepted"
    ]
    yield from (Deed("agree", str(ask.values["resource"])) for ask in ready)
    if found and not course.waiting_asks and not ready:
        yield Deed("ask")
    if not found:
        yield from without_way(course, tied)


def without_way(course: Course, tied: bool) -> Iterator[Deed]:
    """Nothing reaches the need: first keep that, then bring people together.

    From a holder of whom no tie is on record nothing can lead anywhere: who knows them comes before.
    """
    if not tied:
        yield Deed("tie", str(course.need.values["actor"]))
    if not course.failed_searches:
        yield Deed("search")
    elif not course.open_development:
        yield Deed("develop")
        if course.status != "unmet":
            yield Deed("close")


def after_match(course: Course, match: Record) -> Iterator[Deed]:
    """A match is told to whoever referred the need, then looked back upon."""
    yield from reply_due(course)
    if course.status != "followed_up" and last_followup(course, match) is None:
        yield Deed("follow_up", match.id)


def reply_due(course: Course) -> Iterator[Deed]:
    if last_reply(course) is None:
        yield Deed("reply")
