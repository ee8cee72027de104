"""How commands speak: data and results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from graph_service.domain.faults import Fault
from graph_service.domain.terms import Language
from graph_service.domain.wording import say, say_fault

MOST_LINES = 200
"""Faults shown one by one; a file with more is better mended from its first ones."""


def use_utf8() -> None:
    """Japanese text and JSON are UTF-8 whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""A name must not command the terminal of whoever reads it."""


def console(stream: TextIO) -> Console:
    # soft_wrap: the terminal folds a line itself, so that dates stay whole and addresses can be copied
    return Console(file=stream, soft_wrap=True, highlight=False)


def show(text: str = "", style: str = "") -> None:
    """A line of the result."""
    console(sys.stdout).print(Text(text.translate(CONTROLS), style=style))


def note(text: str, style: str = "") -> None:
    """A line beside the result: progress, a warning, a message."""
    console(sys.stderr).print(Text(text.translate(CONTROLS), style=style))


def show_json(data: Any) -> None:  # noqa: ANN401 (whatever JSON can hold)
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def note_warnings(warnings: Sequence[Fault], language: Language) -> None:
    """What is odd but was taken in, below a heading that says so; nothing where there is none."""
    if warnings:
        note(say("warnings_heading", language, count=len(warnings)), "yellow")
        note_faults(warnings, language, "yellow")


def note_faults(faults: Iterable[Fault], language: Language, style: str) -> None:
    """Faults or warnings, one a line, each with its place."""
    lines = [say_fault(fault, language) for fault in faults]
    for line in lines[:MOST_LINES]:
        note("  " + line, style)
    if len(lines) > MOST_LINES:
        note("  " + say("more_lines", language, count=len(lines) - MOST_LINES), style)
