"""A sheet as PDF, by the system's `rsvg-convert` where there is one: nothing of it is shipped or fetched."""

from __future__ import annotations

import shutil
import subprocess

from graph_service.domain.errors import ToolMissing

TOOL = "rsvg-convert"
SECONDS = 60
"""More than any sheet takes."""


def makes_pdf() -> bool:
    """Whether the tool is installed."""
    return shutil.which(TOOL) is not None


def pdf_of(svg: str) -> bytes:
    """The PDF of an SVG text. Raises ToolMissing where the tool is not there or fails."""
    program = shutil.which(TOOL)
    if program is None:
        raise ToolMissing(tool=TOOL)
    try:
        done = subprocess.run(
            [program, "--format", "pdf"],
            input=svg.encode("utf-8"),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ToolMissing(tool=TOOL) from error
    return done.stdout
