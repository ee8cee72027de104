"""What is known of a district: what stands in the way of its needs, who carries how much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.gaps import FINDERS, answer_of
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.gaps.coverage import passing
from graph_service.analysis.gaps.structure import Together, living_pairs
from graph_service.analysis.known.again import Again
from graph_service.analysis.known.demands import Demanded, renewed
from graph_service.analysis.known.difference import Difference, descends, difference
from graph_service.analysis.known.nearness import Ends, add_gained, better, leading
from graph_service.analysis.snapshot import Ints, Snapshot
from graph_service.domain.gaps import Gap, GapQuestion, GapsAnswer
from graph_service.domain.policy import Policy

MOST_CONCERNED = 60
"""Actors and ties that are followed one by one; where more are otherwise, all is worked out anew."""
FEW_NEEDS, PART_OF_NEEDS = 20, 4
"""The same where other things suit more needs than these few, and more than one in so many."""


@dataclass(frozen=True)
class Known:
    """The look at a district, and the one without the central bodies; each thing is worked out once.

    `earlier`: how the actors held together in the state before, with and without the central bodies.
    """

    look: Look
    without_us: Look
    earlier: tuple[Together, ...] = ()

    @cached_property
    def ends(self) -> Ends:
        return Ends(self.look.together)

    @cached_property
    def gaps(self) -> dict[str, Gap]:
        """By key."""
        return {gap.key: gap for finder in FINDERS for gap in finder(self.look)}

    @cached_property
    def load(self) -> Counter[int]:
        """By place of a mediator: needs whose best ways pass."""
        return passing(self.look.best_ways)

    @cached_property
    def load_without_us(self) -> Counter[int]:
        """The same where the central bodies do not mediate."""
        return passing(self.without_us.best_ways)

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """Who is tied to whom, with the central bodies and without."""
        look = self.look
        given = (look.snapshot, look.policy, look.question.as_of)
        with_us, without = (living_pairs(*given, without_us=us) for us in (False, True))
        return with_us, without

    @cached_property
    def together(self) -> tuple[Together, ...]:
        """How they hold together."""
        snapshot = self.look.snapshot
        if not self.earlier:
            return tuple(Together(snapshot, pairs) for pairs in self.pairs)
        both = zip(self.earlier, self.pairs, strict=True)
        return tuple(was.followed(snapshot, pairs) for was, pairs in both)

    @cached_property
    def answer(self) -> GapsAnswer:
        """All that `find_gaps` says."""
        with_us, without = (one.structure for one in self.together)
        return answer_of(self.look, self.without_us, self.gaps.values(), (with_us, without))

    def work_out(self) -> None:
        """Works out all that a what-if or a change draws on, so that several may draw on it at once."""
        for look in (self.look, self.without_us):
            _ = look.toll, look.reaching.may_pass
        _ = self.ends, self.gaps, self.load, self.load_without_us, self.look.hanging, self.look.old_ties


def known(snapshot: Snapshot, question: GapQuestion, policy: Policy) -> Known:
    """What is known of a district of which nothing was known before."""
    look, without_us = (Look(snapshot, question, policy, without_us=us) for us in (False, True))
    vars(without_us)["demands"] = look.demands
    return Known(look, without_us)


def followed(before: Known, snapshot: Snapshot, *, without_us: bool = True) -> Known:
    """What is known in a later state of the district: only what its changes can have touched is asked again.

    `without_us`: also without the central bodies. Raises SearchTooLarge.
    """
    if not descends(before.look.snapshot, snapshot):
        return known(snapshot, before.look.question, before.look.policy)
    look, left_out = (Look(snapshot, o.question, o.policy, o.without_us) for o in looks_of(before))
    after = Known(look, left_out, vars(before).get("together", before.earlier))
    otherwise = difference(looks_of(before), looks_of(after))
    demanded = renewed(before.look, after.look)
    if is_too_much(before, otherwise, demanded):
        return known(snapshot, before.look.question, before.look.policy)
    for look in looks_of(after):
        vars(look)["demands"] = demanded.demands
    if demanded.demands is before.look.demands:
        vars(after)["ends"] = before.ends
    ask_again(before, after, otherwise, demanded, without_us=without_us)
    return after


def is_too_much(before: Known, otherwise: Difference, demanded: Demanded) -> bool:
    """Whether working all out anew takes less."""
    owners = {fit.actor for fits in demanded.gained.values() for fit in fits}
    many = max(FEW_NEEDS, len(before.ends.needs) // PART_OF_NEEDS)
    return len(otherwise) + len(owners) > MOST_CONCERNED or len(demanded.anew) > many


def looks_of(district: Known) -> tuple[Look, Look]:
    return district.look, district.without_us


def ask_again(
    before: Known, after: Known, otherwise: Difference, demanded: Demanded, *, without_us: bool
) -> None:
    """Gives what is known after the change all that it need not work out anew."""
    less = leading(before.look, before.ends, otherwise.gone)
    more = better(after.look, after.ends, otherwise.better, otherwise.come)
    add_gained(more, after.look, demanded.gained)
    for need, resources in demanded.lost.items():
        less[need] |= resources
    Again(before.look, after.look, otherwise, demanded, less, more).fill_all()
    if without_us:
        Again(before.without_us, after.without_us, otherwise, demanded, less, more).fill()
