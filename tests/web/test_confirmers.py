"""Who confirmed a record may be anybody's name: only those who may read of that are told of them."""

from __future__ import annotations

import pytest

from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from tests.web.service import Caller, Service

BY, ON = "架空のだれか", "2026-10-01"
SHOP_KNOWS = "jichikai|cooperates_with|shrine"
RECORDS = {"actors": "shop", "resources": "res-shop", "ties": SHOP_KNOWS}


@pytest.fixture
def confirmed(service: Service) -> Service:
    """An actor, a resource and a tie that the council may read, confirmed by somebody who is on no record."""
    for table, identity in RECORDS.items():
        version = service.store.tables[table][identity].version
        values = {"confirmed_by": BY, "confirmed_on": ON, "audience": "council"}
        service.store.write(Writing((Edit(table, identity, values, version),), "sato"))
    return service


@pytest.mark.parametrize(
    "address",
    [
        *("/api/v1/actors", "/api/v1/actors/shop", "/records/actors/shop"),
        *("/api/v1/resources", "/api/v1/resources/res-shop", "/records/resources/res-shop"),
        *("/api/v1/ties", "/api/v1/ties/jichikai%7Ccooperates_with%7Cshrine"),
        *("/api/v1/map/symbols/actors%2Fshop", "/api/v1/map/symbols/resources%2Fres-shop"),
        "/api/v1/map/symbols/actors%2Fshrine",
    ],
)
def test_who_confirmed_stays_within_the_office(confirmed: Service, api: Caller, address: str) -> None:
    for role in ("coordinator", "office", "council"):
        confirmed.access.viewer = Viewer("x", role)  # type: ignore[arg-type]
        answer = api.get(address)
        assert answer.status_code == 200
        assert ON in answer.text
        assert (BY in answer.text) == (role != "council"), role
