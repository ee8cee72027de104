"""Many writers in two processes: no number twice, none missing, no update lost, no reader ahead."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from graph_service.adapters.bolt import BoltAddress, BoltStore
from graph_service.application.progress import silent
from tests.contract.rows import actor, district, load_of

pytestmark = pytest.mark.neo4j
WRITERS, TIMES = 4, 15


def worker(task: str, **given: object) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.contract.worker", task, json.dumps(given)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_eight_writers_in_two_processes(bolt_store: BoltStore, address: BoltAddress) -> None:
    bolt_store.load(load_of(district(actors=[actor("counter", note="0")])))
    stop, watched = watching(bolt_store)
    place = [address.uri, address.user, address.password]
    racers = [worker("race", address=place, writers=WRITERS, times=TIMES) for _ in range(2)]
    said = [json.loads(line) for racer in racers for line in racer.communicate(timeout=120)[0].splitlines()]
    ahead = stop()

    total = 2 * WRITERS * TIMES
    assert [racer.returncode for racer in racers] == [0, 0]
    assert sorted(number for number, _ in said) == list(range(2, total + 2)), "numbers without holes"
    assert [note for _, note in sorted(said)] == [str(n) for n in range(1, total + 1)], "no update lost"
    changes = bolt_store.changes(1, total + 10)
    assert [change.touched[0].after["note"] for change in changes] == [str(n) for n in range(1, total + 1)]
    assert bolt_store.describe({"actors": {"counter"}})["actors"]["counter"].values["note"] == str(total)
    assert ahead == []
    assert watched


def watching(store: BoltStore) -> tuple[Callable[[], list[tuple[int, int]]], list[int]]:
    """Reads number and journal all the while: change n + 1 is never seen where n is missing."""
    over, ahead, watched = threading.Event(), [], []

    def watch() -> None:
        while not over.is_set():
            number = store.change_number()
            seen = [change.number for change in store.changes(0, 10_000)]
            if seen != list(range(1, len(seen) + 1)) or len(seen) < number:
                ahead.append((number, len(seen)))
            watched.append(number)

    thread = threading.Thread(target=watch)
    thread.start()

    def stop() -> list[tuple[int, int]]:
        over.set()
        thread.join()
        return ahead

    return stop, watched


def test_no_snapshot_is_torn(bolt_store: BoltStore) -> None:
    """Every record carries the number of the change that wrote it: a mixture would show."""
    names = [f"a{number:04}" for number in range(1500)]
    bolt_store.load(load_of(district(actors=[actor(name, asks_max=1) for name in names])))
    over, torn, seen = threading.Event(), [], []

    def read() -> None:
        store = BoltStore(bolt_store.connection, bolt_store.queries, silent)
        while not over.is_set():
            snapshot = store.reader.snapshot()
            seen.append(snapshot.change)
            if set(snapshot.actors.asks_max.tolist()) != {snapshot.change}:
                torn.append(snapshot.change)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(2, 12):
        bolt_store.load(load_of(district(actors=[actor(name, asks_max=number) for name in names])))
    over.set()
    reader.join()
    assert torn == []
    assert len(seen) >= 3


def test_snapshot_is_one_state_while_others_write(bolt_store: BoltStore, address: BoltAddress) -> None:
    bolt_store.load(load_of(district(actors=[actor("counter", note="0")])))
    place = [address.uri, address.user, address.password]
    racer = worker("race", address=place, writers=2, times=TIMES)
    numbers = []
    while racer.poll() is None:
        snapshot = bolt_store.snapshot()
        assert tuple(snapshot.actors.ids) == ("counter",)
        numbers.append(snapshot.change)
    racer.communicate(timeout=60)
    assert racer.returncode == 0
    assert numbers == sorted(numbers)
    assert bolt_store.snapshot().change == 2 * TIMES + 1
