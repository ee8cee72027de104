"""The date of a meeting for calendars. It is sent around: what holds for papers holds for it."""

from __future__ import annotations

import hashlib

from graph_service.application.meetings.names import typed
from graph_service.application.meetings.reading import Meeting, read_meeting
from graph_service.application.papers import Appointment
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import BadCellError, Hours
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import say


def appointment(services: Services, identity: str, viewer: Viewer, language: Language) -> Appointment:
    """When and where; what names somebody is left out. Raises UnknownId."""
    meeting, papers = read_meeting(services, identity, viewer), typed(services, viewer)
    title, place = str(meeting.values["title"]), str(meeting.values.get("place") or "")
    start, _, end = hours_of(meeting).partition("-")
    return Appointment(
        hashlib.sha256(meeting.id.encode()).hexdigest()[:32],  # the same each time, and no id of a record
        title if papers.may_print(title) else plain_title(meeting, language),
        meeting.held_on,
        services.today(),
        start,
        end,
        place if papers.may_print(place) else "",
    )


def plain_title(meeting: Meeting, language: Language) -> str:
    """What a meeting is called whose title names somebody."""
    kind = meeting.values.get("kind")
    return label("meeting_kind", kind, language) if kind else say("pack_any_meeting", language)


def hours_of(meeting: Meeting) -> str:
    """From when until when; "" for what an earlier version let be written there."""
    try:
        return Hours().parse(str(meeting.values.get("hours") or ""))
    except BadCellError:
        return ""
