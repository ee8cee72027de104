"""The seed's case from the first word to the map that is handed out, by mouse and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.story import DECLINED, ON_THE_WAY, RESIDENTS, Story, write_before
from tests.browser.visits import Hands, Visit

pytestmark = [pytest.mark.neo4j, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("before") / "district"
    write_before(folder)
    return folder


def test_from_the_first_word_to_the_map(
    house: House, visit: Visit, hands: Hands, before: Path, tmp_path: Path
) -> None:
    house.furnish(before)
    visit.page.goto(house.entrance())
    assert visit.page.url == f"{visit.home}/", "the key is in the address no more"
    story = Story(visit, hands)
    story.take_in()
    story.check()
    story.find()
    for name, reason in DECLINED.items():
        story.ask(name, "declined", reason)
    for name in ON_THE_WAY:
        story.ask(name)
    story.agree()
    story.reply()
    story.look_back()
    page = story.hand_out(tmp_path)
    expect(page.locator("#canvas canvas").first).to_be_visible()
    content = page.content()
    assert "神社" in content
    assert not [name for name in RESIDENTS if name in content]


def test_who_declines_is_on_no_path_any_more(house: House, visit: Visit, hands: Hands, before: Path) -> None:
    house.furnish(before)
    story = Story(visit, hands)
    story.take_in()
    story.check()
    for name, reason in DECLINED.items():
        story.ask(name, "declined", reason)
    story.ask(ON_THE_WAY[0])
    story.ask(ON_THE_WAY[1], "declined", "いまは手がいっぱいで、むずかしい。")
    story.find()
    assert story.page.locator(".steps .person", has_text="自治会長").count() == 0
