"""Hostile text in all that is said of a meeting, in what is stored and in what is typed: it stays text."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.examining import graves
from tests.browser.hostile import GAPS, HOSTILE, IDS, LONGEST_NAME, Hostile
from tests.browser.house import House
from tests.browser.unharmed import squeezed, stored_stays_text, unharmed
from tests.browser.visits import Visit, words

pytestmark = pytest.mark.neo4j

HELD = "2026-10-30"
MEETING = f"/meetings/{quote(IDS['meeting'], safe='')}"
NEW = "/meetings/new?" + urlencode([("gap", key) for key in GAPS])
PAGES = {
    "meetings": ("/meetings", 2),
    "a meeting": (MEETING, 14),
    "a meeting with numbers that cannot be read": ("/meetings/the-meetings/pack", 3),
    "planning a meeting": (NEW, 8),
    "the minutes of a meeting": (f"{MEETING}/minutes", 12),
    "the papers of a meeting": (f"{MEETING}/pack", 8),
    "the coordinator's own copy": (f"{MEETING}/own", 10),
    "the record of a meeting": (f"/records/meetings/{quote(IDS['meeting'], safe='')}", 3),
    "the report": ("/report", 4),
    "handing over": ("/handover", 6),
    "handing over, by whom": ("/handover?actor=coordinator", 6),
}
"""Each page with how many hostile texts it shows at least."""
REFUSED = "the server responded with a status of 422"
INVITED = [IDS["shop"], "chair", "staff-acquaintance"]
LONG_TITLE, LONG = (LONGEST_NAME * 50)[:200], (LONGEST_NAME * 50)[:500]
PLANNED = {"title": HOSTILE[0], "place": LONG_TITLE, "question_1": HOSTILE[1], "question_2": HOSTILE[4]}
TAKEN = {
    "decision_1": HOSTILE[2],
    "decision_2": LONG,
    "question_3": HOSTILE[6],
    "decision_3": HOSTILE[8],
    "note": f"{HOSTILE[5]} {HOSTILE[3]}",
}
RESULT = HOSTILE[9]


def examined(page: Page, visit: Visit) -> None:
    """Nothing ran and nothing sticks out; the page is as accessible as any other."""
    unharmed(page, visit)
    assert graves(page) == []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_what_is_stored_is_text(
    house: House, visit: Visit, hostile: tuple[Hostile, Path], name: str, language: str
) -> None:
    address, at_least = PAGES[name]
    page, marks = stored_stays_text(house, visit, hostile, address, language)
    assert graves(page) == []
    assert len(marks) >= at_least


def test_what_is_typed_is_text(house: House, visit: Visit, hostile: tuple[Hostile, Path]) -> None:
    """From the plan to the minutes to what became of it: sent back by a form, kept, shown, printed."""
    house.furnish(hostile[1])
    visit.may_say.append(REFUSED)
    said: list[str] = []
    visit.page.on("dialog", lambda dialog: said.append(dialog.message))
    meeting = planned(visit)
    shows(visit, (HOSTILE[0], LONG_TITLE, HOSTILE[1], HOSTILE[4]))
    minutes_taken(visit, meeting)
    shows(visit, (HOSTILE[0], *TAKEN.values()))
    settled_with_a_result(visit)
    shows(visit, (RESULT,))
    for address, texts in {
        "/meetings": (HOSTILE[0],),
        f"{meeting}/pack": (HOSTILE[0], LONG_TITLE, HOSTILE[1], HOSTILE[4], HOSTILE[6]),
        f"{meeting}/own": (HOSTILE[0], LONG_TITLE, HOSTILE[1], HOSTILE[4], HOSTILE[6]),
        NEW: (HOSTILE[2], LONG, HOSTILE[8]),
        "/handover": (HOSTILE[2], LONG, HOSTILE[0]),
    }.items():
        visit.go(address)
        shows(visit, texts)
    assert said == []


def planned(visit: Visit) -> str:
    """Plans the meeting, of which the form is sent back once; the address of its page."""
    page = visit.go(NEW)
    for name, text in {**PLANNED, "held_on": HELD, "guests": HOSTILE[7]}.items():
        page.locator(f"#{name}").fill(text)
    page.get_by_role("button", name=words("meeting_save")).click()
    expect(page.locator("#wrong-guests")).to_contain_text(HOSTILE[7])
    holds(visit, PLANNED)
    page.locator("#guests").fill("\n".join(INVITED))
    page.get_by_role("button", name=words("meeting_save")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE[0])
    return urlsplit(page.url).path


def minutes_taken(visit: Visit, meeting: str) -> None:
    """Everybody came, and somebody whose name nobody has: the form is sent back once."""
    page = visit.go(f"{meeting}/minutes")
    for name, text in {**TAKEN, "others": HOSTILE[7]}.items():
        page.locator(f"#{name}").fill(text)
    expect(page.locator("input[name=attended]:checked")).to_have_count(len(INVITED))
    page.locator("#owner_1").select_option(IDS["shop"])
    page.locator("input[name=met]").first.check()
    page.get_by_role("button", name=words("minutes_save")).click()
    expect(page.locator("#wrong-others")).to_contain_text(HOSTILE[7])
    holds(visit, TAKEN)
    page.locator("#others").fill("")
    page.get_by_role("button", name=words("minutes_save")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE[0])


def settled_with_a_result(visit: Visit) -> None:
    """A day that is still to come is sent back; without a day the result is kept."""
    form = visit.page.locator("form.settle").last
    form.locator("[name=done_on]").fill("2099-01-01")
    form.locator("[name=result]").fill(RESULT)
    form.get_by_role("button").click()
    expect(visit.page.locator(".wrong[role=alert]")).to_be_visible()
    examined(visit.page, visit)
    form = visit.page.locator("form.settle").last
    expect(form.locator("[name=result]")).to_have_value(RESULT)
    form.locator("[name=done_on]").fill("")
    form.get_by_role("button").click()
    expect(visit.page.locator(".wrong[role=alert]")).to_have_count(0)


def holds(visit: Visit, typed: dict[str, str]) -> None:
    """The form that was sent back holds what was typed."""
    examined(visit.page, visit)
    for name, text in typed.items():
        assert visit.page.locator(f"#{name}").input_value() == text


def shows(visit: Visit, texts: tuple[str, ...]) -> None:
    """The page shows each of the texts, to be seen, as it was typed."""
    examined(visit.page, visit)
    seen = squeezed(visit.page.locator("main").inner_text())
    assert [text for text in texts if squeezed(text) not in seen] == []
