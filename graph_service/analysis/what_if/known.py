"""What is known of a district: what stands in the way of its needs, who carries how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.gaps.classes import Look, hangs_on_one, no_resource, no_way, stale, unused
from graph_service.analysis.gaps.coverage import passing
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.what_if.again import Again
from graph_service.domain.changes import Change
from graph_service.domain.gaps import Gap, GapQuestion
from graph_service.domain.policy import Policy

Gaps = dict[str, Gap]
"""By key."""


@dataclass(frozen=True)
class Known:
    """The look at a district, and the one without the central bodies; each thing is worked out once."""

    look: Look
    without_us: Look

    @cached_property
    def gaps(self) -> Gaps:
        finders = (no_resource, no_way, hangs_on_one, unused, stale)
        return {gap.key: gap for finder in finders for gap in finder(self.look)}

    @cached_property
    def load(self) -> Counter[int]:
        """By place of a mediator: needs whose best ways pass."""
        return passing(self.look.best_ways)

    @cached_property
    def load_without_us(self) -> Counter[int]:
        """The same where the central bodies do not mediate."""
        return passing(self.without_us.best_ways)

    def work_out(self) -> None:
        """Works out all that a what-if draws on, so that several may draw on it at once."""
        look = self.look
        for _ in (self.gaps, self.load, self.load_without_us, look.hanging, look.old_ties):
            pass


def known(snapshot: Snapshot, question: GapQuestion, policy: Policy) -> Known:
    return Known(*(Look(snapshot, question, policy, without_us=us) for us in (False, True)))


def gaps_again(before: Gaps, again: Again, change: Change) -> Gaps:
    """The gaps after a change: those that it cannot have touched are as they were."""
    needs, resources = again.changed_needs, again.near_resources | again.resources_of(change)
    return {
        gap.key: gap
        for gap in (
            *(gap for gap in before.values() if stays(gap, needs, resources)),
            *hangs_on_one(again.after),
            *of_needs(again, needs),
            *unused(again.after, [again.after.snapshot.resources[one] for one in sorted(resources)]),
        )
    }


def stays(gap: Gap, needs: set[str], resources: set[str]) -> bool:
    if gap.gap_class == "unused":
        return gap.resources[0] not in resources
    return gap.gap_class != "hangs_on_one" and gap.needs[0] not in needs


def of_needs(again: Again, needs: set[str]) -> Iterator[Gap]:
    """The gaps of single needs."""
    demands = [(demand, holding) for demand, holding in map(again.of_need.__getitem__, sorted(needs))]
    part = again.part([demand.of(holding) for demand, holding in demands])
    ways = {way.need.id: way for way in again.best_ways}
    vars(part).update(costs=again.after.costs, old_ties=again.after.old_ties)
    vars(part)["best_ways"] = [ways[need] for need in sorted(needs) if need in ways]
    for finder in (no_resource, no_way, stale):
        yield from finder(part)
