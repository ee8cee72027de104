"""When a need is not met, or no longer a need."""

from __future__ import annotations

from collections.abc import Mapping

from graph_service.application.workflow.course import Course
from graph_service.application.workflow.desk import Desk
from graph_service.domain.cells import Value

ENDS = ("unmet", "withdrawn")


def close_need(desk: Desk, course: Course, read: int, given: Mapping[str, Value], minutes: str = "") -> None:
    """Unmet only after a recorded search that found nothing or an ask that was declined; with a reason."""
    status, reason = given.get("status"), str(given.get("note") or "")
    declined = any(ask.values.get("answer") in ("declined", "no_answer") for ask in course.asks)
    if status not in ENDS:
        desk.refuse("status", "close_which")
    if status == "unmet" and not course.failed_searches and not declined:
        desk.refuse("status", "close_needs_search")
    if not reason:
        desk.refuse("note", "close_needs_reason")
    if course.standing_match:
        desk.refuse("", "close_matched")
    before = course.need.values.get("note")
    note = "\n".join(part for part in (before, f"{desk.day} {reason}") if part)
    desk.change(course.need, read, {"status": status, "note": note})
    desk.spend(minutes, "needs", course.need.id)
    desk.write()
