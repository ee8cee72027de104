"""Which real Neo4j the tests run on, and that all that name its version name the same."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from graph_service.adapters.engine import NEO4J_VERSION
from tests.databases import IMAGE, choose, container_possible

ROOT = Path(__file__).parents[2]
SERVER = {"GRAPH_SERVICE_TEST_NEO4J_URI": "bolt://127.0.0.1:7687"}
VERSION = {"ApiVersion": "1.41", "MinAPIVersion": "1.12", "Version": "20.10.24"}


def never() -> bool:
    raise AssertionError("nobody should have asked for a container")


def test_a_given_server_comes_first_and_nobody_looks_further() -> None:
    assert choose(SERVER, never) == "server"


def test_then_a_container_where_one_is_possible() -> None:
    assert choose({}, lambda: True) == "container"


def test_else_the_embedded_engine() -> None:
    assert choose({}, lambda: False) == "embedded"
    assert choose({"GRAPH_SERVICE_TEST_NEO4J_URI": ""}, lambda: False) == "embedded"


@pytest.mark.parametrize("named", ["server", "container", "embedded"])
def test_one_that_is_named_is_taken_without_falling_back(named: str) -> None:
    assert choose({"GRAPH_SERVICE_TEST_ENGINE": named}, never) == named
    assert choose({**SERVER, "GRAPH_SERVICE_TEST_ENGINE": named}, never) == named


def test_a_docker_program_without_a_daemon_means_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / ("docker.bat" if sys.platform == "win32" else "docker")
    program.write_text("@exit /b 0\n" if sys.platform == "win32" else "#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=";" if sys.platform == "win32" else ":")
    with daemon({}) as address:
        gone = address
    look_at(monkeypatch, gone)
    assert not container_possible()


def test_a_daemon_that_has_the_image_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    images = [{"Id": "sha256:1", "RepoTags": [IMAGE]}]
    with daemon({"images/json": images, "images/sha256:1/json": images[0]}) as address:
        look_at(monkeypatch, address)
        assert container_possible()


def test_a_daemon_that_can_get_no_image_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with daemon({"images/json": []}) as address:
        look_at(monkeypatch, address)
        assert not container_possible()


def test_something_else_on_the_daemons_port_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with daemon({"version": "<html>", "_ping": "<html>"}) as address:
        look_at(monkeypatch, address)
        assert not container_possible()


def test_a_daemon_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with daemon({}, hangs=True) as address:
        look_at(monkeypatch, address)
        assert not container_possible()


def test_compose_tests_and_embedded_engine_name_one_version() -> None:
    compose = (ROOT / "docker-compose.yml").read_text("utf-8")
    assert re.findall(r"^\s+image: (neo4j:\S+)$", compose, re.MULTILINE) == [IMAGE]
    assert IMAGE.removeprefix("neo4j:") == f"{NEO4J_VERSION}-community"


def test_no_file_brings_a_password_of_its_own() -> None:
    compose = (ROOT / "docker-compose.yml").read_text("utf-8")
    named = re.findall(r"\$\{(\w*PASSWORD\w*)(.*?)\}", compose)
    assert len(named) == 2
    assert all(name == "NEO4J_PASSWORD" and rest.startswith(":?") for name, rest in named)
    example = (ROOT / ".env.example").read_text("utf-8")
    assert re.findall(r"^NEO4J_PASSWORD=(.*)$", example, re.MULTILINE) == [""]


def look_at(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Makes `address` the Docker daemon of this process and its children."""
    monkeypatch.setenv("DOCKER_HOST", address)
    for name in ("DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"):
        monkeypatch.delenv(name, raising=False)


@contextmanager
def daemon(answers: Mapping[str, object], *, hangs: bool = False) -> Iterator[str]:
    """Something that listens where a Docker daemon would, and the questions that it can answer."""
    known = {"version": VERSION, "_ping": "OK", **answers}
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if hangs:
                over.wait()
                return
            path = re.sub(r"^/(v[\d.]+/)?", "", self.path.partition("?")[0])
            self.answer(200 if path in known else 404, known.get(path, {"message": "not found"}))

        def do_POST(self) -> None:
            self.answer(404, {"message": "no registry here"})

        def answer(self, status: int, content: object) -> None:
            body = content if isinstance(content, str) else json.dumps(content)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"tcp://127.0.0.1:{server.server_address[1]}"
    finally:
        over.set()
        server.shutdown()
        server.server_close()
