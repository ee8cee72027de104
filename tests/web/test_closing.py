"""Themes and areas that are no longer used: closed, never deleted."""

from __future__ import annotations

import pytest

from tests.web.pages import faults, read
from tests.web.service import HOME, Caller, Service

DAY = {"district's own": "2026-11-01", "later": "2026-12-01"}


def close(browser: Caller, address: str, day: str) -> str:
    """Closes a record by its page; where that leads."""
    page = read(browser.get(address).text)
    version = next(one["value"] for one in page.all("input") if one.get("name") == "version")
    answer = browser.post(f"{address}/close", data={"version": version, "day": day}, headers={"origin": HOME})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def offered(browser: Caller, address: str) -> set[str]:
    """What the form offers to choose."""
    page = read(browser.get(address).text)
    assert faults(page) == []
    return {one["value"] for one in page.all("option")}


@pytest.mark.parametrize(
    ("table", "closed", "name", "new", "has_it"),
    [
        ("areas", "area-ekimae", "駅前地区", "/new/actors", "/records/actors/shop/edit"),
        ("themes", "theme-pen-stand", "ペン立て", "/new/resources", "/records/resources/res-shrine/edit"),
    ],
)
def test_what_is_closed_is_offered_for_nothing_new_and_stays_where_it_is(
    service: Service, browser: Caller, table: str, closed: str, name: str, new: str, has_it: str
) -> None:
    before = offered(browser, new)
    assert name in before
    told = browser.get(close(browser, f"/records/{table}/{closed}", DAY["district's own"]))
    assert faults(read(told.text)) == []
    assert "2026-11-01" in read(told.text).text
    assert f"/records/{table}/{closed}/close" not in told.text
    assert service.store.tables[table][closed].values["valid_to"] == "2026-11-01"
    assert offered(browser, new) == before - {name}
    assert name in {one.get("value") for one in read(browser.get(has_it).text).all("input")}
    assert closed in browser.get(f"/records/{table}").text


def test_one_still_sees_who_is_in_a_closed_area(browser: Caller) -> None:
    close(browser, "/records/areas/area-ekimae", DAY["district's own"])
    assert "area-ekimae" in offered(browser, "/records/actors")
    assert "/records/actors/shop" in browser.get("/records/actors?area=area-ekimae").text


def test_what_will_be_closed_is_offered_until_then(browser: Caller) -> None:
    close(browser, "/records/areas/area-ekimae", DAY["later"])
    assert "駅前地区" in offered(browser, "/new/actors")
    assert "/records/areas/area-ekimae/close" in browser.get("/records/areas/area-ekimae").text


def test_records_that_are_corrected_cannot_be_closed(service: Service, browser: Caller) -> None:
    asks = {name: record.version for name, record in service.store.tables["asks"].items()}
    assert asks
    for name, version in asks.items():
        data = {"version": str(version), "day": DAY["later"]}
        answer = browser.post(f"/records/asks/{name}/close", data=data, headers={"origin": HOME})
        assert answer.status_code == 404
    assert {name: one.version for name, one in service.store.tables["asks"].items()} == asks
