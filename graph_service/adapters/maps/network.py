"""The map as a pyvis network: its model of nodes and edges, our template, our safety.

pyvis's own page asks other hosts for styles, prints some texts unescaped and writes in the system's
encoding; none of that is used here. Ids are positions, or were made for one file: no text of a user becomes
an id, and no record's id leaves the house.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup
from pyvis.network import Network

from graph_service.adapters.assets import asset
from graph_service.adapters.maps import look
from graph_service.adapters.maps.paper import bubble_picture
from graph_service.adapters.maps.shapes import Curve
from graph_service.domain.drawing import ICON, Drawing, DrawnLine, DrawnNode, bubble_radius, label_lines


class Compiled(BytecodeCache):
    """Templates are compiled once, though each map fills an environment of its own."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = Compiled()


class HandoutNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """Nodes and edges are kept by pyvis, `generate_html` fills our template."""

    def __init__(self, page: Mapping[str, Any]) -> None:
        # Undirected, the second tie between the same two would be dropped, and each edge would cost a search.
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = {"physics": {"enabled": False}}
        self.path = "handout.html"
        self.templateEnv = Environment(
            loader=FileSystemLoader(asset("visualizations", "templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=COMPILED,
        )
        self.templateEnv.globals.update(page)

    def draw(self, name: int | str, node: DrawnNode, title: str) -> None:
        """Adds a node. An empty label would show the id: a space stands in its place."""
        extra: dict[str, Any] = {"size": ICON / 2}
        label = "\n".join(label_lines(node.label))
        if node.kind == "area":
            extra = {"size": bubble_radius(node), "image": bubble_picture(node)}
            label = ""
        self.add_node(
            name, label or " ", shape="image", group=look.symbol_of(node),
            x=float(node.x), y=float(node.y), title=title, **extra,
        )  # fmt: skip

    def tie(self, source: int | str, target: int | str, line: DrawnLine, curve: Curve) -> None:
        """Adds an edge, parallel ones too."""
        stroke = look.stroke(line)
        turn = "curvedCW" if curve.bend > 0 else "curvedCCW"
        self.add_edge(
            source,
            target,
            title=line.words,
            color=stroke.color,
            width=stroke.width,
            dashes=list(stroke.dash) or False,
            arrows="to" if stroke.arrow else "",
            smooth={"enabled": True, "type": turn, "roundness": abs(curve.bend)} if curve.bend else False,
        )


def generate(
    drawing: Drawing, curves: Sequence[Curve], titles: Sequence[str], page: Mapping[str, Any]
) -> str:
    """The HTML text of the whole page."""
    network = HandoutNetwork({**page, **_scripts()})
    names = _names(drawing)
    for node, title in zip(drawing.nodes, titles, strict=True):
        network.draw(names[node.id], node, title)
    for line, curve in zip(drawing.lines, curves, strict=True):
        network.tie(names[line.source], names[line.target], line, curve)
    return str(network.generate_html())


def _names(drawing: Drawing) -> dict[str, int | str]:
    """What nodes are called in the page. Ids that were made for this file alone may leave the house."""
    return {node.id: node.id if drawing.secret else n for n, node in enumerate(drawing.nodes)}


@cache
def _scripts() -> dict[str, Any]:
    """The two scripts as they stand in the page, and their hashes for its content security policy."""
    library = _inline(
        asset("visualizations", "vendor", "vis-network", "vis-network.min.js").read_text("utf-8")
    )
    ours = _inline(asset("visualizations", "static", "handout.js").read_text("utf-8"))
    style = asset("visualizations", "static", "handout.css").read_text("utf-8")
    return {
        "library": Markup(library),  # noqa: S704 (our own files)
        "ours": Markup(ours),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "script_hashes": f"{_hash(library)} {_hash(ours)}",
    }


def _inline(script: str) -> str:
    """The script as it may stand inside a page: no early end tag, no request for a source map."""
    lines = [line for line in script.split("\n") if not line.startswith("//# sourceMappingURL=")]
    return "\n".join(lines).replace("</script", "<\\/script")


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
