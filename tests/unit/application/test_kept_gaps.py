"""Gaps are worked out once a state and question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_service.application import kept_gaps
from graph_service.application.kept_gaps import MOST_KEPT, KeptGaps
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from tests.unit.analysis.test_reach import snapshot_of
from tests.unit.small import ON, district


def test_what_is_known_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[GapQuestion] = []
    real = kept_gaps.find_gaps

    def counting(*given):  # type: ignore[no-untyped-def]
        asked.append(given[1])
        return real(*given)

    monkeypatch.setattr(kept_gaps, "find_gaps", counting)
    keeper, snapshot, question = KeptGaps(), snapshot_of(district()), GapQuestion(ON)
    first = keeper.find(snapshot, question, DEFAULT_POLICY)
    assert keeper.find(snapshot, question, DEFAULT_POLICY) is first
    keeper.find(replace(snapshot, change=1), question, DEFAULT_POLICY)
    keeper.find(snapshot, replace(question, max_mediators=1), DEFAULT_POLICY)
    assert len(asked) == 3
    for limit in range(MOST_KEPT + 1):
        keeper.find(replace(snapshot, change=2), replace(question, max_mediators=limit), DEFAULT_POLICY)
    assert len(keeper.known) == MOST_KEPT
