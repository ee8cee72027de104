"""What holds for every test: none is skipped."""

from __future__ import annotations

import os

import pytest

if os.environ.get("GRAPH_SERVICE_TEST_ENGINE") != "container":
    # They need a Docker daemon: `make test-containers` runs them, and there they must pass.
    collect_ignore = ["containers"]


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test is a test that nobody runs: it fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
