"""Gaps that were worked out are kept: a page that is opened again finds them there."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import suppress

from graph_service.analysis.gaps import find_gaps
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.reliance import Run, beside
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.gaps import GapQuestion, GapsAnswer
from graph_service.domain.policy import Policy

MOST_KEPT = 4
"""Answers: today's, and those of a few other settings that somebody compares."""

Key = tuple[int, GapQuestion, Policy]


class KeptGaps:
    """The answers about one store's last states, by the number of its last change.

    `run` does what nobody waits for.
    """

    def __init__(self, run: Run = beside) -> None:
        self.run = run
        self.known: OrderedDict[Key, GapsAnswer] = OrderedDict()
        self.lock = threading.Lock()

    def ready(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> bool:
        """Whether `find` would answer at once. Asks no lock: somebody may be working under it."""
        return (snapshot.change, question, policy) in self.known

    def begin(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> None:
        """Has the gaps worked out beside the pages, unless some are already. What fails, `find` will say."""

        def work() -> None:
            with suppress(GraphServiceError):
                self.find(snapshot, question, policy)

        if not self.lock.locked():
            self.run(work)

    def find(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> GapsAnswer:
        """The gaps in a state. Whoever asks for the same meanwhile waits and shares the answer."""
        key = (snapshot.change, question, policy)
        with self.lock:
            if key not in self.known:
                self.known[key] = find_gaps(snapshot, question, policy)
                while len(self.known) > MOST_KEPT:
                    self.known.popitem(last=False)
            self.known.move_to_end(key)
            return self.known[key]
