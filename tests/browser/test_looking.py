"""Reading what is there, by mouse and by keyboard alone: needs, paths, words, languages, the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import NEED
from tests.browser.house import House
from tests.browser.visits import Hands, Visit, words

pytestmark = pytest.mark.neo4j

TITLE = "紙の小物入れをもらってくれる人を探す"
TOLD = ("絵馬を書くペン立て", "焼き菓子を入れる箱", "お客さんに配る小物入れ")


@pytest.fixture(autouse=True)
def home(house: House) -> Iterator[None]:
    house.furnish("paper-box")
    yield


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_need_and_its_paths_are_one_step_from_the_list(visit: Visit, hands: Hands) -> None:
    page = visit.go("/needs")
    hands.push(page.get_by_role("link", name=TITLE))
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    for told in TOLD:
        hands.push(page.get_by_role("tab", name=told))
        expect(page.get_by_role("heading", level=2, name=told)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_conditions_narrow_the_paths_and_back_widens_them(visit: Visit, hands: Hands) -> None:
    page = visit.go(f"/needs/{NEED}")
    hands.push(page.get_by_label(words("control_without_us")))
    hands.push(page.get_by_role("button", name=words("control_submit")))
    page.wait_for_url(re.compile("without_us=true"))
    expect(page.get_by_label(words("control_without_us"))).to_be_checked()
    through = page.locator(".steps .person", has_text="生活支援コーディネーター")
    assert through.count() == 0
    page.go_back()
    assert "without_us" not in asked(page)
    assert through.count() > 0


def test_what_to_say_unfolds_and_is_copied(visit: Visit, hands: Hands) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.go(f"/needs/{NEED}")
    script = page.locator("details.script").first
    hands.push(script.locator("summary"))
    expect(script.locator(".speech")).to_be_visible()
    hands.push(script.get_by_role("button"))
    expect(script.get_by_role("button")).to_have_text(words("copied"))
    assert page.evaluate("navigator.clipboard.readText()") == script.locator(".speech").text_content()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("小物入れ", TITLE),
        ("ペン立て", "絵馬を書くペン立て"),
        ("ﾍﾟﾝ立て", "絵馬を書くペン立て"),
        ("神社", "神社"),
    ],
)
def test_words_find_records(visit: Visit, hands: Hands, typed: str, title: str) -> None:
    page = visit.go("/needs")
    hands.write(page.get_by_role("searchbox", name=words("find_label")), typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text=title).first).to_be_visible()
    assert asked(page)["q"] == [typed]


def test_the_list_is_filtered_and_unfiltered(visit: Visit, hands: Hands) -> None:
    page = visit.go("/needs")
    everything = page.locator("ol.needs > li").count()
    hands.write(page.get_by_role("searchbox", name=words("filter_text"), exact=True), "話す相手")
    hands.choose(page.get_by_label(words("filter_check"), exact=True), words("filter_unchecked"))
    hands.push(page.get_by_role("button", name=words("filter_submit")))
    page.wait_for_url(re.compile("check=open"))
    expect(page.locator("ol.needs > li")).to_have_count(1)
    hands.push(page.get_by_role("link", name=words("filter_reset")))
    expect(page.locator("ol.needs > li")).to_have_count(everything)


def test_the_language_changes_on_the_page_and_stays(visit: Visit, hands: Hands) -> None:
    page = visit.go(f"/needs/{NEED}?max_mediators=2")
    hands.push(page.get_by_role("link", name=words("other_language")))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert asked(page) == {"max_mediators": ["2"], "lang": ["en"]}
    hands.push(page.locator(".brand a"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    hands.push(page.get_by_role("link", name=words("other_language", "en")))
    expect(page.locator("html")).to_have_attribute("lang", "ja")


def test_the_skip_link_is_first_and_leads_to_the_content(visit: Visit) -> None:
    page = visit.go(f"/needs/{NEED}")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_every_control_can_be_reached_and_shows_where_the_keyboard_is(visit: Visit) -> None:
    page = visit.go(f"/needs/{NEED}")
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        # the focus is drawn as an outline, by the control or by what stands around it
        seen = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body) return null;
              const drawn = [null, "::after"].map((part) => getComputedStyle(one, part))
                .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
              return [one.outerHTML.slice(0, 80), drawn || one.tagName === "IFRAME"];
            }"""
        )
        if seen is None:
            break
        assert seen[1], f"no outline: {seen[0]}"
        reached.add(seen[0])
    assert len(reached) > 20


def test_the_map_in_the_page_follows_buttons_and_arrows(visit: Visit, hands: Hands) -> None:
    page = visit.go(f"/needs/{NEED}")
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe")
    second = frame.locator("[data-choose='1']")
    expect(second).to_be_visible()
    hands.push(second)
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(frame.locator("[data-card='1']")).to_be_visible()
    expect(frame.locator("[data-card='0']")).to_be_hidden()
    visit.tab_to(frame.locator("#canvas"), back=True)
    page.keyboard.press("ArrowRight")
    expect(frame.locator("#about")).not_to_be_empty()


def test_the_handed_out_file_opens_without_the_service(visit: Visit, hands: Hands, tmp_path: Path) -> None:
    page = visit.go(f"/needs/{NEED}")
    hands.push(page.get_by_role("link", name=words("handout_open")))
    hands.write(page.locator("#recipient"), "ひだまり地区の協議体")
    hands.write(page.locator("#purpose"), "次の手を話し合う")
    with page.expect_download() as coming:
        hands.push(page.get_by_role("button", name=words("handout_form_html")))
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    before = len(visit.requests)
    page.goto(file.as_uri())
    expect(page.locator("#canvas canvas").first).to_be_visible()
    assert {url for url in visit.requests[before:] if not url.startswith("data:")} == {file.as_uri()}
