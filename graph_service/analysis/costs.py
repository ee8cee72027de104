"""What ties and mediators cost, in whole micro-nats, by the policy's factors.

Factors are added as logarithms: a product of many would vanish in floating point. Each logarithm is taken
once, by the standard library, so that costs are the same on every machine. What does not depend on the
question is worked out once and kept with the snapshot: a code for each tie on a date, the cost of each actor
as a mediator.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from math import log

import numpy as np
import numpy.typing as npt

from graph_service.analysis.bars import (
    DECLINED,
    LIFTED_COST,
    NO_ASKS_LEFT,
    NONE_LIFTED,
    UNWILLING,
    Lifted,
    hold,
)
from graph_service.analysis.snapshot import (
    BASES,
    NO_DAY,
    PERSON,
    TIES,
    WILLING,
    Ask,
    Bools,
    Ints,
    Snapshot,
    day_number,
)
from graph_service.domain.policy import BLOCKED, MICRO_NATS, Policy
from graph_service.domain.tie_kinds import TIE_KINDS

Logs = npt.NDArray[np.float64]

YES, NO, UNKNOWN = (WILLING.index(word) for word in ("yes", "no", "unknown"))
INFERRED, HEARSAY = BASES.index("inferred"), BASES.index("hearsay")
CARRIES = np.array([TIE_KINDS[kind].carries for kind in TIES])

FRESHNESS, QUALITIES, STRENGTHS = 3, 2, 4
BARRED = FRESHNESS * QUALITIES * STRENGTHS
"""The code of a tie that carries no path; the codes below it are those of `tie_code_logs`."""
MOST_COST = 2**50
"""Nothing costs more, so that sums of a path's costs stay far below BLOCKED."""
PARTS = 16
"""Searches count costs in this many parts, one of them for each tie: more than a path can have. So of paths
that cost the same the one with fewer mediators is the cheaper."""


MOST_DAYS = 3
"""Dates whose codes are kept: today, and one or two others that somebody looks at."""


def months_before(date: str, months: int) -> str:
    """The same day `months` calendar months earlier; the month's last day where there is no such day."""
    day = Date.fromisoformat(date)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return Date.min.isoformat()
    last = calendar.monthrange(year, month + 1)[1]
    return Date(year, month + 1, min(day.day, last)).isoformat()


@dataclass(frozen=True)
class Day:
    """A date as ties are held against it: its number, and the first days that count as fresh and ageing."""

    on: int
    fresh_from: int
    ageing_from: int


@lru_cache(maxsize=MOST_DAYS)
def day_of_question(date: str, policy: Policy) -> Day:
    months = (policy.fresh_months, policy.ageing_months)
    return Day(day_number(date), *(day_number(months_before(date, count)) for count in months))


def tie_codes(snapshot: Snapshot, day: Day) -> Ints:
    """A code for every tie on a date: strength, quality and freshness in one number, or BARRED."""
    known = snapshot.worked.tie_codes
    codes = known.get(day)
    if codes is None:
        codes = np.empty(len(snapshot.ties.kind), dtype=np.uint8)
        for places in portions(len(codes)):
            codes[places] = codes_of(snapshot, day, places)
        known[day] = codes
        while len(known) > MOST_DAYS:
            known.pop(next(iter(known)), None)
    return codes


def codes_of(snapshot: Snapshot, day: Day, places: slice, *, inferred: bool = False) -> Ints:
    """The codes of some ties; `inferred` ones carry only if told so."""
    ties = snapshot.ties
    confirmed = ties.confirmed_on[places]
    stale = (confirmed < day.ageing_from).astype(np.uint8)
    freshness = (confirmed < day.fresh_from) * (np.uint8(1) + stale)
    codes = (ties.strength[places] * np.uint8(QUALITIES) + ties.strained[places]) * np.uint8(FRESHNESS)
    carries = CARRIES[ties.kind[places]] & alive(snapshot, day.on, places)
    if not inferred:
        carries &= ties.basis[places] != INFERRED
    return np.where(carries, codes + freshness, np.uint8(BARRED)).astype(np.uint8)


def alive(snapshot: Snapshot, day: int, places: slice = slice(None)) -> Bools:
    """Ties that live on a day: from valid_from (inclusive) to valid_to (exclusive)."""
    ties = snapshot.ties
    ended = ties.valid_to[places]
    found: Bools = (ties.valid_from[places] <= day) & ((ended == NO_DAY) | (ended > day))
    return found


def tie_code_logs(policy: Policy) -> Logs:
    """The logarithm of a tie's factor by code; the one of BARRED means nothing."""
    strengths = [log(policy.strength(level)) for level in range(STRENGTHS)]
    qualities = [0.0, log(policy.strained)]
    freshness = [log(f) for f in (policy.confirmed_fresh, policy.confirmed_ageing, policy.confirmed_stale)]
    sums = [s + q + f for s in strengths for q in qualities for f in freshness]
    return np.array([*sums, 0.0])


def costs_of(logs: Logs) -> Ints:
    """The costs of factors by their logarithms: round(-ln factor x 1,000,000)."""
    return np.minimum(np.rint(-logs * MICRO_NATS), MOST_COST).astype(np.int64)


@lru_cache(maxsize=8)
def tie_code_costs(policy: Policy) -> Ints:
    """The cost of a tie by code, in parts."""
    costs = costs_of(tie_code_logs(policy)) * PARTS + 1
    costs[BARRED] = BLOCKED
    costs.flags.writeable = False
    return costs


def mediating(snapshot: Snapshot, policy: Policy) -> Ints:
    """What it costs in parts that an actor mediates, for any need; BLOCKED where they cannot."""
    known = snapshot.worked.mediating
    if policy not in known:
        costs = np.empty(len(snapshot.actors.kind), dtype=np.int64)
        for places in portions(len(costs)):
            costs[places] = mediating_of(snapshot, policy, places)
        known[policy] = costs
    return known[policy]


def portions(count: int) -> Iterator[slice]:
    """Parts of so many rows, one after the other: what is worked out on the way stays small."""
    return (slice(begin, begin + AT_ONCE) for begin in range(0, count, AT_ONCE))


AT_ONCE = 50_000


def mediating_of(snapshot: Snapshot, policy: Policy, places: slice, lifted: Lifted = NONE_LIFTED) -> Ints:
    """The same for some actors, with some bars lifted."""
    willing = snapshot.actors.willing[places]
    logs = asking_logs(snapshot, policy, places)
    logs = logs + np.where(willing == UNKNOWN, log(policy.willing_unknown), 0.0)
    costs: Ints = costs_of(logs) * PARTS
    for bar, barred in bars_of(snapshot, places):
        hold(costs, barred, lifted=bar in lifted)
    return costs


def bars_of(snapshot: Snapshot, places: slice) -> Iterator[tuple[str, Bools]]:
    """What keeps these actors from mediating, whatever the need, each with whom it keeps."""
    yield NO_ASKS_LEFT, full(snapshot, places)
    yield UNWILLING, snapshot.actors.willing[places] == NO


def asking_logs(snapshot: Snapshot, policy: Policy, places: slice) -> Logs:
    """A mediator without their willingness: open asks, central bodies, a missing contact."""
    actors = snapshot.actors
    nobody = ~actors.has_contact[places] & ~PERSON[actors.kind[places]]
    logs: Logs = (
        asks_open(snapshot)[places].astype(np.float64) * log(policy.ask_open)
        + np.where(actors.central[places], log(policy.central), 0.0)
        + np.where(nobody, log(policy.contact_missing), 0.0)
    )
    return logs


def asks_open(snapshot: Snapshot) -> Ints:
    """Asks without an answer by actor, here and elsewhere."""
    worked = snapshot.worked
    if worked.asks_open is None:
        counts = snapshot.actors.asks_elsewhere.copy()
        for ask in snapshot.asks.values():
            if not ask.answer:
                counts[snapshot.actors.ids.place(ask.actor)] += 1
        worked.asks_open = counts
    return worked.asks_open


def full(snapshot: Snapshot, places: slice = slice(None)) -> Bools:
    """Actors with no asks left; an empty asks_max (-1) is no limit."""
    limit = snapshot.actors.asks_max[places]
    found: Bools = (limit >= 0) & (asks_open(snapshot)[places] >= limit)
    return found


@dataclass(frozen=True)
class Asked:
    """How an actor who was asked to introduce for the need mediates now. `cost` in parts, or BLOCKED.

    `bars` keep them from it, lifted or not.
    """

    log: float
    cost: int
    overdue: bool
    bars: tuple[str, ...]


def asked_to_introduce(
    snapshot: Snapshot, policy: Policy, date: str, need: str, lifted: Lifted = NONE_LIFTED
) -> dict[int, Asked]:
    """What the asks of one need change, by place: for everybody else `mediating` stands."""
    found = {}
    for ask in latest_introductions(asks_about(snapshot, need)):
        place = snapshot.actors.ids.place(ask.actor)
        found[place] = after_asking(snapshot, policy, ask, date, slice(place, place + 1), lifted)
    return found


def after_asking(
    snapshot: Snapshot, policy: Policy, ask: Ask, date: str, place: slice, lifted: Lifted
) -> Asked:
    """Who accepted is willing; who declined would be, had they accepted."""
    logs, overdue = float(asking_logs(snapshot, policy, place)[0]), is_overdue(ask, policy, date)
    bars = [bar for bar, barred in bars_of(snapshot, place) if barred[0]]
    if ask.answer in ("accepted", "declined"):
        bars = [bar for bar in bars if bar != UNWILLING] + [DECLINED] * (ask.answer == "declined")
    elif snapshot.actors.willing[place][0] == UNKNOWN:
        logs += log(policy.willing_unknown)
    logs += log(policy.ask_unanswered) if overdue else 0.0
    return Asked(logs, cost_under(logs, bars, lifted), overdue, tuple(bars))


def cost_under(logs: float, bars: Iterable[str], lifted: Lifted) -> int:
    """The cost in parts of a mediator whom some bars keep from it."""
    if not lifted.issuperset(bars):
        return BLOCKED
    return int(costs_of(np.array([logs]))[0]) * PARTS + LIFTED_COST * len(list(bars))


def mediator_log(snapshot: Snapshot, policy: Policy, place: int, asked: Mapping[int, Asked]) -> float:
    """The logarithm of a mediator's factor for a need."""
    if place in asked:
        return asked[place].log
    one = slice(place, place + 1)
    unknown = log(policy.willing_unknown) if snapshot.actors.willing[place] == UNKNOWN else 0.0
    return float(asking_logs(snapshot, policy, one)[0]) + unknown


def asks_about(snapshot: Snapshot, need: str) -> Iterable[Ask]:
    """Every ask about one need."""
    worked = snapshot.worked
    if worked.asks_about is None:
        worked.asks_about = {}
        for ask in snapshot.asks.values():
            worked.asks_about.setdefault(ask.need, {})[ask.id] = ask
    return worked.asks_about.get(need, {}).values()


def latest_introductions(asks: Iterable[Ask]) -> list[Ask]:
    """For each actor asked to introduce the ask that decides: the latest, then the last id."""
    latest: dict[str, Ask] = {}
    for ask in asks:
        known = latest.get(ask.actor)
        if not ask.resource and (known is None or (ask.asked_on, ask.id) > (known.asked_on, known.id)):
            latest[ask.actor] = ask
    return list(latest.values())


def is_overdue(ask: Ask, policy: Policy, date: str) -> bool:
    """Asked without an answer: recorded as such, or waited for long enough."""
    waited = Date.fromisoformat(date) - Date.fromisoformat(ask.asked_on)
    return ask.answer == "no_answer" or (not ask.answer and waited.days >= policy.overdue_days)
