"""What holds for every page in both languages: no serious fault of accessibility, room on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ONCE, PAPER_BOX, REFUSAL, REFUSED, URBAN
from tests.browser.examining import faults_of, graves, settled, wider_than_screen
from tests.browser.house import House
from tests.browser.visits import Visit

pytestmark = pytest.mark.neo4j

PAGES = [("paper-box", name) for name in PAPER_BOX] + [("urban", name) for name in URBAN]
ADDRESSES = {"paper-box": PAPER_BOX, "urban": URBAN}


def opened(house: House, visit: Visit, sample: str, name: str, language: str) -> Page:
    house.furnish(sample)
    if name in REFUSED:
        visit.may_say.append(REFUSAL)
    page = visit.go(ADDRESSES[sample][name], language)
    assert page.locator("html").get_attribute("lang") == language
    return settled(page)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("sample", "name"), PAGES)
def test_every_page(house: House, visit: Visit, sample: str, name: str, language: str) -> None:
    page = opened(house, visit, sample, name, language)
    faults = faults_of(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("sample", "name"), [(sample, name) for sample, names in ONCE.items() for name in names]
)
def test_every_form_and_paper(house: House, visit: Visit, sample: str, name: str) -> None:
    """Pages of templates that are examined in both languages elsewhere: once is enough."""
    house.furnish(sample)
    answer = visit.page.goto(visit.home + ONCE[sample][name])
    assert answer
    assert answer.status == 200
    faults = faults_of(settled(visit.page))
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
