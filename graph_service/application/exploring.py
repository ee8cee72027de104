"""The map one explores: who is drawn, where, and what the legend counts, as far as the viewer may see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph_service.analysis.atlas import Atlas, atlas
from graph_service.analysis.costs import Day, day_of_question
from graph_service.analysis.showing import (
    Shown,
    Wanted,
    holder,
    is_seen,
    more_ties,
    shown,
    ties_between,
    ties_of_areas,
)
from graph_service.analysis.sight import Sight, Tally, filtered
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.surroundings import surroundings
from graph_service.application.asking import day_of
from graph_service.application.kept_map import State
from graph_service.application.leading import Led, led
from graph_service.application.ports import Records
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.views import View
from graph_service.domain.errors import UnknownId

AROUND_PATHS = 24
"""Actors on the map of paths in a district that is too large to be drawn whole."""


@dataclass(frozen=True)
class Explored:
    """A view as it is drawn. `ties` are places of ties, `more` counts whom each actor is tied to beside.

    `close` are needs and resources that stand close to their actor.
    """

    snapshot: Snapshot
    day: Day
    date: str
    view: View
    sight: Sight
    legend: Tally
    shown: Shown
    atlas: Atlas
    ties: list[int]
    area_ties: dict[tuple[str, str], int]
    more: dict[str, int]
    close: frozenset[str]
    records: Records
    led: Led | None


class Explorer:
    """Answers views of one store."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def explore(self, view: View, viewer: Viewer) -> Explored:
        """A view. Raises what asking for its paths raises; what is not there to be seen is left out."""
        snapshot = self.services.store.snapshot()
        date = view.scope.as_of or day_of(snapshot.info, self.services.today())
        day = day_of_question(date, self.services.policy)
        state = self.services.map.state(snapshot, viewer, day)
        found = led(self.services, view, viewer) if view.asks else None
        sight = filtered(snapshot, state.sight, view.without, day)
        drawn = shown(snapshot, state.sight, sight, self.wanted(snapshot, view, found, date))
        drawn, records = self.readable(snapshot, drawn, viewer)
        ties = ties_on_map(snapshot, state.sight, sight, drawn, found)
        placing = self.services.map.layouts
        layouts = placing.of(snapshot, drawn, found.steps if found else ())
        rows = placing.rows(snapshot)
        return Explored(
            snapshot, day, date, view, sight, state.legend, drawn,
            atlas(rows, layouts, drawn.bubbles), ties,
            area_ties(snapshot, state, sight, drawn),
            dict(more_ties(snapshot, sight, drawn)), placing.held_close(snapshot, drawn), records, found,
        )  # fmt: skip

    def wanted(self, snapshot: Snapshot, view: View, found: Led | None, date: str) -> Wanted:
        """What the view asks to be drawn; of paths also whom they pass by."""
        on_paths = found.nodes if found else ()
        actors = [node.partition("/")[2] for node in on_paths if node.startswith("actors/")]
        known = [actor for actor in actors if actor in snapshot.actors.ids]
        near = surroundings(snapshot, known, date, AROUND_PATHS).actors if known else ()
        ends = [f"actors/{actor}" for actor in (view.start, view.end, view.reach_actor) if actor]
        first = [*on_paths, *ends, *view.pin, *([view.chosen] if view.chosen else [])]
        first += [f"actors/{actor}" for actor in near]
        alone = bool(view.around or view.asks or (first and not view.open))
        return Wanted(frozenset(view.open), tuple(first), view.around, frozenset(view.hide), alone)

    def readable(self, snapshot: Snapshot, drawn: Shown, viewer: Viewer) -> tuple[Shown, Records]:
        """The drawn records as the store has them now, and the drawing without any that may not be read."""
        wanted: dict[str, list[str]] = {"actors": [], "needs": [], "resources": []}
        for node in drawn.nodes:
            table, _, identity = node.partition("/")
            wanted[table].append(identity)
        holders = {holder(snapshot, node) for node in drawn.nodes}
        further = {"areas": snapshot.areas, "places": wanted["actors"]}
        found = self.services.map.records.describe({**wanted, **further}, snapshot.change)
        actors = self.services.map.records.describe({"actors": holders}, snapshot.change)["actors"]
        read = {
            table: {i: one for i, one in rows.items() if table == "areas" or viewer.sees(one, actors)}
            for table, rows in found.items()
        }
        kept = tuple(node for node in drawn.nodes if node.partition("/")[2] in read[node.partition("/")[0]])
        return replace(drawn, nodes=kept), read

    def sees(self, snapshot: Snapshot, node: str, viewer: Viewer, date: str) -> Sight:
        """What the viewer sees, if the symbol is among it. Raises UnknownId."""
        state = self.services.map.state(snapshot, viewer, day_of_question(date, self.services.policy))
        if not is_seen(snapshot, state.sight, node):
            table, _, identity = node.partition("/")
            raise UnknownId(type=table, id=identity)
        return state.sight


def area_ties(snapshot: Snapshot, state: State, sight: Sight, drawn: Shown) -> dict[tuple[str, str], int]:
    """The ties between each two areas of a map of bubbles alone."""
    if not drawn.bubbles or drawn.open:
        return {}
    return state.area_ties if sight is state.sight else ties_of_areas(snapshot, sight)


def ties_on_map(
    snapshot: Snapshot, everything: Sight, sight: Sight, drawn: Shown, found: Led | None
) -> list[int]:
    """The ties that are drawn: those that the filter leaves, and those of the paths whatever it says."""
    ties = ties_between(snapshot, sight, drawn.nodes)
    if found is None:
        return ties
    on_paths = set(found.ties)
    among = ties_between(snapshot, everything, [node for node in found.nodes if node in set(drawn.nodes)])
    return sorted({*ties, *(tie for tie in among if snapshot.tie_id(tie) in on_paths)})
