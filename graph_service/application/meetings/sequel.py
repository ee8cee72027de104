"""What came of a meeting: whether its gaps closed, its outputs, and beside them the outcomes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph_service.application.meetings.reading import Meeting, every
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.meeting_records import GapKey


@dataclass(frozen=True)
class Sequel:
    """What there is since a meeting. Outputs and outcomes are told apart and never added.

    `open` are the keys of its gaps that are open now. Outputs: `ties`, `asked`, `matches`, `developments`.
    Outcomes: of the matches, how many have a change in the person written down.
    """

    open: frozenset[str]
    ties: int
    asked: int
    matches: int
    developments: int
    confirmed: int

    @property
    def unconfirmed(self) -> int:
        """Matches of which nobody has yet written down what changed for the person."""
        return self.matches - self.confirmed

    def is_open(self, key: GapKey) -> bool:
        return str(key) in self.open


def sequel(services: Services, meeting: Meeting, open_keys: Collection[str], viewer: Viewer) -> Sequel:
    """What came of a meeting so far; `open_keys` are those of all gaps that are open now."""
    needs = {key.id for key in meeting.keys if key.table == "needs"}
    resources = {key.id for key in meeting.keys if key.table == "resources"}
    matches = [
        one
        for one in since(services, "matches", "agreed_on", meeting, viewer)
        if one.values["need"] in needs or one.values["resource"] in resources
    ]
    asks = since(services, "asks", "asked_on", meeting, viewer)
    opened = since(services, "developments", "opened_on", meeting, viewer)
    return Sequel(
        frozenset(str(key) for key in meeting.keys if str(key) in open_keys),
        len(made_at(services, meeting, viewer)),
        sum(one.values["need"] in needs for one in asks),
        len(matches),
        sum(not needs.isdisjoint(one.values["needs"]) for one in opened),
        confirmed_among(services, matches, viewer),
    )


def since(services: Services, table: str, column: str, meeting: Meeting, viewer: Viewer) -> list[Record]:
    """The records of a table from the day of the meeting on."""
    found = every(services.store, PageQuery(table), viewer)
    return [one for one in found if str(one.values[column]) >= meeting.held_on]


def made_at(services: Services, meeting: Meeting, viewer: Viewer) -> set[str]:
    """The ties that were made at a meeting, between those who came."""
    found: set[str] = set()
    came = meeting.ids("attended")
    for actor in came:
        where = {"actor": actor, "basis": "meeting", "valid_from": meeting.held_on}
        for tie in every(services.store, PageQuery("ties", where=where), viewer):
            if {tie.values["from"], tie.values["to"]} <= set(came):
                found.add(tie.id)
    return found


def confirmed_among(services: Services, matches: Iterable[Record], viewer: Viewer) -> int:
    """Of how many matches a change in the person is written down."""
    return sum(
        any(
            one.values.get("followup")
            for one in every(services.store, PageQuery("outcomes", where={"match": match.id}), viewer)
        )
        for match in matches
    )
