"""What is known is worked out once a state, in arrays that nobody else writes to."""

from __future__ import annotations

import pytest

from graph_service.analysis.what_if import what_if
from graph_service.application.keeping import Keeper
from graph_service.application.kept_known import KeptKnown
from graph_service.application.viewers import Viewer
from graph_service.application.what_if import ask_what_if
from graph_service.domain.changes import Edit, Load, Writing
from graph_service.domain.errors import NotAllowed
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.what_if import Supposed
from tests.fakes import FakeStore
from tests.unit.small import ON, district

QUESTION = GapQuestion(ON)
LEAVES = Supposed(leaves=("mediator",))


def store_of(**rows: object) -> FakeStore:
    store = FakeStore()
    store.load(Load(district(**rows), "test", "t"))  # type: ignore[arg-type]
    return store


def test_it_is_worked_out_once_a_state_and_anew_after_a_change() -> None:
    store, kept = store_of(), KeptKnown()
    first = kept.know(store.snapshot(), QUESTION, DEFAULT_POLICY)
    assert kept.know(store.snapshot(), QUESTION, DEFAULT_POLICY) is first
    store.write(Writing((Edit("actors", "mediator", {"willing": "no"}, 1),), "t"))
    after = kept.know(store.snapshot(), QUESTION, DEFAULT_POLICY)
    assert "need" in first.look.costs
    assert "need" not in after.look.costs


def test_nobody_who_writes_copies_for_it() -> None:
    store, kept = store_of(), KeptKnown()
    keeper = Keeper(store.snapshot, store)
    known = kept.know(keeper.snapshot(), QUESTION, DEFAULT_POLICY)
    assert keeper.borrowed() == []
    store.write(Writing((Edit("ties", "first", {"strength": 0}, 1),), "t"))
    keeper.snapshot()
    assert what_if(known, LEAVES)[0].lost == ("need",)


def test_needs_that_a_viewer_may_not_read_are_not_told() -> None:
    store = store_of(of_need={"audience": "own"})
    told = {
        role: ask_what_if(store, QUESTION, LEAVES, DEFAULT_POLICY, Viewer("sato", role), ON).answer
        for role in ("coordinator", "office")
    }
    assert (told["coordinator"].lost, told["office"].lost) == (("need",), ())
    assert [gap.key for gap in told["coordinator"].opened] == ["no_way:need", "unused:res"]
    assert [gap.key for gap in told["office"].opened] == ["unused:res"]
    with pytest.raises(NotAllowed):
        ask_what_if(store, QUESTION, LEAVES, DEFAULT_POLICY, Viewer("member", "council"), ON)
    assert store.change_number() == 1
