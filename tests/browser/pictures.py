"""Takes the pictures of the guide from the running program: `python -m tests.browser.pictures [FOLDER]`.

They look the same wherever Noto Sans CJK JP (fonts-noto-cjk) is the one Japanese font; dates are written
as in Japan where Chromium has its translations (Debian's chromium-l10n).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.addresses import NEED
from tests.browser.conftest import WINDOW
from tests.browser.house import ROOT, House, served
from tests.browser.story import DECLINED, ON_THE_WAY, Story, write_before
from tests.browser.visits import Visit, by_mouse
from tests.databases import database

FOLDER = ROOT / "docs" / "ja" / "img"
TALLEST = 1100
SCALE = 0.7
"""As wide as a page of text shows a picture."""
MOST_BYTES = 250_000
WITHOUT_A_WAY, IN_DEVELOPMENT = "need-084", "/needs/need-076/proposal/development-002"
CHOSEN = ("no_resource:need-076", "no_way:need-084", "unused:res-107")
"""Gaps of the sample that a meeting is planned from."""
PATIENCE_MS = 180_000


class Camera:
    """Takes pictures into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page: Page, name: str, tall: int = 768) -> None:
        """The upper part of a page, so many pixels tall."""
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        page.set_viewport_size({"width": WINDOW["width"], "height": min(tall, TALLEST)})
        page.evaluate("scrollTo(0, 0)")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(800)  # maps settle in their frames
        path = self.folder / f"{name}.png"
        page.screenshot(path=path, animations="disabled")
        page.set_viewport_size({"width": WINDOW["width"], "height": WINDOW["height"]})

    def too_large(self) -> list[str]:
        """The pictures that are larger than a guide should have."""
        return sorted(path.name for path in self.folder.glob("*.png") if path.stat().st_size > MOST_BYTES)


def main() -> None:
    camera = Camera(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    with TemporaryDirectory() as place, visiting(Path(place)) as (house, visit):
        of_a_town(house, visit, camera)
        of_the_case(house, visit, camera, Path(place))
    if large := camera.too_large():
        sys.exit(f"more than {MOST_BYTES:,} bytes: {', '.join(large)}")


@contextmanager
def visiting(place: Path) -> Iterator[tuple[House, Visit]]:
    """Somebody with a browser at a service of its own."""
    with (
        database(place / "neo4j") as address,
        served(address, place) as house,
        chromium.running(LANGUAGE="ja") as browser,
        browser.new_context(viewport=WINDOW, locale="ja-JP", device_scale_factor=SCALE) as context,
    ):
        visit = Visit(context, context.new_page(), house.home)
        context.set_default_timeout(PATIENCE_MS)
        visit.page.goto(house.entrance())
        yield house, visit


def of_a_town(house: House, visit: Visit, camera: Camera) -> None:
    """What needs a whole district: the day's work, the map that one explores."""
    house.furnish("urban")
    camera.take(visit.go("/?wait=true"), "today", 900)
    camera.take(visit.go("/explore"), "explore")
    camera.take(visit.go(f"/needs/{WITHOUT_A_WAY}"), "no-way", 900)
    camera.take(visit.go(IN_DEVELOPMENT), "proposal", 1100)
    of_meetings(visit, camera)
    camera.take(visit.go("/handover"), "handover", 900)
    house.furnish("paper-box")
    camera.take(visit.go(f"/explore?need={NEED}"), "explore-path", 700)
    camera.take(visit.go(f"/needs/{NEED}/map"), "need-map")
    camera.take(visit.go("/search?q=筆立て"), "search", 600)


def of_meetings(visit: Visit, camera: Camera) -> None:
    """From gaps to a meeting, to its minutes, to the report; the sample holds some meetings."""
    camera.take(visit.go("/gaps"), "gaps", 900)
    camera.take(visit.go("/gaps/fabric"), "fabric", 1000)
    camera.take(visit.go("/meetings/meeting-006"), "meeting", 1000)
    camera.take(visit.go("/meetings/new?" + "&".join(f"gap={key}" for key in CHOSEN)), "meeting-plan", 1100)
    camera.take(visit.go("/meetings/meeting-011/pack"), "pack", 1000)
    camera.take(visit.go("/meetings/meeting-006/minutes"), "minutes", 1100)
    camera.take(visit.go("/report"), "report", 1100)


def of_the_case(house: House, visit: Visit, camera: Camera, place: Path) -> None:
    """The paper boxes, from the first word to the map."""
    write_before(place / "before")
    house.furnish(place / "before")
    story = Story(visit, by_mouse(visit))
    story.take_in(lambda: camera.take(visit.page, "intake", 1000))
    story.check(lambda: camera.take(visit.page, "check", 900))
    for name, reason in DECLINED.items():
        story.ask(name, "declined", reason)
    camera.take(visit.page, "paths", 1100)
    for name in ON_THE_WAY[:-1]:
        story.ask(name)
    story.ask(ON_THE_WAY[-1], seen=lambda: camera.take(visit.page, "ask", 700))
    story.agree(lambda: camera.take(visit.page, "agree", 1000))
    story.look_back(lambda: camera.take(visit.page, "look-back", 1000))
    need = urlsplit(visit.page.url).path.removeprefix("/needs/")
    camera.take(visit.go(f"/records/needs/{need}/history"), "history", 700)
    visit.page.go_back()
    story.reply(lambda: camera.take(visit.page, "reply", 1000))
    camera.take(story.hand_out(place, lambda: camera.take(visit.page, "handout", 900)), "council-map", 900)


if __name__ == "__main__":
    main()
