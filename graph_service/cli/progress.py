"""Shows work that takes longer than a second, on stderr: a bar at a terminal, one line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from graph_service.application.services import Services
from graph_service.bootstrap import opened
from graph_service.cli.output import note
from graph_service.config import Settings
from graph_service.domain.terms import Language
from graph_service.domain.wording import say

QUIET_SECONDS = 1.0


class Bars:
    """A bar for each kind of work, from its second second on; the bar of finished work goes away."""

    def __init__(self, progress: Progress, language: Language) -> None:
        self.progress, self.language = progress, language
        self.begun: dict[str, float] = {}
        self.tasks: dict[str, TaskID] = {}

    def __call__(self, code: str, done: int, total: int) -> None:
        begun = self.begun.setdefault(code, time.monotonic())
        if done == total > 0:
            self.begun.pop(code)
            if code in self.tasks:
                self.progress.remove_task(self.tasks.pop(code))
            return
        if code not in self.tasks and time.monotonic() - begun >= QUIET_SECONDS:
            self.tasks[code] = self.progress.add_task(say(code, self.language), total=None)
        if code in self.tasks:
            self.progress.update(self.tasks[code], completed=done, total=total or None)


class Lines:
    """One line for each kind of work that takes longer than a second, for logs and pipes."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.begun: dict[str, float] = {}
        self.said: set[str] = set()

    def __call__(self, code: str, done: int, total: int) -> None:
        begun = self.begun.setdefault(code, time.monotonic())
        if code not in self.said and time.monotonic() - begun >= QUIET_SECONDS:
            self.said.add(code)
            note(say(code, self.language) + " …")
        if done == total > 0:
            self.begun.pop(code)
            self.said.discard(code)


@contextmanager
def shown_progress(language: Language) -> Iterator[Bars | Lines]:
    """A progress that shows itself on stderr while the block runs."""
    if not sys.stderr.isatty():
        yield Lines(language)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bars(progress, language)


@contextmanager
def opened_visibly(settings: Settings) -> Iterator[Services]:
    """The running application; what takes long until it runs is shown."""
    with ExitStack() as stack:
        with shown_progress(settings.language) as progress:
            services = stack.enter_context(opened(settings, progress))
        yield services
