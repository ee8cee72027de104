"""Taking in a need: in the words in which it came, before anything is promised."""

from __future__ import annotations

from collections.abc import Mapping

from graph_service.application.workflow.desk import Desk
from graph_service.domain.cells import Value
from graph_service.domain.tables import tie_id

RESIDENT, REFERRER = "resident_", "referrer_"
REFERRING = ("professional", "resident")
"""Kinds of actors that may be taken in as who refers a need, the usual first."""
NOBODY: Mapping[str, Value] = {}


def take_in(
    desk: Desk,
    need: Mapping[str, Value],
    resident: Mapping[str, Value],
    minutes: str = "",
    referrer: Mapping[str, Value] = NOBODY,
) -> str:
    """Keeps a need as received, for a known actor or a new resident, from a known or new referrer; its id.

    `referrer` has a name, a subtype, the id of the `body` they belong to, or a note of it.
    """
    by = who_refers(desk, need, referrer)
    given = {**need, "actor": whose(desk, need, resident), "identified_by": by, "status": "received"}
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


def who_refers(desk: Desk, need: Mapping[str, Value], referrer: Mapping[str, Value]) -> str:
    """Who referred the need: the actor that was named, else a new one, who is written with it."""
    known, subtype = str(need.get("identified_by") or ""), str(referrer.get("subtype") or "")
    if not referrer.get("name"):
        if any(referrer.values()):
            desk.refuse(REFERRER + "name", "intake_referrer_nameless")
        return known
    if known:
        desk.refuse(REFERRER + "name", "intake_two_referrers")
        return known
    kind = kind_of_referrer(desk, subtype)
    if not kind:
        desk.refuse(REFERRER + "subtype", "intake_referrer_role")
        return ""
    person = {"kind": kind, "subtype": subtype, "name": referrer["name"], "note": referrer.get("note")}
    identity = desk.add("actors", person, REFERRER)
    if referrer.get("body"):
        tie = {"from": identity, "to": str(referrer["body"]), "kind": "member_of"}
        desk.add("ties", {**tie, "basis": "self"}, REFERRER, tie_id(tie))
    return identity


def kind_of_referrer(desk: Desk, subtype: str) -> str:
    """The kind of actor that a subtype belongs to; "" where none of the kinds that refer needs has it."""
    subtypes = desk.rules.subtypes
    kinds = (kind for kind in REFERRING if any(term.key == subtype for term in subtypes.get(kind, ())))
    return next(kinds, "")
