"""What one viewer sees of a district on a day, and what is left of it by a filter: as columns, however large.

The rule is that of `application.viewers`, over columns: a map of a hundred thousand actors is counted without
reading their records.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_service.analysis.costs import INFERRED, Day, alive
from graph_service.analysis.snapshot import KINDS, NO_AREA, NO_DAY, TIES, Bools, Ints, Snapshot
from graph_service.analysis.things import THINGS, Things, things_of
from graph_service.domain.ontology import AUDIENCES

FRESH, STALE, NEVER = "fresh", "stale", "never"
FRESHNESS = (FRESH, STALE, NEVER)
"""Of a tie: confirmed within the months of the policy, longer ago, never."""


@dataclass(frozen=True)
class Sight:
    """Who is seen (by actor), which ties (by tie: living ones, known and not supposed, between seen actors).

    `things` are needs that nobody took back and resources that are there, of actors that are seen.
    """

    actors: Bools
    ties: Bools
    things: Things

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
    things = (everything or whole(snapshot)).things
    there = known[things.actor] & (things.audience >= looking.clearance) & (things.until > looking.day.on)
    return Sight(known, joined & facts & (ties.audience >= looking.clearance), things.only(there))


def within(snapshot: Snapshot, areas: frozenset[str]) -> Bools:
    """Which actors are in one of the areas; all if there are none."""
    if not areas:
        return np.ones(len(snapshot.actors.area), dtype=np.bool_)
    numbers = [snapshot.area_numbers[area] for area in areas if area in snapshot.area_numbers]
    found: Bools = np.isin(snapshot.actors.area, numbers)
    return found


def whole(snapshot: Snapshot) -> Sight:
    """Everybody, every tie that is more than supposed, every need and resource."""
    everybody = np.ones(len(snapshot.actors.ids), dtype=np.bool_)
    return Sight(everybody, snapshot.ties.basis != INFERRED, things_of(snapshot))


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
    things = sight.things
    out = np.isin(things.symbol, places(THINGS, without.kinds)) | np.isin(things.audience, private)
    return Sight(kept, sight.ties & left, things.only(~(out | area[things.actor])))


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
    things, names = sight.things, ("", *snapshot.areas)
    area = np.concatenate([actors.area[sight.actors], actors.area[things.actor]]) - NO_AREA
    audience = np.concatenate([actors.audience[sight.actors], things.audience])
    fresh = freshness(ties.confirmed_on[sight.ties], day)
    return {
        "kinds": {**counted(THINGS, things.symbol), **counted(KINDS, actors.kind[sight.actors])},
        "ties": counted(TIES, ties.kind[sight.ties]),
        "areas": counted(names, area),
        "strengths": counted(("0", "1", "2", "3"), ties.strength[sight.ties]),
        "freshness": counted(FRESHNESS, fresh),
        "audiences": counted(AUDIENCES, audience),
    }


def counted(vocabulary: tuple[str, ...], numbers: Ints) -> dict[str, int]:
    """How often each word of a vocabulary is there; those that are not are left out."""
    found = np.bincount(numbers, minlength=len(vocabulary))
    return {word: int(count) for word, count in zip(vocabulary, found, strict=False) if count}
