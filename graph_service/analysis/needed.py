"""What a path needs that was found with bars lifted: which of them, and whom each concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np

from graph_service.analysis.bars import CONSENT
from graph_service.analysis.costs import bars_of
from graph_service.analysis.found import Found
from graph_service.analysis.ground import Ground
from graph_service.analysis.snapshot import RESIDENT
from graph_service.analysis.steps import usable_ties

Concerned = tuple[int, ...]
"""One actor by place, or the two ends of a tie."""


def needed(ground: Ground, found: Found) -> Mapping[str, tuple[Concerned, ...]]:
    """The bars that a path needs lifted, each with those whom it concerns, in the order of the path."""
    by_bar: dict[str, list[Concerned]] = {}
    for bar, concerned in every_need(ground, found):
        by_bar.setdefault(bar, []).append(concerned)
    return {bar: tuple(dict.fromkeys(concerned)) for bar, concerned in by_bar.items()}


def every_need(ground: Ground, found: Found) -> Iterator[tuple[str, Concerned]]:
    yield from ((CONSENT, (place,)) for place in consents_needed(ground, found))
    for place in found.mediators:
        yield from ((bar, (place,)) for bar in mediator_bars(ground, place))
    for a, b in pairwise(found.actors):
        tie = np.array(usable_ties(ground, a, b)[:1])
        yield from ((bar, (a, b)) for bar, barred in ground.barred_ties(tie) if barred[0] and bar != CONSENT)


def mediator_bars(ground: Ground, place: int) -> Iterator[str]:
    """What keeps an actor from mediating."""
    if place in ground.asked:
        yield from ground.asked[place].bars
    else:
        one = slice(place, place + 1)
        yield from (bar for bar, barred in bars_of(ground.snapshot, one) if barred[0])
    yield from (bar for bar, barred in ground.barred_mediators(np.array([place])) if barred[0])


def consents_needed(ground: Ground, found: Found) -> Iterator[int]:
    """Whose consent lets a path carry for the audience: with theirs each of its actors and ties carries."""
    carrying = ground.carrying
    if carrying.everything:
        return
    yield from (place for place in found.actors if not carrying.actors(np.array([place]))[0])
    for a, b in pairwise(found.actors):
        tie = np.array(usable_ties(ground, a, b)[:1])
        if RESIDENT not in ground.snapshot.actors.kind[[a, b]] and not carrying.ties(tie)[0]:
            yield from (place for place in (a, b) if not carrying.covered[place])
