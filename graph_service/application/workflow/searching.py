"""Keeping that ways were looked for: without a record nobody can say that nothing was found."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from urllib.parse import urlencode

from graph_service.application.conditions import pairs
from graph_service.application.questions import Answered, ask_paths
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import Course, read_course
from graph_service.application.workflow.desk import Desk
from graph_service.domain.answers import PathsAnswer, Question
from graph_service.domain.errors import GraphServiceError

BEFORE_ASKING = frozenset({"received", "checked", "searching", "unmet"})
SPACE = uuid.UUID("6ff1ae04-6a3a-5d4b-9c55-5f7f0f0f7b52")
"""Makes the id of a search from its need, day, conditions and whether it found any: that is one record."""


def keep_search(
    desk: Desk, course: Course, answered: Answered[PathsAnswer], tried: str = "", minutes: str = ""
) -> str:
    """Keeps what a search found and on which conditions, once a day; the need is being looked for."""
    answer = answered.answer
    conditions = conditions_text(answer)
    # of one day, that nothing was found stays beside what was found later: a development may rest on it
    parts = (course.need.id, desk.day, conditions, *(["found"] if answer.resources else []))
    identity = str(uuid.uuid5(SPACE, "\n".join(parts)))
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


def search_again(services: Services, needs: Iterable[str], viewer: Viewer) -> bool:
    """Keeps what the searches of these needs find now, each in a writing of its own.

    False where one could not be searched or kept: what called for it is written already, and stays.
    """
    found = [searched_again(services, need, viewer) for need in needs]
    return all(found)


def searched_again(services: Services, need: str, viewer: Viewer) -> bool:
    try:
        question = Question(need=need)
        answered = ask_paths(services.store, question, services.policy, viewer, services.today())
        keep_search(Desk(services, viewer), read_course(services, need, viewer), answered)
    except GraphServiceError:
        return False
    return True


def conditions_text(answer: PathsAnswer) -> str:
    """The limits and conditions of a search, as a query has them."""
    question = answer.question
    limits = [("max_mediators", str(question.max_mediators)), ("audience", question.audience)]
    return urlencode([*limits, *pairs(question.conditions)])
