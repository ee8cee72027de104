"""Who changes the engine's state, and who uses it.

One short exclusive lock guards every start and stop. Each user holds an exclusive lock on a file of its own
in `uses/`: a shared lock on one file would need a further library on Windows, and could not be counted. The
system drops a lock when its process ends, however it ends.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import portalocker

from graph_service.domain.errors import EngineFailed, EngineInUse

POLL_S = 0.05
# A start may take its deadline twice: the wait for a hung engine, its end, then the new one.
TRANSITION_S = 240.0


def _acquired(path: Path, timeout_s: float) -> portalocker.Lock[IO[Any]]:
    lock = portalocker.Lock(path, "a", timeout=timeout_s, check_interval=POLL_S)
    try:
        lock.acquire()
    except portalocker.LockException as error:
        raise TimeoutError(str(path)) from error
    return lock


@contextmanager
def exclusive(path: Path, timeout_s: float) -> Iterator[None]:
    """Holds the lock on `path`; TimeoutError if somebody else holds it all that time."""
    lock = _acquired(path, timeout_s)
    try:
        yield
    finally:
        lock.release()


class Locks:
    """The locks of one data folder."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._uses = home / "uses"

    @contextmanager
    def transition(self, timeout_s: float = TRANSITION_S) -> Iterator[None]:
        """Holds the one lock under which the engine's state changes; EngineInUse if it cannot be had.

        EngineFailed: the folder can be no data folder.
        """
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._home.chmod(0o700)
            lock = _acquired(self._home / "lock", timeout_s)
        except (PermissionError, TimeoutError) as error:
            raise EngineInUse(folder=str(self._home)) from error
        except OSError as error:
            raise EngineFailed(log=str(error)) from error
        try:
            yield
        finally:
            lock.release()

    def take_use(self) -> Use:
        """Counts one more user. Only under the transition lock."""
        self._uses.mkdir(mode=0o700, exist_ok=True)
        return Use(self._uses / f"{os.getpid()}-{secrets.token_hex(4)}")

    def users(self) -> int:
        """How many use the engine, without those that ended. Only under the transition lock."""
        return sum(map(_held, self._uses.glob("*"))) if self._uses.is_dir() else 0


class Use:
    """One user's lock, from its creation until `give_back`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Nobody else knows the name; only a count may hold it for an instant.
        self._lock = _acquired(path, 5.0)

    def give_back(self) -> None:
        """Ends the use; a second time does nothing."""
        self._lock.release()
        self._path.unlink(missing_ok=True)


def _held(path: Path) -> bool:
    try:
        with exclusive(path, 0.0):
            pass
    except TimeoutError:
        return True
    # Windows refuses to delete a file that a virus scanner has open: the next count forgets it.
    with suppress(PermissionError):
        path.unlink(missing_ok=True)
    return False
