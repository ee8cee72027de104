"""Mediated paths between actors that are named: from any of several starts to each of several ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph_service.analysis.caveats import consent_missing, no_way, not_open
from graph_service.analysis.costs import asked_to_introduce
from graph_service.analysis.found import Found
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.matching import checked_need
from graph_service.analysis.reasons import why_no_end
from graph_service.analysis.snapshot import Need, Snapshot
from graph_service.domain.answers import BetweenAnswer, BetweenQuestion, Cut, EndPaths, Warning
from graph_service.domain.errors import InvalidValue, UnknownId
from graph_service.domain.policy import Policy

Ends = Mapping[str, int]
"""The place of each end, by id."""


def find_between(snapshot: Snapshot, question: BetweenQuestion, policy: Policy) -> BetweenAnswer:
    """Every end that can be reached from any of the starts, each with its best alternatives.

    Raises UnknownId, NeedNotChecked, SearchTooLarge, and InvalidValue for an end that is a start.
    """
    need = checked_need(snapshot, question.need) if question.need else None
    question = replace(question, starts=question.starts or ((need.actor,) if need else ()))
    inquiry = inquiry_between(snapshot, question, policy)
    ends = {end: place_of(snapshot, end) for end in question.ends if not_a_start(end, question.starts)}
    may = need is None or inquiry.carrying.need(need)
    reached = inquiry.found(list(ends.values()) if may else [])
    found = end_paths(inquiry, ends, reached)
    caveats = warnings(inquiry, question, ends, found) if may else need_not_open(inquiry, need)
    reasons = () if found else why_no_end(inquiry, list(ends.values()), need)
    return BetweenAnswer(question, policy, found, tuple(caveats), cuts_of(inquiry, ends, reached), reasons)


def inquiry_between(snapshot: Snapshot, question: BetweenQuestion, policy: Policy) -> Inquiry:
    asked = asked_to_introduce(snapshot, policy, question.as_of, question.need) if question.need else {}
    return Inquiry(snapshot, policy, question, tuple(place_of(snapshot, s) for s in question.starts), asked)


def place_of(snapshot: Snapshot, actor: str) -> int:
    """The place of an actor. Raises UnknownId."""
    place = snapshot.actors.ids.find(actor)
    if place is None:
        raise UnknownId(type="actors", id=actor)
    return place


def not_a_start(end: str, starts: Sequence[str]) -> bool:
    """Raises InvalidValue for an end from which it starts."""
    if end in starts:
        raise InvalidValue(column="to", value=end, expected=("expected_no_start",))
    return True


def end_paths(inquiry: Inquiry, ends: Ends, reached: Mapping[int, list[Found]]) -> tuple[EndPaths, ...]:
    """The ends that are reached, by their best path."""
    ways = inquiry.ways(dict(reached))
    found = [EndPaths(end, inquiry.in_full(ways[place])) for end, place in ends.items() if place in ways]
    return tuple(sorted(found, key=end_order))


def end_order(paths: EndPaths) -> tuple[object, ...]:
    best = paths.ways.alternatives[0]
    return best.cost, len(best.actors), best.actors


def cuts_of(inquiry: Inquiry, ends: Ends, reached: Mapping[int, list[Found]]) -> tuple[Cut, ...]:
    """The limits that hid something, with the ends for which they did."""
    cuts = {limit: set(targets) for limit, targets in inquiry.cuts(dict(reached)).items()}
    named = {limit: tuple(end for end, place in ends.items() if place in hit) for limit, hit in cuts.items()}
    return tuple(Cut(limit, hit) for limit, hit in named.items() if hit)


def need_not_open(inquiry: Inquiry, need: Need | None) -> Iterator[Warning]:
    if need:
        yield Warning("need_not_open", (need.actor,), {"audience": inquiry.scope.audience})


def warnings(
    inquiry: Inquiry, question: BetweenQuestion, ends: Ends, found: Sequence[EndPaths]
) -> Iterator[Warning]:
    """What the whole answer does not settle."""
    yield from not_open(inquiry, [*question.starts, *ends])
    reached = {paths.actor for paths in found}
    may_start = len(inquiry.open_to(inquiry.starts)) > 0
    apart = [end for end, place in ends.items() if end not in reached and len(inquiry.open_to([place]))]
    yield from no_way("no_way_to_actor", apart if may_start else [], inquiry)
    yield from consent_missing(inquiry, (paths.ways for paths in found))
