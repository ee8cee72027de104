"""How well the open needs are covered: themes × areas, with what they reach, and who carries the load."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph_service.analysis.gaps.best_ways import BestWay
from graph_service.analysis.gaps.classes import Look
from graph_service.domain.gaps import Covered, Load


def coverage(look: Look) -> list[Covered]:
    """A row for each theme and holder's area that has an open need, in the order of ids."""
    snapshot, cells = look.snapshot, defaultdict[tuple[str, str], list[str]](list)
    for demand in look.demands:
        for need in demand.needs:
            cells[snapshot.needs[need.id].theme, snapshot.area_of(need.holder)].append(need.id)
    return [covered(look, *cell, needs) for cell, needs in sorted(cells.items())]


def covered(look: Look, theme: str, area: str, needs: list[str]) -> Covered:
    reached = look.reached_resources
    resources = set().union(*(reached.get(need, set()) for need in needs))
    left = [look.snapshot.resources[resource].capacity_left for resource in resources]
    return Covered(
        *(theme, area, len(needs), sum(bool(reached.get(need)) for need in needs), len(resources)),
        capacity_left=sum(count for count in left if count > 0),
        unlimited=sum(count < 0 for count in left),
    )


def load(look: Look, look_without_us: Look) -> list[Load]:
    """Mediators by how many open needs' best paths run through them, the most loaded first."""
    counts, others = passing(look.best_ways), passing(look_without_us.best_ways)
    ids = look.snapshot.actors.ids
    rows = [Load(ids[place], counts[place], others[place]) for place in counts | others]
    return sorted(rows, key=lambda row: (-row.needs, -row.without_us, row.actor))


def passing(ways: Iterable[BestWay]) -> Counter[int]:
    return Counter(mediator for way in ways for mediator in way.path.mediators)
