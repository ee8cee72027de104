"""Open needs and what could meet them: those that the same things suit are looked at together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from graph_service.analysis.audience import Carrying
from graph_service.analysis.costs import Asked, asked_to_introduce, asks_about
from graph_service.analysis.matching import MEETS, Matching, resources_about, steps_up
from graph_service.analysis.snapshot import Need, Resource, Snapshot
from graph_service.domain.ontology import NO_LONGER_WAITING
from graph_service.domain.policy import Policy, cost_of


class Wanted(NamedTuple):
    """A resource that could meet a need: where its actor is, and what the match costs in micro-nats."""

    resource: str
    actor: int
    cost: int


class Holding(NamedTuple):
    """An open need and where its holder is."""

    id: str
    holder: int


@dataclass(frozen=True)
class Demand:
    """Needs that the same resources could meet at the same cost.

    `asked` are the actors whom the need's own asks change; needs that have such stand alone.
    """

    fits: tuple[Wanted, ...]
    needs: tuple[Holding, ...]
    asked: Mapping[int, Asked]

    @property
    def alone(self) -> bool:
        return bool(self.asked)

    def of(self, need: Holding, among: Collection[str] | None = None) -> Demand:
        """The demand of one of its needs, for those `among` its resources."""
        fits = self.fits if among is None else tuple(fit for fit in self.fits if fit.resource in among)
        return replace(self, fits=fits, needs=(need,))


def open_needs(snapshot: Snapshot) -> list[Need]:
    """Needs that passed their check and still wait, in the order of their ids."""
    waiting = [
        need
        for need in snapshot.needs.values()
        if need.decision == "pass" and need.status not in NO_LONGER_WAITING
    ]
    return sorted(waiting, key=lambda need: need.id)


def demands(
    snapshot: Snapshot, needs: Iterable[Need], policy: Policy, date: str, carrying: Carrying
) -> list[Demand]:
    """The demands of these needs; one without fits where nothing matches."""
    together: dict[tuple[Wanted, ...], list[Holding]] = defaultdict(list)
    alone: list[Demand] = []
    shelves = Shelves(snapshot, policy, date, carrying)
    for need in needs:
        holding = Holding(need.id, snapshot.actors.ids.place(need.actor))
        asked = asked_to_introduce(snapshot, policy, date, need.id)
        wanted = shelves.wanted_by(need)
        if asked:
            alone.append(Demand(wanted, (holding,), asked))
        else:
            together[wanted].append(holding)
    return [*(Demand(fits, tuple(held), {}) for fits, held in together.items()), *alone]


class Shelves:
    """What could meet a need, looked up once for all holders whom the same things suit."""

    def __init__(self, snapshot: Snapshot, policy: Policy, date: str, carrying: Carrying) -> None:
        self.snapshot, self.policy, self.date, self.carrying = snapshot, policy, date, carrying
        self.known: dict[tuple[str, ...], tuple[Wanted, ...]] = {}
        self.near: dict[tuple[str, str], list[tuple[Resource, int]]] = {}

    def wanted_by(self, need: Need) -> tuple[Wanted, ...]:
        """What could meet the need, in the order of ids. Empty where the need itself may not be told."""
        if not self.carrying.need(need):
            return ()
        key = (need.theme, need.direction, *self.what_matters(need))
        if key not in self.known:
            self.known[key] = tuple(self.fitting(need))
        return self.known[key]

    def what_matters(self, need: Need) -> Iterator[str]:
        """What of a need and its holder decides which resources on its theme suit."""
        snapshot, shelf = self.snapshot, self.on_theme(need)
        if any(resource.areas for resource, _ in shelf):
            yield snapshot.area_of(snapshot.actors.ids.place(need.actor))
        if any(resource.eligible for resource, _ in shelf):
            yield "class " + snapshot.care.get(need.actor, "")
        if any(resource.actor == need.actor for resource, _ in shelf):
            yield "own " + need.actor
        yield from sorted(a.resource for a in asks_about(snapshot, need.id) if a.answer == "declined")

    def on_theme(self, need: Need) -> list[tuple[Resource, int]]:
        """The resources whose direction and theme meet the need's, with the steps between the themes."""
        key = need.theme, need.direction
        if key not in self.near:
            about, met = resources_about(self.snapshot), MEETS[need.direction]
            found = [
                (resource, steps)
                for theme, steps in self.near_themes(need.theme).items()
                for resource in about[theme].values()
                if resource.direction == met
            ]
            self.near[key] = sorted(found, key=lambda pair: pair[0].id)
        return self.near[key]

    def near_themes(self, theme: str) -> dict[str, int]:
        """The themes of resources within the policy's steps, up to a common one and down again."""
        found: dict[str, int] = {}
        for above, up in steps_up(theme, self.snapshot.broader, self.policy.theme_steps_max).items():
            for other, down in self.below.get(above, ()):
                if up + down <= self.policy.theme_steps_max:
                    found[other] = min(up + down, found.get(other, up + down))
        return found

    @cached_property
    def below(self) -> dict[str, list[tuple[str, int]]]:
        """The themes of resources at or below each theme, with the steps down to them."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for theme in resources_about(self.snapshot):
            for above, up in steps_up(theme, self.snapshot.broader, self.policy.theme_steps_max).items():
                found[above].append((theme, up))
        return found

    def fitting(self, need: Need) -> Iterator[Wanted]:
        matching = Matching(self.snapshot, need, self.policy, self.date)
        place = self.snapshot.actors.ids.place
        for resource, steps in self.on_theme(need):
            if matching.fit_in(resource, steps) and self.carrying.resource(resource):
                yield Wanted(resource.id, place(resource.actor), cost_of(self.policy.theme_step, steps))


def hindrances(snapshot: Snapshot, need: str, date: str, policy: Policy) -> Iterator[tuple[str, str]]:
    """Resources on a need's theme with the first thing that keeps each from fitting, in the order of ids.

    One that fits and may only not be told of is passed over.
    """
    matching = Matching(snapshot, snapshot.needs[need], policy, date)
    for resource in sorted(matching.on_theme(), key=lambda one: one.id):
        for code in islice(matching.hindrances(resource), 1):
            yield resource.id, code
