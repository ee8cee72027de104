"""A path that was found, step by step: over which tie, how good, and what to know before relying on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import exp

import numpy as np

from graph_service.analysis.costs import HEARSAY, asks_open, mediator_log
from graph_service.analysis.found import Found
from graph_service.analysis.ground import Ground
from graph_service.analysis.snapshot import NO_DAY, PERSON, TIES, day_text
from graph_service.domain.answers import Alternative, Step, Warning
from graph_service.domain.policy import BLOCKED, score_of


def alternative(ground: Ground, found: Found, match_cost: int = 0) -> Alternative:
    """The path in full. `match_cost` is that of the match at its end."""
    ids, cost = ground.snapshot.actors.ids, found.cost + match_cost
    actors = tuple(ids[place] for place in found.actors)
    last = len(found.actors) - 1
    steps = (step(ground, a, b, mediates=n < last) for n, (a, b) in enumerate(pairwise(found.actors), 1))
    return Alternative(actors, cost, score_of(cost), tuple(steps))


def step(ground: Ground, source: int, target: int, *, mediates: bool) -> Step:
    """One introduction over the best tie between the two that the question may use."""
    snapshot = ground.snapshot
    ties, ids = snapshot.ties, snapshot.actors.ids
    tie, *others = usable_ties(ground, source, target)
    log = float(ground.code_logs[ground.codes[tie]])
    if mediates:
        log += mediator_log(snapshot, ground.policy, target, ground.asked)
    return Step(
        source=ids[source],
        target=ids[target],
        tie=snapshot.tie_id(tie),
        kind=TIES[ties.kind[tie]],
        forward=bool(ties.source[tie] == source),
        factor=exp(log),
        other_ties=tuple(snapshot.tie_id(other) for other in others),
        warnings=(*tie_warnings(ground, tie), *(mediator_warnings(ground, target) if mediates else ())),
    )


def usable_ties(ground: Ground, source: int, target: int) -> list[int]:
    """The ties between two actors that the question may use: by cost, order of kinds, id."""
    snapshot = ground.snapshot
    between = snapshot.network.ties_between(source, target)
    costs = ground.tie_costs(np.array(between)).tolist()
    usable = [(cost, tie) for cost, tie in zip(costs, between, strict=True) if cost < BLOCKED]
    usable.sort(key=lambda pair: (pair[0], int(snapshot.ties.kind[pair[1]]), snapshot.tie_id(pair[1])))
    return [tie for _, tie in usable]


def tie_warnings(ground: Ground, tie: int) -> Iterator[Warning]:
    """What is weak about a tie."""
    snapshot = ground.snapshot
    ties, identity = snapshot.ties, (snapshot.tie_id(tie),)
    confirmed = int(ties.confirmed_on[tie])
    if confirmed == NO_DAY:
        yield Warning("tie_never_confirmed", identity)
    elif confirmed < ground.day.fresh_from:
        yield Warning("tie_stale", identity, {"confirmed_on": day_text(confirmed)})
    if ties.basis[tie] == HEARSAY:
        yield Warning("tie_hearsay", identity)
    if ties.strained[tie]:
        yield Warning("tie_strained", identity)
    if ties.strength[tie] == 0:
        yield Warning("tie_strength_unknown", identity)


def mediator_warnings(ground: Ground, place: int) -> Iterator[Warning]:
    """What is hard about asking a mediator."""
    actors = ground.snapshot.actors
    identity, count = (actors.ids[place],), int(asks_open(ground.snapshot)[place])
    if not actors.has_contact[place] and not PERSON[actors.kind[place]]:
        yield Warning("contact_missing", identity)
    if actors.central[place]:
        yield Warning("mediator_central", identity)
    if count:
        yield Warning("asks_open", identity, {"count": count})
    if place in ground.asked and ground.asked[place].overdue:
        yield Warning("ask_overdue", identity)
