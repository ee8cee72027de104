"""What is seen as columns is what the viewer's rule sees by record; a filter leaves out what it names."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.costs import day_of_question
from graph_service.analysis.sight import Filter, Looking, filtered, seen, tally
from graph_service.analysis.snapshot import TIES, Snapshot
from graph_service.analysis.things import symbol_of
from graph_service.application.viewers import Role, Viewer
from graph_service.domain.changes import Record
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.search_columns import search_columns
from tests.effort import many
from tests.strategies import districts
from tests.unit.analysis.test_paths import CHECKED
from tests.unit.small import ON, actor, need, tie
from tests.unit.small import district as small

DAY = day_of_question(ON, DEFAULT_POLICY)
ROLES: tuple[Role, ...] = get_args(Role)
EVERYTHING = Looking(0, frozenset(), DAY)


def snapshot_of(district: District) -> Snapshot:
    return build_snapshot(search_columns(district), DistrictInfo())


def records(district: District, table: str) -> dict[str, Record]:
    rows = district.rows.get(table, ())
    return {str(row.values["id"]): Record(table, str(row.values["id"]), row.values, 1) for row in rows}


@settings(CHECKED, max_examples=many(80))
@given(districts(ON), st.sampled_from(ROLES), st.sampled_from(((), ("area-low",), ("area-low", "area-top"))))
def test_it_is_what_the_rule_sees(district: District, role: Role, areas: tuple[str, ...]) -> None:
    snapshot, viewer = snapshot_of(district), Viewer("x", role, areas)
    sight = seen(snapshot, Looking(viewer.clearance, frozenset(areas), DAY))
    actors = records(district, "actors")
    expected = {identity for identity, one in actors.items() if viewer.sees(one, actors)}
    assert {snapshot.actors.ids[at] for at in np.flatnonzero(sight.actors)} == expected
    for at in np.flatnonzero(sight.ties).tolist():
        record = records(district, "ties")[snapshot.tie_id(at)]
        assert viewer.sees(record, actors)
        assert {record.values["from"], record.values["to"]} <= expected
        assert record.values["basis"] != "inferred"
    things = {**records(district, "needs"), **records(district, "resources")}
    for thing, _ in sight.things:
        assert viewer.sees(things[thing.id], actors)
        assert thing.actor in expected


@settings(CHECKED, max_examples=many(80))
@given(districts(ON), st.sampled_from(ROLES))
def test_no_tie_that_may_be_seen_is_missing(district: District, role: Role) -> None:
    snapshot, viewer = snapshot_of(district), Viewer("x", role)
    sight = seen(snapshot, Looking(viewer.clearance, frozenset(), DAY))
    actors, found = records(district, "actors"), {snapshot.tie_id(at) for at in np.flatnonzero(sight.ties)}
    for identity, record in records(district, "ties").items():
        values = record.values
        living = (values["valid_from"] or "") <= ON and (not values["valid_to"] or values["valid_to"] > ON)
        ends = [actors[str(values[end])] for end in ("from", "to")]
        known = all(viewer.sees(one, actors) for one in (record, *ends))
        assert (identity in found) == (known and living and values["basis"] != "inferred")


DISTRICT = small(
    holder={"area": "north", "audience": "council"},
    mediator={"area": "south"},
    first={"strength": 1, "confirmed_on": None, "kind": "helps"},
    second={"confirmed_on": "2024-01-01", "audience": "public"},
    of_need={"direction": "wants"},
    actors=[actor("alone", "shrine", audience="public")],
    areas=[{"id": "north", "name": "北"}, {"id": "south", "name": "南"}],
)

LEFT = [
    (Filter(kinds=frozenset({"resident"})), {"mediator", "shop", "alone"}, {"second"}, {"need", "res"}),
    (
        Filter(kinds=frozenset({"need"})),
        {"holder", "mediator", "shop", "alone"},
        {"first", "second"},
        {"res"},
    ),
    (Filter(ties=frozenset({"helps"})), {"holder", "mediator", "shop", "alone"}, {"second"}, {"need", "res"}),
    (Filter(areas=frozenset({"north"})), {"mediator", "shop", "alone"}, {"second"}, {"res"}),
    (Filter(areas=frozenset({""})), {"holder", "mediator"}, {"first"}, {"need"}),
    (
        Filter(areas=frozenset({"gone"})),
        {"holder", "mediator", "shop", "alone"},
        {"first", "second"},
        {"need", "res"},
    ),
    (
        Filter(strengths=frozenset({"1"})),
        {"holder", "mediator", "shop", "alone"},
        {"second"},
        {"need", "res"},
    ),
    (
        Filter(freshness=frozenset({"never"})),
        {"holder", "mediator", "shop", "alone"},
        {"second"},
        {"need", "res"},
    ),
    (
        Filter(freshness=frozenset({"stale"})),
        {"holder", "mediator", "shop", "alone"},
        {"first"},
        {"need", "res"},
    ),
    (Filter(audiences=frozenset({"public"})), {"holder", "mediator", "shop"}, {"first"}, {"need", "res"}),
    (Filter(audiences=frozenset({"office"})), {"holder", "mediator", "shop", "alone"}, {"second"}, {"res"}),
]


@pytest.mark.parametrize(("without", "actors", "ties", "things"), LEFT)
def test_a_filter_leaves_the_rest(
    without: Filter, actors: set[str], ties: set[str], things: set[str]
) -> None:
    snapshot = snapshot_of(DISTRICT)
    left = filtered(snapshot, seen(snapshot, EVERYTHING), without, DAY)
    assert {snapshot.actors.ids[at] for at in np.flatnonzero(left.actors)} == actors
    assert {snapshot.tie_id(at) for at in np.flatnonzero(left.ties)} == ties
    assert {thing.id for thing, _ in left.things} == things


def test_what_is_over_is_not_seen() -> None:
    district = small(
        of_need={"status": "withdrawn"},
        of_resource={"valid_to": ON},
        second={"valid_to": ON},
        ties=[tie("holder", "shop", "supposed", basis="inferred")],
        needs=[need(status="matched")],
    )
    snapshot = snapshot_of(district)
    sight = seen(snapshot, EVERYTHING)
    assert {snapshot.tie_id(at) for at in np.flatnonzero(sight.ties)} == {"first"}
    assert [thing.id for thing, _ in sight.things] == ["need"]


@settings(CHECKED, max_examples=many(80))
@given(districts(ON))
def test_the_legend_counts_what_its_filter_would_leave_out(district: District) -> None:
    snapshot = snapshot_of(district)
    sight = seen(snapshot, EVERYTHING)
    counts = tally(snapshot, sight, DAY)
    assert sum(counts["kinds"].values()) == sum(counts["areas"].values()) == sight.count
    assert sum(counts["audiences"].values()) == sight.count
    for field in ("ties", "strengths", "freshness"):
        assert sum(counts[field].values()) == int(sight.ties.sum())
        for key, count in counts[field].items():
            left = filtered(snapshot, sight, Filter(**{field: frozenset({key})}), DAY)
            assert int(sight.ties.sum() - left.ties.sum()) == count
    assert set(counts["ties"]) <= set(TIES)
    assert all(symbol_of(thing) in counts["kinds"] for thing, _ in sight.things)
