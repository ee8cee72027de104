"""Folders that the program writes to: there, and writable, before anything slow begins."""

from __future__ import annotations

import tempfile
from pathlib import Path

from graph_service.domain.errors import InvalidValue
from graph_service.domain.reasons import reason_of


def usable(folder: Path, given_as: str) -> Path:
    """The folder, once something could be written there; made where it is missing, private to this user.

    Raises InvalidValue naming `given_as` (an option, a variable).
    """
    try:
        with tempfile.TemporaryFile(dir=made(folder, given_as)):
            return folder
    except OSError as error:
        raise InvalidValue(column=given_as, value=str(folder), expected=reason_of(error)) from error


def made(folder: Path, given_as: str) -> Path:
    """The folder, which may be one that is only read. Raises InvalidValue where there is none."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidValue(column=given_as, value=str(folder), expected=reason_of(error)) from error
    return folder
