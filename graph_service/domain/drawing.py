"""What a map shows, as frozen values: a renderer needs nothing else and adds nothing.

Whoever fills them decides who may see what: a file made from a drawing holds every name in it.
Lengths are map units (one CSS pixel at scale 1), x to the right, y down.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from graph_service.domain.geography import Centre

NodeKind = Literal[
    "resident", "organization", "shrine", "shop", "facility", "professional", "need", "resource", "area"
]
LineKind = Literal[
    "family_of", "neighbour_of", "knows", "helps", "cares_for", "cooperates_with", "introduced",
    "member_of", "works_at", "runs", "lives_in", "uses", "has_need", "gives", "receives", "about", "between",
]  # fmt: skip
Audience = Literal["own", "case", "office", "council", "public"]

# How a line is dashed: the grammar of the ecomap, one family for ties that mean the same to a reader.
LINE_FAMILY: dict[str, str] = {
    "family_of": "life", "neighbour_of": "life", "knows": "life",
    "helps": "help", "cares_for": "help", "cooperates_with": "help", "introduced": "help",
    "member_of": "belong", "works_at": "belong", "runs": "belong", "lives_in": "belong", "uses": "belong",
    "has_need": "thing", "gives": "thing", "receives": "thing", "about": "thing",
    "between": "life",
}  # fmt: skip


@dataclass(frozen=True)
class DrawnNode:
    """One symbol. `offers` turns a need into a wish to give; `counts` fills the bubble of an area.

    `number` is how many a symbol stands for that shows no single one, 0 where it stands for itself.
    """

    id: str
    kind: NodeKind
    label: str
    area: str = ""  # empty: belongs to no area, drawn on the bare ground
    x: float = 0.0
    y: float = 0.0
    note: str = ""  # shown when pointed at, and in the list
    offers: bool = False
    counts: tuple[tuple[NodeKind, int], ...] = ()
    number: int = 0


@dataclass(frozen=True)
class DrawnLine:
    """One tie; several between the same two nodes are all drawn. `strength` 0 (unknown) to 3 (strong)."""

    source: str
    target: str
    kind: LineKind
    words: str = ""
    strength: int = 0
    directed: bool = False
    stale: bool = False
    quality: Literal["good", "neutral", "strained"] = "neutral"
    count: int = 0  # ties that a line between two areas stands for


@dataclass(frozen=True)
class DrawnStep:
    """One introduction: who asks whom (`words`), why it may work (`detail`), what to check first."""

    source: str
    target: str
    words: str
    detail: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class DrawnPath:
    """A way from a need to a resource. `nodes` in reading order; `steps` join some of their neighbours."""

    title: str
    nodes: tuple[str, ...]
    steps: tuple[DrawnStep, ...]
    grade: str = ""
    goal: str = ""  # what is reached at the end, in a sentence


@dataclass(frozen=True)
class DrawnTable:
    """Numbers beside a map: the heads of its columns, rows of as many cells, what to know of it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Handing:
    """For whom a file is made and for what, on which day, and until when it may be used (ISO dates)."""

    recipient: str
    purpose: str
    made_on: str
    until: str


AreaCentres = tuple[tuple[str, Centre], ...]
"""By the names of areas, where they lie outdoors."""


@dataclass(frozen=True)
class Drawing:
    """A whole map. `origins` are (heading, text): what to know of the map as a whole.

    `handing` and `secret` are those of one file that is handed out: what stands for a node in the file
    follows from the secret, which nobody keeps. `centres` only decide where areas stand: what has its places
    knows them no more.
    """

    title: str
    subtitle: str
    language: Literal["ja", "en"]
    as_of: str
    audience: Audience
    fictional: bool
    nodes: tuple[DrawnNode, ...]
    lines: tuple[DrawnLine, ...]
    paths: tuple[DrawnPath, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    credits: tuple[str, ...] = ()
    tables: tuple[DrawnTable, ...] = ()
    handing: Handing | None = None
    secret: str = ""
    centres: AreaCentres = ()

    def __post_init__(self) -> None:
        """An id that is drawn twice or not at all is a bug of the caller: ValueError names it."""
        known = {node.id for node in self.nodes}
        if len(known) != len(self.nodes):
            raise ValueError("two nodes share an id")
        used = {end for line in self.lines for end in (line.source, line.target)}
        for path in self.paths:
            used.update(path.nodes, *((step.source, step.target) for step in path.steps))
        if used - known:
            raise ValueError(f"not among the nodes: {sorted(used - known)}")


class Box(NamedTuple):
    """The room that a symbol and its label take around the symbol's centre, in map units."""

    width: float
    above: float
    below: float


ICON = 40.0  # side of a symbol
TEXT = 14.0  # height of a label's letters
AREA_TEXT = 15.0  # height of an area's name
LEADING = 17.0  # from one line of a label to the next
_WIDEST = 8.1  # ems on one line of a label
_MOST = 3  # lines of a label
_NEVER_FIRST = "、。，．,.)）」』】〉》ー～ぁぃぅぇぉっゃゅょァィゥェォッャュョ・:：;；!！?？々を"
_AFTER_THESE = " 　・、。)）」』/／を"


def text_width(text: str) -> float:
    """Width in ems, by East Asian width: no font is asked, so that every machine answers the same."""
    return sum(map(_em, text))


@lru_cache(maxsize=8192)  # a district's names are made of some thousand letters
def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.58


@lru_cache(maxsize=16384)  # layout and renderers ask for the same labels again and again
def label_lines(label: str) -> tuple[str, ...]:
    """The label on at most three lines of some eight ems, broken where it reads best, shortened with "…"."""
    text = " ".join(label[:80].split())
    if len(label) > 80 or text_width(text) > _MOST * (_WIDEST - 1):
        text = _shortened(text, _MOST * (_WIDEST - 1))
    return min((_broken(text, most) for most in range(1, _MOST + 1)), key=lambda way: way[0])[1]


def _broken(text: str, most: int) -> tuple[float, tuple[str, ...]]:
    """(unease, lines) of the best way to set the text on exactly `most` lines, or one that is too wide."""
    width = text_width(text)
    if most == 1:
        return (0.0 if width <= _WIDEST else 90 + width), ((text,) if text else ())
    best: tuple[float, tuple[str, ...]] = (90 + 2 * width, (text,))
    for cut in range(1, len(text)):
        head = text[:cut].rstrip()
        if text_width(head) > _WIDEST:
            break
        torn = 2.2 + _tear(text[cut - 1], text[cut])
        if torn > best[0]:
            continue  # whatever the rest is like
        unease, tail = _broken(text[cut:].lstrip(), most - 1)
        widest = max((text_width(line) for line in tail), default=0.0)
        unease += torn + 0.25 * abs(text_width(head) - widest)
        best = min(best, (unease, (head, *tail)))
    return best


def _tear(before: str, after: str) -> float:
    """How much it hurts to break between two letters: a phrase mostly ends with hiragana."""
    if after in _NEVER_FIRST:
        return 9.0
    if before in _AFTER_THESE or after in "(（「『 ":
        return 0.0
    kinds = _script(before), _script(after)
    if kinds[0] == kinds[1]:
        return {"kana": 4.5, "other": 5.0}.get(kinds[0], 8.0)
    return 0.6 if kinds[0] == "kana" else 3.5 if kinds[1] == "kana" else 1.2


def _script(letter: str) -> str:
    if "ぁ" <= letter <= "ん":
        return "kana"
    if "ァ" <= letter <= "ー":
        return "katakana"
    return "latin" if letter.isascii() else "other"


def _shortened(text: str, ems: float) -> str:
    kept = len(text)
    while text_width(text[:kept]) > ems - 1:
        kept -= 1
    return text[:kept].rstrip() + "…"


def area_name(area: str) -> str:
    """The name of an area as it is written on the map: its first fourteen ems."""
    text = " ".join(area[:80].split())
    return text if text_width(text) <= 14 else _shortened(text, 14)


def label_box(node: DrawnNode) -> Box:
    """The room for a node as every renderer draws it."""
    if node.kind == "area":
        radius = bubble_radius(node)
        return Box(2 * radius + 44, radius + 22, radius + 22)  # room for numbers on the lines between
    lines = label_lines(node.label)
    width = max((text_width(line) for line in lines), default=0.0) * TEXT
    return Box(max(ICON, width) + 8, ICON / 2 + 4, ICON / 2 + 6 + LEADING * len(lines))


def bubble_radius(node: DrawnNode) -> float:
    """Radius of an area's bubble: its surface grows with its actors, never too small for its text."""
    actors = sum(count for _, count in node.counts)
    return float(min(150.0, max(74.0, 9.0 * actors**0.5)))
