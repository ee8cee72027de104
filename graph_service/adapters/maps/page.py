"""What the page says beside its map: paths as cards, legend, origins, everything once more as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any

from graph_service.adapters.maps import look, numbers, shapes
from graph_service.adapters.maps.shapes import Curve, Segment
from graph_service.domain.drawing import ICON, LEADING, LINE_FAMILY, TEXT, Drawing, DrawnNode, DrawnPath
from graph_service.domain.wording import say, say_day


def page(drawing: Drawing, curves: Sequence[Curve], ways: Sequence[Sequence[Segment]]) -> dict[str, Any]:
    """The values of the template that do not come from the network itself."""
    symbols = look.kinds_in(drawing)
    return {
        "drawing": drawing,
        "say": partial(say, language=drawing.language),
        "as_of": as_of(drawing),
        "handing": handing(drawing),
        "colors": {key: value for key, value in look.palette().items() if isinstance(value, str)},
        "symbols": [(symbol, look.symbol_inside(symbol)) for symbol in symbols],
        "legend_lines": legend_lines(drawing),
        "dashes": {family: " ".join(map(str, dash)) for family, dash in look.palette()["dashes"].items()},
        "cards": [_cards(drawing, path) for path in drawing.paths],
        "areas": _areas(drawing),
        "model": _model(drawing, curves, ways, symbols),
    }


def as_of(drawing: Drawing) -> str:
    return _date(drawing, drawing.as_of)


def _date(drawing: Drawing, text: str) -> str:
    return say_day(text, drawing.language)


def handing(drawing: Drawing) -> list[tuple[str, str]]:
    """For whom a file is and for what, when it was made and until when it may be used, each with its name."""
    given, language = drawing.handing, drawing.language
    if given is None:
        return []
    until = say("handing_until_day", language, day=_date(drawing, given.until))
    return [
        (say("handing_recipient", language), given.recipient),
        (say("handing_purpose", language), given.purpose),
        (say("handing_made_on", language), _date(drawing, given.made_on)),
        (say("handing_until", language), until),
    ]


def titles(drawing: Drawing) -> list[str]:
    """What is shown when a node is pointed at: its whole name, its kind, its note."""
    return [
        "\n".join(part for part in (node.label, _kind(drawing, node), node.note) if part)
        for node in drawing.nodes
    ]


def _kind(drawing: Drawing, node: DrawnNode) -> str:
    return say(f"map_kind_{look.symbol_of(node)}", drawing.language)


def legend_lines(drawing: Drawing) -> list[str]:
    """Which line samples the legend needs, in its order."""
    if any(line.count for line in drawing.lines):
        return ["between"]
    used = {LINE_FAMILY[line.kind] for line in drawing.lines}
    found = [family for family in look.FAMILIES if family in used]
    asked = (
        ("strength", len({line.strength for line in drawing.lines}) > 1),
        ("stale", any(line.stale for line in drawing.lines)),
        ("strained", any(line.quality == "strained" for line in drawing.lines)),
        ("way", bool(drawing.paths)),
    )
    return found + [name for name, needed in asked if needed]


def _cards(drawing: Drawing, path: DrawnPath) -> dict[str, Any]:
    """A path with the names and symbols of those it joins."""
    nodes = {node.id: (look.symbol_of(node), node.label) for node in drawing.nodes}
    return {
        "path": path,
        "stations": [nodes[name] for name in path.nodes],
        "steps": [(nodes[step.source], nodes[step.target], step) for step in path.steps],
    }


def _areas(drawing: Drawing) -> list[tuple[str, list[dict[str, Any]]]]:
    """Everything on the map as text: areas, their nodes, and what ties each to others."""
    said = _said(drawing)
    areas: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for index, node in enumerate(drawing.nodes):
        areas[node.area].append(
            {"node": node, "symbol": look.symbol_of(node), "kind": _kind(drawing, node), "ties": said[index]}
        )
    return sorted(areas.items(), key=lambda pair: (pair[0] == "", pair[0]))


def _said(drawing: Drawing) -> list[list[dict[str, Any]]]:
    """For each node what its lines say: the other end, the words, how strong, whether still confirmed."""
    index = {node.id: position for position, node in enumerate(drawing.nodes)}
    said: list[list[dict[str, Any]]] = [[] for _ in drawing.nodes]
    for line in drawing.lines:
        marks = [say(f"map_strength_{line.strength}", drawing.language)] if line.strength else []
        marks += [say("map_line_stale", drawing.language)] if line.stale else []
        marks += [say("map_line_strained", drawing.language)] if line.quality == "strained" else []
        for here, there in ((line.source, line.target), (line.target, line.source)):
            other = drawing.nodes[index[there]].label
            said[index[here]].append({"other": other, "words": line.words, "marks": marks})
    return said


def _model(
    drawing: Drawing, curves: Sequence[Curve], ways: Sequence[Sequence[Segment]], symbols: Sequence[str]
) -> dict[str, Any]:
    """What the script needs beside nodes and edges."""
    index = {node.id: position for position, node in enumerate(drawing.nodes)}
    return {
        "bounds": [round(edge, 1) for edge in shapes.bounds(drawing)],
        "icon": ICON,
        "text": TEXT,
        "leading": LEADING,
        "colors": look.palette(),
        "icons": {symbol: look.data_uri(look.svg_of(symbol)) for symbol in symbols},
        "regions": [[region.name, region.d, region.x, region.y] for region in shapes.regions(drawing)],
        "strained": [
            shapes.zigzag(drawing, curve)
            for line, curve in zip(drawing.lines, curves, strict=True)
            if line.quality == "strained"
        ],
        "counts": [[text, round(x, 1), round(y, 1)] for text, (x, y) in numbers.counts(drawing, curves)],
        "ways": [
            {"nodes": [index[name] for name in path.nodes], "hops": [_hop(drawing, hop) for hop in way]}
            for path, way in zip(drawing.paths, ways, strict=True)
        ],
    }


def _hop(drawing: Drawing, hop: Segment) -> dict[str, Any]:
    dash = look.stroke(drawing.lines[hop.line]).dash if hop.line >= 0 else ()
    return {
        "d": hop.curve.d(),
        "line": hop.line,
        "dash": dash,
        "number": hop.number,
        "at": [round(hop.badge[0], 1), round(hop.badge[1], 1)],
    }
