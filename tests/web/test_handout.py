"""The page on which maps are made to be handed out: form, preview, files, and the record of each."""

from __future__ import annotations

import base64
import re

import pytest

from tests.web.pages import faults, read
from tests.web.service import TODAY, Caller, Service

ASKED = {
    **{"view": "need:need-paper-boxes", "audience": "office", "recipient": "地域包括支援センター"},
    **{"purpose": "打ち合わせ", "until": "2026-12-23", "form": "html"},
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("address", ["/handout", "/handout?view=need:need-paper-boxes&audience=case"])
def test_the_form_is_whole_and_accessible(browser: Caller, address: str, language: str) -> None:
    page = read(browser.get(address, headers={"accept-language": language}).text)
    assert faults(page) == []
    chosen = [given["value"] for given in page.all("option") if "selected" in given]
    assert chosen == ["need:need-paper-boxes" if "view" in address else "district"]
    assert [given["value"] for given in page.all("input") if "checked" in given] == [
        "case" if "view" in address else "council"
    ]
    assert bool(page.all("iframe")) == ("view" in address)


def test_of_needs_with_the_same_title_one_sees_whose_each_is(browser: Caller) -> None:
    assert (
        "紙の小物入れをもらってくれる人を探す:紙箱づくりの女性(104歳)"
        in read(browser.get("/handout").text).text
    )


def test_every_page_leads_to_it_and_a_need_leads_to_its_own(browser: Caller) -> None:
    links = [a["href"] for a in read(browser.get("/needs/need-paper-boxes?without_us=true").text).all("a")]
    assert "/handout" in links
    own = next(link for link in links if link.startswith("/handout?"))
    assert "view=need%3Aneed-paper-boxes" in own
    assert "without_us=true" in own
    form = read(browser.get(own).text)
    assert "without_us=true" in form.all("form")[-1]["action"]
    assert "without_us=true" in form.all("iframe")[0]["src"]


def test_the_preview_is_framed_by_our_pages_and_put_on_no_record(browser: Caller, api: Caller) -> None:
    frame = read(browser.get("/handout?view=district&audience=council").text).all("iframe")[0]
    assert frame["sandbox"] == "allow-scripts"
    answer = browser.get(frame["src"])
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert "(下書き)" in answer.text
    assert "まだありません。" in browser.get("/handout").text


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("html", "text/html; charset=utf-8", "<!doctype html>"),
        ("svg", "image/svg+xml", "<svg "),
    ],
)
def test_a_file_is_saved_and_put_on_record(browser: Caller, form: str, media_type: str, begins: str) -> None:
    answer = browser.post("/handout", data={**ASKED, "form": form})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    name = f"map-office-{TODAY}.{form}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.startswith(begins)
    log = read(browser.get("/handout").text).text
    assert "地域包括支援センター" in log
    assert "打ち合わせ" in log
    assert "2026-12-23" in log


def test_what_is_printed_is_opened(browser: Caller) -> None:
    answer = browser.post("/handout", data={**ASKED, "form": "print"})
    assert "content-disposition" not in answer.headers
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert "A3 で印刷" in answer.text


def test_a_picture_is_made_by_the_browser(browser: Caller) -> None:
    answer = browser.post("/handout", data={**ASKED, "form": "png"})
    page = read(answer.text)
    assert faults(page) == []
    image = next(given for given in page.all("img") if given.get("id") == "picture")
    svg = base64.b64decode(image["src"].removeprefix("data:image/svg+xml;base64,")).decode()
    assert svg.startswith("<svg ")
    assert "地域包括支援センター" in svg
    assert f'download="map-office-{TODAY}.png"' in answer.text


def test_a_pdf_is_made_or_it_is_said_what_is_missing(browser: Caller, service: Service) -> None:
    answer = browser.post("/handout", data={**ASKED, "form": "pdf"})
    if service.services.renderers.makes_pdf():
        assert answer.content.startswith(b"%PDF-")
        return
    assert answer.status_code == 501
    page = read(answer.text)
    assert faults(page) == []
    assert "rsvg-convert" in page.text
    assert "まだありません。" in page.text
    offered = [given.get("value") for given in read(browser.get("/handout").text).all("button")]
    assert "pdf" not in offered
    assert "print" in offered


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"recipient": ""}, "だれに渡すか"),
        ({"purpose": " "}, "何に使うか"),
        ({"until": "2026-11-22"}, "いつまで使えるか"),
        ({"view": "actor:x"}, "district, area:ID, need:ID"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_lost(
    browser: Caller, change: dict[str, str], said: str
) -> None:
    answer = browser.post("/handout", data={**ASKED, **change})
    assert answer.status_code == 422
    page = read(answer.text)
    assert said in page.text
    if "recipient" not in change:
        assert "地域包括支援センター" in [given.get("value") for given in page.all("input")]


def test_a_need_that_has_no_ways_yet_leaves_the_form_as_it_was(browser: Caller, service: Service) -> None:
    """It is offered: the choice is among all needs that wait, checked or not."""
    answer = browser.post("/handout", data={**ASKED, "view": "need:need-company"})
    assert answer.status_code == 409
    page = read(answer.text)
    assert faults(page) == []
    fields = {one["name"]: one.get("value") for one in page.all("input") if one.get("name")}
    assert (fields["recipient"], fields["purpose"]) == (ASKED["recipient"], ASKED["purpose"])
    assert "まだ確認が済んでいません" in page.text
    assert not service.store.tables["exports"]


def test_without_a_form_the_map_is_only_looked_at(browser: Caller) -> None:
    answer = browser.post("/handout", data={**ASKED, "form": ""})
    assert answer.status_code == 200
    page = read(answer.text)
    assert faults(page) == []
    assert "audience=office" in page.all("iframe")[0]["src"]
    assert "打ち合わせ" not in page.all("iframe")[0]["src"]
    assert "まだありません。" in page.text


def test_a_council_gets_a_map_without_anybody(browser: Caller) -> None:
    given = {**ASKED, "audience": "council"}
    text = browser.post("/handout", data=given).text
    for word in (
        "紙箱づくりの女性",
        "娘(76歳)",
        "小物入れをもらって",
        "社務所",
        "need-paper-boxes",
        "woman-104",
    ):
        assert word not in text, word
    assert "ひだまり自治会" in text
    assert re.search("神社", text)


def test_another_site_makes_no_file(browser: Caller) -> None:
    for origin in ("http://evil.example", "null"):
        assert browser.post("/handout", data=ASKED, headers={"origin": origin}).status_code == 403


def test_hostile_words_of_a_form_stay_words(browser: Caller) -> None:
    hostile = "\"'><script>alert(1)</script>"
    given = {**ASKED, "recipient": hostile, "purpose": hostile}
    assert browser.post("/handout", data=given).text.count("<script") == 5
    for page in (
        read(browser.get("/handout").text),
        read(browser.post("/handout", data={**given, "until": ""}).text),
    ):
        assert faults(page) == []
        assert hostile in page.text or hostile in [one.get("value") for one in page.all("input")]


EXPLORED = "explored:need=need-paper-boxes&around=actors%2Fwoman-104&words=secret"


def test_a_view_of_the_explorer_is_shown_and_handed_out(browser: Caller) -> None:
    page = read(browser.get("/handout", params={"view": EXPLORED, "audience": "case"}).text)
    assert faults(page) == []
    chosen = [given["value"] for given in page.all("option") if "selected" in given]
    assert chosen == ["explored:need=need-paper-boxes&around=actors%2Fwoman-104"]
    assert "/explore?need=need-paper-boxes&around=actors%2Fwoman-104" in [a["href"] for a in page.all("a")]
    preview = browser.get(page.all("iframe")[0]["src"]).text
    assert "紙箱づくりの女性" in preview
    assert "絵馬を書くペン立て" in preview


@pytest.mark.parametrize("audience", ["council", "public"])
def test_of_a_view_nobody_gets_more_than_their_audience(browser: Caller, audience: str) -> None:
    given = {**ASKED, "view": EXPLORED, "audience": audience}
    text = browser.post("/handout", data=given).text
    for word in ("紙箱づくりの女性", "娘(76歳)", "小物入れをもらって", "woman-104", "need-paper-boxes"):
        assert word not in text, word


def test_a_path_beyond_its_readers_is_left_out_and_that_is_said(browser: Caller, api: Caller) -> None:
    need = api.get("/api/v1/needs/need-paper-boxes").json()
    version = need["version"]
    answer = api.send("PATCH", "/api/v1/needs/need-paper-boxes", json={"version": version, "audience": "own"})
    assert answer.status_code == 200, answer.text
    own, office = (
        browser.post("/handout", data={**ASKED, "view": EXPLORED, "audience": one}).text
        for one in ("own", "office")
    )
    assert "見せられる記録だけではたどれない" not in own
    assert "紙の小物入れをもらってくれる人を探す" in own
    assert "見せられる記録だけではたどれない" in office
    assert "紙の小物入れをもらってくれる人を探す" not in office


def test_what_was_in_view_is_on_record_in_ids(browser: Caller, service: Service) -> None:
    browser.post("/handout", data={**ASKED, "view": EXPLORED, "audience": "case"})
    rows = service.store.district().of("exports")
    assert [row.values["view"] for row in rows] == [
        "explored:need=need-paper-boxes&around=actors%2Fwoman-104 html"
    ]


@pytest.mark.parametrize("view", ["explored:max_mediators=x", "explored:" + "a" * 5_000])
def test_an_address_that_is_none_is_refused(browser: Caller, view: str) -> None:
    assert browser.get("/handout", params={"view": view}).status_code == 422
