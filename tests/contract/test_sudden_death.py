"""kill -9 at random during loads: each load is wholly there or wholly absent, acknowledged ones are there."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltStore, Connection, answers
from graph_service.adapters.engine import EmbeddedEngine, Server
from graph_service.adapters.queries import Queries
from graph_service.application.progress import silent
from graph_service.bootstrap import address_of
from graph_service.config import settings_from
from tests.contract.rows import load_of, sample, tie_ids

pytestmark = pytest.mark.neo4j
KILLS = 20
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""On Windows ending a process is always a sudden death."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EmbeddedEngine]:
    cache = settings_from(os.environ).cache_dir
    made = EmbeddedEngine(tmp_path / "neo4j", cache, silent, answers=lambda s: answers(address_of(s)))
    yield made
    made.stop()


def folders(tmp_path: Path) -> list[Path]:
    """Two districts that share no actor of the second: whichever is there can be told from a mixture."""
    first, second = tmp_path / "first", tmp_path / "second"
    shutil.copytree(asset("seed_data", "urban"), first)
    shutil.copytree(asset("seed_data", "rural"), second)
    return [first, second]


@pytest.mark.timeout(900)
def test_killing_loader_or_engine(engine: EmbeddedEngine, tmp_path: Path) -> None:
    chance = random.Random(20261123)
    given = folders(tmp_path)
    whole = [set(ids_of(folder)) for folder in given]
    server = engine.join()
    acknowledged = prepare(server, given[0])
    died = {"loader": 0, "engine": 0}
    for turn in range(KILLS):
        loader = start_loader(server, given[turn % 2])
        victim = ("loader", "engine")[turn % 4 == 3]
        time.sleep(chance.uniform(0.5, 3.5))
        os.kill(server.pid if victim == "engine" else loader.pid, KILL)
        said = loader.communicate(timeout=90)[0].split()
        died[victim] += loader.returncode != 0
        acknowledged = max([acknowledged, *map(int, said)])
        server = engine.repair()
        number, ids = state(server)
        assert number >= acknowledged, "an acknowledged load is gone"
        assert ids in whole, f"turn {turn}: half a load"
        acknowledged = number
    assert all(died.values()), f"nothing was interrupted: {died}"


def ids_of(folder: Path) -> Iterator[str]:
    district = sample(folder)
    yield from district.ids("actors")
    yield from district.ids("ties")


def prepare(server: Server, folder: Path) -> int:
    store = opened(server)
    store.start()
    number = store.load(load_of(sample(folder), replace=True)).change
    store.connection.close()
    return number


def opened(server: Server) -> BoltStore:
    return BoltStore(Connection(address_of(server)), Queries(asset("cypher")), silent)


def start_loader(server: Server, folder: Path) -> subprocess.Popen[str]:
    given = {"address": [server.uri, server.user, server.password], "folder": str(folder)}
    words = [sys.executable, "-m", "tests.contract.worker", "load", json.dumps(given)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def state(server: Server) -> tuple[int, set[str]]:
    """What the next start finds, after it repaired what there is to repair."""
    store = opened(server)
    store.start()
    snapshot = store.snapshot()
    store.connection.close()
    return snapshot.change, {*snapshot.actors.ids, *tie_ids(snapshot)}
