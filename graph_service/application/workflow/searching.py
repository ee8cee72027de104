"""Keeping that ways were looked for: without a record nobody can say that nothing was found."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from graph_service.application.conditions import pairs
from graph_service.application.questions import Answered
from graph_service.application.workflow.course import Course
from graph_service.application.workflow.desk import Desk
from graph_service.domain.answers import PathsAnswer

BEFORE_ASKING = frozenset({"received", "checked", "searching", "unmet"})
SPACE = uuid.UUID("6ff1ae04-6a3a-5d4b-9c55-5f7f0f0f7b52")
"""Makes the id of a search from its need, day and conditions: the same search is one record."""


def keep_search(
    desk: Desk, course: Course, answered: Answered[PathsAnswer], tried: str = "", minutes: str = ""
) -> str:
    """Keeps what a search found and on which conditions, once a day; the need is being looked for."""
    answer = answered.answer
    conditions = conditions_text(answer)
    identity = str(uuid.uuid5(SPACE, "\n".join((course.need.id, desk.day, conditions))))
    given = {
        **{"need": course.need.id, "searched_on": desk.day, "found": str(len(answer.resources))},
        **{"searched_by": desk.viewer.who, "conditions": conditions},
        "reasons": list(dict.fromkeys(reason.code for reason in answer.reasons)),
    }
    given.update({"tried": tried} if tried else {})
    known = next((one for one in course.searches if one.id == identity), None)
    if known:
        desk.change(known, known.version, given)
    else:
        desk.add("searches", given, identity=identity)
    if course.status in BEFORE_ASKING:
        desk.change(course.need, course.need.version, {"status": "searching"})
    desk.spend(minutes, "matching", course.need.id)
    desk.write()
    return identity


def conditions_text(answer: PathsAnswer) -> str:
    """The limits and conditions of a search, as a query has them."""
    question = answer.question
    limits = [("max_mediators", str(question.max_mediators)), ("audience", question.audience)]
    return urlencode([*limits, *pairs(question.conditions)])
