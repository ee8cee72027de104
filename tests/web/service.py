"""The service under test: the real application over the fake store with the paper-box sample, and callers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import httpx
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_service.adapters.folder import read_folder
from graph_service.application.districts import FolderRules, load_district
from graph_service.application.questions import Answered
from graph_service.application.reliance import Reliance
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.bootstrap import services_on
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.terms import Language
from graph_service.web.access import Access
from graph_service.web.app import create_app
from tests.fakes import FakeStore

ROOT = Path(__file__).parents[2]
PORT = 8765
HOME = f"http://127.0.0.1:{PORT}"
API_TOKEN = "token-of-the-api"
TODAY = "2026-11-23"
COORDINATOR = Viewer("sato", "coordinator")
RULES = FolderRules(read_folder, ONTOLOGY_SUBTYPES, TODAY)


class Store(FakeStore):
    """The fake store, which can be made to fail: whatever is asked of it raises `error` if there is one."""

    error: Exception | None = None
    reads = (
        "snapshot",
        "texts",
        "describe",
        "change_number",
        "page",
        "write",
        "agenda",
        "history",
        "schema_version",
    )

    def __getattribute__(self, name: str) -> Any:
        if name in type(self).reads and super().__getattribute__("error") is not None:
            raise super().__getattribute__("error")
        return super().__getattribute__(name)


def small_map(answered: Answered, language: Language, desk: str) -> str:
    """Stands in for the renderer of maps, which has tests of its own: the seam is what is tested here."""
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
    head = f"{policy}<title>{answered.answer.question.need}</title>"
    return f"<!doctype html><html lang={language}>{head}<a href='{desk}'>"


@dataclass
class Asked:
    """What the application answers with: whose services, by whose keys."""

    services: Services
    access: Access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = ASKED.set(self)
        try:
            await application()(scope, receive, send)
        finally:
            ASKED.reset(asked)


@dataclass
class Service(Asked):
    """The application with its keys and its store. `now` is the clock of its sessions, in seconds."""

    services: Services = field(init=False)
    access: Access = field(init=False)
    store: Store = field(default_factory=Store)
    port: int | None = PORT
    now: float = 1000.0

    def __post_init__(self) -> None:
        load_district(self.store, ROOT / "seed_data" / "paper-box", RULES, COORDINATOR, replace=False)
        store = self.store
        self.services = replace(
            services_on(store, lambda: RULES, lambda: TODAY),
            need_map=small_map,
            reliance=Reliance(store, DEFAULT_POLICY, lambda work: work()),
        )
        self.access = Access(COORDINATOR, API_TOKEN, self.port, clock=lambda: self.now)

    @contextmanager
    def caller(self, **headers: str) -> Iterator[Caller]:
        """Somebody without a key."""
        with Caller(self, headers) as caller:
            yield caller


ASKED: ContextVar[Asked] = ContextVar("ASKED")


@dataclass(frozen=True)
class Part:
    """A part of what is asked: its services, or its keys."""

    part: str

    def __getattr__(self, name: str) -> Any:
        return getattr(getattr(ASKED.get(), self.part), name)


@cache
def application() -> FastAPI:
    """One for a whole run: it keeps nothing of its own, and takes a third of a second to make."""
    services, access = cast(Services, Part("services")), cast(Access, Part("access"))
    return create_app(services, access, "ja", ROOT / "visualizations")


class Caller:
    """An HTTP client that keeps cookies, as a browser does. Whatever escapes the application is raised."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=HOME, headers={"accept-language": "ja", **headers}
        )
        self.runner = asyncio.Runner()

    def __enter__(self) -> Caller:
        return self

    def __exit__(self, *raised: object) -> None:
        self.runner.run(self.client.aclose())
        self.runner.close()

    def send(self, method: str, address: str, **more: Any) -> httpx.Response:
        return self.runner.run(self.client.request(method, address, **more))

    def get(self, address: str, **more: Any) -> httpx.Response:
        return self.send("GET", address, **more)

    def post(self, address: str, **more: Any) -> httpx.Response:
        return self.send("POST", address, **more)

    def patch(self, address: str, **more: Any) -> httpx.Response:
        return self.send("PATCH", address, **more)
