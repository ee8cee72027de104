"""What if is as if it were really done: written into the rows, built anew and asked again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.gaps import find_gaps
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.known import known
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.what_if import what_if
from graph_service.analysis.what_if.supposing import change_of
from graph_service.domain.changes import Change
from graph_service.domain.district import District, DistrictInfo, Row, record_id
from graph_service.domain.gaps import GapQuestion, GapsAnswer
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.search_columns import search_columns
from graph_service.domain.tables import TABLES
from graph_service.domain.what_if import Newcomer, Supposed, Way
from tests.effort import many
from tests.unit.analysis.test_paths import CHECKED
from tests.unit.analysis.test_reach import cases
from tests.unit.small import ON, district

Case = tuple[District, GapQuestion, Policy, Supposed]


def snapshot_of(rows: District) -> Snapshot:
    return build_snapshot(search_columns(rows), rows.info or DistrictInfo())


def really_done(rows: District, change: Change) -> District:
    """The rows after the change, as a store would keep them."""
    tables = {name: {record_id(t, r): dict(r.values) for r in rows.of(name)} for name, t in TABLES.items()}
    for one in change.touched:
        tables[one.table].setdefault(one.id, {}).update(one.after)
    named = {name: tuple(Row(2, values) for values in kept.values()) for name, kept in tables.items()}
    return replace(rows, rows=named)


@st.composite
def supposed_of(draw: st.DrawFn, ids: list[str]) -> Supposed:
    some = st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple)
    pairs = st.lists(
        st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True).map(tuple), max_size=2
    )
    newcomer = st.builds(
        Newcomer,
        kind=st.sampled_from(("shrine", "resident", "professional")),
        area=st.sampled_from(("", "area-low", "area-other")),
        knows=st.lists(st.sampled_from(ids), max_size=3).map(tuple),
        direction=st.sampled_from(("gives", "receives")),
        theme=st.sampled_from(("", "l-1", "l-2", "m-p")),
    )
    which = draw(st.sampled_from(("leaves", "no_time", "introduced", "joins", "all")))
    parts = {
        "leaves": some,
        "no_time": some,
        "introduced": pairs.map(tuple),
        "joins": st.lists(newcomer, max_size=2).map(tuple),
    }
    return Supposed(**{name: draw(part) for name, part in parts.items() if which in (name, "all")})


@st.composite
def supposing_cases(draw: st.DrawFn) -> Case:
    rows, scope, policy = draw(cases())
    question = GapQuestion(scope.as_of, scope.max_mediators, scope.audience)
    return rows, question, policy, draw(supposed_of([row.values["id"] for row in rows.of("actors")]))


def plain_ways(look: Look) -> dict[str, Way]:
    ids = look.snapshot.actors.ids
    return {
        way.need.id: Way(tuple(ids[p] for p in way.path.actors), way.resource, look.costs[way.need.id])
        for way in look.best_ways
    }


def loads(answer: GapsAnswer) -> dict[str, Any]:
    return {row.actor: (row.needs, row.without_us) for row in answer.load}


@settings(CHECKED, max_examples=many(200))
@given(supposing_cases())
def test_what_if_is_doing_it_and_asking_again(case: Case) -> None:
    rows, question, policy, supposed = case
    before = snapshot_of(rows)
    then = snapshot_of(really_done(rows, change_of(before, supposed, question.as_of)))
    answer, _ = what_if(known(before, question, policy), supposed)
    looks = [Look(snapshot, question, policy) for snapshot in (before, then)]
    was, would = (find_gaps(snapshot, question, policy) for snapshot in (before, then))
    ways, ways_then = map(plain_ways, looks)
    event(f"lost {len(answer.lost)}, gained {len(answer.gained)}, moved {len(answer.moved)}")
    assert set(answer.lost) == ways.keys() - ways_then.keys()
    assert set(answer.gained) == ways_then.keys() - ways.keys()
    shared = ways.keys() & ways_then.keys()
    assert {one.need: (one.before, one.after) for one in answer.moved} == {
        one: (ways[one], ways_then[one]) for one in shared if ways[one] != ways_then[one]
    }
    by_key = [{gap.key: gap for gap in found.gaps} for found in (was, would)]
    after = {gap.key: gap for gap in (*answer.opened, *(one.after for one in answer.changed))}
    kept = {key: gap for key, gap in by_key[0].items() if key not in {gap.key for gap in answer.closed}}
    assert {**kept, **after} == by_key[1]
    loads_after = {**loads(was), **{o.actor: (o.after.needs, o.after.without_us) for o in answer.load}}
    assert {actor: pair for actor, pair in loads_after.items() if any(pair)} == loads(would)
    counted = [Counter(gap.gap_class for gap in found.gaps) for found in (was, would)]
    assert answer.gaps == {name: tuple(c[name] for c in counted) for name in answer.gaps}


def test_nothing_of_it_is_left_behind() -> None:
    before = snapshot_of(district())
    district_known = known(before, GapQuestion(ON), DEFAULT_POLICY)
    gaps = dict(district_known.gaps)
    answer, _ = what_if(district_known, Supposed(leaves=("mediator",)))
    assert (answer.lost, answer.gained) == (("need",), ())
    assert [gap.gap_class for gap in answer.opened] == ["no_way", "unused"]
    assert known(before, GapQuestion(ON), DEFAULT_POLICY).gaps == gaps
    assert before.resources == snapshot_of(district()).resources


def test_a_shrine_that_joins_meets_a_need() -> None:
    rows = district(of_resource={"capacity_left": 0})
    newcomer = Newcomer("shrine", knows=("mediator",), direction="receives", theme="box")
    answer, _ = what_if(
        known(snapshot_of(rows), GapQuestion(ON), DEFAULT_POLICY), Supposed(joins=(newcomer,))
    )
    assert (answer.newcomers, answer.gained) == (("newcomer-1",), ("need",))
    assert [gap.key for gap in answer.closed] == ["no_resource:need"]


def test_two_introduced_take_load_off_whom_all_ways_passed() -> None:
    rows = district(first={"strength": 1})
    answer, _ = what_if(
        known(snapshot_of(rows), GapQuestion(ON), DEFAULT_POLICY),
        Supposed(introduced=(("holder", "shop"),)),
    )
    assert [(one.actor, one.before.needs, one.after.needs) for one in answer.load] == [("mediator", 1, 0)]
    assert answer.moved[0].after.actors == ("holder", "shop")


def test_no_time_leaves_the_resource_where_it_is() -> None:
    rows = district(of_resource={"actor": "mediator"})
    answer, _ = what_if(
        known(snapshot_of(rows), GapQuestion(ON), DEFAULT_POLICY), Supposed(no_time=("mediator",))
    )
    assert (answer.lost, answer.moved, answer.opened) == ((), (), ())
