"""A fabric is worked out once a state and question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_service.application.fabric import kept
from graph_service.application.fabric.kept import KeptFabric
from graph_service.domain.fabric import FabricQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from tests.unit.analysis.test_reach import snapshot_of
from tests.unit.small import ON, district


def test_what_is_known_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[FabricQuestion] = []
    real = kept.worked_out

    def counting(*given):  # type: ignore[no-untyped-def]
        asked.append(given[1])
        return real(*given)

    monkeypatch.setattr(kept, "worked_out", counting)
    keeper, snapshot, question = KeptFabric(), snapshot_of(district()), FabricQuestion(ON)
    first = keeper.find(snapshot, question, DEFAULT_POLICY)
    assert keeper.find(snapshot, question, DEFAULT_POLICY) is first
    keeper.find(replace(snapshot, change=1), question, DEFAULT_POLICY)
    keeper.find(snapshot, replace(question, audience="own"), DEFAULT_POLICY)
    assert len(asked) == 3
