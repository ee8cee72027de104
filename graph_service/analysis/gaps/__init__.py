"""Gaps: what is missing, who carries too much, what is out of date. One module a question.

demand         open needs, grouped by what could meet them
open_network   everything that may be walked, as rows
sweep          which needs are reached, and at what cost
reaching       who reaches whom without somebody, 64 questions at a time
best_ways      the best path of each need
classes        the five classes of gaps
coverage       themes × areas; the load of those in the middle
structure      cut vertices and bridges
"""

from __future__ import annotations

from graph_service.analysis.gaps.classes import Look, hangs_on_one, no_resource, no_way, stale, unused
from graph_service.analysis.gaps.coverage import coverage, load
from graph_service.analysis.gaps.structure import structure_of
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.gaps import GAP_CLASSES, Gap, GapQuestion, GapsAnswer
from graph_service.domain.policy import Policy

__all__ = ["Look", "find_gaps"]

FINDERS = (no_resource, no_way, hangs_on_one, unused, stale)


def find_gaps(snapshot: Snapshot, question: GapQuestion, policy: Policy) -> GapsAnswer:
    """Every gap of the open needs, what lies beside them, exact. Raises SearchTooLarge."""
    look, ours_left_out = Look(snapshot, question, policy), Look(snapshot, question, policy, without_us=True)
    gaps = [gap for finder in FINDERS for gap in finder(look)]
    unchecked = [need.id for need in snapshot.needs.values() if not need.decision]
    return GapsAnswer(
        question,
        policy,
        tuple(sorted(gaps, key=gap_order)),
        tuple(coverage(look)),
        tuple(load(look, ours_left_out)),
        structure_of(snapshot, policy, question.as_of),
        structure_of(snapshot, policy, question.as_of, without_us=True),
        open_needs=sum(len(demand.needs) for demand in look.demands),
        unchecked=tuple(sorted(unchecked)),
    )


def gap_order(gap: Gap) -> tuple[object, ...]:
    return GAP_CLASSES.index(gap.gap_class), -len(gap.needs), gap.needs, gap.resources, gap.actors
