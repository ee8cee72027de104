"""One visit of a person in a browser: what the pages asked for, what went wrong, hands without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from graph_service.domain.terms import Language
from graph_service.domain.wording import say

WAIT_MS = 60_000
expect.set_options(timeout=WAIT_MS)
MOST_TABS, MOST_CHOICES = 250, 12
OWN_SCHEMES = frozenset({"data", "blob", "about"})
TOO_SHORT = "invalid endpoints"
"""Cytoscape says so of a line between two symbols that touch each other on a map that is far away."""
FOCUSED = "one => one.ownerDocument.activeElement === one"


@dataclass
class Visit:
    """A window of its own at the service `home`. `may_say` are troubles that a test expects."""

    context: BrowserContext
    page: Page
    home: str
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    may_say: list[str] = field(default_factory=lambda: [TOO_SHORT])

    def __post_init__(self) -> None:
        self.context.set_default_timeout(WAIT_MS)
        self.context.on("request", self.on_request)
        self.context.on("console", self.on_console)
        self.context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))
        self.context.on("page", self.on_page)
        self.on_page(self.page)

    def on_page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("crash", lambda _: self.troubles.append("the page crashed"))

    def on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def on_console(self, message: ConsoleMessage) -> None:
        # a breach of a Content-Security-Policy is said here too
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text}")

    def strangers(self) -> list[str]:
        """What was asked of anybody but this service and files that a test opened itself."""
        own = urlsplit(self.home).netloc

        def foreign(url: str) -> bool:
            parts = urlsplit(url)
            local_file = parts.scheme == "file" and not parts.netloc
            return not local_file and parts.scheme not in OWN_SCHEMES and parts.netloc != own

        return [url for url in self.requests if foreign(url)]

    def unexpected(self) -> list[str]:
        """Troubles that the test did not announce."""
        return [text for text in self.troubles if not any(re.search(said, text) for said in self.may_say)]

    def come_in(self, entrance: str) -> None:
        """Gets the key of a one-time address, without the page that it leads to."""
        answer = self.context.request.get(entrance, max_redirects=0)
        assert answer.status == 303, answer.text()

    def go(self, path: str, language: str = "ja") -> Page:
        """Opens an address of the service."""
        joint = "&" if "?" in path else "?"
        self.page.goto(self.home + path + (f"{joint}lang={language}" if language != "ja" else ""))
        return self.page

    def tab_to(self, target: Locator, *, back: bool = False) -> Locator:
        """Presses Tab until `target` has the focus, which must be seen on it."""
        for _ in range(MOST_TABS):
            if target.evaluate(FOCUSED):
                expect(target).to_be_in_viewport()
                return target
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab never came to {target}")

    def press(self, target: Locator, *keys: str) -> None:
        """Goes to `target` by Tab and presses keys there (Enter where none is named)."""
        self.tab_to(target)
        for key in keys or ("Enter",):
            self.page.keyboard.press(key)

    def type_into(self, target: Locator, text: str) -> None:
        """Goes to a field by Tab and replaces what is in it."""
        self.tab_to(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def type_day(self, target: Locator, day: str) -> None:
        """Goes to a date by Tab and types its parts, in the order in which this machine shows them."""
        year, month, of_month = day.split("-")
        orders = ((month, of_month, year), (year, "ArrowRight", month, of_month), (of_month, month, year))
        for parts in orders:
            target.blur()
            self.tab_to(target)
            for part in parts:
                if part.isdigit():
                    self.page.keyboard.type(part)
                else:
                    self.page.keyboard.press(part)
            if target.input_value() == day:
                return
        raise AssertionError(f"{day} could not be typed into {target}")

    def choose(self, target: Locator, label: str) -> None:
        """Goes to a list of choices by Tab and walks with the arrow keys to the choice `label`."""
        self.tab_to(target)
        self.page.keyboard.press("Home")
        count = target.locator("option").count()
        for _ in range(count):
            if chosen(target) == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label} is not among the choices of {target}")

    def walk_to_tab(self, target: Locator) -> None:
        """Goes by Tab to the tab that is open, and by arrow keys to `target`, which opens it."""
        self.tab_to(self.page.locator("[role=tab][aria-selected=true]"))
        for _ in range(MOST_CHOICES):
            if target.evaluate(FOCUSED):
                return
            self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"the arrow keys never came to {target}")

    def pick(self, target: Locator) -> None:
        """Goes by Tab to the radio buttons that `target` is one of, and by arrow keys to it."""
        for _ in range(MOST_TABS):
            if target.evaluate(IN_GROUP):
                break
            self.page.keyboard.press("Tab")
        if target.evaluate(FOCUSED):
            self.page.keyboard.press("Space")
        for _ in range(MOST_CHOICES):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys never came to {target}")


IN_GROUP = "one => document.activeElement.type === 'radio' && document.activeElement.name === one.name"


def chosen(target: Locator) -> str:
    return str(target.evaluate("one => one.selectedOptions[0].label"))


def by_mouse(visit: Visit) -> Hands:
    return Hands(
        push=lambda target: target.click(),
        write=lambda target, text: target.fill(text),
        choose=lambda target, label: target.select_option(label=label) and None,
        pick=lambda target: target.check(),
        date=lambda target, day: target.fill(day),
    )


def by_keyboard(visit: Visit) -> Hands:
    def push(target: Locator) -> None:
        if target.get_attribute("role") == "tab":
            visit.walk_to_tab(target)
            return
        box = target.evaluate("one => one.matches('input[type=checkbox], input[type=radio]')")
        visit.press(target, "Space" if box else "Enter")

    return Hands(push=push, write=visit.type_into, choose=visit.choose, pick=visit.pick, date=visit.type_day)


@dataclass(frozen=True)
class Hands:
    """How a person works: `push`es, `write`s, `choose`s from a list, `pick`s one of several, dates."""

    push: Callable[[Locator], None]
    write: Callable[[Locator, str], None]
    choose: Callable[[Locator, str], None]
    pick: Callable[[Locator], None]
    date: Callable[[Locator, str], None]


HANDS = {"mouse": by_mouse, "keyboard": by_keyboard}


def words(code: str, language: Language = "ja", **data: object) -> str:
    """What a page says: the words by which a person finds a control."""
    return say(code, language, **data)
