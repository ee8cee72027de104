"""The whole story of a need by its forms: taken in, checked, asked about, matched, looked back on, told."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

import pytest

from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, PageQuery, Record, Writing
from graph_service.web.access import Access
from graph_service.web.forms import Fields
from graph_service.web.workflow.at import At
from graph_service.web.workflow.intake import Intake
from tests.web.pages import Page, faults, read
from tests.web.service import API_TOKEN, PORT, Caller, Service

NEED = "/needs/need-paper-boxes"
SHRINE_PATH = ("woman-104", "daughter-76", "coordinator", "shrine")


def version_in(page: Page) -> str:
    return next(given["value"] for given in page.all("input") if given.get("name") == "version")


def send(browser: Caller, address: str, fields: Mapping[str, Any], status: int = 303) -> str:
    """Opens a form, fills it in with what it holds and `fields`, sends it; where it leads, or its text."""
    opened = browser.get(address)
    assert opened.status_code == 200, opened.text
    page = read(opened.text)
    assert faults(page) == []
    held = {
        given["name"]: given.get("value", "") for given in page.all("input") if given.get("name") == "version"
    }
    answer = browser.post(address, data={**held, **fields})
    assert answer.status_code == status, read(answer.text).text
    return answer.headers["location"] if status == 303 else answer.text


def kept(service: Service, table: str) -> tuple[Record, ...]:
    return service.store.page(PageQuery(table, limit=200)).records


def records(service: Service, table: str) -> list[Mapping[str, Any]]:
    return [one.values for one in kept(service, table)]


def record(service: Service, table: str, identity: str) -> Record:
    return service.store.describe({table: {identity}})[table][identity]


def stored(service: Service, table: str, identity: str) -> Mapping[str, Any]:
    return record(service, table, identity).values


def asked(actor: str, resource: str = "") -> str:
    return f"{NEED}/do/ask?actor={actor}" + (f"&resource={resource}" if resource else "")


def agree_address() -> str:
    return f"{NEED}/do/agree?resource=res-shrine" + "".join(f"&path={actor}" for actor in SHRINE_PATH)


AGREED = {
    "agreed_on": "2026-10-31",
    "purpose": "作った小物入れが町で使われ、作り手の張り合いになる。",
    "roles": "紙箱づくりの女性(104歳):月に10個つくる。娘(76歳):届ける。神社:社務所に置く。",
    "terms": "月1回",
    "next_on": "2026-11-30",
}


def test_a_need_is_taken_in_with_a_new_resident(service: Service, browser: Caller) -> None:
    fields = {
        "words": "お茶を飲みながら話したい",
        "direction": "wants",
        "title": "話し相手がほしい",
        "theme": "話し相手",
        "resident_name": "あたらしい住民(架空データ)",
        "resident_area": "駅前地区",
        "identified_by": "介護支援専門員",
        "via": "care_plan",
        "professional_origin": "true",
        "effort_minutes": "5",
    }
    where = send(browser, "/needs/new", fields)
    need = next(one for one in records(service, "needs") if one["title"] == "話し相手がほしい")
    assert where.startswith(f"/needs/{need['id']}?done=new")
    assert (need["status"], need["theme"], need["created_on"]) == ("received", "theme-company", "2026-11-01")
    assert (need["identified_by"], need["professional_origin"]) == ("care-manager", True)
    actor = stored(service, "actors", need["actor"])
    assert (actor["kind"], actor["area"]) == ("resident", "area-ekimae")
    assert [one["minutes"] for one in records(service, "efforts")] == [5]
    assert "受け付けました" in read(browser.get(where).text).text


NEW_NEED = {"direction": "wants", "title": "話し相手がほしい", "theme": "話し相手", "actor": "自治会長"}


def test_of_somebody_new_it_is_asked_first_who_knows_them(service: Service, browser: Caller) -> None:
    """Nothing leads from a holder without ties: a tie comes next, and its form leads back to the need."""
    checked = {"checked_by": "care-manager", "checked_on": "2026-11-01", "decision": "pass"}
    values = {"id": "unknown", "kind": "resident", "name": "雲見サト", "audience": "office"}
    service.store.write(Writing((Edit("actors", "unknown", values, None),), "sato"))
    another_need(service, "need-unknown", actor="unknown", status="checked", **checked)
    page = read(browser.get("/needs/need-unknown").text)
    assert "雲見サトのつながりが、まだ一つも記録されていません。" in page.text
    form = "/new/ties?from=unknown&for_need=need-unknown"
    assert form in [given.get("href") for given in page.all("a")]
    where = send(browser, form, {"from": "雲見サト", "to": "自治会長", "kind": "knows"})
    assert re.fullmatch(r"/needs/need-unknown\?done=created&change=\d+", where)
    after = read(browser.get(where).text).text
    assert "まだ一つも記録されていません" not in after
    assert "記録しました。" in after


def test_a_new_referrer_does_not_stop_the_intake(service: Service, browser: Caller) -> None:
    typed = {**NEW_NEED, "words": "聞いたまま", "identified_by": "霞野ナミ", "effort_minutes": "3"}
    text = send(browser, "/needs/new", typed, 422)
    page = read(text)
    assert faults(page) == []
    assert "「霞野ナミ」は登録がありません。下の「はじめて知らせてくれた人」に" in page.text
    held = {given["name"]: given.get("value", "") for given in page.all("input") if given.get("name")}
    assert {name: held[name] for name in ("title", "identified_by", "effort_minutes")} == {
        name: typed[name] for name in ("title", "identified_by", "effort_minutes")
    }
    assert "聞いたまま" in text
    roleless = {**typed, "referrer_name": "霞野ナミ"}
    assert "立場をえらんでください" in read(send(browser, "/needs/new", roleless, 422)).text
    whole = {**roleless, "referrer_subtype": "care_manager", "referrer_body": "ひだまり自治会"}
    before = service.store.change_number()
    send(browser, "/needs/new", whole)
    assert service.store.change_number() == before + 1
    need = next(one for one in records(service, "needs") if one["title"] == "話し相手がほしい")
    referrer = stored(service, "actors", need["identified_by"])
    assert (referrer["name"], referrer["kind"], referrer["subtype"]) == (
        "霞野ナミ",
        "professional",
        "care_manager",
    )
    tie = stored(service, "ties", f"{need['identified_by']}|member_of|jichikai")
    assert tie["to"] == "jichikai"


def test_a_body_that_is_not_on_record_is_kept_in_words(service: Service, browser: Caller) -> None:
    new = {"referrer_name": "霞野ナミ", "referrer_subtype": "family", "referrer_body": "隣町の事業所"}
    send(browser, "/needs/new", {**NEW_NEED, **new})
    referrer = next(one for one in records(service, "actors") if one["name"] == "霞野ナミ")
    assert (referrer["kind"], referrer["note"]) == ("resident", "所属:隣町の事業所")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"identified_by": "介護支援専門員", "referrer_name": "霞野ナミ"}, "どちらか一方にしてください"),
        ({"referrer_subtype": "care_manager"}, "知らせてくれた人の名前も書いてください"),
        ({"referrer_name": "霞野ナミ", "referrer_subtype": "shrine"}, "立場をえらんでください"),
    ],
)
def test_a_new_referrer_that_lacks_something(
    service: Service, browser: Caller, more: dict[str, str], words: str
) -> None:
    before = service.store.change_number()
    assert words in read(send(browser, "/needs/new", {**NEW_NEED, **more}, 422)).text
    assert service.store.change_number() == before


def test_an_intake_asks_for_little(service: Service) -> None:
    """Under two minutes: three fields must be filled, and few more are seen before something is unfolded."""
    at = At(service.services, Viewer("sato", "coordinator"), "ja", "", {})
    groups = Intake().groups(at, Fields("ja", at.picker))
    must = [one.name for group in groups for one in group.fields if one.required]
    assert must == ["direction", "title", "theme"]
    assert sum(len(group.fields) for group in groups if group.open) <= 9


def test_an_intake_with_faults_keeps_what_was_typed(service: Service, browser: Caller) -> None:
    before = service.store.change_number()
    fields = {
        "words": "<b>ことば</b>",
        "title": "題",
        "theme": "ありえないテーマ",
        "actor": "人",
        "direction": "",
    }
    text = send(browser, "/needs/new", fields, 422)
    page = read(text)
    assert faults(page) == []
    assert "「ありえないテーマ」は見つかりません" in page.text
    assert "<b>ことば</b>" in page.text
    assert "必要な値が空です。" in page.text
    assert service.store.change_number() == before


def test_a_name_that_several_have_is_chosen_from(service: Service, browser: Caller) -> None:
    fields = {"direction": "wants", "title": "題", "theme": "話し相手", "actor": "職員"}
    page = read(send(browser, "/needs/new", fields, 422))
    offered = [given["value"] for given in page.all("input") if given.get("name") == "actor__pick"]
    assert "staff" in offered
    assert "staff-acquaintance" in offered
    send(browser, "/needs/new", {**fields, "actor__pick": "staff-acquaintance"})
    assert any(one["actor"] == "staff-acquaintance" for one in records(service, "needs"))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "判断をえらんでください。"),
        ({"decision": "hold"}, "保留・見送りには理由が必要です。"),
        ({"decision": "reject"}, "保留・見送りには理由が必要です。"),
        ({"decision": "pass", "pity_based": "false", "disuse_risk": "false"}, "確認した専門職の名前が必要"),
        ({"decision": "pass", "checked_by": "care-manager"}, "はい・いいえのどちらかが必要です。"),
        (
            {
                "decision": "pass",
                "pity_based": "true",
                "disuse_risk": "false",
                "checked_by": "介護支援専門員",
            },
            "なぜ大丈夫かを書いてください。",
        ),
    ],
)
def test_a_check_that_lacks_something_is_not_kept(
    service: Service, browser: Caller, fields: dict[str, str], words: str
) -> None:
    text = send(browser, "/needs/need-company/do/check", fields, 422)
    assert words in read(text).text
    assert "decision" not in stored(service, "needs", "need-company")


def test_a_check_that_passes_opens_the_search(service: Service, browser: Caller) -> None:
    address = "/needs/need-company/do/check"
    fields = {
        **{"decision": "pass", "pity_based": "false", "disuse_risk": "false", "keeps_doing": "紙細工"},
        **{"checked_by": "介護支援専門員", "checked_on": "2026-10-31"},
    }
    send(browser, address, fields)
    need = stored(service, "needs", "need-company")
    assert (need["status"], need["checked_by"], need["keeps_doing"]) == ("checked", "care-manager", "紙細工")
    text = read(browser.get("/needs/need-company").text).text
    assert "見つからなかったことを記録します" in text


def test_a_rejected_need_is_over_and_told_of(service: Service, browser: Caller) -> None:
    send(browser, "/needs/need-company/do/check", {"decision": "reject", "reason": "本人は望んでいない。"})
    assert stored(service, "needs", "need-company")["status"] == "withdrawn"
    text = read(browser.get("/needs/need-company").text).text
    assert "返答します" in text
    assert browser.get("/needs/need-company/do/ask?actor=staff").status_code == 409


def test_a_stale_form_shows_what_stands_now(service: Service, browser: Caller, api: Caller) -> None:
    address = "/needs/need-company/do/check"
    stale = version_in(read(browser.get(address).text))
    changed = api.patch("/api/v1/needs/need-company", json={"version": 1, "keeps_doing": "折り紙"})
    assert changed.status_code == 200
    sent = {"version": stale, "decision": "hold", "reason": "本人に聞いてから", "keeps_doing": "紙細工"}
    answer = browser.post(address, data=sent)
    page = read(answer.text)
    assert answer.status_code == 409
    assert "ほかの人がこの記録を変えました" in page.text
    assert "いまの記録: 折り紙" in page.text
    assert "本人に聞いてから" in page.text
    assert int(version_in(page)) == service.store.change_number()
    assert browser.post(address, data={**sent, "version": version_in(page)}).status_code == 303
    assert stored(service, "needs", "need-company")["keeps_doing"] == "紙細工"


def test_asking_changes_the_paths(service: Service, browser: Caller) -> None:
    send(browser, asked("chair"), {"asked_on": "2026-10-10", "asked_by": "sato"})
    need = stored(service, "needs", "need-paper-boxes")
    assert need["status"] == "asking"
    text = read(browser.get(NEED).text).text
    assert "返事がありません(22 日)" in text
    assert "自治会長にお願いして 22 日、返事がありません。" in text
    again = send(browser, asked("chair"), {"asked_on": "2026-10-30"}, 422)
    assert "もうお願いして返事を待っています" in read(again).text
    ask = next(one.id for one in kept(service, "asks") if one.values["actor"] == "chair")
    answer = f"{NEED}/do/answer?ask={ask}"
    refused = send(browser, answer, {"answer": "declined", "answered_on": "2026-10-30"}, 422)
    assert "断られたわけが必要です" in read(refused).text
    send(browser, answer, {"answer": "declined", "answered_on": "2026-10-30", "reason": "祭りで忙しい。"})
    page = browser.get(NEED).text
    assert "祭りで忙しい。" in read(page).text
    assert "自治会長が断ったら" not in read(page).text


def test_an_ask_in_the_future_is_refused(browser: Caller) -> None:
    text = send(browser, asked("chair"), {"asked_on": "2027-01-01"}, 422)
    assert "2026-11-01 より後の日は書けません。" in read(text).text


def test_a_match_takes_a_place_and_writes_ties(service: Service, browser: Caller) -> None:
    give_capacity(service, 1)
    where = send(
        browser,
        agree_address(),
        {**AGREED, "tie_0_made": "true", "tie_0_kind": "knows", "tie_0_strength": "2", "tie_0_basis": "self"},
    )
    assert re.fullmatch(rf"{NEED}\?done=agree&change=\d+", where)
    match = kept(service, "matches")[0]
    assert match.values["path"] == list(SHRINE_PATH)
    assert stored(service, "resources", "res-shrine")["capacity_left"] == 0
    tie = stored(service, "ties", "woman-104|knows|shrine")
    assert (tie["confirmed_on"], tie["basis"], tie["confirmed_by"]) == ("2026-10-31", "self", "sato")
    text = read(browser.get(NEED).text).text
    assert "コーディネーターや包括がいなくても、本人と相手がつながっています。" in text
    assert stored(service, "needs", "need-paper-boxes")["status"] == "matched"
    again = send(browser, agree_address(), AGREED, 422)
    assert "もう成立しています" in read(again).text
    end = f"{NEED}/do/end?match={match.id}"
    assert "取り消すわけが必要です" in read(send(browser, end, {"ends_on": "2026-11-01"}, 422)).text
    send(browser, end, {"ends_on": "2026-11-01", "result": "神社が改修に入る。"})
    assert stored(service, "resources", "res-shrine")["capacity_left"] == 1
    assert stored(service, "needs", "need-paper-boxes")["status"] == "searching"
    assert (
        "もう終わっています" in read(send(browser, end, {"ends_on": "2026-11-01", "result": "x"}, 422)).text
    )
    assert stored(service, "resources", "res-shrine")["capacity_left"] == 1


def give_capacity(service: Service, left: int) -> None:
    edit = Edit("resources", "res-shrine", {"capacity": 1, "capacity_left": left}, 1)
    service.store.write(Writing((edit,), "sato"))


def test_a_full_resource_cannot_be_matched(service: Service, browser: Caller) -> None:
    give_capacity(service, 0)
    page = read(send(browser, agree_address(), AGREED, 422))
    assert "この資源には、もう空きがありません。" in page.text
    assert records(service, "matches") == []
    assert "woman-104|knows|shrine" not in [one.id for one in kept(service, "ties")]


def test_a_match_needs_a_purpose_and_roles(browser: Caller) -> None:
    text = read(send(browser, agree_address(), {"agreed_on": "2026-11-01"}, 422)).text
    assert "みんなの目的を一文で書いてください。" in text
    assert "だれが何をするかを書いてください。" in text


def matched(service: Service, browser: Caller) -> str:
    send(browser, agree_address(), AGREED)
    return kept(service, "matches")[0].id


SEEN = {"measure": "気分", "baseline_on": "2026-10-20", "baseline": "落ち込んでいる"}
LATER = {"followup_on": "2026-11-01", "followup": "毎日つくっている", "judged_by": "施設の職員"}


def test_an_outcome_is_unconfirmed_until_it_was_seen(service: Service, browser: Caller) -> None:
    match = matched(service, browser)
    address = f"{NEED}/do/follow_up?match={match}"
    send(browser, address, SEEN)
    text = read(browser.get(NEED).text).text
    assert "気分 落ち込んでいる (2026-10-20) → 成果未確認" in text
    outcome = kept(service, "outcomes")[0].id
    half = send(browser, f"{address}&outcome={outcome}", {**SEEN, "followup": "よい"}, 422)
    assert "いつ見たかが必要です" in read(half).text
    send(browser, f"{address}&outcome={outcome}", {**SEEN, **LATER})
    assert len(records(service, "outcomes")) == 1
    assert stored(service, "needs", "need-paper-boxes")["status"] == "followed_up"
    assert "毎日つくっている" in read(browser.get(NEED).text).text


THANKS = {"thanks": "また作ってね", "thanks_from": "神社"}


def test_thanks_need_a_consent_that_holds(service: Service, browser: Caller) -> None:
    address = f"{NEED}/do/follow_up?match={matched(service, browser)}"
    without = send(browser, address, {**SEEN, **THANKS}, 422)
    assert "お礼を残すには同意が必要です" in read(without).text
    # the thanks, and the consent that is asked for below them
    assert [one.get("class") for one in read(without).all("details") if "open" in one] == ["group", "group"]
    others = send(browser, address, {**SEEN, **THANKS, "consent": "consent-woman"}, 422)
    assert "この人のものでないか" in read(others).text
    new = {
        **{"consent_given_on": "2026-11-01", "consent_expires_on": "2027-10-31"},
        **{"consent_recipients": "本人", "consent_method": "口頭"},
    }
    over = send(browser, address, {**SEEN, **THANKS, **new, "consent_expires_on": "2026-10-31"}, 422)
    assert "もう過ぎた日です。" in read(over).text
    assert len(records(service, "consents")) == 2
    send(browser, address, {**SEEN, **THANKS, **new})
    outcome = kept(service, "outcomes")[0].id
    card = read(browser.get(f"{NEED}/thanks/{outcome}").text)
    assert faults(card) == []
    assert "また作ってね" in card.text
    assert "神社 より" in card.text
    revoke(service, stored(service, "outcomes", outcome)["consent"])
    assert "また作ってね" not in browser.get(f"{NEED}/thanks/{outcome}").text
    assert "また作ってね" not in browser.get(NEED).text


def revoke(service: Service, consent: str) -> None:
    version = record(service, "consents", consent).version
    edit = Edit("consents", consent, {"revoked_on": "2026-11-01"}, version)
    service.store.write(Writing((edit,), "sato"))


def test_the_search_that_is_recorded_has_the_conditions_of_the_page(
    service: Service, browser: Caller
) -> None:
    under = "max_mediators=0&alternatives=3&leave_out=coordinator"
    page = read(browser.get(f"{NEED}?{under}").text)
    step = next(a["href"] for a in page.all("a") if a.get("class") == "button first")
    assert step == f"{NEED}/do/search?{under}"
    assert "条件:仲立ち 0 人まで、" in read(browser.get(step).text).text
    where = send(browser, step, {})
    assert where.startswith(f"{NEED}?{under}&done=search")
    search = records(service, "searches")[0]
    assert search["found"] == 0
    assert search["conditions"] == "max_mediators=0&audience=office&leave_out=coordinator"
    after = read(browser.get(where).text)
    first = next(a["href"] for a in after.all("a") if a.get("class") == "button first")
    assert first == f"{NEED}/do/develop"


def test_a_development_needs_a_failed_search(service: Service, browser: Caller) -> None:
    closed = browser.get(f"{NEED}/do/develop")
    assert "まず、いまある資源を探します。" in read(closed.text).text
    assert [one for one in read(closed.text).all("form") if one.get("class") == "form"] == []
    refused = browser.post(f"{NEED}/do/develop", data={"missing": "人手", "search": "nothing"})
    assert refused.status_code == 422
    assert records(service, "developments") == []
    opened_development(service, browser)
    assert [one["state"] for one in records(service, "developments")] == ["gathering"]


def opened_development(service: Service, browser: Caller) -> str:
    """Keeps a search that finds nothing, twice (it is one record), and opens a development on it."""
    for _ in range(2):
        answer = browser.post(f"{NEED}/do/search?max_mediators=0&audience=office", data={})
        assert answer.status_code == 303
    searches = records(service, "searches")
    assert [one["found"] for one in searches] == [0]
    fields = {
        **{"missing": "駅前で小物入れを置ける棚", "search": searches[0]["id"], "state": "gathering"},
        **{"together": "駅前商店会\n自治会長\n施設の職員", "lead": "駅前商店会", "form": "informal"},
        "next_on": "2026-12-01",
    }
    send(browser, f"{NEED}/do/develop", fields)
    return kept(service, "developments")[0].id


def test_a_development_becomes_a_resource(service: Service, browser: Caller) -> None:
    development = opened_development(service, browser)
    paper = read(browser.get(f"{NEED}/proposal/{development}").text)
    assert faults(paper) == []
    assert "駅前で小物入れを置ける棚" in paper.text
    assert "駅前商店会" in paper.text
    assert "自治会長" not in paper.text
    assert "協力者" in paper.text
    moved = {"state": "trial", "together": "駅前商店会", "lead": "駅前商店会", "form": "informal"}
    send(browser, f"{NEED}/do/development?development={development}", moved)
    assert stored(service, "developments", development)["state"] == "trial"
    address = f"{NEED}/do/establish?development={development}"
    new = {"resource_title": "駅前の棚", "resource_actor": "駅前商店会", "resource_theme": "小物入れ"}
    send(browser, address, {**new, "resource_capacity": "2"})
    ended = stored(service, "developments", development)
    resource = stored(service, "resources", ended["resource"])
    assert (ended["state"], ended["ended_on"]) == ("established", "2026-11-01")
    assert (resource["direction"], resource["capacity_left"]) == ("receives", 2)
    assert stored(service, "needs", "need-paper-boxes")["status"] == "searching"
    assert len(records(service, "searches")) == 2
    assert "もう終わっています" in read(send(browser, address, new, 422)).text


@pytest.mark.parametrize(
    ("need", "found", "code"),
    [("need-paper-boxes", 3, "ground_found_ways"), ("need-company", 0, "ground_of_other_need")],
)
def test_the_api_opens_no_development_without_its_ground(
    service: Service, api: Caller, need: str, found: int, code: str
) -> None:
    search = {"id": "s", "need": need, "searched_on": "2026-10-30", "found": found}
    assert api.post("/api/v1/searches", json=search).status_code == 201
    given = {"needs": ["need-paper-boxes"], "search": "s", "opened_on": "2026-10-31", "missing": "棚"}
    refused = api.post("/api/v1/developments", json=given)
    assert refused.status_code == 422
    assert [(one["column"], one["code"]) for one in refused.json()["errors"]] == [("search", code)]
    assert records(service, "developments") == []


def test_the_ground_of_a_development_stays(service: Service, browser: Caller, api: Caller) -> None:
    development = opened_development(service, browser)
    search = kept(service, "searches")[0]
    address = f"/api/v1/searches/{search.id}"
    for change, column in (({"found": 2}, "found"), ({"need": "need-company"}, "need")):
        refused = api.patch(address, json={"version": search.version, **change})
        errors = [(one["column"], one["code"]) for one in refused.json()["errors"]]
        assert (refused.status_code, errors) == (422, [(column, "ground_of_development")])
    assert api.patch(address, json={"version": search.version, "tried": "電話"}).status_code == 200
    version = record(service, "developments", development).version
    moved = {"version": version, "needs": ["need-company"]}
    assert api.patch(f"/api/v1/developments/{development}", json=moved).status_code == 422


def test_a_development_that_was_loaded_without_ground_can_go_on(service: Service, api: Caller) -> None:
    search = {"need": "need-paper-boxes", "searched_on": "2026-10-30", "found": 3}
    given = {"needs": ["need-paper-boxes"], "search": "s", "opened_on": "2026-10-31", "missing": "棚"}
    edits = (Edit("searches", "s", search, None), Edit("developments", "d", given, None))
    version = service.store.write(Writing(edits, "sato")).number
    answer = api.patch("/api/v1/developments/d", json={"version": version, "state": "trial"})
    assert answer.status_code == 200


@pytest.mark.parametrize("table", ["asks", "searches", "matches", "outcomes", "replies", "developments"])
def test_what_belongs_to_a_need_is_begun_on_its_page(service: Service, browser: Caller, table: str) -> None:
    page = read(browser.get(f"/records/{table}").text)
    assert f"/new/{table}" not in [a.get("href") for a in page.all("a")]
    assert "ニーズの画面から記録する" in page.text
    before = service.store.change_number()
    for address, where in (
        (f"/new/{table}", "/needs"),
        (f"/new/{table}?need=need-company", "/needs/need-company"),
    ):
        for answer in (browser.get(address), browser.post(address, data={"missing": "棚"})):
            assert (answer.status_code, answer.headers["location"]) == (303, where)
    assert service.store.change_number() == before


def test_a_search_that_finds_leaves_the_one_of_that_day_that_found_nothing(
    service: Service, browser: Caller
) -> None:
    """The same conditions on the same day: the development keeps the ground that it stands on."""
    services = Edit("resources", "res-shrine", {"valid_to": "2026-01-01"}, 1)
    service.store.write(Writing((services,), "sato"))
    under = f"{NEED}/do/search?max_mediators=0&leave_out=daughter-76"
    send(browser, under, {})
    back = Edit("ties", "direct", {"from": "woman-104", "to": "shop", "kind": "knows", "strength": 3}, None)
    service.store.write(Writing((back,), "sato"))
    send(browser, under, {})
    assert sorted(one["found"] for one in records(service, "searches")) == [0, 1]


def test_a_form_is_not_taken_for_the_mark_of_an_answer(browser: Caller) -> None:
    """The styles know `answer` as the mark of an answer: the form of one must not bear that name."""
    page = read(browser.get(f"{NEED}/do/answer?ask=ask-staff").text)
    assert [given["class"] for given in page.all("form") if given.get("method") == "post"] == ["form"]


NEW_SHELF = {"resource_title": "駅前の棚", "resource_actor": "駅前商店会", "resource_theme": "小物入れ"}


def established(service: Service, browser: Caller) -> tuple[str, str]:
    """A development that became a resource: its id, and where its form led."""
    development = opened_development(service, browser)
    where = send(browser, f"{NEED}/do/establish?development={development}", NEW_SHELF)
    return development, where


def taken_back(browser: Caller, where: str) -> int:
    """Presses the button that the page after a deed offers; the status of the answer."""
    page = read(browser.get(where).text)
    change = next(given["value"] for given in page.all("input") if given.get("name") == "change")
    sent = {"change": change, "back": "need", "need": "need-paper-boxes"}
    return browser.post("/undo", data=sent).status_code


def another_need(service: Service, identity: str, **more: str) -> None:
    like = stored(service, "needs", "need-paper-boxes")
    values = {**like, "id": identity, "title": f"もうひとりのニーズ {identity}", "actor": "chair", **more}
    service.store.write(Writing((Edit("needs", identity, values, None),), "sato"))


def test_every_need_of_a_development_is_searched_again(service: Service, browser: Caller) -> None:
    another_need(service, "need-same")
    another_need(service, "need-met", status="matched")
    another_need(service, "need-held", decision="hold")
    another_need(service, "need-other", theme="theme-company")
    send(browser, f"{NEED}/do/search?max_mediators=0", {})
    form = read(browser.get(f"{NEED}/do/develop").text)
    assert [one["value"] for one in form.all("input") if one.get("name") == "needs"] == ["need-same"]
    fields = {"missing": "棚", "search": kept(service, "searches")[0].id, "state": "gathering"}
    refused = send(browser, f"{NEED}/do/develop", {**fields, "needs": "need-other"}, 422)
    assert "同じテーマで、確認が済み、まだ待っているニーズだけ" in read(refused).text
    send(browser, f"{NEED}/do/develop", {**fields, "needs": "need-same"})
    development = kept(service, "developments")[0]
    assert development.values["needs"] == ["need-paper-boxes", "need-same"]
    send(browser, f"{NEED}/do/establish?development={development.id}", NEW_SHELF)
    searched = {one["need"] for one in records(service, "searches") if one["found"]}
    assert searched == {"need-paper-boxes", "need-same"}
    assert stored(service, "needs", "need-same")["status"] == "searching"


@pytest.mark.parametrize(("more", "words"), [(3, "5 件未満"), (5, "小物入れのニーズ 6 件")])
def test_a_proposal_tells_no_small_number_and_no_theme_of_few(
    service: Service, browser: Caller, more: int, words: str
) -> None:
    for place in range(more):
        another_need(service, f"need-{place}")
    for place in range(5 if more == 5 else 0):
        another_need(service, f"company-{place}", theme="theme-company")
    send(browser, f"{NEED}/do/search?max_mediators=0", {})
    fields = {"missing": "棚", "search": kept(service, "searches")[0].id, "state": "gathering"}
    needs = [f"need-{place}" for place in range(more)]
    send(browser, f"{NEED}/do/develop", {**fields, "needs": needs})
    development = kept(service, "developments")[0].id
    told = read(browser.get(f"{NEED}/proposal/{development}").text).text
    waiting = told[told.index("待っている人") : told.index("集まってもらう")]
    assert words in waiting
    assert ("小物入れ" in waiting) == (more == 5)
    assert not re.search(r"(?<!\d)[1-4] 件|探索中|待っている人 1", waiting)


def test_undo_takes_the_establishing_back_and_not_the_search_after_it(
    service: Service, browser: Caller
) -> None:
    development, where = established(service, browser)
    resource = stored(service, "developments", development)["resource"]
    assert taken_back(browser, where) == 303
    values = stored(service, "developments", development)
    assert (values["state"], values.get("resource"), values.get("ended_on")) == ("gathering", None, None)
    assert resource not in [one.id for one in kept(service, "resources")]
    assert "進みぐあいを記録する" in read(browser.get(NEED).text).text


def test_an_establishing_that_others_built_on_is_not_taken_back(service: Service, browser: Caller) -> None:
    development, where = established(service, browser)
    resource = stored(service, "developments", development)["resource"]
    send(browser, f"{NEED}/do/agree?resource={resource}", AGREED)
    before = service.store.change_number()
    assert taken_back(browser, where) == 409
    assert service.store.change_number() == before
    assert stored(service, "developments", development)["state"] == "established"


def test_a_search_that_fails_after_the_establishing_leaves_it_standing(
    service: Service, browser: Caller
) -> None:
    development = opened_development(service, browser)
    held = Edit("needs", "need-paper-boxes", {"decision": "hold"}, record_version(service))
    service.store.write(Writing((held,), "sato"))
    where = send(browser, f"{NEED}/do/establish?development={development}", NEW_SHELF)
    assert where.startswith(f"{NEED}?done=establish_unsearched&change=")
    assert "探しなおせなかったニーズがあります" in read(browser.get(where).text).text
    assert stored(service, "developments", development)["state"] == "established"
    assert taken_back(browser, where) == 303
    assert stored(service, "developments", development)["state"] == "gathering"


def record_version(service: Service) -> int:
    return record(service, "needs", "need-paper-boxes").version


def test_a_form_that_changes_nothing_offers_no_undo_of_what_was_before(
    service: Service, browser: Caller
) -> None:
    send(browser, f"{NEED}/do/search?max_mediators=0", {})
    where = send(browser, f"{NEED}/do/search?max_mediators=0", {})
    page = read(browser.get(where).text)
    assert "探したことを記録しました。" in page.text
    assert [given for given in page.all("input") if given.get("name") == "change"] == []


def test_a_development_is_given_up_with_a_reason(service: Service, browser: Caller) -> None:
    address = f"{NEED}/do/give_up?development={opened_development(service, browser)}"
    assert "断念のわけが必要です。" in read(send(browser, address, {}, 422)).text
    send(browser, address, {"ended_on": "2026-11-01", "reason": "担い手がいない。"})
    assert [one["state"] for one in records(service, "developments")] == ["given_up"]
    assert stored(service, "needs", "need-paper-boxes")["status"] == "unmet"


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ("電話で3人に聞いた", "電話で3人に聞いた"),
        ("max_mediators=many", "max_mediators=many"),
        ("leave_out_kind=nobody", "leave_out_kind=nobody"),
        ("max_mediators=2&leave_out=chair&without_us=true", "仲立ち 2 人まで、"),
    ],
)
def test_a_search_that_others_recorded_is_said(
    service: Service, browser: Caller, conditions: str, words: str
) -> None:
    search = {"id": "s", "need": "need-paper-boxes", "searched_on": "2026-10-30", "found": 0}
    given = {**search, "conditions": conditions, "reasons": ["no_resource", "雨だった"]}
    service.store.write(Writing((Edit("searches", "s", given, None),), "sato"))
    text = read(browser.get(NEED).text).text
    assert words in text
    assert "合う資源がない、雨だった" in text


def test_a_search_within_limits_that_are_none_is_refused(browser: Caller) -> None:
    assert browser.post(f"{NEED}/do/search?max_mediators=many", data={}).status_code == 422
    assert browser.post(f"{NEED}/do/search?max_mediators=99", data={}).status_code == 422


def test_a_need_is_closed_with_a_reason(service: Service, browser: Caller) -> None:
    refused = send(browser, "/needs/need-company/do/close", {"status": "unmet", "note": "x"}, 422)
    assert "見つからなかった記録か、断られた記録が必要です" in read(refused).text
    assert "わけが必要です。" in read(send(browser, f"{NEED}/do/close", {"status": "withdrawn"}, 422)).text
    send(browser, f"{NEED}/do/close", {"status": "withdrawn", "note": "本人が望まなくなった。"})
    need = stored(service, "needs", "need-paper-boxes")
    assert need["status"] == "withdrawn"
    assert need["note"].endswith("2026-11-01 本人が望まなくなった。")


def test_the_reply_names_only_who_consented(service: Service, browser: Caller) -> None:
    matched(service, browser)
    revoke(service, "consent-woman")
    page = read(browser.get(f"{NEED}/reply").text)
    sheet = page.text[page.text.index("照会へのお返事") : page.text.index("同意のある人")]
    assert "紙箱づくりの女性" not in sheet
    assert "ご本人:月に10個つくる。" in sheet
    assert "娘(76歳):届ける。" in sheet
    assert "神社「絵馬を書くペン立て」" in sheet
    text = next(given for given in page.all("textarea") if given["name"] == "text")
    assert text
    fields = {"kind": "matched", "to": "娘(76歳)", "given_on": "2026-11-01", "text": "【地域の支え】神社"}
    where = send(browser, f"{NEED}/reply", fields)
    reply = kept(service, "replies")[0]
    assert re.fullmatch(rf"{NEED}/replies/{reply.id}\?done=reply&change=\d+", where)
    assert (reply.values["to"], reply.values["kind"]) == ("daughter-76", "matched")
    assert "【地域の支え】神社" in read(browser.get(f"{NEED}/replies/{reply.id}").text).text
    assert "伝えたことが必要です。" in read(send(browser, f"{NEED}/reply", {**fields, "text": ""}, 422)).text


def test_what_is_printed_is_what_was_recorded(service: Service, browser: Caller) -> None:
    """The draft has no button to print: it is recorded as edited, and that is printed."""
    matched(service, browser)
    draft = read(browser.get(f"{NEED}/reply").text)
    assert [one for one in draft.all("button") if "data-print" in one] == []
    assert "下書き" in draft.text
    fields = {"kind": "matched", "given_on": "2026-11-01", "text": "直した文です。"}
    where = send(browser, f"{NEED}/reply", fields)
    printed = read(browser.get(where).text)
    assert faults(printed) == []
    assert len([one for one in printed.all("button") if "data-print" in one]) == 1
    assert "直した文です。" in printed.text
    assert "下書き" not in printed.text
    assert "返答を記録しました。" in printed.text
    assert taken_back(browser, where) == 303
    assert records(service, "replies") == []


def test_papers_of_other_needs_are_not_there(service: Service, browser: Caller) -> None:
    development = opened_development(service, browser)
    assert browser.get(f"/needs/need-company/proposal/{development}").status_code == 404
    assert browser.get(f"{NEED}/thanks/none").status_code == 404
    assert browser.get(f"{NEED}/replies/none").status_code == 404


FORMS = [
    *("/needs/new", f"{NEED}/do/check", f"{NEED}/do/ask?actor=chair", f"{NEED}/do/close", f"{NEED}/reply"),
    *(agree_address(), f"{NEED}/do/search", f"{NEED}/do/develop"),
]


@pytest.mark.parametrize("address", FORMS)
def test_a_council_neither_sees_nor_sends_a_form(service: Service, address: str) -> None:
    service.access = Access(Viewer("council", "council"), API_TOKEN, PORT, clock=lambda: service.now)
    before = service.store.change_number()
    with service.caller() as caller:
        caller.get(f"/?token={service.access.new_token()}")
        shown = caller.get(address)
        assert shown.status_code == 403
        assert "紙の小物入れをもらって" not in shown.text
        assert caller.post(address, data={"title": "x"}).status_code == 403
    assert service.store.change_number() == before


def test_a_council_sees_a_need_but_not_its_course(service: Service, browser: Caller) -> None:
    """A need that is opened to the council shows nothing of asks, replies and outcomes, and no buttons."""
    send(browser, asked("chair"), {"asked_on": "2026-10-10", "asked_by": "秘密の担当"})
    version = record(service, "needs", "need-paper-boxes").version
    opened = Edit("needs", "need-paper-boxes", {"audience": "council"}, version)
    service.store.write(Writing((opened,), "sato"))
    service.access.viewer = Viewer("council", "council")
    answer = browser.get(f"{NEED}?audience=council")
    page = read(answer.text)
    assert answer.status_code == 200
    assert "紙の小物入れをもらって" in page.text
    assert "お願いのようす" not in page.text
    assert "秘密の担当" not in answer.text
    assert [a["href"] for a in page.all("a") if "/do/" in a.get("href", "")] == []
    assert "ニーズを受け付ける" not in browser.get("/").text


def links(page: Page) -> list[str]:
    return [a["href"] for a in page.all("a") if "href" in a]


def test_the_page_of_a_need_leads_to_its_record_and_to_those_it_names(
    service: Service, browser: Caller
) -> None:
    send(browser, asked("chair"), {"asked_on": "2026-10-31"})
    matched(service, browser)
    found = links(read(browser.get(NEED).text))
    assert "/records/needs/need-paper-boxes/edit" in found
    assert "/records/needs/need-paper-boxes/history" in found
    for actor in ("woman-104", "chair", *SHRINE_PATH):
        assert f"/records/actors/{actor}" in found
        assert browser.get(f"/records/actors/{actor}").status_code == 200


def test_who_only_reads_is_led_to_what_they_may_read(service: Service, browser: Caller) -> None:
    version = record(service, "needs", "need-paper-boxes").version
    opened = Edit("needs", "need-paper-boxes", {"audience": "council"}, version)
    service.store.write(Writing((opened,), "sato"))
    service.access.viewer = Viewer("council", "council")
    found = links(read(browser.get(f"{NEED}?audience=council").text))
    assert not [one for one in found if one.endswith(("/edit", "/history"))]
    for one in found:
        if one.startswith("/records/actors/"):
            assert browser.get(one).status_code == 200
    assert "/records/actors/woman-104" not in found


def test_a_form_from_another_site_is_refused(service: Service, browser: Caller) -> None:
    before = service.store.change_number()
    for origin in ("http://evil.example", "null"):
        answer = browser.post("/needs/new", data={"title": "x"}, headers={"origin": origin})
        assert answer.status_code == 403
    assert service.store.change_number() == before


def test_nothing_personal_is_logged(
    service: Service, browser: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        send(browser, "/needs/new", {"title": "秘密の題", "words": "秘密のことば", "actor": "誰か"}, 422)
        send(browser, asked("chair"), {"asked_on": "2026-10-31"})
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert not re.search("秘密|自治会長", said)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("address", FORMS)
def test_forms_speak_both_languages(browser: Caller, address: str, language: str) -> None:
    answer = browser.get(address, headers={"accept-language": language})
    page = read(answer.text)
    assert answer.status_code == 200
    assert faults(page) == []
    assert page.all("html") == [{"lang": language}]


def test_the_next_deed_follows_the_case(service: Service, browser: Caller) -> None:
    """From the first word to the reply the page offers the next form first."""

    def first() -> str:
        page = read(browser.get(NEED).text)
        return next(a["href"] for a in page.all("a") if a.get("class") == "button first")

    step = first()
    asked_first = step.split("actor=")[1].split("&")[0]
    assert step.startswith(f"{NEED}/do/ask?actor=")
    send(browser, step, {"asked_on": "2026-10-31"})
    ask = next(one.id for one in kept(service, "asks") if not one.values.get("answer"))
    assert stored(service, "asks", ask)["actor"] == asked_first
    assert first() == f"{NEED}/do/answer?ask={ask}"
    send(browser, first(), {"answer": "accepted", "answered_on": "2026-11-01"})
    assert first() != step
    send(browser, asked("shrine", "res-shrine"), {"asked_on": "2026-11-01"})
    send(browser, first(), {"answer": "accepted", "answered_on": "2026-11-01"})
    assert first() == f"{NEED}/do/agree?resource=res-shrine"
    send(browser, first(), AGREED)
    assert first() == f"{NEED}/reply"
    send(browser, first(), {"kind": "matched", "given_on": "2026-11-01", "text": "伝えた"})
    assert first().startswith(f"{NEED}/do/follow_up?match=")
    send(browser, first(), {**SEEN, **LATER})
    assert first() == f"{NEED}/reply"
    send(browser, first(), {"kind": "followed_up", "given_on": "2026-11-01", "text": "伝えた"})
    assert "いますることはありません。" in read(browser.get(NEED).text).text
