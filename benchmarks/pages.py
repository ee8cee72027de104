"""How long the service takes over each page, and how fast a browser draws the map of 300 symbols."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote

import httpx

from benchmarks import layouts, page_frames
from benchmarks.districts import district_folder
from benchmarks.page_addresses import Addresses, explored, pages_of
from benchmarks.report import Section, announce
from benchmarks.running import Running, running, scratch
from graph_service.adapters.bolt import BoltAddress
from graph_service.application.districts import load_district
from graph_service.bootstrap import address_of, local_viewer, preset_folder
from tests.browser.house import process, setting, token_of

LARGE, QUICK_LARGE = 100_000, 5_000
ASKED, QUICK_ASKED = 100, 20
EDITS, QUICK_EDITS = 20, 3
WINDOWS, QUICK_WINDOWS = 7, 1
URBAN_P95, LARGE_P95 = 100, 300
NOTES = (
    "From the request of a program on this machine to the last byte of the answer, one request at a time, on"
    " the service in a process of its own, which was started just before. Several addresses of a page take"
    " turns. First: the slowest when each is asked for the first time, and nothing of it is kept yet; p95 and"
    " the rest are of what is asked after that. Before each map after a change the place of an actor is"
    " written.",
    f"To reach, by p95: every page of the urban sample within {URBAN_P95} ms; Today and Explore within"
    f" {LARGE_P95} ms on {LARGE:,} actors.",
)
HEADER = ("district", "page", "n", "KiB", "first, ms", "median, ms", "p95, ms", "slowest, ms", "holds")


@dataclass(frozen=True)
class District:
    """What is asked: its name in the table, and the milliseconds to reach by p95."""

    name: str
    limit: int
    asked: int
    edits: int


def measure(*, quick: bool) -> Sequence[Section]:
    asked, edits = (QUICK_ASKED, QUICK_EDITS) if quick else (ASKED, EDITS)
    size = QUICK_LARGE if quick else LARGE
    with scratch() as home:
        with holding(preset_folder("urban"), home / "urban") as on, served(on, home) as caller:
            announce("pages: urban")
            rows = list(timed(caller, District("urban", URBAN_P95, asked, edits), pages_of(on)))
            frames = page_frames.measured(caller.entrance, QUICK_WINDOWS if quick else WINDOWS)
        with holding(district_folder(home, size), home / "large") as on, served(on, home) as caller:
            announce(f"pages: {size:,} actors")
            district = District(f"{size:,} actors", LARGE_P95, asked, edits)
            rows += timed(caller, district, {"Today": ["/"], **explored(on)})
    return [
        Section("Server time of pages", NOTES, HEADER, tuple(rows)),
        frames,
        layouts.measured(quick=quick),
    ]


@contextmanager
def holding(folder: Path, data: Path) -> Iterator[Running]:
    """An engine of its own with a district loaded into it."""
    with running(data) as on:
        rules, viewer = on.services.rules(), local_viewer(on.settings)
        load_district(on.services.store, folder, rules, viewer, replace=False)
        yield on


class Caller:
    """A program with the key of a running service."""

    def __init__(self, home: str, token: str) -> None:
        headers = {"authorization": f"Bearer {token}"}
        self.client = httpx.Client(base_url=home, headers=headers, trust_env=False, timeout=120)
        self.home = home

    def entrance(self) -> str:
        """A new one-time address."""
        return self.home + str(self.client.post("/api/v1/entrance").raise_for_status().json()["path"])

    def move(self, actor: str, x: float, version: int) -> int:
        """Writes where an actor stands; the version of its place."""
        place = {"x": x, "y": 0.0, "version": version}
        answer = self.client.put(f"/api/v1/actors/{quote(actor, safe='')}/place", json=place)
        return int(answer.raise_for_status().json()["version"])

    def somebody(self) -> str:
        """The id of an actor."""
        found = self.client.get("/api/v1/actors", params={"limit": 1}).raise_for_status().json()
        return str(found["items"][0]["id"])

    def ask(self, address: str) -> tuple[float, int]:
        """Seconds to the whole answer, and its size."""
        started = time.perf_counter()
        answer = self.client.get(address)
        seconds = time.perf_counter() - started
        return seconds, len(answer.raise_for_status().content)


@contextmanager
def served(on: Running, home: Path) -> Iterator[Caller]:
    """The service on the engine that is running, in a process of its own."""
    address: BoltAddress = address_of(on.server)
    environment = setting(address, home / "served")
    (home / "served").mkdir(exist_ok=True)
    with process(environment, home / "log") as where:
        caller = Caller(where, token_of(home / "served"))
        with caller.client:
            caller.ask("/static/page.css")  # the address is told before everything is warm
            yield caller


def timed(caller: Caller, district: District, pages: Addresses) -> Iterator[tuple[str, ...]]:
    """One row a page, and the map after changes."""
    for name, addresses in pages.items():
        announce(f"pages: {name}")
        first = [caller.ask(address) for address in addresses]
        yield row(
            district, name, first, [caller.ask(one) for one in islice(cycle(addresses), district.asked)]
        )
    yield row(district, "its map, after a change", [], list(after_changes(caller, district.edits)))


def after_changes(caller: Caller, edits: int) -> Iterator[tuple[float, int]]:
    actor = caller.somebody()
    version = 0
    for number in range(edits):
        version = caller.move(actor, 10.0 + number, version)
        yield caller.ask("/api/v1/map")


def row(
    district: District, name: str, first: list[tuple[float, int]], answers: list[tuple[float, int]]
) -> tuple[str, ...]:
    seconds = sorted(one for one, _ in answers)
    p95 = seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
    size = max(size for _, size in answers) / 1024
    return (
        *(district.name, name, str(len(answers)), f"{size:.0f}"),
        milliseconds(max(one for one, _ in first)) if first else "",
        *map(milliseconds, (seconds[len(seconds) // 2], p95, seconds[-1])),
        "yes" if p95 * 1000 <= district.limit else "no",
    )


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f}" if seconds >= 0.01 else f"{seconds * 1000:.1f}"
