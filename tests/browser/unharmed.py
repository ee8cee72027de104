"""Whether a page shows hostile text as text, whole, and runs none of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.examining import settled, wider_than_screen
from tests.browser.hostile import MARKED, Hostile
from tests.browser.house import House
from tests.browser.visits import Visit

TEXTS = """() => {
  const texts = [document.title];
  for (const one of document.querySelectorAll("*")) {
    if (one.closest("script, style, svg")) continue;
    if (!one.children.length || one.matches("p, li, dd, dt, td, th, h1, h2, h3, summary, a, label, legend"))
      texts.push(one.textContent);
    for (const name of ["alt", "title", "aria-label", "placeholder", "value", "label"])
      if (one.hasAttribute(name)) texts.push(one.getAttribute(name));
  }
  return texts;
}"""


def shown(page: Page, hostile: Hostile) -> set[str]:
    """The marks of the cells that a page shows; each must be shown whole, as it was written."""
    marks = set()
    for text in page.evaluate(TEXTS):
        for mark, inside in MARKED.findall(text):
            assert " ".join(inside.split()) == " ".join(hostile.cells[mark].split())
            marks.add(mark)
    return marks


def stored_stays_text(
    house: House, visit: Visit, hostile: tuple[Hostile, Path], address: str, language: str
) -> tuple[Page, set[str]]:
    """A page of the district that is hostile in every cell, unharmed; the marks of the cells it shows."""
    district, folder = hostile
    house.furnish(folder)
    page = visit.go(address, language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    unharmed(page, visit)
    return page, shown(page, district)


def unharmed(page: Page, visit: Visit) -> None:
    """Nothing ran, on the screen and on paper; nothing sticks out of the screen."""
    settled(page)
    page.wait_for_load_state("networkidle")
    nothing_ran(page, visit)
    assert wider_than_screen(page) == []
    page.emulate_media(media="print")
    nothing_ran(page, visit)
    page.emulate_media(media="screen")


def nothing_ran(page: Page, visit: Visit) -> None:
    for frame in page.frames:
        assert frame.locator("[data-hostile]").count() == 0
        assert "ran" not in frame.title().split()
    assert not [url for url in visit.requests if "stolen" in urlsplit(url).path]


def squeezed(text: str) -> str:
    """A text without its spaces: a sheet breaks lines where there is no room."""
    return "".join(text.split())
