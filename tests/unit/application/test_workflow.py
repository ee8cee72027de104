"""The use cases from the intake to the reply: what each keeps, what each refuses, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from graph_service.application.questions import ask_paths
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.agreeing import agree, end_match, new_ties
from graph_service.application.workflow.asking_around import ask_somebody, note_answer
from graph_service.application.workflow.checking import check_need
from graph_service.application.workflow.closing import close_need
from graph_service.application.workflow.course import Course, overdue, read_course
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.developing import establish, give_up_development, open_development
from graph_service.application.workflow.following_up import Observed, follow_up, stands_alone
from graph_service.application.workflow.intake import take_in
from graph_service.application.workflow.naming import Naming
from graph_service.application.workflow.replying import draft_reply, note_reply
from graph_service.application.workflow.searching import keep_search
from graph_service.application.workflow.standing import next_deeds, stages
from graph_service.domain.answers import Question
from graph_service.domain.changes import Edit, Record, Writing
from graph_service.domain.errors import Conflict, FaultyRecord, NeedNotChecked, NotAllowed
from graph_service.domain.policy import DEFAULT_POLICY
from tests.web.service import TODAY, Service

SATO = Viewer("sato", "coordinator")
BOXES, COMPANY = "need-paper-boxes", "need-company"
DAY = "2026-11-01"
AGREED = {"resource": "res-shrine", "agreed_on": DAY, "purpose": "町で使われる", "roles": "神社: 置く"}


class Office:
    """The sample in a store, and what a coordinator does there."""

    def __init__(self, viewer: Viewer = SATO) -> None:
        service = Service()
        self.store, self.services, self.viewer = service.store, service.services, viewer

    def desk(self) -> Desk:
        return Desk(self.services, self.viewer)

    def course(self, need: str = BOXES) -> Course:
        return read_course(self.services, need, self.viewer)

    def record(self, table: str, identity: str) -> Record:
        return self.store.tables[table][identity]

    def only(self, table: str) -> Record:
        (one,) = self.store.tables[table].values()
        return one

    def status(self, need: str = BOXES) -> str:
        return str(self.record("needs", need).values["status"])

    def search(self, **limits: int) -> str:
        question = Question(need=BOXES, **limits)
        answered = ask_paths(self.store, question, DEFAULT_POLICY, self.viewer, TODAY)
        return keep_search(self.desk(), self.course(), answered)

    def ask(self, actor: str, asked_on: str = DAY, resource: str = "") -> Record:
        given = {"actor": actor, "asked_on": asked_on, "resource": resource}
        course = self.course()
        return self.record("asks", ask_somebody(self.desk(), course, course.need.version, given))

    def agree(self, **more: Any) -> str:
        course = self.course()
        return agree(self.desk(), course, course.need.version, {**AGREED, **more})


@pytest.fixture
def office() -> Office:
    return Office()


def codes(caught: pytest.ExceptionInfo[FaultyRecord]) -> set[tuple[str, str]]:
    return {(fault.column, fault.code) for fault in caught.value.faults}


NEED = {"direction": "wants", "title": "話し相手がほしい", "theme": "theme-company"}


def test_an_intake_writes_resident_need_and_minutes_at_once(office: Office) -> None:
    resident = {"name": "あたらしい住民", "area": "area-ekimae"}
    need = take_in(office.desk(), NEED, resident, "7")
    change = office.store.journal[-1]
    assert {touched.table for touched in change.touched} == {"actors", "needs", "efforts"}
    values = office.record("needs", need).values
    assert (values["status"], values["created_on"]) == ("received", DAY)
    assert office.record("actors", values["actor"]).values["subtype"] == "target"
    assert office.only("efforts").values["activity"] == "needs"


@pytest.mark.parametrize(
    ("need", "resident", "fault"),
    [
        ({}, {}, ("actor", "intake_nobody")),
        ({"actor": "chair"}, {"name": "誰か"}, ("resident_name", "intake_two_people")),
        ({"actor": "nobody"}, {}, ("actor", "unknown_id_in_cell")),
        ({}, {"name": "誰か", "area": "nowhere"}, ("resident_area", "unknown_id_in_cell")),
        ({"actor": "chair", "title": ""}, {}, ("title", "cell_empty")),
    ],
)
def test_an_intake_with_a_fault_writes_nothing(
    office: Office, need: Mapping[str, str], resident: Mapping[str, str], fault: tuple[str, str]
) -> None:
    with pytest.raises(FaultyRecord) as caught:
        take_in(office.desk(), {**NEED, **need}, resident, "7")
    assert fault in codes(caught)
    assert len(office.store.journal) == 1


def test_minutes_that_are_none_stop_the_step(office: Office) -> None:
    with pytest.raises(FaultyRecord) as caught:
        take_in(office.desk(), {**NEED, "actor": "chair"}, {}, "たくさん")
    assert codes(caught) == {("effort_minutes", "not_a_whole_number")}


PASS = {"decision": "pass", "pity_based": "false", "disuse_risk": "false"}
CHECKED = {**PASS, "checked_by": "care-manager", "checked_on": DAY}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (CHECKED, "checked"),
        ({"decision": "hold", "reason": "本人に聞く"}, "received"),
        ({"decision": "reject", "reason": "望んでいない"}, "withdrawn"),
    ],
)
def test_each_decision_leads_on(office: Office, given: Mapping[str, str], status: str) -> None:
    check_need(office.desk(), office.course(COMPANY), 1, given)
    assert office.status(COMPANY) == status


def test_a_need_that_is_asked_for_is_not_set_back_by_a_second_check(office: Office) -> None:
    check_need(office.desk(), office.course(), 1, CHECKED)
    assert office.status() == "searching"


def test_a_check_of_an_old_version_is_a_conflict(office: Office) -> None:
    office.store.write(Writing((Edit("needs", COMPANY, {"note": "先に"}, 1),), "tanaka"))
    with pytest.raises(Conflict):
        check_need(office.desk(), office.course(COMPANY), 1, CHECKED)
    assert office.status(COMPANY) == "received"


def test_a_search_is_one_record_a_day_and_conditions(office: Office) -> None:
    assert office.search(max_mediators=0) == office.search(max_mediators=0)
    assert office.only("searches").values["found"] == 0
    assert "beyond_mediators" in office.only("searches").values["reasons"]
    office.search(max_mediators=3)
    assert sorted(one.values["found"] for one in office.store.tables["searches"].values()) == [0, 3]
    assert [one.values["found"] for one in office.course().failed_searches] == [0]


def test_nobody_is_asked_for_a_need_that_was_not_checked(office: Office) -> None:
    course = office.course(COMPANY)
    with pytest.raises(NeedNotChecked):
        ask_somebody(office.desk(), course, course.need.version, {"actor": "chair", "asked_on": DAY})


def test_an_ask_is_overdue_after_the_days_of_the_policy(office: Office) -> None:
    ask = office.ask("chair", "2026-10-18")
    assert overdue(ask, DEFAULT_POLICY, "2026-11-01")
    assert not overdue(ask, DEFAULT_POLICY, "2026-10-31")
    note_answer(office.desk(), ask, ask.version, {"answer": "accepted", "answered_on": DAY})
    assert not overdue(office.record("asks", ask.id), DEFAULT_POLICY, DAY)


def test_a_no_takes_somebody_off_the_paths(office: Office) -> None:
    before = paths_over(office, "chair")
    ask = office.ask("chair")
    note_answer(
        office.desk(), ask, ask.version, {"answer": "declined", "answered_on": DAY, "reason": "忙しい"}
    )
    assert before
    assert not paths_over(office, "chair")


def paths_over(office: Office, actor: str) -> bool:
    answer = ask_paths(office.store, Question(need=BOXES), DEFAULT_POLICY, SATO, TODAY).answer
    return any(actor in way.mediators for paths in answer.resources for way in paths.alternatives)


def test_to_introduce_and_to_meet_the_need_are_two_asks(office: Office) -> None:
    office.ask("shrine")
    office.ask("shrine", resource="res-shrine")
    with pytest.raises(FaultyRecord) as caught:
        office.ask("shrine", resource="res-shrine")
    assert ("actor", "ask_waiting") in codes(caught)


def capacity(office: Office, left: int | None, most: int | None = 3) -> None:
    version = office.record("resources", "res-shrine").version
    values = {"capacity": most, "capacity_left": left}
    office.store.write(Writing((Edit("resources", "res-shrine", values, version),), "sato"))


def left(office: Office) -> int | None:
    found: int | None = office.record("resources", "res-shrine").values.get("capacity_left")
    return found


def end(office: Office, **more: str) -> None:
    match = office.only("matches")
    given = {"ends_on": DAY, "result": "神社が改修に入る", **more}
    end_match(office.desk(), office.course(), match, match.version, given)


def test_a_match_takes_a_place_and_its_end_gives_it_back(office: Office) -> None:
    capacity(office, 1)
    office.agree()
    assert (left(office), office.status()) == (0, "matched")
    end(office)
    assert (left(office), office.status()) == (1, "searching")
    with pytest.raises(FaultyRecord) as caught:
        end(office)
    assert ("", "end_already") in codes(caught)
    assert left(office) == 1


def test_a_place_is_never_given_back_beyond_the_capacity(office: Office) -> None:
    capacity(office, 1)
    office.agree()
    capacity(office, 3)
    end(office)
    assert left(office) == 3


def test_a_resource_without_a_capacity_keeps_none(office: Office) -> None:
    office.agree()
    end(office)
    assert left(office) is None


def test_the_last_place_is_taken_once(office: Office) -> None:
    """Two who saw the same place: the second finds the resource changed, and nothing of theirs is kept."""
    capacity(office, 1)
    course, late = office.course(), office.desk()
    stale = late.store.describe({"resources": {"res-shrine"}})["resources"]["res-shrine"]
    capacity(office, 0)
    late.add("matches", {**AGREED, "need": BOXES})
    late.change(stale, stale.version, {"capacity_left": "0"})
    late.change(course.need, course.need.version, {"status": "matched"})
    with pytest.raises(Conflict):
        late.write()
    assert not office.store.tables["matches"]
    assert office.status() == "searching"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"purpose": ""}, ("purpose", "agree_needs_purpose")),
        ({"roles": ""}, ("roles", "agree_needs_roles")),
        ({"agreed_on": "2026-11-02"}, ("agreed_on", "day_in_future")),
        ({"ends_on": DAY}, ("ends_on", "ends_before")),
        ({"agreed_on": "きょう"}, ("agreed_on", "not_a_date")),
    ],
)
def test_a_match_that_lacks_something_writes_nothing(
    office: Office, more: Mapping[str, str], fault: tuple[str, str]
) -> None:
    capacity(office, 1)
    with pytest.raises(FaultyRecord) as caught:
        office.agree(**more)
    assert fault in codes(caught)
    assert (left(office), office.status()) == (1, "searching")


def test_new_ties_are_proposed_where_there_is_none(office: Office) -> None:
    path = ("woman-104", "daughter-76", "coordinator", "shrine")
    proposed = new_ties(office.services, path, "shrine", DAY, SATO)
    assert [(tie.source, tie.target) for tie in proposed] == [("woman-104", "shrine")]
    assert proposed[0].kinds[0] == "knows"
    tie = {"from": "woman-104", "to": "shrine", "kind": "knows", "strength": "2", "basis": "hearsay"}
    course = office.course()
    with pytest.raises(FaultyRecord) as caught:
        agree(office.desk(), course, course.need.version, AGREED, [tie])
    assert codes(caught) == {("tie_0_basis", "tie_at_first_hand")}
    agree(office.desk(), course, course.need.version, AGREED, [{**tie, "basis": "self"}])
    assert new_ties(office.services, path, "shrine", DAY, SATO) == ()


def test_whether_it_stands_without_the_coordinator(office: Office) -> None:
    assert stands_alone(office.services, "woman-104", "shrine", SATO)
    for tie in ("daughter-76|neighbour_of|chair", "care-home|cooperates_with|confectioner"):
        closed = Edit("ties", tie, {"valid_to": "2026-10-31"}, office.record("ties", tie).version)
        office.store.write(Writing((closed,), "sato"))
    assert not stands_alone(office.services, "woman-104", "shrine", SATO)


SEEN = {"measure": "気分", "baseline_on": "2026-10-20", "baseline": "落ち込んでいる"}
LATER = {"followup_on": DAY, "followup": "朝から折る", "judged_by": "staff"}


def see(office: Office, outcome: Mapping[str, str], consent: Mapping[str, str] | None = None) -> str:
    match = office.only("matches")
    return follow_up(office.desk(), office.course(), match, 0, Observed(outcome, consent or {}))


def test_a_baseline_alone_confirms_nothing(office: Office) -> None:
    office.agree()
    see(office, SEEN)
    assert office.status() == "matched"
    see(office, {**SEEN, **LATER})
    assert office.status() == "followed_up"


@pytest.mark.parametrize(
    ("outcome", "consent", "fault"),
    [
        ({"followup": "よい"}, {}, ("followup_on", "followup_needs_day")),
        ({"followup_on": DAY}, {}, ("followup", "followup_needs_words")),
        ({**LATER, "judged_by": ""}, {}, ("judged_by", "followup_needs_judge")),
        ({**LATER, "followup_on": "2026-10-01"}, {}, ("followup_on", "followup_before_baseline")),
        ({"thanks": "また"}, {}, ("thanks_from", "thanks_need_giver")),
        ({"thanks": "また", "thanks_from": "shop"}, {}, ("consent", "thanks_need_consent")),
        (
            {"thanks": "また", "thanks_from": "shop", "consent": "consent-woman"},
            {},
            ("consent", "thanks_consent_invalid"),
        ),
        (
            {"thanks": "また", "thanks_from": "shop"},
            {
                "purpose": "mediation",
                "recipients": "本人",
                "given_on": "2026-12-01",
                "expires_on": "2027-01-01",
            },
            ("consent_given_on", "day_in_future"),
        ),
    ],
)
def test_an_observation_that_lacks_something(
    office: Office, outcome: Mapping[str, str], consent: Mapping[str, str], fault: tuple[str, str]
) -> None:
    office.agree()
    with pytest.raises(FaultyRecord) as caught:
        see(office, {**SEEN, **outcome}, consent)
    assert fault in codes(caught)
    assert not office.store.tables["outcomes"]


def test_thanks_with_a_consent_on_record(office: Office) -> None:
    office.agree()
    outcome = see(
        office, {**SEEN, "thanks": "また作るよ", "thanks_from": "woman-104", "consent": "consent-woman"}
    )
    assert office.record("outcomes", outcome).values["consent"] == "consent-woman"


def opened(office: Office) -> Record:
    search = office.search(max_mediators=0)
    given = {"search": search, "missing": "棚", "together": ["jichikai", "chair"], "lead": "jichikai"}
    return office.record("developments", open_development(office.desk(), office.course(), given))


def test_a_development_stands_on_a_failed_search_of_this_need(office: Office) -> None:
    found = office.search(max_mediators=3)
    with pytest.raises(FaultyRecord) as caught:
        open_development(office.desk(), office.course(), {"search": found, "missing": "棚"})
    assert ("search", "develop_needs_search") in codes(caught)
    opened(office)
    with pytest.raises(FaultyRecord) as caught:
        opened(office)
    assert ("", "develop_already") in codes(caught)


def test_a_development_that_became_a_resource(office: Office) -> None:
    development = opened(office)
    new = {"title": "棚", "actor": "jichikai", "theme": "theme-small-box", "capacity": "2"}
    resource = establish(office.desk(), office.course(), development, development.version, new)
    values = office.record("resources", resource).values
    assert (values["direction"], values["capacity_left"], values["confirmed_on"]) == ("receives", 2, DAY)
    ended = office.record("developments", development.id)
    assert (ended.values["state"], ended.values["resource"]) == ("established", resource)
    with pytest.raises(FaultyRecord):
        establish(office.desk(), office.course(), ended, ended.version, new)


def test_a_development_that_was_given_up(office: Office) -> None:
    development = opened(office)
    with pytest.raises(FaultyRecord):
        give_up_development(office.desk(), office.course(), development, development.version, {})
    give_up_development(
        office.desk(), office.course(), development, development.version, {"reason": "担い手"}
    )
    assert office.status() == "unmet"


def test_a_need_is_unmet_only_after_it_was_tried(office: Office) -> None:
    course = office.course(COMPANY)
    with pytest.raises(FaultyRecord) as caught:
        close_need(office.desk(), course, course.need.version, {"status": "unmet", "note": "x"})
    assert ("status", "close_needs_search") in codes(caught)
    course = office.course()
    close_need(office.desk(), course, course.need.version, {"status": "unmet", "note": "どこも手いっぱい"})
    assert office.status() == "unmet"


def test_the_draft_of_a_reply_names_bodies_and_who_consented(office: Office) -> None:
    office.agree(
        roles="自治会長:声をかける。娘(76歳):届ける。", path=["woman-104", "daughter-76", "chair", "shrine"]
    )
    course = office.course()
    draft = draft_reply(office.services, course, Naming(office.services, course, SATO, "ja"), "ja")
    text = draft.text("ja")
    assert draft.kind == "matched"
    assert "協力者:声をかける。娘(76歳):届ける。" in text
    assert "神社「絵馬を書くペン立て」" in text
    assert "自治会長" not in text
    assert "成果未確認" in text


def reply_lines(office: Office) -> dict[str, str]:
    course = office.course()
    draft = draft_reply(office.services, course, Naming(office.services, course, SATO, "ja"), "ja")
    return {**dict(draft.lines), "next_on": draft.next_on}


WATCH = "見守っていただきたいこと"


def put(office: Office, table: str, identity: str, **values: Any) -> None:
    version = office.record(table, identity).version
    office.store.write(Writing((Edit(table, identity, values, version),), "sato"))


def test_what_to_watch_is_what_this_need_and_match_call_for(office: Office) -> None:
    put(office, "needs", BOXES, keeps_doing="折り紙", disuse_risk=True)
    assert "「折り紙」を、自分で続けられているか。" in reply_lines(office)[WATCH]
    put(office, "resources", "res-shrine", conditions="月10個まで")
    office.agree(ends_on="2027-03-31")
    see(office, SEEN)
    lines = reply_lines(office)[WATCH].strip().splitlines()
    assert [line.removeprefix("・") for line in lines][:5] == [
        "本人ができることまで、まわりがしてしまっていないか(廃用の心配があります)。",
        "「折り紙」を、自分で続けられているか。",
        "相手の条件「月10個まで」に無理がないか。",
        "気分が、はじめの「落ち込んでいる」から変わってきたか。",
        "2027年3月31日までの約束です。続けるかどうかを、その前に一緒に確かめてください。",
    ]
    for tie in ("daughter-76|neighbour_of|chair", "care-home|cooperates_with|confectioner"):
        put(office, "ties", tie, valid_to="2026-10-31")
    assert "コーディネーターが間に入らなくても続けられそうか。" in reply_lines(office)[WATCH]
    put(office, "needs", BOXES, keeps_doing=None, disuse_risk=False)
    assert len(lines) == 6
    assert "廃用" not in reply_lines(office)[WATCH]


def test_the_next_date_of_a_reply_is_that_of_what_goes_on(office: Office) -> None:
    assert reply_lines(office)["next_on"] == ""
    development = opened(office)
    put(office, "developments", development.id, next_on="2026-12-10")
    lines = reply_lines(office)
    assert (lines["next_on"], lines["次の確認"]) == ("2026-12-10", "2026年12月10日")
    office.agree(next_on="2026-11-20")
    assert reply_lines(office)["next_on"] == "2026-11-20"


def test_names_need_a_consent_that_holds_for_those_who_are_told(office: Office) -> None:
    course = office.course()
    naming = Naming(office.services, course, SATO, "ja", "public")
    assert naming.of("woman-104") == "ご本人"
    assert naming.of("daughter-76") == "協力者"
    assert naming.of("care-manager") == "介護支援専門員"
    assert Naming(office.services, course, SATO, "ja").of("daughter-76") == "娘(76歳)"


def test_a_reply_is_kept(office: Office) -> None:
    with pytest.raises(FaultyRecord) as caught:
        note_reply(office.desk(), office.course(), {"given_on": "2026-11-02", "text": ""})
    assert codes(caught) == {("text", "reply_needs_text"), ("given_on", "day_in_future")}
    note_reply(office.desk(), office.course(), {"given_on": DAY, "text": "途中です", "kind": "interim"}, "10")
    assert office.course().minutes == 10


def test_stages_and_what_is_next(office: Office) -> None:
    assert [stage.state for stage in stages(office.course(COMPANY))] == ["done", "now", *["later"] * 5]
    assert [deed.code for deed in next_deeds(office.course(COMPANY), 0)] == ["check"]
    assert [deed.code for deed in next_deeds(office.course(), 3)] == ["ask"]
    assert [deed.code for deed in next_deeds(office.course(), 0)] == ["search"]
    assert [deed.code for deed in next_deeds(office.course(), 0, tied=False)] == ["tie", "search"]
    opened(office)
    assert [deed.code for deed in next_deeds(office.course(), 0)] == ["development"]
    office.agree()
    assert [deed.code for deed in next_deeds(office.course(), 3)][:2] == ["reply", "follow_up"]
    assert [stage.name for stage in stages(office.course()) if stage.state == "now"] == ["look_back"]


def test_a_reply_to_a_match_is_due_once_whatever_the_status_says(office: Office) -> None:
    """Data that was loaded may hold a match of a need that is still called searching."""
    match = {**AGREED, "id": "m", "need": BOXES}
    office.store.write(Writing((Edit("matches", "m", match, None),), "sato"))
    assert [deed.code for deed in next_deeds(office.course(), 3)] == ["reply", "follow_up"]
    note_reply(office.desk(), office.course(), {"given_on": DAY, "text": "つながりました", "kind": "matched"})
    assert [deed.code for deed in next_deeds(office.course(), 3)] == ["follow_up"]


def test_what_was_said_before_a_need_was_given_up_is_no_reply_to_that(office: Office) -> None:
    told = {"given_on": "2026-10-31", "text": "まだ探しています", "kind": "interim"}
    note_reply(office.desk(), office.course(), told)
    course = office.course()
    close_need(office.desk(), course, course.need.version, {"status": "withdrawn", "note": "本人から"})
    course = office.course()
    draft = draft_reply(office.services, course, Naming(office.services, course, SATO, "ja"), "ja")
    assert draft.kind == "withdrawn"
    assert "本人から" in draft.text("ja")
    assert [deed.code for deed in next_deeds(office.course(), 0)] == ["reply"]
    note_reply(office.desk(), office.course(), {**told, "given_on": DAY, "text": "取り下げになりました"})
    assert next_deeds(office.course(), 0) == ()


def test_whoever_referred_a_rejected_need_is_told_even_where_it_is_still_called_received() -> None:
    office = Office()
    rejected = {"decision": "reject", "checked_on": DAY, "reason": "本人は望んでいない", "status": "received"}
    need = office.record("needs", BOXES)
    office.store.write(Writing((Edit("needs", BOXES, rejected, need.version),), "sato"))
    assert [deed.code for deed in next_deeds(office.course(), 0)] == ["reply", "check"]


def test_who_only_reads_has_no_desk() -> None:
    with pytest.raises(NotAllowed):
        Office(Viewer("council", "council")).desk()
