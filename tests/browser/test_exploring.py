"""The map that one explores: by mouse, by keyboard, by the list beside it; its address; 300 symbols."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drawn import PLACES, ask, settled, spot
from tests.browser.house import House
from tests.browser.visits import Hands, Visit

pytestmark = pytest.mark.neo4j

MANY = 300
IN_SIGHT = """(canvas, id) => {
  const { x, y } = canvas.cy.getElementById(id).renderedPosition();
  return x > 0 && y > 0 && x < canvas.holder.clientWidth && y < canvas.holder.clientHeight;
}"""


def opened(visit: Visit, query: str = "", language: str = "ja") -> Page:
    page = visit.go(f"/explore?{query}" if query else "/explore", language)
    return settled(page)


def asked(page: Page, query: str) -> dict[str, list[dict[str, str]]]:
    """The server's answer to a view."""
    return dict(page.request.get(f"{page.url.split('/explore')[0]}/api/v1/map?{query}").json())


def test_words_lead_to_somebody_and_their_panel(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("paper-box")
    page = opened(visit)
    hands.write(page.locator("#find"), "自治会長")
    option = page.get_by_role("option").filter(has_text="自治会長").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("自治会長")
    assert "chosen=actors" in page.url
    page.go_back()
    settled(page)
    assert "chosen" not in page.url


def test_the_legend_is_the_filter_and_back_takes_it_off(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("paper-box")
    page = opened(visit, "shown=both")
    rows = page.locator("#list [data-node^='actors/']")
    expect(rows.first).to_be_visible()
    everybody = rows.count()
    box = page.locator("#legend input[type=checkbox]:checked").first
    hands.push(box)
    page.wait_for_url(re.compile("without_"))
    expect(rows).not_to_have_count(everybody)
    page.go_back()
    settled(page)
    expect(rows).to_have_count(everybody)


def test_what_is_looked_at_stays_where_it_is_when_others_go(house: House, visit: Visit, hands: Hands) -> None:
    """The only one without an area is a professional: without those every area moves, the screen does not."""
    house.furnish("urban")
    page = opened(visit, "open=area-kazaguruma")
    before = spot(page, "actors/jichikai-001")
    hands.push(page.locator("#legend input[data-at^='kinds professional']"))
    page.wait_for_url(re.compile("without_kinds"))
    settled(page)
    assert spot(page, "actors/jichikai-001") == pytest.approx(before, abs=1)


def test_beside_the_list_the_whole_map_is_in_sight(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("urban")
    page = opened(visit, "open=area-kazaguruma")
    hands.push(page.locator("button[data-shown=both]"))
    page.wait_for_url(re.compile("shown=both"))
    symbols = [ask(page, IN_SIGHT, node["id"]) for node in asked(page, "open=area-kazaguruma")["nodes"]]
    assert symbols
    assert all(symbols)


def test_the_list_says_the_same_as_the_map(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = opened(visit, "shown=list")
    told = {row.get_attribute("data-node") for row in page.locator("#list [data-node]").all()}
    assert told == {node["id"] for node in asked(page, "")["nodes"]}
    assert told


def test_an_address_opens_the_same_view(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = opened(visit, urlencode({"need": "need-paper-boxes", "shown": "both"}))
    expect(page.locator("#panel")).to_contain_text("絵馬を書くペン立て")
    other = visit.context.new_page()
    other.goto(page.url)
    settled(other)
    assert other.locator("#panel").inner_text() == page.locator("#panel").inner_text()


def test_arrows_walk_over_the_map(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = opened(visit)
    visit.tab_to(page.locator("#canvas"))
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
        seen.add(page.locator("#status").inner_text())
    assert len(seen) > 1
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_be_visible()


@pytest.fixture(scope="module")
def district_of_300(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As many actors as a map shows one by one, in three areas, each tied to the next ones."""
    folder = tmp_path_factory.mktemp("three-hundred")
    about = {"format_version": 1, "name": "三百人の町(架空データ)", "fictional": True, "as_of": "2026-11-01"}
    (folder / "district.json").write_text(json.dumps(about), "utf-8")
    write(folder / "areas.csv", "id,name,layer", [f"area-{number},第{number}地区,2" for number in range(3)])
    kinds = ("resident", "organization", "shop", "facility")
    actors = [f"a-{n},{kinds[n % 4]},その{n}さん,area-{n % 3}" for n in range(MANY)]
    write(folder / "actors.csv", "id,kind,name,area", actors)
    ties = [f"a-{n},a-{(n + by) % MANY},knows,2,self,2026-10-01" for n in range(MANY) for by in (1, 3, 7)]
    write(folder / "ties.csv", "from,to,kind,strength,basis,confirmed_on", ties)
    return folder


def write(file: Path, columns: str, rows: list[str]) -> None:
    file.write_text("\n".join([columns, *rows]) + "\n", "utf-8")


BY = (100, 80)
COLORS = """(canvas, [right, down]) => {
  const { width, height } = canvas.under, found = [];
  const { data } = canvas.under.getContext("2d").getImageData(0, 0, width, height);
  for (let x = 10; x < width - 110; x += 23)
    for (let y = 10; y < height - 90; y += 23) {
      const at = 4 * ((y + down) * width + x + right);
      found.push(data.slice(at, at + 4).join());
    }
  return found;
}"""


def test_three_hundred_symbols_are_shown_and_moved(house: House, visit: Visit, district_of_300: Path) -> None:
    house.furnish(district_of_300)
    visit.may_say.append("willReadFrequently")  # the test reads the ground's colors, the page does not
    page = opened(visit, "shown=both")
    assert len(asked(page, "")["nodes"]) == MANY
    expect(page.locator("#list [data-node]")).to_have_count(MANY)
    places, ground = ask(page, PLACES), ask(page, COLORS, [0, 0])
    assert len(places) == MANY
    box = page.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + 4, box["y"] + 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + BY[0], y + BY[1], steps=10)
    page.mouse.up()
    moved = [(place[0] + BY[0], place[1] + BY[1]) for place in places]
    assert ask(page, PLACES) == [pytest.approx(list(place), abs=0.5) for place in moved]
    assert len(set(ground)) > 2
    there = ask(page, COLORS, list(BY))
    assert sum(one == other for one, other in zip(ground, there, strict=True)) > 0.95 * len(ground)
    assert ask(page, COLORS, [0, 0]) != ground
