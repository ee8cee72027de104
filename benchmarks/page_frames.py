"""How soon headless Chromium shows the map that one explores, and how fast it moves."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from urllib.parse import urlencode

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from benchmarks.report import Section, announce
from tests.browser import chromium

WINDOW: ViewportSize = {"width": 1366, "height": 768}
STEPS = 60
MOST = 300
SETTLED_MS = 500
NOTES = (
    "Headless Chromium without a GPU, 1366 x 768, the urban sample. First paint is the browser's own"
    " first-contentful-paint, drawn is when the page says what its map shows; both from the start of the"
    " navigation, with the server's answers in them; medians over new windows, in which the first page of the"
    f" service was opened before and left for {SETTLED_MS} ms, until the window itself had come to rest."
    " Frames: the median time from"
    f" one to the next while the map is dragged, and zoomed by the wheel, in {STEPS} steps, and the processor"
    " time that all of Chromium took for each; 16.7 ms is the ceiling.",
)
HEADER = (
    *("view", "symbols", "lines", "n", "first paint, ms", "drawn, ms"),
    *("drag, ms", "drag, CPU ms", "zoom, ms", "zoom, CPU ms"),
)
NOTE_DRAWN = """(() => {
  const look = () => {
    const explorer = document.getElementById("explorer");
    if (explorer && !explorer.hidden && !explorer.hasAttribute("aria-busy"))
      requestAnimationFrame(() => { window.drawnAt = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
DRAWN = "() => window.drawnAt ?? 0"
LONGEST_S = 30
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
WATCH = """() => {
  window.seenFrames = [];
  const seen = (now) => { window.seenFrames.push(now); window.nextFrame = requestAnimationFrame(seen); };
  window.nextFrame = requestAnimationFrame(seen);
}"""
SEEN = "() => { cancelAnimationFrame(window.nextFrame); return window.seenFrames; }"


@dataclass(frozen=True)
class Moved:
    """Milliseconds from frame to frame, and of processors for each."""

    frame: float
    cpu: float


@dataclass(frozen=True)
class Shown:
    """One window: when it showed something and everything, and how it moved."""

    painted: float
    drawn: float
    drag: Moved
    zoom: Moved


def measured(entrance: Callable[[], str], runs: int) -> Section:
    with chromium.running() as browser:
        rows = []
        for name, address, symbols, lines in views(browser, entrance):
            announce(f"pages: {name} in Chromium")
            shown = [looked_at(browser, entrance(), address) for _ in range(runs)]
            rows.append(described(name, symbols, lines, shown))
    return Section("The map in a browser", NOTES, HEADER, tuple(rows))


def views(browser: Browser, entrance: Callable[[], str]) -> list[tuple[str, str, int, int]]:
    """The district as bubbles, and as many open areas as a map shows: (name, address, symbols, lines)."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(entrance())
        opened: list[str] = []
        for area in asked(page, [])["areas"]:
            more = asked(page, [*opened, area["id"]])
            if len(more["nodes"]) <= MOST:
                opened.append(area["id"])
        found = []
        for name, areas in (("all areas closed", []), ("areas open", opened)):
            answer = asked(page, areas)
            symbols = len(answer["nodes"]) or len(answer["areas"])
            lines = len(answer["lines"]) or len(answer["between"])
            query = urlencode([("open", area) for area in areas])
            found.append((name, f"/explore?{query}", symbols, lines))
    return found


def asked(page: Page, areas: list[str]) -> dict[str, list[dict[str, str]]]:
    """The map with these areas open."""
    query = urlencode([("open", area) for area in areas])
    answer = page.request.get(f"{origin(page)}/api/v1/map?{query}")
    return dict(answer.json())


def origin(page: Page) -> str:
    return str(page.evaluate("location.origin"))


def looked_at(browser: Browser, entrance: str, address: str) -> Shown:
    context = browser.new_context(viewport=WINDOW, locale="ja-JP")
    try:
        return looked_at_in(context, entrance, address)
    finally:
        context.close()


def looked_at_in(context: BrowserContext, entrance: str, address: str) -> Shown:
    page = context.new_page()
    page.goto(entrance)
    page.wait_for_timeout(SETTLED_MS)
    page.add_init_script(NOTE_DRAWN)
    page.goto(origin(page) + address)
    drawn = drawn_at(page)
    painted = float(page.evaluate(FIRST_PAINT))
    page.wait_for_timeout(500)  # what is still drawn belongs to no movement
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    corner = box["x"] + 12, box["y"] + 12
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return Shown(painted, drawn, moved(page, dragging(page, corner)), moved(page, zooming(page, middle)))


def drawn_at(page: Page) -> float:
    """When everything was drawn. Raises TimeoutError."""
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        if at := float(page.evaluate(DRAWN)):
            return at
        page.wait_for_timeout(50)
    raise TimeoutError(page.url)


def dragging(page: Page, corner: tuple[float, float]) -> Callable[[], None]:
    """Takes the map where its upper left corner is empty ground, and leads it there and back."""

    def drag() -> None:
        x, y = corner
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(STEPS):
            page.mouse.move(x + 3 * min(step, STEPS - step), y + 2 * min(step, STEPS - step))
        page.mouse.up()

    return drag


def zooming(page: Page, middle: tuple[float, float]) -> Callable[[], None]:
    def zoom() -> None:
        page.mouse.move(*middle)
        for step in range(STEPS):
            page.mouse.wheel(0, -20 if step < STEPS / 2 else 20)

    return zoom


def moved(page: Page, movement: Callable[[], None]) -> Moved:
    """What the frames took while something moved."""
    before = chromium_seconds()
    page.evaluate(WATCH)
    movement()
    frames = [float(now) for now in page.evaluate(SEEN)]
    used = chromium_seconds() - before
    return Moved(median(later - earlier for earlier, later in pairwise(frames)), used * 1000 / len(frames))


def chromium_seconds() -> float:
    """Processor time that the processes of Chromium below this one have used so far."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            if "chrom" in process.name():
                times = process.cpu_times()
                total += times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return total


def described(name: str, symbols: int, lines: int, shown: list[Shown]) -> tuple[str, ...]:
    def of(measure: Callable[[Shown], float]) -> str:
        return f"{median(map(measure, shown)):.0f}"

    return (
        *(name, str(symbols), str(lines), str(len(shown))),
        *(of(lambda one: one.painted), of(lambda one: one.drawn)),
        *(of(lambda one: one.drag.frame), of(lambda one: one.drag.cpu)),
        *(of(lambda one: one.zoom.frame), of(lambda one: one.zoom.cpu)),
    )
