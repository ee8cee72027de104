"""What one viewer sees of a district on a day, and what is left of it by a filter: as columns, however large.

The rule is that of `application.viewers`, over columns: a map of a hundred thousand actors is counted without
reading their records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.costs import INFERRED, Day, alive
from graph_service.analysis.snapshot import (
    COUNCIL,
    KINDS,
    NO_AREA,
    NO_DAY,
    OFFICE,
    TIES,
    Bools,
    Ints,
    Need,
    Resource,
    Snapshot,
    day_text,
)
from graph_service.domain.ontology import AUDIENCES

NEED, WISH, RESOURCE = "need", "need-offers", "resource"
"""What stands beside actors on a map, by symbol: a need, a wish to give, a resource."""
FRESH, STALE, NEVER = "fresh", "stale", "never"
FRESHNESS = (FRESH, STALE, NEVER)
"""Of a tie: confirmed within the months of the policy, longer ago, never."""

Thing = Need | Resource


@dataclass(frozen=True)
class Sight:
    """Who is seen (by actor), which ties (by tie: living ones, known and not supposed, between seen actors).

    `things` are needs and resources, with the place of their actor.
    """

    actors: Bools
    ties: Bools
    things: tuple[tuple[Thing, int], ...]

    @property
    def count(self) -> int:
        """How many symbols that is."""
        return int(self.actors.sum()) + len(self.things)


@dataclass(frozen=True)
class Looking:
    """The narrowest audience that is read, the areas looked at (empty: all), the day."""

    clearance: int
    areas: frozenset[str]
    day: Day


@dataclass(frozen=True)
class Filter:
    """What is left out, by the words of the legend."""

    kinds: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    strengths: frozenset[str] = frozenset()
    freshness: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(vars(self).values())


def seen(snapshot: Snapshot, looking: Looking, everything: Sight | None = None) -> Sight:
    """Everything that is seen; `everything` is the whole district, if it is at hand."""
    actors, ties = snapshot.actors, snapshot.ties
    inside = within(snapshot, looking.areas)
    known = (actors.audience >= looking.clearance) & inside
    joined = known[ties.source] & known[ties.target]
    facts = alive(snapshot, looking.day.on) & (ties.basis != INFERRED)
    all_things = (everything or whole(snapshot)).things
    things = tuple(things_seen(all_things, looking, known))
    return Sight(known, joined & facts & (ties.audience >= looking.clearance), things)


def within(snapshot: Snapshot, areas: frozenset[str]) -> Bools:
    """Which actors are in one of the areas; all if there are none."""
    if not areas:
        return np.ones(len(snapshot.actors.area), dtype=np.bool_)
    numbers = [snapshot.area_numbers[area] for area in areas if area in snapshot.area_numbers]
    found: Bools = np.isin(snapshot.actors.area, numbers)
    return found


def things_seen(
    things: Iterable[tuple[Thing, int]], looking: Looking, known: Bools
) -> Iterator[tuple[Thing, int]]:
    """Needs that nobody took back and resources that are there, of actors that are seen."""
    today = day_text(looking.day.on)
    for thing, place in things:
        if not known[place] or audience_of(thing) < looking.clearance:
            continue
        if thing.status != "withdrawn" if isinstance(thing, Need) else not ended(thing, today):
            yield thing, place


def whole(snapshot: Snapshot) -> Sight:
    """Everybody, every tie that is more than supposed, every need and resource."""
    things = ((thing, snapshot.actors.ids.find(thing.actor)) for thing in all_things(snapshot))
    everybody = np.ones(len(snapshot.actors.ids), dtype=np.bool_)
    return Sight(
        everybody, snapshot.ties.basis != INFERRED, tuple((t, at) for t, at in things if at is not None)
    )


def all_things(snapshot: Snapshot) -> Iterator[Thing]:
    yield from snapshot.needs.values()
    yield from snapshot.resources.values()


def audience_of(thing: Thing) -> int:
    """Empty is office for needs, council for resources."""
    if thing.audience:
        return AUDIENCES.index(thing.audience)
    return OFFICE if isinstance(thing, Need) else COUNCIL


def ended(resource: Resource, today: str) -> bool:
    return bool(resource.valid_to) and resource.valid_to <= today


def symbol_of(thing: Thing) -> str:
    """The symbol of a need or resource."""
    if isinstance(thing, Resource):
        return RESOURCE
    return WISH if thing.direction == "offers" else NEED


def filtered(snapshot: Snapshot, sight: Sight, without: Filter, day: Day) -> Sight:
    """What the filter leaves. A tie goes with its ends, a need or resource with its actor's area."""
    if not without:
        return sight
    actors, ties = snapshot.actors, snapshot.ties
    area = np.isin(actors.area, [number_of(snapshot, name) for name in without.areas])
    private = places(AUDIENCES, without.audiences)
    kept = sight.actors & ~area & ~np.isin(actors.kind, places(KINDS, without.kinds))
    kept &= ~np.isin(actors.audience, private)
    left = kept[ties.source] & kept[ties.target] & ~np.isin(ties.kind, places(TIES, without.ties))
    left &= ~np.isin(ties.strength, [int(word) for word in without.strengths])
    left &= ~np.isin(freshness(ties.confirmed_on, day), places(FRESHNESS, without.freshness))
    left &= ~np.isin(ties.audience, private)
    things = tuple(
        (thing, place)
        for thing, place in sight.things
        if symbol_of(thing) not in without.kinds and audience_of(thing) not in private and not area[place]
    )
    return Sight(kept, sight.ties & left, things)


def places(vocabulary: tuple[str, ...], words: frozenset[str]) -> list[int]:
    return [vocabulary.index(word) for word in words if word in vocabulary]


def number_of(snapshot: Snapshot, area: str) -> int:
    """The number of an area; "" is of those who have none. An area that is not there has no number."""
    return snapshot.area_numbers.get(area, NO_AREA - 1) if area else NO_AREA


def freshness(confirmed_on: Ints, day: Day) -> Ints:
    """The place in FRESHNESS of ties confirmed on these days."""
    found: Ints = np.where(confirmed_on == NO_DAY, 2, (confirmed_on < day.fresh_from).astype(np.int64))
    return found


Tally = dict[str, dict[str, int]]


def tally(snapshot: Snapshot, sight: Sight, day: Day) -> Tally:
    """How many there are of everything that a filter can leave out, by the filter's fields."""
    actors, ties = snapshot.actors, snapshot.ties
    symbols = Counter(symbol_of(thing) for thing, _ in sight.things)
    symbols.update(counted(KINDS, actors.kind[sight.actors]))
    areas = Counter(counted(("", *snapshot.areas), actors.area[sight.actors] - NO_AREA))
    areas.update(snapshot.area_of(place) for _, place in sight.things)
    audiences = Counter(AUDIENCES[audience_of(thing)] for thing, _ in sight.things)
    audiences.update(counted(AUDIENCES, actors.audience[sight.actors]))
    fresh = freshness(ties.confirmed_on[sight.ties], day)
    return {
        "kinds": dict(symbols),
        "ties": counted(TIES, ties.kind[sight.ties]),
        "areas": dict(areas),
        "strengths": counted(("0", "1", "2", "3"), ties.strength[sight.ties]),
        "freshness": counted(FRESHNESS, fresh),
        "audiences": dict(audiences),
    }


def counted(vocabulary: tuple[str, ...], numbers: Ints) -> dict[str, int]:
    """How often each word of a vocabulary is there; those that are not are left out."""
    found = np.bincount(numbers, minlength=len(vocabulary))
    return {word: int(count) for word, count in zip(vocabulary, found, strict=False) if count}
