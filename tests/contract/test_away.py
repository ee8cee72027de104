"""The database goes away and comes back: requests are told so plainly, and work again by themselves."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltAddress, BoltStore, Connection
from graph_service.adapters.queries import Queries
from graph_service.application.progress import silent
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.bootstrap import opened, services_on
from graph_service.config import settings_from
from graph_service.web.access import Access
from graph_service.web.app import create_app
from tests.contract.rows import RULES, load_of, sample
from tests.web.service import Caller

pytestmark = pytest.mark.neo4j
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
PATHS = "/api/v1/needs/need-paper-boxes/paths"


class Line:
    """A line to the database that can be cut: passes bytes on, until it is cut."""

    def __init__(self, host: str, port: int) -> None:
        self.far = (host, port)
        self.ends: list[socket.socket] = []
        self.entrance: socket.socket | None = None
        self.port = 0
        self.join()

    def join(self) -> None:
        self.entrance = socket.create_server(("127.0.0.1", self.port))
        self.port = self.entrance.getsockname()[1]
        threading.Thread(target=self.serve, args=(self.entrance,), daemon=True).start()

    def cut(self) -> None:
        for end in (self.entrance, *self.ends):
            if end:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
        self.ends = []

    def serve(self, entrance: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = entrance.accept()
                far = socket.create_connection(self.far)
                self.ends += [near, far]
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self.pass_on, args=ends, daemon=True).start()

    def pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@pytest.fixture
def line(address: BoltAddress, bolt_store: BoltStore) -> Iterator[Line]:
    bolt_store.load(load_of(sample(asset("seed_data", "paper-box"))))
    place = urlsplit(address.uri)
    joined = Line(place.hostname or "127.0.0.1", place.port or 7687)
    yield joined
    joined.cut()


def client_of(services: Services) -> Caller:
    access = Access(Viewer("tester", "coordinator"), "api-token")
    app = create_app(services, access, "ja", asset("visualizations"))
    return Caller(app, {"Authorization": "Bearer api-token"})


@pytest.fixture
def client(line: Line, address: BoltAddress) -> Iterator[Caller]:
    connection = Connection(replace(address, uri=f"bolt://127.0.0.1:{line.port}"))
    store = BoltStore(connection, Queries(asset("cypher")), silent)
    services = services_on(store, lambda: RULES, lambda: "2026-11-01")
    with client_of(services) as opened_client:
        yield opened_client
    connection.close()


def test_requests_are_refused_plainly_and_work_again(client: Caller, line: Line) -> None:
    before = client.get(PATHS)
    assert (before.status_code, client.get("/readyz").status_code) == (200, 200)
    line.cut()
    refused = client.get(PATHS)
    assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
    assert "データベースが応答しません" in refused.json()["detail"]
    assert "retry-after" in refused.headers
    assert "Traceback" not in refused.text
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    line.join()
    assert client.get(PATHS).json() == before.json()
    assert client.get("/readyz").status_code == 200


def test_a_dead_engine_is_started_again_by_the_next_request(tmp_path: Path) -> None:
    settings = replace(settings_from(os.environ), data_dir=tmp_path, bolt_uri="")
    with ExitStack() as stack:
        services = stack.enter_context(opened(settings, silent))
        services.store.load(load_of(sample(asset("seed_data", "paper-box"))))
        client = stack.enter_context(client_of(services))
        before = client.get(PATHS).json()
        engine = engine_process(tmp_path)
        engine.send_signal(KILL)
        engine.wait(30)
        assert client.get(PATHS).json() == before
        assert engine_process(tmp_path).pid != engine.pid


def engine_process(data_dir: Path) -> psutil.Process:
    """The engine that runs on a data folder."""
    home = str(data_dir / "neo4j")
    return next(
        process
        for process in psutil.process_iter(["cmdline", "cwd"])
        if process.info["cwd"] == home and process.info["cmdline"] and "java" in process.info["cmdline"][0]
    )
