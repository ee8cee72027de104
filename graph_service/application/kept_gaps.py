"""Gaps that were worked out are kept."""

from __future__ import annotations

from graph_service.analysis.gaps import find_gaps
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.kept_answers import MOST_KEPT, KeptAnswers
from graph_service.domain.gaps import GapQuestion, GapsAnswer
from graph_service.domain.policy import Policy

__all__ = ["MOST_KEPT", "KeptGaps"]


class KeptGaps(KeptAnswers[GapQuestion, GapsAnswer]):
    """The gaps of one store's last states."""

    def work_out(self, snapshot: Snapshot, question: GapQuestion, policy: Policy) -> GapsAnswer:
        return find_gaps(snapshot, question, policy)
