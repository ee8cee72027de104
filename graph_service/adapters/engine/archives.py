"""Class-data archives: Java reads its classes from them ready-made, which halves the time of a start.

The first is Java's own, which the Java from pip lacks; the second adds Neo4j's classes and is taken from a
running engine by `jcmd` (Java can write it at exit too, but a stop on Windows leaves no time for that). An
archive made for another Java or other jars is ignored by Java, so a wrong one costs speed and nothing else.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from graph_service.adapters.engine.instance import Instance, Launch, Server
from graph_service.adapters.engine.java import JCMD, environment, java, java_version
from graph_service.application.progress import Progress, silent
from graph_service.domain.errors import EngineError

STEP_S = 120
STEPS = 3
HEAP_MB = 512
OPTION = "-XX:SharedArchiveFile="

log = logging.getLogger(__name__)


class Archives:
    """The two archives for one set of jars and this Java; `answers` says whether a server answers a query."""

    def __init__(
        self, folder: Path, jars: list[Path], answers: Callable[[Server], bool], progress: Progress
    ) -> None:
        self._jars = jars
        self._answers = answers
        self._progress = progress
        self._folder = folder / f"java-{java_version()}"
        self._base = self._folder / "base.jsa"
        self._top = self._folder / "top.jsa"
        self._failed = self._folder / "failed"

    @property
    def decided(self) -> bool:
        """Whether they are there, or were tried in vain."""
        return self._top.exists() or self._failed.exists()

    @property
    def options(self) -> tuple[str, ...]:
        """The words for Java that make it use what is there."""
        there = [str(path) for path in (self._base, self._top) if path.exists()]
        return (OPTION + os.pathsep.join(there),) if there else ()

    def build(self) -> None:
        """Makes them; a failure is logged, remembered and costs only speed."""
        if self.decided:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._build()
        except (EngineError, OSError, subprocess.SubprocessError) as error:
            log.warning("class-data archives not made: %s", type(error).__name__)
            self._failed.write_text(repr(error), "utf-8")

    def _build(self) -> None:
        self._progress("engine_archive", 0, STEPS)
        draft = self._draft(self._base)
        self._run("-XX:+UseSerialGC", "-Xshare:dump", OPTION + str(draft))
        draft.replace(self._base)
        self._progress("engine_archive", 1, STEPS)
        self._dump_running(self._draft(self._top))
        self._progress("engine_archive", STEPS, STEPS)

    def _dump_running(self, draft: Path) -> None:
        scratch = self._folder / "warm-up"
        engine = Instance(scratch, self._answers, silent)
        engine.end()  # one left behind by a command that was killed here
        shutil.rmtree(scratch, ignore_errors=True)
        try:
            options = (OPTION + str(self._base), "-XX:+RecordDynamicDumpInfo")
            server = engine.ensure(Launch(self._jars, options, HEAP_MB))
            self._progress("engine_archive", 2, STEPS)
            self._run(*JCMD, str(server.pid), "VM.cds", "dynamic_dump", str(draft))
        finally:
            engine.end()
            shutil.rmtree(scratch, ignore_errors=True)
        draft.replace(self._top)

    def _draft(self, path: Path) -> Path:
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        return draft

    def _run(self, *words: str) -> None:
        subprocess.run(
            (java(), *words),
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=STEP_S,
            check=True,
        )
