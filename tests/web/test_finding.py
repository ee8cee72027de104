"""The search box, its page and its address in the API."""

from __future__ import annotations

import logging

import pytest

from graph_service.domain.changes import Edit, Writing
from tests.web.pages import faults, read
from tests.web.service import Caller, Service
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
