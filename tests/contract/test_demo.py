"""The command `demo` as a user runs it: a process of its own, the real engine, the page, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph_service.application.progress import silent
from graph_service.bootstrap import embedded_engine
from graph_service.cli.demo import MAP_FILE, NEED
from graph_service.config import settings_from

pytestmark = pytest.mark.neo4j

ROOT = Path(__file__).parents[2]
FLAGS = subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0
CTRL_C = signal.CTRL_BREAK_EVENT if sys.platform == "win32" else signal.SIGINT
TOLD = ("絵馬を書くペン立て", "焼き菓子を入れる箱", "お客さんに配る小物入れ")
"""The three resources that the seed's case leads to."""


def environment(home: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GRAPH_SERVICE_")}
    cache = str(settings_from(os.environ).cache_dir)
    return {**own, "GRAPH_SERVICE_DATA_DIR": str(home / "data"), "GRAPH_SERVICE_CACHE_DIR": cache}


def words(*given: str) -> list[str]:
    return [sys.executable, "-X", "utf8", "-W", "error", "-m", "graph_service", *given]


@contextmanager
def demo(home: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The running command and what it printed, its address last."""
    with (home / "stderr").open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            words("demo", "-o", str(home / "out")),
            cwd=ROOT,
            env=environment(home),
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            creationflags=FLAGS,
        )
        with process:
            try:
                assert process.stdout is not None
                lines: list[str] = []
                while not lines or "?token=" not in lines[-1]:
                    lines.append(process.stdout.readline())
                    assert lines[-1], (home / "stderr").read_text("utf-8")
                yield process, lines
            finally:
                if process.poll() is None:
                    process.kill()


@contextmanager
def stopped_at_last(home: Path) -> Iterator[None]:
    """Whatever a failing test leaves behind, no engine is left."""
    settings = settings_from(environment(home))
    try:
        yield
    finally:
        embedded_engine(settings, silent).stop()


def run(home: Path, *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words(*given), cwd=ROOT, env=environment(home), capture_output=True, encoding="utf-8", timeout=120,
        check=False,
    )  # fmt: skip


def stopped(home: Path, process: subprocess.Popen[str]) -> str:
    """Ends the command by Ctrl-C; what it said on stderr. The engine has gone with it."""
    process.send_signal(CTRL_C)
    assert process.wait(60) == 0
    status = embedded_engine(settings_from(environment(home)), silent).status()
    assert (status.running, status.users) == (False, 0)
    assert not (home / "data" / "neo4j" / "engine.json").exists()
    said = (home / "stderr").read_text("utf-8")
    assert "Traceback" not in said
    assert "止めました。" in said
    return said


def test_demo_from_the_first_run_to_the_second(tmp_path: Path) -> None:
    with stopped_at_last(tmp_path):
        with demo(tmp_path) as (process, lines):
            told = "".join(lines)
            assert [f"\n{number}. " in told for number in (1, 2, 3, 4)] == [True, True, True, False]
            assert all(f". {title} — " in told for title in TOLD)
            page = (tmp_path / "out" / MAP_FILE).read_text("utf-8")
            assert page.startswith("<!")
            assert "架空データ" in page
            home = the_page_answers(lines[-1].strip())
            changed = change_a_note(tmp_path, home)
            what_can_go_wrong_meanwhile(tmp_path)
            said = stopped(tmp_path, process)
            assert "を取り込みました" in said

        (tmp_path / "out" / MAP_FILE).unlink()
        with demo(tmp_path) as (process, lines):
            assert all(f". {title} — " in "".join(lines) for title in TOLD)
            assert (tmp_path / "out" / MAP_FILE).is_file()
            home = the_page_answers(lines[-1].strip())
            assert read(tmp_path, home).json() == changed, "the data is as it was left"
            said = stopped(tmp_path, process)
            assert "前回のデータをそのまま使います。" in said
            assert "を取り込みました" not in said


def the_page_answers(address: str) -> str:
    """Opens the printed address; the service's own address."""
    with httpx.Client(trust_env=False, timeout=30) as client:
        assert client.get(address).status_code == 303
        home = address.split("?")[0]
        assert "紙の小物入れをもらってくれる人を探す" in client.get(home).text
        assert client.get(f"{home}needs/{NEED}").status_code == 200
    return home


def bearer(home: Path) -> dict[str, str]:
    return {"authorization": f"Bearer {(home / 'data' / 'api-token').read_text('ascii')}"}


def read(home: Path, address: str) -> httpx.Response:
    with httpx.Client(trust_env=False, timeout=30) as client:
        return client.get(f"{address}api/v1/actors/shop", headers=bearer(home))


def change_a_note(home: Path, address: str) -> object:
    version = read(home, address).json()["version"]
    with httpx.Client(trust_env=False, timeout=30) as client:
        body = {"version": version, "contact": "新しい窓口"}
        answer = client.patch(f"{address}api/v1/actors/shop", json=body, headers=bearer(home))
    assert answer.status_code == 200
    return answer.json()


def what_can_go_wrong_meanwhile(home: Path) -> None:
    """Other commands on the same data: a further address, a missing folder, a pipe among files."""
    asked = run(home, "address", "--json")
    (address,) = json.loads(asked.stdout)["addresses"]
    the_page_answers(address)
    for folder, named in (
        (home / "nowhere", "nowhere」はありません"),
        (pipes(home), "actors.csv: 読めません"),
    ):
        refused = run(home, "load", str(folder))
        assert (refused.returncode, refused.stdout) == (2, "")
        assert named in refused.stderr
        assert "Traceback" not in refused.stderr


def pipes(home: Path) -> Path:
    """A folder whose actors.csv is a named pipe, or a folder where the system has none."""
    folder = home / "pipes"
    folder.mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "actors.csv")
    else:
        (folder / "actors.csv").mkdir()
    return folder
