"""Residents who are tied to services alone, and bodies that are tied to nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph_service.analysis.fabric.weave import Weave
from graph_service.analysis.snapshot import KINDS, NO_DAY, RESIDENT, TIES, Snapshot, day_text
from graph_service.domain.fabric import Isolated

PROFESSIONAL, FACILITY = KINDS.index("professional"), KINDS.index("facility")
CLOSE = frozenset(TIES.index(kind) for kind in ("family_of", "neighbour_of", "member_of"))
"""Who is that is no mere service, also to a professional; a member of a gathering place belongs there."""
SERVED = frozenset(TIES.index(kind) for kind in ("cares_for", "lives_in", "uses"))
"""Being served by a body; what residents do for each other is no service."""


def isolated(weave: Weave) -> Iterator[Isolated]:
    """In the order of ids. The central bodies are services like others: without them nobody is added."""
    actors, around = weave.snapshot.actors, ties_by_resident(weave)
    for place in weave.places[actors.kind[weave.places] == RESIDENT].tolist():
        ties = around.get(place, [])
        if all(is_service(weave.snapshot, *tie) for tie in ties):
            yield one_isolated(weave, place, ties)


def one_isolated(weave: Weave, place: int, ties: list[tuple[int, int]]) -> Isolated:
    others = {other for _, other in ties}
    confirmed = weave.snapshot.ties.confirmed_on
    days = [int(confirmed[tie]) for tie, _ in ties if confirmed[tie] <= weave.day.on]
    return Isolated(
        *(weave.id(place), weave.snapshot.area_of(place)),
        services=tuple(sorted(map(weave.id, others))),
        central=bool(others) and all(weave.snapshot.actors.central[other] for other in others),
        latest=day_text(max(days, default=NO_DAY)),
    )


def ties_by_resident(weave: Weave) -> dict[int, list[tuple[int, int]]]:
    """The living ties of each resident: the tie and who is at its other end."""
    ties, kind = weave.snapshot.ties, weave.snapshot.actors.kind
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for tie in weave.living.tolist():
        ends = int(ties.source[tie]), int(ties.target[tie])
        for one, other in (ends, ends[::-1]):
            if kind[one] == RESIDENT and one != other:
                found[one].append((tie, other))
    return found


def is_service(snapshot: Snapshot, tie: int, other: int) -> bool:
    """Whether a resident's tie is one to a service: it says nothing of company."""
    kind, actor = int(snapshot.ties.kind[tie]), int(snapshot.actors.kind[other])
    if actor == RESIDENT:
        return False
    if actor in (PROFESSIONAL, FACILITY) or snapshot.actors.central[other]:
        return kind not in CLOSE
    return kind in SERVED


def unlinked(weave: Weave) -> list[str]:
    """Bodies without any living tie, in the order of ids."""
    ties = weave.snapshot.ties
    tied = {*ties.source[weave.living].tolist(), *ties.target[weave.living].tolist()}
    alone = [place for place in weave.places.tolist() if place not in tied and not weave.is_person(place)]
    return list(map(weave.id, alone))
