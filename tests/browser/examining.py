"""What is examined of every page: faults of accessibility, by axe-core, and what sticks out of a screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

GRAVE = frozenset({"serious", "critical"})
SCREENS = {"1366 x 768": (1366, 768), "1366 x 768 at 200 %": (683, 384)}


def settled(page: Page) -> Page:
    """Waits until nothing on the page says that it is still being made."""
    page.wait_for_load_state("load")
    explorer = page.locator("#explorer")
    if explorer.count():
        expect(explorer).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    return page


def graves(page: Page) -> list[str]:
    """The serious and critical faults that axe-core finds, with where they are.

    What a frame shows has a page of its own here: from outside axe-core could not look into it.
    """
    found = Axe().run(page, options={"resultTypes": ["violations"], "iframes": False}).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def wider_than_screen(page: Page) -> list[str]:
    """What sticks out to the right of a page that can be scrolled sideways."""
    return list(
        page.evaluate(
            """() => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const out = [...document.querySelectorAll("body *")]
                .filter((one) => one.getBoundingClientRect().right > width + 1);
              return ["scrolls sideways", ...out.slice(0, 8).map((one) => one.outerHTML.slice(0, 120))];
            }"""
        )
    )


def faults_of(page: Page) -> list[str]:
    """Both, on the screen of a town hall and at twice the size."""
    faults = graves(page)
    for screen, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        faults += [f"{screen}: {one}" for one in wider_than_screen(page)]
    return faults
