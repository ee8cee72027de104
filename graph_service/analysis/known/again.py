"""A look at a changed district that asks again only for what the change can have touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.gaps.best_ways import BestWay
from graph_service.analysis.gaps.classes import Look, indispensable, stale_ties
from graph_service.analysis.gaps.demand import Demand, Holding
from graph_service.analysis.gaps.reaching import BITS
from graph_service.analysis.known.demands import Demanded
from graph_service.analysis.known.difference import Difference
from graph_service.analysis.known.nearness import Better, Near

SEARCHES_OF_A_SWEEP = 8
"""One sweep of `Reaching` takes as long as so many searches for single needs."""


@dataclass(frozen=True)
class Again:
    """The looks before and after (`after` has its demands), and what is otherwise between them.

    `demanded`: what is otherwise in what needs ask for. `less`: by need the resources that it lost, or to
    which a way may be gone. `better`: what new and cheaper ways may bring, also to what needs gained.
    """

    before: Look
    after: Look
    otherwise: Difference
    demanded: Demanded
    less: Near
    better: Better

    def fill(self) -> None:
        """Gives the look after what it need not work out anew."""
        ways, known = self.best_ways, self.before.costs
        costs = {way.need.id: self.cost(way) for way in self.searched.values()}
        costs |= {way.need.id: known[way.need.id] for way in ways if way.need.id not in costs}
        vars(self.after).update(best_ways=ways, costs=costs)

    def fill_all(self) -> None:
        """The same for what is only asked where the central bodies may mediate."""
        self.fill()
        vars(self.after)["hanging"] = list(self.hanging())
        vars(self.after)["reached_resources"] = self.reached()
        vars(self.after)["old_ties"] = dict(self.old_ties())

    @property
    def anew(self) -> frozenset[str]:
        return self.demanded.anew

    @cached_property
    def of_need(self) -> dict[str, tuple[Demand, Holding]]:
        return {need.id: (demand, need) for demand in self.after.demands for need in demand.needs}

    @cached_property
    def ways_before(self) -> dict[str, BestWay]:
        return {way.need.id: way for way in self.before.best_ways}

    def stays(self, way: BestWay) -> bool:
        """Whether the best way of a need is still what it was: nothing on it is worse, none is cheaper."""
        need = way.need.id
        if need in self.anew or need not in self.of_need or way.resource in self.demanded.lost.get(need, ()):
            return False
        cheapest = self.better.least.get(need)
        cheaper = cheapest is not None and cheapest <= self.before.costs[need]
        return not cheaper and not self.otherwise.worse.on(way.path.actors)

    @cached_property
    def stayed(self) -> dict[str, BestWay]:
        return {need: way for need, way in self.ways_before.items() if self.stays(way)}

    @cached_property
    def searched(self) -> dict[str, BestWay]:
        """The best ways of the needs for which they are searched for anew."""
        perhaps = {*self.ways_before, *self.better.least, *self.anew} - self.stayed.keys()
        seeker = self.after.seeker
        known = sorted(perhaps & self.of_need.keys())
        return {need: way for need in known for way in seeker.best_way(*self.of_need[need])}

    @cached_property
    def best_ways(self) -> list[BestWay]:
        return [*self.stayed.values(), *self.searched.values()]

    def cost(self, way: BestWay) -> int:
        fits = self.of_need[way.need.id][0].fits
        return way.path.cost + next(fit.cost for fit in fits if fit.resource == way.resource)

    def old_ties(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for way in self.best_ways:
            need, told = way.need.id, self.otherwise.told
            anew = need in self.searched or told.on(way.path.actors)
            yield need, tuple(stale_ties(self.after, way)) if anew else self.before.old_ties[need]

    def reached(self) -> dict[str, set[str]]:
        """The resources that each need reaches: the known ones, but for those past something concerned."""
        before = self.before.reached_resources
        found = {need: before[need] for need in before if need in self.of_need and need not in self.anew}
        unsure = {need: {fit.resource for fit in self.of_need[need][0].fits} for need in self.anew}
        for need in {*self.less, *self.better.more} & self.of_need.keys() - self.anew:
            sure, unsure[need] = self.sure_and_unsure(need, found.get(need, set()))
            found[need] = (found.get(need, set()) - unsure[need]) | sure
        for need, resources in self.partly({need: some for need, some in unsure.items() if some}).items():
            found[need] = found.get(need, set()) | resources
        return found

    def sure_and_unsure(self, need: str, known: set[str]) -> tuple[set[str], set[str]]:
        """The resources that a need reaches now, and those of which it has to be asked.

        A new way within the limit leads there; with asks of its own it may not.
        """
        more, less = self.better.more.get(need, set()), self.less.get(need, set())
        if self.of_need[need][0].alone:
            return set(), (less & known) | (more - known)
        return more, (less & known) - more

    def partly(self, unsure: Near) -> dict[str, set[str]]:
        """Which of these resources each of these needs reaches after the change."""
        demands = [
            demand.of(holding, among=resources)
            for need, resources in unsure.items()
            for demand, holding in [self.of_need[need]]
        ]
        sweeps = len({fit.resource for demand in demands for fit in demand.fits}) // BITS + 1
        seeker = self.after.seeker
        if len(demands) <= SEARCHES_OF_A_SWEEP * sweeps:
            return {d.needs[0].id: seeker.reaches(d, d.needs[0]) for d in demands if d.fits}
        part = Look(self.after.snapshot, self.after.question, self.after.policy, self.after.without_us)
        vars(part).update(seeker=seeker, demands=demands, reaching=self.after.reaching)
        return part.reached_resources

    def hanging(self) -> Iterator[tuple[str, int]]:
        """Needs, each with a mediator without whom it reaches nothing."""
        before, more = set(self.before.hanging), self.better.more
        touched = {*self.less, *more, *self.searched}
        yield from (pair for pair in before if pair[0] in self.stayed and pair[0] not in touched)
        unsure: list[tuple[Holding, int]] = []
        for way in self.best_ways:
            need = way.need.id
            for mediator in way.path.mediators if need in touched else ():
                known = need in self.ways_before and need not in self.anew
                hung = (need, mediator) in before
                if known and hung and need not in more:
                    yield need, mediator
                elif not known or hung or need in self.less:
                    unsure.append((way.need, mediator))
        yield from indispensable(self.after, unsure)
