"""Mediated paths from a need to every resource that could meet it: what is asked, found and to be known."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

import numpy as np

from graph_service.analysis.audience import carrying
from graph_service.analysis.costs import (
    HEARSAY,
    Logs,
    Mediators,
    mediators,
    months_before,
    tie_costs,
    tie_logs,
)
from graph_service.analysis.matching import Fit, checked_need, fits
from graph_service.analysis.network import Network, build_network
from graph_service.analysis.search import Found, cheapest
from graph_service.analysis.snapshot import TIES, Need, Snapshot
from graph_service.domain.answers import Alternative, PathsAnswer, Question, ResourcePaths, Step, Warning
from graph_service.domain.policy import Policy, cost_of, score_of


def find_paths(snapshot: Snapshot, question: Question, policy: Policy) -> PathsAnswer:
    """Every resource that matches the need and can be reached, each with its best alternatives.

    Raises UnknownId and NeedNotChecked.
    """
    need = checked_need(snapshot, question.need)
    search = Search(snapshot, need, question, policy)
    matching = fits(snapshot, need, policy, question.as_of, search.carrying)
    reached = [search.resource_paths(fit) for fit in matching]
    found = sorted((paths for paths in reached if paths.alternatives), key=resource_order)
    return PathsAnswer(
        question, need.actor, policy, tuple(found), tuple(search.warnings(matching, reached, found))
    )


def resource_order(paths: ResourcePaths) -> tuple[object, ...]:
    best = paths.alternatives[0]
    return best.cost, len(best.actors), best.actors, paths.resource


class Search:
    """One question made ready: the network on its date, and what every mediator costs for its need."""

    def __init__(self, snapshot: Snapshot, need: Need, question: Question, policy: Policy) -> None:
        self.snapshot, self.need, self.question, self.policy = snapshot, need, question, policy
        self.carrying = carrying(snapshot, question.audience, question.as_of)
        self.mediators: Mediators = mediators(snapshot, policy, question.as_of, need.id)
        self.logs: Logs = tie_logs(snapshot, policy, question.as_of)
        self.network: Network = build_network(
            snapshot,
            tie_costs(snapshot, policy, question.as_of),
            self.carrying.ties,
            self.carrying.actors,
        )
        self.found: dict[str, list[Found]] = {}

    def resource_paths(self, fit: Fit) -> ResourcePaths:
        """The best alternatives to one resource; none if nobody can introduce within the limit."""
        actor, match = fit.resource.actor, self.policy.theme_step**fit.theme_steps
        if actor not in self.found:
            self.found[actor] = self.cheapest_to(actor)
        cost = cost_of(self.policy.theme_step, fit.theme_steps)
        alternatives = tuple(self.alternative(found, cost) for found in self.found[actor])
        return ResourcePaths(fit.resource.id, actor, fit.theme_steps, match, alternatives)

    def cheapest_to(self, actor: str) -> list[Found]:
        places, question = self.snapshot.actors.places, self.question
        ties = question.max_mediators + 1
        start, target = places[self.need.actor], places[actor]
        return cheapest(self.network, self.mediators.costs, start, target, ties, question.alternatives)

    def alternative(self, found: Found, match_cost: int) -> Alternative:
        ids = self.snapshot.actors.ids
        cost = found.cost + match_cost
        steps = tuple(self.steps(found))
        return Alternative(tuple(ids[place] for place in found.actors), cost, score_of(cost), steps)

    def steps(self, found: Found) -> Iterator[Step]:
        target = found.actors[-1]
        for source, actor in zip(found.actors, found.actors[1:], strict=False):
            entry = next(e for neighbour, _, e in self.network.entries(source) if neighbour == actor)
            tie, *others = self.network.ties_of(entry)
            yield self.step(source, actor, tie, others, mediates=actor != target)

    def step(self, source: int, actor: int, tie: int, others: list[int], *, mediates: bool) -> Step:
        ties, ids = self.snapshot.ties, self.snapshot.actors.ids
        warnings = [*self.tie_warnings(tie), *(self.mediator_warnings(actor) if mediates else ())]
        return Step(
            source=ids[source],
            target=ids[actor],
            tie=ties.ids[tie],
            kind=TIES[ties.kind[tie]],
            forward=bool(ties.source[tie] == source),
            factor=exp(self.logs[tie] + (self.mediators.logs[actor] if mediates else 0.0)),
            other_ties=tuple(ties.ids[place] for place in others),
            warnings=tuple(warnings),
        )

    def tie_warnings(self, tie: int) -> Iterator[Warning]:
        """What is weak about a tie."""
        ties = self.snapshot.ties
        identity, confirmed = (ties.ids[tie],), ties.confirmed_on[tie]
        if np.isnat(confirmed):
            yield Warning("tie_never_confirmed", identity)
        elif confirmed < np.datetime64(months_before(self.question.as_of, self.policy.fresh_months)):
            yield Warning("tie_stale", identity, {"confirmed_on": str(confirmed)})
        if ties.basis[tie] == HEARSAY:
            yield Warning("tie_hearsay", identity)
        if ties.strained[tie]:
            yield Warning("tie_strained", identity)
        if ties.strength[tie] == 0:
            yield Warning("tie_strength_unknown", identity)

    def mediator_warnings(self, actor: int) -> Iterator[Warning]:
        """What is hard about asking a mediator."""
        actors = self.snapshot.actors
        identity, asks_open = (actors.ids[actor],), int(self.mediators.asks_open[actor])
        if not actors.has_contact[actor] and not actors.person[actor]:
            yield Warning("contact_missing", identity)
        if actors.central[actor]:
            yield Warning("mediator_central", identity)
        if asks_open:
            yield Warning("asks_open", identity, {"count": asks_open})
        if actor in self.mediators.overdue:
            yield Warning("ask_overdue", identity)

    def warnings(
        self, matching: list[Fit], reached: list[ResourcePaths], found: list[ResourcePaths]
    ) -> Iterator[Warning]:
        """What the whole answer does not settle."""
        if not self.carrying.need(self.need):
            yield Warning("need_not_open", (self.need.actor,), {"audience": self.question.audience})
        unknown = tuple(fit.resource.id for fit in matching if fit.class_unknown)
        if unknown:
            yield Warning("class_unknown", unknown)
        no_way = tuple(paths.resource for paths in reached if not paths.alternatives)
        if no_way:
            yield Warning("no_way", no_way, {"max_mediators": self.question.max_mediators})
        lacking = self.carrying.lacking
        on_paths = {actor for paths in found for way in paths.alternatives for actor in way.actors}
        missing = tuple(actor for actor in sorted(on_paths) if lacking[self.snapshot.actors.places[actor]])
        if missing:
            yield Warning("consent_missing", missing)
