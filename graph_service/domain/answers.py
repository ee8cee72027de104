"""Questions about paths ("who can connect this need to something that meets it") and answers, in ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

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
    """One path in reading order, both ends included (for a need: its holder, the resource's actor).

    Cost in micro-nats, that of the match included.
    """

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

    @property
    def weakest(self) -> int:
        """The place of the step with the least factor, the first of equal ones."""
        return min(range(len(self.steps)), key=lambda place: self.steps[place].factor)


@dataclass(frozen=True)
class Fallback:
    """The best path if the mediator `without` says no; None where there is none within the limits."""

    without: str
    alternative: Alternative | None


@dataclass(frozen=True)
class Ways:
    """The best alternatives between the starts and one end, best first, and what to do when they say no.

    `count` is how many alternatives there are, where that was asked for (None: it was not); MANY stands for
    more than MOST_COUNTED.
    """

    alternatives: tuple[Alternative, ...]
    fallbacks: tuple[Fallback, ...] = ()
    count: int | None = None


MOST_COUNTED = 100
MANY = MOST_COUNTED + 1


@dataclass(frozen=True)
class ResourcePaths:
    """A resource that could meet the need, and the ways to it, at least one."""

    resource: str
    actor: str
    theme_steps: int
    match: float
    ways: Ways

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        return self.ways.alternatives


@dataclass(frozen=True)
class NeedPaths:
    """A need that a resource could meet, and the ways between them, at least one."""

    need: str
    actor: str
    theme_steps: int
    match: float
    ways: Ways


@dataclass(frozen=True)
class EndPaths:
    """An actor that was asked about by name, and the ways there, at least one."""

    actor: str
    ways: Ways


@dataclass(frozen=True)
class Cut:
    """A limit that hid something: its name, and the ids of those for whom it did."""

    limit: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """Why there is no path: a code of `domain.wording`, whom it concerns, what the sentence needs.

    Its deed, what to do about it, is the sentence of the same code with `deed_` before it. `about` is the
    table of the ids. In `data` may be: `goal`, the (table, id) that a path would reach; `pairs`, the ends of
    the ties that it would use; `things`, whom each of several things concerns; numbers.
    """

    code: str
    ids: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    about: str = "actors"


@dataclass(frozen=True)
class Stop:
    """A mediator that a path must pass: an actor by id, or anybody of a kind."""

    actor: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Conditions:
    """What a path may not use, and whom it must pass. The ends of a path are never left out.

    `leave_out*` are ids of actors, kinds of actors, kinds of ties, ids of areas (with those below them).
    `min_strength` is 0-3, `confirmed_since` an ISO date, `tie_audience` the audience classes of ties to walk
    ("" and empty: any). `without_us`: no mediator of a central body.
    """

    leave_out: tuple[str, ...] = ()
    leave_out_kind: tuple[str, ...] = ()
    leave_out_tie: tuple[str, ...] = ()
    leave_out_area: tuple[str, ...] = ()
    via: tuple[Stop, ...] = ()
    via_in_order: bool = False
    min_strength: int = 0
    confirmed_since: str = ""
    tie_audience: tuple[str, ...] = ()
    without_us: bool = False


NO_CONDITIONS = Conditions()

AnyQuestion = TypeVar("AnyQuestion", bound="Scope")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """How a question is asked: on a date (ISO), for an audience, within limits, under conditions.

    `as_of` "" is the district's own day or today: `application.asking` fills it in before a search.
    `counted`: also say how many alternatives there are, up to MOST_COUNTED.
    """

    as_of: str = ""
    audience: str = "office"
    max_mediators: int = 3
    alternatives: int = 3
    conditions: Conditions = NO_CONDITIONS
    counted: bool = False

    def asking(self, kind: type[AnyQuestion], **about: Any) -> AnyQuestion:  # noqa: ANN401 (its fields)
        """A question of this kind, asked within this scope."""
        scope: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(Scope)}
        return kind(**scope, **about)


@dataclass(frozen=True)
class Question(Scope):
    """What can meet this need? From its holder to every resource that matches."""

    need: str


@dataclass(frozen=True)
class BetweenQuestion(Scope):
    """Who is between these actors? From any of `starts` to each of `ends`, by ids.

    With a `need` ("": none) they are asked for its sake: its own asks count, and it starts at its holder
    where no starts are given.
    """

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    need: str = ""


@dataclass(frozen=True)
class ReachQuestion(Scope):
    """Who can reach this resource? From the holder of every open need that it could meet."""

    resource: str


@dataclass(frozen=True)
class ActorQuestion(Scope):
    """What is there for this actor? From them to every resource that would take them, whatever its theme."""

    actor: str


@dataclass(frozen=True)
class PathsAnswer:
    """Every reachable resource that matches the need, best first."""

    question: Question
    holder: str
    policy: Policy
    resources: tuple[ResourcePaths, ...]
    warnings: tuple[Warning, ...]
    cuts: tuple[Cut, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class BetweenAnswer:
    """Every end that can be reached, best first."""

    question: BetweenQuestion
    policy: Policy
    ends: tuple[EndPaths, ...]
    warnings: tuple[Warning, ...]
    cuts: tuple[Cut, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class ReachAnswer:
    """Every open need that the resource could meet and that reaches it, best first."""

    question: ReachQuestion
    actor: str
    policy: Policy
    needs: tuple[NeedPaths, ...]
    warnings: tuple[Warning, ...]
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True)
class ActorAnswer:
    """Every reachable resource that would take the actor, best first; each matches fully."""

    question: ActorQuestion
    policy: Policy
    resources: tuple[ResourcePaths, ...]
    warnings: tuple[Warning, ...]
    cuts: tuple[Cut, ...] = ()
