"""What of a view that somebody explored may shape a map for those who may not read of persons.

A view can lead around one resident, or along one person's path: whoever laid such a map beside the whole one
would learn whom that person knows. So areas, bodies, roles, resources and the legend's kinds, ties and areas
count, as they are on the shared map anyway. Residents and needs that are named do not; nor does the legend
on strength, freshness and audience, which are a coordinator's notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.application.shared_maps import Neighbourhood
from graph_service.application.shared_ways import way_between
from graph_service.application.views import View
from graph_service.domain.drawing import DrawnNode


@dataclass(frozen=True)
class Selection:
    """Areas that are open ("" is of those who have none), symbols that were looked at, those put away,
    kinds of ties left out.

    `residents` and `needs`: whether their numbers are wanted.
    """

    open: frozenset[str]
    looked_at: tuple[str, ...]
    hidden: frozenset[str]
    without: frozenset[str]
    residents: bool
    needs: bool

    def keeps(self, symbol: str) -> bool:
        return symbol not in self.hidden


def selected(there: Neighbourhood, view: View) -> Selection:
    """What of the view is left when persons are taken out of it."""
    without = view.without
    return Selection(
        frozenset(area for area in view.open if not area or area in there.snapshot.parent),
        tuple(dict.fromkeys(looked_at(there, view))),
        frozenset(hidden(there, view)),
        without.ties,
        "resident" not in without.kinds,
        not {"need", "need-offers"} <= without.kinds,
    )


def looked_at(there: Neighbourhood, view: View) -> Iterator[str]:
    """The symbols that the view names: one by one, with their neighbours, on the way between two of them."""
    for name in (*view.pin, view.chosen, view.start, view.end, view.reach_actor):
        if node := symbol(there, name if "/" in name else f"actors/{name}"):
            yield node.id
    around = [*view.around, *([f"resources/{view.reach}"] if view.reach else [])]
    for node in filter(None, (symbol(there, name) for name in around)):
        yield node.id
        yield from beside(there, node.id)
    ends = [symbol(there, f"actors/{name}") for name in (view.start, view.end)]
    if ends[0] and ends[1]:
        yield from way_between(there, ends[0].id, ends[1].id)


def symbol(there: Neighbourhood, name: str) -> DrawnNode | None:
    """The symbol of an actor or a resource (`table/id`), if the shared map has one."""
    table, _, identity = name.partition("/")
    if table == "actors":
        return there.by_actor.get(identity)
    record = there.records["resources"].get(identity) if table == "resources" else None
    holder = there.by_actor.get(record.values["actor"]) if record else None
    if record is None or holder is None:
        return None
    offer = there.offer(holder, record.values["direction"], record.values["theme"])[0]
    return offer if offer.id in there.offers else None


def beside(there: Neighbourhood, node: str) -> Iterator[str]:
    """Whom a symbol is tied to, and what belongs to it."""
    for line in (*there.lines, *(line for _, line, _ in there.offers.values())):
        if node in (line.source, line.target):
            yield line.target if line.source == node else line.source


def hidden(there: Neighbourhood, view: View) -> Iterator[str]:
    """Symbols of kinds and areas that the legend leaves out, and those that somebody put away."""
    without, actors = view.without, there.records["actors"]
    gone = {node.id for name in view.hide if (node := symbol(there, name))}
    for actor, node in there.by_actor.items():
        values = actors[actor].values
        if values["kind"] in without.kinds or str(values.get("area") or "") in without.areas:
            gone.add(node.id)
    yield from gone
    for offer, (_, line, _) in there.offers.items():
        if "resource" in without.kinds or line.source in gone:
            yield offer
