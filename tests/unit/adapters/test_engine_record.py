"""engine.json: whose process is taken for the engine, and whose never."""

import os
import subprocess
import sys
import time
from dataclasses import replace

import psutil
import pytest

from graph_service.adapters.engine import record as records
from graph_service.adapters.engine.process import end, reap
from graph_service.adapters.engine.record import Record

RECORD = Record("0123abcd", 17687, 512, "5.26.30")


@pytest.fixture
def sleeper():
    """A process with the record's mark on its command line."""
    with subprocess.Popen([sys.executable, "-c", "input()", RECORD.word], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_a_record_comes_back_as_it_was_written(tmp_path):
    full = replace(RECORD, pid=77, started=1234.5)
    records.write(tmp_path, full)
    assert records.read(tmp_path) == full


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"pid": 1}', '{"mark": "x", "unknown": 1}'])
def test_a_record_that_cannot_be_read_is_none(tmp_path, text):
    records.path_in(tmp_path).write_text(text)
    assert records.read(tmp_path) is None


def test_no_record_is_none(tmp_path):
    assert records.read(tmp_path) is None


def test_the_recorded_process_is_found(sleeper):
    assert records.process_of(RECORD.with_process(sleeper.pid)).pid == sleeper.pid


def test_a_reused_pid_is_not_taken_for_the_engine():
    strangers = replace(RECORD, pid=os.getpid(), started=time.time() - 9e6)
    assert records.process_of(strangers) is None


def test_a_clock_that_was_set_does_not_hide_the_engine(sleeper):
    moved = replace(RECORD.with_process(sleeper.pid), started=time.time() - 9e6)
    assert records.process_of(moved).pid == sleeper.pid


def test_an_engine_whose_pid_was_never_noted_is_found_by_its_mark(sleeper):
    deadline = time.monotonic() + 10
    while (found := records.process_of(RECORD)) is None and time.monotonic() < deadline:
        time.sleep(0.05)  # the new process may not have its command line yet
    assert found.pid == sleeper.pid
    assert records.process_of(replace(RECORD, mark="another")) is None


def test_a_dead_engine_is_none_even_if_nobody_waited_for_it(sleeper):
    record = RECORD.with_process(sleeper.pid)
    end(psutil.Process(sleeper.pid))
    assert records.process_of(record) is None
    assert records.process_of(replace(record, pid=None)) is None


def test_what_does_not_heed_the_request_is_killed(monkeypatch):
    monkeypatch.setattr("graph_service.adapters.engine.process.STOP_S", 0.5)
    stubborn = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); input()"
    command = [sys.executable, "-c", stubborn]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        end(psutil.Process(process.pid))
        assert process.wait(5) != 0


def test_strangers_are_not_waited_for():
    reap(None)
    reap(os.getppid())
