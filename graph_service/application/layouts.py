"""The lasting layouts of areas: worked out once for each state, with the places that somebody gave."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.atlas import FEW, AreaRows, area_layout, area_rows, part_layout
from graph_service.analysis.layout import Pairs, Point, Points
from graph_service.analysis.showing import (
    MOST,
    Shown,
    counts,
    everything_in,
    holder,
    lines_of,
    owners,
    ties_of_areas,
)
from graph_service.analysis.sight import Sight, whole
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.kept import Kept
from graph_service.application.kept_centres import KeptCentres
from graph_service.domain.cells import Value

MOST_LAYOUTS = 200


@dataclass(frozen=True)
class Everything:
    """The district after change `change` as a whole: the rows of its areas, how many symbols are in each."""

    change: int
    sight: Sight
    rows: AreaRows
    counts: dict[str, int]


class Layouts:
    """Layouts by area. A place depends on the district alone, not on who looks or what is filtered.

    Only an area with more than `MOST` symbols is laid out for what is drawn of it.
    """

    def __init__(self, kept: Kept, centres: KeptCentres) -> None:
        self.kept, self.centres = kept, centres
        self.found: dict[tuple[str, tuple[str, ...]], tuple[object, Points]] = {}
        self.present: Everything | None = None
        self.lock = threading.Lock()

    def rows(self, snapshot: Snapshot) -> AreaRows:
        """The rows in which areas stand."""
        return self.everything(snapshot).rows

    def everything(self, snapshot: Snapshot) -> Everything:
        """The whole district as its layout knows it: everybody and every tie, whoever may see them."""
        found = self.present
        if found is None or found.change != snapshot.change:
            sight = whole(snapshot)
            numbers = counts(snapshot, sight)
            rows = area_rows(numbers, ties_of_areas(snapshot, sight), self.centres.at(snapshot.change))
            found = self.present = Everything(snapshot.change, sight, rows, numbers)
        return found

    def of(self, snapshot: Snapshot, drawn: Shown, steps: Pairs) -> dict[str, Points]:
        """By area the places of its drawn symbols around the area's middle. `steps` are those of paths."""
        inside: dict[str, list[str]] = {}
        for node in drawn.nodes:
            place = snapshot.actors.ids.find(holder(snapshot, node))
            inside.setdefault(snapshot.area_of(place) if place is not None else "", []).append(node)
        with self.lock:
            return {area: self.area(snapshot, drawn, area, nodes, steps) for area, nodes in inside.items()}

    def area(self, snapshot: Snapshot, drawn: Shown, area: str, nodes: Sequence[str], steps: Pairs) -> Points:
        everything = self.everything(snapshot)
        sight, numbers = everything.sight, everything.counts
        if area not in drawn.open:
            return self.part(area, sorted(nodes), sorted(lines_of(snapshot, sight, nodes)), steps)
        large = numbers.get(area, 0) > MOST
        members = sorted(nodes) if large else sorted(everything_in(snapshot, sight, area))
        known = self.laid_out(snapshot, sight, area, members, remember=not large)
        return {node: known[node] for node in nodes if node in known}

    def part(self, area: str, nodes: list[str], lines: Pairs, steps: Pairs) -> Points:
        """The layout of what is drawn of a closed area."""
        key, content = (area, tuple(nodes)), (tuple(lines), tuple(steps))
        before = self.found.get(key)
        if before is not None and before[0] == content:
            return before[1]
        return self.keep(key, content, part_layout(nodes, lines, steps))

    def keep(self, key: tuple[str, tuple[str, ...]], content: object, points: Points) -> Points:
        while len(self.found) >= MOST_LAYOUTS:
            self.found.pop(next(iter(self.found)))
        self.found[key] = content, points
        return points

    def held_close(self, snapshot: Snapshot, drawn: Shown) -> frozenset[str]:
        """The needs and resources that stand close to their actor, without a line between them."""
        numbers = self.everything(snapshot).counts
        crowded = {area for area in drawn.open if numbers.get(area, 0) > FEW}
        areas = {
            node: snapshot.actors.ids.find(whose[7:]) for node, whose in owners(snapshot, drawn.nodes).items()
        }
        return frozenset(
            node for node, place in areas.items() if place is not None and snapshot.area_of(place) in crowded
        )

    def laid_out(
        self, snapshot: Snapshot, sight: Sight, area: str, members: list[str], *, remember: bool
    ) -> Points:
        """The layout of these members; the one of before where nothing about it has changed."""
        key = (area, () if remember else tuple(members))
        lines = sorted(lines_of(snapshot, sight, members))
        saved = self.saved(snapshot, members)
        content = (tuple(members), tuple(lines), tuple(sorted(saved.items())))
        before = self.found.get(key)
        if before is not None and before[0] == content:
            return before[1]
        points = area_layout(members, lines, saved, owners(snapshot, members), before[1] if before else {})
        return self.keep(key, content, points)

    def saved(self, snapshot: Snapshot, members: Sequence[str]) -> Points:
        """The places that somebody gave to actors."""
        actors = [node.partition("/")[2] for node in members if node.startswith("actors/")]
        found = self.kept.describe({"places": actors}, snapshot.change)["places"]
        return {f"actors/{actor}": at for actor, one in found.items() if (at := point_of(one.values))}


def point_of(values: Mapping[str, Value]) -> Point | None:
    """The point of a record of places; None where it has been taken back."""
    x, y = (values.get(axis) for axis in ("x", "y"))
    return None if x is None or y is None else (float(x), float(y))
