"""What is known of a district is kept, and follows each change: gaps and what-ifs draw on the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from graph_service.analysis.known import Known, followed, known
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.upkeep import separated
from graph_service.domain.gaps import GapQuestion, GapsAnswer
from graph_service.domain.policy import Policy

MOST_KEPT = 4
"""Questions: today's, and those of a few other settings that somebody compares."""

Know = Callable[[Snapshot, GapQuestion, Policy], Known]


class KeptKnown:
    """What is known of the last state of one store that somebody asked about, by question and cost model."""

    def __init__(self) -> None:
        self.present: OrderedDict[tuple[GapQuestion, Policy], Known] = OrderedDict()
        self.own: Snapshot | None = None
        self.lock = threading.Lock()

    def find(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> GapsAnswer:
        """The gaps in a state."""
        return self.know(snapshot, question, policy).answer

    def know(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> Known:
        """What is known in a state, in arrays of its own: nobody who writes waits for it or copies for it.

        Whoever asks meanwhile waits and shares it.
        """
        key = (question, policy)
        with self.lock:
            last = self.present.get(key)
            if last is None or last.look.snapshot.change != snapshot.change:
                last = self.worked_out(last, self.separated(snapshot), question, policy)
                self.present[key] = last
                while len(self.present) > MOST_KEPT:
                    self.present.popitem(last=False)
            self.present.move_to_end(key)
            return last

    def separated(self, snapshot: Snapshot) -> Snapshot:
        """The state in arrays of its own, shared by all questions about it."""
        if self.own is None or self.own.change != snapshot.change:
            self.own = separated(snapshot)
        return self.own

    def worked_out(
        self, last: Known | None, snapshot: Snapshot, question: GapQuestion, policy: Policy
    ) -> Known:
        """From what was known before the last changes, or from nothing."""
        found = followed(last, snapshot) if last else known(snapshot, question, policy)
        found.work_out()
        return found
