"""The port through which long work says how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Shows work that takes longer than a second."""

    def __call__(self, code: str, done: int, total: int) -> None:
        """Says that of the work `code` (a sentence of `domain.wording`) `done` of `total` units are done.

        `total` 0 means that the length is not known. `done == total > 0` ends the work.
        """


def silent(code: str, done: int, total: int) -> None:
    """Shows nothing."""
