"""The meetings that concern a record: it was on the agenda, came, or had something to see to."""

from __future__ import annotations

from graph_service.application.meetings.reading import Meeting, list_meetings
from graph_service.application.services import Services
from graph_service.application.viewers import UNMARKED, Viewer
from graph_service.domain.meeting_records import gap_key
from graph_service.domain.ontology import AUDIENCES


def meetings_about(services: Services, table: str, identity: str, viewer: Viewer) -> tuple[Meeting, ...]:
    """The latest first; none for a viewer who may not read of meetings."""
    if viewer.clearance > AUDIENCES.index(UNMARKED["meetings"]):
        return ()
    return tuple(one for one in list_meetings(services, viewer) if concerns(one, table, identity))


def concerns(meeting: Meeting, table: str, identity: str) -> bool:
    """Whether a record is what a gap of the meeting or of its items is about, or somebody who was there."""
    keys = [*meeting.keys, *(gap_key(str(one.values.get("gap") or "")) for one in meeting.decisions)]
    if any(key and (key.table, key.id) == (table, identity) for key in keys):
        return True
    owners = {one.values.get("owner") for one in meeting.decisions}
    return table == "actors" and identity in {*meeting.ids("invited"), *meeting.ids("attended"), *owners}
