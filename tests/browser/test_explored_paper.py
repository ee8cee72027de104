"""From the map one explores to what is handed out; names on that map that keep off each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.test_exploring import opened
from tests.browser.visits import Hands, Visit, words

pytestmark = pytest.mark.neo4j

WRITTEN = """() => {
  const { cy } = document.getElementById("canvas")._cyreg;
  const read = (node) => node.data("label") && Number(node.pstyle("text-opacity").value) > 0;
  const about = (node) => ({ id: node.id(), path: node.hasClass("path"), badge: node.hasClass("badge") });
  const box = (node) => {
    const only = { includeNodes: node.hasClass("badge"), includeLabels: true, includeEdges: false };
    const { x1, x2, y1, y2 } = node.boundingBox(only), aside = 6 + 3 / cy.zoom(); // added for drawing
    return { x1: x1 + aside, x2: x2 - aside, y1: y1 + aside, y2: y2 - aside };
  };
  return cy.nodes().filter(read).map((node) => ({ ...about(node), ...box(node) }));
}"""
"""The names and numbers that are read, with the room of each in map units."""


@pytest.mark.parametrize("need", ["need-001", "need-002", "need-003", "need-010"])
def test_no_name_and_no_number_stands_on_another(house: House, visit: Visit, need: str) -> None:
    house.furnish("urban")
    page = opened(visit, f"need={need}")
    expect(page.locator("#panel .steps").first).to_be_visible()
    page.wait_for_timeout(500)  # sizes follow the scale a moment later
    written = page.evaluate(WRITTEN)
    assert sum(one["badge"] for one in written) >= 2
    assert sum(one["path"] for one in written) >= 4
    assert any(not one["path"] and not one["badge"] for one in written), "neighbours have names too"
    clashes = [
        (one["id"], other["id"])
        for place, one in enumerate(written)
        for other in written[:place]
        if hidden(one, other) > 0.1 * min(surface(one), surface(other))
    ]
    assert clashes == []


def hidden(one: dict[str, float], other: dict[str, float]) -> float:
    width = min(one["x2"], other["x2"]) - max(one["x1"], other["x1"])
    height = min(one["y2"], other["y2"]) - max(one["y1"], other["y1"])
    return width * height if min(width, height) > 0 else 0.0


def surface(one: dict[str, float]) -> float:
    return (one["x2"] - one["x1"]) * (one["y2"] - one["y1"])


def test_what_is_seen_is_handed_out(house: House, visit: Visit, hands: Hands, tmp_path: Path) -> None:
    """The path one looks at becomes the file's, for those who may read of persons."""
    house.furnish("paper-box")
    page = opened(visit, "need=need-paper-boxes&way=1.0")
    expect(page.locator("#panel .steps").first).to_be_visible()
    goal = page.locator("#panel [aria-pressed=true] .title").first.inner_text()
    hands.push(page.get_by_role("link", name=words("explore_handout")))
    expect(page.locator("#view option:checked")).to_have_text(words("handout_view_explored"))
    hands.pick(page.locator("#audience-case"))
    hands.write(page.locator("#recipient"), "個別会議のみなさん")
    hands.write(page.locator("#purpose"), "頼む順を相談する")
    with page.expect_download() as coming:
        hands.push(page.get_by_role("button", name=words("handout_form_html")))
    coming.value.save_as(tmp_path / "map.html")
    page.goto((tmp_path / "map.html").as_uri())
    expect(page.locator("h1")).to_contain_text("紙の小物入れをもらってくれる人を探す")
    expect(page.locator("body")).to_contain_text(goal)
    assert "need-paper-boxes" not in page.content(), "no id leaves the house"
    assert "woman-104" not in page.content()


def test_back_from_the_form_is_the_same_view(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = opened(visit, "need=need-paper-boxes&without_kinds=shop")
    page.get_by_role("link", name=words("explore_handout")).click()
    page.get_by_role("link", name=words("handout_view_again")).click()
    page.wait_for_url(re.compile("need=need-paper-boxes"))
    assert "without_kinds=shop" in page.url
