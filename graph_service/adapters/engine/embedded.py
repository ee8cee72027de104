"""The engine that the rest of the service sees: one Neo4j, shared by all commands of a user."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph_service.adapters.engine.archives import Archives
from graph_service.adapters.engine.instance import Instance, Launch, Server
from graph_service.adapters.engine.jars import NEO4J_VERSION
from graph_service.adapters.engine.locks import Locks, Use
from graph_service.adapters.engine.parts import Parts
from graph_service.application.progress import Progress
from graph_service.domain.errors import EngineInUse


@dataclass(frozen=True)
class EngineStatus:
    """How the engine is. `users` is None while another command starts or stops it."""

    running: bool
    answering: bool
    kept: bool
    pid: int | None
    port: int | None
    users: int | None
    version: str
    home: Path


class EmbeddedEngine:
    """The Neo4j on `home`, its parts in `cache`; `heap_mb` (MiB) counts only where this object starts it.

    `bundle`: a folder or zip with the same jars, for a machine without network. `answers` says within a
    second whether a server answers `RETURN 1`, and never raises. The methods raise EngineIncomplete (a part
    cannot be had), EngineFailed (it does not start) and EngineInUse (somebody else holds the folder).
    """

    def __init__(
        self,
        home: Path,
        cache: Path,
        progress: Progress,
        *,
        answers: Callable[[Server], bool],
        heap_mb: int = 512,
        bundle: Path | None = None,
    ) -> None:
        self._home = home.absolute()
        self._heap_mb = heap_mb
        self._kept = self._home / "kept"
        self._parts = Parts(cache.absolute(), bundle, progress)
        self._answers = answers
        self._progress = progress
        self._locks = Locks(self._home)
        self._instance = Instance(self._home, answers, progress)
        self._use: Use | None = None
        self._user = 0

    def prepare(self) -> None:
        """Has the parts on this machine: fetches what is missing, and makes the class-data archives once."""
        self._parts.ensure()
        archives = self._archives()
        if not archives.decided:
            with self._parts.exclusive():
                archives.build()

    def join(self) -> Server:
        """Uses the engine until `leave` or the end of the process, and starts it if need be.

        Returns when the engine answers. Joining twice is joining once.
        """
        self.prepare()
        with self._locks.transition():
            self._take_use()
            return self._ensure()

    def leave(self) -> None:
        """Ends the use; the last to leave stops the engine, unless it is kept. A second time does nothing."""
        # A forked child inherits this object, not the use.
        if self._use is None or self._user != os.getpid():
            return
        with self._locks.transition():
            self._give_use_back()
            self._end_if_unused()

    def keep(self) -> Server:
        """Starts the engine if need be and keeps it, used or not, until `stop`. Returns when it answers."""
        self.prepare()
        with self._locks.transition():
            server = self._ensure()
            self._kept.touch()
            return server

    def stop(self) -> None:
        """Stops the engine, whoever uses it; does nothing when it does not run."""
        if not self._home.exists():
            return
        with self._locks.transition():
            self._kept.unlink(missing_ok=True)
            self._instance.end()

    def repair(self) -> Server:
        """The server now valid, for a user whose engine answers no more; of several callers one starts it."""
        if self._use is None:
            return self.join()
        with self._locks.transition():
            return self._ensure()

    def status(self) -> EngineStatus:
        """How the engine is now; changes nothing."""
        try:
            found = self._instance.find()
        except PermissionError as error:
            raise EngineInUse(folder=str(self._home)) from error
        return EngineStatus(
            running=found is not None,
            answering=found is not None and self._instance.answering(*found),
            kept=self._kept.exists(),
            pid=found[1].pid if found else None,
            port=found[0].port if found else None,
            users=self._users(),
            version=found[0].version if found else NEO4J_VERSION,
            home=self._home,
        )

    def _archives(self) -> Archives:
        return Archives(self._parts.folder, self._parts.paths, self._answers, self._progress)

    def _ensure(self) -> Server:
        launch = Launch(self._parts.paths, self._archives().options, self._heap_mb)
        try:
            return self._instance.ensure(launch)
        except BaseException:
            self._give_use_back()
            self._end_if_unused()
            raise

    def _end_if_unused(self) -> None:
        if not self._kept.exists() and not self._locks.users():
            self._instance.end()

    def _take_use(self) -> None:
        if self._use is None or self._user != os.getpid():
            self._use, self._user = self._locks.take_use(), os.getpid()
            atexit.register(self.leave)

    def _give_use_back(self) -> None:
        if self._use is not None and self._user == os.getpid():
            atexit.unregister(self.leave)
            self._use.give_back()
            self._use = None

    def _users(self) -> int | None:
        if not self._home.exists():
            return 0
        try:
            with self._locks.transition(0.0):
                return self._locks.users()
        except EngineInUse:
            return None
