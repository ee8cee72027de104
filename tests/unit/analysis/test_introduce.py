"""Whom to introduce to whom: what each tie brings is what asking again says, and no candidate brings more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import event, given, settings

from graph_service.analysis import candidates
from graph_service.analysis.candidates import MOST_PAIRS, Candidates
from graph_service.analysis.gaps import find_gaps
from graph_service.analysis.gaps.classes import Look
from graph_service.analysis.introduce import find_introductions
from graph_service.analysis.known import known
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.what_if.supposing import change_of
from graph_service.domain.district import District
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.introducing import Introduction
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.what_if import Supposed
from tests.effort import many
from tests.unit.analysis.test_paths import CHECKED
from tests.unit.analysis.test_reach import Case, cases
from tests.unit.analysis.what_if.test_what_if import really_done, snapshot_of
from tests.unit.small import ON, actor, district, tie
from tests.unit.test_seed_data import AS_OF, committed

Gain = tuple[int, int, int]


def gain(before: Snapshot, after: Snapshot, question: GapQuestion, policy: Policy) -> Gain:
    """What lies between two states, from their gaps alone."""
    was, would = (find_gaps(snapshot, question, policy) for snapshot in (before, after))
    reached = [Look(snapshot, question, policy).costs.keys() for snapshot in (before, after)]
    hanging = [{n for g in a.gaps if g.gap_class == "hangs_on_one" for n in g.needs} for a in (was, would)]
    most = [max((row.needs for row in answer.load), default=0) for answer in (was, would)]
    return len(reached[1] - reached[0]), len(hanging[0] - hanging[1]), max(most[0] - most[1], 0)


def with_tie(rows: District, question: GapQuestion, one: str, other: str) -> District:
    introduced = Supposed(introduced=((one, other),))
    return really_done(rows, change_of(snapshot_of(rows), introduced, question.as_of))


@settings(CHECKED, max_examples=many(60))
@given(cases())
def test_each_introduction_is_the_best_of_the_candidates(case: Case) -> None:
    rows, scope, policy = case
    question = GapQuestion(scope.as_of, scope.max_mediators, scope.audience)
    answer = find_introductions(known(snapshot_of(rows), question, policy), 2)
    event(f"{answer.considered} considered, {len(answer.introductions)} made")
    ids = snapshot_of(rows).actors.ids
    pairs = [c.pair for c in Candidates(known(snapshot_of(rows), question, policy)).best().pairs]
    assert answer.considered == len(pairs) <= MOST_PAIRS
    made = [*answer.introductions, None][:2]
    for one in made:
        before = snapshot_of(rows)
        gains = {
            pair: gain(before, snapshot_of(with_tie(rows, question, *pair)), question, policy)
            for a, b in pairs
            if (pair := (ids[a], ids[b])) not in {(m.one, m.other) for m in made[: made.index(one)] if m}
        }
        best = max(gains.values(), default=(0, 0, 0))
        if one is None:
            assert best <= (0, 0, 0)
            break
        assert one.gain == gains[one.one, one.other] == best
        rows = with_tie(rows, question, one.one, one.other)


def test_an_introduction_says_what_speaks_for_it_and_who_could_make_it() -> None:
    rows = district(
        second={"valid_to": ON},
        actors=[actor("friend")],
        ties=[tie("mediator", "friend"), tie("friend", "shop")],
    )
    question = GapQuestion(ON, max_mediators=1)
    answer = find_introductions(known(snapshot_of(rows), question, DEFAULT_POLICY), 3)
    first = answer.introductions[0]
    assert (first.one, first.other, first.reached) == ("mediator", "shop", ("need",))
    assert first.grounds == ("shared_acquaintance", "matching_theme")
    assert first.through == ("friend",)
    assert answer.considered == answer.found


def test_needs_without_a_way_in_the_sample_get_one() -> None:
    rows = committed("rural")[0]
    question = replace(GapQuestion(), as_of=AS_OF)
    answer = find_introductions(known(snapshot_of(rows), question, DEFAULT_POLICY), 2)
    reached = [need for one in answer.introductions for need in one.reached]
    lost = {
        g.needs[0]
        for g in find_gaps(snapshot_of(rows), question, DEFAULT_POLICY).gaps
        if g.gap_class == "no_way"
    }
    assert len(reached) == 2
    assert set(reached) <= lost
    assert all(isinstance(one, Introduction) and one.grounds for one in answer.introductions)


def test_a_meeting_speaks_for_two_who_were_at_it() -> None:
    """Nobody knows both and no area is theirs: without the meeting nothing speaks for the two."""
    rows = district(
        second={"valid_to": ON}, actors=[actor("friend")], ties=[tie("friend", "shop", strength=3)]
    )
    question = GapQuestion(ON, max_mediators=3)
    state = known(snapshot_of(rows), question, DEFAULT_POLICY)
    pair = frozenset(("mediator", "friend"))
    before = find_introductions(state, 3)
    assert all({one.one, one.other} != pair for one in before.introductions)
    met = find_introductions(state, 5, {pair: "2026-09-30"})
    assert met.found == before.found + 1
    (candidate,) = [
        c for c in Candidates(state, {pair: "2026-09-30"}).best().pairs if "same_meeting" in c.grounds
    ]
    assert (candidate.grounds, candidate.met_on) == (("same_meeting",), "2026-09-30")


def test_what_is_cut_off_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more needs in trouble than the limit those beyond are found, and not looked at."""
    state = known(snapshot_of(committed("rural")[0]), replace(GapQuestion(), as_of=AS_OF), DEFAULT_POLICY)
    whole = find_introductions(state, 1)
    assert whole.needs_considered == whole.needs_found > 2
    monkeypatch.setattr(candidates, "MOST_TROUBLES", 2)
    part = find_introductions(state, 1)
    assert part.needs_considered <= 2
    assert part.needs_found == whole.needs_found
    assert part.found < whole.found
