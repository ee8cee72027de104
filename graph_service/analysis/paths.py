"""Mediated paths from a need to every resource that could meet it: what is asked, found and to be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_service.analysis.caveats import about, consent_missing, no_way
from graph_service.analysis.costs import asked_to_introduce
from graph_service.analysis.found import Found
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.matching import Fit, checked_need, fits
from graph_service.analysis.reasons import why_no_resource
from graph_service.analysis.snapshot import Need, Snapshot
from graph_service.domain.answers import Cut, PathsAnswer, Question, ResourcePaths, Warning
from graph_service.domain.policy import Policy, cost_of

Reached = dict[int, list[Found]]
"""The alternatives found to each actor."""


def find_paths(snapshot: Snapshot, question: Question, policy: Policy) -> PathsAnswer:
    """Every resource that matches the need and can be reached, each with its best alternatives.

    Raises UnknownId, NeedNotChecked, SearchTooLarge.
    """
    need = checked_need(snapshot, question.need)
    inquiry = inquiry_of(snapshot, need, question, policy)
    matching = fits(snapshot, need, policy, question.as_of, inquiry.carrying)
    actors = {fit.resource.id: snapshot.actors.ids.place(fit.resource.actor) for fit in matching}
    reached = inquiry.found(list(actors.values()))
    resources = resource_paths(inquiry, matching, actors, reached)
    return PathsAnswer(
        question,
        need.actor,
        policy,
        resources,
        tuple(warnings(inquiry, need, matching, resources)),
        cuts_of(inquiry, actors, reached),
        () if resources else why_no_resource(inquiry, need),
    )


def inquiry_of(snapshot: Snapshot, need: Need, question: Question, policy: Policy) -> Inquiry:
    asked = asked_to_introduce(snapshot, policy, question.as_of, need.id)
    return Inquiry(snapshot, policy, question, (snapshot.actors.ids.place(need.actor),), asked)


def resource_paths(
    inquiry: Inquiry, matching: Sequence[Fit], actors: dict[str, int], reached: Reached
) -> tuple[ResourcePaths, ...]:
    """The resources that are reached, by their best path, then id."""
    ways, policy, found = inquiry.ways(reached), inquiry.policy, []
    for fit in matching:
        if actors[fit.resource.id] in ways:
            match_cost = cost_of(policy.theme_step, fit.theme_steps)
            full = inquiry.in_full(ways[actors[fit.resource.id]], match_cost)
            match = policy.theme_step**fit.theme_steps
            found.append(ResourcePaths(fit.resource.id, fit.resource.actor, fit.theme_steps, match, full))
    return tuple(sorted(found, key=resource_order))


def resource_order(paths: ResourcePaths) -> tuple[object, ...]:
    best = paths.alternatives[0]
    return best.cost, len(best.actors), best.actors, paths.resource


def cuts_of(inquiry: Inquiry, actors: dict[str, int], reached: Reached) -> tuple[Cut, ...]:
    """The limits that hid something, with the resources for which they did."""
    cuts = {limit: set(targets) for limit, targets in inquiry.cuts(reached).items()}
    named = {limit: [r for r, actor in actors.items() if actor in hit] for limit, hit in cuts.items()}
    return tuple(Cut(limit, tuple(resources)) for limit, resources in named.items() if resources)


def warnings(
    inquiry: Inquiry, need: Need, matching: Sequence[Fit], found: Sequence[ResourcePaths]
) -> Iterator[Warning]:
    """What the whole answer does not settle."""
    scope, carrying = inquiry.scope, inquiry.carrying
    if not carrying.need(need):
        yield Warning("need_not_open", (need.actor,), {"audience": scope.audience})
    yield from about("class_unknown", [fit.resource.id for fit in matching if fit.class_unknown])
    reached = {paths.resource for paths in found}
    yield from no_way("no_way", [f.resource.id for f in matching if f.resource.id not in reached], inquiry)
    yield from consent_missing(inquiry, (paths.ways for paths in found))
