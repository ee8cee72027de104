"""Who stands for which end of a gap, who asks them, and the whole plan against its definition."""

from __future__ import annotations

from typing import Any

import pytest

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.known import Known, known
from graph_service.analysis.meeting.planning import plan_meeting
from graph_service.analysis.meeting.sides import officials_near, parties_of, sides_of
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.gaps import GAP_CLASSES, GapQuestion
from graph_service.domain.meetings import ENDS, Meeting, Planned
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.search_columns import search_columns
from tests.unit.small import ON, actor, consent, district, tie
from tests.unit.test_seed_data import AS_OF, committed, snapshot_of

AREAS = [{"id": "east", "name": "東", "parent": None}, {"id": "west", "name": "西", "parent": None}]
OFFICIALS = {"sc-e": "sc", "minsei-e": "minsei", "jichikai-w": "jichikai"}


def rows(**more: Any) -> District:
    """A need in the east, its resource in the west, no way between them, and officials of both areas."""
    given: dict[str, Any] = {
        "holder": {"area": "east"},
        "shop": {"area": "west"},
        "second": {"valid_to": ON},
        "areas": AREAS,
        "actors": [
            actor("sc-e", subtype="sc", area="east"),
            actor("minsei-e", subtype="minsei", area="east"),
            actor("jichikai-w", "organization", subtype="jichikai", area="west"),
        ],
        "ties": [
            tie("sc-e", "minsei-e"),
            tie("sc-e", "jichikai-w", strength=1),
            tie("minsei-e", "jichikai-w"),
        ],
    }
    return district(**{**given, **more})


def known_of(given: District) -> Known:
    snapshot = build_snapshot(search_columns(given), given.info or DistrictInfo())
    return known(snapshot, GapQuestion(ON, max_mediators=0), DEFAULT_POLICY)


def planned(given: District, **wanted: tuple[str, ...]) -> Meeting:
    district_known = known_of(given)
    gaps = [district_known.gaps["no_way:need"]]
    sides = sides_of(district_known.look, gaps)
    return plan_meeting(
        district_known, gaps, sides, OFFICIALS, Planned((), **{"coordinators": ("sc-e",), **wanted})
    )


def test_a_side_is_whom_the_council_may_see_and_those_of_the_area() -> None:
    look = known_of(rows()).look
    sides = sides_of(look, [known_of(rows()).gaps["no_way:need"]])
    assert officials_near(look, sides) == ["jichikai-w", "minsei-e", "sc-e"]
    need, resource = parties_of(look, sides, OFFICIALS)
    assert need.members == {"sc-e", "minsei-e"}
    assert resource.members == {"shop", "jichikai-w"}
    told = known_of(rows(consents=[consent("holder", "council")])).look
    assert parties_of(told, sides, OFFICIALS)[0].members == {"holder", "sc-e", "minsei-e"}


def test_each_guest_has_a_reason_a_tie_to_whoever_asks_and_something_to_bring() -> None:
    meeting = planned(rows())
    assert [guest.actor for guest in meeting.guests] == ["jichikai-w", "minsei-e"]
    west, east = meeting.guests
    assert (west.stands_for, east.stands_for) == (
        (("no_way:need", "resource"),),
        (("no_way:need", "need"),),
    )
    assert (west.inviter, east.inviter) == ("minsei-e", "sc-e")
    assert (west.bring, east.bring) == (("jichikai",), ("minsei",))
    assert meeting.agenda[0].matter == "network"


def test_an_end_for_which_nobody_can_come_is_named() -> None:
    meeting = planned(rows(), must_not=("jichikai-w", "shop"))
    assert meeting.guests == ()
    assert [(one.code, one.gap, one.end) for one in meeting.group.hindrances] == [
        ("left_out", "no_way:need", "resource")
    ]


@pytest.mark.parametrize("key", ["urban", "rural"])
def test_every_gap_of_the_samples_has_ends_with_people_of_their_own(key: str) -> None:
    district_known = known(snapshot_of(committed(key)[0]), GapQuestion(AS_OF), DEFAULT_POLICY)
    gaps = list(district_known.gaps.values())
    assert {gap.gap_class for gap in gaps} == set(GAP_CLASSES)
    sides = sides_of(district_known.look, gaps)
    for gap in gaps:
        ends = [side for side in sides if side.gap == gap.key]
        assert [side.end for side in ends] == list(ENDS[gap.gap_class])
        assert all(side.actors and side.areas for side in ends)
        owners = {district_known.look.snapshot.needs[need].actor for need in gap.needs}
        assert all(side.actors == owners for side in ends if side.end == "need")
