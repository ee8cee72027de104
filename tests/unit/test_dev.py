"""The one command that sets everything up."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

import dev

SLOW_TO_END = """
import signal, time
signal.signal(signal.SIGINT, lambda *a: None)
print(1, flush=True)
time.sleep(2)
"""


def test_ctrl_c_waits_for_what_it_started() -> None:
    """Ctrl-C reaches the child too: it ends in its own time, so that service and engine stop cleanly."""
    child = subprocess.Popen([sys.executable, "-c", SLOW_TO_END], stdout=subprocess.PIPE)
    assert child.stdout
    child.stdout.readline()
    threading.Timer(0.3, signal.raise_signal, (signal.SIGINT,)).start()
    started = time.monotonic()
    with child:
        assert dev.patiently(child) == 0
    assert time.monotonic() - started > 1


def test_what_runs_at_once_is_told_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The second ends first, and both wait for each other: they do run at once. The first failure counts."""
    monkeypatch.setattr(dev, "PYTHON", sys.executable)
    with socket.create_server(("127.0.0.1", 0)) as meeting:
        port = meeting.getsockname()[1]
        waits = f"import socket, sys; s = socket.create_connection(('127.0.0.1', {port})); s.recv(1); "
        first = "import time; time.sleep(0.5); print('one', flush=True); sys.exit(3)"
        second = "print('two', file=sys.stderr); sys.exit(4)"

        def let_both_go() -> None:
            for guest in [meeting.accept()[0] for _ in range(2)]:
                guest.send(b"!")
                guest.close()

        host = threading.Thread(target=let_both_go)
        host.start()
        with pytest.raises(SystemExit) as ended:
            dev.run_together(("-W", "ignore", "-c", waits + first), ("-W", "ignore", "-c", waits + second))
        host.join()
    assert ended.value.code == 3
    assert capfd.readouterr().out.split() == ["one", "two"]


def test_the_lock_has_its_parts_and_no_host() -> None:
    plain, checked = dev.locked(dev=False), dev.locked(dev=True)
    everything = dev.locked(dev=True, bench=True)
    assert checked.startswith(plain)
    assert everything.startswith(checked)
    assert "pytest==" in checked
    assert "igraph==" not in checked  # GPL: it never comes with the program, nor with its tests
    assert "igraph==" in everything
    assert "neo4j==" in plain
    assert "pytest==" not in plain
    assert "://" not in everything
    names = [line.split("==")[0] for line in everything.splitlines() if line[:1].isalpha()]
    lines = [line for line in everything.splitlines() if line[:1].isalpha()]
    assert len(lines) == len(set(lines))
    assert len(names) > 50


def test_every_target_tells_what_it_does() -> None:
    assert all(target.__doc__ for target in dev.TARGETS.values())
    makefile = (dev.ROOT / "Makefile").read_text("utf-8")
    assert all(target in makefile for target in dev.TARGETS)


def test_every_folder_of_tests_is_run() -> None:
    """What needs a Docker daemon has a target of its own."""
    folders = {path.parent for path in (dev.ROOT / "tests").rglob("test_*.py")}
    run = [dev.ROOT / word for part in dev.PARTS for word in part if word.startswith("tests/")]
    forgotten = {folder for folder in folders if not any(folder.is_relative_to(part) for part in run)}
    assert forgotten == {dev.ROOT / "tests" / "containers"}
