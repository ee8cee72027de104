"""The API's description: its examples fit their schemas, and are what really happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from graph_service.analysis import work
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Day
from graph_service.domain.errors import StoreLoading, StoreUnavailable
from graph_service.domain.tables import TABLES
from graph_service.web.examples import EXAMPLES, QUESTIONS
from tests.web.schemas import mismatches
from tests.web.service import API_TOKEN, COORDINATOR, Caller, Service, application

DOCUMENT: dict[str, Any] = application().openapi()
OPERATIONS = [(path, method) for path, item in DOCUMENT["paths"].items() for method in item]


def operation(path: str, method: str) -> dict[str, Any]:
    return DOCUMENT["paths"][path][method]


def examples(content: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    """Every example of a body or answer, with the schema that it must fit."""
    for media in content.values():
        yield from ((media["schema"], example["value"]) for example in media["examples"].values())


def example(content: dict[str, Any]) -> Any:
    return next(examples(content))[1]


def request(path: str, method: str, **other: Any) -> tuple[str, str, dict[str, Any]]:
    """The documented request: its parameters and body are the examples. `other` replaces some of it."""
    about = operation(path, method)
    address, query = path, {}
    for parameter in about.get("parameters", ()):
        if parameter["in"] == "path":
            shown = next(iter(parameter["examples"].values()))["value"]
            address = address.replace("{id}", other.get("id", shown))
        elif parameter["schema"].get("examples"):
            query[parameter["name"]] = parameter["schema"]["examples"][0]
    more: dict[str, Any] = {"params": {**query, **other.get("query", {})}}
    if "requestBody" in about:
        more["json"] = {**example(about["requestBody"]["content"]), **other.get("body", {})}
    return method.upper(), address, more


def create_given(caller: Caller, path: str) -> None:
    """Creates what the examples of a table begin with, where the sample has none of it."""
    table = path.split("/")[3] if path.count("/") > 2 else ""
    for name, values in EXAMPLES[table].given if table in EXAMPLES else ():
        assert caller.post(f"/api/v1/{name}", json=dict(values)).status_code == 201


def perform(caller: Caller, path: str, method: str, **other: Any) -> httpx.Response:
    verb, address, more = request(path, method, **other)
    return caller.send(verb, address, **more, headers=other.get("headers"))


def test_every_operation_is_described() -> None:
    assert len(OPERATIONS) == 2 + 1 + len(QUESTIONS) + 4 * 5 + 10 * 4 + 3 + 1
    for path, method in OPERATIONS:
        about = operation(path, method)
        assert about["summary"]
        assert about["description"]
        assert "架空データ" in str(about["responses"])
        assert all(answer["content"] for answer in about["responses"].values())


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_examples_fit_their_schemas(path: str, method: str) -> None:
    about = operation(path, method)
    contents = [answer["content"] for answer in about["responses"].values()]
    contents += [about["requestBody"]["content"]] if "requestBody" in about else []
    checked = [pair for content in contents for pair in examples(content)]
    assert checked
    for schema, value in checked:
        assert list(mismatches(schema, value, DOCUMENT)) == []


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_examples_are_what_happens(path: str, method: str, api: Caller) -> None:
    status, answer = next(iter(operation(path, method)["responses"].items()))
    create_given(api, path)
    response = perform(api, path, method)
    assert response.status_code == int(status)
    if "text/html" in answer["content"]:
        assert response.text.startswith(example(answer["content"]))
        return
    assert response.json() == example(answer["content"])


def wrong_day(path: str) -> dict[str, str]:
    columns = TABLES[path.split("/")[3]].columns
    return {next(c.name for c in columns if isinstance(c.type, Day)): "昨日"}


def known_id(service: Service, path: str) -> dict[str, str]:
    return {"id": next(iter(service.store.tables[path.split("/")[3]]))}


def is_question(path: str) -> bool:
    return path in {asked.path for asked in QUESTIONS.values()}


def provoke(service: Service, path: str, method: str, code: str) -> dict[str, Any]:
    """What makes an operation answer with the problem `code`."""
    if code in ("store_unavailable", "store_loading", "unexpected"):
        kinds = {"store_unavailable": StoreUnavailable(), "store_loading": StoreLoading()}
        service.store.error = kinds.get(code, RuntimeError("田村さん"))
    if code == "not_allowed":
        service.access.viewer = Viewer("somebody", "public")
    if code == "invalid_request":
        return {
            "body": {"version": "one", "id": 1},
            "query": {"limit": "0", "max_mediators": "many", "audience": "nobody"},
        }
    asks_for_days = path == QUESTIONS["report"].path
    return {
        "no_session": {"headers": {"authorization": "Bearer wrong"}},
        "wrong_host": {"headers": {"host": "evil.example:8765"}},
        "wrong_origin": {"headers": {"origin": "http://evil.example"}},
        "unknown_id": {
            "id": "nobody",
            "query": {"leave_out": ["nobody"], "must": ["nobody"], "area": "nowhere"},
        },
        "conflict": {
            "body": {"version": 99} if "{id}" in path or code != "conflict" else known_id(service, path)
        },
        "faulty_record": {"body": wrong_day(path) if code == "faulty_record" else {}},
        "invalid_value": {
            "body": {"day": "昨日"},
            "query": {"from": "昨日"} if asks_for_days else {"max_mediators": 9, "as_of": "昨日"},
        },
        "need_not_checked": {"id": "need-company", "query": {"need": "need-company"}},
        "not_allowed": {"query": {"audience": "own"}} if is_question(path) else {},
    }.get(code, {})


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_problem_that_is_described_happens(
    path: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, viewer, allowance = Service(), COORDINATOR, work.MOST_ROWS
    with service.caller(authorization=f"Bearer {API_TOKEN}") as caller:
        create_given(caller, path)
        for status, answer in operation(path, method)["responses"].items():
            media = answer["content"].get("application/problem+json", {"examples": {}})
            for code in media["examples"]:
                service.store.error, service.access.viewer = None, viewer
                monkeypatch.setattr(work, "MOST_ROWS", 0 if code == "search_too_large" else allowance)
                response = perform(caller, path, method, **provoke(service, path, method, code))
                assert (response.status_code, response.json()["code"]) == (int(status), code)
                assert response.headers["content-type"] == "application/problem+json"
                assert list(mismatches(media["schema"], response.json(), DOCUMENT)) == []
                assert "田村" not in response.text


def test_the_description_itself_needs_a_key(stranger: Caller, api: Caller) -> None:
    assert stranger.get("/api/v1/openapi.json").status_code == 401
    assert api.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
