"""The answers about paths as the API describes them, to the last field."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Exact(BaseModel):
    """A part of the answer, described to the last field."""

    model_config = ConfigDict(extra="forbid")


class WarningBody(Exact):
    """What to know before relying on the answer."""

    code: str
    ids: list[str]
    words: str


class StepBody(Exact):
    """One introduction: who leads to whom over which tie.

    `script` is what to say to whom it leads to, in a need's answer; null elsewhere, and where the viewer may
    not read that actor.
    """

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    tie: str
    words: str
    script: str | None
    factor: float
    warnings: list[WarningBody]


class AlternativeBody(Exact):
    """One path in reading order, both ends included. `cost` in micro-nats, `score` in (0, 1]."""

    actors: list[str]
    ties: list[str]
    cost: int
    score: float
    weakest: int
    steps: list[StepBody]


class FallbackBody(Exact):
    """The best path if the mediator `without` says no; null where there is none."""

    without: str
    alternative: AlternativeBody | None


class CutBody(Exact):
    """A limit that hid something, and for whom."""

    limit: str
    ids: list[str]


class LimitsBody(Exact):
    """The limits that were asked for, and what they cut off."""

    max_mediators: int
    alternatives: int
    cut: list[CutBody]


class ReasonBody(Exact):
    """Why there is no path, and what to do about it."""

    code: str
    words: str
    deed: str
    ids: list[str]


class WaysBody(Exact):
    """The best ways to one end. `count` is how many there are, "more" beyond 100, null if not asked for."""

    alternatives: list[AlternativeBody]
    fallbacks: list[FallbackBody]
    count: int | Literal["more"] | None


class ResourceBody(WaysBody):
    """A resource that could meet the need, and the best ways to it."""

    resource: str
    actor: str
    theme_steps: int
    match: float


class EndBody(WaysBody):
    """An actor that was asked about, and the best ways there."""

    actor: str


class NeedBody(WaysBody):
    """An open need that the resource could meet, and the best ways from its holder."""

    need: str
    actor: str
    theme_steps: int
    match: float


class AnswerBody(Exact):
    """What every answer says: as of when, by which cost model, within which limits, what to know first."""

    as_of: str
    policy: dict[str, float]
    limits: LimitsBody
    warnings: list[WarningBody]


class PathsAnswerBody(AnswerBody):
    """Every reachable resource that matches the need, best first."""

    need: str
    reasons: list[ReasonBody]
    resources: list[ResourceBody]


class BetweenAnswerBody(AnswerBody):
    """Every end that can be reached, best first. `need` is null if it was asked for no need's sake."""

    starts: list[str] = Field(alias="from")
    ends_asked: list[str] = Field(alias="to")
    need: str | None
    reasons: list[ReasonBody]
    ends: list[EndBody]


class ReachAnswerBody(AnswerBody):
    """Every open need that the resource could meet and that reaches it, best first."""

    resource: str
    actor: str
    needs: list[NeedBody]


class ActorAnswerBody(AnswerBody):
    """Every reachable resource that would take the actor, best first; each matches fully."""

    actor: str
    resources: list[ResourceBody]
