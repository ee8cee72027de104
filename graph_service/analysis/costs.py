"""What ties and mediators cost on a date, in whole micro-nats, by the policy's factors.

Factors are added as logarithms: a product of many would vanish in floating point. Each logarithm is taken
once, by the standard library, so that costs are the same on every machine.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date as Date
from math import log

import numpy as np
import numpy.typing as npt

from graph_service.analysis.snapshot import BASES, TIES, WILLING, Ask, Bools, Ints, Snapshot
from graph_service.domain.policy import BLOCKED, MICRO_NATS, Policy
from graph_service.domain.tie_kinds import TIE_KINDS

Logs = npt.NDArray[np.float64]

YES, NO, UNKNOWN = (WILLING.index(word) for word in ("yes", "no", "unknown"))
INFERRED, HEARSAY = BASES.index("inferred"), BASES.index("hearsay")
CARRIES = np.array([TIE_KINDS[kind].carries for kind in TIES])


def months_before(date: str, months: int) -> str:
    """The same day `months` calendar months earlier; the month's last day where there is no such day."""
    day = Date.fromisoformat(date)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return Date.min.isoformat()
    last = calendar.monthrange(year, month + 1)[1]
    return Date(year, month + 1, min(day.day, last)).isoformat()


def tie_logs(snapshot: Snapshot, policy: Policy, date: str) -> Logs:
    """The logarithm of every tie's factor on a date, whether or not it carries."""
    ties = snapshot.ties
    strengths = np.array([log(policy.strength(level)) for level in range(4)])
    fresh, ageing = (
        ties.confirmed_on >= np.datetime64(months_before(date, months))
        for months in (policy.fresh_months, policy.ageing_months)
    )
    freshness = np.where(
        fresh,
        log(policy.confirmed_fresh),
        np.where(ageing, log(policy.confirmed_ageing), log(policy.confirmed_stale)),
    )
    logs: Logs = strengths[ties.strength] + np.where(ties.strained, log(policy.strained), 0.0) + freshness
    return logs


def alive(snapshot: Snapshot, date: str) -> Bools:
    """Ties that live on a date: from valid_from (inclusive) to valid_to (exclusive)."""
    ties, day = snapshot.ties, np.datetime64(date)
    begun = np.isnat(ties.valid_from) | (ties.valid_from <= day)
    found: Bools = begun & (np.isnat(ties.valid_to) | (ties.valid_to > day))
    return found


def tie_costs(snapshot: Snapshot, policy: Policy, date: str) -> Ints:
    """The cost of every tie on a date; BLOCKED for a tie that cannot carry a path."""
    ties = snapshot.ties
    carries = CARRIES[ties.kind] & (ties.basis != INFERRED) & alive(snapshot, date)
    return np.where(carries, costs_of(tie_logs(snapshot, policy, date)), BLOCKED)


def costs_of(logs: Logs) -> Ints:
    """The costs of factors by their logarithms: round(-ln factor x 1,000,000)."""
    return np.rint(-logs * MICRO_NATS).astype(np.int64)


@dataclass(frozen=True)
class Mediators:
    """What it costs that an actor mediates for one need; BLOCKED where they cannot. Places as in Actors."""

    logs: Logs
    costs: Ints
    asks_open: Ints
    overdue: frozenset[int]


def mediators(snapshot: Snapshot, policy: Policy, date: str, need: str) -> Mediators:
    """Every actor as a mediator for `need` on a date."""
    actors = snapshot.actors
    asks_open = open_asks(snapshot)
    asking = asking_logs(snapshot, policy, asks_open)
    left = ~full(snapshot, asks_open)
    may = (actors.willing != NO) & left
    logs: Logs = asking + np.where(actors.willing == UNKNOWN, log(policy.willing_unknown), 0.0)
    overdue = set()
    for ask in latest_introductions(snapshot, need):
        place = actors.places[ask.actor]
        if ask.answer == "declined":
            may[place] = False
        elif ask.answer == "accepted":
            may[place], logs[place] = left[place], asking[place]
        elif is_overdue(ask, policy, date):
            logs[place] += log(policy.ask_unanswered)
            overdue.add(place)
    return Mediators(logs, np.where(may, costs_of(logs), BLOCKED), asks_open, frozenset(overdue))


def open_asks(snapshot: Snapshot) -> Ints:
    """Asks without an answer by actor, here and elsewhere."""
    counts = snapshot.actors.asks_elsewhere.copy()
    for ask in snapshot.asks:
        if not ask.answer:
            counts[snapshot.actors.places[ask.actor]] += 1
    return counts


def full(snapshot: Snapshot, asks_open: Ints) -> Bools:
    """Actors with no asks left; an empty asks_max (-1) is no limit."""
    limit = snapshot.actors.asks_max
    found: Bools = (limit >= 0) & (asks_open >= limit)
    return found


def asking_logs(snapshot: Snapshot, policy: Policy, asks_open: Ints) -> Logs:
    """A mediator without their willingness: open asks, central bodies, a missing contact."""
    actors = snapshot.actors
    nobody = ~actors.has_contact & ~actors.person
    logs: Logs = (
        asks_open.astype(np.float64) * log(policy.ask_open)
        + np.where(actors.central, log(policy.central), 0.0)
        + np.where(nobody, log(policy.contact_missing), 0.0)
    )
    return logs


def latest_introductions(snapshot: Snapshot, need: str) -> list[Ask]:
    """For each actor asked to introduce for `need` the ask that decides: the latest, then the last id."""
    latest: dict[str, Ask] = {}
    for ask in snapshot.asks:
        if ask.need == need and not ask.resource:
            known = latest.get(ask.actor)
            if known is None or (ask.asked_on, ask.id) > (known.asked_on, known.id):
                latest[ask.actor] = ask
    return list(latest.values())


def is_overdue(ask: Ask, policy: Policy, date: str) -> bool:
    """Asked without an answer: recorded as such, or waited for long enough."""
    waited = Date.fromisoformat(date) - Date.fromisoformat(ask.asked_on)
    return ask.answer == "no_answer" or (not ask.answer and waited.days >= policy.overdue_days)
