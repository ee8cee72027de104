"""The browser of the tests, the benchmarks and the guide's pictures: the system's, else Playwright's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
PAGES_OF_ITS_OWN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Chromium makes these for the address bar of each window: half a second of a processor, seen by nobody."""
LEFT_OUT_BY_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
"""Of two lists of features Chromium takes the last: ours has to hold what Playwright's has."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=" + ",".join((*PAGES_OF_ITS_OWN, *LEFT_OUT_BY_PLAYWRIGHT)),
    # whatever a page may try, nothing can leave this machine
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
MISSING = "tests/browser: no Chromium. Install Debian's chromium, or: python -m playwright install chromium"


@cache
def executable() -> str | None:
    """The program to start; None on a machine without any."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or of_playwright()


def of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # every test run asks for a browser, few use one

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[Browser]:
    """A headless browser. Raises FileNotFoundError on a machine without any."""
    path = executable()
    if path is None:
        raise FileNotFoundError(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*ARGUMENTS, *arguments], env={**os.environ, **environment}
        )
        try:
            yield browser
        finally:
            browser.close()
