"""Taking in a need: in the words in which it came, before anything is promised."""

from __future__ import annotations

from collections.abc import Mapping

from graph_service.application.workflow.desk import Desk
from graph_service.domain.cells import Value

RESIDENT, MINUTES = "resident_", "effort_minutes"


def take_in(desk: Desk, need: Mapping[str, Value], resident: Mapping[str, Value], minutes: str = "") -> str:
    """Keeps a need as received, for a known actor or for a new resident; its id."""
    given = {**need, "actor": whose(desk, need, resident), "status": "received"}
    identity = desk.add("needs", {**given, "created_on": need.get("created_on") or desk.day})
    desk.spend(minutes, "needs", identity)
    desk.write()
    return identity


def whose(desk: Desk, need: Mapping[str, Value], resident: Mapping[str, Value]) -> str:
    """The actor whose need it is: the one that was named, else a new resident."""
    known, new = str(need.get("actor") or ""), bool(resident.get("name"))
    if known and new:
        desk.refuse(RESIDENT + "name", "intake_two_people")
    elif not known and not new:
        desk.refuse("actor", "intake_nobody")
    elif new:
        return desk.add("actors", {"subtype": "target", **resident, "kind": "resident"}, RESIDENT)
    return known
