"""Maps as files that stand alone: no request, no link, no script but our own."""

from __future__ import annotations

import re

from graph_service.adapters.maps import page, paper, shapes
from graph_service.adapters.maps.pdf import makes_pdf, pdf_of
from graph_service.adapters.maps.sheet import sheet
from graph_service.domain.drawing import Drawing

__all__ = ["makes_pdf", "pdf_of", "render_handout", "render_sheet"]

# What no text may hold: control characters (but for line ends and tabs), halves of surrogate pairs, and what
# is no character at all; XML refuses them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def render_sheet(drawing: Drawing) -> str:
    """The drawing as one SVG of the size of an A3 sheet. Every text stays text, whatever it holds."""
    return _UNPRINTABLE.sub("", str(sheet(drawing)))


def render_handout(drawing: Drawing, desk: str = "") -> str:
    """The drawing as one self-contained HTML file: map, paths, legend, the same as text, and for paper.

    One that is only looked at has a link to the page `desk` (its address), where it is handed out and put on
    record, in place of buttons that print. The caller writes the text as UTF-8. Every text of the drawing
    stays text, whatever it holds.
    """
    # pyvis takes 0.2 s to import: only who draws waits for it.
    from graph_service.adapters.maps.network import generate

    curves = shapes.curves(drawing)
    ways = [shapes.segments(drawing, path, curves) for path in drawing.paths]
    values = page.page(drawing, curves, ways)
    values["paper"] = paper.paper_map(drawing, curves, ways)
    values["desk"] = desk
    return _UNPRINTABLE.sub("", generate(drawing, curves, page.titles(drawing), values))
