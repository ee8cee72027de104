"""The smallest group: every subset tried, for up to fourteen candidates."""

from __future__ import annotations

from itertools import combinations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from graph_service.analysis.meeting.group import People, able, candidates, smallest_group
from graph_service.domain.meetings import Party, Planned
from tests.effort import many

IDS = [f"a{number:02}" for number in range(14)]
Case = tuple[Planned, People]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    ids = IDS[: draw(st.integers(1, 14))]
    some = st.frozensets(st.sampled_from(ids), max_size=5)
    parties = tuple(
        Party(f"gap-{number}", draw(st.sampled_from(("need", "resource"))), draw(some))
        for number in range(draw(st.integers(1, 6)))
    )
    coordinators = tuple(draw(st.lists(st.sampled_from(("sc", "sc", ids[-1])), min_size=1, max_size=1)))
    rare = st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple)
    must, must_not = (draw(st.one_of(st.just(()), st.just(()), rare)) for _ in range(2))
    pairs = draw(st.sets(st.tuples(*[st.sampled_from((*ids, "sc"))] * 2), max_size=30))
    known = {i: frozenset(b for a, b in pairs | {(b, a) for a, b in pairs} if a == i != b) for i in ids}
    burden = {i: draw(st.integers(0, 3)) for i in ids}
    full = draw(st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(ids), max_size=3)))
    return Planned(parties, coordinators, must, must_not), People(known, burden, full)


def is_group(group: tuple[str, ...], planned: Planned, people: People) -> bool:
    """The definition, word by word."""
    members = set(group)
    return (
        all(members & party.members for party in planned.parties)
        and all(people.known[one] & ((members | set(planned.coordinators)) - {one}) for one in group)
        and not members & people.full
        and set(planned.must) <= members
        and not members & set(planned.must_not)
    )


def by_brute_force(planned: Planned, people: People) -> tuple[str, ...] | None:
    everybody = candidates(planned)
    groups = (g for size in range(len(everybody) + 1) for g in combinations(everybody, size))
    best = [g for g in groups if is_group(g, planned, people)]
    return min(best, key=lambda g: (len(g), sum(people.burden[i] for i in g), g), default=None)


@settings(max_examples=many(400), deadline=None)
@given(cases())
def test_the_smallest_group_is_that_of_brute_force(case: Case) -> None:
    planned, people = case
    found, expected = smallest_group(planned, people), by_brute_force(planned, people)
    event(f"{'none' if expected is None else len(expected)} of {len(candidates(planned))}")
    if expected is None:
        assert found.hindrances
        assert not found.members
    else:
        assert (found.members, found.at_least, found.proven) == (expected, len(expected), True)
        assert not found.hindrances


@settings(max_examples=many(200), deadline=None)
@given(cases())
def test_what_hinders_a_group_is_where_nobody_can_come(case: Case) -> None:
    planned, people = case
    come = able(planned, people)
    for one in smallest_group(planned, people).hindrances:
        assert come.isdisjoint(one.actors)
        if one.code == "nobody":
            assert one.actors == ()
        if one.code == "left_out":
            assert set(one.actors) <= set(planned.must_not)
        if one.code == "no_asks_left":
            assert set(one.actors) <= {*planned.must_not, *people.full}


def test_time_that_runs_out_is_said_with_the_bound() -> None:
    ids = [f"a{number:03}" for number in range(90)]
    parties = tuple(
        Party(f"gap-{a}-{b}", "need", frozenset({ids[a], ids[b], ids[(a * b) % 90]}))
        for a in range(90)
        for b in range(a + 1, 90)
        if (a * 7 + b * 3) % 4 == 0
    )
    people = People(dict.fromkeys(ids, frozenset({"sc"})), dict.fromkeys(ids, 1), frozenset())
    planned = Planned(parties, ("sc",))
    found = smallest_group(planned, people, seconds=0.02)
    assert is_group(found.members, planned, people)
    assert found.at_least <= len(found.members)
    assert not found.proven
