"""Centres of areas are asked for once, and again only after a change of who is where."""

from __future__ import annotations

from typing import Any

from graph_service.application.kept_centres import KeptCentres
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.geography import Located
from tests.contract.rows import actor, district, load_of
from tests.fakes import FakeStore


class Watched(FakeStore):
    asked = 0

    def located(self) -> dict[str, Located]:
        self.asked += 1
        return super().located()


def store() -> Watched:
    found = Watched()
    areas = [{"id": "north", "name": "北"}, {"id": "south", "name": "南"}]
    rows = [
        actor("up", area="north", lat=30.1, lon=150.0),
        actor("down", area="south", lat=30.0, lon=150.0),
        actor("shop", area="south"),
    ]
    found.load(load_of(district(areas=areas, actors=rows)))
    return found


def edit(store: Watched, identity: str, **values: Any) -> int:
    store.write(Writing((Edit("actors", identity, values, 1),), "sato"))
    return store.change_number()


def test_what_moves_nobody_is_not_asked_about() -> None:
    watched = store()
    kept = KeptCentres(watched, watched)
    before = kept.at(watched.change_number())
    assert before["north"][1] < before["south"][1]
    number = edit(watched, "shop", willing="no")
    assert kept.at(number) == before
    assert kept.at(number - 1) == before
    assert watched.asked == 1
    number = edit(watched, "down", lat=30.3)
    after = kept.at(number)
    assert after["south"][1] < after["north"][1]
    assert watched.asked == 2


def test_who_becomes_a_person_counts_no_more() -> None:
    watched = store()
    kept = KeptCentres(watched, watched)
    kept.at(watched.change_number())
    assert set(kept.at(edit(watched, "down", kind="resident"))) == {"north"}


def test_a_load_is_asked_about() -> None:
    watched = store()
    kept = KeptCentres(watched, watched)
    kept.at(watched.change_number())
    watched.load(load_of(district(areas=[{"id": "new", "name": "新"}], actors=[actor("up", area="new")])))
    kept.at(watched.change_number())
    assert watched.asked == 2
