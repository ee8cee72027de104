"""The demands of a changed district: needs whose resources or asks a change may concern are weighed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from graph_service.analysis.costs import NO, asked_to_introduce
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.gaps.demand import Demand, Holding, Wanted, demands, open_needs
from graph_service.analysis.matching import NEEDED_BY, steps_between
from graph_service.analysis.snapshot import Need, Resource, Snapshot

Row = TypeVar("Row")


@dataclass(frozen=True)
class Demanded:
    """The demands now, and what is otherwise in them.

    `anew`: needs that are open now and were not, or whose holder or own asks are others. Of needs that other
    things suit now: what they `gained`, and the resources that they `lost`.
    """

    demands: list[Demand]
    anew: frozenset[str] = frozenset()
    gained: Mapping[str, tuple[Wanted, ...]] = field(default_factory=dict)
    lost: Mapping[str, set[str]] = field(default_factory=dict)


def renewed(before: Look, after: Look) -> Demanded:
    """The demands after a change; a need that it does not concern has the very demand that it had."""
    had = {need.id: (demand, need) for demand in before.demands for need in demand.needs}
    needs = open_needs(after.snapshot)
    weighed = Reweighing(before, after).of(needs) | {need.id for need in needs if need.id not in had}
    again = weigh(after, [need for need in needs if need.id in weighed])
    pairs = [(had.get(need.id), (demand, need)) for demand in again for need in demand.needs]
    anew = {now[1].id for was, now in pairs if was is None or is_another(was, now)}
    suited = [
        (was[0], *now) for was, now in pairs if was and now[1].id not in anew and was[0].fits != now[0].fits
    ]
    other = anew | {need.id for _, _, need in suited}
    leaving = other | (had.keys() - {need.id for need in needs})
    if not leaving:
        return Demanded(before.demands)
    kept = [one for demand in before.demands if (one := without(demand, leaving)).needs]
    return Demanded(
        joined(kept, [one for demand in again if (one := only(demand, other)).needs]),
        frozenset(anew),
        {need.id: tuple(set(now.fits) - set(was.fits)) for was, now, need in suited},
        {need.id: {fit.resource for fit in set(was.fits) - set(now.fits)} for was, now, need in suited},
    )


def is_another(was: tuple[Demand, Holding], now: tuple[Demand, Holding]) -> bool:
    """Whether a need is asked by somebody else, or with other asks of its own."""
    alone = now[0].alone and was[0].fits != now[0].fits
    return alone or was[1] != now[1] or was[0].asked != now[0].asked


def weigh(look: Look, needs: Iterable[Need]) -> list[Demand]:
    carrying = look.seeker.shared.carrying
    return demands(look.snapshot, needs, look.policy, look.question.as_of, carrying)


def without(demand: Demand, needs: Iterable[str]) -> Demand:
    kept = tuple(need for need in demand.needs if need.id not in needs)
    return demand if len(kept) == len(demand.needs) else replace(demand, needs=kept)


def only(demand: Demand, needs: Iterable[str]) -> Demand:
    return replace(demand, needs=tuple(need for need in demand.needs if need.id in needs))


def joined(demands: Iterable[Demand], others: Iterable[Demand]) -> list[Demand]:
    """All of them; those that the same resources suit are one."""
    found: dict[tuple[Wanted, ...], Demand] = {}
    alone: list[Demand] = []
    for demand in (*demands, *others):
        if demand.alone:
            alone.append(demand)
        elif demand.fits in found:
            known = found[demand.fits]
            found[demand.fits] = replace(known, needs=(*known.needs, *demand.needs))
        else:
            found[demand.fits] = demand
    return [*found.values(), *alone]


@dataclass(frozen=True)
class Reweighing:
    """Which needs a change may concern in what suits them. It may name too many, never too few."""

    before: Look
    after: Look

    def of(self, needs: Iterable[Need]) -> set[str]:
        was, would = self.before.snapshot, self.after.snapshot
        if was.broader != would.broader or was.parent != would.parent:
            return {need.id for need in needs}
        rows = {need.id for need in altered(was.needs, would.needs)}
        asked = {ask.need for ask in altered(was.asks, would.asks)}
        return rows | asked | self.otherwise_asked | self.held_or_on_theme(needs)

    @cached_property
    def otherwise_asked(self) -> set[str]:
        """Needs of which some who were asked mediate otherwise now."""
        look = self.after
        given = (look.snapshot, look.policy, look.question.as_of)
        return {
            demand.needs[0].id
            for demand in self.before.demands
            if demand.alone and asked_to_introduce(*given, demand.needs[0].id) != demand.asked
        }

    def held_or_on_theme(self, needs: Iterable[Need]) -> set[str]:
        """Needs whose holder is another, or to whose theme a resource came, or one changed or went."""
        holders, about = self.holders | self.carried, set(self.themes())
        snapshot, policy = self.after.snapshot, self.after.policy
        near: dict[tuple[str, str], bool] = {}
        for need in needs:
            key = need.theme, need.direction
            if key not in near:
                near[key] = any(
                    need.direction == direction
                    and steps_between(snapshot.broader, need.theme, theme, policy) is not None
                    for theme, direction in about
                )
        return {need.id for need in needs if need.actor in holders or near[need.theme, need.direction]}

    @cached_property
    def holders(self) -> set[str]:
        """Actors of another area, or of another class of care."""
        was, would = self.before.snapshot, self.after.snapshot
        moved = would.actors.area[: len(was.actors.area)] != was.actors.area
        care = was.care.keys() | would.care.keys()
        return self.named(moved) | {one for one in care if was.care.get(one) != would.care.get(one)}

    @cached_property
    def carried(self) -> set[str]:
        """Actors for whom a consent came or went, where that matters."""
        was, would = (look.seeker.shared.carrying for look in (self.before, self.after))
        if would.everything:
            return set()
        return self.named(would.covered[: len(was.covered)] != was.covered)

    def named(self, marked: np.ndarray) -> set[str]:
        ids = self.after.snapshot.actors.ids
        return {ids[place] for place in np.flatnonzero(marked).tolist()}

    def themes(self) -> Iterator[tuple[str, str]]:
        """Themes of the resources that are otherwise, with the direction of needs that they meet."""
        was, would = self.before.snapshot, self.after.snapshot
        unwilling = [one.actors.willing[: len(was.actors.willing)] == NO for one in (was, would)]
        owners = self.named(unwilling[0] != unwilling[1]) | self.carried
        for resource in (*altered(was.resources, would.resources), *owned(would, owners)):
            yield resource.theme, NEEDED_BY[resource.direction]


def owned(snapshot: Snapshot, owners: set[str]) -> list[Resource]:
    return [one for one in snapshot.resources.values() if one.actor in owners] if owners else []


def altered(was: Mapping[str, Row], would: Mapping[str, Row]) -> Iterator[Row]:
    """The rows that are otherwise, as they were and as they are."""
    for identity, row in would.items():
        old = was.get(identity)
        if old is not row and old != row:
            yield from (row,) if old is None else (old, row)
    yield from (was[identity] for identity in was.keys() - would.keys())
