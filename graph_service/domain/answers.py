"""The answer to "who can connect this need to something that meets it": ids, costs and warnings, no names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_service.domain.policy import Policy


@dataclass(frozen=True)
class Warning:
    """What to know before relying on an answer: a code of `domain.wording`, whom it concerns, details."""

    code: str
    ids: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One introduction: `source` leads to `target` over `tie`.

    `forward` is False where the tie was recorded from `target` to `source`. `factor` is the tie's factor
    times that of `target` where it mediates: the match's factor times those of all steps is the score.
    `other_ties` join the same two.
    """

    source: str
    target: str
    tie: str
    kind: str
    forward: bool
    factor: float
    other_ties: tuple[str, ...]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True)
class Alternative:
    """One path: the actors from the need's holder to the resource's, both included. Cost in micro-nats."""

    actors: tuple[str, ...]
    cost: int
    score: float
    steps: tuple[Step, ...]

    @property
    def mediators(self) -> tuple[str, ...]:
        return self.actors[1:-1]

    @property
    def ties(self) -> tuple[str, ...]:
        return tuple(step.tie for step in self.steps)


@dataclass(frozen=True)
class ResourcePaths:
    """A resource that could meet the need, and its best alternatives, best first, at least one."""

    resource: str
    actor: str
    theme_steps: int
    match: float
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Question:
    """What is asked: one need, on a date (ISO), for an audience, within a limit of mediators."""

    need: str
    as_of: str
    audience: str = "office"
    max_mediators: int = 3
    alternatives: int = 3


@dataclass(frozen=True)
class PathsAnswer:
    """Every reachable resource that matches the need, best first."""

    question: Question
    holder: str
    policy: Policy
    resources: tuple[ResourcePaths, ...]
    warnings: tuple[Warning, ...]
