"""The cache folder: the locked jars, fetched once for all commands of a user."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from graph_service.adapters.engine.jars import NEO4J_VERSION, Jar, fingerprint, locked
from graph_service.adapters.engine.locks import exclusive
from graph_service.application.progress import Progress
from graph_service.domain.errors import EngineIncomplete

AT_A_TIME = 8
# Longer than a fetch over a slow line takes another command.
WAIT_S = 1800.0


class Parts:
    """What Neo4j consists of, on this machine."""

    def __init__(self, cache: Path, bundle: Path | None, progress: Progress) -> None:
        self._cache = cache
        self._bundle = bundle
        self._progress = progress

    @property
    def folder(self) -> Path:
        """The folder of this version with this lock; another version or lock has another."""
        return self._cache / f"neo4j-{NEO4J_VERSION}-{fingerprint(locked())}"

    @property
    def paths(self) -> list[Path]:
        """The jars in the order of the class path."""
        return [self._path(jar) for jar in locked()]

    def ensure(self) -> None:
        """Fetches what is missing; EngineIncomplete if a jar cannot be had or is not the locked one."""
        if self._missing():
            with self.exclusive():
                # Another command may have fetched them while this one waited.
                if missing := self._missing():
                    self._fetch(missing)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keeps other commands from changing the folder; EngineIncomplete if it cannot be written."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with exclusive(self.folder / "lock", WAIT_S):
                yield
        except OSError as error:
            raise EngineIncomplete(part=str(self.folder), reason=str(error)) from error

    def _path(self, jar: Jar) -> Path:
        return self.folder / "jars" / jar.file

    def _missing(self) -> list[Jar]:
        # A jar gets its name only after its checksum was right, so the name is proof enough.
        return [jar for jar in locked() if not self._path(jar).exists()]

    def _fetch(self, missing: list[Jar]) -> None:
        # jgo and its HTTP client are needed once; every other start of the program is spared their import.
        from graph_service.adapters.engine import sources

        scratch, total = self.folder / "fetching", len(locked())
        self.folder.joinpath("jars").mkdir(exist_ok=True)
        try:
            source = sources.bundle(self._bundle) if self._bundle else sources.maven
            with ThreadPoolExecutor(AT_A_TIME) as pool:
                work = [
                    pool.submit(sources.install, jar, source, scratch / jar.file, self._path(jar))
                    for jar in missing
                ]
                try:
                    for done, future in enumerate(as_completed(work), total - len(missing) + 1):
                        future.result()
                        self._progress("engine_fetch", done, total)
                finally:
                    pool.shutdown(wait=False, cancel_futures=True)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
