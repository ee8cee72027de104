"""The real Neo4j of the run; an empty store, fake or real, for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltAddress, BoltStore, Connection
from graph_service.adapters.queries import Bound, Queries
from graph_service.application.ports import Diary, Geography, Health, Journal, Store
from graph_service.application.progress import silent
from tests.fakes import FakeStore

WIPE = "MATCH (n) WHERE NOT (n:Meta AND n.id IN ['schema', 'queries']) DETACH DELETE n"


class AnyStore(Store, Journal, Diary, Geography, Health, Protocol):
    """The store in all its roles."""


@pytest.fixture(scope="session")
def connection(address: BoltAddress) -> Iterator[Connection]:
    opened = Connection(address)
    yield opened
    opened.close()


@pytest.fixture
def bolt_store(connection: Connection) -> BoltStore:
    """An empty store on a real Neo4j."""
    connection.write(lambda tx: tx.run(Bound(WIPE, {})))
    store = BoltStore(connection, Queries(asset("cypher")), silent)
    store.start()
    return store


@pytest.fixture(params=["fake", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> AnyStore:
    """The fake, then the real one: both keep the same promises."""
    return FakeStore() if request.param == "fake" else request.getfixturevalue("bolt_store")
