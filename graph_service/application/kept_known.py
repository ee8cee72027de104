"""What is known of a district is kept, and follows each change: gaps and what-ifs draw on the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress

from graph_service.analysis.known import Known, followed, known
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.upkeep import separated
from graph_service.application.reliance import Run, beside
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.gaps import GapQuestion, GapsAnswer
from graph_service.domain.policy import Policy

MOST_KEPT = 4
"""Questions: today's, and those of a few other settings that somebody compares."""

SMALL = 20_000
"""Ties of a district in which nobody notices that a change is followed."""

Know = Callable[[Snapshot, GapQuestion, Policy], Known]


class KeptKnown:
    """What is known of the last state of one store that somebody asked about, by question and cost model.

    `run` does what nobody waits for.
    """

    def __init__(self, run: Run = beside) -> None:
        self.run = run
        self.present: OrderedDict[tuple[GapQuestion, Policy], Known] = OrderedDict()
        self.own: Snapshot | None = None
        self.lock = threading.Lock()

    def ready(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> bool:
        """Whether `find` would answer at once. Asks no lock: somebody may be working under it."""
        last = self.present.get((question, policy))
        small = len(snapshot.ties.source) <= SMALL
        return last is not None and (small or last.look.snapshot.change == snapshot.change)

    def begin(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> None:
        """Has it worked out beside the pages, unless something is already. What fails, `find` will say."""

        def work() -> None:
            with suppress(GraphServiceError):
                self.find(snapshot, question, policy)

        if not self.lock.locked():
            self.run(work)

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
