"""The numbers of a meeting's papers: taken when papers are first made, and the same in all that follow.

Papers that were handed round and papers that are made a week later would else show two numbers for one thing,
and whoever has both could tell what came between. They change only where somebody says so (`renew`).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.disclosure import Group, Table
from graph_service.analysis.tallies import Tallies
from graph_service.application.meetings.reading import Meeting, read_meeting
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.desk import Desk
from graph_service.domain.changes import Record
from graph_service.domain.errors import Conflict

Count = Callable[[], Tallies]


@dataclass(frozen=True)
class Published:
    """The numbers of a meeting as of a day (ISO); what its maps are made unlike others by (`seed`)."""

    counts: Tallies
    made_on: str
    seed: str


def published(services: Services, meeting: Meeting, viewer: Viewer, count: Count) -> Published:
    """The numbers of a meeting; where there are none that can be read those of now are taken, and kept."""
    kept = read(record_of(services, meeting.id))
    if kept is None:
        with suppress(Conflict):  # whoever was faster has said what they are
            renew(services, meeting.id, viewer, count)
        kept = read(record_of(services, meeting.id))
    assert kept is not None
    return kept


def renew(services: Services, identity: str, viewer: Viewer, count: Count) -> None:
    """Takes the numbers of now instead. Raises UnknownId, NotAllowed, Conflict."""
    meeting, desk = read_meeting(services, identity, viewer), Desk(services, viewer)
    known = record_of(services, meeting.id)
    if known is None:
        desk.add("publications", {"meeting": meeting.id, **taken(desk, count)}, identity=meeting.id)
    else:
        desk.change(known, known.version, taken(desk, count))
    desk.write()


def taken(desk: Desk, count: Count) -> dict[str, str]:
    made = {"made_on": desk.day, "made_by": desk.viewer.who, "seed": secrets.token_hex(16)}
    return {"counts": json.dumps(as_data(count()), ensure_ascii=False), **made}


def record_of(services: Services, meeting: str) -> Record | None:
    return services.store.describe({"publications": {meeting}})["publications"].get(meeting)


def read(record: Record | None) -> Published | None:
    """What was kept. None where nothing was, or a folder brought what no numbers can be read from."""
    if record is None:
        return None
    values = record.values
    made_on, seed = str(values["made_on"]), str(values.get("seed") or "")
    try:
        return Published(tallies_of(json.loads(values["counts"])), made_on, seed)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def as_data(counts: Tallies) -> dict[str, Any]:
    """The numbers as JSON data: groups as lists, a table with its groups and cells."""
    table = counts.needs
    needs = table and {
        "rows": [of_group(group) for group in table.rows],
        "columns": [of_group(group) for group in table.columns],
        "cells": [list(row) for row in table.cells],
    }
    return {"residents": [of_group(group) for group in counts.residents], "needs": needs}


def of_group(group: Group) -> list[Any]:
    return [group.node, group.rest, sorted(group.members), group.count]


def tallies_of(data: Mapping[str, Any]) -> Tallies:
    """What `as_data` made into data."""
    table = data.get("needs")
    return Tallies(
        tuple(group_of(one) for one in data.get("residents", ())),
        table
        and Table(
            tuple(group_of(one) for one in table["rows"]),
            tuple(group_of(one) for one in table["columns"]),
            tuple(tuple(row) for row in table["cells"]),
        ),
    )


def group_of(one: list[Any]) -> Group:
    node, rest, members, count = one
    return Group(node, rest, frozenset(members), count)
