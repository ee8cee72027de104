from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.service import API_TOKEN, Caller, Service


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def stranger(service: Service) -> Iterator[Caller]:
    with service.caller() as caller:
        yield caller


@pytest.fixture
def browser(service: Service) -> Iterator[Caller]:
    """Somebody who came in by the printed address."""
    with service.caller() as caller:
        assert caller.get(f"/?token={service.access.new_token()}").status_code == 303
        yield caller


@pytest.fixture
def api(service: Service) -> Iterator[Caller]:
    with service.caller(authorization=f"Bearer {API_TOKEN}") as caller:
        yield caller
