"""Palette and symbols, read from `visualizations/`: the one source of every colour and every symbol."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from graph_service.adapters.assets import asset
from graph_service.domain.drawing import LINE_FAMILY, Drawing, DrawnLine, DrawnNode

SYMBOLS = (
    "resident", "organization", "shrine", "shop", "facility", "professional",
    "need", "need-offers", "resource",
)  # fmt: skip
FAMILIES = ("life", "help", "belong", "thing")


@cache
def palette() -> dict[str, Any]:
    """`visualizations/palette.json`."""
    found: dict[str, Any] = json.loads(asset("visualizations", "palette.json").read_text("utf-8"))
    return found


@cache
def svg_of(symbol: str) -> str:
    """The SVG text of a symbol."""
    return asset("visualizations", "icons", f"{symbol}.svg").read_text("utf-8").strip()


def data_uri(svg: str) -> str:
    return "data:image/svg+xml," + quote(svg, safe=" ='():;,/")


@cache
def symbol_inside(symbol: str) -> Markup:
    """What is inside the SVG of a symbol, to be put into a `<symbol viewBox="-1 -1 50 50">`."""
    text = svg_of(symbol)
    return Markup(text[text.index(">") + 1 : text.rindex("</svg>")])  # noqa: S704 (our own file)


def symbol_of(node: DrawnNode) -> str:
    return "need-offers" if node.kind == "need" and node.offers else node.kind


@dataclass(frozen=True)
class Stroke:
    """How a line is drawn."""

    family: str
    color: str
    width: float
    dash: tuple[float, ...]
    arrow: bool


def stroke(line: DrawnLine) -> Stroke:
    """Dash by kind, width by strength (or by number between areas), pale when long unconfirmed."""
    colors, family = palette(), LINE_FAMILY[line.kind]
    width = min(9.0, 1.2 + 0.8 * line.count**0.5) if line.count else colors["widths"][line.strength]
    color = colors["line_stale"] if line.stale else colors["line"]
    return Stroke(family, color, float(width), tuple(colors["dashes"][family]), line.directed)


def kinds_in(drawing: Drawing) -> list[str]:
    """The symbols that the map uses, in the order of the legend."""
    used = {symbol_of(node) for node in drawing.nodes}
    used |= {kind for node in drawing.nodes for kind, count in node.counts if count}
    return [symbol for symbol in SYMBOLS if symbol in used]
