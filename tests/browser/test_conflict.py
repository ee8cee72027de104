"""Two people at one record: nothing is lost, both are shown side by side, the last change can be undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.visits import Hands, Visit, words

pytestmark = pytest.mark.neo4j

RECORD = "/records/actors/shop"
CONFLICT = "the server responded with a status of 409"


def test_a_conflict_shows_both_and_keeps_what_was_chosen(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("paper-box")
    visit.may_say.append(CONFLICT)
    page = visit.go(RECORD)
    hands.push(page.get_by_role("link", name=words("record_edit")))
    changed_meanwhile(visit, "社務所ではなく店主")
    hands.write(page.locator("#contact"), "新しい店主")
    hands.push(page.locator("main form[method=post] [type=submit]").last)
    expect(page.get_by_role("heading", level=1)).to_have_text(words("conflict_heading"))
    main = page.locator("main")
    expect(main).to_contain_text("新しい店主")
    expect(main).to_contain_text("社務所ではなく店主")
    hands.pick(page.locator("fieldset input[type=radio][value=mine]"))
    hands.push(page.get_by_role("button", name=words("conflict_save")))
    expect(main).to_contain_text("新しい店主")
    expect(main).not_to_contain_text("社務所ではなく店主")


def test_the_last_change_is_undone_and_stays_in_the_history(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("paper-box")
    page = visit.go(RECORD)
    before = page.locator("main dl.facts").inner_text()
    hands.push(page.get_by_role("link", name=words("record_edit")))
    hands.write(page.locator("#contact"), "新しい店主")
    hands.push(page.locator("main form[method=post] [type=submit]").last)
    expect(page.locator("main dl.facts")).to_contain_text("新しい店主")
    hands.push(page.locator(".done button"))
    expect(page.locator("main dl.facts")).not_to_contain_text("新しい店主")
    assert page.locator("main dl.facts").inner_text() == before
    hands.push(page.get_by_role("link", name=words("record_history")))
    expect(page.locator("main")).to_contain_text("新しい店主")


def changed_meanwhile(visit: Visit, contact: str) -> None:
    """Somebody else corrects the same record in a window of their own."""
    other = visit.context.new_page()
    other.goto(f"{visit.home}{RECORD}/edit")
    other.locator("#contact").fill(contact)
    other.locator("main form[method=post] [type=submit]").last.click()
    expect(other.locator("main dl.facts")).to_contain_text(contact)
    other.close()
