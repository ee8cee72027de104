"""Correcting a record: what nobody touched stays as it is, and what was chosen stays chosen."""

from __future__ import annotations

from typing import Any

from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from tests.web.pages import Page, read
from tests.web.service import HOME, Caller, Service

EDIT = "/records/actors/shop/edit"


def put(service: Service, **values: Any) -> None:
    record = service.store.tables["actors"]["shop"]
    service.store.write(Writing((Edit("actors", "shop", values, record.version),), "ito"))


def typed(page: Page) -> dict[str, str]:
    """What a form would send, as a browser sends it."""
    fields = [one for one in page.all("input") if one.get("name") and one.get("type") != "radio"]
    return {one["name"]: one.get("value", "") for one in fields}


def sent(browser: Caller, **data: str) -> Any:
    return browser.post(EDIT, data=data, headers={"origin": HOME})


def test_lines_that_nobody_touched_are_no_change(service: Service, browser: Caller) -> None:
    put(service, note="一行目\n二行目")
    before = service.store.tables["actors"]["shop"]
    data = {"kind": "shop", "name": before.values["name"], "note": "一行目\r\n二行目"}
    answer = sent(browser, version=str(before.version), **data)
    assert answer.status_code == 303
    assert service.store.tables["actors"]["shop"].values["note"] == "一行目\n二行目"


def test_whose_value_was_chosen_is_not_lost_where_something_else_is_wrong(
    service: Service, browser: Caller
) -> None:
    put(service, contact="前の窓口", area="area-ekimae")
    read_at = service.store.tables["actors"]["shop"].version
    put(service, contact="ほかの人の窓口", area=None)
    present = service.store.tables["actors"]["shop"]
    mine = {"kind": "shop", "name": present.values["name"], "contact": "わたしの窓口", "area": "駅前地区"}
    conflict = sent(browser, version=str(read_at), **mine)
    assert conflict.status_code == 409
    chosen = {"keep__contact": "theirs", "keep__area": "theirs", "version": str(present.version)}
    wrong = sent(browser, **mine, **chosen, asks_max="たくさん")
    assert wrong.status_code == 422
    fields = typed(read(wrong.text))
    assert (fields["contact"], fields["area"]) == ("ほかの人の窓口", "")
    assert sent(browser, **{**fields, "kind": "shop", "asks_max": "2"}).status_code == 303
    now = service.store.tables["actors"]["shop"].values
    assert (now["contact"], now.get("area"), now["asks_max"]) == ("ほかの人の窓口", None, 2)


def test_who_confirmed_is_kept_by_whoever_may_not_read_it(service: Service, browser: Caller) -> None:
    put(service, confirmed_by="shrine", confirmed_on="2026-10-01")
    shrine = service.store.tables["actors"]["shrine"]
    service.store.write(Writing((Edit("actors", "shrine", {"audience": "own"}, shrine.version),), "ito"))
    service.access.viewer = Viewer("x", "office")
    shop = service.store.tables["actors"]["shop"]
    fields = typed(read(browser.get(EDIT).text))
    assert fields["confirmed_by"] == ""
    kept = {**fields, "kind": "shop", "note": "ひとこと", "version": str(shop.version)}
    assert sent(browser, **kept).status_code == 303
    assert service.store.tables["actors"]["shop"].values["confirmed_by"] == "shrine"
    assert sent(browser, **{**kept, "confirmed_by": "伊藤", "version": "999"}).status_code == 409
    version = str(service.store.tables["actors"]["shop"].version)
    assert sent(browser, **{**kept, "confirmed_by": "伊藤", "version": version}).status_code == 303
    assert service.store.tables["actors"]["shop"].values["confirmed_by"] == "伊藤"
