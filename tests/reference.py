"""The paths of a need by brute force: slow, plain, and written from the rules alone.

It walks over every simple path and reads rows as they stand in the files. Nothing of the search that it
checks is used here, and vocabularies are written out again on purpose.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

from graph_service.domain.answers import NO_CONDITIONS, Conditions
from graph_service.domain.district import District
from graph_service.domain.policy import Policy

Values = dict[str, Any]

AUDIENCE_ORDER = ["own", "case", "office", "council", "public"]
KIND_ORDER = [
    *("family_of", "neighbour_of", "knows", "cooperates_with"),
    *("helps", "cares_for", "lives_in", "member_of", "works_at", "runs", "introduced", "uses"),
]
MEETING_DIRECTIONS = {("wants", "gives"), ("offers", "receives")}
BODIES = {"organization", "shrine", "shop", "facility"}
CENTRAL = {"sc", "houkatsu_staff", "houkatsu_center"}


class NotCheckedError(Exception):
    """The need's decision is not `pass`."""


@dataclass(frozen=True)
class Way:
    actors: tuple[str, ...]
    ties: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    factors: tuple[float, ...]
    cost: int

    @property
    def order(self) -> tuple[int, int, tuple[str, ...]]:
        return self.cost, len(self.actors) - 2, self.actors


@dataclass(frozen=True)
class Reached:
    resource: str
    actor: str
    theme_steps: int
    match: float
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Expected:
    resources: tuple[Reached, ...]
    no_way: tuple[str, ...]
    class_unknown: tuple[str, ...]


def micro_nats(factor: float) -> int:
    return round(-math.log(factor) * 1_000_000)


def rows_of(district: District, table: str) -> list[Values]:
    return [dict(row.values) for row in district.rows.get(table, ())]


def month_earlier(day: date, months: int) -> date:
    """The same day some calendar months earlier, or the last day of that month; the first day there is."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def lives(row: Values, on: date) -> bool:
    """From valid_from, inclusive, to valid_to, exclusive."""
    start, end = row.get("valid_from"), row.get("valid_to")
    if start and on < date.fromisoformat(start):
        return False
    return not (end and on >= date.fromisoformat(end))


class Reference:
    """One question about one district."""

    def __init__(
        self, district: District, as_of: str, audience: str, policy: Policy, conditions: Conditions
    ) -> None:
        self.on = date.fromisoformat(as_of)
        self.audience = audience
        self.conditions = conditions
        self.policy = policy
        self.actors = {row["id"]: row for row in rows_of(district, "actors")}
        self.themes = {row["id"]: row.get("broader") or [] for row in rows_of(district, "themes")}
        self.areas = {row["id"]: row.get("parent") for row in rows_of(district, "areas")}
        self.needs = {row["id"]: row for row in rows_of(district, "needs")}
        self.resources = rows_of(district, "resources")
        self.asks = rows_of(district, "asks")
        self.consents = rows_of(district, "consents")
        self.care = {row["actor"]: row["status"] for row in rows_of(district, "care")}
        self.ties = rows_of(district, "ties")
        for tie in self.ties:
            tie["id"] = tie.get("id") or f"{tie['from']}|{tie['kind']}|{tie['to']}"

    # --- audience -------------------------------------------------------------------------------------

    def rank(self, audience: str) -> int:
        return AUDIENCE_ORDER.index(audience)

    @property
    def everything_carries(self) -> bool:
        return self.rank(self.audience) <= self.rank("office")

    def resident(self, actor: str) -> bool:
        return bool(self.actors[actor]["kind"] == "resident")

    def consented(self, actor: str) -> bool:
        return any(self.consent_holds(row) for row in self.consents if row["actor"] == actor)

    def consent_holds(self, row: Values) -> bool:
        if row["purpose"] != "mediation":
            return False
        if not date.fromisoformat(row["given_on"]) <= self.on <= date.fromisoformat(row["expires_on"]):
            return False
        if row.get("revoked_on") and self.on >= date.fromisoformat(row["revoked_on"]):
            return False
        known = [name for name in row["recipients"] if name in AUDIENCE_ORDER]
        return any(self.rank(self.audience) <= self.rank(name) for name in known)

    def wide_enough(self, row: Values, default: str) -> bool:
        return self.rank(row.get("audience") or default) >= self.rank(self.audience)

    def actor_carries(self, actor: str) -> bool:
        if self.everything_carries or self.consented(actor):
            return True
        return not self.resident(actor) and self.wide_enough(self.actors[actor], "council")

    def record_carries(self, row: Values, default: str) -> bool:
        """A need or a resource."""
        if self.everything_carries or self.consented(row["actor"]):
            return True
        return not self.resident(row["actor"]) and self.wide_enough(row, default)

    def tie_audience_carries(self, tie: Values) -> bool:
        if self.everything_carries:
            return True
        residents = [end for end in (tie["from"], tie["to"]) if self.resident(end)]
        if residents:
            return all(self.consented(end) for end in residents)
        if self.wide_enough(tie, "council"):
            return True
        return self.consented(tie["from"]) and self.consented(tie["to"])

    # --- ties -----------------------------------------------------------------------------------------

    def tie_carries(self, tie: Values) -> bool:
        if tie["kind"] == "uses" or tie.get("basis") == "inferred":
            return False
        return lives(tie, self.on) and self.tie_audience_carries(tie) and self.tie_is_wanted(tie)

    def tie_is_wanted(self, tie: Values) -> bool:
        wanted, residents = self.conditions, any(self.resident(end) for end in (tie["from"], tie["to"]))
        audience = tie.get("audience") or ("office" if residents else "council")
        return (
            tie["kind"] not in wanted.leave_out_tie
            and (tie.get("strength") or 0) >= wanted.min_strength
            and (tie.get("confirmed_on") or "") >= wanted.confirmed_since
            and (not wanted.tie_audience or audience in wanted.tie_audience)
        )

    def tie_factor(self, tie: Values) -> float:
        policy = self.policy
        strength = tie.get("strength") or 0
        factor = {3: policy.strength_3, 2: policy.strength_2, 1: policy.strength_1, 0: policy.strength_0}[
            strength
        ]
        if tie.get("quality") == "strained":
            factor *= policy.strained
        return factor * self.confirmation(tie.get("confirmed_on"))

    def confirmation(self, confirmed_on: str | None) -> float:
        if not confirmed_on:
            return self.policy.confirmed_stale
        confirmed = date.fromisoformat(confirmed_on)
        if confirmed >= month_earlier(self.on, self.policy.fresh_months):
            return self.policy.confirmed_fresh
        if confirmed >= month_earlier(self.on, self.policy.ageing_months):
            return self.policy.confirmed_ageing
        return self.policy.confirmed_stale

    def between(self, a: str, b: str) -> list[Values]:
        """The carrying ties between two actors, the best first."""
        found = [tie for tie in self.ties if {tie["from"], tie["to"]} == {a, b} and self.tie_carries(tie)]
        return sorted(
            found,
            key=lambda t: (micro_nats(self.tie_factor(t)), KIND_ORDER.index(t["kind"]), t["id"]),
        )

    # --- mediators ------------------------------------------------------------------------------------

    def mediator_factor(self, actor: str, need: str) -> float | None:
        """None where the actor cannot mediate for the need."""
        row = self.actors[actor]
        policy = self.policy
        if not self.actor_carries(actor) or self.left_out(actor):
            return None
        decisive = self.decisive_ask(actor, need)
        answer = decisive.get("answer") if decisive else None
        willing = row.get("willing") or "unknown"
        if answer == "declined":
            return None
        if answer == "accepted":
            willing = "yes"
        if willing == "no":
            return None
        unanswered = sum(ask["actor"] == actor and not ask.get("answer") for ask in self.asks)
        asks_open = (row.get("asks_elsewhere") or 0) + unanswered
        if row.get("asks_max") is not None and asks_open >= row["asks_max"]:
            return None
        factor: float = policy.willing_unknown if willing == "unknown" else 1.0
        factor *= float(policy.ask_open**asks_open)
        if row.get("subtype") in CENTRAL:
            factor *= policy.central
        if row["kind"] in BODIES and not row.get("contact"):
            factor *= policy.contact_missing
        if decisive and self.overdue(decisive):
            factor *= policy.ask_unanswered
        return factor

    def left_out(self, actor: str) -> bool:
        row, unwanted = self.actors[actor], self.conditions
        return (
            actor in unwanted.leave_out
            or row["kind"] in unwanted.leave_out_kind
            or bool(self.area_and_above(row.get("area")) & set(unwanted.leave_out_area))
            or (unwanted.without_us and row.get("subtype") in CENTRAL)
        )

    def passes_the_stops(self, mediators: tuple[str, ...]) -> bool:
        """Every stop is one of the mediators; in order: one after the other."""
        is_stop = [
            [self.actors[m]["kind"] == stop.kind if stop.kind else m == stop.actor for m in mediators]
            for stop in self.conditions.via
        ]
        if not self.conditions.via_in_order:
            return all(any(hits) for hits in is_stop)
        return any(
            all(hits[place] for hits, place in zip(is_stop, places, strict=True))
            for places in combinations(range(len(mediators)), len(is_stop))
        )

    def decisive_ask(self, actor: str, need: str) -> Values | None:
        about = [a for a in self.asks if a["actor"] == actor and a["need"] == need and not a.get("resource")]
        return max(about, key=lambda ask: (ask["asked_on"], ask["id"]), default=None)

    def overdue(self, ask: Values) -> bool:
        if ask.get("answer") == "no_answer":
            return True
        waited = self.on - date.fromisoformat(ask["asked_on"])
        return not ask.get("answer") and waited >= timedelta(days=self.policy.overdue_days)

    # --- matching -------------------------------------------------------------------------------------

    def heights(self, theme: str) -> dict[str, int]:
        """Every theme above one, itself included, with the least number of steps up to it."""
        found: dict[str, int] = {}
        waiting = [(theme, 0)]
        while waiting:
            at, steps = waiting.pop()
            if found.get(at, steps + 1) > steps:
                found[at] = steps
                waiting += [(parent, steps + 1) for parent in self.themes[at]]
        return found

    def theme_steps(self, one: str, other: str) -> int | None:
        a, b = self.heights(one), self.heights(other)
        return min((a[theme] + b[theme] for theme in a if theme in b), default=None)

    def area_and_above(self, area: str | None) -> set[str]:
        found = set()
        while area:
            found.add(area)
            area = self.areas[area]
        return found

    def matches(self, need: Values, resource: Values) -> int | None:
        """The theme steps between them; None where they do not match."""
        holder = self.actors[need["actor"]]
        steps = self.theme_steps(need["theme"], resource["theme"])
        status = self.care.get(need["actor"])
        eligible, areas = resource.get("eligible"), resource.get("areas")
        declined = any(
            ask.get("resource") == resource["id"]
            and ask["need"] == need["id"]
            and ask.get("answer") == "declined"
            for ask in self.asks
        )
        holds = (
            (need["direction"], resource["direction"]) in MEETING_DIRECTIONS
            and steps is not None
            and steps <= self.policy.theme_steps_max
            and (resource.get("capacity_left") is None or resource["capacity_left"] > 0)
            and (not areas or bool(self.area_and_above(holder.get("area")) & set(areas)))
            and (not eligible or status is None or status in eligible)
            and lives(resource, self.on)
            and resource["actor"] != need["actor"]
            and self.actors[resource["actor"]].get("willing") != "no"
            and not declined
        )
        return steps if holds else None

    # --- paths ----------------------------------------------------------------------------------------

    def ways(self, need: Values, target: str, limit: int, match: int) -> list[Way]:
        """Every simple path, dearest orders of the same mediators left out, best first."""
        if not (self.actor_carries(need["actor"]) and self.actor_carries(target)):
            return []
        best: dict[frozenset[str], Way] = {}
        for actors in self.simple_paths((need["actor"],), target, limit, need["id"]):
            if not self.passes_the_stops(actors[1:-1]):
                continue
            way = self.way(actors, need["id"], match)
            group = frozenset(actors[1:-1])
            if group not in best or way.order < best[group].order:
                best[group] = way
        return sorted(best.values(), key=lambda way: way.order)

    def simple_paths(
        self, so_far: tuple[str, ...], target: str, limit: int, need: str
    ) -> Iterator[tuple[str, ...]]:
        if self.between(so_far[-1], target):
            yield (*so_far, target)
        if len(so_far) > limit:
            return
        for actor in self.actors:
            if actor in so_far or actor == target or self.mediator_factor(actor, need) is None:
                continue
            if self.between(so_far[-1], actor):
                yield from self.simple_paths((*so_far, actor), target, limit, need)

    def way(self, actors: tuple[str, ...], need: str, match: int) -> Way:
        cost, ties, others, factors = match, [], [], []
        for position, (a, b) in enumerate(pairwise(actors)):
            best, *rest = self.between(a, b)
            factor = self.tie_factor(best)
            cost += micro_nats(factor)
            if position < len(actors) - 2:
                mediation = self.mediator_factor(b, need)
                assert mediation is not None
                cost += micro_nats(mediation)
                factor *= mediation
            ties.append(best["id"])
            others.append(tuple(sorted(tie["id"] for tie in rest)))
            factors.append(factor)
        return Way(actors, tuple(ties), tuple(others), tuple(factors), cost)

    def answer(self, need_id: str, limit: int, count: int) -> Expected:
        need = self.needs[need_id]
        if need.get("decision") != "pass":
            raise NotCheckedError
        if not self.record_carries(need, "office"):
            return Expected((), (), ())
        self.remember()
        reached, no_way, unknown = [], [], []
        for resource in sorted(self.resources, key=lambda row: row["id"]):
            steps = self.matches(need, resource)
            if steps is None or not self.record_carries(resource, "council"):
                continue
            match = self.policy.theme_step**steps
            ways = self.ways(need, resource["actor"], limit, micro_nats(match))[:count]
            if resource.get("eligible") and need["actor"] not in self.care:
                unknown.append(resource["id"])
            if ways:
                reached.append(Reached(resource["id"], resource["actor"], steps, match, tuple(ways)))
            else:
                no_way.append(resource["id"])
        reached.sort(key=lambda found: (found.ways[0].order, found.resource))
        return Expected(tuple(reached), tuple(no_way), tuple(unknown))

    def remember(self) -> None:
        """Looks each pair and each mediator up once: the same answers, in bearable time."""
        for name in ("between", "mediator_factor"):
            setattr(self, name, remembered(getattr(self, name)))


def remembered(function: Any) -> Any:
    known: dict[tuple[str, ...], Any] = {}

    def lookup(*key: str) -> Any:
        if key not in known:
            known[key] = function(*key)
        return known[key]

    return lookup


def expected(
    district: District,
    need: str,
    as_of: str,
    audience: str = "office",
    limit: int = 3,
    count: int = 3,
    policy: Policy | None = None,
    conditions: Conditions = NO_CONDITIONS,
) -> Expected:
    """What the search must answer."""
    return Reference(district, as_of, audience, policy or Policy(), conditions).answer(need, limit, count)
