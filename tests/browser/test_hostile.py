"""Hostile text in every text cell of a district is shown as text: on pages, in files, on paper."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from graph_service.application.districts import FolderSource
from graph_service.application.handing_out import Wish, made
from graph_service.application.shared_views import View
from graph_service.bootstrap import RENDERERS
from tests.browser.addresses import NEED, PAPER_BOX, REFUSAL, REFUSED
from tests.browser.hostile import HOSTILE, IDS, LONGEST_NAME, Hostile
from tests.browser.house import House
from tests.browser.unharmed import nothing_ran, shown, squeezed, stored_stays_text
from tests.browser.visits import Visit
from tests.unit.application.test_handing_out import HAND
from tests.unit.folders import read

pytestmark = pytest.mark.neo4j

ITS_SHOP = quote(IDS["shop"], safe="")
PAGES = {
    **{
        name: address.replace("/actors/shop", f"/actors/{ITS_SHOP}")
        for name, address in PAPER_BOX.items()
        if name != "a need not checked"
    },
    "a need with a hostile id": f"/needs/{quote(IDS['need-company'], safe='')}",
    "found by hostile words": f"/search?q={quote(HOSTILE[1], safe='')}",
    "filtered by hostile words": f"/needs?q={quote(HOSTILE[0], safe='')}",
}
SHOWING = {"needs": 3, "a need with its paths": 30, "the map of a need": 20, "found by hostile words": 3}
"""So many hostile texts at least are on these pages: an empty page would show nothing wrong."""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_is_text(
    house: House, visit: Visit, hostile: tuple[Hostile, Path], name: str, language: str
) -> None:
    if name in REFUSED:
        visit.may_say.append(REFUSAL)
    _, marks = stored_stays_text(house, visit, hostile, PAGES[name], language)
    assert len(marks) >= SHOWING.get(name, 0)


def test_hostile_text_is_text_in_the_file(
    house: House, visit: Visit, hostile: tuple[Hostile, Path], tmp_path: Path
) -> None:
    district, folder = hostile
    house.furnish(folder)
    page = visit.go(f"/needs/{NEED}")
    answer = page.request.get(f"{visit.home}/needs/{NEED}/map?download=true")
    (tmp_path / "map.html").write_bytes(answer.body())
    page.goto((tmp_path / "map.html").as_uri())
    assert len(shown(page, district)) >= SHOWING["the map of a need"]
    nothing_ran(page, visit)


@pytest.mark.parametrize("audience", ["own", "office", "council", "public"])
@pytest.mark.parametrize("form", ["html", "svg"])
def test_hostile_text_is_text_in_what_is_handed_out(
    visit: Visit, hostile: tuple[Hostile, Path], tmp_path: Path, form: str, audience: str
) -> None:
    """Names in the map, and for whom and for what it is: opened from disk, as whoever gets it does."""
    district, folder = hostile
    source, said = FolderSource(read(folder)[0]), []
    visit.page.on("dialog", lambda dialog: said.append(dialog.message))
    visit.page.goto("about:blank")
    visit.page.wait_for_load_state("networkidle")
    for number, text in enumerate(HOSTILE):
        wish = Wish(View(), audience, text, HOSTILE[number - 1], "2026-12-23")
        content = made(source, wish, form, HAND, RENDERERS).content
        file = tmp_path / f"map-{number}.{form}"
        file.write_bytes(content)
        visit.requests.clear()
        visit.page.goto(file.as_uri())
        asked = [url for url in visit.requests if urlsplit(url).scheme != "data"]
        assert asked == [file.as_uri()], "a file asks for nothing"
        together = squeezed("".join(visit.page.evaluate(ALL_TEXT)))
        assert squeezed(text) in together
        assert squeezed(HOSTILE[number - 1]) in together
        nothing_ran(visit.page, visit)
        if form == "html":
            assert len(shown(visit.page, district)) >= (2 if audience == "public" else 3)
    assert not said


ALL_TEXT = """() => [...document.querySelectorAll("text, dd, p, span, bdi, li")]
  .filter((one) => !one.closest("script, style")).map((one) => one.textContent)"""


def test_every_sort_of_hostile_text_is_in_the_district(hostile: tuple[Hostile, Path]) -> None:
    texts = set(hostile[0].cells.values())
    assert {one.replace(";", ":") for one in HOSTILE} <= texts
    assert any(text.startswith(LONGEST_NAME * 40) for text in texts)
