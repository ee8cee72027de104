"""One Neo4j on one data folder: found, started, awaited, ended. The caller holds the lock on the folder."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from graph_service.adapters.engine import record as records
from graph_service.adapters.engine.jars import NEO4J_VERSION
from graph_service.adapters.engine.java import argument_file, neo4j_words
from graph_service.adapters.engine.journal import Journal
from graph_service.adapters.engine.process import end, free_port, listens, reap, spawn
from graph_service.adapters.engine.record import Record
from graph_service.adapters.engine.settings import (
    USER,
    conf_text,
    ensure_password,
    read_password,
    write_private,
)
from graph_service.application.progress import Progress
from graph_service.domain.errors import EngineError, EngineFailed, EngineInUse

DEADLINE_S = 90.0
POLL_S = 0.05
PORTS_TRIED = 3
ARGUMENTS = "engine.args"
# Words of Neo4j's log.
PORT_TAKEN = "PortBindException"
STORE_TAKEN = "Lock file has been locked by another process"


@dataclass(frozen=True)
class Server:
    """How to reach a running Neo4j. `pid` is the engine's, `heap_mb` its largest heap in MiB."""

    uri: str
    user: str
    password: str = field(repr=False)
    pid: int
    heap_mb: int


@dataclass(frozen=True)
class Launch:
    """How to start Neo4j: its jars, further words for Java, and the largest heap in MiB."""

    jars: Sequence[Path]
    options: Sequence[str]
    heap_mb: int


class Instance:
    """One Neo4j on `home`; `answers` says within a second whether a server answers, and never raises."""

    def __init__(self, home: Path, answers: Callable[[Server], bool], progress: Progress) -> None:
        self._home = home
        self._answers = answers
        self._progress = progress

    def find(self) -> tuple[Record, psutil.Process] | None:
        """The running engine, proven to be ours."""
        record = records.read(self._home)
        process = records.process_of(record) if record else None
        return (record, process) if record and process else None

    def answering(self, record: Record, process: psutil.Process) -> bool:
        """Whether it answers a query. The password goes only to a port that the engine itself holds."""
        try:
            return listens(process, record.port) and self._answers(self._server(record, process.pid))
        except OSError:
            return False  # without its password file nobody can ask it

    def ensure(self, launch: Launch) -> Server:
        """The server now valid: the running engine, or a new one if it is dead or hangs.

        EngineFailed: it does not start; `log` has its last lines. EngineInUse: another Neo4j holds the store.
        """
        if (found := self.find()) and self._wait(*found):
            return self._server(found[0], found[1].pid)
        self.end()
        for _ in range(PORTS_TRIED - 1):
            try:
                return self._start(launch)
            except EngineFailed as error:
                if PORT_TAKEN not in str(error.data["log"]):
                    raise
        return self._start(launch)

    def end(self) -> None:
        """Ends the engine if it runs: asks first, kills after a while. A commit survives both."""
        if (record := records.read(self._home)) is None:
            return
        if process := records.process_of(record):
            end(process)
        reap(record.pid)
        records.path_in(self._home).unlink(missing_ok=True)

    def _start(self, launch: Launch) -> Server:
        journal = Journal(self._home)
        with ExitStack() as undo:
            undo.callback(self.end)
            record = self._launch(launch, journal)
            process = records.process_of(record)
            if process and self._wait(record, process):
                undo.pop_all()
                return self._server(record, process.pid)
            failure = self._failure(journal)
        raise failure

    def _launch(self, launch: Launch, journal: Journal) -> Record:
        try:
            record = self._write_settings(launch)
            journal.begin()
            words = (record.word, f"@{ARGUMENTS}")
            record = record.with_process(spawn(self._home, words, journal.printed))
            records.write(self._home, record)
        except (OSError, UnicodeEncodeError) as error:
            raise EngineFailed(log=str(error)) from error
        return record

    def _write_settings(self, launch: Launch) -> Record:
        ensure_password(self._home)
        record = Record(secrets.token_hex(16), free_port(), launch.heap_mb, NEO4J_VERSION)
        write_private(self._home / "conf" / "neo4j.conf", conf_text(record.port).encode())
        words = neo4j_words(self._home, launch.jars, launch.heap_mb, launch.options)
        write_private(self._home / ARGUMENTS, argument_file(words))
        # Before the process: if this command is killed in between, the next one finds the engine by its mark.
        records.write(self._home, record)
        return record

    def _wait(self, record: Record, process: psutil.Process) -> bool:
        if self.answering(record, process):
            return True
        deadline = time.monotonic() + DEADLINE_S
        answering = False
        while not answering and time.monotonic() < deadline and records.alive(process):
            self._progress("engine_start", 0, 0)
            time.sleep(POLL_S)
            answering = self.answering(record, process)
        self._progress("engine_start", 1, 1)
        return answering

    def _failure(self, journal: Journal) -> EngineError:
        if journal.tells(STORE_TAKEN):
            return EngineInUse(folder=str(self._home))
        return EngineFailed(log=journal.end())

    def _server(self, record: Record, pid: int) -> Server:
        return Server(f"bolt://127.0.0.1:{record.port}", USER, read_password(self._home), pid, record.heap_mb)
