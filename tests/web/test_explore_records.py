"""Between the map that one explores and the records: links both ways; confirming there, and back again."""

from __future__ import annotations

import json
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from graph_service.application.viewers import Viewer
from tests.web.pages import faults, read
from tests.web.service import Caller, Service

VIEW = urlencode([("open", ""), ("around", "actors/shop"), ("chosen", "actors/shop"), ("shown", "both")])


def given(caller: Caller) -> dict[str, Any]:
    page = read(caller.get("/explore").text)
    return dict(json.loads(next(one["data-given"] for one in page.all("div") if one.get("id") == "explorer")))


def links(caller: Caller, address: str) -> list[str]:
    return [unescape(one.get("href", "")) for one in read(caller.get(address).text).all("a")]


def led_to(answer: Any) -> list[tuple[str, str]]:
    """The fields of the address of the map that a form leads to."""
    assert answer.status_code == 303, answer.text
    address = urlsplit(answer.headers["location"])
    assert (address.scheme, address.netloc, address.path) == ("", "", "/explore")
    return parse_qsl(address.query, keep_blank_values=True)


@pytest.mark.parametrize(
    ("table", "identity"),
    [("actors", "shop"), ("ties", "jichikai|cooperates_with|shrine"), ("resources", "res-shop")],
)
def test_confirming_leads_back_to_the_same_view_and_so_does_undoing(
    service: Service, browser: Caller, table: str, identity: str
) -> None:
    before = dict(service.store.tables[table][identity].values)
    sent = {"table": table, "id": identity, "back": "explore", "view": VIEW}
    fields = led_to(browser.post("/confirm", data=sent))
    number = dict(fields)["change"]
    assert fields == [*parse_qsl(VIEW, keep_blank_values=True), ("done", "confirmed"), ("change", number)]
    assert service.store.tables[table][identity].values["confirmed_by"] == "sato"
    page = read(browser.get("/explore?" + urlencode(fields)).text)
    assert faults(page) == []
    assert "確かめたと記録しました。" in page.text
    undo = {one["name"]: one["value"] for one in page.all("input") if one.get("type") == "hidden"}
    assert undo == {"change": number, "back": "explore", "view": VIEW}
    undone = led_to(browser.post("/undo", data=undo))
    assert undone[:-2] == parse_qsl(VIEW, keep_blank_values=True)
    assert dict(service.store.tables[table][identity].values) == before


def test_a_view_leads_nowhere_else(browser: Caller) -> None:
    sent = {"table": "actors", "id": "shop", "back": "explore"}
    for view in (
        "//elsewhere.example/",
        "https://elsewhere.example",
        "\r\nx: y",
        "done=undone&change=1&lang=xx",
    ):
        fields = led_to(browser.post("/confirm", data={**sent, "view": view}))
        assert [name for name, _ in fields].count("done") == 1
    assert led_to(browser.post("/confirm", data={**sent, "view": "a=" + "b" * 5_000}))[0][0] == "done"


@pytest.mark.parametrize(("role", "writes"), [("coordinator", True), ("office", True), ("council", False)])
def test_the_page_is_told_what_its_viewer_may_do(
    service: Service, browser: Caller, role: Any, writes: bool
) -> None:
    service.access.viewer = Viewer("x", role)
    told = given(browser)
    assert told["writes"] is writes
    assert {"actors", "ties", "resources"} <= set(told["records"])


def test_records_needs_and_hits_lead_into_the_map(browser: Caller) -> None:
    shop, need = "actors%2Fshop", "needs%2Fneed-paper-boxes"
    assert f"/explore?around={shop}&chosen={shop}" in links(browser, "/records/actors/shop")
    assert f"/explore?around={need}&chosen={need}" in links(browser, "/records/needs/need-paper-boxes")
    resource = "resources%2Fres-shop"
    assert f"/explore?around={resource}&chosen={resource}" in links(browser, "/records/resources/res-shop")
    tie = links(browser, "/records/ties/jichikai%7Ccooperates_with%7Cshrine")
    ends = "around=actors%2Fjichikai&chosen=actors%2Fjichikai&pin=actors%2Fshrine"
    assert f"/explore?{ends}" in tie
    assert "/explore?open=area-hidamari" in links(browser, "/records/areas/area-hidamari")
    found = links(browser, "/search?q=%E8%87%AA%E6%B2%BB%E4%BC%9A")
    assert any(one.startswith("/explore?around=actors%2F") for one in found)
    asked = "/needs/need-paper-boxes?max_mediators=2"
    assert {"need": "need-paper-boxes", "max_mediators": "2"}.items() <= question(browser, asked).items()
    nobody = "/needs/need-paper-boxes?max_mediators=0&leave_out=coordinator"
    assert {"need": "need-paper-boxes", "max_mediators": "0"}.items() <= question(browser, nobody).items()


def question(caller: Caller, address: str) -> dict[str, str]:
    """What a page's link to the map asks there."""
    (found,) = [one for one in links(caller, address) if one.startswith("/explore?")]
    return dict(parse_qsl(urlsplit(found).query))
