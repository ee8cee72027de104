"""Records of one name: a form that is typed in tells them apart, and keeps those that it was opened with."""

from __future__ import annotations

import pytest

from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from graph_service.web.picking import Picker
from tests.web.pages import faults, read
from tests.web.service import COORDINATOR, HOME, Caller, Service

NAME, OLD, NEW = "架空の中央地区", "area-old", "area-new"
SHOP = {"kind": "shop", "name": "架空の店"}


@pytest.fixture
def twins(service: Service) -> Service:
    """Two areas of one name."""
    made = tuple(Edit("areas", one, {"id": one, "name": NAME}, None) for one in (OLD, NEW))
    service.store.write(Writing(made, "sato"))
    return service


def sent(browser: Caller, address: str, **data: str) -> tuple[int, str]:
    answer = browser.post(address, data=data, headers={"origin": HOME})
    return answer.status_code, answer.text or str(answer.headers["location"])


def area_of(service: Service) -> object:
    (one,) = [one for one in service.store.tables["actors"].values() if one.values["name"] == SHOP["name"]]
    return one.values.get("area")


def test_of_two_areas_of_one_name_the_open_one_is_meant(twins: Service, browser: Caller) -> None:
    old = twins.store.tables["areas"][OLD]
    twins.store.write(Writing((Edit("areas", OLD, {"valid_to": "2026-03-31"}, old.version),), "sato"))
    status, _ = sent(browser, "/new/actors", **SHOP, area=NAME)
    assert (status, area_of(twins)) == (303, NEW)


def test_two_open_ones_are_offered_apart_and_told_apart(twins: Service, browser: Caller) -> None:
    page = read(browser.get("/new/actors").text)
    assert faults(page) == []
    words = {one: f"{NAME} [{one}]" for one in (OLD, NEW)}
    assert set(words.values()) <= {one.get("value") for one in page.all("option")}
    status, asked = sent(browser, "/new/actors", **SHOP, area=NAME)
    assert status == 422
    assert all(one in asked for one in words.values())
    assert sent(browser, "/new/actors", **SHOP, area=words[NEW])[0] == 303
    assert area_of(twins) == NEW


@pytest.mark.parametrize("text", [f"{NAME} [area-ekimae]", f"{NAME} [nothing]", f" [{OLD}]", f"駅前 [{OLD}]"])
def test_an_id_goes_with_its_own_name_alone(twins: Service, browser: Caller, text: str) -> None:
    assert sent(browser, "/new/actors", **SHOP, area=text)[0] == 422


@pytest.mark.parametrize(
    ("table", "made"),
    [
        ("areas", {"id": "third", "name": NAME}),
        ("actors", {"id": "third", "kind": "shop", "name": "架空の店"}),
    ],
)
def test_a_list_is_shown_so_that_it_can_be_sent_again(
    twins: Service, table: str, made: dict[str, str]
) -> None:
    again = {**made, "id": "fourth"}
    edits = tuple(Edit(table, one["id"], one, None) for one in (made, again))
    twins.store.write(Writing(edits, "sato"))
    picker = Picker(twins.services, COORDINATOR)
    ids = ["fourth", "third", next(iter(twins.store.tables[table]))]
    shown = "\n".join(picker.name_in_list(table, one) for one in ids)
    assert [one.id for one in picker.pick_lines(table, shown)] == ids


def test_namesakes_in_a_list_are_asked_back_and_shown_with_their_ids(twins: Service, browser: Caller) -> None:
    offer = twins.store.tables["resources"]["res-shop"]
    edit = Edit("resources", "res-shop", {"areas": [OLD, NEW]}, offer.version)
    twins.store.write(Writing((edit,), "sato"))
    status, asked = sent(browser, "/records/resources/res-shop/edit", areas=NAME)
    assert status == 422
    assert all(f"{NAME} [{one}]" in asked for one in (OLD, NEW))
    assert f"{NAME} [{OLD}]\n{NAME} [{NEW}]" in browser.get("/records/resources/res-shop/edit").text


def test_who_cares_is_suggested_as_far_as_the_tie_lives_and_may_be_read(service: Service) -> None:
    def suggested(role: str) -> set[str]:
        return Picker(service.services, Viewer("x", role)).tied("cares_for", "woman-104")  # type: ignore[arg-type]

    assert suggested("office") == {"staff", "care-manager"}
    for one, values in (
        ("staff|cares_for|woman-104", {"audience": "own"}),
        ("care-manager|cares_for|woman-104", {"valid_to": "2026-10-31"}),
    ):
        version = service.store.tables["ties"][one].version
        service.store.write(Writing((Edit("ties", one, values, version),), "sato"))
    assert (suggested("coordinator"), suggested("office")) == ({"staff"}, set())
