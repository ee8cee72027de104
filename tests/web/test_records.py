"""`/api/v1/{actors,ties,needs,resources}` and `/paths`, as a program uses them."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from graph_service.application.narration import as_data
from graph_service.application.questions import ask_paths
from graph_service.domain.answers import Question
from graph_service.domain.policy import DEFAULT_POLICY
from tests.web.service import COORDINATOR, TODAY, Caller, Service

ODD = 'a/b?c#d%2F"<e>;é ../paths'


@pytest.mark.parametrize("table", ["actors", "ties", "needs", "resources"])
def test_pages_hold_every_record_once(service: Service, api: Caller, table: str) -> None:
    found, after = [], ""
    while True:
        page = api.get(f"/api/v1/{table}", params={"limit": 3, "after": after}).json()
        found += [record["id"] for record in page["items"]]
        after = page["next"]
        if not after:
            break
        assert len(page["items"]) == 3
    assert found == sorted(service.store.tables[table])


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "colour=red", "kind=robot", "kind=" + "x" * 999]
)
def test_lists_refuse_what_they_cannot_filter(api: Caller, query: str) -> None:
    answer = api.get(f"/api/v1/actors?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["column"] == query.split("=")[0]


def test_ties_are_found_by_either_end(api: Caller) -> None:
    items = api.get("/api/v1/ties?actor=shrine").json()["items"]
    assert len(items) == 3
    assert all("shrine" in (tie["from"], tie["to"]) for tie in items)
    assert [t["id"] for t in api.get("/api/v1/ties?from=coordinator&to=shrine").json()["items"]] == [
        "coordinator|knows|shrine"
    ]


def test_a_record_comes_back_as_it_was_sent(api: Caller) -> None:
    sent = {"id": ODD, "kind": "shop", "name": "喫茶店", "asks_max": 0, "lat": 35.0, "x_own": "残す"}
    created = api.post("/api/v1/actors", json=sent)
    assert created.status_code == 201
    assert created.headers["location"] == f"/api/v1/actors/{quote(ODD, safe='')}"
    assert created.json() == {**sent, "version": 2}
    assert api.get(created.headers["location"]).json() == created.json()
    changed = api.patch(created.headers["location"], json={**created.json(), "asks_max": None, "x_own": None})
    assert changed.status_code == 200
    assert changed.json() == {"id": ODD, "kind": "shop", "name": "喫茶店", "lat": 35.0, "version": 3}


def test_a_record_without_an_id_gets_one(api: Caller) -> None:
    answer = api.post("/api/v1/actors", json={"kind": "shop", "name": "喫茶店"})
    assert len(answer.json()["id"]) == 36
    tie = api.post("/api/v1/ties", json={"from": "chair", "to": "shop", "kind": "knows"})
    assert tie.json()["id"] == "chair|knows|shop"
    assert api.get(tie.headers["location"]).status_code == 200


def test_an_id_is_not_mistaken_for_a_part_of_the_address(api: Caller) -> None:
    """A need whose id ends in /paths is read, not searched; one whose id holds %2F is not another one."""
    for identity in ("x/paths", "x%2Fpaths", "close"):
        body = {
            "id": identity,
            "actor": "woman-104",
            "direction": "wants",
            "title": identity,
            "theme": "theme-company",
        }
        assert api.post("/api/v1/needs", json=body).status_code == 201
    assert api.get("/api/v1/needs/x%2Fpaths").json()["title"] == "x/paths"
    assert api.get("/api/v1/needs/x%252Fpaths").json()["title"] == "x%2Fpaths"
    assert api.get("/api/v1/needs/x/paths").json()["code"] == "unknown_id"
    assert api.get("/api/v1/needs/x%2Fpaths/paths").json()["code"] == "need_not_checked"


def test_an_id_cannot_be_changed(api: Caller) -> None:
    answer = api.patch("/api/v1/actors/shop", json={"version": 1, "id": "shop-2"})
    assert (answer.status_code, answer.json()["errors"][0]["column"]) == (422, "id")


def test_a_list_takes_no_separators(api: Caller) -> None:
    answer = api.patch("/api/v1/resources/res-shop", json={"version": 1, "eligible": ["care;none"]})
    assert answer.json()["errors"][0]["code"] == "separator_in_item"
    kept = api.patch("/api/v1/resources/res-shop", json={"version": 1, "eligible": ["care", "none"]})
    assert kept.json()["eligible"] == ["care", "none"]


def test_closing_takes_the_districts_own_day(api: Caller) -> None:
    closed = api.post("/api/v1/ties/jichikai%7Ccooperates_with%7Cshrine/close", json={"version": 1})
    assert closed.json()["valid_to"] == "2026-11-01"


def test_closing_an_actor_ends_what_hangs_on_it(api: Caller) -> None:
    assert (
        api.post("/api/v1/actors/shop/close", json={"version": 1, "day": "2026-10-31"}).json()["willing"]
        == "no"
    )
    ties = api.get("/api/v1/ties?actor=shop").json()["items"]
    assert {tie["valid_to"] for tie in ties} == {"2026-10-31"}
    assert api.get("/api/v1/resources/res-shop").json()["valid_to"] == "2026-10-31"


def test_writes_are_signed(service: Service, api: Caller) -> None:
    api.patch("/api/v1/actors/shop", json={"version": 1, "contact": "店長"})
    change = service.store.changes(1, 1)[0]
    assert (change.who, change.purpose) == (COORDINATOR.who, "edit")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_paths_are_those_of_the_command(service: Service, api: Caller, language: str) -> None:
    query = {"max_mediators": 2, "alternatives": 2, "as_of": "2026-10-30", "audience": "council"}
    answer = api.get(
        "/api/v1/needs/need-paper-boxes/paths", params=query, headers={"accept-language": language}
    )
    asked = Question("need-paper-boxes", **query)
    expected = as_data(ask_paths(service.store, asked, DEFAULT_POLICY, COORDINATOR, TODAY), language)
    assert answer.json() == expected


@pytest.mark.parametrize(
    "query",
    ["max_mediators=8", "max_mediators=-1", "max_mediators=1.5", "alternatives=0", "as_of=x", "audience=all"],
)
def test_what_cannot_be_asked(api: Caller, query: str) -> None:
    answer = api.get(f"/api/v1/needs/need-paper-boxes/paths?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["column"] == query.split("=")[0]
