"""Whatever can be done on the map one explores, by mouse and by keyboard alone: its address, its list."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.addresses import NEED
from tests.browser.drawn import BADGES, ZOOM, ask, settled, spot
from tests.browser.house import House
from tests.browser.visits import Hands, Visit, words

pytestmark = pytest.mark.neo4j

SHOP, CHAIR = "actors/shop", "actors/chair"
AREA = "area-komorebi"
COORDINATOR = "生活支援コーディネーター"
COUNT_PRINTS = "window.print = () => { window.prints = (window.prints ?? 0) + 1; };"


def opened(house: House, visit: Visit, sample: str = "paper-box", **query: str) -> Page:
    house.furnish(sample)
    return settled(visit.go("/explore?" + urlencode({"shown": "both", **query})))


def fields(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def row(page: Page, symbol: str) -> Locator:
    return page.locator(f"#list [data-node='{symbol}']")


def button(page: Page, code: str) -> Locator:
    return page.locator("#panel").get_by_role("button", name=words(code), exact=True)


def deed(page: Page, hands: Hands, code: str) -> None:
    hands.push(button(page, code))
    settled(page)


def test_hide_and_show_again(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, chosen=SHOP)
    deed(page, hands, "explore_hide")
    expect(row(page, SHOP)).to_have_count(0)
    assert fields(page)["hide"] == [SHOP]
    hands.push(page.locator("#unhide"))
    expect(row(page, SHOP)).to_have_count(1)
    assert "hide" not in fields(page)
    page.go_back()
    expect(row(page, SHOP)).to_have_count(0)
    page.go_forward()
    expect(row(page, SHOP)).to_have_count(1)


def test_pin_and_expand(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, chosen=SHOP)
    everybody = page.locator("#list [data-node]").count()
    deed(page, hands, "explore_pin")
    assert fields(page)["pin"] == [SHOP]
    expect(button(page, "explore_unpin")).to_have_attribute("aria-pressed", "true")
    deed(page, hands, "explore_expand")
    assert fields(page)["around"] == [SHOP]
    expect(button(page, "explore_fold")).to_have_attribute("aria-pressed", "true")
    expect(row(page, SHOP)).to_have_count(1)
    assert page.locator("#list [data-node]").count() <= everybody
    deed(page, hands, "explore_fold")
    assert "around" not in fields(page)


def test_a_path_from_here_to_there(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, chosen=CHAIR)
    deed(page, hands, "explore_start")
    assert fields(page)["start"] == ["chair"]
    hands.push(row(page, SHOP))
    expect(page.locator("#panel header h2").last).to_contain_text(row(page, SHOP).locator("b").inner_text())
    deed(page, hands, "explore_end")
    assert fields(page)["end"] == ["shop"]
    assert "chosen" not in fields(page)  # the steps are read at once, nothing stands before them
    expect(page.locator("#panel .steps > li").first).to_be_visible()
    expect(page.locator("#panel .ends")).to_be_visible()
    page.go_back()
    settled(page)
    assert "end" not in fields(page)


def test_who_can_reach_somebody(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, chosen=SHOP)
    deed(page, hands, "explore_reach_actor")
    assert fields(page)["reach_actor"] == ["shop"]
    expect(page.locator("#panel h2").first).to_contain_text("に届く道")
    expect(page.locator("#panel .steps > li").first.locator(".pair")).to_contain_text(COORDINATOR)
    hands.push(page.locator("#panel > header .close"))
    settled(page)
    assert "reach_actor" not in fields(page)


@pytest.mark.parametrize("whose", ["resources/res-shop", SHOP])
def test_who_can_reach_it(house: House, visit: Visit, hands: Hands, whose: str) -> None:
    page = opened(house, visit, chosen=whose)
    hands.push(page.locator("#panel").get_by_role("button", name=words("explore_reach")).first)
    page.wait_for_url("**reach=res-shop**")
    settled(page)
    expect(page.locator("#panel .steps > li").first).to_be_visible()
    assert "chosen" not in fields(page)


def test_without_us(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, need=NEED, way=way_through(house, visit))
    through = page.locator("#panel .steps .pair", has_text=COORDINATOR)
    expect(through.first).to_be_visible()
    hands.push(page.get_by_label(words("explore_without_us")))
    page.wait_for_url("**without_us=true**")
    settled(page)
    expect(through).to_have_count(0)
    page.go_back()
    settled(page)
    expect(through.first).to_be_visible()


def way_through(house: House, visit: Visit) -> str:
    """The first way that passes the coordinator, as addresses name it."""
    house.furnish("paper-box")
    answer = visit.page.request.get(f"{visit.home}/api/v1/map?need={NEED}").json()["answer"]
    ways = ((goal, way) for goal, found in enumerate(answer["goals"]) for way in range(len(found["ways"])))
    return next(
        f"{goal}.{way}" for goal, way in ways if COORDINATOR in answer["goals"][goal]["ways"][way]["through"]
    )


def test_an_area_opens(house: House, visit: Visit, hands: Hands, request: pytest.FixtureRequest) -> None:
    page = opened(house, visit, "urban")
    expect(page.locator("#list [data-node]")).to_have_count(0)
    if "mouse" in request.node.callspec.id:
        page.mouse.click(*spot(page, f"areas/{AREA}"))
    else:
        visit.tab_to(page.locator("#canvas"))
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    page.wait_for_url("**open=area-**")
    settled(page)
    expect(page.locator("#list [data-node]").first).to_be_visible()
    assert len(fields(page)["open"]) == 1
    page.go_back()
    expect(page.locator("#list [data-node]")).to_have_count(0)


def test_the_scale(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit)
    whole = ask(page, ZOOM)
    hands.push(page.get_by_role("button", name=words("explore_zoom_in")))
    nearer = ask(page, ZOOM)
    assert nearer == pytest.approx(whole * 1.25)
    hands.push(page.get_by_role("button", name=words("explore_zoom_out")))
    assert ask(page, ZOOM) == pytest.approx(whole)
    hands.push(page.get_by_role("button", name=words("explore_zoom_in")))
    hands.push(page.get_by_role("button", name=words("explore_zoom_all"), exact=True))
    assert ask(page, ZOOM) == pytest.approx(whole)


def test_printing_puts_the_picture_on_paper(house: House, visit: Visit, hands: Hands) -> None:
    visit.context.add_init_script(COUNT_PRINTS)
    page = opened(house, visit, need=NEED)
    hands.push(page.locator("#print"))
    picture = page.locator("#printed")
    expect(picture).to_have_attribute("src", re.compile("^data:image/png;base64,"))
    page.wait_for_timeout(500)
    assert page.evaluate("window.prints") == 1
    page.emulate_media(media="print")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.naturalWidth") > 1000


def test_numbers_on_the_map_are_those_of_the_cards(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, need=NEED)
    answer = page.request.get(f"{visit.home}/api/v1/map?need={NEED}").json()["answer"]
    tabs = page.locator("#panel .goals button")
    expect(tabs).to_have_count(len(answer["goals"]))
    for place, goal in enumerate(answer["goals"]):
        hands.push(tabs.nth(place))
        expect(tabs.nth(place)).to_have_attribute("aria-pressed", "true")
        steps = {str(one["number"]): (one["from"]["id"], one["to"]["id"]) for one in goal["ways"][0]["steps"]}
        badges = ask(page, BADGES)
        assert {one["number"]: (one["from"], one["to"]) for one in badges} == steps
        for badge in badges:
            assert between(badge["at"], *badge["ends"]), badge
        cards = page.locator("#panel .steps > li")
        names = {one["number"]: [one["from"]["name"], one["to"]["name"]] for one in goal["ways"][0]["steps"]}
        told = {
            int(str(card.get_attribute("data-number"))): card.locator(".pair .who").all_inner_texts()
            for card in cards.all()
        }
        assert told == names


def between(at: dict[str, float], one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether a number stands on the line of its step."""
    x, y = other["x"] - one["x"], other["y"] - one["y"]
    along = ((at["x"] - one["x"]) * x + (at["y"] - one["y"]) * y) / (x * x + y * y)
    aside = abs((at["x"] - one["x"]) * y - (at["y"] - one["y"]) * x) / (x * x + y * y) ** 0.5
    return 0.2 < along < 0.8 and aside < 1


def test_confirming_leads_back_here_and_is_taken_back(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, chosen=SHOP)
    before = page.locator("#panel").inner_text()
    confirm = page.locator("#panel .actions form button")
    hands.push(confirm)
    expect(page.locator(".done")).to_be_visible()
    settled(page)
    assert fields(page)["chosen"] == [SHOP]
    expect(page.locator("#panel")).to_contain_text("sato")
    hands.push(page.locator(".done button"))
    page.wait_for_url("**done=undone**")
    settled(page)
    expect(page.locator("#panel dl").first).to_be_visible()
    assert page.locator("#panel").inner_text() == before


def test_from_the_panel_to_the_record_and_back(house: House, visit: Visit, hands: Hands) -> None:
    page = opened(house, visit, chosen=SHOP)
    hands.push(page.locator("#panel .actions").get_by_role("link", name=words("explore_record")))
    page.wait_for_url("**/records/actors/shop")
    hands.push(page.get_by_role("link", name=words("explore_see")))
    settled(page)
    assert fields(page) == {"around": [SHOP], "chosen": [SHOP]}
    hands.push(page.locator("#panel .actions").get_by_role("link", name=words("explore_known")))
    page.wait_for_url("**/new/known?by=shop")
