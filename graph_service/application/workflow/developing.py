"""Developing a resource that is missing: only after a recorded search that found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_service.analysis.matching import MEETS
from graph_service.application.records import read_record
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import OPEN_STATES, Course, every, is_open
from graph_service.application.workflow.desk import Desk
from graph_service.domain.cells import Value
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.ontology import NO_LONGER_WAITING

RESOURCE = "resource_"


def open_development(desk: Desk, course: Course, given: Mapping[str, Value], minutes: str = "") -> str:
    """Brings people together for what is missing, on the ground of a failed search; the development's id.

    `needs` of what is given are further needs that wait for the same.
    """
    search = str(given.get("search") or "")
    if search not in {one.id for one in course.failed_searches}:
        desk.refuse("search", "develop_needs_search")
    if course.open_development:
        desk.refuse("", "develop_already")
    state = given.get("state") or "gathering"
    if state not in OPEN_STATES:
        desk.refuse("state", "develop_not_ended_yet")
    further = [str(need) for need in given.get("needs") or () if need != course.need.id]
    known = desk.store.describe({"needs": further})["needs"]
    if any(need not in known or not alike(known[need], course.need) for need in further):
        desk.refuse("needs", "develop_need_unlike")
    opened = {"state": state, "opened_on": given.get("opened_on") or desk.day}
    identity = desk.add("developments", {**given, **opened, "needs": [course.need.id, *further]})
    desk.spend(minutes, "development", course.need.id)
    desk.write()
    return identity


def alike(need: Record, other: Record) -> bool:
    """Whether a need, checked and still looked for, waits for the same as another: theme and direction."""
    values = need.values
    same = all(values[name] == other.values[name] for name in ("theme", "direction"))
    over = values.get("status") in NO_LONGER_WAITING or values.get("decision") != "pass"
    return same and not over


def waiting_alike(services: Services, course: Course, viewer: Viewer) -> list[Record]:
    """The other needs that wait for the same, as far as the viewer may read them; the oldest first."""
    theme = {"theme": course.need.values["theme"]}
    found = every(services, PageQuery("needs", where=theme), viewer)
    others = [one for one in found if one.id != course.need.id and alike(one, course.need)]
    return sorted(others, key=lambda one: (str(one.values.get("created_on") or ""), one.id))


def move_development(
    desk: Desk, course: Course, development: Record, read: int, given: Mapping[str, Value], minutes: str = ""
) -> None:
    """Keeps how far it has come. Ending it is `establish` or `give_up_development`."""
    refuse_ended(desk, development)
    if (given.get("state") or "gathering") not in OPEN_STATES:
        desk.refuse("state", "develop_end_elsewhere")
    desk.change(development, read, given)
    desk.spend(minutes, "development", course.need.id)
    desk.write()


def establish(
    desk: Desk,
    course: Course,
    development: Record,
    read: int,
    resource: Mapping[str, Value],
    minutes: str = "",
) -> str:
    """It became a resource: its needs are looked for again; the resource's id."""
    refuse_ended(desk, development)
    direction = MEETS[course.need.values["direction"]]
    confirmed = {"confirmed_on": desk.day, "confirmed_by": desk.viewer.who, "valid_from": desk.day}
    if resource.get("capacity"):
        confirmed["capacity_left"] = str(resource["capacity"])
    identity = desk.add("resources", {**resource, **confirmed, "direction": direction}, RESOURCE)
    ended = {"state": "established", "ended_on": desk.day, "resource": identity}
    desk.change(development, read, ended)
    send_back(desk, needs_of(desk, development), "searching")
    desk.spend(minutes, "development", course.need.id)
    desk.write()
    return identity


def give_up_development(
    desk: Desk, course: Course, development: Record, read: int, given: Mapping[str, Value], minutes: str = ""
) -> None:
    """It came to nothing, for a reason that the next attempt should know."""
    refuse_ended(desk, development)
    if not given.get("reason"):
        desk.refuse("reason", "give_up_needs_reason")
    ended = {"state": "given_up", "ended_on": given.get("ended_on") or desk.day}
    desk.change(development, read, {**ended, "reason": given.get("reason")})
    send_back(desk, needs_of(desk, development), "unmet")
    desk.spend(minutes, "development", course.need.id)
    desk.write()


def refuse_ended(desk: Desk, development: Record) -> None:
    if not is_open(development):
        desk.refuse("", "develop_ended")


def needs_of(desk: Desk, development: Record) -> list[Record]:
    return [read_record(desk.store, "needs", need, desk.viewer) for need in development.values["needs"]]


def send_back(desk: Desk, needs: Iterable[Record], status: str) -> None:
    """The needs that still wait get the status."""
    for need in needs:
        if need.values.get("status") not in NO_LONGER_WAITING:
            desk.change(need, need.version, {"status": status})
