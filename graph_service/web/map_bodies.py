"""The shapes of the answers about the map that one explores."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NodeBody(Shape):
    """One symbol, `table/id`. `more` counts whom it is tied to beside; `place` is its own place's version.

    `close`: it stands close to the actor that it belongs to, without a line.
    """

    id: str
    symbol: str
    name: str
    label: list[str]
    note: str
    area: str
    x: float
    y: float
    more: int
    pinned: bool
    close: bool
    place: int


class LineBody(Shape):
    """A tie, or what belongs to whom. `fresh` is false where it was confirmed long ago or never."""

    id: str
    from_: Annotated[str, Field(alias="from")]
    to: str
    kind: str
    family: str
    strength: int
    directed: bool
    fresh: bool
    words: str


class AreaBody(Shape):
    """An area: its frame (x, y, width, height), the middle of its layout; as a bubble it has a radius,
    and counts of the symbols in it."""

    id: str
    name: str
    drawn: int
    more: int
    open: bool
    radius: float
    kinds: dict[str, int]
    frame: list[float]
    origin: list[float]


class BetweenBody(Shape):
    """How many ties join two areas that are bubbles."""

    from_: Annotated[str, Field(alias="from")]
    to: str
    count: int
    words: str


class LegendItemBody(Shape):
    key: str
    name: str
    count: int
    on: bool
    family: str


class LegendBody(Shape):
    """One part of the legend. What is not `on` is left out by `without_` and this field."""

    field: Literal["kinds", "ties", "areas", "strengths", "freshness", "audiences"]
    name: str
    items: list[LegendItemBody]


class EndBody(Shape):
    id: str
    kind: str
    name: str


class TieFactsBody(Shape):
    strength: int
    strength_words: str
    confirmed: str
    fresh: bool


class StepBody(TieFactsBody):
    """One introduction; ids are empty where the viewer may not read them."""

    number: int
    from_: Annotated[EndBody, Field(alias="from")]
    to: EndBody
    tie: str
    words: str
    contact: str
    warnings: list[str]
    script: str


class WayBody(Shape):
    """One path, its symbols in reading order. `weak_step` is the number of its weakest step, 0: none."""

    grade: str
    mediators: str
    through: list[str]
    weak: list[str]
    weakest: str
    weak_step: int
    nodes: list[str]
    steps: list[StepBody]


class GoalBody(Shape):
    """One end with its ways, best first."""

    need: str
    resource: str
    actor: str
    title: str
    name: str
    kind: str
    use: str
    ways: list[WayBody]
    fallbacks: list[str]


class ReasonBody(Shape):
    words: str
    deed: str


class LedBody(Shape):
    """What was found for the paths that the view asks for."""

    title: str
    lacks: list[str]
    reasons: list[ReasonBody]
    warnings: list[str]
    goals: list[GoalBody]


class MapBody(Shape):
    """One view. `whole`: everything that the filter leaves is drawn one by one."""

    as_of: str
    whole: bool
    nodes: list[NodeBody]
    lines: list[LineBody]
    areas: list[AreaBody]
    between: list[BetweenBody]
    legend: list[LegendBody]
    answer: LedBody | None
    notes: list[str]
    status: str


class ActorNameBody(Shape):
    id: str
    name: str


class FactBody(Shape):
    name: str
    text: str


class ToldTieBody(TieFactsBody):
    """A tie from the side of the actor whose panel it is in."""

    id: str
    other: EndBody
    kind: str
    words: str


class ThingBody(Shape):
    id: str
    symbol: str
    name: str
    note: str


class PanelBody(Shape):
    """What is told of one symbol. `words` are those of the person, or a note."""

    id: str
    symbol: str
    name: str
    actor: ActorNameBody
    facts: list[FactBody]
    words: str
    ties: list[ToldTieBody]
    more: str
    things: list[ThingBody]


class PlaceBody(Shape):
    """Where an actor stands, relative to its area's origin."""

    actor: str
    x: float
    y: float
    version: int


MOST_AWAY = 1e5


class PlaceGiven(Shape):
    x: Annotated[float, Field(ge=-MOST_AWAY, le=MOST_AWAY, allow_inf_nan=False)]
    y: Annotated[float, Field(ge=-MOST_AWAY, le=MOST_AWAY, allow_inf_nan=False)]
    version: Annotated[int, Field(ge=0)] = 0
