"""Pages that no address opens: answers to forms, with faults or in conflict, the shut door, open hits."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import NEED
from tests.browser.drawn import settled as drawn
from tests.browser.examining import faults_of, graves, settled
from tests.browser.house import House
from tests.browser.visits import Hands, Visit, words

pytestmark = pytest.mark.neo4j

STALE = "one => { one.value = '999'; }"
UNASKED = "form => { form.noValidate = true; }"


def said(code: int) -> str:
    return f"the server responded with a status of {code}"


def examined(page: Page) -> None:
    faults = faults_of(settled(page))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "form", ["/new/actors", "/new/known", "/new/ties", "/needs/new", f"/needs/{NEED}/do/check"]
)
def test_a_form_with_faults_says_where_they_are(house: House, visit: Visit, form: str) -> None:
    house.furnish("paper-box")
    visit.may_say.append(said(422))
    page = visit.go(form)
    sent = page.locator("main form[method=post]").last
    sent.evaluate(UNASKED)
    for field in sent.locator("input[type=text], input[type=date], input:not([type]), textarea").all():
        if field.is_visible():
            field.fill("")
    with page.expect_response(lambda answer: answer.request.method == "POST") as coming:
        sent.locator("[type=submit]").last.click()
    assert coming.value.status == 422
    expect(page.locator("main [aria-invalid=true]").first).to_be_visible()
    examined(page)


def test_a_conflict_in_the_workflow(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    visit.may_say.append(said(409))
    page = visit.go(f"/needs/{NEED}/do/check")
    page.locator("main input[name=version]").evaluate(STALE)
    with page.expect_response(lambda answer: answer.request.method == "POST") as coming:
        page.locator("main form[method=post] [type=submit]").last.click()
    assert coming.value.status == 409
    expect(page.locator("main")).to_contain_text(words("form_conflict"))
    examined(page)


def test_a_conflict_of_records(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    visit.may_say.append(said(409))
    page = visit.go("/records/actors/shop/edit")
    other = visit.context.new_page()
    other.goto(f"{visit.home}/records/actors/shop/edit")
    for window, contact in ((other, "店主の妹"), (page, "店主の兄")):
        window.locator("#contact").fill(contact)
        with window.expect_response(lambda answer: answer.request.method == "POST"):
            window.locator("main form[method=post] [type=submit]").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words("conflict_heading"))
    examined(page)


@pytest.mark.parametrize("form", ["handout_form_print", "handout_form_png"])
def test_what_is_handed_out(house: House, visit: Visit, hands: Hands, form: str) -> None:
    house.furnish("paper-box")
    page = visit.go("/handout?view=district&audience=council")
    hands.write(page.locator("#recipient"), "協議体")
    hands.write(page.locator("#purpose"), "例会")
    made = page.get_by_role("button", name=words(form))
    if made.evaluate("one => (one.getAttribute('formtarget') ?? one.form.target) === '_blank'"):
        with visit.context.expect_page() as coming:
            hands.push(made)
        answer = coming.value
    else:
        hands.push(made)
        page.wait_for_url(re.compile("/handout$|/handout\\?"))
        answer = page
    settled(answer)
    assert graves(answer) == []
    assert "協議体" in answer.content() or answer.locator("canvas, img").count() > 0


def test_the_page_after_a_deed_offers_to_undo_it(house: House, visit: Visit) -> None:
    house.furnish("paper-box")
    page = visit.go("/records/actors/shop")
    page.get_by_role("button", name=words("record_confirm")).click()
    expect(page.locator(".done button")).to_be_visible()
    examined(page)


def test_the_shut_door(house: House, visit: Visit, browser: Browser) -> None:
    house.furnish("paper-box")
    with browser.new_context(locale="ja-JP") as stranger:
        page = stranger.new_page()
        answer = page.goto(f"{visit.home}/needs")
        assert answer
        assert answer.status == 401
        examined(page)
    visit.go("/needs")


def test_open_hits_on_the_map(house: House, visit: Visit, hands: Hands) -> None:
    house.furnish("paper-box")
    page = drawn(visit.go("/explore"))
    hands.write(page.locator("#find"), "自治会")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert graves(page) == []


def test_a_full_map(house: House, visit: Visit) -> None:
    house.furnish("urban")
    opened = [("open", f"area-{name}") for name in ("kazaguruma", "komorebi", "town")]
    page = drawn(visit.go(f"/explore?{urlencode([*opened, ('shown', 'both')])}"))
    assert page.locator("#list [data-node]").count() > 250
    examined(page)
