"""What if: somebody leaves, has no time, joins, or two are introduced. One module a step.

supposing   what is supposed, as the change that would be written
nearness    which needs and resources the change can have touched
again       the look at the changed district: only what was touched is asked again
known       what is known of a district, before and after, its gaps among it
comparing   what is otherwise

Nothing is written: the change is taken into arrays of its own (`analysis.upkeep`), as it would be if it were
really made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph_service.analysis.costs import asked_to_introduce
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.gaps.demand import Demand, Holding, Wanted
from graph_service.analysis.matching import MEETS, Matching
from graph_service.analysis.snapshot import Resource, Snapshot
from graph_service.analysis.upkeep import separated, taken_in
from graph_service.analysis.what_if.again import Again
from graph_service.analysis.what_if.comparing import compared
from graph_service.analysis.what_if.known import Known, gaps_again, known
from graph_service.analysis.what_if.nearness import near
from graph_service.analysis.what_if.supposing import change_of, newcomers
from graph_service.domain.policy import cost_of
from graph_service.domain.what_if import Supposed, WhatIfAnswer

__all__ = ["Known", "known", "supposing", "what_if"]


def what_if(district: Known, supposed: Supposed) -> tuple[WhatIfAnswer, Known]:
    """What would be otherwise, and all that would be known then: as if it were written and asked again.

    Raises SearchTooLarge.
    """
    after, look = supposing(district, supposed), district.look
    answer = WhatIfAnswer(look.question, supposed, tuple(newcomers(look.snapshot, supposed)))
    return compared(answer, district, after), after


def supposing(district: Known, supposed: Supposed, *, without_us: bool = True) -> Known:
    """What would be known of the district then; `without_us`: also without the central bodies."""
    look = district.look
    before, most_ties = look.snapshot, look.most_ties
    change = change_of(before, supposed, look.question.as_of)
    after = known(taken_in(separated(before), change), look.question, look.policy)
    demands = list(demands_after(look, after.look, supposed))
    for one in (after.look, after.without_us):
        vars(one)["demands"] = demands
    gone, come = concerned(after.look.snapshot, supposed, newcomers(before, supposed))
    less = near(look.seeker.shared.ground, sorted(gone), look.demands, most_ties)
    more = near(after.look.seeker.shared.ground, sorted(come), demands, most_ties)
    again = Again(look, after.look, less, more, gone)
    again.fill_all()
    if without_us:
        Again(district.without_us, after.without_us, less, more, gone).fill()
    vars(after)["gaps"] = gaps_again(district.gaps, again, change)
    return after


def concerned(snapshot: Snapshot, supposed: Supposed, new: list[str]) -> tuple[frozenset[int], set[int]]:
    """Whom ways pass that may be gone, and whom each new way passes."""
    place = snapshot.actors.ids.place
    gone = frozenset(place(actor) for actor in (*supposed.leaves, *supposed.no_time))
    return gone, {place(actor) for actor in (*new, *(one for one, _ in supposed.introduced))}


def demands_after(before: Look, after: Look, supposed: Supposed) -> Iterator[Demand]:
    """The demands of the district afterwards: what leavers gave is gone, what newcomers bring is there.

    Needs whose own asks lead to somebody concerned have those asks weighed anew.
    """
    snapshot = after.snapshot
    left = {snapshot.actors.ids.place(actor) for actor in supposed.leaves}
    busy = left | {snapshot.actors.ids.place(actor) for actor in supposed.no_time}
    new = [
        snapshot.resources[one] for one in newcomers(before.snapshot, supposed) if one in snapshot.resources
    ]
    for demand in before.demands:
        if not busy.isdisjoint(demand.asked):
            asked = asked_to_introduce(snapshot, after.policy, after.question.as_of, demand.needs[0].id)
            demand = replace(demand, asked=asked)
        if any(fit.actor in left for fit in demand.fits):
            demand = replace(demand, fits=tuple(fit for fit in demand.fits if fit.actor not in left))
        yield from with_new(after, demand, new) if new else [demand]


def with_new(look: Look, demand: Demand, new: list[Resource]) -> Iterator[Demand]:
    """The demand, in parts by which of the new resources suit its needs."""
    parts: dict[tuple[Wanted, ...], list[Holding]] = {}
    for holding in demand.needs:
        parts.setdefault(tuple(suiting(look, holding.id, new)), []).append(holding)
    for further, needs in parts.items():
        fits = tuple(sorted((*demand.fits, *further), key=lambda fit: fit.resource))
        yield replace(demand, fits=fits, needs=tuple(needs))


def suiting(look: Look, need_id: str, new: list[Resource]) -> Iterator[Wanted]:
    """Which of the new resources could meet a need."""
    snapshot, carrying = look.snapshot, look.seeker.shared.carrying
    need = snapshot.needs[need_id]
    matching = Matching(snapshot, need, look.policy, look.question.as_of)
    for resource in new if carrying.need(need) else ():
        fit = matching.fit(resource) if resource.direction == MEETS[need.direction] else None
        if fit and carrying.resource(resource):
            cost = cost_of(look.policy.theme_step, fit.theme_steps)
            yield Wanted(resource.id, snapshot.actors.ids.place(resource.actor), cost)
