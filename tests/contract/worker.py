"""What second processes do in the tests of races and sudden deaths: `python -m tests.contract.worker`."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltAddress, BoltStore, Connection
from graph_service.adapters.queries import Queries
from graph_service.application.progress import silent
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.errors import Conflict
from tests.contract.rows import load_of, sample


def opened(address: list[str]) -> BoltStore:
    return BoltStore(Connection(BoltAddress(*address)), Queries(asset("cypher")), silent)


def count_up(store: BoltStore, times: int, say: threading.Lock) -> None:
    """Raises the number in one actor's note by one, `times` times; says each acknowledged change."""
    done = 0
    while done < times:
        record = store.describe({"actors": {"counter"}})["actors"]["counter"]
        note = str(int(record.values["note"]) + 1)
        try:
            change = store.write(
                Writing((Edit("actors", "counter", {"note": note}, record.version),), "worker")
            )
        except Conflict:
            continue
        done += 1
        with say:
            print(json.dumps([change.number, note]), flush=True)


def race(address: list[str], writers: int, times: int) -> None:
    store, say = opened(address), threading.Lock()
    threads = [threading.Thread(target=count_up, args=(store, times, say)) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.connection.close()


def load_again(address: list[str], folder: str) -> None:
    """Loads a folder, says its number once the database acknowledged it."""
    store = opened(address)
    loaded = store.load(load_of(sample(Path(folder)), replace=True))
    print(loaded.change, flush=True)
    store.connection.close()


if __name__ == "__main__":
    task, given = sys.argv[1], json.loads(sys.argv[2])
    {"race": race, "load": load_again}[task](**given)
