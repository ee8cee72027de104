"""A district too large to be read node by node: one bubble for each area, with what is in it counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from graph_service.analysis.layout import Point, Points, arranged, in_places, place
from graph_service.domain.drawing import Drawing, DrawnLine, DrawnNode, NodeKind, label_box
from graph_service.domain.wording import say

MOST = 300  # nodes that are still drawn one by one


def readable(drawing: Drawing) -> Drawing:
    """The drawing in its places: node by node up to `MOST` nodes, as bubbles of areas above."""
    return arranged(drawing) if len(drawing.nodes) <= MOST else bubbles(drawing)


def bubbles(drawing: Drawing) -> Drawing:
    """The same district with areas as nodes, placed; a line tells the number of ties between two areas.

    Paths are left out: they lead through single nodes, which no longer show.
    """
    counts: dict[str, Counter[NodeKind]] = {}
    for node in drawing.nodes:
        counts.setdefault(node.area, Counter())[node.kind] += node.number or 1
    nodes = tuple(_bubble(drawing, area, counts[area]) for area in sorted(counts))
    whole = replace(drawing, nodes=nodes, lines=_between(drawing), paths=())
    centres = {_id(area): at for area, at in drawing.centres if area in counts}
    return in_places(whole, _outdoors(whole, centres)) if centres else arranged(whole)


def _outdoors(drawing: Drawing, centres: Mapping[str, Point]) -> Points:
    """Places for bubbles as their areas lie outdoors."""
    return place(
        [(node.id, node.id) for node in drawing.nodes],
        [(line.source, line.target) for line in drawing.lines],
        boxes={node.id: label_box(node) for node in drawing.nodes},
        centres=centres,
    )


def _bubble(drawing: Drawing, area: str, counts: Counter[NodeKind]) -> DrawnNode:
    label = area or say("map_no_area", drawing.language)
    note = say("map_bubble", drawing.language, count=counts.total())
    return DrawnNode(_id(area), "area", label, note=note, counts=tuple(sorted(counts.items())))


def _id(area: str) -> str:
    return f"area {area}"


def _between(drawing: Drawing) -> tuple[DrawnLine, ...]:
    """One line for each pair of areas with ties between them. Ties inside an area do not show."""
    area_of = {node.id: node.area for node in drawing.nodes}
    pairs: Counter[tuple[str, str]] = Counter()
    for line in drawing.lines:
        first, second = sorted((area_of[line.source], area_of[line.target]))
        if first != second:
            pairs[first, second] += 1
    language = drawing.language
    name = {area: area or say("map_no_area", language) for area in area_of.values()}
    return tuple(
        DrawnLine(
            _id(a),
            _id(b),
            "between",
            say("map_between", language, a=name[a], b=name[b], count=count),
            count=count,
        )
        for (a, b), count in sorted(pairs.items())
    )
