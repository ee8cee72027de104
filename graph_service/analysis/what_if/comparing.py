"""What is otherwise between two looks at a district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph_service.analysis.gaps.best_ways import BestWay
from graph_service.analysis.gaps.classes import Look, hangs_on_one, no_resource, no_way, stale, unused
from graph_service.analysis.gaps.coverage import load
from graph_service.domain.gaps import GAP_CLASSES, Gap, Load
from graph_service.domain.what_if import GapMoved, LoadMoved, Moved, Way, WhatIfAnswer

Looks = tuple[Look, Look]
"""With the central bodies, and without them."""


def compared(answer: WhatIfAnswer, before: Looks, after: Looks) -> WhatIfAnswer:
    """The answer with all that is otherwise."""
    reached_before, reached = before[0].costs.keys(), after[0].costs.keys()
    gaps_before, gaps = gaps_of(before[0]), gaps_of(after[0])
    both = gaps_before.keys() & gaps.keys()
    return replace(
        answer,
        lost=tuple(sorted(reached_before - reached)),
        gained=tuple(sorted(reached - reached_before)),
        moved=tuple(moved(before[0], after[0])),
        load=tuple(load_moved(before, after)),
        opened=tuple(gap for key, gap in sorted(gaps.items()) if key not in both),
        closed=tuple(gap for key, gap in sorted(gaps_before.items()) if key not in both),
        changed=tuple(
            GapMoved(gaps_before[key], gaps[key]) for key in sorted(both) if gaps_before[key] != gaps[key]
        ),
        gaps=counts(gaps_before, gaps),
    )


def gaps_of(look: Look) -> dict[str, Gap]:
    """Every gap by its key."""
    finders = (no_resource, no_way, hangs_on_one, unused, stale)
    return {gap.key: gap for finder in finders for gap in finder(look)}


def counts(before: Mapping[str, Gap], after: Mapping[str, Gap]) -> dict[str, tuple[int, int]]:
    """How many gaps of each class there were and would be."""
    was, would = (Counter(gap.gap_class for gap in gaps.values()) for gaps in (before, after))
    return {name: (was[name], would[name]) for name in GAP_CLASSES}


def moved(before: Look, after: Look) -> Iterator[Moved]:
    """Needs that have a way before and after, and not the same one."""
    ways = {way.need.id: way for way in before.best_ways}
    for way in sorted(after.best_ways, key=lambda one: one.need.id):
        old = ways.get(way.need.id)
        if old is not None and old is not way:
            pair = way_of(before, old), way_of(after, way)
            if pair[0] != pair[1]:
                yield Moved(way.need.id, *pair)


def way_of(look: Look, way: BestWay) -> Way:
    ids = look.snapshot.actors.ids
    actors = tuple(ids[place] for place in way.path.actors)
    return Way(actors, way.resource, look.costs[way.need.id])


def load_moved(before: Looks, after: Looks) -> Iterator[LoadMoved]:
    """Actors whose load is another, in the order of ids."""
    was, would = ({row.actor: row for row in load(*looks)} for looks in (before, after))
    for actor in sorted(was.keys() | would.keys()):
        pair = tuple(rows.get(actor, Load(actor, 0, 0)) for rows in (was, would))
        if pair[0] != pair[1]:
            yield LoadMoved(actor, *pair)
