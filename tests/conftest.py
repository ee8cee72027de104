"""What holds for every test: none is skipped, one real Neo4j serves a run, browser tests need a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_service.adapters.bolt import BoltAddress
from tests.browser.chromium import MISSING, executable
from tests.databases import database

if os.environ.get("GRAPH_SERVICE_TEST_ENGINE") != "container":
    # They need a Docker daemon: `make test-containers` runs them, and there they must pass.
    collect_ignore = ["containers"]

BROWSER_TESTS = Path(__file__).with_name("browser")
LEFT_OUT = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoltAddress]:
    with database(tmp_path_factory.mktemp("neo4j")) as found:
        yield found


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the browser tests out where there is no browser."""
    left_out = [item for item in items if BROWSER_TESTS in item.path.parents]
    if left_out and executable() is None:
        config.stash[LEFT_OUT] = True
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test is a test that nobody runs: it fails the run; so does a browser that must be there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter and reporter.stats.get("skipped")
    lacking = session.config.stash.get(LEFT_OUT, False) and os.environ.get("REQUIRE_BROWSER") == "1"
    if skipped or lacking:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.stash.get(LEFT_OUT, False):
        terminalreporter.write_line(MISSING)
