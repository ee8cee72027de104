"""Where the areas of a district are outdoors: asked for once, and again after a change of who is where."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from graph_service.application.keeping import MOST_CHANGES, are_next
from graph_service.application.kept import RECORD_BY_RECORD
from graph_service.application.ports import Geography, Journal
from graph_service.domain.changes import Change
from graph_service.domain.geography import Centre, centres

WHERE = frozenset({"lat", "lon", "area", "kind"})
"""The columns of an actor that decide what it says of where its area is."""


class KeptCentres:
    """The centres of one store's areas."""

    def __init__(self, geography: Geography, journal: Journal) -> None:
        self.geography, self.journal = geography, journal
        self.change = -1
        self.found: dict[str, Centre] = {}
        self.lock = threading.Lock()

    def at(self, change: int) -> dict[str, Centre]:
        """By area its centre, at least as new as the state after `change`."""
        with self.lock:
            if change > self.change:
                self.renew(change)
            return self.found

    def renew(self, change: int) -> None:
        changes = self.journal.changes(self.change, MOST_CHANGES + 1) if 0 <= self.change < change else []
        if are_next(changes, self.change) and not moves_somebody(changes):
            self.change = changes[-1].number
            return
        number = self.journal.change_number()  # first: what is written meanwhile is asked for next time
        self.found, self.change = centres(self.geography.located()), number


def moves_somebody(changes: Iterable[Change]) -> bool:
    """Whether one of these may have changed where an actor is."""
    return any(
        one.purpose not in RECORD_BY_RECORD
        or any(t.table == "actors" and (not t.after or not WHERE.isdisjoint(t.after)) for t in one.touched)
        for one in changes
    )
