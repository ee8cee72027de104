"""A date as an iCalendar file (RFC 5545), which calendars of phones and offices open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from graph_service.application.papers import Appointment

ZONE = ZoneInfo("Asia/Tokyo")
"""Meetings of a 協議体 are held where it is."""


def calendar(appointment: Appointment) -> bytes:
    """The file. A date without hours takes the whole day; one without an end takes an hour."""
    from icalendar import Calendar, Event  # here, for no other command needs it

    event = Event()
    event.add("uid", f"{appointment.id}@graph-service")
    event.add("dtstamp", datetime.combine(date.fromisoformat(appointment.made_on), time(), UTC))
    event.add("summary", appointment.title)
    for name, value in times(appointment).items():
        event.add(name, value)
    if appointment.place:
        event.add("location", appointment.place)
    found = Calendar()
    found.add("prodid", "-//graph_service//meetings//JA")
    found.add("version", "2.0")
    found.add_component(event)
    written: bytes = found.to_ical()
    return written


def times(appointment: Appointment) -> dict[str, date | datetime]:
    """When it begins and ends. The hours are given in UTC: the file then needs no table of the zone."""
    day = date.fromisoformat(appointment.on)
    if not appointment.start:
        return {"dtstart": day, "dtend": day + timedelta(days=1)}
    start = datetime.combine(day, time.fromisoformat(appointment.start), ZONE).astimezone(UTC)
    if not appointment.end:
        return {"dtstart": start, "dtend": start + timedelta(hours=1)}
    end = datetime.combine(day, time.fromisoformat(appointment.end), ZONE).astimezone(UTC)
    return {"dtstart": start, "dtend": end}
