"""The five classes of gaps, each as its own short function over what was looked at once (`Look`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph_service.analysis.costs import NO
from graph_service.analysis.gaps.best_ways import BestWay, Seeker, seeker
from graph_service.analysis.gaps.demand import Demand, Holding, demands, open_needs
from graph_service.analysis.gaps.open_network import Toll, open_network, toll
from graph_service.analysis.gaps.reaching import BITS, Reaching
from graph_service.analysis.gaps.sweep import least_costs
from graph_service.analysis.matching import valid_on
from graph_service.analysis.snapshot import NO_DAY, Snapshot
from graph_service.analysis.steps import usable_ties
from graph_service.domain.gaps import Gap, GapQuestion
from graph_service.domain.policy import Policy


@dataclass(frozen=True)
class Look:
    """One look at a district: each thing is worked out when it is first asked for, and once."""

    snapshot: Snapshot
    question: GapQuestion
    policy: Policy
    without_us: bool = False

    @cached_property
    def seeker(self) -> Seeker:
        return seeker(self.snapshot, self.question, self.policy, without_us=self.without_us)

    @cached_property
    def demands(self) -> list[Demand]:
        carrying = self.seeker.shared.carrying
        needs = open_needs(self.snapshot)
        return demands(self.snapshot, needs, self.policy, self.question.as_of, carrying)

    @property
    def together(self) -> list[Demand]:
        """Those whose ground no asks of their own change, and that something could meet."""
        return [one for one in self.demands if one.fits and not one.alone]

    @property
    def alone(self) -> list[Demand]:
        return [one for one in self.demands if one.fits and one.alone]

    @property
    def most_ties(self) -> int:
        return self.question.max_mediators + 1

    @cached_property
    def reaching(self) -> Reaching:
        return Reaching(open_network(self.seeker.shared.ground), self.most_ties)

    @cached_property
    def toll(self) -> Toll:
        return toll(self.seeker.shared.ground)

    @cached_property
    def costs(self) -> dict[str, int]:
        """The cost in micro-nats of the best path of each open need that reaches something."""
        found = least_costs(self.reaching.network, self.together, self.most_ties)
        for demand in self.alone:
            for way in self.seeker.best_ways([demand], {demand.needs[0].id}):
                match = {fit.resource: fit.cost for fit in demand.fits}
                found[way.need.id] = way.path.cost + match[way.resource]
        return found

    @cached_property
    def best_ways(self) -> list[BestWay]:
        return list(self.seeker.best_ways(self.demands, self.costs.keys()))

    @cached_property
    def reached_resources(self) -> dict[str, set[str]]:
        """The resources that each open need reaches."""
        found: dict[str, set[str]] = defaultdict(set)
        by_resource: dict[tuple[str, int], list[Holding]] = defaultdict(list)
        for demand in self.together:
            for fit in demand.fits:
                by_resource[fit.resource, fit.actor].extend(demand.needs)
        asked = list(by_resource.items())
        for begin in range(0, len(asked), BITS):
            part = asked[begin : begin + BITS]
            words = self.reaching.reached([actor for (_, actor), _ in part])
            for bit, ((resource, _), needs) in enumerate(part):
                for need in needs:
                    if int(words[need.holder]) >> bit & 1:
                        found[need.id].add(resource)
        for demand in self.alone:
            found[demand.needs[0].id] = self.seeker.reaches(demand, demand.needs[0])
        return found

    @cached_property
    def hanging(self) -> list[tuple[str, int]]:
        """Needs, each with a mediator without whom it reaches nothing.

        Nobody but a mediator of the best path can be that: so each of them is left out once.
        """
        return list(
            indispensable(self, [(way.need, m) for way in self.best_ways for m in way.path.mediators])
        )

    @cached_property
    def old_ties(self) -> dict[str, tuple[str, ...]]:
        """By need that reaches something: the ties of its best way that nobody confirmed of late."""
        return {way.need.id: tuple(stale_ties(self, way)) for way in self.best_ways}


def no_resource(look: Look) -> Iterator[Gap]:
    """Open needs that nothing matches."""
    for demand in look.demands:
        for need in () if demand.fits else demand.needs:
            yield Gap("no_resource", look.snapshot.area_of(need.holder), needs=(need.id,))


def no_way(look: Look) -> Iterator[Gap]:
    """Open needs that something matches, and that reach none of it."""
    for demand in look.demands:
        lost = [need for need in demand.needs if need.id not in look.costs] if demand.fits else []
        resources = tuple(fit.resource for fit in demand.fits) if lost else ()
        for need in lost:
            area = look.snapshot.area_of(need.holder)
            yield Gap("no_way", area, needs=(need.id,), resources=resources)


def hangs_on_one(look: Look) -> Iterator[Gap]:
    """Actors without whom as mediators some need reaches nothing."""
    found: dict[int, list[str]] = defaultdict(list)
    for need, mediator in look.hanging:
        found[mediator].append(need)
    for mediator, needs in found.items():
        yield Gap(
            "hangs_on_one", None, needs=tuple(sorted(needs)), actors=(look.snapshot.actors.ids[mediator],)
        )


def indispensable(look: Look, tried: Sequence[tuple[Holding, int]]) -> Iterator[tuple[str, int]]:
    """Those of these needs and mediators where the need reaches nothing without the mediator."""
    of_need = {need.id: demand for demand in look.demands for need in demand.needs}
    shared = [(need, m) for need, m in tried if not of_need[need.id].alone]
    for begin in range(0, len(shared), BITS):
        part = shared[begin : begin + BITS]
        words = look.reaching.reached([need.holder for need, _ in part], [m for _, m in part])
        for bit, (need, mediator) in enumerate(part):
            if not any(int(words[fit.actor]) >> bit & 1 for fit in of_need[need.id].fits):
                yield need.id, mediator
    for need, mediator in tried:
        demand = of_need[need.id]
        if demand.alone and not look.seeker.reaches(demand, need, [mediator]):
            yield need.id, mediator


def unused(look: Look) -> Iterator[Gap]:
    """Resources with a place left that could be given on the date and that no open need reaches."""
    snapshot, date = look.snapshot, look.question.as_of
    reached = set().union(*look.reached_resources.values())
    for resource in snapshot.resources.values():
        if resource.id in reached or resource.capacity_left == 0 or not valid_on(resource, date):
            continue
        actor = snapshot.actors.ids.place(resource.actor)
        if snapshot.actors.willing[actor] != NO:
            area = snapshot.area_of(actor)
            yield Gap("unused", area, resources=(resource.id,), actors=(resource.actor,))


def stale(look: Look) -> Iterator[Gap]:
    """Open needs whose best way rests on ties that nobody confirmed within the policy's months."""
    for way in look.best_ways:
        old = look.old_ties[way.need.id]
        if old:
            area = look.snapshot.area_of(way.need.holder)
            yield Gap("stale", area, needs=(way.need.id,), resources=(way.resource,), ties=old)


def stale_ties(look: Look, way: BestWay) -> Iterator[str]:
    ground, confirmed_on = look.seeker.shared.ground, look.snapshot.ties.confirmed_on
    for source, target in pairwise(way.path.actors):
        tie = usable_ties(ground, source, target)[0]
        confirmed = int(confirmed_on[tie])
        if confirmed == NO_DAY or confirmed < ground.day.fresh_from:
            yield look.snapshot.tie_id(tie)
