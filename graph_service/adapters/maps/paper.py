"""The map as SVG: what is printed, and what is shown where scripts do not run.

The halo of a text is a second text under it (not every printer knows `paint-order`); the glyphs of the
symbols are outlines, so that only names depend on a font.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from graph_service.adapters.maps import look, numbers, shapes
from graph_service.adapters.maps.shapes import Curve, Segment
from graph_service.domain.drawing import (
    ICON,
    LEADING,
    TEXT,
    Drawing,
    DrawnLine,
    DrawnNode,
    DrawnPath,
    bubble_radius,
    label_lines,
)

NOWHERE = Markup("")
_BUBBLE_COLUMNS = 3
_BUBBLE_TEXT = 82.0  # radius in which a bubble's text has its own size


def paper_map(
    drawing: Drawing, curves: Sequence[Curve], ways: Sequence[Sequence[Segment]], place: Markup = NOWHERE
) -> Markup:
    """The whole map, bottom to top: areas, ties, paths, symbols with names, the symbols of paths once more.

    Groups `.base` are everything; groups `.way` belong to one path, all but the first are hidden. `place` are
    further attributes: where it stands in another SVG.
    """
    left, top, right, bottom = shapes.roomy(shapes.bounds(drawing))
    layers = (
        _joined(_region(region) for region in shapes.regions(drawing)),
        _base(
            drawing, (_line(drawing, line, curve) for line, curve in zip(drawing.lines, curves, strict=True))
        ),
        _joined(_way(index, _course(drawing, path, way)) for index, (path, way) in _each(drawing, ways)),
        _joined(_text("area-name", region.x, region.y, region.name) for region in shapes.regions(drawing)),
        _base(drawing, (_node(node) for node in drawing.nodes)),
        _joined(_text("count", x, y + 5, text) for text, (x, y) in numbers.counts(drawing, curves)),
        _joined(_way(index, _stations(drawing, path, way)) for index, (path, way) in _each(drawing, ways)),
    )
    return filled(
        '<svg class="map" role="img" viewBox="{} {} {} {}" aria-label="{}"{}>{}</svg>',
        *map(round, (left, top, right - left, bottom - top)),
        drawing.title,
        place,
        _joined(layers),
    )


def filled(form: str, *values: object) -> Markup:
    """A form of our own with its values, every text of them escaped.

    As `Markup.format`, which asks each number too for its HTML and takes six times as long.
    """
    safe = (escape(value) if isinstance(value, str) else value for value in values)
    return Markup(form.format(*safe))  # noqa: S704 (the form is ours, the values are escaped)


def _each(
    drawing: Drawing, ways: Sequence[Sequence[Segment]]
) -> Iterable[tuple[int, tuple[DrawnPath, Sequence[Segment]]]]:
    return enumerate(zip(drawing.paths, ways, strict=True))


def _base(drawing: Drawing, parts: Iterable[Markup]) -> Markup:
    """What stands back where a path is shown: the first one is, as long as nobody chooses."""
    return filled('<g class="base{}">{}</g>', " dim" if drawing.paths else "", _joined(parts))


def _way(index: int, inside: Markup) -> Markup:
    hidden = Markup(' hidden=""') if index else Markup("")
    return filled('<g class="way" data-way="{}"{}>{}</g>', index, hidden, inside)


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _region(region: shapes.Region) -> Markup:
    return filled('<path class="area" d="{}"/>', region.d)


def _line(drawing: Drawing, line: DrawnLine, curve: Curve) -> Markup:
    stroke = look.stroke(line)
    dash = " ".join(f"{part:g}" for part in stroke.dash) or "none"
    drawn = filled(
        '<path d="{}" fill="none" stroke="{}" stroke-width="{:.1f}" stroke-dasharray="{}"/>',
        curve.d(ICON * 0.7 if stroke.arrow else 0.0),
        stroke.color,
        stroke.width,
        dash,
    )
    if stroke.arrow:
        drawn += filled('<path d="{}" fill="{}"/>', shapes.arrow(curve), stroke.color)
    if line.quality == "strained":
        drawn += filled('<path class="strained" d="{}"/>', shapes.zigzag(drawing, curve))
    return drawn


def _text(kind: str, x: float, y: float, text: str) -> Markup:
    return filled(
        '<text class="{0} halo" x="{1:.1f}" y="{2:.1f}">{3}</text>'
        '<text class="{0}" x="{1:.1f}" y="{2:.1f}">{3}</text>',
        kind,
        x,
        y,
        text,
    )


def _node(node: DrawnNode, kind: str = "label") -> Markup:
    if node.kind == "area":
        return filled('<g transform="translate({:.1f} {:.1f})">{}</g>', node.x, node.y, bubble(node))
    icon = filled(
        '<use class="icon" href="#i-{0}" x="{1:.1f}" y="{2:.1f}" width="{3}" height="{3}"/>',
        look.symbol_of(node),
        node.x - ICON / 2,
        node.y - ICON / 2,
        f"{ICON:g}",
    )
    below = node.y + ICON / 2 + TEXT + 1
    return icon + _joined(
        _text(kind, node.x, below + LEADING * index, line)
        for index, line in enumerate(label_lines(node.label))
    )


def _course(drawing: Drawing, path: DrawnPath, way: Sequence[Segment]) -> Markup:
    """A path under the symbols: yellow ground under its ends, halo, black line."""
    at = {node.id: node for node in drawing.nodes}
    ends = _joined(
        filled('<circle class="end" cx="{:.1f}" cy="{:.1f}" r="28"/>', at[name].x, at[name].y)
        for name in (path.nodes[0], path.nodes[-1])
    )
    halos = _joined(filled('<path class="halo-line" d="{}"/>', hop.curve.d()) for hop in way)
    lines = _joined(
        filled('<path class="way-line" d="{}" stroke-dasharray="{}"/>', hop.curve.d(), _dash(drawing, hop))
        for hop in way
    )
    return ends + halos + lines


def _stations(drawing: Drawing, path: DrawnPath, way: Sequence[Segment]) -> Markup:
    """A path above the symbols: its own once more, bold, and the numbers of its steps."""
    by_id = {node.id: node for node in drawing.nodes}
    names = _joined(_node(by_id[name], "label strong") for name in dict.fromkeys(path.nodes))
    return names + _joined(_number(hop) for hop in way if hop.number)


def _dash(drawing: Drawing, hop: Segment) -> str:
    dash = look.stroke(drawing.lines[hop.line]).dash if hop.line >= 0 else ()
    return " ".join(f"{part:g}" for part in dash) or "none"


def _number(hop: Segment) -> Markup:
    return filled(
        '<circle class="badge" cx="{0:.1f}" cy="{1:.1f}" r="{2:g}"/>'
        '<text class="number" x="{0:.1f}" y="{3:.1f}">{4}</text>',
        hop.badge[0],
        hop.badge[1],
        shapes.BADGE,
        hop.badge[1] + 5,
        hop.number,
    )


def bubble(node: DrawnNode) -> Markup:
    """The bubble of an area around (0, 0): its name, and its actors counted by kind."""
    radius = bubble_radius(node)
    counts = sorted(((kind, count) for kind, count in node.counts if count), key=_in_legend)
    rows = [counts[at : at + _BUBBLE_COLUMNS] for at in range(0, len(counts), _BUBBLE_COLUMNS)]
    top = -11.0 * len(rows) - 6
    cells = _joined(
        _cell((column - (len(row) - 1) / 2) * 42, top + 30 + 25 * index, kind, count)
        for index, row in enumerate(rows)
        for column, (kind, count) in enumerate(row)
    )
    name = " ".join(label_lines(node.label))
    return filled(
        '<circle class="bubble" r="{:.1f}"/><g transform="scale({:.2f})">'
        '<text class="bubble-name" y="{:.1f}">{}</text>{}</g>',
        radius,
        radius / _BUBBLE_TEXT,
        top + 8,
        name,
        cells,
    )


def _in_legend(kind_and_count: tuple[str, int]) -> int:
    return look.SYMBOLS.index(kind_and_count[0])


def _cell(x: float, y: float, kind: str, count: int) -> Markup:
    return filled(
        '<use href="#i-{}" x="{:.1f}" y="{:.1f}" width="19" height="19"/>'
        '<text class="tally" x="{:.1f}" y="{:.1f}">{}</text>',
        kind,
        x - 20,
        y - 14,
        x + 1,
        y,
        count,
    )


def bubble_picture(node: DrawnNode) -> str:
    """The bubble as an image of its own, for a canvas: with its symbols and its style inside."""
    colors, radius = look.palette(), bubble_radius(node)
    kinds = [kind for kind, count in node.counts if count]
    symbols = _joined(
        filled('<symbol id="i-{}" viewBox="-1 -1 50 50">{}</symbol>', kind, look.symbol_inside(kind))
        for kind in kinds
    )
    style = Markup(
        "text{{font-family:'BIZ UDPGothic','Yu Gothic UI',Meiryo,'Noto Sans CJK JP',sans-serif;fill:{ink}}}"
        ".bubble{{fill:{area};stroke:{area_edge};stroke-width:2}}.tally{{font-size:13px}}"
        ".bubble-name{{font-size:15px;font-weight:700;text-anchor:middle}}"
    ).format_map(colors)
    size = 2 * radius + 4
    picture = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0:g}" height="{0:g}"'
        ' viewBox="{1:g} {1:g} {0:g} {0:g}">'
        "<style>{2}</style>{3}{4}</svg>"
    ).format(size, -size / 2, style, symbols, bubble(node))
    return look.data_uri(str(picture))
