"""The forms of the workflow on a real Neo4j: the same tests that the fake passes, by the same pages."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, cast

import pytest

from graph_service.adapters.bolt import BoltStore
from tests.web import test_workflow
from tests.web.service import API_TOKEN, Service, Store

KNOWN = {"service", "browser", "api"}


def stories() -> Iterator[Callable[..., None]]:
    """The tests that need nothing but the service and somebody who uses it."""
    for name, test in vars(test_workflow).items():
        if name.startswith("test_") and set(inspect.signature(test).parameters) <= KNOWN:
            yield test


@pytest.mark.neo4j
@pytest.mark.parametrize("story", list(stories()), ids=lambda test: test.__name__)
def test_the_forms_do_the_same_on_a_real_store(story: Callable[..., None], bolt_store: BoltStore) -> None:
    service = Service(store=cast(Store, bolt_store))
    with ExitStack() as stack:
        browser = stack.enter_context(service.caller())
        api = stack.enter_context(service.caller(authorization=f"Bearer {API_TOKEN}"))
        assert browser.get(f"/?token={service.access.new_token()}").status_code == 303
        given: dict[str, Any] = {"service": service, "browser": browser, "api": api}
        story(**{name: given[name] for name in inspect.signature(story).parameters})


def test_there_are_stories() -> None:
    assert len(list(stories())) > 15
