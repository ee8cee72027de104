"""Meetings: planned from gaps, noted in minutes, followed until their gaps close; what papers may hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.disclosure import crossed, merged
from graph_service.analysis.tallies import Tallies
from graph_service.application.meetings.dates import appointment
from graph_service.application.meetings.guests import Wishes
from graph_service.application.meetings.minutes import settle, strangers, take_minutes
from graph_service.application.meetings.names import typed
from graph_service.application.meetings.pack import Pack, pack_for, renew_numbers
from graph_service.application.meetings.planning import draft_plan, open_gaps, save_plan
from graph_service.application.meetings.published import as_data, tallies_of
from graph_service.application.meetings.reading import (
    carried_over,
    list_meetings,
    read_meeting,
    state_of,
)
from graph_service.application.meetings.sequel import sequel
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, PageQuery, Writing
from graph_service.domain.errors import Conflict, FaultyRecord, InvalidValue, NotAllowed, UnknownId
from graph_service.domain.meeting_records import (
    Decided,
    ItemGiven,
    Met,
    MinutesGiven,
    PlanGiven,
    gap_key,
)
from tests.meeting_house import COORDINATOR as SC_NAME
from tests.meeting_house import GAP, NURSE, SECRETS, house
from tests.unit.small import actor, need
from tests.web.service import TODAY

COORDINATOR = Viewer("sato", "coordinator")
OFFICE = Viewer("ito", "office")
HELD = "2026-11-10"
"""A day before the present of the tests."""


@pytest.fixture
def services() -> Services:
    return house().services


def plan(*items: tuple[str, str], held_on: str = HELD, invited: Sequence[str] = ("sc", "shop")) -> PlanGiven:
    given = tuple(ItemGiven(gap, "network", question) for gap, question in items)
    return PlanGiven(
        "架空の協議体", held_on, "layer_2", "ward", "公民館", "13:30-15:00", tuple(invited), given
    )


def planned(services: Services, **more: object) -> str:
    return save_plan(services, plan((GAP, "だれが間に立てますか"), **more), COORDINATOR)  # type: ignore[arg-type]


def minutes(services: Services, identity: str, **more: object) -> MinutesGiven:
    meeting = read_meeting(services, identity, COORDINATOR)
    one = meeting.decisions[0]
    decided = Decided(one.id, one.version, "", "会って話す", "sc", "2026-11-20")
    usual = {"attended": ("sc", "mediator", "shop"), "decided": (decided,)}
    return MinutesGiven(meeting.record.version, **{**usual, **more})  # type: ignore[arg-type]


def faults(error: pytest.ExceptionInfo[FaultyRecord]) -> set[tuple[str, str]]:
    return {(fault.column, fault.code) for fault in error.value.faults}


def test_the_sample_has_the_gap(services: Services) -> None:
    assert GAP in {gap.key for gap in open_gaps(services, COORDINATOR).answer.gaps}


def test_a_draft_asks_one_question_a_gap_and_names_nobody_in_it(services: Services) -> None:
    draft = draft_plan(services, [GAP, "stale:gone", GAP], Wishes(), COORDINATOR, "ja")
    assert [str(item.key) for item in draft.items] == [GAP]
    assert draft.gone == ("stale:gone",)
    (item,) = draft.items
    assert item.agenda == "network"
    assert not any(secret in item.question + item.wanted for secret in SECRETS)
    assert "ZQHOLDER" in item.words
    assert draft.proposal and {one.id for one in draft.proposal.guests if one.proposed}


def test_who_must_come_comes_and_who_must_not_does_not(services: Services) -> None:
    proposal = draft_plan(services, [GAP], Wishes(("shop",), ("jichikai",)), COORDINATOR, "ja").proposal
    assert proposal
    group = {one.id for one in proposal.guests if one.proposed}
    assert "shop" in group
    assert "jichikai" not in group
    assert "jichikai" in {one.id for one in proposal.guests}


@pytest.mark.parametrize("keys", [[], [f"stale:{n}" for n in range(13)]])
def test_an_agenda_has_one_to_twelve_items(services: Services, keys: list[str]) -> None:
    with pytest.raises(InvalidValue):
        draft_plan(services, keys, Wishes(), COORDINATOR, "ja")


def test_a_plan_is_stored_with_its_items_in_one_change(services: Services) -> None:
    before = services.journal.change_number()
    meeting = read_meeting(services, planned(services), OFFICE)
    assert services.journal.change_number() == before + 1
    assert meeting.values["title"] == "架空の協議体"
    assert meeting.ids("invited") == ("sc", "shop")
    assert [str(key) for key in meeting.keys] == [GAP]
    assert [(d.values["question"], d.values["agenda"], d.values["gap"]) for d in meeting.decisions] == [
        ("だれが間に立てますか", "network", GAP)
    ]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (plan((GAP, "")), ("item_1_question", "required")),
        (plan((GAP, "ZQ HOLDERさんのこと")), ("question_1", "meeting_names_person")),
        (replace(plan((GAP, "x")), title="ZQHOLDER"), ("title", "meeting_names_person")),
        (replace(plan((GAP, "x")), held_on="soon"), ("held_on", "not_a_date")),
        (plan((GAP, "x"), invited=["nobody"]), ("invited", "unknown_id")),
        (plan(), ("question_1", "meeting_no_items")),
    ],
)
def test_nothing_is_stored_of_a_plan_with_a_fault(
    services: Services, given: PlanGiven, wrong: tuple[str, str]
) -> None:
    before = services.journal.change_number()
    with pytest.raises(FaultyRecord) as error:
        save_plan(services, given, COORDINATOR)
    assert wrong[0] in {column for column, _ in faults(error)}, faults(error)
    if wrong[1].startswith("meeting_"):
        assert wrong in faults(error)
    assert services.journal.change_number() == before
    assert not list_meetings(services, COORDINATOR)


def test_only_writers_plan_and_the_council_reads_nothing(services: Services) -> None:
    with pytest.raises(NotAllowed):
        draft_plan(services, [GAP], Wishes(), Viewer("x", "council"), "ja")
    with pytest.raises(NotAllowed):
        save_plan(services, plan((GAP, "x")), Viewer("x", "public"))
    identity = planned(services)
    with pytest.raises(UnknownId):
        read_meeting(services, identity, Viewer("x", "council"))


def test_minutes_keep_who_came_decisions_and_ties(services: Services) -> None:
    identity = planned(services)
    before = services.journal.change_number()
    met = (Met("mediator", "shop", "cooperates_with"), Met("sc", "mediator", "introduced"))
    further = Decided("", 0, "ほかに", "次に話す")
    first = minutes(services, identity).decided
    given = minutes(services, identity, met=met, decided=(*first, further), minutes="90", note="よい会")
    take_minutes(services, identity, given, COORDINATOR)
    assert services.journal.change_number() == before + 1
    meeting = read_meeting(services, identity, COORDINATOR)
    assert meeting.ids("attended") == ("sc", "mediator", "shop")
    assert [d.values["decision"] for d in meeting.decisions] == ["会って話す", "次に話す"]
    ties = services.store.describe({"ties": {"mediator|cooperates_with|shop"}})["ties"]
    values = ties["mediator|cooperates_with|shop"].values
    assert (values["basis"], values["confirmed_on"], values["valid_from"]) == ("meeting", HELD, HELD)
    assert values["confirmed_by"] == "sato"


def test_a_tie_that_is_there_is_confirmed_not_made_again(services: Services) -> None:
    """What it was known by stays; a tie that ended is made anew, under another id."""
    services.store.write(
        Writing((Edit("ties", "sc|knows|shop", {"from": "sc", "to": "shop", "kind": "knows"}, None),), "x")
    )
    identity = planned(services)
    take_minutes(
        services, identity, minutes(services, identity, met=(Met("sc", "shop", "knows"),)), COORDINATOR
    )
    kept = services.store.describe({"ties": {"sc|knows|shop"}})["ties"]["sc|knows|shop"].values
    assert kept["confirmed_on"] == HELD
    assert "basis" not in kept


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"attended": ()}, ("attended", "minutes_nobody_came")),
        ({"met": (Met("sc", "jichikai", "knows"),)}, ("met", "minutes_met_absent")),
        ({"next_on": "2026-11-01"}, ("next_on", "minutes_next_before")),
        ({"decided": (Decided("", 0, "ZQHOLDER", "x"),)}, ("decision_1", "meeting_names_person")),
        (
            {"decided": (Decided("", 0, "x", "", due_on="2026-11-20"),)},
            ("decision_1", "minutes_due_without_decision"),
        ),
    ],
)
def test_nothing_is_stored_of_minutes_with_a_fault(
    services: Services, more: dict[str, object], wrong: tuple[str, str]
) -> None:
    identity = planned(services)
    before = services.journal.change_number()
    with pytest.raises(FaultyRecord) as error:
        take_minutes(services, identity, minutes(services, identity, **more), COORDINATOR)
    assert wrong in faults(error)
    assert services.journal.change_number() == before


def test_minutes_wait_for_the_meeting_and_for_each_other(services: Services) -> None:
    ahead = planned(services, held_on="2026-12-24")
    with pytest.raises(FaultyRecord) as error:
        take_minutes(services, ahead, minutes(services, ahead), COORDINATOR)
    assert ("", "minutes_too_early") in faults(error)
    identity = planned(services)
    given = minutes(services, identity)
    take_minutes(services, identity, given, COORDINATOR)
    with pytest.raises(Conflict):
        take_minutes(services, identity, replace(given, note="zwei"), COORDINATOR)


def test_strangers_are_those_without_a_tie_on_the_day(services: Services) -> None:
    found = {
        (p.source, p.target, p.kind) for p in strangers(services, ["sc", "shop", "mediator"], HELD, OFFICE)
    }
    assert found == {("sc", "mediator", "cooperates_with"), ("shop", "mediator", "cooperates_with")}
    known = {(p.source, p.target) for p in strangers(services, ["shop", "mediator"], "2025-12-31", OFFICE)}
    assert known == set()


def test_the_next_meeting_begins_with_what_became_of_the_promises(services: Services) -> None:
    first = planned(services)
    take_minutes(services, first, minutes(services, first), COORDINATOR)
    second = planned(services, held_on="2026-11-15")
    third = planned(services, held_on="2026-12-24")
    meetings = list_meetings(services, OFFICE)
    assert [one.id for one in meetings] == [third, second, first]
    (promise,) = carried_over(meetings, meetings[1])
    assert state_of(promise, meetings[0].day) == "overdue"
    settle(services, promise.id, promise.version, "2026-11-12", "会えた", OFFICE)
    meetings = list_meetings(services, OFFICE)
    assert [state_of(one, "2026-11-23") for one in carried_over(meetings, meetings[1])] == ["done"]
    assert carried_over(meetings, meetings[0]) == (), "what was done before the last meeting is over"
    assert carried_over(meetings, meetings[2]) == ()


def test_promises_of_another_area_are_another_bodys(services: Services) -> None:
    town = {"id": "town", "name": "架空の町"}
    services.store.write(Writing((Edit("areas", "town", town, None),), "x"))
    first = planned(services)
    take_minutes(services, first, minutes(services, first), COORDINATOR)
    given = plan((GAP, "その後どうですか"), held_on="2026-11-20")
    areas = {
        area: save_plan(services, replace(given, area=area), COORDINATOR) for area in ("ward", "town", "")
    }
    meetings = list_meetings(services, COORDINATOR)
    found = {
        area: len(carried_over(meetings, read_meeting(services, identity, COORDINATOR)))
        for area, identity in areas.items()
    }
    assert found == {"ward": 1, "town": 0, "": 1}


def test_a_promise_is_not_done_on_a_day_to_come(services: Services) -> None:
    identity = planned(services)
    (one,) = read_meeting(services, identity, OFFICE).decisions
    assert state_of(one, "2026-11-23") == "undecided"
    with pytest.raises(FaultyRecord) as error:
        settle(services, one.id, one.version, "2026-12-01", "", OFFICE)
    assert ("done_on", "day_after_today") in faults(error)


def outcome_of(services: Services, meeting: str) -> tuple[bool, int, int, int, int]:
    found = read_meeting(services, meeting, OFFICE)
    now = {gap.key for gap in open_gaps(services, OFFICE).answer.gaps}
    since = sequel(services, found, now, OFFICE)
    (key,) = found.keys
    return since.is_open(key), since.ties, since.matches, since.confirmed, since.unconfirmed


def test_a_gap_closes_and_outputs_stay_apart_from_outcomes(services: Services) -> None:
    identity = planned(services)
    assert outcome_of(services, identity) == (True, 0, 0, 0, 0)
    given = minutes(services, identity, met=(Met("mediator", "shop", "cooperates_with"),))
    take_minutes(services, identity, given, COORDINATOR)
    assert outcome_of(services, identity) == (False, 1, 0, 0, 0)
    match = {"need": "need", "resource": "res", "agreed_on": "2026-11-12"}
    early = {**match, "agreed_on": "2026-11-01"}
    edits = (Edit("matches", "m", match, None), Edit("matches", "before", early, None))
    services.store.write(Writing(edits, "x"))
    assert outcome_of(services, identity) == (False, 1, 1, 0, 1)
    seen = {"match": "m", "measure": "外出", "baseline_on": "2026-11-12", "baseline": "月1回"}
    services.store.write(Writing((Edit("outcomes", "o", {**seen, "followup": "週1回"}, None),), "x"))
    assert outcome_of(services, identity) == (False, 1, 1, 1, 0)


def everything_in(pack: Pack) -> str:
    return repr((pack.items, pack.guests, pack.promises, pack.tables)) + "".join(m.svg for m in pack.maps)


def test_papers_for_the_council_hold_nothing_personal(services: Services) -> None:
    identity = planned(services, invited=["sc", "shop", "holder", "kiosk"])
    pack = pack_for(services, identity, COORDINATOR, "ja")
    text = everything_in(pack)
    assert not [secret for secret in SECRETS if secret in text]
    assert "架空の会" in text
    assert [item.question for item in pack.items] == ["だれが間に立てますか"]
    assert all(guest.why and guest.bring and guest.inviter for guest in pack.guests)
    assert pack.maps


def test_the_coordinators_own_copy_has_the_names(services: Services) -> None:
    identity = planned(services, invited=["sc", "shop", "holder"])
    pack = pack_for(services, identity, COORDINATOR, "ja", with_names=True)
    text = everything_in(pack)
    assert pack.with_names
    assert "ZQHOLDER" in text and "ZQTITLE" in text
    assert pack.maps == ()


def test_a_text_that_names_the_holder_by_now_is_not_printed(services: Services) -> None:
    """Somebody was renamed, or a record was written by another way in: the papers still name nobody."""
    identity = planned(services)
    (one,) = read_meeting(services, identity, OFFICE).decisions
    services.store.write(
        Writing((Edit("decisions", one.id, {"question": "ZQHOLDERの件"}, one.version),), "x")
    )
    (item,) = pack_for(services, identity, COORDINATOR, "ja").items
    assert "ZQHOLDER" not in item.question
    assert item.question


def test_a_promise_that_names_somebody_is_not_printed(services: Services) -> None:
    first = planned(services)
    take_minutes(services, first, minutes(services, first), COORDINATOR)
    (one,) = read_meeting(services, first, OFFICE).decisions
    settle(services, one.id, one.version, "", "ZQHOLDERさんに会えた", OFFICE)
    second = planned(services, held_on="2026-11-15")
    assert "ZQHOLDER" not in everything_in(pack_for(services, second, COORDINATOR, "ja"))
    own = pack_for(services, second, COORDINATOR, "ja", with_names=True)
    assert [promise.result for promise in own.promises] == ["ZQHOLDERさんに会えた"]


def named(services: Services, identity: str, **values: object) -> None:
    """An actor who is stored."""
    services.store.write(Writing((Edit("actors", identity, actor(identity, **values), None),), "x"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "kana", "found"),
    [
        ("露里キノさんの件", "露里 キノ(91歳)", "", True),
        ("露里 キノさんの件", "露里キノ(91歳)", "", True),
        ("露里ｷﾉさんの件", "露里キノ", "", True),
        ("つゆさと・きのさんの件", "露里キノ", "ツユサト キノ", True),
        ("ﾂﾕｻﾄｷﾉさんの件", "露里キノ", "つゆさと きの", True),
        ("露里　キノ様", "露里キノ（91歳）", "", True),
        ("キノコ汁の会", "露里キノ", "", False),
        ("はなしあいの会", "ハナ", "", False),
        ("はなさんの会", "ハナ", "", True),
        ("あの人", "あ", "", False),
        ("", "露里キノ", "", False),
    ],
)
def test_a_name_is_found_however_it_is_written(
    services: Services, text: str, name: str, kana: str, found: bool
) -> None:
    named(services, "kino", kind="resident", name=name, kana=kana)
    assert typed(services, COORDINATOR).may_print(text) != found


@pytest.mark.parametrize(
    ("kind", "more", "may"),
    [
        ("resident", {}, False),
        ("resident", {"audience": "public"}, False),
        ("professional", {"audience": "public"}, False),
        ("shop", {}, False),
        ("shop", {"corporate_number": "1234567890123"}, True),
        ("organization", {}, True),
        ("organization", {"audience": "office"}, False),
        ("professional", {"name": "生活支援コーディネーター"}, True),
        ("resident", {"name": "自治会長"}, True),
        ("resident", {"name": "虹瀬トキ 自治会長"}, False),
        ("shop", {"name": "店主"}, True),
    ],
)
def test_who_may_be_named_in_a_text(
    services: Services, kind: str, more: dict[str, object], may: bool
) -> None:
    name = str(more.get("name", "露里"))
    named(services, "one", **{"kind": kind, "name": name, **more})
    assert typed(services, COORDINATOR).may_print(f"{name}に聞く") == may


@pytest.mark.parametrize(("until", "invites"), [("2099-12-31", True), ("2026-11-24", True), (TODAY, False)])
def test_whoever_knows_a_guest_invites_them_for_as_long_as_the_tie_lives(
    services: Services, until: str, invites: bool
) -> None:
    for one in services.store.page(PageQuery("ties", where={"actor": "jichikai"})).records:
        services.store.write(Writing((Edit("ties", one.id, {"valid_to": until}, one.version),), "x"))
    identity = planned(services, invited=["sc", "jichikai"])
    guests = pack_for(services, identity, COORDINATOR, "ja", with_names=True).guests
    (inviter,) = [guest.inviter for guest in guests if guest.name == "架空の自治会"]
    assert (SC_NAME in inviter) == invites


def test_professionals_are_told_by_role_and_body(services: Services) -> None:
    """As guest, as who invites, as owner of a promise, as owner of a resource."""
    identity = planned(services, invited=["sc", "mediator", "jichikai"])
    (item,) = read_meeting(services, identity, OFFICE).decisions
    decided = Decided(item.id, item.version, "", "会う", "mediator")
    take_minutes(services, identity, minutes(services, identity, decided=(decided,)), COORDINATOR)
    offered = {"id": "r2", "actor": "mediator", "direction": "receives", "title": "t", "theme": "other"}
    services.store.write(Writing((Edit("resources", "r2", offered, None),), "x"))
    given = plan(("unused:r2", ""), held_on="2026-12-01", invited=["mediator", "sc", "jichikai"])
    (question,) = draft_plan(services, ["unused:r2"], Wishes(), COORDINATOR, "ja").items
    given = replace(given, items=(ItemGiven("unused:r2", "matching", question.question),))
    pack = pack_for(services, save_plan(services, given, COORDINATOR), COORDINATOR, "ja")
    nurse, coordinator = "看護師(架空の医院)", "生活支援コーディネーター"
    assert [guest.name for guest in pack.guests] == [nurse, coordinator, "架空の自治会"]
    assert coordinator in {guest.inviter for guest in pack.guests}
    assert [promise.owner for promise in pack.promises] == [nurse]
    assert [item.question for item in pack.items] == [question.question]
    assert f"{nurse}の" in question.question
    text = everything_in(pack)
    assert NURSE not in text and SC_NAME not in text


PERSON_IN_FIELD = {
    "title": ("meetings", "title"),
    "place": ("meetings", "place"),
    "question": ("decisions", "question"),
    "decision": ("decisions", "decision"),
    "result": ("decisions", "result"),
}


@pytest.mark.parametrize("name", ["ZQBYSTANDER", "ゼットキュー　カナ", "ｾﾞｯﾄｷｭｰｶﾅ", NURSE, "ZQSHOPKEEPER"])
@pytest.mark.parametrize("field", PERSON_IN_FIELD)
def test_no_field_of_the_papers_prints_a_name_that_was_typed(
    services: Services, field: str, name: str
) -> None:
    """Of somebody who has nothing to do with the gaps, and however it came into the store."""
    first = planned(services)
    take_minutes(services, first, minutes(services, first), COORDINATOR)
    last = planned(services, held_on="2026-11-15")
    table, column = PERSON_IN_FIELD[field]
    meeting = read_meeting(services, last if table == "meetings" or field == "question" else first, OFFICE)
    record = meeting.record if table == "meetings" else meeting.decisions[0]
    edit = Edit(table, record.id, {column: f"MARK{name}MARK"}, record.version)
    services.store.write(Writing((edit,), "x"))
    pack = pack_for(services, last, COORDINATOR, "ja")
    own = pack_for(services, last, COORDINATOR, "ja", with_names=True)
    date = appointment(services, last, COORDINATOR, "ja")
    assert "MARK" not in printed(pack) + date.title + date.place
    assert f"MARK{name}MARK" in printed(own)


def printed(pack: Pack) -> str:
    """Every text, as it is: `repr` would write wide spaces otherwise."""
    promised = [text for one in pack.promises for text in (one.question, one.decision, one.result)]
    asked = [text for one in pack.items for text in (one.question, *one.office)]
    texts = [pack.title, pack.when, pack.place, *promised, *asked]
    return "\n".join(texts) + everything_in(pack)


@pytest.mark.parametrize("hours", ["午後1時半", "13:30-", "25:00", "<script>", "15:00-13:30"])
def test_hours_that_are_none_are_refused_and_old_ones_take_the_day(services: Services, hours: str) -> None:
    with pytest.raises(FaultyRecord) as error:
        save_plan(services, replace(plan((GAP, "x")), hours=hours), COORDINATOR)
    assert ("hours", "not_hours") in faults(error)
    identity = planned(services)
    meeting = read_meeting(services, identity, OFFICE).record
    services.store.write(Writing((Edit("meetings", identity, {"hours": hours}, meeting.version),), "x"))
    found = appointment(services, identity, COORDINATOR, "ja")
    assert (found.start, found.end) == ("", "")
    services.papers.calendar(found)
    assert hours not in pack_for(services, identity, COORDINATOR, "ja").when


def numbers(pack: Pack) -> list[tuple[str, ...]]:
    return [row for table in pack.tables for row in table.rows]


def more_residents(services: Services, first: int, last: int) -> None:
    some = [actor(f"r{n}", "resident", name=f"架空の住民{n}", area="ward") for n in range(first, last)]
    services.store.write(Writing(tuple(Edit("actors", one["id"], one, None) for one in some), "x"))
    wished = [need(id=f"n{n}", actor=f"r{n}") for n in range(first, last)]
    services.store.write(Writing(tuple(Edit("needs", one["id"], one, None) for one in wished), "x"))


def test_papers_of_one_meeting_keep_their_numbers_until_they_are_renewed(services: Services) -> None:
    more_residents(services, 0, 9)
    meeting = planned(services)
    first = pack_for(services, meeting, COORDINATOR, "ja")
    other = planned(services)
    more_residents(services, 9, 16)
    again = pack_for(services, meeting, COORDINATOR, "ja")
    assert numbers(again) == numbers(first)
    assert numbers(pack_for(services, meeting, COORDINATOR, "ja", with_names=True)) == numbers(first)
    assert all("10件" in picture.svg and "17件" not in picture.svg for picture in again.maps)
    assert again.counted_on == first.counted_on == services.rules().today
    assert numbers(pack_for(services, other, COORDINATOR, "ja")) != numbers(first)
    renew_numbers(services, meeting, COORDINATOR, "ja")
    renewed = pack_for(services, meeting, COORDINATOR, "ja")
    assert numbers(renewed) != numbers(first)
    assert all("17件" in picture.svg for picture in renewed.maps)
    with pytest.raises(NotAllowed):
        renew_numbers(services, meeting, Viewer("x", "council"), "ja")


def test_two_meetings_share_no_symbol_and_papers_of_one_share_all(services: Services) -> None:
    one, other = planned(services), planned(services)
    drawn = [pack_for(services, meeting, COORDINATOR, "ja").maps[0].svg for meeting in (one, one, other)]
    assert drawn[0] == drawn[1] != drawn[2]


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvw"), st.integers(1, 40)), max_size=12)
)
def test_kept_numbers_read_back(given_counts: list[tuple[str, str, int]]) -> None:
    counts = {(area, theme): n for area, theme, n in given_counts}
    people = {area: 3 * n for area, _, n in given_counts}
    whole = Tallies(merged(people, {}, 5), crossed(counts, {}, {}, 5))
    assert tallies_of(json.loads(json.dumps(as_data(whole)))) == whole


def test_papers_of_one_state_have_the_same_numbers(services: Services) -> None:
    more_residents(services, 0, 9)
    pack = pack_for(services, planned(services), COORDINATOR, "ja")
    printed = {cell for table in pack.tables for row in table.rows for cell in row if cell.isdigit()}
    assert "10" in printed
    assert all("10" in picture.svg for picture in pack.maps)
    assert not {str(n) for n in range(1, pack.limit)} & printed


@pytest.mark.parametrize("text", ["", "no_way", "no_way:", "other:need", ":need"])
def test_what_is_no_key_is_none(text: str) -> None:
    assert gap_key(text) is None


def test_a_key_reads_back() -> None:
    key = gap_key("unused:res:1")
    assert key and (key.gap_class, key.id, key.table, str(key)) == (
        "unused",
        "res:1",
        "resources",
        "unused:res:1",
    )
