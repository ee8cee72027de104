"""Who gets in: the one-time token, sessions, the API's token, names and origins of requests."""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

import pytest

from graph_service.domain.errors import StoreUnavailable
from graph_service.web.access import ASKED_SECONDS, SESSION_SECONDS, Access, cookie_name
from graph_service.web.tokens import api_token
from tests.web.service import API_TOKEN, COORDINATOR, HOME, Caller, Service

PAGE, API = "/needs/need-paper-boxes", "/api/v1/needs/need-paper-boxes/paths"


def test_nobody_gets_in_without_a_key(stranger: Caller) -> None:
    page, answer = stranger.get(PAGE), stranger.get(API)
    assert (page.status_code, answer.status_code) == (401, 401)
    assert page.headers["content-type"].startswith("text/html")
    assert "graph-service serve" in page.text
    assert answer.json()["code"] == "no_session"
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "紙箱" not in page.text + answer.text


@pytest.mark.parametrize(
    "address", ["/", "/nowhere", "/api/v1/nothing", "/needs/x/map", "/api/v1/openapi.json"]
)
def test_what_exists_is_not_told_to_strangers(stranger: Caller, address: str) -> None:
    assert stranger.get(address).status_code == 401


def test_the_first_visit_makes_a_session_and_loses_the_token(service: Service, stranger: Caller) -> None:
    token = service.access.new_token()
    first = stranger.get(f"{PAGE}?lang=en&token={token}")
    assert (first.status_code, first.headers["location"]) == (303, f"{PAGE}?lang=en")
    cookie = first.headers["set-cookie"]
    assert {part.strip() for part in cookie.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=strict"}
    assert cookie.startswith(f"{cookie_name('127.0.0.1:8765')}=")
    assert token not in cookie
    assert first.headers["cache-control"] == "no-store"
    assert stranger.get(PAGE).status_code == 200
    assert stranger.get(API).status_code == 200


def test_a_token_works_once(service: Service, browser: Caller) -> None:
    token = service.access.new_token()
    with service.caller() as first, service.caller() as second:
        assert first.get(f"/?token={token}").status_code == 303
        again = second.get(f"/?token={token}")
        assert again.status_code == 401
        assert "set-cookie" not in again.headers
        assert "graph-service address" in again.text
        assert token not in again.text
        assert second.get("/").status_code == 401


def test_who_is_in_comes_in_by_a_used_address_too(service: Service, browser: Caller) -> None:
    token = service.access.new_token()
    with service.caller() as first:
        assert first.get(f"/?token={token}").status_code == 303
    for used in (token, "never-known"):
        again = browser.get(f"{PAGE}?token={used}&lang=en")
        assert (again.status_code, again.headers["location"]) == (303, f"{PAGE}?lang=en")
        assert "set-cookie" not in again.headers
    assert browser.get(PAGE).status_code == 200


def test_a_used_address_on_another_site_opens_nothing(service: Service, browser: Caller) -> None:
    answer = browser.get("/?token=used", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 401


def test_who_has_a_key_gets_a_further_address_for_a_while(service: Service, api: Caller) -> None:
    asked = [api.post("/api/v1/entrance") for _ in range(2)]
    assert [answer.status_code for answer in asked] == [201, 201]
    assert asked[0].headers["cache-control"] == "no-store"
    with service.caller() as first, service.caller() as late:
        assert first.get(asked[0].json()["path"]).status_code == 303
        assert first.get("/").status_code == 200
        service.now += ASKED_SECONDS + 1
        assert late.get(asked[1].json()["path"]).status_code == 401
        assert late.get("/").status_code == 401


def test_a_stranger_gets_no_further_address(service: Service, stranger: Caller) -> None:
    assert stranger.post("/api/v1/entrance").status_code == 401
    assert stranger.get("/api/v1/entrance").status_code == 401
    assert service.access.tokens == {}


def test_probes_are_not_logged_unless_they_fail(
    service: Service, stranger: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="graph_service"):
        assert [stranger.get(probe).status_code for probe in ("/healthz", "/readyz")] == [200, 200]
        assert caplog.records == []
        service.store.error = StoreUnavailable()
        assert stranger.get("/readyz").status_code == 503
    assert [record.getMessage().split()[:3] for record in caplog.records] == [["GET", "/readyz", "503"]]


def test_a_token_opens_pages_only_by_a_visit(service: Service, stranger: Caller) -> None:
    token = service.access.new_token()
    assert stranger.post(f"/?token={token}").status_code == 401
    assert stranger.get(f"{API}?token={token}").status_code == 401
    assert stranger.get(f"/?token={token}").status_code == 303


def test_a_redirect_stays_here(service: Service, stranger: Caller) -> None:
    answer = stranger.get(f"{HOME}//evil.example/?token={service.access.new_token()}")
    assert answer.headers["location"] == "/evil.example/"


@pytest.mark.parametrize("token", ["", "x", "é", "%00", API_TOKEN])
def test_a_wrong_token_opens_nothing(stranger: Caller, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 401


def test_a_session_ends_after_a_day_without_use(service: Service, browser: Caller) -> None:
    for _ in range(3):
        service.now += SESSION_SECONDS - 1
        assert browser.get("/").status_code == 200
    service.now += SESSION_SECONDS + 1
    assert browser.get("/").status_code == 401
    assert service.access.sessions == {}


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (f"Bearer {API_TOKEN}", 200),
        (f"bearer  {API_TOKEN}", 200),
        ("Bearer wrong", 401),
        ("Bearer", 401),
        (f"Basic {API_TOKEN}", 401),
        (API_TOKEN, 401),
    ],
)
def test_the_bearer_token(stranger: Caller, header: str, status: int) -> None:
    assert stranger.get(API, headers={"authorization": header}).status_code == status


def test_a_wrong_bearer_token_is_not_mended_by_a_cookie(browser: Caller) -> None:
    assert browser.get(API, headers={"authorization": "Bearer wrong"}).status_code == 401


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_own_names(api: Caller, host: str) -> None:
    assert api.get(API, headers={"host": host}).status_code == 200


FOREIGN = [
    *("evil.example:8765", "127.0.0.1.evil.example:8765", "127.0.0.1:80", "127.0.0.1", "[::1]", ""),
    *(
        "127.0.0.1:8765.evil.example",
        "evil@127.0.0.1:8765",
        "localhost:８７６５",
        "0.0.0.0:8765",
        "[::1:8765",
    ),
]


@pytest.mark.parametrize("address", [API, "/", "/healthz", "/static/page.css", "/?token=x"])
def test_foreign_names_are_refused_everywhere(api: Caller, address: str) -> None:
    for host in FOREIGN:
        assert api.get(address, headers={"host": host.encode("utf-8")}).status_code == 421, host


def test_in_a_container_any_port_is_ours() -> None:
    access = Access(COORDINATOR, API_TOKEN, None)
    assert access.serves("localhost:18080")
    assert access.serves("127.0.0.1")
    assert not access.serves("graph-service:8765")
    assert not access.serves("0.0.0.0:8765")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8765"]
)
def test_other_sites_change_nothing(service: Service, browser: Caller, origin: str) -> None:
    """Another service of this machine is the same site to a browser: only its origin tells it apart."""
    before = service.store.change_number()
    closing = {"json": {"version": 1}, "headers": {"origin": origin}}
    answer = browser.post("/api/v1/actors/shop/close", **closing)
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_origin")
    assert service.store.change_number() == before


@pytest.mark.parametrize("headers", [{}, {"origin": HOME}])
def test_own_pages_may_change_things(browser: Caller, headers: dict[str, str]) -> None:
    assert browser.post("/api/v1/actors/shop/close", json={"version": 1}, headers=headers).status_code == 200


def test_a_cookie_that_came_across_sites_opens_nothing(browser: Caller) -> None:
    assert browser.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 401
    assert browser.get("/", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_a_form_of_another_site_is_no_body(browser: Caller) -> None:
    """What a form can send without asking first is not taken for JSON."""
    answer = browser.post(
        "/api/v1/actors/shop/close", content=b'{"version": 1}', headers={"content-type": "text/plain"}
    )
    assert answer.status_code == 422


def test_too_much_is_not_read(api: Caller) -> None:
    answer = api.post(
        "/api/v1/actors", content=b" " * 1_000_001, headers={"content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_too_much_is_not_read_when_it_does_not_say_so(api: Caller) -> None:
    async def endless():
        for _ in range(200):
            yield b" " * 10_000

    answer = api.post("/api/v1/actors", content=endless(), headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_logs_hold_no_names_tokens_or_queries(
    service: Service, browser: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="graph_service"):
        browser.get("/?q=%E7%B4%99%E7%AE%B1&token2=secret")
        browser.get("/needs/need-paper-boxes")
        browser.get(f"/?token={service.access.new_token()}")
        service.store.error = RuntimeError("紙箱づくりの女性")
        browser.get("/needs/need-paper-boxes")
    session = browser.client.cookies[cookie_name("127.0.0.1:8765")]
    lines = [record.getMessage() for record in caplog.records]
    assert any(line.startswith("GET /needs/{id} 200 ") for line in lines)
    assert any("RuntimeError" in line for line in lines)
    assert not any(record.exc_info for record in caplog.records)
    for secret in ("紙箱", "secret", "token", "need-paper", session[:6], "%E7"):
        assert secret not in "\n".join(lines)


def test_the_api_token_is_made_once_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "new"
    first = api_token(folder)
    assert len(first) >= 40
    assert api_token(folder) == first
    assert [path.name for path in folder.iterdir()] == ["api-token"]
    if os.name != "nt":
        assert stat.S_IMODE((folder / "api-token").stat().st_mode) == 0o600


def test_an_api_token_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    first = api_token(tmp_path)
    if os.name != "nt":
        (tmp_path / "api-token").chmod(0o644)
        assert api_token(tmp_path) != first
    assert stat.S_IMODE((tmp_path / "api-token").stat().st_mode) & 0o077 == 0 or os.name == "nt"


def test_an_empty_api_token_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "api-token").touch(0o600)
    assert api_token(tmp_path)
