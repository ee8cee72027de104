"""What the processes of service and engine hold in memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks.districts import district_folder
from benchmarks.report import Section, announce
from benchmarks.running import Running, resident_mib, running, scratch
from graph_service.application.districts import load_district
from graph_service.bootstrap import local_viewer, preset_folder
from graph_service.web.tokens import api_token

QUESTIONS, QUICK_QUESTIONS = 100, 10
LARGE, QUICK_LARGE = 20_000, 2_000
STOP_SECONDS = 30
NOTES = (
    "Resident set of the process, as the system counts it (what it shares with others included). The service"
    " is `graph-service serve`; a question is a need's paths asked through its API. The engine has its"
    " default heap, 512 MiB, which it fills before it gives any back.",
)
HEADER = ("process", "when", "MiB")


def measure(*, quick: bool) -> Sequence[Section]:
    large = QUICK_LARGE if quick else LARGE
    with scratch() as home:
        announce("memory: urban")
        with running(home / "urban") as on:
            rows = [("engine", "started, empty", resident(on.server.pid))]
            load(on, preset_folder("urban"))
            rows.append(("engine", "urban district loaded", resident(on.server.pid)))
            rows += service_rows(on, QUICK_QUESTIONS if quick else QUESTIONS)
        announce(f"memory: {large:,} actors")
        with running(home / "large") as on:
            load(on, district_folder(home, large))
            rows.append(("engine", f"{large:,} actors loaded", resident(on.server.pid)))
    return [Section("Resident sets", NOTES, HEADER, tuple(rows))]


def resident(pid: int) -> str:
    return f"{resident_mib(pid):,.0f}"


def load(on: Running, folder: Path) -> None:
    load_district(on.services.store, folder, on.services.rules(), local_viewer(on.settings), replace=False)


def service_rows(on: Running, questions: int) -> list[tuple[str, str, str]]:
    """What a service holds on the engine that runs already."""
    with serving(on) as (pid, api):
        rows = [("service", "started", resident(pid))]
        needs = [one["id"] for one in api.needs() if one.get("decision") == "pass"][:questions]
        for need in needs:
            api.get(f"/api/v1/needs/{quote(need, safe='')}/paths")
        rows.append(("service", f"urban district, after {len(needs)} questions", resident(pid)))
        rows.append(("engine", f"urban district, after {len(needs)} questions", resident(on.server.pid)))
    return rows


class Api:
    """A service's API, asked as a program would."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token

    def get(self, path: str) -> dict[str, Any]:
        request = urllib.request.Request(
            self.address + path, headers={"Authorization": f"Bearer {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def needs(self) -> list[dict[str, Any]]:
        """A page of needs, as large as it may be."""
        items: list[dict[str, Any]] = self.get("/api/v1/needs?limit=200")["items"]
        return items


@contextmanager
def serving(on: Running) -> Iterator[tuple[int, Api]]:
    """A service in a process of its own on the same data: its pid and its API."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GRAPH_SERVICE_")}
    environment["GRAPH_SERVICE_DATA_DIR"] = str(on.settings.data_dir)
    environment["GRAPH_SERVICE_CACHE_DIR"] = str(on.settings.cache_dir)
    words = (sys.executable, "-m", "graph_service", "serve")
    process = subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().strip())
        if not address.netloc:
            raise RuntimeError("`graph-service serve` did not start")
        yield process.pid, Api(f"{address.scheme}://{address.netloc}", api_token(on.settings.data_dir))
    finally:
        process.terminate()
        process.communicate(timeout=STOP_SECONDS)
