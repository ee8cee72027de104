"""The service as a user runs it: `serve` in a process of its own, entered by one-time addresses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from graph_service.adapters.bolt import BoltAddress
from graph_service.application.districts import load_district
from graph_service.application.progress import silent
from graph_service.application.services import Services
from graph_service.bootstrap import local_viewer, opened, preset_folder
from graph_service.config import Settings, settings_from

ROOT = Path(__file__).parents[2]
FLAGS = subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0
CTRL_C = signal.CTRL_BREAK_EVENT if sys.platform == "win32" else signal.SIGINT
WHO = "sato"
START_S, STOP_S = 120, 60


@dataclass
class House:
    """A running service at `home`; `services` is the same application here, on the same database."""

    home: str
    data: Path
    services: Services
    settings: Settings
    loaded: tuple[str, int] = ("", -1)

    def entrance(self) -> str:
        """A new one-time address."""
        headers = {"authorization": f"Bearer {token_of(self.data)}"}
        answer = httpx.post(f"{self.home}/api/v1/entrance", headers=headers, trust_env=False, timeout=30)
        return self.home + str(answer.raise_for_status().json()["path"])

    def furnish(self, folder: Path | str) -> None:
        """Puts a district (a sample's name, or a folder) in place of what is there; not anew if untouched."""
        wanted = (str(folder), self.services.store.change_number())
        if wanted != self.loaded:
            path = folder if isinstance(folder, Path) else preset_folder(folder)
            viewer, rules = local_viewer(self.settings), self.services.rules()
            load_district(self.services.store, path, rules, viewer, replace=True)
            self.loaded = (str(folder), self.services.store.change_number())


@contextmanager
def served(address: BoltAddress, folder: Path) -> Iterator[House]:
    """A service on the database at `address`, with its own data in `folder`."""
    environment = setting(address, folder / "data")
    settings = settings_from(environment)
    with opened(settings, silent) as services, process(environment, folder / "log") as home:
        yield House(home, settings.data_dir, services, settings)


def setting(address: BoltAddress, data: Path) -> dict[str, str]:
    """The variables of a service on the database at `address`."""
    return {
        "GRAPH_SERVICE_DATA_DIR": str(data),
        "GRAPH_SERVICE_CACHE_DIR": str(settings_from(os.environ).cache_dir),
        "GRAPH_SERVICE_BOLT_URI": address.uri,
        "GRAPH_SERVICE_BOLT_USER": address.user,
        "GRAPH_SERVICE_BOLT_PASSWORD": address.password,
        "GRAPH_SERVICE_BOLT_DATABASE": address.database,
        "GRAPH_SERVICE_WHO": WHO,
    }


def token_of(data: Path) -> str:
    """The API's key of the service with its data in this folder."""
    return (data / "api-token").read_text("ascii").strip()


@contextmanager
def process(environment: Mapping[str, str], log: Path) -> Iterator[str]:
    """`graph-service serve` until the block ends; its home address."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRAPH_SERVICE_")}
    with log.open("w", encoding="utf-8") as errors:
        running = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-W", "error", "-m", "graph_service", "serve"],
            cwd=ROOT,
            env={**kept, **environment},
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            creationflags=FLAGS,
        )
    with running:
        try:
            yield printed_home(running, log)
            running.send_signal(CTRL_C)
            assert running.wait(STOP_S) == 0, log.read_text("utf-8")
        finally:
            if running.poll() is None:
                running.kill()


def printed_home(running: subprocess.Popen[str], log: Path) -> str:
    """Waits for the address that the command prints; one that prints none is ended."""
    assert running.stdout is not None
    deadline = threading.Timer(START_S, running.kill)
    deadline.start()
    try:
        line = running.stdout.readline()
    finally:
        deadline.cancel()
    assert "/?token=" in line, log.read_text("utf-8")
    return line.split("/?token=")[0]
