"""A meeting about chosen gaps: what is asked there, and whom to invite."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.known import Known
from graph_service.analysis.meeting.group import SECONDS, smallest_group
from graph_service.analysis.meeting.guests import guests_of, people_of
from graph_service.analysis.meeting.sides import parties_of
from graph_service.domain.gaps import Gap
from graph_service.domain.meetings import AGENDA_OF, AgendaItem, Meeting, Planned, Side


def plan_meeting(
    known: Known,
    gaps: Sequence[Gap],
    sides: Collection[Side],
    subtypes: Mapping[str, str],
    wanted: Planned,
    seconds: float = SECONDS,
) -> Meeting:
    """The meeting about `gaps`, whose ends are `sides`; `wanted` says who invites, must come, must not."""
    look = known.look
    parties = parties_of(look, sides, subtypes)
    planned = Planned(parties, wanted.coordinators, wanted.must, wanted.must_not)
    people = people_of(known, planned)
    group = smallest_group(planned, people, seconds)
    guests = tuple(guests_of(look, planned, group.members, people, sides, subtypes))
    agenda = tuple(AgendaItem(gap, matter_of(look, gap)) for gap in gaps)
    return Meeting(look.question.as_of, agenda, guests, group, planned.coordinators)


def matter_of(look: Look, gap: Gap) -> str:
    """Which of the six matters a gap is; where all hangs on a central body, that one needs support."""
    snapshot = look.snapshot
    hangs = gap.gap_class == "hangs_on_one"
    if hangs and snapshot.actors.central[snapshot.actors.ids.place(gap.actors[0])]:
        return "support"
    return AGENDA_OF[gap.gap_class]
