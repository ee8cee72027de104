"""Ways on a shared map: from a number of needs to what there is on their theme, through who is drawn anyway.

They are worked out from the map itself: who is on it, which ties are, whether a body is a central one.
Neither a need, nor its holder, nor any tie of a person has a say, so a way tells nothing that the map without
it would not tell; every need of a theme gets the same ones.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from graph_service.application.shared_maps import Neighbourhood
from graph_service.application.tally_tables import Namer
from graph_service.domain.drawing import DrawnLine, DrawnNode, DrawnPath, DrawnStep
from graph_service.domain.ontology import CENTRAL_SUBTYPES
from graph_service.domain.tie_kinds import TIE_KINDS

MOST_WAYS = 6
"""Areas of which a way is shown: more cards are not read."""
MOST_ASKED = 4
"""Symbols that a way may pass, both ends counted."""
USUAL, CENTRAL = 2, 5
"""What it costs to ask somebody; who is central is busy already."""


@dataclass(frozen=True)
class Way:
    """Symbols from the one in the area who is asked first to the one who has the offer."""

    area: str
    symbols: tuple[str, ...]
    offer: str

    @property
    def nodes(self) -> tuple[str, ...]:
        return (*self.symbols, self.offer)


def ways_of_theme(there: Neighbourhood, offers: Collection[str]) -> list[Way]:
    """The easiest way from each area to one of these offers; ways that need a mediator first."""
    holders: dict[str, str] = {}
    above = set(there.snapshot.parent.values())
    for offer in sorted(offers):
        holders.setdefault(there.offers[offer][1].source, offer)
    found = _from_holders(there, holders)
    by_area: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for actor, node in sorted(there.by_actor.items()):
        area = str(there.records["actors"][actor].values.get("area") or "")
        if area and area not in above and node.id in found:
            by_area.setdefault(area, []).append(found[node.id])
    best = sorted((len(min(ways)[1]) == 1, *min(ways), area) for area, ways in by_area.items())
    return [Way(area, way, holders[way[-1]]) for _, _, way, area in best[:MOST_WAYS]]


def way_between(there: Neighbourhood, start: str, end: str) -> tuple[str, ...]:
    """The easiest way from one drawn symbol to another; empty where none leads there."""
    found = _from_holders(there, {end: ""}).get(start)
    return found[1] if found else ()


def _from_holders(
    there: Neighbourhood, holders: Collection[str]
) -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """For each symbol the cheapest way to a holder, by Dijkstra from the holders; equal ones by their ids."""
    beside, dear = _neighbours(there.lines), _central(there)
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    waiting: list[tuple[int, tuple[str, ...]]] = [(0, (holder,)) for holder in sorted(holders)]
    heapq.heapify(waiting)
    while waiting:
        cost, way = heapq.heappop(waiting)
        if way[0] in found:
            continue
        found[way[0]] = cost, way
        if len(way) < MOST_ASKED:
            for other in sorted(beside.get(way[0], set()) - found.keys()):
                heapq.heappush(waiting, (cost + (CENTRAL if other in dear else USUAL), (other, *way)))
    return found


def _neighbours(lines: Collection[DrawnLine]) -> dict[str, set[str]]:
    """Who knows whom: a tie of mere use is no acquaintance."""
    beside: dict[str, set[str]] = {}
    for line in lines:
        if TIE_KINDS[line.kind].carries:
            beside.setdefault(line.source, set()).add(line.target)
            beside.setdefault(line.target, set()).add(line.source)
    return beside


def _central(there: Neighbourhood) -> frozenset[str]:
    return frozenset(
        node.id
        for actor, node in there.by_actor.items()
        if there.records["actors"][actor].values.get("subtype") in CENTRAL_SUBTYPES
    )


def drawn_ways(
    ways: Collection[Way], there: Neighbourhood, counts: Mapping[str, DrawnNode], namer: Namer
) -> Iterator[DrawnPath]:
    """The ways as a map shows them; `counts` are numbers of needs by the area's name, "" for all areas."""
    nodes = {node.id: node for node in there.by_actor.values()}
    nodes |= {i: node for i, (node, _, _) in there.offers.items()}
    for way in ways:
        area = there.names.get(way.area, "")
        count = counts.get(area) or counts.get("")
        before = (count.id,) if count else ()
        holder, offer = nodes[way.symbols[-1]], nodes[way.offer]
        code = "handout_way_first" if len(way.symbols) > 1 else "step_reach"
        first = namer.say(code, area=area, b=nodes[way.symbols[0]].label)
        yield DrawnPath(
            namer.say("handout_way", area=area, theme=offer.label, holder=holder.label),
            (*before, *way.nodes),
            (
                *(DrawnStep(one, way.symbols[0], first) for one in before),
                *steps(way.symbols, there, nodes, namer),
            ),
            goal=namer.say(f"handout_way_{there.offers[way.offer][1].kind}", theme=offer.label),
        )


def steps(
    symbols: tuple[str, ...], there: Neighbourhood, nodes: Mapping[str, DrawnNode], namer: Namer
) -> Iterator[DrawnStep]:
    """One step for each two neighbours, with the tie that joins them in words."""
    words = {frozenset((line.source, line.target)): line.words for line in there.lines}
    for source, target in pairwise(symbols):
        code = "step_reach" if target == symbols[-1] else "step_ask"
        tie = words[frozenset((source, target))]
        yield DrawnStep(source, target, namer.say(code, b=nodes[target].label), tie)
