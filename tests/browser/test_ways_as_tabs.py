"""The places that a need's paths lead to, as tabs: one is read at a time, and the map shows its numbers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import NEED
from tests.browser.house import House
from tests.browser.visits import Hands, Visit

pytestmark = pytest.mark.neo4j

PLACES = 3


def opened(house: House, visit: Visit, part: str = "") -> Page:
    house.furnish("paper-box")
    page = visit.go(f"/needs/{NEED}{part}")
    expect(page.get_by_role("tab")).to_have_count(PLACES)
    return page


def shows(page: Page, place: int) -> None:
    """The tab, its panel and the frame of the map are all at one place (from 0)."""
    for number in range(PLACES):
        chosen = number == place
        expect(page.get_by_role("tab").nth(number)).to_have_attribute("aria-selected", str(chosen).lower())
        expect(page.locator(f"#resource-{number + 1}")).to_be_visible(visible=chosen)
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe")
    expect(frame.locator(f"[data-choose='{place}']")).to_have_attribute("aria-pressed", "true")
    expect(frame.locator(f"[data-card='{place}']")).to_be_visible()
    expect(frame.locator(f".map .way[data-way='{place}'][hidden]")).to_have_count(0)
    assert frame.locator(".map .way:not([hidden])").count() == 2  # lines, and what is written above them


def test_a_tab_shows_its_way_on_the_map(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit)
    shows(page, 0)
    page.get_by_role("tab").first.scroll_into_view_if_needed()
    for place in (1, 2):
        hands.push(page.get_by_role("tab").nth(place))
        shows(page, place)
    assert page.url.endswith("#resource-3")
    page.reload()
    shows(page, 2)


def test_back_leaves_the_page_and_not_a_tab(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = visit.go("/needs")
    before = page.evaluate("history.length")
    page.goto(f"{visit.home}/needs/{NEED}")
    shows(page, 0)
    page.get_by_role("tab").nth(1).click()
    shows(page, 1)
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    assert page.url == f"{visit.home}/needs"


def test_an_address_opens_its_tab(house: House, visit: Visit) -> None:
    page = opened(house, visit, "#resource-2-name")
    shows(page, 1)
    page.get_by_role("tab").first.click()
    shows(page, 0)


def test_on_paper_and_without_scripts_all_are_there(house: House, visit: Visit, browser: Browser) -> None:
    page = opened(house, visit)
    page.emulate_media(media="print")
    for number in range(PLACES):
        expect(page.locator(f"#resource-{number + 1}")).to_be_visible()
    state = visit.context.storage_state()
    with browser.new_context(java_script_enabled=False, storage_state=state) as plain:
        other = plain.new_page()
        other.goto(f"{visit.home}/needs/{NEED}")
        assert other.get_by_role("tab").count() == 0
        for number in range(PLACES):
            expect(other.locator(f"#resource-{number + 1}")).to_be_visible()
        other.locator(".choice a").nth(2).click()
        assert other.url.endswith("#resource-3")
