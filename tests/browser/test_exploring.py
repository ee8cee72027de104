"""The map that one explores: by mouse, by keyboard, by the list beside it; its address; 300 symbols."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.visits import Hands, Visit

pytestmark = pytest.mark.neo4j

MANY = 300


def opened(visit: Visit, query: str = "", language: str = "ja") -> Page:
    page = visit.go(f"/explore?{query}" if query else "/explore", language)
    return drawn(page)


def drawn(page: Page) -> Page:
    """Waits until the map says what it shows."""
    expect(page.locator("#explorer")).to_be_visible()
    expect(page.locator("#explorer")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#canvas canvas").first).to_be_attached()
    return page


def asked(page: Page, query: str) -> dict[str, list[dict[str, str]]]:
    """The server's answer to a view."""
    return dict(page.request.get(f"{page.url.split('/explore')[0]}/api/v1/map?{query}").json())


def areas_with_most(page: Page) -> list[str]:
    """Areas that together have as many symbols as a map shows."""
    found: list[str] = []
    for area in asked(page, "")["areas"]:
        wider = [*found, area["id"]]
        if len(asked(page, urlencode([("open", one) for one in wider]))["nodes"]) <= MANY:
            found = wider
    return found


def test_words_lead_to_somebody_and_their_panel(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("paper-box")
    page = opened(visit)
    hands.write(page.locator("#find"), "自治会長")
    option = page.get_by_role("option").filter(has_text="自治会長").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("自治会長")
    assert "chosen=actors" in page.url
    page.go_back()
    drawn(page)
    assert "chosen" not in page.url


def test_the_legend_is_the_filter_and_back_takes_it_off(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("paper-box")
    page = opened(visit, "shown=both")
    rows = page.locator("#list [data-node^='actors/']")
    expect(rows.first).to_be_visible()
    everybody = rows.count()
    box = page.locator("#legend input[type=checkbox]:checked").first
    hands.push(box)
    page.wait_for_url(re.compile("without_"))
    expect(rows).not_to_have_count(everybody)
    page.go_back()
    drawn(page)
    expect(rows).to_have_count(everybody)


def test_the_list_says_the_same_as_the_map(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = opened(visit, "shown=list")
    told = {row.get_attribute("data-node") for row in page.locator("#list [data-node]").all()}
    assert told == {node["id"] for node in asked(page, "")["nodes"]}
    assert told


def test_an_address_opens_the_same_view(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = opened(visit, urlencode({"need": "need-paper-boxes", "shown": "both"}))
    expect(page.locator("#panel")).to_contain_text("絵馬を書くペン立て")
    other = visit.context.new_page()
    other.goto(page.url)
    drawn(other)
    assert other.locator("#panel").inner_text() == page.locator("#panel").inner_text()


def test_arrows_walk_over_the_map(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = opened(visit)
    visit.tab_to(page.locator("#canvas"))
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
        seen.add(page.locator("#status").inner_text())
    assert len(seen) > 1
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_be_visible()


def test_three_hundred_symbols_are_shown_and_moved(house: House, visit: Visit) -> None:
    house.furnish("urban")
    page = opened(visit)
    query = urlencode([("open", area) for area in areas_with_most(page)])
    answer = asked(page, query)
    assert MANY * 0.6 < len(answer["nodes"]) <= MANY
    page = opened(visit, f"{query}&shown=both")
    expect(page.locator("#list [data-node]")).to_have_count(len(answer["nodes"]))
    box = page.locator("#canvas").bounding_box()
    assert box
    before = page.locator("#canvas").screenshot()
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 112, box["y"] + 92, steps=10)
    page.mouse.up()
    assert page.locator("#canvas").screenshot() != before
