"""After any sequence of changes what is kept of the gaps is what asking from nothing says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis.stateful import initialize, invariant, rule

from graph_service.analysis.gaps import Look, find_gaps
from graph_service.analysis.gaps.best_ways import Seeker
from graph_service.analysis.gaps.demand import Demand, Holding
from graph_service.analysis.known import Known, state
from graph_service.application.keeping import Keeper
from graph_service.application.kept_known import KeptKnown
from graph_service.domain.changes import Load
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from tests.effort import many
from tests.fakes import FakeStore
from tests.strategies import districts
from tests.unit.analysis.test_upkeep import Upkeep, edit
from tests.unit.small import ON, actor, district, tie

EVEN = replace(DEFAULT_POLICY, strained=1.0, confirmed_ageing=1.0, confirmed_stale=1.0, central=1.0)
"""Where much costs the same: what is best is decided by ids."""
EACH_TIME = (GapQuestion(ON, 2), DEFAULT_POLICY), (GapQuestion(ON, 3), EVEN)
NOW_AND_THEN = (GapQuestion(ON, 3, "council"), DEFAULT_POLICY), (GapQuestion(ON, 7), EVEN)


class Following(Upkeep):
    """The changes of `Upkeep`; what is kept follows each of them, or several at once."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = KeptKnown()

    @initialize(rows=districts(ON, most_actors=7))
    def begin(self, rows: Any) -> None:
        super().begin(rows)

    def check(self, question: GapQuestion, policy: Policy) -> None:
        fresh = self.store.snapshot()
        kept = self.kept.know(self.keeper.snapshot(), question, policy)
        look = Look(fresh, question, policy)
        event(f"{len(look.costs)} reached")
        assert kept.answer == find_gaps(fresh, question, policy)
        assert kept.look.costs == look.costs
        assert reached(kept.look) == reached(look)
        assert set(named(kept.look, kept.look.hanging)) == set(named(look, look.hanging))

    @invariant()
    def it_is_as_freshly_read(self) -> None:
        for question, policy in EACH_TIME:
            self.check(question, policy)

    @rule()
    def somebody_asks_something_else(self) -> None:
        for question, policy in NOW_AND_THEN:
            self.check(question, policy)


def reached(look: Look) -> dict[str, set[str]]:
    return {need: some for need, some in look.reached_resources.items() if some}


def named(look: Look, hanging: list[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(need, look.snapshot.actors.ids[place]) for need, place in hanging]


Following.TestCase.settings = settings(
    max_examples=many(60), stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestFollowing = Following.TestCase


def kept_district(**rows: Any) -> tuple[FakeStore, Keeper, KeptKnown]:
    store, kept = FakeStore(), KeptKnown()
    store.load(Load(district(**rows), "test", "t"))
    keeper = Keeper(store.snapshot, store)
    kept.know(keeper.snapshot(), *EACH_TIME[0])
    return store, keeper, kept


def know(keeper: Keeper, kept: KeptKnown) -> Known:
    return kept.know(keeper.snapshot(), *EACH_TIME[0])


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The needs for which a best way is searched, in turn."""
    found, real = list[str](), Seeker.best_way

    def counting(self: Seeker, demand: Demand, need: Holding) -> Any:
        found.append(need.id)
        return real(self, demand, need)

    monkeypatch.setattr(Seeker, "best_way", counting)
    return found


FAR_AWAY = {"actors": [actor("far"), actor("away")], "ties": [tie("far", "away", "other")]}


def test_an_edit_elsewhere_asks_for_nothing_again(searched: list[str]) -> None:
    store, keeper, kept = kept_district(**FAR_AWAY)
    first = know(keeper, kept)
    assert first.answer.open_needs == 1
    searched.clear()
    edit(store, "ties", "other", strength=1)
    edit(store, "actors", "far", willing="no")
    then = know(keeper, kept)
    assert searched == []
    assert then is not first
    assert then.look.best_ways[0] is first.look.best_ways[0]
    assert then.together[0].blocks is first.together[0].blocks


def test_a_tie_of_the_best_way_is_searched_anew(searched: list[str]) -> None:
    store, keeper, kept = kept_district(**FAR_AWAY)
    searched.clear()
    edit(store, "ties", "second", strength=1)
    know(keeper, kept)
    assert set(searched) == {"need"}
    searched.clear()
    edit(store, "ties", "new", **{"from": "holder", "to": "far", "kind": "knows"})
    know(keeper, kept)
    assert searched == []  # it leads nowhere


def test_what_is_only_told_otherwise_is_told_otherwise() -> None:
    """A tie confirmed on another day, at the same cost, is no stale one any more."""
    store, keeper, kept = kept_district(first={"confirmed_on": "2020-01-01"})
    question = EACH_TIME[0][0]
    first = kept.know(keeper.snapshot(), question, EVEN).answer
    assert [gap.ties for gap in first.gaps if gap.gap_class == "stale"] == [("first",)]
    edit(store, "ties", "first", confirmed_on=ON)
    then = kept.know(keeper.snapshot(), question, EVEN).answer
    assert [gap for gap in then.gaps if gap.gap_class == "stale"] == []


def test_a_state_read_afresh_is_worked_out_afresh() -> None:
    """Places mean something else there."""
    store, keeper, kept = kept_district()
    first = know(keeper, kept).look.snapshot
    edit(store, "actors", "mediator", kind="resident", subtype=None)
    then = know(keeper, kept)
    assert not then.look.snapshot.actors.ids.continues(first.actors.ids)
    assert then.answer == find_gaps(store.snapshot(), *EACH_TIME[0])


def test_where_too_much_is_otherwise_all_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    store, keeper, kept = kept_district()
    monkeypatch.setattr(state, "MOST_CONCERNED", 0)
    edit(store, "ties", "first", strength=1)
    assert know(keeper, kept).answer == find_gaps(store.snapshot(), *EACH_TIME[0])
