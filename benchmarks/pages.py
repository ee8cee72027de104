"""How long the service takes over each page, and how fast a browser draws the map of 300 symbols."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx

from benchmarks import layouts, page_frames
from benchmarks.districts import district_folder
from benchmarks.report import Section, announce
from benchmarks.running import Running, running, scratch
from graph_service.adapters.bolt import BoltAddress
from graph_service.application.districts import load_district
from graph_service.application.waiting import Listing, list_needs
from graph_service.bootstrap import address_of, local_viewer, preset_folder
from tests.browser.house import process, setting, token_of

LARGE, QUICK_LARGE = 100_000, 5_000
ASKED, QUICK_ASKED = 200, 20
WARM = 5
NEEDS = 20
NOTES = (
    "From the request of a program on this machine to the last byte of the answer, one request at a time, on"
    " the service in a process of its own; each page was asked for five times before. A page of needs takes"
    f" turns over {NEEDS} needs.",
)
HEADER = ("district", "page", "n", "KiB", "median, ms", "p95, ms", "slowest, ms")
WORDS = ("小物入れ", "自治会", "ペン", "買物", "神社", "佐藤", "料理", "サロン")

Addresses = dict[str, list[str]]


def measure(*, quick: bool) -> Sequence[Section]:
    asked = QUICK_ASKED if quick else ASKED
    with scratch() as home, running(home / "data") as on:
        announce("pages: urban")
        load(on, preset_folder("urban"))
        with served(on, home) as caller:
            rows = list(timed(caller, "urban", addresses_of(on), asked))
            frames = page_frames.measured(caller.entrance, runs=1 if quick else 11)
        large = QUICK_LARGE if quick else LARGE
        announce(f"pages: {large:,} actors")
        load(on, district_folder(home, large))
        with served(on, home) as caller:
            rows += timed(caller, f"{large:,} actors", addresses_of(on), asked)
    return [
        Section("Server time of pages", NOTES, HEADER, tuple(rows)),
        frames,
        layouts.measured(quick=quick),
    ]


def load(on: Running, folder: Path) -> None:
    load_district(on.services.store, folder, on.services.rules(), local_viewer(on.settings), replace=True)


class Caller:
    """A program with the key of a running service."""

    def __init__(self, home: str, token: str) -> None:
        headers = {"authorization": f"Bearer {token}"}
        self.client = httpx.Client(base_url=home, headers=headers, trust_env=False, timeout=120)
        self.home = home

    def entrance(self) -> str:
        """A new one-time address."""
        return self.home + str(self.client.post("/api/v1/entrance").raise_for_status().json()["path"])

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
            yield caller


def addresses_of(on: Running) -> Addresses:
    """The pages, each with the addresses that it is asked under by turns."""
    found = list_needs(on.services, Listing(), local_viewer(on.settings))
    needs = [quote(need.id, safe="") for need in found.needs if need.checked][:NEEDS]
    return {
        "today": ["/"],
        "explore": ["/explore"],
        "the map that one explores": ["/api/v1/map"],
        "needs": ["/needs", "/needs?status=all", "/needs?page=2"],
        "a need with its paths": [f"/needs/{need}" for need in needs],
        "the map of a need": [f"/needs/{need}/map" for need in needs],
        "gaps": ["/gaps"],
        "handing out": ["/handout"],
        "records": ["/records/actors"],
        "search": ["/search?" + urlencode({"q": word}) for word in WORDS],
        "search as one types": ["/api/v1/search?" + urlencode({"q": word, "limit": 12}) for word in WORDS],
    }


def timed(caller: Caller, district: str, pages: Addresses, asked: int) -> Iterator[tuple[str, ...]]:
    """One row a page."""
    for name, addresses in pages.items():
        if not addresses:
            continue
        announce(f"pages: {name}")
        for address in islice(cycle(addresses), max(WARM, len(addresses))):
            caller.ask(address)
        answers = [caller.ask(address) for address in islice(cycle(addresses), asked)]
        seconds = sorted(one for one, _ in answers)
        size = max(size for _, size in answers) / 1024
        yield (
            *(district, name, str(asked), f"{size:.0f}", milliseconds(seconds[len(seconds) // 2])),
            *(milliseconds(seconds[int(len(seconds) * 0.95)]), milliseconds(seconds[-1])),
        )


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f}" if seconds >= 0.01 else f"{seconds * 1000:.1f}"
