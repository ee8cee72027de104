"""What holds for every page in both languages: no serious fault of accessibility, room on every screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import PAPER_BOX, REFUSAL, REFUSED, URBAN
from tests.browser.house import House
from tests.browser.visits import Visit

pytestmark = pytest.mark.neo4j

PAGES = [("paper-box", name) for name in PAPER_BOX] + [("urban", name) for name in URBAN]
ADDRESSES = {"paper-box": PAPER_BOX, "urban": URBAN}
GRAVE = frozenset({"serious", "critical"})
SCREENS = {"1366 x 768": (1366, 768), "1366 x 768 at 200 %": (683, 384)}


def opened(house: House, visit: Visit, sample: str, name: str, language: str) -> Page:
    house.furnish(sample)
    if name in REFUSED:
        visit.may_say.append(REFUSAL)
    page = visit.go(ADDRESSES[sample][name], language)
    assert page.locator("html").get_attribute("lang") == language
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


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("sample", "name"), PAGES)
def test_every_page(house: House, visit: Visit, sample: str, name: str, language: str) -> None:
    page = opened(house, visit, sample, name, language)
    faults = graves(page)
    for screen, (width, height) in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        faults += [f"{screen}: {one}" for one in wider_than_screen(page)]
    assert not faults, "\n".join(faults)


def test_the_examination_itself_finds_faults(house: House, visit: Visit) -> None:
    page = opened(house, visit, "paper-box", "needs", "ja")
    page.evaluate(
        """() => {
          const image = new Image(10, 10), wide = document.createElement("p");
          image.src = "/static/shop.svg";
          wide.textContent = "w".repeat(2000);
          wide.className = "chip";
          document.querySelector("main").append(image, wide);
        }"""
    )
    assert [fault.split(":")[0] for fault in graves(page)] == ["image-alt"]
    assert wider_than_screen(page)
