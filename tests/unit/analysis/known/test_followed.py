"""After any sequence of changes what is kept of the gaps is what asking from nothing says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, event, settings
from hypothesis.stateful import initialize, invariant, rule

from graph_service.analysis.gaps import Look, find_gaps
from graph_service.application.kept_known import KeptKnown
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from tests.effort import many
from tests.strategies import districts
from tests.unit.analysis.test_upkeep import Upkeep
from tests.unit.small import ON

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
