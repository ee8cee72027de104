"""Errors as problem documents: every class mapped, plain words, nothing that the caller did not send."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator

import pytest

from graph_service.domain import errors
from graph_service.domain.errors import GraphServiceError
from graph_service.web import problems
from graph_service.web.problems import HTTP_CODES, STATUS
from tests.sentences import SENTENCES
from tests.web.service import Caller, Service

GROUPS = {errors.InputError, errors.StoreError, errors.EngineError}


def error_classes(parent: type[GraphServiceError] = GraphServiceError) -> Iterator[type[GraphServiceError]]:
    for kind in parent.__subclasses__():
        yield kind
        yield from error_classes(kind)


def test_no_error_is_unmapped() -> None:
    raised = {kind for kind in error_classes() if kind.__module__ == errors.__name__} - GROUPS
    assert raised == STATUS.keys()


def test_every_problem_has_a_title_and_a_detail() -> None:
    codes = {kind.__new__(kind).code for kind in STATUS}
    assert {f"problem_{code}" for code in {*codes, *HTTP_CODES.values()}} <= SENTENCES.keys()
    assert {f"detail_{code}" for code in HTTP_CODES.values()} <= SENTENCES.keys()


def test_both_languages_take_the_same_fields() -> None:
    for code, sentence in SENTENCES.items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(sentence[lang]) if name}
            for lang in ("ja", "en")
        ]
        assert fields[0] == fields[1], code
        assert all(sentence.values()), code


@pytest.mark.parametrize("kind", [errors.EngineFailed, errors.StoreBroken, errors.EngineInUse])
def test_what_the_database_says_stays_in_the_log(kind: type[GraphServiceError]) -> None:
    problem = problems.of_error(kind(log="/home/tamura", reason="/home/tamura", folder="/home/tamura"), "ja")
    assert "tamura" not in problem.model_dump_json()
    assert problem.instance.rsplit(":", 1)[1] in problem.detail


def test_the_language_of_the_request(api: Caller) -> None:
    def title(**headers: str) -> str:
        return str(api.get("/api/v1/needs/none", headers=headers).json()["title"])

    assert title() == "見つかりません"
    assert title(**{"accept-language": "en-GB,ja;q=0.5"}) == "Not found"
    assert title(**{"accept-language": "de,ja;q=0.2,en;q=0.1"}) == "見つかりません"
    assert title(**{"accept-language": "de"}) == "見つかりません"
    assert title(**{"accept-language": "en;q=x,,;"}) == "見つかりません"
    assert api.get("/api/v1/needs/none?lang=en").json()["title"] == "Not found"


def test_faults_of_a_record_are_listed(api: Caller) -> None:
    body = {
        "id": "a",
        "kind": "robot",
        "name": " ",
        "asks_max": -1,
        "lat": 91,
        "area": "nowhere",
        "note": "x" * 10_001,
    }
    answer = api.post("/api/v1/actors", json=body)
    found = {(fault["column"], fault["code"]) for fault in answer.json()["errors"]}
    assert answer.status_code == 422
    assert found == {
        *(("kind", "not_in_vocabulary"), ("name", "cell_empty"), ("asks_max", "not_a_whole_number")),
        *(("lat", "not_degrees"), ("area", "unknown_id_in_cell"), ("note", "cell_too_long")),
    }
    assert answer.json()["detail"] == "6 件の誤りがあります。何も書き込んでいません。"


@pytest.mark.parametrize(
    ("body", "column", "code"),
    [
        ({"kind": "shop"}, "name", "column_missing"),
        ({"kind": "shop", "name": 5}, "name", "not_of_type"),
        ({"kind": "shop", "name": "x", "asks_max": "3"}, "asks_max", "not_of_type"),
        ({"kind": "shop", "name": "x", "asks_max": True}, "asks_max", "not_of_type"),
        ({"kind": "shop", "name": "x", "lat": "35"}, "lat", "not_of_type"),
        ({"kind": "shop", "name": "x", "x_own": ["a"]}, "x_own", "not_of_type"),
        ({"kind": "shop", "name": "x", "colour": "red"}, "colour", "unknown_column"),
        ({"kind": "shop", "name": "\ud800"}, "", "not_unicode"),
        ("\ud800", "", "not_unicode"),
        ([], "", "not_of_type"),
        (None, "", "not_of_type"),
    ],
)
def test_values_of_the_wrong_type(api: Caller, body: object, column: str, code: str) -> None:
    answer = api.post(
        "/api/v1/actors", content=json.dumps(body), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    assert [(fault["column"], fault["code"]) for fault in answer.json()["errors"]] == [(column, code)]
    assert answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("body", ["{", "", "NaN", '{"a": 1' + "0" * 5000 + "}", "[" * 100_000])
def test_what_is_no_json(api: Caller, body: str) -> None:
    answer = api.post("/api/v1/actors", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.text) < 2000


def test_long_values_are_repeated_shortened(api: Caller) -> None:
    answer = api.post("/api/v1/actors", json={"kind": "y" * 5000, "name": "x"})
    assert len(answer.text) < 1500


def test_addresses_that_are_not(api: Caller, browser: Caller) -> None:
    assert api.get("/api/v1/nothing").json()["code"] == "not_found"
    assert api.send("DELETE", "/api/v1/actors/shop").json()["code"] == "method_not_allowed"
    assert browser.get("/nothing").status_code == 404
    assert "そのページはありません" in browser.get("/nothing").text
    assert browser.get("/static/../palette.json").status_code == 404
    assert browser.get("/static/..%2Fpalette.json").status_code == 404


def test_the_database_away_and_back(service: Service, api: Caller, browser: Caller) -> None:
    addresses = ["/api/v1/actors", "/api/v1/needs/need-paper-boxes/paths", "/readyz"]
    service.store.error = errors.StoreUnavailable()
    for address in addresses:
        answer = api.get(address)
        assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
        assert int(answer.headers["retry-after"]) > 0
        assert answer.json()["detail"].startswith("データベースが応答しません")
    for address in ("/", "/needs/need-paper-boxes", "/needs/need-paper-boxes/map"):
        page = browser.get(address)
        assert page.status_code == 503
        assert "データベースが応答しません" in page.text
    assert api.get("/healthz").status_code == 200
    service.store.error = None
    assert all(caller.get(a).status_code == 200 for caller in (api, browser) for a in [*addresses, "/"])


def test_health_says_little_to_strangers(service: Service, stranger: Caller, api: Caller) -> None:
    assert stranger.get("/healthz").json() == {"status": "動いています。"}
    assert stranger.get("/readyz").json() == {"status": "使えます。"}
    assert api.get("/readyz").json() == {"status": "使えます。", "schema_version": 1}
    service.store.error = errors.StoreLoading()
    away = stranger.get("/readyz")
    assert (away.status_code, away.json()["code"]) == (503, "store_loading")
    assert "取り込んでいる途中" in away.json()["detail"]


def test_a_need_that_is_not_checked_says_what_it_lacks(api: Caller) -> None:
    answer = api.get("/api/v1/needs/need-company/paths")
    assert answer.status_code == 409
    assert [fault["message"] for fault in answer.json()["errors"]] == [
        "適切かどうかの判断",
        "確認した専門職",
        "確認した日",
    ]


def test_a_conflict_names_both_versions(api: Caller) -> None:
    assert api.patch("/api/v1/actors/shop", json={"version": 1, "contact": "店長"}).json()["version"] == 2
    answer = api.patch("/api/v1/actors/shop", json={"version": 1, "contact": "店主"})
    assert answer.status_code == 409
    assert "版 1" in answer.json()["detail"]
    assert "版 2" in answer.json()["detail"]
