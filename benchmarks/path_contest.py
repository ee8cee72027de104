"""Asks the search and its peers the same questions by turns, each within limits in a process of its own."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any, Protocol

from benchmarks.path_problems import Question
from benchmarks.path_worker import LONG_SECONDS, line_of
from benchmarks.running import processor_seconds, resident_mib

OURS = "this search"
MOST_MIB = 4_096
READY_SECONDS = 300
GIVES_UP_AFTER = 3
"""Questions in a row over a limit, after which a contestant is asked no more on this graph and limit."""
LOOK_SECONDS = 0.05
NOTHING = "{}"


@dataclass(frozen=True)
class Limits:
    """What one question may take of the processor, and all questions of one limit together on the clock."""

    seconds: float
    all_seconds: float


@dataclass(frozen=True)
class Answer:
    """Seconds on the clock and of processors, and each target's costs; `over` where a limit ended it.

    Then it would have taken more than these seconds.
    """

    cpu: float
    wall: float
    costs: list[list[int]]
    over: bool = False


class Contestant(Protocol):
    """Somebody who answers questions with these limits of mediators, within so many seconds each."""

    @property
    def name(self) -> str: ...
    @property
    def limits(self) -> Sequence[int]: ...
    def ask(self, question: Question, seconds: float) -> Answer: ...


@dataclass
class Answers:
    """By place of the question what each contestant answered; what was not asked is not there."""

    asked: list[Question]
    by_name: dict[str, dict[int, Answer]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, name: str, limit: int) -> dict[int, Answer]:
        """A contestant's answers to the questions of one limit."""
        answers = self.by_name.get(name, {})
        return {place: answer for place, answer in answers.items() if self.asked[place].limit == limit}

    def of_hub(self, name: str, limit: int) -> Answer | None:
        """A contestant's answer to the question of one limit that starts at the hub."""
        answers = self.of(name, limit)
        return next((answer for place, answer in answers.items() if self.asked[place].hub), None)


class Worker:
    """A contestant in a process of its own, started again after it was ended."""

    def __init__(self, name: str, limits: Sequence[int], folder: Path) -> None:
        self.name, self.limits, self.folder = name, limits, folder
        self.process: subprocess.Popen[str] | None = None
        self.reader: threading.Thread | None = None
        self.lines: Queue[str] = Queue()

    def start(self) -> subprocess.Popen[str]:
        words = (sys.executable, "-m", "benchmarks.path_worker", self.name, str(self.folder))
        # the snapshot's file holds hashes of texts
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        pipe = subprocess.PIPE
        process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, env=environment)
        self.process, self.lines = process, Queue()
        self.reader = threading.Thread(target=pass_on, args=(process, self.lines), daemon=True)
        self.reader.start()
        if self.line(process, READY_SECONDS)[0] == NOTHING:
            raise RuntimeError(f"{self.name} is not ready after {READY_SECONDS} s, or too large")
        return process

    def ask(self, question: Question, seconds: float) -> Answer:
        process = self.process or self.start()
        assert process.stdin
        begun = time.monotonic()
        process.stdin.write(line_of(question) + "\n")
        process.stdin.flush()
        line, spent = self.line(process, seconds + LONG_SECONDS)
        given: dict[str, Any] = json.loads(line)
        if given.get("cpu", math.inf) > seconds:
            # for its memory it may have been ended earlier
            return Answer(min(seconds, spent), time.monotonic() - begun, [], over=True)
        return Answer(**given)

    def line(self, process: subprocess.Popen[str], seconds: float) -> tuple[str, float]:
        """The next line, and the processor time spent on it; "{}" from a process that had to be ended for it.

        Raises RuntimeError where the process ends by itself.
        """
        spent, before = 0.0, processor_seconds(process.pid)
        while spent < seconds and resident_mib(process.pid) < MOST_MIB:
            try:
                line = self.lines.get(timeout=LOOK_SECONDS)
            except Empty:
                spent = processor_seconds(process.pid) - before
                continue
            if not line:
                raise RuntimeError(f"{self.name} failed")
            return line, spent
        self.end()
        return NOTHING, spent

    def end(self) -> None:
        if self.process and self.reader:
            self.process.kill()
            self.reader.join()
            self.process.communicate()
            self.process = None


def pass_on(process: subprocess.Popen[str], lines: Queue[str]) -> None:
    """Hands on what a process writes, and "" at its end."""
    assert process.stdout
    for line in process.stdout:
        lines.put(line)
    lines.put("")


@contextmanager
def workers(wanted: Mapping[str, Sequence[int]], folder: Path) -> Iterator[list[Worker]]:
    """A worker a name, for the limits of mediators that it is asked about."""
    found = [Worker(name, limits, folder) for name, limits in wanted.items()]
    try:
        yield found
    finally:
        for worker in found:
            worker.end()


def build(folder: Path, *numbers: int) -> None:
    """Makes the folder of a graph, in a process of its own, for that needs much memory for a while."""
    words = (sys.executable, "-m", "benchmarks.path_worker", "build", str(folder), *map(str, numbers))
    subprocess.run(words, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})


def contest(questions: Sequence[Question], contestants: Sequence[Contestant], limits: Limits) -> Answers:
    """Asks everybody each question, another one first each time. Raises RuntimeError where costs differ."""
    answers = Answers(list(questions))
    patiences: dict[tuple[str, int], Patience] = {}
    for place, question in enumerate(questions):
        turn = place % len(contestants)
        for one in (*contestants[turn:], *contestants[:turn]):
            patience = patiences.setdefault((one.name, question.limit), Patience(limits.all_seconds))
            if question.limit in one.limits and not patience.ended:
                begun = time.monotonic()
                answer = answers.by_name[one.name][place] = one.ask(question, limits.seconds)
                patience.note(answer, time.monotonic() - begun)
        compare(place, question, answers)
    return answers


@dataclass
class Patience:
    """What a contestant may still take for the questions of one limit."""

    seconds: float
    over: int = 0

    @property
    def ended(self) -> bool:
        return self.seconds < 0 or self.over >= GIVES_UP_AFTER

    def note(self, answer: Answer, seconds: float) -> None:
        self.seconds -= seconds
        self.over = self.over + 1 if answer.over else 0


def compare(place: int, question: Question, answers: Answers) -> None:
    """Checks that everybody who has costs to give found the same."""
    found = {
        name: given[place].costs
        for name, given in answers.by_name.items()
        if place in given and given[place].costs
    }
    if len({json.dumps(costs) for costs in found.values()}) > 1:
        raise RuntimeError(f"different costs from {question.start} within {question.limit}: {found}")
