"""What is supposed, as a change of the journal: what really making it would write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from graph_service.analysis.snapshot import NO_DAY, Snapshot, day_number
from graph_service.analysis.upkeep.ties import find_tie
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Touched
from graph_service.domain.tables import usual_tie_id
from graph_service.domain.what_if import Newcomer, Supposed

ACQUAINTED = {"kind": "knows", "strength": 2, "quality": "neutral", "basis": "meeting"}
"""A new tie: two who were introduced at a meeting and have met once or twice."""


def change_of(snapshot: Snapshot, supposed: Supposed, date: str) -> Change:
    """What would be written on `date` (ISO), records that others name first."""
    names = newcomers(snapshot, supposed)
    touched = [
        *(one for actor in supposed.leaves for one in leaving(snapshot, actor, date)),
        *(Touched("actors", actor, {}, {"asks_max": 0}) for actor in supposed.no_time),
        *(
            one
            for identity, newcomer in zip(names, supposed.joins, strict=True)
            for one in joining(snapshot, identity, newcomer, date)
        ),
        *(new_tie(snapshot, one, other, date) for one, other in unique(supposed.introduced)),
    ]
    return Change(snapshot.change + 1, "", "", "edit", tuple(touched))


def unique(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each pair once, whichever of the two is named first."""
    return list({frozenset(pair): pair for pair in pairs}.values())


def newcomers(snapshot: Snapshot, supposed: Supposed) -> list[str]:
    """An id for each who would join, none of which is in use."""
    free = (name for number in count(1) if (name := f"newcomer-{number}") not in snapshot.actors.ids)
    return [next(free) for _ in supposed.joins]


def leaving(snapshot: Snapshot, actor: str, date: str) -> Iterator[Touched]:
    """As when an actor is closed: unwilling, and every tie and resource ends."""
    yield Touched("actors", actor, {}, {"willing": "no"})
    place, day = snapshot.actors.ids.place(actor), day_number(date)
    ended = snapshot.ties.valid_to
    for tie in snapshot.network.tie[snapshot.network.entries(place)].tolist():
        if ended[tie] == NO_DAY or ended[tie] > day:
            yield Touched("ties", snapshot.tie_id(tie), {}, {"valid_to": date})
    for resource in snapshot.resources.values():
        if resource.actor == actor and not (resource.valid_to and resource.valid_to <= date):
            yield Touched("resources", resource.id, {}, {"valid_to": date})


def joining(snapshot: Snapshot, identity: str, newcomer: Newcomer, date: str) -> Iterator[Touched]:
    """A new actor who can be asked, with their ties and their resource."""
    columns: dict[str, Value] = {"id": identity, "kind": newcomer.kind, "name": newcomer.name or identity}
    columns |= {"subtype": newcomer.subtype or None, "area": newcomer.area or None}
    yield Touched("actors", identity, {}, {**columns, "willing": "yes", "contact": columns["name"]})
    for other in dict.fromkeys(newcomer.knows):
        yield new_tie(snapshot, identity, other, date)
    if newcomer.theme:
        resource = {"id": identity, "actor": identity, "title": columns["name"]}
        about = {"direction": newcomer.direction, "theme": newcomer.theme}
        yield Touched("resources", identity, {}, {**resource, **about})


def new_tie(snapshot: Snapshot, one: str, other: str, date: str) -> Touched:
    """A tie of its own also where there was one before, which may have ended."""
    usual = usual_tie_id(one, str(ACQUAINTED["kind"]), other)
    identity = usual if find_tie(snapshot, usual) is None else f"{usual}|{date}"
    values = {**ACQUAINTED, "id": identity, "from": one, "to": other, "confirmed_on": date}
    return Touched("ties", identity, {}, values)
