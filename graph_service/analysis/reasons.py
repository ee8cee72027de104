"""Why there is no path: what would open one if it were changed, one thing at a time.

Each thing is lifted alone (all other bars stay) on the otherwise unchanged question with its own limit; if a
path appears the thing is a reason, and those whom the path needs are named. Only if nothing opens a path
alone is it said which things would do so together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from graph_service.analysis.apart import gap
from graph_service.analysis.bars import (
    CONSENT,
    EVERY_BAR,
    LEFT_OUT,
    LIFTED_COST,
    NONE_LIFTED,
    OF_MEDIATORS,
    OF_TIES,
    OLDER,
    TIE_AUDIENCE,
    TIE_KIND,
    US,
    WEAKER,
    Lifted,
)
from graph_service.analysis.costs import asked_to_introduce
from graph_service.analysis.found import Found
from graph_service.analysis.inquiry import MOST_MEDIATORS, Inquiry
from graph_service.analysis.matching import HINDRANCES, Matching
from graph_service.analysis.needed import Concerned, needed
from graph_service.analysis.snapshot import Need
from graph_service.domain.answers import Conditions, Reason
from graph_service.domain.errors import SearchTooLarge

SHARES = 24
"""Into so many parts a question's work is divided among the searches for reasons: more than there are."""
OPENED_BY = {bar: f"through_{bar}" for bar in OF_MEDIATORS} | {bar: f"over_{bar}" for bar in OF_TIES}
"""The code of the reason by the bar that is lifted."""


@dataclass(frozen=True)
class Goal:
    """What is to be reached: an actor (by place), or the resource `id` of one with what hinders it.

    `hindrances` are codes of `Matching.hindrances`, and CONSENT where `consents` (actors by place) are
    lacking.
    """

    id: str
    actor: int
    table: str = "actors"
    hindrances: frozenset[str] = frozenset()
    consents: tuple[int, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A path that a change opens, and where it leads."""

    goal: Goal
    found: Found
    inquiry: Inquiry

    @property
    def lifted(self) -> int:
        """How much had to be lifted for it, the goal's hindrances among it."""
        return self.found.fine // LIFTED_COST + len(self.goal.hindrances)

    @property
    def needs(self) -> Mapping[str, tuple[Concerned, ...]]:
        """What the path needs lifted, with whom it concerns; a consent also for what the ends have."""
        needs = dict(needed(self.inquiry.ground, self.found))
        if self.goal.consents:
            concerned = (*needs.get(CONSENT, ()), *((place,) for place in self.goal.consents))
            needs[CONSENT] = tuple(dict.fromkeys(concerned))
        return needs


def why_no_resource(inquiry: Inquiry, need: Need) -> tuple[Reason, ...]:
    """Why a need reaches no resource that matches."""
    goals = resource_goals(inquiry, need)
    return Why(inquiry, goals, need.id).reasons() if goals else (Reason("no_resource"),)


def why_no_end(inquiry: Inquiry, ends: Sequence[int], need: Need | None = None) -> tuple[Reason, ...]:
    """Why none of these actors (by place) is reached, for the sake of a need if there is one."""
    ids, closed = inquiry.snapshot.actors.ids, need is not None and not inquiry.carrying.need(need)
    consents = (ids.place(need.actor),) if need and closed else ()
    hindrances = frozenset({CONSENT} if consents else ())
    goals = [Goal(ids[end], end, hindrances=hindrances, consents=consents) for end in ends]
    return Why(inquiry, goals, need.id if need else "").reasons()


def resource_goals(inquiry: Inquiry, need: Need) -> list[Goal]:
    """Every resource on the need's theme but the holder's own, by id."""
    snapshot, carrying, ids = inquiry.snapshot, inquiry.carrying, inquiry.snapshot.actors.ids
    matching, closed = Matching(snapshot, need, inquiry.policy, inquiry.scope.as_of), not carrying.need(need)
    goals = []
    for resource in sorted(matching.on_theme(), key=lambda resource: resource.id):
        hindrances = frozenset(matching.hindrances(resource))
        if "own" not in hindrances:
            lacking = [need.actor] * closed + [resource.actor] * (not carrying.resource(resource))
            consents = tuple(ids.place(actor) for actor in lacking)
            hindrances |= {CONSENT} if consents else set()
            goals.append(Goal(resource.id, ids.place(resource.actor), "resources", hindrances, consents))
    return goals


class Why:
    """The search for the reasons why none of some goals is reached. `need` is the id of the need, if any."""

    def __init__(self, inquiry: Inquiry, goals: Sequence[Goal], need: str = "") -> None:
        self.inquiry, self.goals, self.need = inquiry, goals, need
        self.free = [goal for goal in goals if not goal.hindrances]
        self.most = inquiry.scope.max_mediators
        self.share = inquiry.work.left // SHARES

    def reasons(self) -> tuple[Reason, ...]:
        """What opens a path alone; else what does together."""
        found: list[Reason] = []
        for search in self.searches():
            found += without_the_too_large(search)
        return tuple(found or without_the_too_large(self.together))

    def searches(self) -> Iterator[Callable[[], Iterator[Reason]]]:
        yield self.hindered
        yield self.with_consent
        yield from (partial(self.lifting, bar) for bar in OF_MEDIATORS)
        yield self.beyond_mediators
        yield from (partial(self.lifting, bar) for bar in OF_TIES)
        yield self.not_via
        yield self.not_connected

    def trying(self, lifted: Lifted = NONE_LIFTED, *, via: bool = True) -> Inquiry:
        """The question with some bars lifted; without `via` it may pass whom it will."""
        inquiry, scope = self.inquiry, self.inquiry.scope
        if not via:
            scope = replace(scope, conditions=replace(scope.conditions, via=(), via_in_order=False))
        asked = inquiry.asked
        if self.need and lifted:
            asked = asked_to_introduce(inquiry.snapshot, inquiry.policy, scope.as_of, self.need, lifted)
        return replace(inquiry, scope=scope, asked=asked, lifted=lifted, most_rows=self.share)

    def opened(self, inquiry: Inquiry, goals: Sequence[Goal], most: int) -> list[Opened]:
        """A best path to each of the goals that are reached, the best first."""
        ways = inquiry.search([goal.actor for goal in goals], 1, most)
        found = [Opened(goal, way, inquiry) for goal in goals for way in ways[goal.actor]]
        return sorted(found, key=lambda one: (one.found.fine, self.ids(one.found.actors), one.goal.id))

    def ids(self, places: Sequence[int]) -> tuple[str, ...]:
        """The ids of these actors, each once."""
        return tuple(dict.fromkeys(self.inquiry.snapshot.actors.ids[place] for place in places))

    def hindered(self) -> Iterator[Reason]:
        """Resources that are reached and fail for one thing alone."""
        alone = [goal for goal in self.goals if len(goal.hindrances) == 1 and not goal.consents]
        found = self.opened(self.trying(), alone, self.most)
        for hindrance in HINDRANCES:
            ids = tuple(one.goal.id for one in found if hindrance in one.goal.hindrances)
            if ids:
                yield Reason(f"resource_{hindrance}", ids, about="resources")

    def with_consent(self) -> Iterator[Reason]:
        """A search wider than the office, with the consents that a path needs."""
        if self.inquiry.carrying.everything:
            return
        goals = [goal for goal in self.goals if goal.hindrances <= {CONSENT}]
        for one in self.opened(self.trying(frozenset({CONSENT})), goals, self.most)[:1]:
            yield self.opens("with_consent", one, one.needs[CONSENT])

    def lifting(self, bar: str) -> Iterator[Reason]:
        if bar not in at_work(self.inquiry.scope.conditions):
            return
        for one in self.opened(self.trying(frozenset({bar})), self.free, self.most)[:1]:
            yield self.opens(OPENED_BY[bar], one, one.needs[bar])

    def beyond_mediators(self) -> Iterator[Reason]:
        """With one mediator more at a time, up to as many as ever are allowed."""
        inquiry = self.trying()
        for most in range(self.most + 1, MOST_MEDIATORS + 1):
            for one in self.opened(inquiry, self.free, most)[:1]:
                mediators = tuple((place,) for place in one.found.mediators)
                yield self.opens("beyond_mediators", one, mediators, count=most)
                return

    def not_via(self) -> Iterator[Reason]:
        via = self.inquiry.scope.conditions.via
        for one in self.opened(self.trying(via=False), self.free, self.most)[:1] if via else ():
            stops = self.inquiry.snapshot.actors.ids.places([stop.actor for stop in via if stop.actor])
            yield self.opens("not_via", one, tuple((place,) for place in stops.tolist()))

    def opens(self, code: str, one: Opened, concerned: Sequence[Concerned], **data: object) -> Reason:
        """The reason that a path was opened; `pairs` are the ends of the ties that it needs."""
        pairs = tuple(self.ids(pair) for pair in concerned if len(pair) > 1)
        ids = self.ids([place for places in concerned for place in places])
        return Reason(code, ids, {"goal": (one.goal.table, one.goal.id), "pairs": pairs, **data})

    def not_connected(self) -> Iterator[Reason]:
        """Nothing whatever leads from the starts to the goals."""
        if not self.free:
            return
        inquiry, goals = self.inquiry, [goal.actor for goal in self.free]
        whole = self.trying(EVERY_BAR).ground
        found = gap(inquiry.ground, whole, inquiry.starts, goals, self.most, inquiry.work)
        if found:
            data = {"here": found.here, "there": found.there}
            yield Reason("not_connected", self.ids(found.pair), data)

    def together(self) -> Iterator[Reason]:
        """The path that needs fewest things, and which they are; or that even seven mediators are too few."""
        for via, most in (
            (True, self.most),
            (True, MOST_MEDIATORS),
            (False, self.most),
            (False, MOST_MEDIATORS),
        ):
            found = self.opened(self.trying(EVERY_BAR, via=via), self.goals, most)
            if found:
                best = min(found, key=lambda one: (one.lifted, one.found.fine))
                yield self.all_of(best, self.things(best, via=via))
                return
        if self.free:
            yield Reason("too_far", data={"most": MOST_MEDIATORS})
        else:
            goal = min(self.goals, key=lambda goal: (len(goal.hindrances), goal.id))
            yield self.all_of(Opened(goal, Found((goal.actor,), 0), self.inquiry), {"first_tie": ()})

    def things(self, one: Opened, *, via: bool) -> dict[str, tuple[Concerned, ...]]:
        """What a path needs that was found with everything lifted."""
        things = dict(one.needs)
        if len(one.found.mediators) > self.most:
            things["mediators"] = ()
        if not via:
            things["via"] = ()
        return things

    def all_of(self, one: Opened, things: Mapping[str, tuple[Concerned, ...]]) -> Reason:
        """The reason that several things together would open a path; in `things` whom each concerns."""
        hindrances = {f"resource_{h}": () for h in HINDRANCES if h in one.goal.hindrances}
        named = {
            thing: tuple(self.ids(places) for places in concerned) for thing, concerned in things.items()
        }
        ids = dict.fromkeys(i for concerned in named.values() for group in concerned for i in group)
        data = {"goal": (one.goal.table, one.goal.id), "things": {**hindrances, **named}}
        return Reason("several", tuple(ids), data)


def at_work(conditions: Conditions) -> set[str]:
    """The bars that can keep somebody out of a question: a condition that was not made keeps out nobody."""
    made = {
        LEFT_OUT: conditions.leave_out or conditions.leave_out_kind or conditions.leave_out_area,
        US: conditions.without_us,
        TIE_KIND: conditions.leave_out_tie,
        WEAKER: conditions.min_strength,
        OLDER: conditions.confirmed_since,
        TIE_AUDIENCE: conditions.tie_audience,
    }
    return {bar for bar in (*OF_MEDIATORS, *OF_TIES) if made.get(bar, True)}


def without_the_too_large(search: Callable[[], Iterator[Reason]]) -> list[Reason]:
    """The reasons of one search, none where it would take too long: others may still find some."""
    try:
        return list(search())
    except SearchTooLarge:
        return []
