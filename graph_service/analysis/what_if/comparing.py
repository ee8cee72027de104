"""What is otherwise between what is known of a district before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph_service.analysis.gaps.best_ways import BestWay
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.known import Known
from graph_service.domain.gaps import GAP_CLASSES, Gap, Load
from graph_service.domain.what_if import GapMoved, LoadMoved, Moved, Way, WhatIfAnswer


def compared(answer: WhatIfAnswer, before: Known, after: Known) -> WhatIfAnswer:
    """The answer with all that is otherwise."""
    reached_before, reached = before.look.costs.keys(), after.look.costs.keys()
    both = before.gaps.keys() & after.gaps.keys()
    return replace(
        answer,
        lost=tuple(sorted(reached_before - reached)),
        gained=tuple(sorted(reached - reached_before)),
        moved=tuple(moved(before.look, after.look)),
        load=tuple(load_moved(before, after)),
        opened=tuple(after.gaps[key] for key in sorted(after.gaps.keys() - both)),
        closed=tuple(before.gaps[key] for key in sorted(before.gaps.keys() - both)),
        changed=tuple(gaps_moved(before.gaps, after.gaps)),
        gaps=counts(before.gaps, after.gaps),
    )


def gaps_moved(before: Mapping[str, Gap], after: Mapping[str, Gap]) -> Iterator[GapMoved]:
    """Gaps that are open before and after and not the same."""
    for key in sorted(before.keys() & after.keys()):
        if before[key] is not after[key] and before[key] != after[key]:
            yield GapMoved(before[key], after[key])


def counts(before: Mapping[str, Gap], after: Mapping[str, Gap]) -> dict[str, tuple[int, int]]:
    """How many gaps of each class there were and would be."""
    was, would = (Counter(gap.gap_class for gap in gaps.values()) for gaps in (before, after))
    return {name: (was[name], would[name]) for name in GAP_CLASSES}


def moved(before: Look, after: Look) -> Iterator[Moved]:
    """Needs that have a way before and after, and not the same one, in the order of ids."""
    ways = {way.need.id: way for way in before.best_ways}
    for way in sorted(after.best_ways, key=lambda one: one.need.id):
        old = ways.get(way.need.id)
        if old is None or old is way:
            continue
        pair = way_of(before, old), way_of(after, way)
        if pair[0] != pair[1]:
            yield Moved(way.need.id, *pair)


def way_of(look: Look, way: BestWay) -> Way:
    ids = look.snapshot.actors.ids
    actors = tuple(ids[place] for place in way.path.actors)
    return Way(actors, way.resource, look.costs[way.need.id])


def load_moved(before: Known, after: Known) -> Iterator[LoadMoved]:
    """Actors whose load is another, in the order of ids."""
    ids = after.look.snapshot.actors.ids
    pairs = ((before.load, after.load), (before.load_without_us, after.load_without_us))
    changed = {place for was, would in pairs for place, _ in was.items() ^ would.items()}
    for actor, place in sorted((ids[place], place) for place in changed):
        loads = (Load(actor, one.load[place], one.load_without_us[place]) for one in (before, after))
        yield LoadMoved(actor, *loads)
