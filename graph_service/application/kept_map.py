"""What maps of one store are made of is kept: records, layouts, what each viewer sees of the last states."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.analysis.costs import Day
from graph_service.analysis.showing import ties_of_areas
from graph_service.analysis.sight import Looking, Sight, Tally, seen, tally
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.kept import Kept
from graph_service.application.kept_centres import KeptCentres
from graph_service.application.layouts import Layouts
from graph_service.application.viewers import Viewer

MOST_STATES = 8
"""Counted states (of viewer and day) that are kept."""


@dataclass(frozen=True)
class State:
    """What one viewer sees on a day, how much of everything that is, the ties between each two areas."""

    sight: Sight
    legend: Tally
    area_ties: dict[tuple[str, str], int]


class KeptMap:
    """Does not depend on the view: only on the state, and on who looks."""

    def __init__(self, records: Kept, centres: KeptCentres) -> None:
        self.records = records
        self.layouts = Layouts(records, centres)
        self.states: dict[object, State] = {}

    def state(self, snapshot: Snapshot, viewer: Viewer, day: Day) -> State:
        looking = Looking(viewer.clearance, frozenset(viewer.areas), day)
        key = (snapshot.change, looking)
        found = self.states.get(key)
        if found is None:
            sight = seen(snapshot, looking, self.layouts.everything(snapshot).sight)
            found = State(sight, tally(snapshot, sight, day), ties_of_areas(snapshot, sight))
            while len(self.states) >= MOST_STATES:
                self.states.pop(next(iter(self.states)), None)
            self.states[key] = found
        return found
