"""What is known of a district is kept: the first what-if works it out, the next ones find it there."""

from __future__ import annotations

import threading
from collections.abc import Callable

from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.upkeep import separated
from graph_service.analysis.what_if import Known, known
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import Policy

Know = Callable[[Snapshot, GapQuestion, Policy], Known]


class KeptKnown:
    """The last state of one store that somebody asked about, by the number of its last change."""

    def __init__(self) -> None:
        self.key: tuple[int, GapQuestion, Policy] | None = None
        self.present: Known | None = None
        self.lock = threading.Lock()

    def know(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> Known:
        """What is known in a state, in arrays of its own: nobody who writes waits for it or copies for it.

        Whoever asks meanwhile waits and shares it.
        """
        key = (snapshot.change, question, policy)
        with self.lock:
            if self.present is None or self.key != key:
                self.present = known(separated(snapshot), question, policy)
                self.present.work_out()
                self.key = key
            return self.present
