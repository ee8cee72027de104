"""A map as one SVG of the size of an A3 sheet: title, for whom it is, map, panel, legend. Nothing is fetched.

What a browser hides or sets by script cannot be in it: of several paths the first is shown. Widths of texts
are reckoned as in `domain.drawing`, so that the sheet is the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markupsafe import Markup

from graph_service.adapters.assets import asset
from graph_service.adapters.maps import look, page, paper, shapes
from graph_service.domain.drawing import Drawing, DrawnPath, DrawnTable, text_width
from graph_service.domain.wording import say

WIDTH, HEIGHT, MARGIN = 1587, 1123, 38
"""An A3 sheet at 96 dots an inch, and the white around what is printed."""
PANEL = 384
TOP, BOTTOM = 112, 992
"""Where the map begins and ends."""
FONT = "'BIZ UDPGothic','Yu Gothic UI',Meiryo,'Hiragino Sans','Noto Sans CJK JP',sans-serif"
MAP_RULES = (".map ", ".halo-line", ".way-line", ".strained")


@dataclass(frozen=True)
class Line:
    """A line of text, or of the cells of a table: (x, text, class) each; how much room it takes."""

    parts: tuple[tuple[float, str, str], ...]
    height: float
    number: int = 0  # of the step that begins here


def sheet(drawing: Drawing) -> Markup:
    """The whole sheet as SVG text."""
    drawing = replace(drawing, paths=drawing.paths[:1])
    curves = shapes.curves(drawing)
    ways = [shapes.segments(drawing, path, curves) for path in drawing.paths]
    room = WIDTH - 2 * MARGIN - PANEL - 26
    place = f' x="{MARGIN}" y="{TOP}" width="{room}" height="{BOTTOM - TOP}"'
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" lang="{}" width="420mm" height="297mm" viewBox="0 0 {} {}">'
        "<title>{}</title><style>{}</style><defs>{}</defs>{}{}{}{}{}</svg>\n"
    ).format(
        drawing.language,
        WIDTH,
        HEIGHT,
        drawing.title,
        style(),
        symbols(drawing),
        Markup('<rect width="100%" height="100%" fill="#fff"/>'),
        head(drawing),
        paper.paper_map(drawing, curves, ways, Markup(place)),  # noqa: S704 (numbers of our own)
        panel(drawing, WIDTH - MARGIN - PANEL, TOP, BOTTOM - TOP),
        legend(drawing),
    )


@cache
def style() -> Markup:
    """The rules of the map from the style of the page, in the colours of the palette; not every program that
    draws SVG knows variables."""
    colors = {name.replace("_", "-"): text for name, text in look.palette().items() if isinstance(text, str)}
    rules = asset("visualizations", "static", "handout.css").read_text("utf-8").splitlines()
    own = asset("visualizations", "static", "sheet.css").read_text("utf-8").splitlines()
    text = "\n".join([f"text{{font-family:{FONT}}}", *(r for r in rules if r.startswith(MAP_RULES)), *own])
    return Markup(re.sub(r"var\(--([a-z-]+)\)", lambda found: colors[found[1]], text))  # noqa: S704 (our own)


def symbols(drawing: Drawing) -> Markup:
    return Markup("").join(
        Markup('<symbol id="i-{}" viewBox="-1 -1 50 50">{}</symbol>').format(kind, look.symbol_inside(kind))
        for kind in look.kinds_in(drawing)
    )


def head(drawing: Drawing) -> Markup:
    """Title, what it is of and when, for whom; the mark of invented data at the right."""
    of_when = say("map_as_of", drawing.language, date=page.as_of(drawing))
    under = " / ".join(part for part in (drawing.subtitle, of_when) if part)
    parts = [text("title", MARGIN, 62, cut(drawing.title, 40)), text("under", MARGIN, 92, cut(under, 75))]
    if drawing.fictional:
        mark = say("map_fictional", drawing.language)
        wide = text_width(mark) * 17 + 28
        x = WIDTH - MARGIN - wide
        parts.append(
            Markup('<rect class="mark" x="{:.0f}" y="36" width="{:.0f}" height="34" rx="6"/>').format(x, wide)
        )
        parts.append(text("fictional", x + 14, 59, mark))
    return Markup("").join(parts)


def panel(drawing: Drawing, x: float, y: float, height: float) -> Markup:
    """What stands beside the map, made smaller where it would not fit."""
    lines = list(said(drawing))
    full = sum(line.height for line in lines)
    scale = min(1.0, height / full) if full else 1.0
    drawn, at = [], 0.0
    for line in lines:
        at += line.height
        if line.number:
            drawn.append(
                Markup('<circle class="step" cx="13" cy="{0:.1f}" r="13"/>{1}').format(
                    at - 6, text("step-number", 13, at - 1, str(line.number))
                )
            )
        drawn += [text(kind, left, at, words) for left, words, kind in line.parts]
    return Markup('<g transform="translate({} {}) scale({:.3f})">{}</g>').format(
        x, y, scale, Markup("").join(drawn)
    )


def said(drawing: Drawing) -> Iterator[Line]:
    """The panel line by line: for whom, the path or the numbers, what to know of the map."""
    for heading, words in page.handing(drawing):
        yield from pair(heading, words)
    for path in drawing.paths:
        yield from path_lines(path, drawing)
    for table in drawing.tables:
        yield from table_lines(table)
    for heading, words in drawing.origins:
        yield Line(((0, heading, "heading"),), 30)
        yield from wrapped(words, 0, "small", 27, 19)
    yield Line((), 10)
    for words in (say(f"map_audience_{drawing.audience}", drawing.language), *drawing.credits):
        yield from wrapped(words, 0, "small", 27, 19)


def pair(heading: str, words: str) -> Iterator[Line]:
    for n, line in enumerate(wrap(words, 19)):
        yield Line(((0, heading if not n else "", "quiet"), (96, line, "words")), 23)


def path_lines(path: DrawnPath, drawing: Drawing) -> Iterator[Line]:
    names = {node.id: node.label for node in drawing.nodes}
    yield Line((), 14)
    yield from wrapped(path.title, 0, "heading", 22, 24)
    for number, step in enumerate(path.steps, 1):
        who = f"{names[step.source]} → {names[step.target]}"
        for n, line in enumerate(wrap(who, 21)):
            yield Line(((38, line, "strong"),), 30 if not n else 21, 0 if n else number)
        yield from wrapped(step.words, 38, "words", 22, 21)
        yield from wrapped(step.detail, 38, "small", 24, 19)
        for warning in step.warnings:
            check = f"{say('map_check_first', drawing.language)}: {warning}"
            yield from wrapped(check, 38, "caution", 24, 19)
    if path.goal:
        yield Line((), 8)
        yield from wrapped(path.goal, 38, "strong", 21, 22)


def table_lines(table: DrawnTable) -> Iterator[Line]:
    """A table: the first column at the left, numbers flush right in columns of one width."""
    count = len(table.head) - 1
    first = PANEL - count * min(76.0, (PANEL - 110) / max(count, 1))
    ends = [first + (PANEL - first) * (n + 1) / max(count, 1) for n in range(count)]
    ems = (PANEL - first) / max(count, 1) / 13 - 0.6
    yield Line((), 14)
    yield from wrapped(table.title, 0, "heading", 22, 24)
    heads = [wrap(word, ems)[:3] for word in table.head[1:]]
    deep = max((len(lines) for lines in heads), default=1)
    for n in range(deep):
        below = [
            (end, lines[n], "cell head") for end, lines in zip(ends, heads, strict=True) if n < len(lines)
        ]
        start = [(0.0, table.head[0], "quiet")] if n == 0 else []
        yield Line((*start, *below), 22 if n == 0 else 16)
    for row in table.rows:
        cells = tuple((end, cell, "cell") for end, cell in zip(ends, row[1:], strict=True))
        yield Line(((0, cut(row[0], first / 15 - 0.4), "words"), *cells), 22)
    yield from wrapped(table.note, 0, "small", 27, 18)


def legend(drawing: Drawing) -> Markup:
    """What the symbols and lines mean, below the map, in two rows."""
    parts, x = [], float(MARGIN)
    for kind in look.kinds_in(drawing):
        word = say(f"map_kind_{kind}", drawing.language)
        parts.append(Markup('<use href="#i-{}" x="{:.0f}" y="1010" width="28" height="28"/>').format(kind, x))
        parts.append(text("words", x + 36, 1030, word))
        x += 62 + text_width(word) * 15
    x = float(MARGIN)
    for name in page.legend_lines(drawing):
        word = say(f"map_line_{name}", drawing.language)
        parts += [sample(name, x, 1066), text("small", x + 56, 1071, word)]
        x += 82 + text_width(word) * 13
    return Markup("").join(parts)


def sample(name: str, x: float, y: float) -> Markup:
    """A piece of line as it stands on the map."""
    to = x + 46
    if name == "strength":
        rows = zip((-6, 0, 7), (1.4, 2.8, 4.4), strict=True)
        return Markup("").join(stroke(x, to, y + off, width, "") for off, width in rows)
    if name == "way":
        both = (
            Markup('<path class="{}-line" d="M{:.0f} {}H{:.0f}"/>').format(c, x, y, to)
            for c in ("halo", "way")
        )
        return Markup("").join(both)
    if name == "strained":
        mark = f"M{x + 9:.0f} {y}l4 -6l5 12l4 -12l5 12l4 -12l4 6"
        return stroke(x, to, y, 2, "") + Markup('<path class="strained" d="{}"/>').format(mark)
    dash = " ".join(map(str, look.palette()["dashes"].get(name, [])))
    color = look.palette()["line_stale" if name == "stale" else "line"]
    return stroke(x, to, y, 2.8, dash, color)


def stroke(x: float, to: float, y: float, width: float, dash: str, color: str = "") -> Markup:
    return Markup('<path d="M{:.0f} {}H{:.0f}" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>').format(
        x, y, to, color or look.palette()["line"], width, dash or "none"
    )


def text(kind: str, x: float, y: float, words: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(kind, x, y, words)


def wrapped(words: str, x: float, kind: str, ems: float, leading: float) -> Iterator[Line]:
    for line in wrap(words, ems):
        yield Line(((x, line, kind),), leading)


NEVER_FIRST = "、。，．,.)）」』】〉》ー～ぁぃぅぇぉっゃゅょァィゥェォッャュョ・:：;；!！?？々"


def wrap(words: str, ems: float) -> list[str]:
    """The words on lines of so many ems; a Latin word stays whole where it can."""
    lines, line = [], ""
    for piece in pieces(words):
        if line and text_width(line + piece.rstrip()) > ems and piece[0] not in NEVER_FIRST:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def pieces(words: str) -> Iterable[str]:
    """What is not torn: Latin words of up to twenty letters with the space after them; other letters."""
    found: Sequence[str] = re.findall(r"[!-~]{1,20} ?|.", " ".join(words.split()))
    return found


def cut(words: str, ems: float) -> str:
    """The words, shortened to so many ems."""
    if text_width(words) <= ems:
        return words
    kept = len(words)
    while kept and text_width(words[:kept]) > ems - 1:
        kept -= 1
    return words[:kept].rstrip() + "…"
