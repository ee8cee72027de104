"""Who stands at the two ends of a gap, and who of them could be asked to come: a first, plain proposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_service.analysis.ground import area_and_parents
from graph_service.analysis.matching import Matching
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.meetings.council import CouncilWords
from graph_service.application.meetings.reading import every
from graph_service.application.ports import Store
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.meetings import GapKey
from graph_service.domain.wording import listed

OF_THE_AREA = ("minsei", "jichikai")
"""Who speaks for an area, whatever the gap is."""
HOST = "sc"
"""Who calls the meeting: always proposed, and on no side, or two coordinators would be a whole meeting."""
NEED_SIDE, RESOURCE_SIDE, BETWEEN, HOSTING = "need", "resource", "between", "host"

Sides = Mapping[str, frozenset[str]]
"""Actors by the side on which they stand."""


@dataclass(frozen=True)
class Guest:
    """Somebody who could come. `sides` are (number of the item, side) that they would speak for."""

    id: str
    sides: tuple[tuple[int, str], ...]
    proposed: bool = False


@dataclass
class Table:
    """The sides of the gaps of one meeting."""

    store: Store
    snapshot: Snapshot
    viewer: Viewer
    words: CouncilWords
    spoken: dict[str, list[Record]] = field(default_factory=dict)

    def sides(self, key: GapKey) -> Sides:
        """Both ends of a gap, as far as the 協議体 may know of who stands there."""
        if key.table == "actors":
            return {BETWEEN: self.side([key.id])} if key.id in self.snapshot.actors.ids else {}
        if key.table == "resources":
            resource = self.snapshot.resources.get(key.id)
            return {RESOURCE_SIDE: self.side([resource.actor])} if resource else {}
        need = self.snapshot.needs.get(key.id)
        if need is None:
            return {}
        found = {NEED_SIDE: self.side([need.actor])}
        if key.gap_class != "no_resource":
            matching = Matching(self.snapshot, need, self.words.policy, self.words.date)
            owners = {one.actor for one in matching.on_theme() if not any(matching.hindrances(one))}
            found[RESOURCE_SIDE] = self.side(owners)
        return found

    def side(self, actors: Iterable[str]) -> frozenset[str]:
        """Those actors that may be named, and who speaks for the areas in which they are."""
        ids, given = self.snapshot.actors.ids, set(actors)
        areas = {self.snapshot.area_of(ids.place(actor)) for actor in given} - {""}
        speakers = {one.id for area in areas for one in self.speakers(area)}
        return self.known(given) | speakers

    def hosts(self, keys: Sequence[GapKey]) -> list[str]:
        """The coordinators of the areas that the gaps are about, or of what those lie in."""
        actors = {actor for key in keys for side in self.sides(key).values() for actor in side}
        ids = self.snapshot.actors.ids
        areas = {self.snapshot.area_of(ids.place(actor)) for actor in actors} - {""}
        around = {above for area in areas for above in area_and_parents(area, self.snapshot.parent)}
        return [one.id for one in self.of_sort(HOST) if one.values["area"] in around]

    def known(self, actors: Iterable[str]) -> frozenset[str]:
        return frozenset(actor for actor in actors if self.words.may_name(actor))

    def speakers(self, area: str) -> list[Record]:
        """Who speaks for an area: welfare commissioners and neighbourhood associations."""
        if area not in self.spoken:
            self.spoken[area] = [
                one for subtype in OF_THE_AREA for one in self.of_sort(subtype) if one.values["area"] == area
            ]
        return self.spoken[area]

    def of_sort(self, subtype: str) -> Iterator[Record]:
        for one in every(self.store, PageQuery("actors", where={"subtype": subtype}), self.viewer):
            if one.values.get("area") and one.values.get("willing") != "no":
                yield one


def candidates(table: Table, keys: Sequence[GapKey]) -> tuple[Guest, ...]:
    """Everybody on a side, those first who would speak for most; a small group of them proposed."""
    standing: dict[str, list[tuple[int, str]]] = {}
    for number, key in enumerate(keys, 1):
        for side, actors in table.sides(key).items():
            for actor in actors:
                standing.setdefault(actor, []).append((number, side))
    group = small_group({actor: frozenset(ends) for actor, ends in standing.items()})
    for host in table.hosts(keys):
        standing.setdefault(host, []).append((0, HOSTING))
        group.add(host)
    guests = (Guest(actor, tuple(ends), actor in group) for actor, ends in standing.items())
    return tuple(sorted(guests, key=lambda one: (not one.proposed, -len(one.sides), one.id)))


def small_group(standing: Mapping[str, frozenset[tuple[int, str]]]) -> set[str]:
    """Guests among whom every side has somebody: each time whoever adds most, by id among equals."""
    left = set().union(*standing.values()) if standing else set()
    chosen: set[str] = set()
    while left:
        best = min(standing, key=lambda actor: (-len(standing[actor] & left), actor))
        chosen.add(best)
        left -= standing[best]
    return chosen


def said(standing: Iterable[tuple[int, str]], words: CouncilWords) -> str:
    """For which items somebody speaks, and from which side."""
    numbers: dict[str, list[int]] = {}
    for number, side in standing:
        numbers.setdefault(side, []).append(number)
    if not numbers:
        return words.say("pack_why_all")
    parts = [
        words.say(f"pack_why_{side}", numbers=words.say("pack_and").join(str(one) for one in found if one))
        for side, found in numbers.items()
    ]
    return listed(parts, words.language)
