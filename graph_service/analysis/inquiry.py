"""One question made ready: the ground it walks on, its alternatives, its fallbacks, what a limit cut off."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from graph_service.analysis.audience import Carrying, carrying
from graph_service.analysis.bars import CONSENT, NONE_LIFTED, Lifted
from graph_service.analysis.costs import Asked
from graph_service.analysis.found import Found
from graph_service.analysis.ground import Ground
from graph_service.analysis.search import Quest, alternatives
from graph_service.analysis.snapshot import Ints, Snapshot
from graph_service.analysis.steps import alternative
from graph_service.analysis.stops import stops_of
from graph_service.analysis.work import Work
from graph_service.domain.answers import MANY, BetweenQuestion, Fallback, Scope, Ways
from graph_service.domain.policy import Policy

MOST_MEDIATORS = 7
MOST_ALTERNATIVES = 20
WORK_OF_A_STEP = 100
"""Saying one step of a path takes as long as so many rows of a beam."""


@dataclass(frozen=True)
class FoundWays:
    """The ways to one target by places: (mediator, the best path without them) for each of the best path."""

    alternatives: tuple[Found, ...]
    fallbacks: tuple[tuple[int, Found | None], ...]
    count: int | None


@dataclass(frozen=True)
class Inquiry:
    """Paths between the same starts and many targets, by places. `asked` are those of the need, if any.

    `read_back`: paths are read from the target to the start. What the bars `lifted` keep out can be used
    where nothing else will do.
    """

    snapshot: Snapshot
    policy: Policy
    scope: Scope
    starts: tuple[int, ...]
    asked: dict[int, Asked]
    read_back: bool = False
    lifted: Lifted = NONE_LIFTED
    most_rows: int = sys.maxsize

    @cached_property
    def work(self) -> Work:
        scope = self.scope
        several = isinstance(scope, BetweenQuestion) and len(scope.ends) > 1
        advice = "advice_count" if scope.counted else "advice_ends" if several else ""
        work = Work(scope.max_mediators, scope.alternatives, (advice,) if advice else ())
        work.left = min(work.left, self.most_rows)
        return work

    @cached_property
    def carrying(self) -> Carrying:
        return carrying(self.snapshot, self.scope.audience, self.scope.as_of)

    @cached_property
    def ground(self) -> Ground:
        scope = self.scope
        given = (self.snapshot, self.policy, scope.as_of, self.carrying, scope.conditions, self.asked)
        return Ground(*given, self.lifted)

    def for_need(self, asked: dict[int, Asked]) -> Inquiry:
        """The same question for a need with asks of its own: it draws on the same allowance of work."""
        other = replace(self, asked=asked)
        vars(other).update(work=self.work, carrying=self.carrying)
        return other

    @property
    def wanted(self) -> int:
        """One more than is shown, to know whether there are more."""
        return max(self.scope.alternatives + 1, MANY if self.scope.counted else 0)

    def search(
        self, targets: Sequence[int], wanted: int, most_mediators: int, without: Sequence[int] = ()
    ) -> dict[int, list[Found]]:
        """For each target its best alternatives, also through none of the actors `without`."""
        ground = self.ground.without(without) if without else self.ground
        starts, ends = self.open_to(self.starts), self.open_to(targets)
        conditions, snapshot = self.scope.conditions, self.snapshot
        stops, stops_back = (
            stops_of(snapshot, conditions.via, in_order=conditions.via_in_order, from_target=turned)
            for turned in (self.read_back, not self.read_back)
        )
        quest = Quest(
            *(ground, starts, ends, most_mediators + 1, wanted, stops, stops_back, self.work),
            read_back=self.read_back,
        )
        found = dict(zip(ends.tolist(), alternatives(quest), strict=True))
        return {target: found.get(target, []) for target in targets}

    def open_to(self, places: Sequence[int]) -> Ints:
        """Those of these ends, each once, that carry in a search for this audience."""
        unique = np.array(list(dict.fromkeys(places)), dtype=np.int64)
        everybody = self.carrying.everything or CONSENT in self.lifted
        return unique if everybody else unique[self.carrying.actors(unique)]

    def found(self, targets: Sequence[int]) -> dict[int, list[Found]]:
        return self.search(targets, self.wanted, self.scope.max_mediators)

    def ways(self, found: dict[int, list[Found]]) -> dict[int, FoundWays]:
        """What was found to each target that can be reached, with its fallbacks."""
        avoiding = self.avoiding(found)
        return {
            target: FoundWays(
                tuple(ways[: self.scope.alternatives]),
                tuple((mediator, avoiding[target, mediator]) for mediator in ways[0].mediators),
                len(ways) if self.scope.counted else None,
            )
            for target, ways in found.items()
            if ways
        }

    def avoiding(self, found: dict[int, list[Found]]) -> dict[tuple[int, int], Found | None]:
        """By target and mediator of its best path: the best path without that mediator.

        Mostly it is among those found; where it may lie beyond them it is searched for, a mediator at a time.
        """
        known: dict[tuple[int, int], Found | None] = {}
        hidden: dict[int, list[int]] = {}
        for target, ways in found.items():
            for mediator in ways[0].mediators if ways else ():
                way = next((way for way in ways if mediator not in way.mediators), None)
                known[target, mediator] = way
                if way is None and len(ways) == self.wanted:
                    hidden.setdefault(mediator, []).append(target)
        for mediator, targets in hidden.items():
            for target, ways in self.search(targets, 1, self.scope.max_mediators, [mediator]).items():
                known[target, mediator] = ways[0] if ways else None
        return known

    def in_full(self, ways: FoundWays, match_cost: int = 0) -> Ways:
        """Ways in ids and steps; `match_cost` is that of the match at their end."""
        ids = self.snapshot.actors.ids
        told = (*ways.alternatives, *(way for _, way in ways.fallbacks if way))
        self.work.spend(WORK_OF_A_STEP * sum(len(way.actors) - 1 for way in told))
        return Ways(
            tuple(alternative(self.ground, way, match_cost) for way in ways.alternatives),
            tuple(
                Fallback(ids[mediator], alternative(self.ground, way, match_cost) if way else None)
                for mediator, way in ways.fallbacks
            ),
            ways.count,
        )

    def cuts(self, found: dict[int, list[Found]]) -> dict[str, list[int]]:
        """Targets for which a limit hid something, by the limit's name."""
        shown = self.scope.alternatives
        return {
            "alternatives": [target for target, ways in found.items() if len(ways) > shown],
            "max_mediators": self.cut_by_mediators(found),
        }

    def cut_by_mediators(self, found: dict[int, list[Found]]) -> list[int]:
        """Targets whose alternatives would be others if as many mediators were allowed as ever are."""
        if self.scope.max_mediators >= MOST_MEDIATORS:
            return []
        shown = self.scope.alternatives
        longer = self.search(list(found), shown, MOST_MEDIATORS)
        return [target for target, ways in found.items() if longer[target] != ways[:shown]]
