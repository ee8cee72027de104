"""The pages for people: whole, accessible, in two languages, and nothing of a record is taken for markup."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlsplit

import pytest

from graph_service.application import reliance, waiting
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.errors import StoreUnavailable
from graph_service.domain.tables import TABLES
from graph_service.web import pages as web_pages
from tests.web.pages import Page, faults, read
from tests.web.service import HOME, Caller, Service

NEED = "/needs/need-paper-boxes"
ADDRESSES = [
    *(
        "/",
        "/?wait=true",
        "/needs",
        "/needs?q=nothing-like-it",
        "/needs?check=open&status=all",
        NEED,
        f"{NEED}?max_mediators=0",
    ),
    *(f"{NEED}?leave_out=chair&without_us=true&count=true", f"{NEED}?leave_out=nobody"),
    *("/search", "/search?q=神社", "/search?q=nothing"),
    *("/needs/new", f"{NEED}/do/check", f"{NEED}/do/ask?actor=chair", f"{NEED}/do/develop", f"{NEED}/reply"),
    *(f"{NEED}/do/agree?resource=res-shrine", f"{NEED}/do/close", f"{NEED}/do/search", f"{NEED}/do/x"),
    *(
        "/records",
        "/records/actors",
        "/records/ties?q=神社",
        "/records/needs/need-company",
        "/records/nobody",
    ),
    *("/records/actors/shop", "/records/actors/shop/edit", "/records/actors/shop/history", "/new/known"),
    *(f"/new/{table}" for table in ("ties", "needs", "resources", "themes", "areas", "consents", "care")),
    *("/needs/need-company", "/needs/nobody", f"{NEED}?max_mediators=99", f"{NEED}?max_mediators=x", "/x"),
]
SCRIPTS = {"page.js", "page-today.js", "page-forms.js", "page-ways.js"}
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{% raw %}&lt;\u202e"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_are_whole_and_accessible(browser: Caller, address: str, language: str) -> None:
    answer = browser.get(address, headers={"accept-language": language})
    page = read(answer.text)
    assert faults(page) == []
    assert page.all("html") == [{"lang": language}]
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert policy.endswith("frame-ancestors 'none'")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_pages_of_strangers_are_whole(service: Service, stranger: Caller, browser: Caller) -> None:
    for answer in (stranger.get("/"), stranger.get("/?token=used"), stranger.get("/", headers={"host": "x"})):
        assert faults(read(answer.text)) == []
    service.store.error = StoreUnavailable()
    assert faults(read(browser.get("/").text)) == []


def test_the_list_tells_who_waits_longest_and_what_is_missing(browser: Caller) -> None:
    page = read(browser.get("/needs").text)
    text = page.text
    assert text.index("紙の小物入れをもらってくれる人を探す") < text.index("作りながら話す相手がほしい")
    assert "紙箱づくりの女性(104歳)" in text
    assert "2026-10-20 12 日" in text
    assert "✓ 確認済み" in text
    assert "足りないもの: 適切かどうかの判断、確認した専門職、確認した日" in text
    assert "架空データ" in text
    assert "実在の人や団体とは関係がありません" in text


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["紙の小物入れ", "作りながら"]),
        ("q=小物入れ", ["紙の小物入れ"]),
        ("q=104歳 話す", ["作りながら"]),
        ("check=done", ["紙の小物入れ"]),
        ("check=open", ["作りながら"]),
        ("status=received", ["作りながら"]),
        ("status=matched", []),
        ("page=99", ["紙の小物入れ", "作りながら"]),
        ("page=-1", ["紙の小物入れ", "作りながら"]),
    ],
)
def test_the_list_is_filtered(browser: Caller, query: str, titles: list[str]) -> None:
    text = read(browser.get(f"/needs?{query}").text).text
    assert [title for title in ("紙の小物入れをもらって", "作りながら話す") if title in text] == [
        found
        for title in titles
        for found in ("紙の小物入れをもらって", "作りながら話す")
        if found.startswith(title)
    ]


def test_needs_that_are_over_are_not_waiting(api: Caller, browser: Caller) -> None:
    assert api.post("/api/v1/needs/need-company/close", json={"version": 1}).status_code == 200
    assert "作りながら" not in browser.get("/needs").text
    assert "作りながら" in browser.get("/needs?status=all").text
    assert "取り下げ" in browser.get("/needs?status=withdrawn").text


def test_many_needs_come_in_pages(api: Caller, browser: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (waiting, web_pages):
        monkeypatch.setattr(module, "ON_A_PAGE", 1)
    first, second = read(browser.get("/needs").text), read(browser.get("/needs?page=2").text)
    assert "1〜1 件目" in first.text
    assert "2〜2 件目" in second.text
    assert "作りながら" in second.text
    assert [a["href"] for a in first.all("a") if a.get("rel") == "next"] == ["/needs?status=waiting&page=2"]
    assert [a["href"] for a in second.all("a") if a.get("rel") == "prev"] == ["/needs?status=waiting&page=1"]


def test_a_need_shows_its_ways(browser: Caller, api: Caller) -> None:
    page = read(browser.get(NEED).text)
    answer = api.get("/api/v1/needs/need-paper-boxes/paths").json()
    sections = [given["id"] for given in page.all("section") if given.get("class") == "resource"]
    assert sections == [f"resource-{n}" for n in range(1, len(answer["resources"]) + 1)]
    alternatives = [way for resource in answer["resources"] for way in resource["alternatives"]]
    assert page.text.count("数で見る") == len(alternatives)
    for way in alternatives:
        assert f"{way['cost']:,}" in page.text
        for warning in (w["words"] for step in way["steps"] for w in step["warnings"]):
            assert warning in page.text
    for text in (
        *("届くと:絵馬を書くペンを立てる入れものとして使ってもらう", "娘(76歳)と自治会長は近所どうし"),
        *("◎ 進めやすい", "○ 確かめながら", "いちばん弱いところ:2. 娘(76歳) → 自治会長", "忙しい中核機関"),
        *("つよさ ●●● 強い", "2026-10-20に生活支援コーディネーターが確認", "出典 追加", "窓口 社務所"),
        *("次へ進む前に、仲立ちへの同意を確かめてください:自治会長", "成果未確認", "架空データ"),
        "介護支援専門員が 2026-10-22 に確認",
    ):
        assert text in page.text


def test_an_outcome_is_shown_once_there_is_one(service: Service, browser: Caller) -> None:
    match = {"id": "m", "need": "need-paper-boxes", "resource": "res-shrine", "agreed_on": "2026-10-25"}
    outcome = {
        "id": "o",
        "match": "m",
        "measure": "外出の回数",
        "baseline_on": "2026-10-25",
        "baseline": "月1回",
    }
    for table, values in (("matches", match), ("outcomes", outcome)):
        service.store.write(Writing((Edit(table, values["id"], values, None),), "sato"))
    text = read(browser.get(NEED).text).text
    assert "外出の回数 月1回 (2026-10-25) → 成果未確認" in text
    seen = {"followup": "週1回", "followup_on": "2026-10-30"}
    service.store.write(Writing((Edit("outcomes", "o", seen, service.store.change_number()),), "sato"))
    text = read(browser.get(NEED).text).text
    assert "成果未確認" not in text.replace("資料に成果は書かれていません:成果未確認。", "")
    assert "外出の回数 月1回 (2026-10-25) → 週1回 (2026-10-30)" in text


def test_a_need_that_is_not_checked_says_what_is_missing(browser: Caller) -> None:
    page = read(browser.get("/needs/need-company").text)
    assert "このニーズは、確認が済むまで道を探しません。" in page.text
    assert "確認した専門職" in page.text
    assert page.all("iframe") == []


def test_no_way_is_said_plainly(browser: Caller) -> None:
    page = read(browser.get(f"{NEED}?max_mediators=0").text)
    assert "いまの条件でつなげる資源は見つかりませんでした。" in page.text
    assert "仲立ち 0 人以内ではつながりません" in page.text
    assert page.all("iframe") == []


def test_why_there_is_no_way_and_what_to_do_about_it(browser: Caller, api: Caller) -> None:
    query = "max_mediators=0"
    text = read(browser.get(f"{NEED}?{query}").text).text
    answer = api.get(f"/api/v1/needs/need-paper-boxes/paths?{query}").json()
    assert [reason["code"] for reason in answer["reasons"]] == ["resource_declined", "beyond_mediators"]
    for reason in answer["reasons"]:
        assert reason["words"] in text
        assert f"次の一手:{reason['deed']}" in text


def test_what_to_do_if_somebody_says_no_and_what_to_say(browser: Caller, api: Caller) -> None:
    page = read(browser.get(f"{NEED}?alternatives=1").text)
    answer = api.get("/api/v1/needs/need-paper-boxes/paths?alternatives=1").json()
    assert "自治会長が断ったら:娘(76歳) → 生活支援コーディネーター を通る道" in page.text
    assert page.text.count("が断ったら") == sum(len(found["fallbacks"]) for found in answer["resources"])
    for found in answer["resources"]:
        for step in found["alternatives"][0]["steps"]:
            assert step["script"] in page.text
    assert "ここに出したほかにも道があります" in page.text
    weak = [given for given in page.all("li") if given.get("class") == "weak"]
    assert len(weak) == len(answer["resources"])


def test_the_form_asks_again(browser: Caller) -> None:
    page = read(browser.get(f"{NEED}?max_mediators=2&alternatives=1&as_of=2026-10-31").text)
    given = {one["name"]: one["value"] for one in page.all("input")}
    limits = {"max_mediators": "2", "alternatives": "1", "as_of": "2026-10-31"}
    assert given == {**limits, "q": "", "not_through": "", "without_us": "true"}
    assert "checked" not in next(one for one in page.all("input") if one["name"] == "without_us")
    assert not [given for given in page.all("div") if given.get("class") == "others"]
    query = "max_mediators=2&alternatives=1&as_of=2026-10-31"
    assert page.all("iframe")[0]["src"] == f"{NEED}/map?{query}"


CHOSEN = "max_mediators=4&alternatives=3&leave_out=chair&via_kind=facility&via=staff&without_us=true"


def test_conditions_are_seen_and_taken_back_one_by_one(browser: Caller, api: Caller) -> None:
    page = read(browser.get(f"{NEED}?{CHOSEN}").text)
    assert faults(page) == []
    assert [a["href"] for a in page.all("a") if a.get("aria-label")] == [
        f"{NEED}?max_mediators=4&alternatives=3&via_kind=facility&via=staff&without_us=true",
        f"{NEED}?max_mediators=4&alternatives=3&leave_out=chair&via=staff&without_us=true",
        f"{NEED}?max_mediators=4&alternatives=3&leave_out=chair&via_kind=facility&without_us=true",
        f"{NEED}?max_mediators=4&alternatives=3&leave_out=chair&via_kind=facility&via=staff",
    ]
    for words in ("自治会長を通らない やめる", "施設(種類)を経由 やめる", "施設の職員を経由 やめる"):
        assert words in page.text
    assert page.all("iframe")[0]["src"] == f"{NEED}/map?{CHOSEN}"
    looked_at = read(browser.get(page.all("iframe")[0]["src"]).text)
    (desk,) = [link["href"] for link in looked_at.all("a")]
    assert desk.startswith("/handout?") and "view=need%3A" in desk
    assert f"{CHOSEN}&" in desk
    answer = api.get(f"/api/v1/needs/need-paper-boxes/paths?{CHOSEN}").json()
    ways = [way for found in answer["resources"] for way in found["alternatives"]]
    assert ways
    assert page.text.count("数で見る") == len(ways)
    assert all(f"{way['cost']:,}" in page.text for way in ways)
    assert "chair" not in {actor for way in ways for actor in way["actors"]}


def test_the_form_keeps_what_was_chosen_and_offers_who_is_on_the_paths(browser: Caller) -> None:
    page = read(browser.get(f"{NEED}?{CHOSEN}").text)
    kept = [(one["name"], one["value"]) for one in page.all("input") if one.get("type") == "hidden"]
    assert kept == [("leave_out", "chair"), ("via_kind", "facility"), ("via", "staff")]
    box = next(one for one in page.all("input") if one.get("type") == "checkbox")
    assert (box["name"], box["value"], "checked" in box) == ("without_us", "true", True)
    offered = [option["value"] for option in page.all("option")]
    assert {"施設の職員", "入居している施設"} <= set(offered)
    assert "自治会長" not in offered
    plain = read(browser.get(NEED).text)
    offered = [option["value"] for option in plain.all("option")]
    assert {"自治会長", "生活支援コーディネーター", "娘(76歳)"} <= set(offered)
    assert not [one for one in plain.all("input") if one.get("type") == "hidden"]


def test_a_condition_that_is_none_is_told_on_a_page(browser: Caller) -> None:
    for query, status in (("leave_out=nobody", 404), ("via_kind=robot", 422), ("min_strength=9", 422)):
        answer = browser.get(f"{NEED}?{query}")
        assert answer.status_code == status
        assert faults(read(answer.text)) == []
    assert browser.get(f"{NEED}/map?via_kind=robot").status_code == 422


def test_a_chosen_language_stays(browser: Caller) -> None:
    page = read(browser.get("/?lang=en").text)
    assert [a["href"] for a in page.all("a") if a["href"].startswith("/needs/need-paper")] == [
        f"{NEED}?lang=en"
    ]
    need = read(browser.get(f"{NEED}?lang=en").text)
    assert need.all("iframe")[0]["src"].endswith("&lang=en")
    assert {"type": "hidden", "name": "lang", "value": "en"} in need.all("input")
    assert any(a["href"] == f"{NEED}?lang=ja" for a in need.all("a"))


def test_the_map_is_framed_by_our_pages_alone(browser: Caller) -> None:
    frame = read(browser.get(NEED).text).all("iframe")[0]
    assert "allow-same-origin" not in frame["sandbox"]
    answer = browser.get(frame["src"])
    assert answer.text.startswith("<!doctype html><html lang=ja>")
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert answer.headers["cache-control"] == "no-store"
    assert "content-disposition" not in answer.headers
    assert browser.get("/needs/need-company/map").status_code == 409


def test_what_pages_load_is_there(stranger: Caller, browser: Caller) -> None:
    page = read(browser.get(NEED).text)
    files = {given["src"] for tag in ("img", "script") for given in page.all(tag)}
    files |= {given["href"] for given in page.all("link")}
    types = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    for address in files:
        answer = stranger.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"].split(";")[0] == types[address.rsplit(".", 1)[1]]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        again = stranger.get(address, headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_file_of_another_version_is_what_it_is_now_and_kept_by_nobody(stranger: Caller) -> None:
    for folder in ("", "v-000000000000/"):
        answer = stranger.get(f"/static/{folder}page.css")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
        again = stranger.get(f"/static/{folder}page.css", headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert stranger.get("/static/v-000000000000/none.css").status_code == 404


def hostile(table: str, **given: Any) -> dict[str, Any]:
    """A record whose every free text is hostile."""
    texts = {c.name: HOSTILE for c in TABLES[table].columns if type(c.type).__name__ == "Text"}
    for name in ("id", "subtype", "phone", "corporate_number", "office_number", "scheme", "source_key"):
        texts.pop(name, None)
    return {**texts, **given}


def test_hostile_texts_stay_texts(api: Caller, browser: Caller) -> None:
    odd = 'a/b?c#d%20"<e>|;é ../'
    people = {"kind": "resident"}
    for table, record in (
        ("actors", hostile("actors", id=odd, **people)),
        ("actors", hostile("actors", id="middle", **people)),
        ("actors", hostile("actors", id="end", kind="shop")),
        ("ties", hostile("ties", **{"from": odd, "to": "middle", "kind": "knows", "strength": 3})),
        ("ties", hostile("ties", **{"from": "middle", "to": "end", "kind": "helps"})),
        ("resources", hostile("resources", id="r<", actor="end", direction="gives", theme="theme-company")),
        (
            "needs",
            hostile(
                "needs",
                id=odd,
                actor=odd,
                direction="wants",
                theme="theme-company",
                decision="pass",
                status="checked",
            ),
        ),
    ):
        record.pop("areas", None)
        answer = api.post(f"/api/v1/{table}", json=record)
        assert answer.status_code == 201, answer.text
    for address in (
        *("/", "/?wait=true", "/needs"),
        f"/needs/{quote(odd, safe='')}",
        "/needs?q=" + quote(HOSTILE),
        f"/needs/{quote(HOSTILE, safe='')}",
    ):
        page = read(browser.get(address).text)
        assert faults(page) == []
        assert {one["src"].split("/", 3)[3] for one in page.all("script")} <= SCRIPTS
        assert not [image for image in page.all("img") if image["src"] == "x"]
    assert HOSTILE in read(browser.get(f"/needs/{quote(odd, safe='')}").text).texts


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/", "/"),
        ("/needs", "/needs"),
        (NEED, "/needs"),
        ("/records/actors/shop", "/records"),
        ("/search", ""),
    ],
)
def test_the_navigation_says_where_one_is(browser: Caller, address: str, place: str) -> None:
    links = read(browser.get(address).text).all("a")
    current = [link["href"] for link in links if link.get("aria-current") == "page"]
    assert [href for href in current if not href.startswith("/records/")] == ([place] if place else [])


@pytest.mark.parametrize("query", ["q=箱", "status=all&page=2", "check=open&lang=en"])
def test_old_addresses_of_the_list_lead_to_it(browser: Caller, query: str) -> None:
    moved = browser.get(f"/?{query}")
    assert moved.status_code == 308
    assert parse_qs(urlsplit(moved.headers["location"]).query) == parse_qs(query)
    assert urlsplit(moved.headers["location"]).path == "/needs"


MATCH = {"id": "m", "need": "need-company", "resource": "res-shop", "agreed_on": "2026-10-20"}
DAY_RECORDS: dict[str, list[dict[str, Any]]] = {
    "asks": [{"id": "q", "need": "need-paper-boxes", "actor": "chair", "asked_on": "2026-10-01"}],
    "matches": [MATCH, {**MATCH, "id": "unseen"}],
    "outcomes": [
        {
            **{
                "id": "o",
                "match": "m",
                "measure": "気分",
                "baseline_on": "2026-10-20",
                "baseline": "沈みがち",
            },
            **{"followup_on": "2026-10-30", "followup": "よく笑う"},
        }
    ],
    "replies": [{"id": "r", "need": "need-company", "given_on": "2026-10-21"}],
    "meetings": [
        {
            "id": "g",
            "title": "桜坂の協議体",
            "held_on": "2026-11-18",
            "hours": "10:00-11:30",
            "place": "公民館",
        },
        {"id": "later", "title": "桜坂の協議体", "held_on": "2026-12-18"},
        {"id": "past", "title": "先月の協議体", "held_on": "2026-10-18"},
    ],
    "decisions": [
        {
            **{"id": "d", "meeting": "past", "question": "誰に頼みますか", "owner": "chair"},
            **{"decision": "店に声をかける", "due_on": "2026-10-31"},
        }
    ],
}


@pytest.fixture
def busy_day(service: Service) -> Service:
    edits = [Edit(table, one["id"], one, None) for table, rows in DAY_RECORDS.items() for one in rows]
    service.store.write(Writing(tuple(edits), "sato"))
    return service


def section(html: str, heading: str) -> Page:
    """The part of the page under a heading."""
    (found,) = re.findall(rf'<section[^>]*aria-labelledby="{heading}".*?</section>', html, re.DOTALL)
    return read(found)


def test_the_day_tells_what_comes_first(busy_day: Service, browser: Caller) -> None:
    html = browser.get("/").text
    page = read(html)
    assert page.text.index("返事が来ていないお願い") < page.text.index("待っているニーズ 2")
    assert "自治会長からの返事待ち 31 日" in section(html, "overdue").text
    waiting = section(html, "waiting").text
    assert "長く待っている順" in waiting
    assert "知らせてくれた人:娘(76歳)" in waiting


def test_outputs_and_outcomes_stand_apart(busy_day: Service, browser: Caller) -> None:
    html = browser.get("/").text
    outcomes, outputs = section(html, "outcomes").text, section(html, "outputs").text
    assert "気分 沈みがち → よく笑う 2026-10-30" in outcomes
    assert "成果未確認" in outcomes
    assert "2026-10-20 に成立" in outcomes
    assert re.search("成立したマッチング 2 新しいつながり [0-9]+ 照会元への返答 1$", outputs)
    assert not re.search("マッチング|つながり|返答", outcomes)


def test_the_day_has_room_for_the_next_meeting(busy_day: Service, browser: Caller) -> None:
    html = browser.get("/").text
    found = section(html, "meeting")
    assert "次の会議 桜坂の協議体 あと 17 日 2026-11-18 ・ 10:00-11:30 ・ 公民館" in found.text
    assert "予定している会議はほかに 1 件" in found.text
    links = [one["href"] for one in found.all("a")]
    assert [one.split("?")[0] for one in links] == ["/meetings/g", "/meetings/g/pack", "/meetings"]
    due = section(html, "due")
    assert "店に声をかける 2026-10-31 会議で決めたことを進める ・ 担当:自治会長" in due.text
    assert due.all("a")[0]["href"].startswith("/meetings/past")


def test_a_day_without_a_meeting_says_so(browser: Caller) -> None:
    assert "予定している会議はまだありません。" in section(browser.get("/").text, "meeting").text


def test_the_day_says_how_many_needs_its_list_to_confirm_rests_on(
    service: Service, browser: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "確認を通ったニーズ 1 件のうち、長く待っている 0 件の道を調べた結果です。"
    assert said not in read(browser.get("/?wait=true").text).text
    service.services.reliance.kept = None
    monkeypatch.setattr(reliance, "MOST_NEEDS", 0)
    assert said in read(browser.get("/?wait=true").text).text


def undo_buttons(html: str) -> list[str]:
    """The changes that a page offers to take back."""
    forms = re.findall('<form[^>]*action="/undo".*?</form>', html, re.DOTALL)
    return [next(f["value"] for f in read(form).all("input") if f["name"] == "change") for form in forms]


def test_the_newest_change_is_undone_from_the_history_and_from_the_last_changes(
    service: Service, browser: Caller
) -> None:
    history, changes = "/records/actors/shop/history", "/changes"
    assert undo_buttons(browser.get(history).text) == []  # what a load brought is no single change
    for name in ("ことり", "すずめ"):
        version = service.store.tables["actors"]["shop"].version
        service.store.write(Writing((Edit("actors", "shop", {"name": name}, version),), "sato"))
    service.store.write(Writing((Edit("areas", "a", {"id": "a", "name": "新しい地区"}, None),), "ito"))
    assert undo_buttons(browser.get(history).text) == ["3"]
    page = browser.get(changes).text
    assert undo_buttons(page) == ["4"]
    assert faults(read(page)) == []
    assert re.search(
        "ito はじめて記録 変更 4 地区 新しい地区 元に戻す .*sato 書き直し 変更 3", read(page).text
    )
    assert changes in [link["href"] for link in read(browser.get("/records").text).all("a")]
    undone = browser.post("/undo", data={"change": "4", "back": "changes"}, headers={"origin": HOME})
    assert urlsplit(undone.headers["location"]).path == changes
    told = read(browser.get(undone.headers["location"]).text).text
    assert "元に戻しました。 元に戻すのを取り消す" in told  # not 元に戻す once more
    assert "a" not in service.store.tables["areas"]
    assert undo_buttons(browser.get(history).text) == ["3"]


def names_in(html: str) -> list[str]:
    return re.findall('<a class="what"[^>]*><bdi>([^<]*)</bdi></a>', html)


def test_a_list_is_sorted_by_reading_turned_and_narrowed(service: Service, browser: Caller) -> None:
    area = {"id": "hill", "name": "丘の上", "parent": "area-hidamari"}
    rows = [
        {"id": f"{99 - n}", "kind": "shop", "name": f"店{n}", "kana": f"アア{n:02}", "area": "hill"}
        for n in range(60)
    ]
    edits = (Edit("areas", "hill", area, None), *(Edit("actors", str(one["id"]), one, None) for one in rows))
    service.store.write(Writing(edits, "x"))
    first = browser.get("/records/actors?kind=shop&area=area-hidamari").text
    assert names_in(first) == [f"店{n}" for n in range(50)]
    assert faults(read(first)) == []
    chosen = re.findall('<option value="([^"]+)" selected>', first)
    assert chosen == ["shop", "area-hidamari"]
    (following,) = [a["href"] for a in read(first).all("a") if a.get("rel") == "next"]
    second = names_in(browser.get(following).text)
    assert second[:10] == [f"店{n}" for n in range(50, 60)]
    found = names_in(browser.get("/records/actors?kind=shop&q=店5").text)
    assert sorted(found) == ["店5", *(f"店{n}" for n in range(50, 60))]
    assert names_in(browser.get("/records/actors?kind=shrine&area=hill").text) == []


def test_the_list_of_needs_says_who_referred_them(browser: Caller) -> None:
    assert "知らせてくれた人 娘(76歳)" in read(browser.get("/records/needs").text).text
    assert "知らせてくれた人:娘(76歳)" in read(browser.get("/needs").text).text


def test_several_who_are_not_to_be_passed_are_named_by_name(browser: Caller) -> None:
    def to(query: str) -> list[tuple[str, str]]:
        answer = browser.get(f"{NEED}?{query}")
        assert answer.status_code == 303
        return parse_qsl(urlsplit(answer.headers["location"]).query)

    kept = [("max_mediators", "3"), ("leave_out", "staff")]
    asked = "max_mediators=3&leave_out=staff&leave_out_kind="
    assert to(f"{asked}&not_through=自治会長") == [*kept, ("leave_out", "chair")]
    both = [("leave_out", "chair"), ("leave_out", "shotenkai")]
    assert to(f"{asked}&not_through=自治会長、駅前商店会") == [*kept, *both]
    some = to("not_through=自治会長、いない人")
    assert some == [("leave_out", "chair"), ("not_through", "いない人")]
    page = read(browser.get(f"{NEED}?leave_out=chair&not_through=いない人").text)
    assert faults(page) == []
    assert "「いない人」は見つかりません。" in page.text
    assert next(f["value"] for f in page.all("input") if f.get("name") == "not_through") == "いない人"


def test_of_several_who_may_be_meant_one_is_chosen(browser: Caller) -> None:
    page = read(browser.get(f"{NEED}?max_mediators=3&not_through=紙箱 施設").text)
    assert "「紙箱 施設」は見つかりません。" in page.text
    page = read(browser.get(f"{NEED}?max_mediators=3&not_through=商店").text)
    assert "「商店」に当てはまるものが 2 件あります。" in page.text
    ways = [a["href"] for a in page.all("a") if "leave_out=shotenkai" in a["href"]]
    assert [parse_qsl(urlsplit(way).query) for way in ways] == [
        [("max_mediators", "3"), ("leave_out", "shotenkai")]
    ]


def test_conditions_can_be_given_where_no_way_was_found(browser: Caller) -> None:
    page = read(browser.get(f"{NEED}?max_mediators=0&leave_out=coordinator").text)
    assert {"not_through", "leave_out_kind"} <= {
        f.get("name") for f in page.all("input") + page.all("select")
    }
    narrower = browser.get(f"{NEED}?leave_out_kind=professional&leave_out_kind=facility").text
    assert not re.findall('<option value="(?:professional|facility)"', narrower)
    assert '<option value="resident"' in narrower


def test_who_confirmed_a_record_is_shown_by_name_and_kept_as_it_is(service: Service, browser: Caller) -> None:
    """An id says nothing to whoever corrects a record; another name is kept as the text that it is."""
    tie = "/records/ties/" + quote("coordinator|knows|shrine", safe="")
    seen = Edit("ties", "coordinator|knows|shrine", {"confirmed_by": "chair"}, 1)
    service.store.write(Writing((seen,), "sato"))
    for typed, kept in (("自治会長", "chair"), ("霞野ナミ", "霞野ナミ")):
        page = read(browser.get(tie + "/edit").text)
        held = {given["name"]: given.get("value", "") for given in page.all("input") if given.get("name")}
        assert held["confirmed_by"] == "自治会長"
        sent = {**held, "kind": "knows", "strength": "3", "confirmed_by": typed}
        assert browser.post(tie + "/edit", data=sent, headers={"origin": HOME}).status_code == 303
        assert service.store.tables["ties"]["coordinator|knows|shrine"].values["confirmed_by"] == kept


def test_that_a_strength_is_unknown_is_offered_once(service: Service, browser: Caller) -> None:
    """By choosing none; a record that has it so keeps it."""

    def offered(address: str) -> list[str]:
        return [one["value"] for one in read(browser.get(address).text).all("option")]

    assert "0" not in offered("/new/ties")
    unknown = Edit("ties", "coordinator|knows|shrine", {"strength": 0}, 1)
    service.store.write(Writing((unknown,), "sato"))
    assert "0" in offered("/records/ties/" + quote("coordinator|knows|shrine", safe="") + "/edit")
