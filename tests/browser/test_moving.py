"""Where a symbol is put it stays: dragged, or moved by steps without dragging; two who move the same."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drawn import place, settled, spot
from tests.browser.house import House
from tests.browser.visits import WAIT_MS, Hands, Visit, words

pytestmark = pytest.mark.neo4j

SHOP, NAME = "actors/shop", "商店"
STEP = 30
FAR = (70.0, -50.0)


def opened(house: House, visit: Visit, query: str = "") -> Page:
    house.furnish("paper-box")
    return settled(visit.go(f"/explore?{query}"))


def drag(page: Page, by: tuple[float, float] = FAR) -> None:
    x, y = spot(page, SHOP)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0], y + by[1], steps=8)
    page.mouse.up()


def kept(page: Page) -> None:
    """Waits until it is said that the place is kept."""
    said = words("explore_place_kept", name="").strip()
    expect(page.locator("#status")).to_contain_text(said)
    settled(page)


def arrives(page: Page, there: list[float]) -> None:
    """Waits until the place that is kept is this one; steps may be kept one by one."""
    end = time.monotonic() + WAIT_MS / 1000
    while in_area(page) != pytest.approx(there, abs=0.2):
        assert time.monotonic() < end, (in_area(page), there)
        page.wait_for_timeout(200)
    kept(page)


def in_area(page: Page) -> list[float]:
    """Where the shop stands, from the middle of its area."""
    answer = page.request.get(f"{page.url.split('/explore')[0]}/api/v1/map").json()
    (node,) = [one for one in answer["nodes"] if one["id"] == SHOP]
    (area,) = [one for one in answer["areas"] if one["id"] == node["area"]]
    return [node["x"] - area["origin"][0], node["y"] - area["origin"][1]]


def test_what_is_dragged_stays_there(house: House, visit: Visit) -> None:
    page = opened(house, visit)
    before = in_area(page)
    drag(page)
    kept(page)
    after = in_area(page)
    assert after[0] > before[0] + STEP
    assert after[1] < before[1] - STEP / 2
    shown = place(page, SHOP)
    page.reload()
    settled(page)
    assert place(page, SHOP) == pytest.approx(shown, abs=0.2)


def test_it_is_moved_by_buttons_and_stays_there(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, f"chosen={SHOP}&open=area-hidamari")
    before = in_area(page)
    right, up = (page.get_by_role("button", name=words(f"explore_move_{way}")) for way in ("right", "up"))
    for button in (right, right, up):
        hands.push(button)
    arrives(page, [before[0] + 2 * STEP, before[1] - STEP])
    expect(up).to_be_focused()


def test_it_is_moved_by_keys_on_the_map(house: House, visit: Visit) -> None:
    page = opened(house, visit, f"chosen={SHOP}&open=area-hidamari")
    before = in_area(page)
    visit.press(page.locator("#canvas"), "Shift+ArrowLeft", "Shift+ArrowDown")
    arrives(page, [before[0] - STEP, before[1] + STEP])


def test_a_need_is_not_moved_and_that_is_said(house: House, visit: Visit) -> None:
    page = opened(house, visit, "chosen=needs/need-paper-boxes&open=area-hidamari")
    visit.press(page.locator("#canvas"), "Shift+ArrowLeft")
    expect(page.locator("#status")).to_have_text(words("explore_stays"))
    assert page.get_by_role("button", name=words("explore_move_left")).count() == 0


def test_two_who_move_the_same_see_where_it_is(house: House, visit: Visit) -> None:
    page = opened(house, visit)
    visit.may_say.append("the server responded with a status of 409")
    home = page.url.split("/explore")[0]
    there = {"x": 260.0, "y": 120.0, "version": 0}
    answer = page.request.put(f"{home}/api/v1/{SHOP}/place", data=there, headers={"origin": home})
    assert answer.ok, answer.text()
    drag(page)
    expect(page.locator("#status")).to_have_text(words("explore_place_conflict"))
    assert in_area(page) == pytest.approx([260.0, 120.0], abs=0.2)
    drag(page, (40.0, 30.0))
    kept(page)
    assert in_area(page) != pytest.approx([260.0, 120.0], abs=5)
