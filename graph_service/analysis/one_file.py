"""What makes the map of one file unlike that of every other: nothing in two files tells that it is the same.

A file that is kept from one meeting could else be laid beside that of the next, and whoever is a number or a
role in both be found again by id, by order or by place.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from graph_service.analysis.bubbles import readable
from graph_service.domain.drawing import Drawing

SHIFT, SWAY = 400.0, 2.5
"""How far the whole map moves, and each symbol by itself, in map units: labels stay apart."""


def for_one_file(drawing: Drawing, secret: str) -> Drawing:
    """The drawing in its places, with ids, order and places that follow from a secret."""
    placed = renamed(readable(renamed(drawing, secret)), secret)
    return moved(replace(placed, secret=secret), secret)


def renamed(drawing: Drawing, secret: str) -> Drawing:
    """The drawing with new ids, nodes and lines in an order of those."""
    names = {node.id: chance(secret, "id", node.id).hex()[:16] for node in drawing.nodes}
    nodes = (replace(node, id=names[node.id]) for node in drawing.nodes)
    lines = (replace(line, source=names[line.source], target=names[line.target]) for line in drawing.lines)
    paths = tuple(
        replace(
            path,
            nodes=tuple(names[node] for node in path.nodes),
            steps=tuple(replace(s, source=names[s.source], target=names[s.target]) for s in path.steps),
        )
        for path in drawing.paths
    )
    return replace(
        drawing,
        nodes=tuple(sorted(nodes, key=lambda node: node.id)),
        lines=tuple(sorted(lines, key=lambda line: (line.source, line.target, line.kind, line.words))),
        paths=paths,
    )


def moved(drawing: Drawing, secret: str) -> Drawing:
    """The drawing with every symbol a little aside, and the whole elsewhere."""
    far = [SHIFT * part for part in two_parts(secret, "map")]
    nodes = []
    for node in drawing.nodes:
        near = [SWAY * part for part in two_parts(secret, node.id)]
        nodes.append(
            replace(node, x=round(node.x + far[0] + near[0], 3), y=round(node.y + far[1] + near[1], 3))
        )
    return replace(drawing, nodes=tuple(nodes))


def two_parts(secret: str, what: str) -> tuple[float, float]:
    """Two numbers from -1 to 1."""
    drawn = chance(secret, "place", what)
    first, second = (int.from_bytes(drawn[at : at + 6], "big") / 2**47 - 1 for at in (0, 6))
    return first, second


def chance(secret: str, use: str, what: str) -> bytes:
    return hashlib.sha256(f"{secret}\n{use}\n{what}".encode("utf-8", "surrogatepass")).digest()
