"""engine.json: which process is the engine, so that every command finds it and takes no other for it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import psutil

from graph_service.adapters.engine.settings import write_private

PROPERTY = "-Dgraph_service.engine="
SAME_START_S = 1.0


@dataclass(frozen=True)
class Record:
    """A started engine. `mark` stands on its command line; `pid` and `started` are None until it is known.

    `started` is the start of the process in seconds since 1970: a reused pid is not taken for it.
    """

    mark: str
    port: int
    heap_mb: int
    version: str
    pid: int | None = None
    started: float | None = None

    @property
    def word(self) -> str:
        """The word on the engine's command line that proves it to be this one."""
        return PROPERTY + self.mark

    def with_process(self, pid: int) -> Record:
        """The record of that process; unchanged if it has gone already."""
        with suppress(psutil.NoSuchProcess):
            return replace(self, pid=pid, started=psutil.Process(pid).create_time())
        return self


def path_in(home: Path) -> Path:
    """Where the record of the engine on `home` is."""
    return home / "engine.json"


def write(home: Path, record: Record) -> None:
    """Keeps the record, readable by its owner alone."""
    write_private(path_in(home), json.dumps(asdict(record)).encode())


def read(home: Path) -> Record | None:
    """The record, or None if there is none that can be read."""
    try:
        return Record(**json.loads(path_in(home).read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def process_of(record: Record) -> psutil.Process | None:
    """The engine's process, if it is alive and proven to be the recorded one."""
    if record.pid is None:
        return _search(record)
    try:
        process = psutil.Process(record.pid)
        return process if alive(process) and _proven(process, record) else None
    except psutil.NoSuchProcess:
        return None


def alive(process: psutil.Process) -> bool:
    """Whether it runs; a dead child that nobody waited for does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _proven(process: psutil.Process, record: Record) -> bool:
    if record.started is not None and abs(process.create_time() - record.started) < SAME_START_S:
        return True
    # A clock that was set since moves the start time of every process; the mark on the command line stays.
    return _marked(process, record)


def _marked(process: psutil.Process, record: Record) -> bool:
    try:
        return record.word in process.cmdline()
    except (psutil.AccessDenied, psutil.ZombieProcess):
        return False


def _search(record: Record) -> psutil.Process | None:
    """Finds an engine whose starter was killed before it could note the pid."""
    for process in psutil.process_iter():
        try:
            if _marked(process, record) and alive(process):
                return process
        except psutil.NoSuchProcess:
            continue
    return None
