"""Starts and ends the engine's process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from graph_service.adapters.engine.java import environment, java
from graph_service.adapters.engine.record import alive

STOP_S = 20.0
POLL_S = 0.05


def spawn(folder: Path, words: Sequence[str], output: Path) -> int:
    """Starts Java in `folder` out of reach of Ctrl-C and of the end of this command; gives its pid."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    with output.open("ab") as printed:
        child = subprocess.Popen(
            (java(), *words),
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=printed,
            start_new_session=True,
            creationflags=flags,
        )
    # It is not this command's to wait for; without this, Popen warns when it is forgotten.
    child.returncode = 0
    return child.pid


def end(process: psutil.Process) -> None:
    """Ends a process: asks, then kills. Returns when it is gone, or cannot be ended."""
    for send in (process.terminate, process.kill):
        with suppress(psutil.NoSuchProcess):
            send()
        if _gone(process):
            return


def reap(pid: int | None) -> None:
    """Lets the system forget a dead child of this process; of others it is their parents' business."""
    if pid is not None and sys.platform != "win32":
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def free_port() -> int:
    """A port of the loopback address that nobody holds now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(process: psutil.Process, port: int) -> bool:
    """Whether it is this process that holds the port."""
    try:
        held = process.net_connections(kind="tcp")
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True  # the system does not say; the process at least is the right one
    return any(one.status == psutil.CONN_LISTEN and one.laddr.port == port for one in held)


def _gone(process: psutil.Process) -> bool:
    deadline = time.monotonic() + STOP_S
    while alive(process) and time.monotonic() < deadline:
        time.sleep(POLL_S)
    return not alive(process)
