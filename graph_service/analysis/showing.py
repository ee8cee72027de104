"""Which symbols of a district are drawn one by one, and which stay in the bubble of their area.

Symbols are named `table/id`. Everything up to `MOST` is drawn; beyond that only what was asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph_service.analysis.network import spans
from graph_service.analysis.sight import Sight, Thing, counted, symbol_of
from graph_service.analysis.snapshot import KINDS, NO_AREA, Bools, Ints, Need, Snapshot

MOST = 300
"""Symbols that can still be read on one screen."""


@dataclass(frozen=True)
class Wanted:
    """What is asked to be drawn one by one: areas that are open, symbols, symbols with their neighbours.

    `hidden` are never drawn. `alone`: with areas that are closed left out, where none is open.
    """

    open: frozenset[str] = frozenset()
    first: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    alone: bool = False


@dataclass(frozen=True)
class Shown:
    """Symbols in the order in which they were taken, areas that are open, how many of an area did not fit.

    `cut` counts, by area that is open or actor that was expanded, the symbols for which there was no room.
    `bubbles`: by closed area how many symbols are in it and not drawn; `kinds` how many of each symbol are in
    it at all. `whole`: everything is drawn.
    """

    nodes: tuple[str, ...]
    open: frozenset[str]
    bubbles: dict[str, int]
    cut: dict[str, int]
    whole: bool
    kinds: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass
class Choosing:
    """Takes symbols until there is no room for more."""

    snapshot: Snapshot
    sight: Sight
    hidden: frozenset[str]
    taken: dict[str, None] = field(default_factory=dict)
    cut: dict[str, int] = field(default_factory=dict)

    def take(self, nodes: Iterable[str], cause: str = "") -> None:
        for node in nodes:
            if node in self.taken or node in self.hidden:
                continue
            if len(self.taken) < MOST:
                self.taken[node] = None
            else:
                self.cut[cause] = self.cut.get(cause, 0) + 1


def shown(snapshot: Snapshot, all_seen: Sight, sight: Sight, wanted: Wanted) -> Shown:
    """What is drawn of what the filter leaves (`sight`); what was asked for by name is drawn despite it."""
    choosing = Choosing(snapshot, sight, wanted.hidden)
    whole = sight.count <= MOST
    things = by_actor(sight)
    choosing.take(node for node in wanted.first if is_seen(snapshot, all_seen, node))
    for node in wanted.around:
        if is_seen(snapshot, all_seen, node):
            choosing.take([node])
            choosing.take(beside(snapshot, sight, things, node), node)
    areas = areas_of(snapshot, sight) if whole else sorted(wanted.open)
    for area in areas:
        choosing.take(members(snapshot, sight, things, area), area)
    left = {} if whole or (wanted.alone and not wanted.open) else bubbles(snapshot, choosing, set(areas))
    kinds = {area: kinds_in(snapshot, sight, area) for area in left}
    return Shown(tuple(choosing.taken), frozenset(areas), left, choosing.cut, whole, kinds)


def by_actor(sight: Sight) -> dict[int, list[str]]:
    """The needs and resources of each actor, by the actor's place."""
    found: dict[int, list[str]] = {}
    for thing, place in sight.things:
        found.setdefault(place, []).append(name_of(thing))
    return found


def name_of(thing: Thing) -> str:
    return f"needs/{thing.id}" if isinstance(thing, Need) else f"resources/{thing.id}"


def is_seen(snapshot: Snapshot, sight: Sight, node: str) -> bool:
    table, _, identity = node.partition("/")
    if table == "actors":
        place = snapshot.actors.ids.find(identity)
        return place is not None and bool(sight.actors[place])
    return any(name_of(thing) == node for thing, _ in sight.things)


def holder(snapshot: Snapshot, node: str) -> str:
    """The id of the actor that a symbol is or belongs to; "" if there is none."""
    table, _, identity = node.partition("/")
    if table == "actors":
        return identity
    thing = (snapshot.needs if table == "needs" else snapshot.resources).get(identity)
    return thing.actor if thing else ""


def beside(snapshot: Snapshot, sight: Sight, things: dict[int, list[str]], node: str) -> Iterator[str]:
    """What an actor has, and whom it is tied to, those with most ties first; of a thing, whose it is."""
    place = snapshot.actors.ids.find(holder(snapshot, node))
    if place is None:
        return
    if not node.startswith("actors/"):
        yield f"actors/{snapshot.actors.ids[place]}"
        return
    yield from things.get(place, ())
    yield from named(snapshot, most_tied(snapshot, neighbours(snapshot, sight, place)))


def neighbours(snapshot: Snapshot, sight: Sight, place: int) -> Ints:
    """The places of everybody that a seen tie joins to an actor."""
    row = snapshot.network.entries(place)
    network = snapshot.network
    found: Ints = np.unique(network.neighbour[row][sight.ties[network.tie[row]]])
    return found


def most_tied(snapshot: Snapshot, found: Ints) -> list[int]:
    """The places, those with most ties first, then in the order of ids."""
    degree, ids = snapshot.network.degree, snapshot.actors.ids
    listed: list[int] = found.tolist()
    if len(listed) > 2 * MOST:  # ids are made one by one: only for those that have a chance
        least = np.sort(degree[found])[-2 * MOST]
        listed = found[degree[found] >= least].tolist()[: 20 * MOST]
    return sorted(listed, key=lambda place: (-int(degree[place]), ids[place]))


def named(snapshot: Snapshot, found: Sequence[int]) -> Iterator[str]:
    return (f"actors/{snapshot.actors.ids[place]}" for place in found)


def members(snapshot: Snapshot, sight: Sight, things: dict[int, list[str]], area: str) -> Iterator[str]:
    """Everybody in an area, the most tied first, each with what it has; also those kept from the drawing."""
    inside = np.flatnonzero(in_area(snapshot, area) & sight.actors)
    ordered = most_tied(snapshot, inside)
    for place in ordered:
        yield f"actors/{snapshot.actors.ids[place]}"
        yield from things.get(place, ())
    drawn = set(ordered)
    for place in things:  # things whose actor's kind is left out
        if place not in drawn and not sight.actors[place] and snapshot.area_of(place) == area:
            yield from things[place]


def in_area(snapshot: Snapshot, area: str) -> Bools:
    number = snapshot.area_numbers.get(area, NO_AREA - 1) if area else NO_AREA
    found: Bools = snapshot.actors.area == number
    return found


def areas_of(snapshot: Snapshot, sight: Sight) -> list[str]:
    """The areas in which somebody or something is seen, in the order of ids; "" is no area."""
    numbers = set(np.unique(snapshot.actors.area[sight.actors]).tolist())
    numbers |= {int(snapshot.actors.area[place]) for _, place in sight.things}
    return sorted(snapshot.areas[number] if number != NO_AREA else "" for number in numbers)


def counts(snapshot: Snapshot, sight: Sight) -> dict[str, int]:
    """How many symbols are in each area."""
    found = np.bincount(snapshot.actors.area[sight.actors] - NO_AREA, minlength=len(snapshot.areas) + 1)
    for _, place in sight.things:
        found[snapshot.actors.area[place] - NO_AREA] += 1
    names = ("", *snapshot.areas)
    return {name: int(count) for name, count in zip(names, found, strict=False) if count}


def bubbles(snapshot: Snapshot, choosing: Choosing, open_areas: set[str]) -> dict[str, int]:
    """How many symbols of each closed area are not drawn one by one."""
    found = {a: n for a, n in counts(snapshot, choosing.sight).items() if a not in open_areas}
    for node in choosing.taken:
        place = snapshot.actors.ids.find(holder(snapshot, node))
        area = snapshot.area_of(place) if place is not None else ""
        if area in found:
            found[area] -= 1
    return {area: count for area, count in found.items() if count > 0}


def everything_in(snapshot: Snapshot, sight: Sight, area: str) -> Iterator[str]:
    """Every symbol of an area."""
    for place in np.flatnonzero(in_area(snapshot, area)).tolist():
        yield f"actors/{snapshot.actors.ids[place]}"
    yield from (name_of(thing) for thing, place in sight.things if snapshot.area_of(place) == area)


def lines_of(snapshot: Snapshot, sight: Sight, members: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of members that a tie joins, and each need or resource with its actor."""
    ids, ties = snapshot.actors.ids, snapshot.ties
    for tie in ties_between(snapshot, sight, members):
        yield f"actors/{ids[int(ties.source[tie])]}", f"actors/{ids[int(ties.target[tie])]}"
    for node in members:
        if not node.startswith("actors/"):
            yield f"actors/{holder(snapshot, node)}", node


def owners(snapshot: Snapshot, nodes: Iterable[str]) -> dict[str, str]:
    """The actor of each need and resource among the symbols."""
    return {node: f"actors/{holder(snapshot, node)}" for node in nodes if not node.startswith("actors/")}


def kinds_in(snapshot: Snapshot, sight: Sight, area: str) -> dict[str, int]:
    """How many of each symbol are in an area."""
    found = Counter(counted(KINDS, snapshot.actors.kind[in_area(snapshot, area) & sight.actors]))
    number = snapshot.area_numbers.get(area, NO_AREA)
    found.update(symbol_of(thing) for thing, at in sight.things if snapshot.actors.area[at] == number)
    return dict(found)


def ties_between(snapshot: Snapshot, sight: Sight, nodes: Iterable[str]) -> list[int]:
    """The places of the seen ties between actors that are drawn."""
    ids = [node.partition("/")[2] for node in nodes if node.startswith("actors/")]
    chosen = np.sort(snapshot.actors.ids.places(ids))
    drawn = np.zeros(len(snapshot.actors.ids), dtype=np.bool_)
    drawn[chosen] = True
    network = snapshot.network
    entries = spans(network.begin[chosen], network.degree[chosen])
    found = np.unique(network.tie[entries][drawn[network.neighbour[entries]]])
    kept: list[int] = found[sight.ties[found]].tolist()
    return kept


def ties_of_areas(snapshot: Snapshot, sight: Sight) -> dict[tuple[str, str], int]:
    """How many seen ties join each two areas, the lesser id first; ties inside one area are not counted."""
    kept = np.flatnonzero(sight.ties)
    one, other = (snapshot.actors.area[ends[kept]] for ends in (snapshot.ties.source, snapshot.ties.target))
    apart = one != other
    width = len(snapshot.areas) + 1
    codes = (one[apart].astype(np.int64) - NO_AREA) * width + other[apart] - NO_AREA
    found: dict[tuple[str, str], int] = {}
    names = ("", *snapshot.areas)
    pairs, numbers = np.unique(codes, return_counts=True)
    for code, count in zip(pairs.tolist(), numbers.tolist(), strict=True):
        first, second = sorted((names[code // width], names[code % width]))
        found[first, second] = found.get((first, second), 0) + count
    return found
