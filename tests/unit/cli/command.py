"""A command as somebody gives it: in this process, or (slower by a second) in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from graph_service.cli.app import main

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said, in bytes."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: object, **environment: str) -> Done:
    """The same as `run_apart`, but for what only a process of its own has: its start and its signals."""
    said, noted = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with asked(arguments, environment), redirect_stdout(said), redirect_stderr(noted):
        code = exit_code()
    for stream in (said, noted):
        stream.flush()
    return Done(code, *(stream.buffer.getvalue() for stream in (said, noted)))  # type: ignore[attr-defined]


@contextmanager
def asked(arguments: tuple[object, ...], environment: dict[str, str]) -> Iterator[None]:
    words = ["graph-service", *map(str, arguments)]
    given = {"GRAPH_SERVICE_LANG": "ja", **environment}
    with mock.patch.object(sys, "argv", words), mock.patch.dict(os.environ, given), chdir(ROOT):
        yield


def exit_code() -> int:
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def run_apart(*arguments: object, **environment: str) -> Done:
    done = subprocess.run(
        [sys.executable, "-m", "graph_service", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "GRAPH_SERVICE_LANG": "ja", **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)
