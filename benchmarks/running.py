"""An embedded engine of its own in a temporary home, with the service's store on it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from graph_service.adapters.engine import Server
from graph_service.application.progress import silent
from graph_service.application.services import Services
from graph_service.bootstrap import embedded_engine, opened
from graph_service.config import Settings, settings_from

PREFIX = "graph-service-bench-"
MIB = 2**20


@dataclass(frozen=True)
class Running:
    """A running application; `server` is the engine below it."""

    settings: Settings
    server: Server
    services: Services


@contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder. Windows lets go of the files of an ended process a moment later."""
    with TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=os.name == "nt") as folder:
        yield Path(folder)


def settings_in(home: Path) -> Settings:
    """The defaults, on an embedded engine with its data in `home`, whatever this user has set."""
    return replace(Settings(home, settings_from(os.environ).cache_dir), who="benchmark")


@contextmanager
def running(home: Path) -> Iterator[Running]:
    """The application on an engine of its own, which ends with the block."""
    settings = settings_in(home)
    engine = embedded_engine(settings, silent)
    server = engine.join()
    try:
        with opened(settings, silent) as services:
            yield Running(settings, server, services)
    finally:
        engine.leave()


def resident_mib(pid: int) -> float:
    """What a process holds in memory now, in MiB."""
    return float(psutil.Process(pid).memory_info().rss / MIB)


def peak_mib(pid: int) -> float | None:
    """What a process has held in memory at most, in MiB; None where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    peak = getattr(psutil.Process(pid).memory_info(), "peak_wset", None)
    return None if peak is None else peak / MIB


def cpu_seconds(engine_pid: int) -> float:
    """Processor time that this process and the engine have used so far."""
    return time.process_time() + processor_seconds(engine_pid)


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used so far."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)
