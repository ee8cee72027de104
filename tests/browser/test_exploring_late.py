"""The map that one explores where an answer comes late or breaks off, and where it has no room yet."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drawn import ZOOM, ask, settled, spot
from tests.browser.house import House
from tests.browser.visits import Visit, words

pytestmark = pytest.mark.neo4j

BREAKS_OFF = """async (module) => {
  const { askMap } = await import(module), control = new AbortController(), real = window.fetch;
  window.fetch = async (...given) => {
    const answer = await real(...given);
    control.abort();
    return answer;
  };
  const told = await askMap("", control.signal).then(JSON.stringify, (error) => error.name);
  window.fetch = real;
  return told;
}"""
"""An answer of which only the head has come when nobody wants it any more."""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
TO_ANOTHER = """async (canvas, id) => {
  const module = document.querySelector("link[rel=modulepreload][href$='/explore/walking.js']").href;
  const { beside } = await import(module);
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const found = Object.entries(ways).map(([key, way]) => [key, beside(canvas.cy, id, way)]);
  return found.find(([, other]) => other !== id && canvas.movable(other));
}"""
"""A key, and the actor that it leads to from another."""
PRINTED = """() => new Promise((done) => {
  window.print = () => done(document.getElementById("printed").naturalWidth);
  document.getElementById("print").click();
  setTimeout(() => done(0), 10_000);
})"""


def opened(house: House, visit: Visit, query: str = "") -> Page:
    house.furnish("paper-box")
    return settled(visit.go(f"/explore?{query}"))


def shown_as(page: Page, shown: str) -> None:
    page.locator(f"#centre button[data-shown={shown}]").click()
    page.evaluate(TWO_FRAMES)


def test_an_answer_that_breaks_off_is_no_empty_map(house: House, visit: Visit) -> None:
    page = opened(house, visit)
    module = page.locator("link[rel=modulepreload][href$='/explore/ask.js']").get_attribute("href")
    assert page.evaluate(BREAKS_OFF, module) == "AbortError"


def test_a_map_behind_a_list_is_brought_into_sight_when_it_is_seen(house: House, visit: Visit) -> None:
    usual = ask(opened(house, visit), ZOOM)
    page = opened(house, visit, "shown=list")
    shown_as(page, "map")
    assert ask(page, ZOOM) == pytest.approx(usual, rel=0.05)
    shown_as(page, "list")
    page.locator("#list [data-node='actors/shop']").click()
    expect(page.locator("#panel h2").first).to_contain_text("商店")
    shown_as(page, "map")
    x, y = spot(page, "actors/shop")
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


def test_the_map_is_printed_from_a_list_too(house: House, visit: Visit) -> None:
    page = opened(house, visit, "shown=list")
    assert page.evaluate(PRINTED) > 1000
    expect(page.locator("#list")).to_be_visible()
    expect(page.locator("#canvas")).to_be_hidden()


def test_enter_finds_what_was_typed_and_not_what_was_found_before(house: House, visit: Visit) -> None:
    page = opened(house, visit)
    find = page.locator("#find")
    find.press_sequentially("自治会")
    expect(page.get_by_role("option").first).to_be_visible()
    page.route("**/api/v1/search?**", lambda _: None)  # no answer comes
    find.press("End")
    page.keyboard.insert_text("商店")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    assert "chosen" not in urlsplit(page.url).query


def test_two_symbols_that_are_moved_at_once_both_stay(house: House, visit: Visit) -> None:
    """A step is kept when no other of the same symbol follows; another symbol's does not take its place."""
    page = opened(house, visit, "chosen=actors/shop&open=area-hidamari")
    kept: list[str] = []
    page.on("request", lambda sent: kept.append(sent.url) if sent.method == "PUT" else None)
    way, other = ask(page, TO_ANOTHER, "actors/shop")
    page.locator("#canvas").focus()
    for key in ("Shift+ArrowLeft", way, "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#status")).to_contain_text(words("explore_place_kept", name="").strip())
    page.wait_for_timeout(600)
    settled(page)
    told = [url.split("/actors/")[1].split("/")[0] for url in kept]
    assert told == ["shop", other.removeprefix("actors/")]
