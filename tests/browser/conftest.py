"""One service and one browser for the package; a window, a log and a clean end for each test."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph_service.adapters.bolt import BoltAddress
from tests.browser import chromium
from tests.browser.hostile import Hostile
from tests.browser.house import House, served
from tests.browser.visits import HANDS, Hands, Visit

WINDOW = {"width": 1366, "height": 768}
FAILED = pytest.StashKey[bool]()

pytestmark = pytest.mark.neo4j


# Of the package, not of the run: while it is open no other event loop can run in this thread.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium.running() as running:
        yield running


@pytest.fixture(scope="package")
def house(address: BoltAddress, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with served(address, tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
def visit(
    house: House, browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """Somebody who came in by a one-time address, at a screen of a town hall.

    At the end nothing may have left this machine, and the browser may have had nothing to complain of.
    """
    context = browser.new_context(viewport=WINDOW, locale="ja-JP", accept_downloads=True)
    try:
        entered = Visit(context, context.new_page(), house.home)
        entered.come_in(house.entrance())
        yield entered
        strangers, unexpected = entered.strangers(), entered.unexpected()
        if request.node.stash.get(FAILED, False) or strangers or unexpected:
            kept(entered, tmp_path_factory.mktemp(re.sub(r"\W+", "-", request.node.name)[:60]))
        assert not strangers, f"asked of strangers: {strangers}"
        assert not unexpected, f"the browser complained: {unexpected}"
        assert entered.requests, "nothing was logged"
    finally:
        context.close()


@pytest.fixture(scope="package")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, Path]:
    """A district with hostile text in every cell, and its folder."""
    district, folder = Hostile(), tmp_path_factory.mktemp("hostile") / "district"
    district.write(folder)
    return district, folder


@pytest.fixture(params=list(HANDS))
def hands(request: pytest.FixtureRequest, visit: Visit) -> Hands:
    """The mouse, then the keyboard alone."""
    return HANDS[request.param](visit)


def kept(visit: Visit, folder: Path) -> None:
    """Keeps what a failed test saw, and says where."""
    for number, page in enumerate(visit.context.pages):
        page.screenshot(path=folder / f"page-{number}.png", full_page=True)
        (folder / f"page-{number}.html").write_text(page.content(), "utf-8")
    log = {"requests": visit.requests, "troubles": visit.troubles}
    (folder / "log.json").write_text(json.dumps(log, ensure_ascii=False, indent=1), "utf-8")
    print(f"what the browser showed: {folder}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report
