"""Asking the people on a path, one after the other, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping

from graph_service.application.workflow.course import Course, about
from graph_service.application.workflow.desk import Desk
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.domain.errors import NeedNotChecked

BEFORE_ANSWERS = frozenset({"received", "checked", "searching", "unmet"})


def ask_somebody(desk: Desk, course: Course, read: int, given: Mapping[str, Value], minutes: str = "") -> str:
    """Keeps that somebody was asked to introduce, or (with a `resource`) to meet the need; the ask's id.

    Raises NeedNotChecked: nobody is asked for a need that did not pass its check.
    """
    refuse_unchecked(course)
    wanted = str(given.get("actor") or ""), str(given.get("resource") or "")
    if any(about(ask) == wanted for ask in course.waiting_asks):
        desk.refuse("actor", "ask_waiting")
    asked_on = str(given.get("asked_on") or "")
    if asked_on > desk.day:
        desk.refuse("asked_on", "day_in_future", day=desk.day)
    identity = desk.add("asks", {**given, "need": course.need.id})
    status = "asking" if course.status in BEFORE_ANSWERS else course.status
    desk.change(course.need, read, {"status": status})
    desk.spend(minutes, "matching", course.need.id)
    desk.write()
    return identity


def note_answer(desk: Desk, ask: Record, read: int, given: Mapping[str, Value], minutes: str = "") -> None:
    """Keeps an answer; a no needs its reason, so that later paths are the better for it."""
    if not given.get("answer"):
        desk.refuse("answer", "answer_missing")
    if not given.get("answered_on"):
        desk.refuse("answered_on", "answer_needs_day")
    elif str(given["answered_on"]) < str(ask.values["asked_on"]):
        desk.refuse("answered_on", "answer_before_ask", asked_on=ask.values["asked_on"])
    if given.get("answer") == "declined" and not given.get("reason"):
        desk.refuse("reason", "answer_needs_reason")
    desk.change(ask, read, given)
    desk.spend(minutes, "matching", str(ask.values["need"]))
    desk.write()


def refuse_unchecked(course: Course) -> None:
    """Raises NeedNotChecked for a need that did not pass its check."""
    decision = course.need.values.get("decision")
    if decision != "pass":
        raise NeedNotChecked(need=course.need.id, lacks=(f"lacks_decision_{decision or 'none'}",))
