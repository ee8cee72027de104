"""Answers about a state that were worked out are kept: a page that is opened again finds them there."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import OrderedDict
from contextlib import suppress
from typing import Generic, TypeVar

from graph_service.analysis.snapshot import Snapshot
from graph_service.application.reliance import Run, beside
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.policy import Policy

MOST_KEPT = 4
"""Answers: today's, and those of a few other settings that somebody compares."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class KeptAnswers(ABC, Generic[Question, Answer]):
    """The answers about one store's last states, by the number of its last change.

    `run` does what nobody waits for.
    """

    def __init__(self, run: Run = beside) -> None:
        self.run = run
        self.known: OrderedDict[tuple[int, Question, Policy], Answer] = OrderedDict()
        self.lock = threading.Lock()

    @abstractmethod
    def work_out(self, snapshot: Snapshot, question: Question, policy: Policy) -> Answer:
        """The answer in a state."""

    def ready(self, snapshot: Snapshot, question: Question, policy: Policy) -> bool:
        """Whether `find` would answer at once. Asks no lock: somebody may be working under it."""
        return (snapshot.change, question, policy) in self.known

    def begin(self, snapshot: Snapshot, question: Question, policy: Policy) -> None:
        """Has the answer worked out beside the pages, unless one is already. What fails, `find` will say."""

        def work() -> None:
            with suppress(GraphServiceError):
                self.find(snapshot, question, policy)

        if not self.lock.locked():
            self.run(work)

    def find(self, snapshot: Snapshot, question: Question, policy: Policy) -> Answer:
        """The answer in a state. Whoever asks for the same meanwhile waits and shares it."""
        key = (snapshot.change, question, policy)
        with self.lock:
            if key not in self.known:
                self.known[key] = self.work_out(snapshot, question, policy)
                while len(self.known) > MOST_KEPT:
                    self.known.popitem(last=False)
            self.known.move_to_end(key)
            return self.known[key]
