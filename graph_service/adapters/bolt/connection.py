"""The driver, its sessions, and the one door through which its errors become ours."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    Neo4jError,
    ResultError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j.exceptions import DriverError as Neo4jDriverError

from graph_service.adapters.queries import Bound
from graph_service.domain.errors import GraphServiceError, StoreBroken, StoreFull, StoreUnavailable

Work = TypeVar("Work")
Rows = list[dict[str, Any]]

QUIET = [
    neo4j.NotificationDisabledClassification.UNRECOGNIZED,
    neo4j.NotificationDisabledClassification.PERFORMANCE,
    neo4j.NotificationDisabledClassification.SCHEMA,
]
"""Notifications that say nothing about a mistake of ours; DEPRECATION still comes, and fails the tests."""

RETRY_SECONDS = 4.0
CONNECT_SECONDS = 5.0

logging.getLogger("neo4j.pool").setLevel(logging.ERROR)


@dataclass(frozen=True)
class BoltAddress:
    """How to reach a database."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"


class Transaction:
    """One transaction: runs bound queries and reads their results whole."""

    def __init__(self, inner: neo4j.ManagedTransaction) -> None:
        self.inner = inner

    def rows(self, query: Bound) -> Rows:
        return list(self.stream(query))

    def stream(self, query: Bound) -> Iterator[dict[str, Any]]:
        """The rows one by one, as they come. To be read to the end before the next query."""
        with not_again():
            # not `.data()`, which walks through every value to find nodes: queries return properties alone
            yield from map(dict, self.inner.run(query.text, query.values))

    def one(self, query: Bound) -> Any:  # noqa: ANN401 (whatever the column holds)
        """The first column of the only row."""
        with not_again():
            return self.inner.run(query.text, query.values).single(strict=True).value()

    def run(self, query: Bound) -> None:
        with not_again():
            self.inner.run(query.text, query.values).consume()


@contextmanager
def not_again() -> Iterator[None]:
    """Raises StoreFull where memory runs out; the driver would run the same transaction again, in vain."""
    try:
        yield
    except TransientError as error:
        if is_full(error):
            raise StoreFull() from error
        raise


def is_full(error: TransientError) -> bool:
    return "MemoryPool" in (error.code or "") or "OutOfMemory" in (error.code or "")


class Connection:
    """A pool of connections to one database. Opening it makes no connection yet.

    `repair` is called when the database is away: it brings it back where that is in our hands (the embedded
    engine) and says where it is now.
    """

    def __init__(self, address: BoltAddress, repair: Callable[[], BoltAddress] | None = None) -> None:
        self.address, self.repair = address, repair
        self.repairing = threading.Lock()
        self.bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self.driver = open_driver(address)

    def close(self) -> None:
        self.driver.close()

    def read(self, work: Callable[[Transaction], Work]) -> Work:
        """Runs `work` in a reading transaction; it may be run again."""
        return self.again_when_repaired(lambda: self.read_once(work))

    def read_once(self, work: Callable[[Transaction], Work]) -> Work:
        with translated(), self.session() as session:
            return session.execute_read(lambda inner: work(Transaction(inner)))

    def read_locked(self, work: Callable[[Transaction], Work]) -> Work:
        """Runs `work`, which takes a lock and changes nothing, so that it may be run again."""
        return self.again_when_repaired(lambda: self.write_once(work))

    def again_when_repaired(self, once: Callable[[], Work]) -> Work:
        try:
            return once()
        except StoreUnavailable:
            if not self.repaired():
                raise
            return once()

    def write(self, work: Callable[[Transaction], Work]) -> Work:
        """Runs `work` in a writing transaction; it may be run again, and is undone when it raises.

        When the database goes away meanwhile nobody knows whether the write is there, so it is not repeated.
        """
        try:
            return self.write_once(work)
        except StoreUnavailable:
            self.repaired()
            raise

    def write_once(self, work: Callable[[Transaction], Work]) -> Work:
        with translated(), self.session() as session:
            return session.execute_write(lambda inner: work(Transaction(inner)))

    def repaired(self) -> bool:
        """Brings the database back where that is possible; whether it may answer now."""
        if self.repair is None:
            return False
        with self.repairing:
            address = self.repair()
            if address != self.address:
                old, self.driver, self.address = self.driver, open_driver(address), address
                old.close()
        return True

    def statement(self, query: Bound) -> Rows:
        """Runs a statement that must stand alone: schema, EXPLAIN."""
        with translated(), self.session() as session:
            return session.run(query.text, query.values).data()

    def session(self) -> neo4j.Session:
        # bookmarks: a request sees what an earlier one wrote, on a cluster too
        return self.driver.session(database=self.address.database, bookmark_manager=self.bookmarks)


def open_driver(address: BoltAddress) -> neo4j.Driver:
    with translated():
        return neo4j.GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS * 2,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_disabled_classifications=QUIET,
            user_agent="graph-service",
        )


@contextmanager
def translated() -> Iterator[None]:
    """The driver's errors as ours, most specific first."""
    try:
        yield
    except GraphServiceError:
        raise
    except AuthError as error:
        raise StoreBroken(reason=error.code or "authentication") from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreUnavailable() from error
    except TransientError as error:
        if is_full(error):
            raise StoreFull() from error
        raise StoreUnavailable() from error
    except ClientError as error:
        raise StoreBroken(reason=f"{error.code}") from error
    except (Neo4jError, ConfigurationError, ResultError) as error:
        raise StoreBroken(reason=str(getattr(error, "code", None) or error)) from error
    except (Neo4jDriverError, OSError, TimeoutError) as error:
        raise StoreUnavailable() from error


def answers(address: BoltAddress) -> bool:
    """Whether the database answers a query within a second; never raises."""
    try:
        with neo4j.GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password),
            connection_timeout=1.0,
            connection_acquisition_timeout=1.0,
            max_transaction_retry_time=0,
        ) as driver:
            driver.execute_query("RETURN 1", database_=address.database)
    except (Neo4jError, Neo4jDriverError, OSError):
        return False
    return True
