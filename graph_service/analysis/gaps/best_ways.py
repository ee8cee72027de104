"""The best way of each open need, over all resources that could meet it: as `find_paths` ranks them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph_service.analysis.costs import Asked
from graph_service.analysis.found import Found
from graph_service.analysis.gaps.demand import Demand, Holding, Wanted
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.answers import Conditions, Scope
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import Policy


class BestWay(NamedTuple):
    """The cheapest path of a need, and the resource that it leads to."""

    need: Holding
    resource: str
    path: Found


@dataclass(frozen=True)
class Seeker:
    """Asks for single needs, on the ground that all of them share."""

    snapshot: Snapshot
    policy: Policy
    scope: Scope
    shared: Inquiry

    def best_ways(self, demands: Sequence[Demand], reached: Collection[str]) -> Iterator[BestWay]:
        """The best ways of the needs that are known to reach something."""
        for demand in demands:
            for need in demand.needs:
                if need.id in reached:
                    yield from self.best_way(demand, need)

    def best_way(self, demand: Demand, need: Holding) -> Iterator[BestWay]:
        inquiry = self.inquiry(need, demand.asked)
        ways = inquiry.search([fit.actor for fit in demand.fits], 1, self.scope.max_mediators)
        ranked = [(fit, ways[fit.actor][0]) for fit in demand.fits if ways[fit.actor]]
        if ranked:
            fit, path = min(ranked, key=self.rank)
            yield BestWay(need, fit.resource, path)

    def rank(self, way: tuple[Wanted, Found]) -> tuple[object, ...]:
        """By cost, number of mediators, ids: the order of a need's resources."""
        fit, path = way
        ids = self.snapshot.actors.ids
        return path.cost + fit.cost, len(path.actors), [ids[place] for place in path.actors], fit.resource

    def reaches(self, demand: Demand, need: Holding, without: Sequence[int] = ()) -> set[str]:
        """The resources that a need reaches, also where some actors do not mediate."""
        inquiry = self.inquiry(need, demand.asked)
        ways = inquiry.search([fit.actor for fit in demand.fits], 1, self.scope.max_mediators, without)
        return {fit.resource for fit in demand.fits if ways[fit.actor]}

    def inquiry(self, need: Holding, asked: Mapping[int, Asked]) -> Inquiry:
        inquiry = replace(self.shared, starts=(need.holder,), asked=dict(asked))
        vars(inquiry).update(carrying=self.shared.carrying)
        if not asked:
            vars(inquiry).update(ground=self.shared.ground)
        return inquiry


def seeker(snapshot: Snapshot, question: GapQuestion, policy: Policy, *, without_us: bool = False) -> Seeker:
    scope = Scope(
        as_of=question.as_of,
        audience=question.audience,
        max_mediators=question.max_mediators,
        conditions=Conditions(without_us=without_us),
    )
    return Seeker(snapshot, policy, scope, Inquiry(snapshot, policy, scope, (), {}))
