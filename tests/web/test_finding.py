"""The search box, its page and its address in the API."""

from __future__ import annotations

import logging
import re

import pytest

from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from graph_service.web.picking import Picker
from tests.web.pages import faults, read
from tests.web.service import HOME, Caller, Service
from tests.web.test_pages import HOSTILE


def test_the_box_is_on_every_page_and_needs_no_script(browser: Caller) -> None:
    for address in ("/", "/needs/need-paper-boxes", "/x"):
        page = read(browser.get(address).text)
        assert {"id": "find", "name": "q"}.items() <= next(
            f for f in page.all("input") if f["id"] == "find"
        ).items()
        assert "/search" in [form["action"] for form in page.all("form")]


def test_strangers_see_no_box(stranger: Caller) -> None:
    assert stranger.get("/search?q=神社").status_code == 401
    assert read(stranger.get("/").text).all("form") == []


def test_results_say_what_was_found_and_why_and_link_needs(browser: Caller) -> None:
    page = read(browser.get("/search?q=容器").text)
    assert "/needs/need-paper-boxes" in [link["href"] for link in page.all("a")]
    assert "テーマ「入れもの」の別の言い方「容器」" in page.text
    assert "「容器」の検索結果 7 件" in page.text
    english = read(browser.get("/search?q=容器&lang=en").text)
    assert "theme “入れもの”, its synonym “容器”" in english.text
    assert "/needs/need-paper-boxes?lang=en" in [link["href"] for link in english.all("a")]


def test_hostile_text_in_query_and_data_is_text(service: Service, browser: Caller) -> None:
    plain = HOSTILE.replace("\u202e", "")
    edit = Edit("actors", "h", {"id": "h", "kind": "shop", "name": HOSTILE}, None)
    service.store.write(Writing((edit,), "x"))
    answer = browser.get("/search", params={"q": plain})
    page = read(answer.text)
    assert faults(page) == []
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert next(f["value"] for f in page.all("input") if f["id"] == "find") == plain
    assert "架空" in page.text
    assert page.text.count("{{7*7}}") >= 2


def test_no_query_and_no_name_is_logged(browser: Caller, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        browser.get("/search", params={"q": "紙箱づくりの女性"})
    assert "紙箱" not in caplog.text
    assert "%E7%B4%99" not in "".join(
        r.getMessage() for r in caplog.records if r.name.startswith("graph_service")
    )


def test_the_limit_and_the_query_are_checked(api: Caller) -> None:
    assert api.get("/api/v1/search", params={"q": "花" * 201}).status_code == 422
    assert api.get("/api/v1/search", params={"q": "神社", "limit": 101}).status_code == 422
    assert api.get("/api/v1/search").status_code == 422
    answer = api.get("/api/v1/search", params={"q": "小", "limit": 1}).json()
    assert (len(answer["hits"]), answer["more"]) == (1, True)


def test_hits_say_whose_they_are(browser: Caller) -> None:
    assert "絵馬を書くペン立て 神社" in read(browser.get("/search?q=絵馬").text).text


def test_the_page_leads_back_to_where_the_words_were_typed(browser: Caller) -> None:
    def back(referer: str) -> tuple[str, str]:
        html = browser.get("/search?q=神社", headers={"referer": referer}).text
        (found,) = re.findall('<p class="back"><a href="([^"]*)">← ([^<]*)</a></p>', html)
        return found

    assert back(f"{HOME}/records/ties?q=a") == ("/records/ties?q=a", "前の画面へ")
    for elsewhere in ("", "https://example.org/records/ties?q=a", f"{HOME}/search?q=b"):
        assert back(elsewhere) == ("/", "きょうの画面へ")


def crowded(service: Service) -> Picker:
    """More needs than a search ever answers with hold a name that one actor has."""
    need = {"actor": "woman-104", "direction": "wants", "theme": "theme-company", "title": "花園さんに頼む"}
    edits = [Edit("needs", f"n{n}", {**need, "id": f"n{n}"}, None) for n in range(120)]
    named = {"id": "z", "kind": "resident", "name": "元の花園さんに頼む人"}
    service.store.write(Writing((*edits, Edit("actors", "z", named, None)), "x"))
    return Picker(service.services, Viewer("sato", "coordinator"))


def test_a_search_may_be_of_one_table(service: Service, api: Caller) -> None:
    crowded(service)
    every = api.get("/api/v1/search", params={"q": "花園さん", "limit": 100}).json()
    assert {one["table"] for one in every["hits"]} == {"needs"}
    actors = api.get("/api/v1/search", params={"q": "花園さん", "table": "actors"}).json()
    assert ([one["id"] for one in actors["hits"]], actors["more"]) == (["z"], False)
    assert api.get("/api/v1/search", params={"q": "花", "table": "asks"}).status_code == 422


def test_a_form_finds_a_name_that_many_records_of_other_tables_hold(service: Service) -> None:
    picker = crowded(service)
    assert picker.pick("actors", "花園さん").id == "z"
    assert picker.pick_whole("actors", "元の花園さんに頼む人") == "z"


def test_several_that_a_form_finds_are_told_apart(service: Service) -> None:
    picked = Picker(service.services, Viewer("sato", "coordinator")).pick("resources", "小")
    assert picked.fault == "pick_several"
    assert "お客さんに配る小物入れ (商店(推定))" in [words for _, words in picked.candidates]
