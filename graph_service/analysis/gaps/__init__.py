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

from collections.abc import Callable, Iterable

from graph_service.analysis.gaps.classes import Look, hangs_on_one, no_resource, no_way, stale, unused
from graph_service.analysis.gaps.coverage import coverage, load
from graph_service.analysis.gaps.structure import structure_of
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.gaps import GAP_CLASSES, Gap, GapQuestion, GapsAnswer, Structure
from graph_service.domain.policy import Policy

__all__ = ["FINDERS", "Look", "answer_of", "find_gaps"]

FINDERS = (no_resource, no_way, hangs_on_one, unused, stale)
STEPS = len(FINDERS) + 2

Tell = Callable[[int, int], None]
"""Told how many of how many steps are done."""


def to_nobody(done: int, total: int) -> None:
    """Tells nothing."""


def find_gaps(
    snapshot: Snapshot, question: GapQuestion, policy: Policy, tell: Tell = to_nobody
) -> GapsAnswer:
    """Every gap of the open needs, what lies beside them, exact. Raises SearchTooLarge."""
    look, ours_left_out = Look(snapshot, question, policy), Look(snapshot, question, policy, without_us=True)
    vars(ours_left_out)["demands"] = look.demands
    gaps: list[Gap] = []
    for done, finder in enumerate(FINDERS):
        tell(done, STEPS)
        gaps += finder(look)
    tell(len(FINDERS), STEPS)
    given = (snapshot, policy, question.as_of)
    structures = structure_of(*given), structure_of(*given, without_us=True)
    tell(len(FINDERS) + 1, STEPS)
    answer = answer_of(look, ours_left_out, gaps, structures)
    tell(STEPS, STEPS)
    return answer


def answer_of(
    look: Look, ours_left_out: Look, gaps: Iterable[Gap], structures: tuple[Structure, Structure]
) -> GapsAnswer:
    """The answer from what was looked at, with and without the central bodies."""
    unchecked = [need.id for need in look.snapshot.needs.values() if not need.decision]
    return GapsAnswer(
        look.question,
        look.policy,
        tuple(sorted(gaps, key=gap_order)),
        tuple(coverage(look)),
        tuple(load(look, ours_left_out)),
        *structures,
        open_needs=sum(len(demand.needs) for demand in look.demands),
        unchecked=tuple(sorted(unchecked)),
    )


def gap_order(gap: Gap) -> tuple[object, ...]:
    return GAP_CLASSES.index(gap.gap_class), -len(gap.needs), gap.needs, gap.resources, gap.actors
