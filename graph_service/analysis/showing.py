"""Which symbols of a district are drawn one by one, and which stay in the bubble of their area.

Symbols are named `table/id`. Everything up to `MOST` is drawn; beyond that only what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph_service.analysis.network import spans
from graph_service.analysis.sight import Sight, counted
from graph_service.analysis.snapshot import KINDS, NO_AREA, Bools, Ints, Snapshot
from graph_service.analysis.things import THINGS, name_of

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
    choosing.take(node for node in wanted.first if is_seen(snapshot, all_seen, node))
    for node in wanted.around:
        if is_seen(snapshot, all_seen, node):
            choosing.take([node])
            choosing.take(beside(snapshot, sight, node), node)
    areas = areas_of(snapshot, sight) if whole else sorted(wanted.open)
    for area in areas:
        choosing.take(members(snapshot, sight, area), area)
    rest = not_drawn(snapshot, choosing)
    closed = (
        {} if whole or (wanted.alone and not wanted.open) else {a: rest[a] for a in rest if a not in areas}
    )
    kinds = kinds_by_area(snapshot, sight) if closed else {}
    kinds = {area: kinds[area] for area in closed}
    cut = {cause: rest.get(cause, many) if cause in areas else many for cause, many in choosing.cut.items()}
    return Shown(tuple(choosing.taken), frozenset(areas), closed, cut, whole, kinds)


def by_actor(sight: Sight, actors: Bools) -> dict[int, list[str]]:
    """The needs and resources of some actors, by the actor's place."""
    found: dict[int, list[str]] = {}
    for thing, place in sight.things.of(actors):
        found.setdefault(place, []).append(name_of(thing))
    return found


def is_seen(snapshot: Snapshot, sight: Sight, node: str) -> bool:
    table, _, identity = node.partition("/")
    if table == "actors":
        place = snapshot.actors.ids.find(identity)
        return place is not None and bool(sight.actors[place])
    whose = snapshot.actors.ids.find(holder(snapshot, node))
    mine = sight.things.actor == whose  # of nobody where the holder is not there
    return any(name_of(thing) == node for thing in sight.things.all[mine])


def holder(snapshot: Snapshot, node: str) -> str:
    """The id of the actor that a symbol is or belongs to; "" if there is none."""
    table, _, identity = node.partition("/")
    if table == "actors":
        return identity
    thing = (snapshot.needs if table == "needs" else snapshot.resources).get(identity)
    return thing.actor if thing else ""


def beside(snapshot: Snapshot, sight: Sight, node: str) -> Iterator[str]:
    """What an actor has, and whom it is tied to, those with most ties first; of a thing, whose it is."""
    place = snapshot.actors.ids.find(holder(snapshot, node))
    if place is None:
        return
    if not node.startswith("actors/"):
        yield f"actors/{snapshot.actors.ids[place]}"
        return
    yield from (name_of(thing) for thing in sight.things.all[sight.things.actor == place])
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


def members(snapshot: Snapshot, sight: Sight, area: str) -> Iterator[str]:
    """Everybody in an area, the most tied first, each with what it has; also those kept from the drawing."""
    inside = in_area(snapshot, area)
    things = by_actor(sight, inside)
    ordered = most_tied(snapshot, np.flatnonzero(inside & sight.actors))
    for place in ordered:
        yield f"actors/{snapshot.actors.ids[place]}"
        yield from things.get(place, ())
    drawn = set(ordered)
    for place in things:  # things whose actor's kind is left out
        if place not in drawn and not sight.actors[place]:
            yield from things[place]


def in_area(snapshot: Snapshot, area: str) -> Bools:
    number = snapshot.area_numbers.get(area, NO_AREA - 1) if area else NO_AREA
    found: Bools = snapshot.actors.area == number
    return found


def areas_of(snapshot: Snapshot, sight: Sight) -> list[str]:
    """The areas in which somebody or something is seen, in the order of ids; "" is no area."""
    numbers = set(np.unique(snapshot.actors.area[sight.actors]).tolist())
    numbers |= set(np.unique(snapshot.actors.area[sight.things.actor]).tolist())
    return sorted(snapshot.areas[number] if number != NO_AREA else "" for number in numbers)


def counts(snapshot: Snapshot, sight: Sight) -> dict[str, int]:
    """How many symbols are in each area."""
    area = snapshot.actors.area
    numbers = np.concatenate([area[sight.actors], area[sight.things.actor]]) - NO_AREA
    return counted(("", *snapshot.areas), numbers)


def not_drawn(snapshot: Snapshot, choosing: Choosing) -> dict[str, int]:
    """How many symbols of each area are not drawn one by one. Of a large one not all were offered a place."""
    found = counts(snapshot, choosing.sight)
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
    yield from (name_of(thing) for thing, _ in sight.things.of(in_area(snapshot, area)))


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


def kinds_by_area(snapshot: Snapshot, sight: Sight) -> dict[str, dict[str, int]]:
    """How many of each symbol are in each area."""
    actors, things, words = snapshot.actors, sight.things, (*KINDS, *THINGS)
    area = np.concatenate([actors.area[sight.actors], actors.area[things.actor]]) - NO_AREA
    symbol = np.concatenate([actors.kind[sight.actors], things.symbol + len(KINDS)])
    codes = area.astype(np.int64) * len(words) + symbol
    names = ("", *snapshot.areas)
    table = np.bincount(codes, minlength=len(names) * len(words)).reshape(len(names), len(words))
    return {
        name: {word: count for word, count in zip(words, row, strict=True) if count}
        for name, row in zip(names, table.tolist(), strict=True)
    }


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
    ties, area = snapshot.ties, snapshot.actors.area - NO_AREA
    names = ("", *snapshot.areas)
    codes = area[ties.source[sight.ties]].astype(np.int64) * len(names) + area[ties.target[sight.ties]]
    pairs, numbers = counts_of(codes, len(names) ** 2)
    found: dict[tuple[str, str], int] = {}
    for code, count in zip(pairs.tolist(), numbers.tolist(), strict=True):
        first, second = sorted((names[code // len(names)], names[code % len(names)]))
        if first != second:
            found[first, second] = found.get((first, second), 0) + count
    return found


def counts_of(codes: Ints, width: int) -> tuple[Ints, Ints]:
    """The different codes (all below `width`), and how often each is there; a wide table is not filled."""
    if width > max(10_000, len(codes)):
        return np.unique(codes, return_counts=True)
    table = np.bincount(codes, minlength=width)
    found = np.flatnonzero(table)
    return found, table[found]


def more_ties(snapshot: Snapshot, sight: Sight, drawn: Shown) -> Iterator[tuple[str, int]]:
    """By drawn actor: how many others it is tied to that are not drawn."""
    ids = [node.partition("/")[2] for node in actors_in(drawn.nodes)]
    places = snapshot.actors.ids.places(ids)
    known = np.zeros(len(snapshot.actors.ids), dtype=np.bool_)
    known[places] = True
    for actor, place in zip(ids, places.tolist(), strict=True):
        found = neighbours(snapshot, sight, place)
        if beside := len(found) - int(known[found].sum()):
            yield f"actors/{actor}", beside


def actors_in(nodes: Iterable[str]) -> Iterator[str]:
    return (node for node in nodes if node.startswith("actors/"))
