"""Who met whom at a meeting: what speaks for introducing two who have no tie."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from graph_service.application.meetings.reading import every
from graph_service.application.ports import Reader
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import PageQuery

Met = Mapping[frozenset[str], str]
"""Pairs of ids, each with the day (ISO) on which the two were last at one meeting."""


def met_by(source: Reader, viewer: Viewer, day: str) -> Met:
    """Who was at one meeting up to a day, from the meetings that the viewer may read."""
    found: dict[frozenset[str], str] = {}
    for meeting in every(source, PageQuery("meetings"), viewer):
        held_on = str(meeting.values["held_on"])
        if held_on <= day:
            for pair in map(frozenset, combinations(sorted(set(meeting.values.get("attended") or ())), 2)):
                found[pair] = max(held_on, found.get(pair, ""))
    return found
