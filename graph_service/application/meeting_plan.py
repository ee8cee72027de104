"""Planning a meeting from chosen gaps: what is asked there, and whom to invite."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.known import Known, known
from graph_service.analysis.meeting.planning import plan_meeting
from graph_service.analysis.meeting.sides import central_bodies, officials_near, sides_of
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.asking import check_known, check_number
from graph_service.application.gaps import (
    TABLES,
    Held,
    add_gaps,
    add_hindered,
    add_owners,
    admitted,
    readable_whole,
)
from graph_service.application.kept_known import Know
from graph_service.application.ports import Source
from graph_service.application.questions import Answered, readable
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import InvalidValue
from graph_service.domain.gaps import Gap, GapQuestion
from graph_service.domain.meetings import Meeting, Planned
from graph_service.domain.policy import Policy

MOST_ON_AGENDA = 20


@dataclass(frozen=True)
class MeetingAsked:
    """Gaps by key, who invites (nobody named: the coordinators of the gaps' areas), who must and must not."""

    gaps: tuple[str, ...]
    coordinators: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingAnswered(Answered[Meeting]):
    """The meeting, with the question about gaps that it is planned from."""

    question: GapQuestion
    policy: Policy


def ask_meeting(
    source: Source,
    question: GapQuestion,
    asked: MeetingAsked,
    policy: Policy,
    viewer: Viewer,
    today: str,
    know: Know = known,
) -> MeetingAnswered:
    """The agenda of a meeting about gaps, and the smallest group to invite.

    Raises InvalidValue, UnknownId, NotAllowed, SearchTooLarge.
    """
    snapshot, dated = admitted(source, question, viewer, today)
    check_number("gaps", len(asked.gaps), 1, MOST_ON_AGENDA)
    check_known(source, "actors", sorted({*asked.coordinators, *asked.must, *asked.must_not}), viewer)
    district = know(snapshot, dated, policy)
    gaps = chosen(source, district, asked.gaps, viewer)
    sides = sides_of(district.look, gaps)
    subtypes = subtypes_of(source, [*officials_near(district.look, sides), *asked.must])
    coordinators = asked.coordinators or inviting(source, snapshot, subtypes)
    wanted = Planned((), coordinators, asked.must, asked.must_not)
    meeting = plan_meeting(district, gaps, sides, subtypes, wanted)
    records = readable(source, named_in(meeting, Held(snapshot, dated.as_of, policy)), viewer)
    return MeetingAnswered(meeting, records, snapshot, viewer, dated, policy)


def chosen(source: Source, district: Known, keys: Sequence[str], viewer: Viewer) -> list[Gap]:
    """The gaps of these keys, each once. Raises InvalidValue for one that is not open, or may not be read."""
    wanted, known_gaps = list(dict.fromkeys(keys)), district.gaps
    ids: dict[str, set[str]] = {table: set() for table in TABLES}
    add_gaps(ids, (known_gaps[key] for key in wanted if key in known_gaps))
    add_owners(ids, district.look.snapshot)
    records = readable(source, ids, viewer)
    for key in wanted:
        if key not in known_gaps or not readable_whole(known_gaps[key], records):
            raise InvalidValue(column="gaps", value=key, expected=("expected_gap_key",))
    return [known_gaps[key] for key in wanted]


def subtypes_of(source: Source, actors: Collection[str]) -> Mapping[str, str]:
    records = source.describe({"actors": actors})["actors"]
    return {identity: str(record.values.get("subtype") or "") for identity, record in records.items()}


def inviting(source: Source, snapshot: Snapshot, subtypes: Mapping[str, str]) -> tuple[str, ...]:
    """The coordinators of the gaps' areas; where there is none, all of the district."""
    near = sorted(actor for actor, subtype in subtypes.items() if subtype == "sc")
    if near:
        return tuple(near)
    subtypes = subtypes_of(source, central_bodies(snapshot))
    return tuple(sorted(actor for actor, subtype in subtypes.items() if subtype == "sc"))


def named_in(meeting: Meeting, held: Held) -> dict[str, set[str]]:
    """The ids whose records are needed to say the plan."""
    ids: dict[str, set[str]] = {table: set() for table in TABLES}
    gaps = [item.gap for item in meeting.agenda]
    add_gaps(ids, gaps)
    add_hindered(ids, gaps, held)
    for guest in meeting.guests:
        ids["actors"].update((guest.actor, guest.inviter))
        ids["ties"].add(guest.tie)
    ids["actors"].update(meeting.coordinators)
    ids["actors"].update(actor for one in meeting.group.hindrances for actor in one.actors)
    add_owners(ids, held.snapshot)
    return ids
