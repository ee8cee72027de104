"""Which services run on this data: a private note each, so that a command asks them and no stranger.

A port that merely answers may be somebody else's: it must not be sent a key.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

SAME_START_S = 1.0


@contextmanager
def announced(folder: Path, home: str) -> Iterator[None]:
    """Keeps a note in `folder`, while the block runs, that this process serves at the address `home`."""
    notes = folder / "services"
    notes.mkdir(mode=0o700, exist_ok=True)
    note = notes / f"{os.getpid()}-{secrets.token_hex(4)}.json"
    own = {"host": socket.gethostname(), "pid": os.getpid(), "started": psutil.Process().create_time()}
    with os.fdopen(os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump({"home": home, **own}, file)
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def present(folder: Path) -> list[str]:
    """The addresses of the services that run on this machine; what a killed one left is cleared away."""
    homes = []
    for note in sorted((folder / "services").glob("*.json")):
        told = read(note)
        if told.get("host", "") not in ("", socket.gethostname()):
            continue  # of another container: whether that process lives cannot be seen from here
        if lives(told):
            homes.append(str(told["home"]))
        else:
            note.unlink(missing_ok=True)
    return sorted(homes)


def read(note: Path) -> dict[str, Any]:
    """What a note says; nothing where it is none."""
    try:
        told = json.loads(note.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def lives(told: dict[str, Any]) -> bool:
    """Whether the process of a note runs, and is the one that wrote it."""
    try:
        process = psutil.Process(int(told["pid"]))
        same = abs(process.create_time() - float(told["started"])) < SAME_START_S
        return same and process.status() != psutil.STATUS_ZOMBIE
    except (ValueError, KeyError, TypeError, psutil.Error):
        return False
