"""A machine without a browser runs the other tests and says what to install; where one must be, it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OTHER = "tests/unit/test_dev.py::test_every_target_tells_what_it_does"


@pytest.mark.parametrize(("required", "code"), [("", 0), ("1", 1)])
def test_the_rest_runs_and_one_line_says_what_to_install(tmp_path: Path, required: str, code: int) -> None:
    nothing = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), "REQUIRE_BROWSER": required}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST_"))}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/browser", OTHER],
        cwd=ROOT,
        env={**kept, **nothing},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    lines = run.stdout.splitlines()
    assert run.returncode == code, run.stdout
    assert [line for line in lines if "Chromium" in line] == [
        "tests/browser: no Chromium. Install Debian's chromium, or: python -m playwright install chromium"
    ]
    assert lines[-1].startswith("1 passed, ")
    assert "failed" not in lines[-1]
