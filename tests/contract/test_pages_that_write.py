"""The pages that change something, on the fake and on a real store: right, wrong, conflict, undo, refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest

from graph_service.adapters.assets import asset
from graph_service.application.reliance import Reliance
from graph_service.application.viewers import Viewer
from graph_service.bootstrap import services_on
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.web.access import Access
from tests.contract.conftest import AnyStore
from tests.contract.rows import RULES, load_of, sample
from tests.web.pages import Page, faults, read
from tests.web.service import Asked, Caller

ODD = 'a/b?c#d%2F"<e>;é ../x'
HOSTILE = "\"'><script>alert(1)</script>{{7*7}}&lt;\u202e=1+1"

Visitor = Callable[..., Caller]


@pytest.fixture
def filled(store: AnyStore) -> AnyStore:
    store.load(load_of(sample(asset("seed_data", "paper-box"))))
    return store


@pytest.fixture
def visitor(filled: AnyStore) -> Iterator[Visitor]:
    """Whoever comes in, by role and name."""
    at_once = Reliance(filled, DEFAULT_POLICY, lambda work: work())
    services = replace(services_on(filled, lambda: RULES, lambda: "2026-11-23"), reliance=at_once)
    with ExitStack() as stack:

        def come_in(who: str = "sato", role: str = "coordinator") -> Caller:
            access = Access(Viewer(who, role), "api-token")  # type: ignore[arg-type]
            return stack.enter_context(Caller(Asked(services, access), {"Authorization": "Bearer api-token"}))

        yield come_in


@pytest.fixture
def sato(visitor: Visitor) -> Caller:
    return visitor()


def record(store: AnyStore, table: str, identity: str) -> dict[str, object]:
    return dict(store.describe({table: {identity}})[table][identity].values)


def followed(caller: Caller, answer: httpx.Response) -> Page:
    """The page that a form leads to."""
    assert answer.status_code == 303, answer.text
    shown = caller.get(answer.headers["location"].split("#")[0])
    assert shown.status_code == 200
    page = read(shown.text)
    assert faults(page) == []
    return page


def change_in(answer: httpx.Response) -> str:
    return parse_qs(urlsplit(answer.headers["location"]).query)["change"][0]


@pytest.mark.parametrize("change", [-1, 10**15, 2**63 - 1, 2**63, 10**23])
def test_an_address_that_says_more_than_it_can_know_opens_its_page(sato: Caller, change: int) -> None:
    answer = sato.get(f"/records/actors?done=created&change={change}")
    assert answer.status_code == 200
    assert "/undo" not in answer.text


def test_one_click_confirms_and_another_takes_it_back(filled: AnyStore, sato: Caller) -> None:
    before = record(filled, "resources", "res-shop")
    answer = sato.post("/confirm", data={"table": "resources", "id": "res-shop", "back": "today"})
    assert answer.headers["location"] == "/?done=confirmed&change=2"
    assert "確かめたと記録しました。" in followed(sato, answer).text
    assert record(filled, "resources", "res-shop") == {
        **before,
        "confirmed_on": "2026-11-01",
        "confirmed_by": "sato",
    }
    undone = sato.post("/undo", data={"change": change_in(answer), "back": "today"})
    assert undone.headers["location"].startswith("/?")
    assert "元に戻しました。" in followed(sato, undone).text
    assert record(filled, "resources", "res-shop") == before


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"table": "needs", "id": "need-company"}, 422),
        ({"table": "actors", "id": "nobody"}, 404),
        ({}, 422),
    ],
)
def test_what_cannot_be_confirmed(filled: AnyStore, sato: Caller, sent: dict[str, str], status: int) -> None:
    assert sato.post("/confirm", data=sent).status_code == status
    assert filled.change_number() == 1


def test_a_record_is_created_changed_and_undone(filled: AnyStore, sato: Caller) -> None:
    assert faults(read(sato.get("/new/actors").text)) == []
    answer = sato.post(
        "/new/actors", data={"kind": "shop", "name": HOSTILE, "area": "ひだまり", "note": HOSTILE}
    )
    page = followed(sato, answer)
    assert page.texts.count(HOSTILE) >= 3
    assert "記録しました。" in page.text
    (identity,) = filled.changes(1, 1)[0].touched
    assert record(filled, "actors", identity.id) == {
        **{"id": identity.id, "kind": "shop", "name": HOSTILE, "note": HOSTILE, "area": "area-hidamari"},
    }
    edit = f"/records/actors/{identity.id}/edit"
    assert faults(read(sato.get(edit).text)) == []
    changed = sato.post(
        edit, data={"version": "2", "kind": "shop", "name": "喫茶ことり", "area__was": "area-hidamari"}
    )
    assert "保存しました。" in followed(sato, changed).text
    assert record(filled, "actors", identity.id) == {"id": identity.id, "kind": "shop", "name": "喫茶ことり"}
    history = read(sato.get(f"/records/actors/{identity.id}/history").text)
    assert faults(history) == []
    assert history.text.index("喫茶ことり") < history.text.index("はじめて記録")
    assert HOSTILE in history.texts
    refused = sato.post("/undo", data={"change": "2"})
    assert (refused.status_code, "変更 3" in refused.text) == (409, True)
    sato.post("/undo", data={"change": "3"})
    assert record(filled, "actors", identity.id)["name"] == HOSTILE


def test_what_was_created_is_taken_away_again(filled: AnyStore, sato: Caller) -> None:
    sato.post("/new/themes", data={"name": "編み物"})
    answer = sato.post("/undo", data={"change": "2"})
    assert answer.headers["location"].startswith("/records/themes?")
    assert "編み物" not in followed(sato, answer).text
    assert "編み物" not in filled.texts().tables["themes"]["name"]


def test_a_wrong_form_keeps_what_was_typed(filled: AnyStore, sato: Caller) -> None:
    sent = {"kind": "robot", "name": " ", "asks_max": "many", "note": HOSTILE, "area": "どこにもない"}
    answer = sato.post("/new/actors", data=sent)
    page = read(answer.text)
    assert (answer.status_code, faults(page)) == (422, [])
    assert "「どこにもない」は見つかりません" in page.text
    assert HOSTILE in page.texts
    without_area = sato.post("/new/actors", data={**sent, "area": ""})
    wrong = [one["id"] for one in read(without_area.text).all("input") if one.get("aria-invalid")]
    assert wrong == ["name", "asks_max"]
    assert 'value="many"' in without_area.text
    assert filled.change_number() == 1


def test_a_name_that_several_have_is_asked_back(filled: AnyStore, sato: Caller) -> None:
    for identity in ("twin-1", "twin-2"):
        sato.post("/api/v1/actors", json={"id": identity, "kind": "resident", "name": "双子さん"})
    tie = {"from": "双子さん", "to": "商店主", "kind": "knows"}
    page = read(sato.post("/new/ties", data=tie).text)
    picks = [one["value"] for one in page.all("input") if one.get("name") == "from__pick"]
    assert picks == ["twin-1", "twin-2", ""]
    sent = {**tie, "to": "shop", "from__pick": "twin-2"}
    followed(sato, sato.post("/new/ties", data=sent))
    assert record(filled, "ties", "twin-2|knows|shop")["to"] == "shop"
    assert sato.post("/new/ties", data=sent).status_code == 422  # the same is recorded already


def test_somebody_new_with_who_knows_them(filled: AnyStore, sato: Caller) -> None:
    page = read(sato.get("/new/known?by=chair").text)
    assert faults(page) == []
    wrong = sato.post("/new/known", data={"kind": "shop", "tie_from": "chair"})
    shown = read(wrong.text)
    assert (wrong.status_code, faults(shown)) == (422, [])
    invalid = [
        given["id"] for name, given in shown.tags if name in ("input", "select") and given.get("aria-invalid")
    ]
    assert invalid == ["name", "tie_kind"]
    assert filled.change_number() == 1
    sent = {
        "kind": "shop",
        "name": "喫茶ことり",
        "tie_from": "chair",
        "tie_kind": "knows",
        "tie_strength": "2",
    }
    page = followed(sato, sato.post("/new/known", data=sent))
    assert "自治会長と喫茶ことりは知り合い" in page.text
    assert [touched.table for touched in filled.changes(1, 1)[0].touched] == ["actors", "ties"]
    sato.post("/undo", data={"change": "2"})
    assert "喫茶ことり" not in filled.texts().tables["actors"]["name"]


def test_a_conflict_is_shown_side_by_side(filled: AnyStore, visitor: Visitor) -> None:
    sato, ito = visitor(), visitor("ito")
    edit = "/records/actors/shop/edit"
    sent = {"version": "1", "kind": "shop", "name": "佐藤の名", "contact": "店主", "note": "佐藤のメモ"}
    followed(ito, ito.post(edit, data={**sent, "name": "伊藤の名", "contact": "店長", "note": ""}))
    theirs = record(filled, "actors", "shop")
    answer = sato.post(edit, data=sent)
    page = read(answer.text)
    assert (answer.status_code, faults(page)) == (409, [])
    for text in ("佐藤の名", "伊藤の名", "佐藤のメモ", "店長"):
        assert text in page.text
    assert "itoさんがこの記録を変えました(変更 2)" in page.text
    chosen = {one["name"]: one["value"] for one in page.all("input") if "checked" in one}
    assert chosen == {"keep__name": "mine", "keep__contact": "theirs", "keep__note": "mine"}
    typed = {one["name"]: one["value"] for one in page.all("input") if one.get("type") == "hidden"}
    assert {**sent, "version": "2"}.items() <= typed.items()
    saved = sato.post(edit, data={**typed, **chosen, "keep__name": "theirs"})
    followed(sato, saved)
    assert record(filled, "actors", "shop") == {**theirs, "note": "佐藤のメモ"}


def test_a_conflict_about_nothing_is_none(filled: AnyStore, visitor: Visitor) -> None:
    edit = "/records/themes/theme-company/edit"
    sent = {"version": "1", "name": "話し相手", "synonyms": "傾聴;茶飲み話"}
    for who in ("ito", "sato"):
        caller = visitor(who)
        followed(caller, caller.post(edit, data={**sent, "name": "おしゃべり"}))
    assert filled.change_number() == 2


def test_closing_ends_it_and_can_be_undone(filled: AnyStore, sato: Caller) -> None:
    sent = {"version": "1", "day": "2026-10-31"}
    answer = sato.post("/records/resources/res-shop/close", data=sent)
    page = followed(sato, answer)
    assert "終わりにしました。" in page.text
    assert record(filled, "resources", "res-shop")["valid_to"] == "2026-10-31"
    assert "終わりにする" not in page.text
    assert sato.post("/records/resources/res-shop/close", data=sent).status_code == 409
    sato.post("/undo", data={"change": "2"})
    assert "valid_to" not in record(filled, "resources", "res-shop")


def test_a_deed_at_a_need_is_taken_back_there(filled: AnyStore, sato: Caller) -> None:
    close = {"version": "1", "status": "withdrawn", "note": "本人が望まなくなった。"}
    answer = sato.post("/needs/need-company/do/close", data=close)
    page = followed(sato, answer)
    assert record(filled, "needs", "need-company")["status"] == "withdrawn"
    sent = {one["name"]: one["value"] for one in page.all("input") if one.get("type") == "hidden"}
    assert (sent["back"], sent["need"], sent["change"]) == ("need", "need-company", change_in(answer))
    undone = sato.post("/undo", data={name: sent[name] for name in ("change", "back", "need")})
    assert undone.headers["location"].startswith("/needs/need-company?done=undone")
    assert "元に戻しました。" in followed(sato, undone).text
    assert record(filled, "needs", "need-company")["status"] == "received"


def test_odd_ids_have_pages_and_forms(filled: AnyStore, sato: Caller) -> None:
    sato.post("/api/v1/actors", json={"id": ODD, "kind": "shop", "name": "店"})
    place = f"/records/actors/{quote(ODD, safe='')}"
    for address in (place, f"{place}/edit", f"{place}/history"):
        answer = sato.get(address)
        assert (answer.status_code, faults(read(answer.text))) == (200, [])
    followed(sato, sato.post(f"{place}/edit", data={"version": "2", "kind": "shop", "name": "店2"}))
    followed(sato, sato.post("/confirm", data={"table": "actors", "id": ODD}))
    assert record(filled, "actors", ODD) == {
        **{"id": ODD, "kind": "shop", "name": "店2"},
        **{"confirmed_on": "2026-11-01", "confirmed_by": "sato"},
    }


def test_a_council_only_reads(filled: AnyStore, visitor: Visitor) -> None:
    member = visitor("member", "council")
    sent = {"version": "1", "table": "actors", "id": "shop", "kind": "shop", "name": "x", "change": "1"}
    for address in ("/new/actors", "/new/known", "/records/actors/shop/edit", "/records/actors/shop/history"):
        assert member.get(address).status_code == 403, address
    for address in (
        *("/new/actors", "/new/known", "/records/actors/shop/edit"),
        *("/records/actors/shop/close", "/confirm", "/undo"),
    ):
        assert member.post(address, data=sent).status_code == 403, address
    assert filled.change_number() == 1
    for address in ("/records/asks", "/records/care", "/new/care", "/records/nothing", "/records/exports"):
        assert member.get(address).status_code in (403, 404), address
    assert member.get("/records/actors/woman-104").status_code == 404
    page = read(member.get("/records/actors/shop").text)
    assert faults(page) == []
    assert "書き直す" not in page.text
    assert "娘(76歳)" not in member.get("/records/actors").text
    assert "紙箱づくりの女性" not in member.get("/").text
