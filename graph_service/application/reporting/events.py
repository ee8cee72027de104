"""What happened, when, in which areas: every record of the workflow as one or several dated events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.meetings.reading import every
from graph_service.application.services import Answering
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.ontology import NO_LONGER_WAITING
from graph_service.domain.reporting import PURPOSE_OF

Areas = frozenset[str]


@dataclass(frozen=True)
class Event:
    """Something that counts once (`amount`: so often) on a day, in the areas of those whom it concerns."""

    code: str
    day: str
    areas: Areas
    amount: int = 1


@dataclass(frozen=True)
class Material:
    """The records of one state that a report is made from, each table read once."""

    services: Answering
    snapshot: Snapshot
    viewer: Viewer
    day: str
    open_keys: frozenset[str]

    def table(self, name: str) -> list[Record]:
        return list(every(self.services.store, PageQuery(name), self.viewer))

    @cached_property
    def needs(self) -> list[Record]:
        return self.table("needs")

    @cached_property
    def matches(self) -> list[Record]:
        return self.table("matches")

    @cached_property
    def developments(self) -> list[Record]:
        return self.table("developments")

    @cached_property
    def developed(self) -> frozenset[str]:
        """Resources that came of a development."""
        return frozenset(str(d.values["resource"]) for d in self.developments if d.values.get("resource"))

    def area(self, actor: str) -> Areas:
        ids = self.snapshot.actors.ids
        return frozenset({self.snapshot.area_of(ids.place(actor))} - {""}) if actor in ids else frozenset()

    def area_of_need(self, need: object) -> Areas:
        known = self.snapshot.needs.get(str(need))
        return self.area(known.actor) if known else frozenset()

    def events(self) -> Iterator[Event]:
        yield from self.of_needs()
        yield from self.of_work()
        yield from self.of_matches()
        yield from self.of_developments()
        yield from self.of_meetings()

    def of_needs(self) -> Iterator[Event]:
        for one in self.needs:
            values, areas = one.values, self.area_of_need(one.id)
            received = str(values.get("created_on") or "")
            yield Event("needs_received", received, areas)
            if values.get("status") not in NO_LONGER_WAITING:
                yield Event("needs_waiting", received, areas)
        for one in self.table("replies"):
            yield Event("replies", str(one.values["given_on"]), self.area_of_need(one.values["need"]))

    def of_work(self) -> Iterator[Event]:
        for one in self.table("efforts"):
            purpose = PURPOSE_OF.get(str(one.values.get("activity")))
            if purpose:
                areas = self.area_of_need(one.values.get("need"))
                minutes = int(one.values["minutes"])
                yield Event(f"minutes_{purpose}", str(one.values["spent_on"]), areas, minutes)
        for one in self.table("searches"):
            code = "searches" if one.values["found"] else "searches_failed"
            yield Event(code, str(one.values["searched_on"]), self.area_of_need(one.values["need"]))
        for one in self.table("asks"):
            areas = self.area_of_need(one.values["need"])
            code = "asks_to_meet" if one.values.get("resource") else "asks_to_introduce"
            yield Event(code, str(one.values["asked_on"]), areas)
            if one.values.get("answer") == "accepted":
                yield Event("asks_accepted", str(one.values.get("answered_on") or ""), areas)

    def of_matches(self) -> Iterator[Event]:
        """Matches are outputs; of each either a change in the person is written down, or not yet."""
        confirmed: dict[str, str] = {}
        for outcome in self.table("outcomes"):
            if outcome.values.get("followup"):
                day = str(outcome.values.get("followup_on") or outcome.values["baseline_on"])
                match = str(outcome.values["match"])
                confirmed[match] = max(day, confirmed.get(match, ""))
        for one in self.matches:
            areas, agreed = self.area_of_need(one.values["need"]), str(one.values["agreed_on"])
            yield Event("matches", agreed, areas)
            state = "confirmed" if one.id in confirmed else "unconfirmed"
            yield Event(f"{state}_{self.purpose_of(one)}", confirmed.get(one.id, agreed), areas)

    def purpose_of(self, match: Record) -> str:
        """What made a match possible, one of three: a new resource, mediators, or neither."""
        if match.values["resource"] in self.developed:
            return "development"
        return "network" if len(match.values.get("path") or ()) > len(("holder", "owner")) else "matching"

    def of_developments(self) -> Iterator[Event]:
        for one in self.developments:
            areas = frozenset().union(*(self.area_of_need(need) for need in one.values["needs"]))
            yield Event("developments_begun", str(one.values["opened_on"]), areas)
            if one.values.get("state") == "established":
                yield Event("developments_established", str(one.values.get("ended_on") or ""), areas)
        for resource in self.snapshot.resources.values():
            if resource.valid_from:
                yield Event("resources_new", resource.valid_from, self.area(resource.actor))

    def of_meetings(self) -> Iterator[Event]:
        held: dict[str, tuple[str, Areas]] = {}
        for one in self.table("meetings"):
            area = str(one.values.get("area") or "")
            day, areas = str(one.values["held_on"]), frozenset({area} - {""})
            held[one.id] = day, areas
            if one.values.get("attended"):
                yield Event("meetings", day, areas)
            for key in one.values.get("gaps") or ():
                yield Event("gaps_on_agenda", day, areas)
                if key not in self.open_keys:
                    yield Event("gaps_closed", day, areas)
        for one in self.table("decisions"):
            yield from self.of_decision(one, held)

    def of_decision(self, one: Record, held: Mapping[str, tuple[str, Areas]]) -> Iterator[Event]:
        _, areas = held.get(str(one.values["meeting"]), ("", frozenset()))
        due, done = str(one.values.get("due_on") or ""), str(one.values.get("done_on") or "")
        if done:
            yield Event("decisions_done", done, areas)
        elif due and due < self.day:
            yield Event("decisions_overdue", due, areas)
