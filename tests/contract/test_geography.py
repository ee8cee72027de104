"""Where areas are: the fake and the real store add up the same."""

from __future__ import annotations

from graph_service.domain.geography import Located
from tests.contract.conftest import AnyStore
from tests.contract.rows import actor, district, load_of


def test_degrees_are_added_up_by_area(store: AnyStore) -> None:
    assert store.located() == {}
    areas = [{"id": "north", "name": "北"}, {"id": "south", "name": "南"}, {"id": "empty", "name": "空"}]
    areas.append({"id": "east", "name": "東"})
    rows = [
        actor("a", area="north", lat=30.123456, lon=150.0),
        actor("b", area="north", lat=-0.000005, lon=-150.000015),
        actor("c", area="south", lat=30.5, lon=150.25),
        *(actor(kind, kind, area="north", lat=10.0, lon=10.0) for kind in ("resident", "professional")),
        *(
            actor(kind, kind, area="east", lat=1.0, lon=2.0)
            for kind in ("organization", "shrine", "facility")
        ),
        actor("only-lat", area="south", lat=31.0),
        actor("only-lon", area="south", lon=151.0),
        actor("no-area", lat=30.0, lon=150.0),
        actor("nowhere", area="empty"),
    ]
    store.load(load_of(district(areas=areas, actors=rows)))
    assert store.located() == {
        "north": Located(3012346, -1, 2),
        "south": Located(3050000, 15025000, 1),
        "east": Located(300000, 600000, 3),
    }
