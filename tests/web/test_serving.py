"""The command `serve` as a process: its address, its keys, its end."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from graph_service.adapters.presence import present
from graph_service.cli.service import door
from graph_service.config import settings_from
from graph_service.domain.errors import InvalidValue
from graph_service.web.server import listen
from tests.web.service import ROOT

SETTINGS = settings_from({})


@contextmanager
def serving(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the address that it printed."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-X", "utf8", "-m", "tests.web.serving", str(data)]
    with subprocess.Popen(command, cwd=ROOT, text=True, encoding="utf-8", **pipes) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_serve_comes_and_goes(tmp_path: Path, name: str) -> None:
    with serving(tmp_path) as (process, address), httpx.Client() as client:
        first = client.get(address)
        assert first.status_code == 303
        assert "server" not in first.headers
        home = address.split("?")[0]
        assert "紙の小物入れをもらってくれる人を探す" in client.get(home).text
        token = (tmp_path / "api-token").read_text("ascii")
        bearer = {"authorization": f"Bearer {token}"}
        assert httpx.get(home + "api/v1/actors", headers=bearer).status_code == 200
        client.close()
        started = time.monotonic()
        out, err = process.communicate(f"{name}\n", timeout=20)
        assert time.monotonic() - started < 6
        assert process.returncode == 0
    assert out == "left\n"
    assert "Traceback" not in err
    assert "止めました。" in err
    assert "GET /api/v1/actors 200" in err
    assert address.rsplit("=", 1)[1] not in err
    assert "紙" not in err


def address(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command `address`, in an environment whose proxy answers nobody."""
    environment = {**os.environ, "GRAPH_SERVICE_DATA_DIR": str(data), "http_proxy": "http://127.0.0.1:9"}
    command = [sys.executable, "-X", "utf8", "-m", "graph_service", "address", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def test_a_running_service_gives_a_further_address(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, first), httpx.Client() as client:
        asked = address(tmp_path)
        assert (asked.returncode, asked.stdout.count("\n")) == (0, 1)
        further = asked.stdout.strip()
        assert further.split("=")[0] == first.split("=")[0]
        assert further != first
        assert client.get(further).status_code == 303
        assert "紙の小物入れ" in client.get(further.split("?")[0]).text
        assert client.get(first).status_code == 303
        assert len(json.loads(address(tmp_path, "--json").stdout)["addresses"]) == 1
        assert os.name == "nt" or [
            stat.S_IMODE(note.stat().st_mode) for note in (tmp_path / "services").iterdir()
        ] == [0o600]
        process.kill()
        process.wait()
        gone = address(tmp_path)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "graph-service serve" in gone.stderr
    assert list((tmp_path / "services").iterdir()) == [], "what the killed one left"


def test_a_stopped_service_is_no_longer_noted(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, _):
        process.communicate("SIGTERM\n", timeout=20)
    assert list((tmp_path / "services").iterdir()) == []
    assert address(tmp_path).returncode == 1


def test_nobody_elses_program_is_asked(tmp_path: Path) -> None:
    """A note of a process that is another one by now, one that is none, and one of another container."""
    (tmp_path / "services").mkdir()
    old = {"host": socket.gethostname(), "home": "http://127.0.0.1:9", "pid": os.getpid(), "started": 1.0}
    notes = {"old": old, "bad": ["x"], "other": {**old, "host": "elsewhere.example"}}
    for name, told in notes.items():
        (tmp_path / "services" / f"{name}.json").write_text(json.dumps(told))
    assert present(tmp_path) == []
    assert [note.name for note in (tmp_path / "services").iterdir()] == ["other.json"]


def test_the_next_free_port_is_taken() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        assert 8765 <= first.getsockname()[1] < second.getsockname()[1] < 8785


def test_an_answer_is_sent_at_once() -> None:
    """Where the socket does not name its protocol, asyncio leaves Nagle's delay on: 40 ms an answer."""

    async def without_delay() -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def came(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            told.set_result(
                writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            )
            writer.close()

        with listen("127.0.0.1", None) as entrance:
            server = await asyncio.start_server(came, sock=entrance)
            async with server:
                _, writer = await asyncio.open_connection(*entrance.getsockname())
                found = await asyncio.wait_for(told, 10)
                writer.close()
                await writer.wait_closed()
                return found

    assert asyncio.run(without_delay())


def test_a_port_that_is_taken_is_named() -> None:
    with listen("127.0.0.1", None) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InvalidValue) as raised, door(SETTINGS, port, "localhost"):
            pass
    assert raised.value.data["column"] == "port"
    assert raised.value.data["value"] == port


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1", "example.org", ""])
def test_other_addresses_are_refused(host: str) -> None:
    with pytest.raises(InvalidValue) as raised, door(SETTINGS, None, host):
        pass
    assert raised.value.data["column"] == "host"


def test_a_container_may_listen_to_all() -> None:
    with door(replace(SETTINGS, in_container=True), None, "0.0.0.0") as entrance:
        assert entrance.family == socket.AF_INET
        assert entrance.getsockname()[0] == "0.0.0.0"
