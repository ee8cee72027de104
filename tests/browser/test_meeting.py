"""A meeting in a browser: from a gap to papers to minutes to a closed gap, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph_service.domain.district import DistrictInfo
from tests.browser.house import House
from tests.browser.visits import Hands, Visit, words
from tests.meeting_house import GAP, NURSE, SECRETS, gap_folder

pytestmark = pytest.mark.neo4j

DAY = DistrictInfo(name="架空の町", as_of="2026-11-23", fictional=True)
HELD = "2026-11-10"


def test_from_a_gap_to_papers_to_minutes_to_a_closed_gap(
    house: House, visit: Visit, hands: Hands, tmp_path: Path
) -> None:
    house.furnish(gap_folder(tmp_path / "gap", DAY))
    page = visit.go("/gaps")
    hands.push(page.locator(f'input[name=gap][value="{GAP}"]'))
    hands.push(page.get_by_role("button", name=words("gaps_to_meeting")))
    hands.write(page.locator("#title"), "架空の協議体")
    hands.date(page.locator("#held_on"), HELD)
    hands.write(page.locator("#guests"), f"{NURSE}\n架空の会")
    hands.push(page.get_by_role("button", name=words("meeting_save")))
    expect(page.get_by_role("heading", level=1)).to_have_text("架空の協議体")
    expect(page.locator(".gap.open")).to_have_count(1)
    meeting = page.url
    papers_name_nobody(visit, page, meeting)
    hands.push(page.get_by_role("link", name=words("meeting_take_minutes")))
    hands.write(page.locator("#decision_1"), "会って話す")
    hands.push(page.locator('input[name=met][value*="mediator"][value*="shop"]'))
    hands.push(page.get_by_role("button", name=words("minutes_save")))
    expect(page.locator(".gap.closed")).to_have_count(1)
    expect(page.locator("main")).to_contain_text(words("sequel_ties", count=1))
    page.goto(f"{visit.home}/gaps")
    expect(page.locator(f'input[name=gap][value="{GAP}"]')).to_have_count(0)


def papers_name_nobody(visit: Visit, page: Page, meeting: str) -> None:
    """The papers are shown and printed with their maps, and hold nothing personal."""
    page.goto(meeting + "/pack")
    expect(page.locator(".map img").first).to_be_visible()
    page.wait_for_function("[...document.images].every(one => one.complete && one.naturalWidth > 0)")
    text = page.content()
    assert not [secret for secret in SECRETS if secret in text]
    page.emulate_media(media="print")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="screen")
    page.goto(meeting)
