"""Who can reach a resource: all open needs that it could meet, searched for from the resource's side.

Needs without asks of their own walk on the same ground: one search from the resource's actor finds the ways
of all their holders. Where somebody was asked to introduce for a need, mediators cost that need something
else, so it is searched for alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.analysis.audience import Carrying
from graph_service.analysis.caveats import about, consent_missing, no_way
from graph_service.analysis.costs import Asked, asked_to_introduce
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.matching import NEEDED_BY, Fit, Matching, steps_between
from graph_service.analysis.snapshot import Need, Resource, Snapshot
from graph_service.domain.answers import Cut, NeedPaths, ReachAnswer, ReachQuestion, Warning
from graph_service.domain.errors import UnknownId
from graph_service.domain.ontology import NO_LONGER_WAITING
from graph_service.domain.policy import Policy, cost_of


@dataclass(frozen=True)
class Met:
    """An open need that the resource could meet, and where its holder is."""

    need: Need
    holder: int
    fit: Fit


@dataclass(frozen=True)
class Part:
    """Needs whose ways are found by one search, and what it found."""

    paths: tuple[NeedPaths, ...]
    cuts: dict[str, list[str]]


def find_reach(snapshot: Snapshot, question: ReachQuestion, policy: Policy) -> ReachAnswer:
    """Every open need that the resource could meet and that reaches it, as `find_paths` of that need has it.

    Raises UnknownId, SearchTooLarge.
    """
    resource = snapshot.resources.get(question.resource)
    if resource is None:
        raise UnknownId(type="resources", id=question.resource)
    starts = (snapshot.actors.ids.place(resource.actor),)
    inquiry = Inquiry(snapshot, policy, question, starts, {}, read_back=True)
    met = needs_met(snapshot, resource, question, policy, inquiry.carrying)
    parts = [part_of(one, needs) for one, needs in searches(inquiry, met)]
    found = tuple(sorted((paths for part in parts for paths in part.paths), key=need_order))
    caveats = warnings(inquiry, resource, met, found)
    return ReachAnswer(question, resource.actor, policy, found, tuple(caveats), joined_cuts(parts))


def needs_met(
    snapshot: Snapshot, resource: Resource, question: ReachQuestion, policy: Policy, carrying: Carrying
) -> list[Met]:
    """The open needs that match the resource, in the order of their ids."""
    if not carrying.resource(resource):
        return []
    found = []
    for need in open_needs_about(snapshot, resource, policy):
        fit = Matching(snapshot, need, policy, question.as_of).fit(resource) if carrying.need(need) else None
        if fit:
            found.append(Met(need, snapshot.actors.ids.place(need.actor), fit))
    return sorted(found, key=lambda met: met.need.id)


def open_needs_about(snapshot: Snapshot, resource: Resource, policy: Policy) -> Iterator[Need]:
    """Needs that passed their check and wait, of the resource's direction and theme."""
    direction, near = NEEDED_BY[resource.direction], {}
    for need in snapshot.needs.values():
        if need.direction == direction and need.decision == "pass" and need.status not in NO_LONGER_WAITING:
            if need.theme not in near:
                near[need.theme] = steps_between(snapshot.broader, need.theme, resource.theme, policy)
            if near[need.theme] is not None:
                yield need


def searches(inquiry: Inquiry, met: Sequence[Met]) -> Iterator[tuple[Inquiry, list[Met]]]:
    """The needs that can be searched for together, then those with asks of their own."""
    scope, together = inquiry.scope, []
    alone: list[tuple[dict[int, Asked], Met]] = []
    for one in met:
        asked = asked_to_introduce(inquiry.snapshot, inquiry.policy, scope.as_of, one.need.id)
        if asked:
            alone.append((asked, one))
        else:
            together.append(one)
    yield inquiry, together
    yield from ((inquiry.for_need(asked), [one]) for asked, one in alone)


def part_of(inquiry: Inquiry, met: Sequence[Met]) -> Part:
    """The ways of some needs to the resource."""
    reached = inquiry.found([one.holder for one in met])
    ways, policy, found = inquiry.ways(reached), inquiry.policy, []
    for one in met:
        if one.holder in ways:
            steps = one.fit.theme_steps
            full = inquiry.in_full(ways[one.holder], cost_of(policy.theme_step, steps))
            found.append(NeedPaths(one.need.id, one.need.actor, steps, policy.theme_step**steps, full))
    cuts = {
        limit: [one.need.id for one in met if one.holder in hit]
        for limit, hit in inquiry.cuts(reached).items()
    }
    return Part(tuple(found), cuts)


def need_order(paths: NeedPaths) -> tuple[object, ...]:
    best = paths.ways.alternatives[0]
    return best.cost, len(best.actors), best.actors, paths.need


def joined_cuts(parts: Sequence[Part]) -> tuple[Cut, ...]:
    """The limits that hid something, with the needs for which they did."""
    limits = dict.fromkeys(limit for part in parts for limit in part.cuts)
    hit = {limit: sorted(need for part in parts for need in part.cuts[limit]) for limit in limits}
    return tuple(Cut(limit, tuple(needs)) for limit, needs in hit.items() if needs)


def warnings(
    inquiry: Inquiry, resource: Resource, met: Sequence[Met], found: Sequence[NeedPaths]
) -> Iterator[Warning]:
    """What the whole answer does not settle."""
    if not inquiry.carrying.resource(resource):
        yield Warning("resource_not_open", (resource.id,), {"audience": inquiry.scope.audience})
    yield from about("class_unknown_of_need", [one.need.id for one in met if one.fit.class_unknown])
    reached = {paths.need for paths in found}
    yield from no_way("no_way_of_need", [o.need.id for o in met if o.need.id not in reached], inquiry)
    yield from consent_missing(inquiry, (paths.ways for paths in found))
