"""The seed's case as one person works on it: what they type, whom they ask, what they are told."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from graph_service.bootstrap import preset_folder
from tests.browser.visits import Hands, Visit, words

TITLE = "紙の小物入れをもらってくれる人を探す"
WORDS = "母が小物入れを作り続けられるように、もらってくれる人を探してほしい。"
GOALS = ("絵馬を書くペン立て", "焼き菓子を入れる箱", "お客さんに配る小物入れ")
DECLINED = {
    "娘(76歳)": "すでにたくさん持ち帰っている。",
    "施設の職員": "いっぱいもらったから大丈夫。また欲しい人がいたら聞いとくね。",
}
"""Whom the case asks first, and what they said."""
ON_THE_WAY = ("娘(76歳)", "自治会長", "ひだまり自治会", "神社")
RESIDENTS = ("紙箱づくりの女性", "娘(76歳)", "自治会長", "職員の知人")
"""Whom a consultative body is not told of by name."""
THANKS = "おばあちゃん、また作ってね"


def write_before(folder: Path) -> None:
    """The sample as it is before the daughter comes: people and ties, no need, nobody asked."""
    shutil.copytree(preset_folder("paper-box"), folder)
    for name in ("needs", "asks"):
        file = folder / f"{name}.csv"
        header = next(csv.reader(file.read_text("utf-8").splitlines()))
        file.write_text(",".join(header) + "\n", "utf-8")


Seen = Callable[[], None]


def unseen() -> None:
    """Nobody looks."""


class Story:
    """One person at work on the need."""

    def __init__(self, visit: Visit, hands: Hands) -> None:
        self.visit, self.hands, self.page = visit, hands, visit.page

    def follow(self, code: str, **data: object) -> None:
        """Follows the first link or button that is called so."""
        name = words(code, **data)
        link = self.page.locator("main").get_by_role("link", name=name)
        self.hands.push(link.first)

    def write(self, **fields: str) -> None:
        for name, text in fields.items():
            self.hands.write(self.page.locator(f"#{name}"), text)

    def pick(self, **fields: str) -> None:
        for name, value in fields.items():
            self.hands.pick(self.page.locator(f"input[type=radio][name={name}][value={value}]"))

    def save(self, done: str, seen: Seen = unseen) -> None:
        """Sends the form, which somebody may look at before; the page then says what was done."""
        seen()
        self.hands.push(self.page.locator("main form[method=post] [type=submit]").last)
        expect(self.page.locator("main")).to_contain_text(words(done))

    def take_in(self, seen: Seen = unseen) -> None:
        self.page.goto(self.visit.home)
        self.hands.push(self.page.get_by_role("navigation").get_by_role("link", name=words("nav_needs")))
        self.follow("do_new")
        self.write(words=WORDS)
        self.pick(direction="offers")
        self.write(title=TITLE, theme="小物入れ", actor="紙箱づくりの女性", identified_by="娘(76歳)")
        self.hands.choose(self.page.locator("#via"), "住民の声")
        self.pick(professional_origin="false")
        self.save("done_new", seen)
        expect(self.page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
        assert self.page.locator(".steps").count() == 0, "nothing is searched before the check"

    def check(self, seen: Seen = unseen) -> None:
        self.follow("do_check")
        self.pick(pity_based="false", disuse_risk="false")
        self.write(keeps_doing="紙で小物入れを作る")
        self.pick(decision="pass")
        self.write(
            reason="作り続けることが役割と張り合いになり、廃用を招かない。", checked_by="介護支援専門員"
        )
        self.save("done_check", seen)

    def find(self) -> None:
        for goal in reversed(GOALS):
            self.hands.push(self.page.get_by_role("tab", name=goal))
            expect(self.page.get_by_role("heading", level=2, name=goal)).to_be_visible()
        first = self.page.locator(".resource").filter(has_text=GOALS[0])
        expect(first.locator(".steps").first).to_contain_text(ON_THE_WAY[-1])

    def ask(self, name: str, answer: str = "accepted", reason: str = "", seen: Seen = unseen) -> None:
        """Asks the one whom the page names next, and notes the answer."""
        next_one = self.page.locator("section.next")
        expect(next_one).to_contain_text(words("next_ask", name=name))
        self.follow("do_ask_next")
        self.save("done_ask")
        self.follow("do_answer")
        self.pick(answer=answer)
        self.write(reason=reason)
        self.save("done_answer", seen)

    def agree(self, seen: Seen = unseen) -> None:
        self.follow("do_agree")
        self.write(
            purpose="作った小物入れが町で使われ、作り手の張り合いになる",
            roles="本人: 月に10個つくる。娘: 月末に届ける。神社: 社務所に置く。",
        )
        self.write(terms="月1回")
        self.save("done_agree", seen)

    def reply(self, seen: Seen = unseen) -> None:
        self.follow("do_reply")
        expect(self.page.locator("main")).to_contain_text("娘(76歳)")
        self.save("done_reply", seen)
        self.follow("back_to_need")

    def look_back(self, seen: Seen = unseen) -> None:
        self.follow("do_follow_up")
        self.write(measure="気分", baseline="渡す人がいなくなり、落ち込んでいた")
        self.hands.date(self.page.locator("#followup_on"), "2026-11-01")
        self.write(followup="朝から紙を折っている", judged_by="施設の職員")
        self.hands.push(self.page.locator("details", has=self.page.locator("#thanks")).locator("summary"))
        self.write(thanks=THANKS, thanks_from="神社")
        self.consent()
        self.save("done_follow_up", seen)
        expect(self.page.locator("main")).to_contain_text("朝から紙を折っている")
        self.follow("do_thanks")
        expect(self.page.locator("main")).to_contain_text(THANKS)
        self.page.go_back()

    def consent(self) -> None:
        """Notes that the word of thanks may be passed on."""
        given = self.page.locator("#consent_given_on")
        self.hands.push(self.page.locator("details", has=given).locator("summary"))
        self.hands.date(given, "2026-11-01")
        self.hands.date(self.page.locator("#consent_expires_on"), "2027-10-31")
        self.write(consent_recipients="council", consent_items="お礼のことば", consent_method="口頭")

    def hand_out(self, folder: Path, seen: Seen = unseen) -> Page:
        """Makes a map for the consultative body and opens the file without the service."""
        self.hands.push(self.page.get_by_role("navigation").get_by_role("link", name=words("nav_handout")))
        self.hands.choose(self.page.locator("#view"), words("handout_view_district"))
        self.pick(audience="council")
        self.write(recipient="ひだまり地区の協議体", purpose="つながりを見て、次の手を話し合う")
        seen()
        with self.page.expect_download() as coming:
            self.hands.push(self.page.get_by_role("button", name=words("handout_form_html")))
        file = folder / coming.value.suggested_filename
        coming.value.save_as(file)
        self.page.goto(file.as_uri())
        return self.page
