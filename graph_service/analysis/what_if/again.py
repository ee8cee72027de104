"""A look at a changed district that asks again only for what the change can have touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.gaps.best_ways import BestWay
from graph_service.analysis.gaps.classes import Look, indispensable, stale_ties
from graph_service.analysis.gaps.demand import Demand, Holding
from graph_service.analysis.gaps.reaching import BITS
from graph_service.analysis.what_if.nearness import Near
from graph_service.domain.changes import Change

CONCERNED = ("actors", "resources")
SEARCHES_OF_A_SWEEP = 8
"""One sweep of `Reaching` takes as long as so many searches for single needs."""


@dataclass(frozen=True)
class Again:
    """The looks before and after (`after` has its demands), and what lies near the change.

    `less`: ways that were there may be gone, those that pass `gone`; `more`: there may be new ones.
    """

    before: Look
    after: Look
    less: Near
    more: Near
    gone: frozenset[int]

    def fill(self) -> None:
        """Gives the look after what it need not work out anew."""
        ways = self.best_ways
        cost = {way.need.id: self.cost(way) for way in self.searched.values()}
        known = self.before.costs
        costs = {way.need.id: cost.get(way.need.id, known.get(way.need.id, 0)) for way in ways}
        vars(self.after).update(best_ways=ways, costs=costs)

    def fill_all(self) -> None:
        """The same for what is only asked where the central bodies may mediate."""
        self.fill()
        vars(self.after)["reached_resources"] = self.reached()
        vars(self.after)["hanging"] = list(self.hanging())
        old = {way.need.id: tuple(stale_ties(self.after.snapshot, way)) for way in self.searched.values()}
        vars(self.after)["old_ties"] = {
            way.need.id: old[way.need.id] if way.need.id in old else self.before.old_ties[way.need.id]
            for way in self.best_ways
        }

    @cached_property
    def of_need(self) -> dict[str, tuple[Demand, Holding]]:
        return {need.id: (demand, need) for demand in self.after.demands for need in demand.needs}

    @cached_property
    def ways_before(self) -> dict[str, BestWay]:
        return {way.need.id: way for way in self.before.best_ways}

    def stays(self, need: str) -> bool:
        """Whether the best way of a need is the one that it was, or still none."""
        if need in self.more:
            return False
        way = self.ways_before.get(need)
        if way is None:
            return True
        fits = self.of_need[need][0].fits
        kept = self.gone.isdisjoint(way.path.actors) or need not in self.less
        return kept and (need not in self.less or any(fit.resource == way.resource for fit in fits))

    @cached_property
    def again(self) -> list[str]:
        """The needs whose best way is searched for anew."""
        return [need for need in {**self.less, **self.more} if not self.stays(need)]

    @cached_property
    def searched(self) -> dict[str, BestWay]:
        seeker = self.after.seeker
        return {need: way for need in self.again for way in seeker.best_way(*self.of_need[need])}

    @cached_property
    def best_ways(self) -> list[BestWay]:
        anew = set(self.again)
        return [*(w for w in self.before.best_ways if w.need.id not in anew), *self.searched.values()]

    def cost(self, way: BestWay) -> int:
        fits = self.of_need[way.need.id][0].fits
        return way.path.cost + next(fit.cost for fit in fits if fit.resource == way.resource)

    def reached(self) -> dict[str, set[str]]:
        """The resources that each need reaches: the known ones, but for those near the change."""
        found = dict(self.before.reached_resources)
        touched = {need: self.less.get(need, set()) | self.more.get(need, set()) for need in self.touched}
        part = self.partly(touched)
        for need, resources in touched.items():
            found[need] = found.get(need, set()) - resources | part.get(need, set())
        return found

    @cached_property
    def touched(self) -> list[str]:
        return [*{**self.less, **self.more}]

    @cached_property
    def changed_needs(self) -> set[str]:
        """The needs near the change, and those that other resources suit now."""
        then = {need.id: demand.fits for demand in self.before.demands for need in demand.needs}
        return {*self.touched, *(one for one, (d, _) in self.of_need.items() if d.fits is not then[one])}

    @property
    def near_resources(self) -> set[str]:
        return set().union(*self.less.values(), *self.more.values())

    def resources_of(self, change: Change) -> set[str]:
        """The resources that a change writes, and those of actors whom it makes unwilling."""
        ids = {table: {one.id for one in change.touched if one.table == table} for table in CONCERNED}
        mine = {r.id for r in self.after.snapshot.resources.values() if r.actor in ids["actors"]}
        return ids["resources"] | mine

    def partly(self, touched: Near) -> dict[str, set[str]]:
        """Which of these resources each of these needs reaches after the change."""
        demands = [
            demand.of(holding, among=resources)
            for need, resources in touched.items()
            for demand, holding in [self.of_need[need]]
        ]
        sweeps = len({fit.resource for demand in demands for fit in demand.fits}) // BITS + 1
        seeker = self.after.seeker
        if len(demands) <= SEARCHES_OF_A_SWEEP * sweeps:
            return {d.needs[0].id: seeker.reaches(d, d.needs[0]) for d in demands if d.fits}
        part = self.part(demands)
        vars(part)["reaching"] = self.after.reaching
        return part.reached_resources

    def part(self, demands: list[Demand]) -> Look:
        """A look at some demands, on the same ground."""
        after = self.after
        part = Look(after.snapshot, after.question, after.policy, after.without_us)
        vars(part).update(seeker=after.seeker, demands=demands)
        return part

    def hanging(self) -> Iterator[tuple[str, int]]:
        """Needs, each with a mediator without whom it reaches nothing."""
        before, touched = set(self.before.hanging), set(self.touched)
        yield from (pair for pair in self.before.hanging if pair[0] not in touched)
        unsure: list[tuple[Holding, int]] = []
        for way in self.best_ways:
            need = way.need.id
            for mediator in way.path.mediators if need in touched else ():
                if need not in self.more and (need, mediator) in before:
                    yield need, mediator
                elif need in self.less or (need, mediator) in before or need not in self.ways_before:
                    unsure.append((way.need, mediator))
        yield from indispensable(self.after, unsure)
