"""The one error tree.

    GraphServiceError
    ├── InputError              what was given is wrong (CLI exit 2)
    │   ├── FaultyFolder        a folder has faults; nothing was loaded
    │   ├── FolderMissing       there is no such folder
    │   ├── FaultyRecord        a record's values have faults; nothing was written
    │   ├── UnknownId           no record of that type has that id
    │   ├── InvalidValue        an argument or setting is not what it must be
    │   ├── NotWholePeriod      a report for others is of a half or a fiscal year that is over
    │   ├── NeedNotChecked      a need is searched only after its appropriateness check
    │   ├── Conflict            the record changed since it was read
    │   ├── ChangedLater        a change is not undone where later ones touched the same records
    │   ├── StillNamed          a record is not taken away while others name it
    │   ├── CannotUndo          a change of this sort is not undone
    │   ├── AmbiguousId         several records of different types have that id
    │   ├── SearchTooLarge      a search would take too long within the limits that were asked for
    │   ├── LoadTooLarge        one transaction would not fit into the database's memory
    │   ├── ConfirmationNeeded  a command that empties the store was not confirmed
    │   └── NotAllowed          the viewer may not do this
    ├── StoreError
    │   ├── StoreUnavailable    the database does not answer; try again
    │   ├── StoreLoading        a large district is being loaded; nobody reads half of it
    │   ├── StoreFull           one transaction did not fit into the database's memory
    │   └── StoreBroken         the database answers, but not as this version needs it
    ├── ServiceNotRunning       no service runs on this data
    ├── InstallationBroken      a file that the program is shipped with is missing
    ├── ToolMissing             a program of the system that this needs is not there
    └── EngineError             the embedded Neo4j
        ├── EngineIncomplete    its parts could not be fetched
        ├── EngineFailed        it did not start, or stopped answering
        └── EngineInUse         somebody else holds its data folder

Errors carry data; `domain.wording` turns `code` and `data` into a sentence in the user's language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_service.domain.faults import Fault


class GraphServiceError(Exception):
    """An error that a user can be told about: `code` names the sentence, `data` fills it."""

    def __init__(self, **data: object) -> None:
        super().__init__(self.code, data)
        self.data = data

    @property
    def code(self) -> str:
        """The class name in snake_case; the key of its wording."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.data.items())
        return f"{self.code}({details})"


class InputError(GraphServiceError):
    """What was given is wrong; the program is fine."""


class FaultyFolder(InputError):
    """A folder has faults; `faults` lists every one and nothing was loaded."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(count=len(faults))
        self.faults = faults


class FolderMissing(InputError):
    """There is no folder `folder`."""


class FaultyRecord(InputError):
    """A record's values have faults; `faults` lists every one and nothing was written."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(count=len(faults))
        self.faults = faults


class UnknownId(InputError):
    """No record of `type` has the id `id`."""


class InvalidValue(InputError):
    """`column` got `value`, which is not of its type or vocabulary; `expected` says what is."""


class NotWholePeriod(InputError):
    """No report for others is made of `given`: it is of a half or a year that is over, as `fitting` are."""


class NeedNotChecked(InputError):
    """The need `need` is not searched before its appropriateness check; `lacks` says what is missing."""


class Conflict(InputError):
    """`type`/`id` was read at version `read` and is now at version `present`."""


class ChangedLater(InputError):
    """Change `change` is not undone: change `later` of `who` on `on` (a date) touched `type`/`id` since."""


class StillNamed(InputError):
    """`type`/`id` is not taken away: `by_type`/`by_id` names it."""


class CannotUndo(InputError):
    """Change `change` is not undone; `reason` holds the code of the sentence that says why."""


class AmbiguousId(InputError):
    """Records of several types (`types`) have the id `id`."""


class SearchTooLarge(InputError):
    """The search was given up: within `max_mediators` and `alternatives` it would take too long.

    `advice` are codes of sentences: what else would make it smaller.
    """


class LoadTooLarge(InputError):
    """`rows` rows need a heap of about `needed` MiB; the database has `heap` MiB."""


class ConfirmationNeeded(InputError):
    """A command that empties the store was not confirmed."""


class NotAllowed(InputError):
    """The viewer may not do this."""


class StoreError(GraphServiceError):
    """The database."""


class StoreUnavailable(StoreError):
    """The database does not answer; the same request may work in a moment."""


class StoreLoading(StoreUnavailable):
    """A large district is being loaded; nobody reads half of it."""


class StoreFull(StoreError):
    """One transaction did not fit into the database's memory; it was undone."""


class StoreBroken(StoreError):
    """The database answers, but not as this version needs it; `reason` says how."""


class ServiceNotRunning(GraphServiceError):
    """No service runs on this data, or it does not answer."""


class InstallationBroken(GraphServiceError):
    """The file `file`, which the program is shipped with, is missing or altered."""


class ToolMissing(GraphServiceError):
    """The program `tool` of the system is not installed, or did not do what it is for."""


class EngineError(GraphServiceError):
    """The embedded Neo4j."""


class EngineIncomplete(EngineError):
    """A part of the engine (`part`) could not be fetched or is not what was locked: `reason`."""


class EngineFailed(EngineError):
    """The engine did not start or stopped answering; `log` holds its last lines."""


class EngineInUse(EngineError):
    """The data folder `folder` is held by another engine that this user cannot join."""
