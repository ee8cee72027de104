"""Runs `serve` without its database in a process of its own; a signal's name on stdin raises that signal."""

from __future__ import annotations

import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

from graph_service.cli.service import door, serve_until_stopped, stopping_plainly
from graph_service.config import settings_from
from tests.web.service import Service


def raise_what_is_told() -> None:
    for line in sys.stdin:
        signal.raise_signal(signal.Signals[line.strip()])


def main(data: str) -> None:
    settings = replace(settings_from({}), data_dir=Path(data), who="sato")
    threading.Thread(target=raise_what_is_told, daemon=True).start()
    with stopping_plainly(settings), door(settings, None, "127.0.0.1") as entrance:
        try:
            serve_until_stopped(settings, Service().services, entrance)
        finally:
            print("left", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
