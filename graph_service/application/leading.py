"""The paths that a view asks for, whichever question they answer, in one shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

from graph_service.analysis.meeting.sides import central_bodies
from graph_service.application.asking import check_known
from graph_service.application.questions import Answered, ask_between, ask_from_all, ask_paths, ask_reach
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.views import View
from graph_service.domain.answers import BetweenAnswer, BetweenQuestion, Question, ReachQuestion, Ways
from graph_service.domain.errors import NeedNotChecked


@dataclass(frozen=True)
class Goal:
    """The ways to one end. `need` and `resource` are "" where the question is about neither."""

    need: str
    resource: str
    actor: str
    ways: Ways

    @property
    def before(self) -> tuple[str, ...]:
        """The symbol that the path starts at, before its first actor."""
        return (f"needs/{self.need}",) if self.need else ()

    @property
    def after(self) -> tuple[str, ...]:
        return (f"resources/{self.resource}",) if self.resource else ()


@dataclass(frozen=True)
class Led:
    """Goals, best first, the answer with its records, the codes of what is lacking before one can ask."""

    goals: tuple[Goal, ...]
    answered: Answered[Any] | None
    lacks: tuple[str, ...] = ()

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every symbol on a path, those of the best ways first."""
        return tuple(
            dict.fromkeys(node for goal, way in self.in_order() for node in on_way(goal, way.actors))
        )

    @property
    def ties(self) -> tuple[str, ...]:
        return tuple(tie for _, way in self.in_order() for tie in way.ties)

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The pairs of symbols that the best way to each goal joins, in reading order."""
        best = [tuple(on_way(goal, goal.ways.alternatives[0].actors)) for goal in self.goals]
        return tuple(dict.fromkeys(pair for nodes in best for pair in pairwise(nodes)))

    def in_order(self) -> Iterator[tuple[Goal, Any]]:
        """Every way: the best of each goal, then the second ones, and so on."""
        most = max((len(goal.ways.alternatives) for goal in self.goals), default=0)
        for place in range(most):
            for goal in self.goals:
                yield from ((goal, way) for way in goal.ways.alternatives[place : place + 1])


def on_way(goal: Goal, actors: tuple[str, ...]) -> Iterator[str]:
    """The symbols of a way in reading order."""
    yield from goal.before
    yield from (f"actors/{actor}" for actor in actors)
    yield from goal.after


def led(services: Services, view: View, viewer: Viewer) -> Led:
    """The paths of a view. Raises UnknownId, InvalidValue, NotAllowed, SearchTooLarge."""
    if view.need:
        return of_need(services, view, viewer)
    if view.reach:
        return to_resource(services, view, viewer)
    if view.reach_actor:
        return to_actor(services, view, viewer)
    return between(services, view, viewer)


def between(services: Services, view: View, viewer: Viewer) -> Led:
    question = view.scope.asking(BetweenQuestion, starts=(view.start,), ends=(view.end,))
    return to_ends(ask_between(services.store, question, services.policy, viewer, services.today()))


def to_ends(found: Answered[BetweenAnswer]) -> Led:
    return Led(tuple(Goal("", "", paths.actor, paths.ways) for paths in found.answer.ends), found)


def of_need(services: Services, view: View, viewer: Viewer) -> Led:
    """The paths of a need; of one that is not checked, what its check lacks."""
    question = view.scope.asking(Question, need=view.need)
    try:
        found = ask_paths(services.store, question, services.policy, viewer, services.today())
    except NeedNotChecked as error:
        return Led((), None, cast(tuple[str, ...], error.data["lacks"]))
    goals = (Goal(view.need, paths.resource, paths.actor, paths.ways) for paths in found.answer.resources)
    return Led(tuple(goals), found)


def to_resource(services: Services, view: View, viewer: Viewer) -> Led:
    """The open needs that a resource could meet, each with its ways."""
    question = view.scope.asking(ReachQuestion, resource=view.reach)
    found = ask_reach(services.store, question, services.policy, viewer, services.today())
    goals = (Goal(paths.need, view.reach, found.answer.actor, paths.ways) for paths in found.answer.needs)
    return Led(tuple(goals), found)


def to_actor(services: Services, view: View, viewer: Viewer) -> Led:
    """Who can reach an actor: the ways from those who use this, as far as the viewer may read of them."""
    bodies = [body for body in central_bodies(services.store.snapshot()) if body != view.reach_actor]
    records = services.store.describe({"actors": bodies})["actors"]
    starts = tuple(body for body in bodies if body in records and viewer.sees(records[body], records))
    if not starts:
        check_known(services.store, "actors", [view.reach_actor], viewer)
        return Led((), None, ("explore_nobody_asks",))
    question = view.scope.asking(BetweenQuestion, starts=starts, ends=(view.reach_actor,))
    return to_ends(ask_from_all(services.store, question, services.policy, viewer, services.today()))
