"""The one door through which the driver's errors become ours: none gets past it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import neo4j.exceptions
import pytest
from neo4j.exceptions import DriverError, Neo4jError

from graph_service.adapters.bolt.connection import translated
from graph_service.domain.errors import Conflict, GraphServiceError, StoreBroken, StoreFull, StoreUnavailable


def driver_errors() -> Iterator[type[Exception]]:
    for _, kind in inspect.getmembers(neo4j.exceptions, inspect.isclass):
        if issubclass(kind, (Neo4jError, DriverError)):
            yield kind


def raised(error: Exception) -> GraphServiceError:
    with pytest.raises(GraphServiceError) as caught, translated():
        raise error
    return caught.value


@pytest.mark.parametrize("kind", list(driver_errors()), ids=lambda kind: kind.__name__)
def test_every_driver_error_is_one_of_ours(kind: type[Exception]) -> None:
    error = kind("架空の故障")
    found = raised(error)
    assert found.__cause__ is error


def server_error(code: str) -> Neo4jError:
    with_code = Neo4jError._hydrate_neo4j(code=code, message="x")
    assert with_code.code == code
    return with_code


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (neo4j.exceptions.ServiceUnavailable("x"), StoreUnavailable),
        (neo4j.exceptions.SessionExpired("x"), StoreUnavailable),
        (server_error("Neo.TransientError.Transaction.DeadlockDetected"), StoreUnavailable),
        (server_error("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), StoreFull),
        (server_error("Neo.ClientError.Statement.SyntaxError"), StoreBroken),
        (server_error("Neo.ClientError.Security.Unauthorized"), StoreBroken),
        (server_error("Neo.DatabaseError.General.UnknownError"), StoreBroken),
        (ConnectionRefusedError(), StoreUnavailable),
    ],
    ids=lambda value: getattr(value, "code", None) or getattr(value, "__name__", ""),
)
def test_what_becomes_of_it(error: Exception, ours: type[GraphServiceError]) -> None:
    assert type(raised(error)) is ours


def test_our_own_errors_pass() -> None:
    own = Conflict(type="actors", id="a", read=1, present=2)
    assert raised(own) is own
