"""The check before any search: is it pity, would it take away what the person can do, who says so."""

from __future__ import annotations

from collections.abc import Mapping

from graph_service.application.workflow.course import Course
from graph_service.application.workflow.desk import Desk
from graph_service.domain.cells import Value

AFTER: dict[str, str] = {"pass": "checked", "hold": "received", "reject": "withdrawn"}
"""The status that each decision leads to."""
UNDER_WAY = frozenset({"searching", "asking", "matched", "unmet", "followed_up"})


def check_need(desk: Desk, course: Course, read: int, given: Mapping[str, Value], minutes: str = "") -> None:
    """Keeps the check of a need. Hold and reject need a reason, pass needs who checked it and when."""
    refuse_unfinished(desk, given)
    decision = str(given.get("decision") or "")
    stays = decision == "pass" and course.status in UNDER_WAY
    status = course.status if stays else AFTER.get(decision, course.status)
    desk.change(course.need, read, {**given, "status": status})
    desk.spend(minutes, "needs", course.need.id)
    desk.write()


def refuse_unfinished(desk: Desk, given: Mapping[str, Value]) -> None:
    """Whatever the decision lacks is a fault of its field."""
    decision, reason = given.get("decision"), given.get("reason")
    if not decision:
        desk.refuse("decision", "check_no_decision")
    if decision in ("hold", "reject") and not reason:
        desk.refuse("reason", "check_needs_reason")
    if decision != "pass":
        return
    for column in ("pity_based", "disuse_risk"):
        if not given.get(column):
            desk.refuse(column, "check_unanswered")
    for column in ("checked_by", "checked_on"):
        if not given.get(column):
            desk.refuse(column, f"check_needs_{column}")
    if "true" in (given.get("pity_based"), given.get("disuse_risk")) and not reason:
        desk.refuse("reason", "check_risk_needs_reason")
