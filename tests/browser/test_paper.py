"""What is printed: each paper on the sheets it is meant for, and no more of them than it needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import NEED
from tests.browser.house import House
from tests.browser.sheets import A3_ACROSS, A4, A4_ACROSS, POSTCARD, printed
from tests.browser.story import DECLINED, ON_THE_WAY, Story, write_before
from tests.browser.visits import Visit, by_mouse, words

pytestmark = [pytest.mark.neo4j, pytest.mark.timeout(600)]

PIXELS = "() => document.querySelector('#canvas canvas').toDataURL()"
DRAWN = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const { width, height } = canvas ?? {};
  return width && new Set(canvas.getContext("2d").getImageData(0, 0, width, height).data).size > 9;
}"""


def test_the_papers_of_the_case(house: House, visit: Visit, tmp_path: Path) -> None:
    """The reply to whoever referred the need is one sheet of A4, the card of thanks one postcard."""
    write_before(tmp_path / "before")
    house.furnish(tmp_path / "before")
    story = Story(visit, by_mouse(visit))
    story.take_in()
    story.check()
    for name, reason in DECLINED.items():
        story.ask(name, "declined", reason)
    for name in ON_THE_WAY:
        story.ask(name)
    story.agree()
    story.look_back()
    story.follow("do_reply")
    reply = printed(story.page)
    (tmp_path / "reply.pdf").write_bytes(reply.pdf)
    story.page.go_back()
    story.follow("do_thanks")
    card = printed(story.page)
    (tmp_path / "card.pdf").write_bytes(card.pdf)
    assert reply.sizes == [A4]
    assert card.sizes == [POSTCARD]


@pytest.mark.parametrize(("paper", "size"), [("A3", A3_ACROSS), ("A4", A4_ACROSS)])
def test_a_map_that_is_handed_out(
    house: House, visit: Visit, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    """On A3 as it asks for; where a printer has A4 alone, on one sheet of that too."""
    house.furnish("urban")
    page = visit.go("/handout/preview?view=need:need-001&audience=council")
    page.wait_for_load_state("networkidle")
    own = {} if paper == "A3" else {"prefer_css_page_size": False, "format": "A4", "landscape": True}
    sheets = printed(page, **own)
    (tmp_path / "map.pdf").write_bytes(sheets.pdf)
    assert sheets.sizes[0] == size
    assert len(set(sheets.sizes)) == 1


def test_the_papers_of_a_meeting(house: House, visit: Visit, tmp_path: Path) -> None:
    """Agenda and sheets upright, maps across; no sheet is empty."""
    house.furnish("urban")
    page = visit.go("/meetings/new?gap=no_way:need-084&gap=unused:res-107")
    page.locator("#title").fill("架空の協議体")
    page.locator("#held_on").fill("2026-11-10")
    page.get_by_role("button", name=words("meeting_save")).click()
    page.goto(page.url.partition("?")[0] + "/pack")
    page.wait_for_function("[...document.images].every(one => one.complete && one.naturalWidth > 0)")
    sheets = printed(page)
    (tmp_path / "pack.pdf").write_bytes(sheets.pdf)
    maps = page.locator(".map").count()
    assert maps
    assert sheets.sizes.count(A4_ACROSS) == maps
    assert sheets.sizes.count(A4) == len(sheets.sizes) - maps


def test_the_map_of_a_need(house: House, visit: Visit, tmp_path: Path) -> None:
    house.furnish("paper-box")
    page = visit.go(f"/needs/{NEED}/map")
    page.wait_for_load_state("networkidle")
    sheets = printed(page)
    (tmp_path / "map.pdf").write_bytes(sheets.pdf)
    assert set(sheets.sizes) == {A3_ACROSS}


def test_a_map_opened_on_paper_is_drawn_on_screen(house: House, visit: Visit) -> None:
    """On paper its canvas has no room. What is opened so and shown then is the map as it is shown at once."""
    house.furnish("paper-box")
    page = visit.go(f"/needs/{NEED}/map")
    page.wait_for_function(DRAWN)
    at_once = page.evaluate(PIXELS)
    page.emulate_media(media="print")
    page.reload()
    expect(page.locator("#canvas")).to_be_hidden()
    page.emulate_media(media="screen")
    page.wait_for_function(DRAWN)
    page.wait_for_function(f"(before) => ({PIXELS})() === before", arg=at_once)
