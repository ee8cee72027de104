"""What the use cases need from the world. The one store implements it all; so does the tests' fake."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Protocol

from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.agenda import Agenda
from graph_service.domain.changes import Change, Load, Loaded, Page, PageQuery, Record, Writing
from graph_service.domain.district import RawFolder
from graph_service.domain.faults import Fault
from graph_service.domain.finding import StoredTexts
from graph_service.domain.geography import Located

References = Mapping[str, Collection[str]]
"""Ids by table."""
Records = Mapping[str, Mapping[str, Record]]
"""Records by table and id; what does not exist is absent."""


class Source(Protocol):
    """What a question needs: one state of the district, and the records that an answer names."""

    def snapshot(self) -> Snapshot:
        """The present state, whole: never a change half seen, never change n + 1 without n."""

    def describe(self, references: References) -> Records:
        """The records of these ids."""


class Reader(Source, Protocol):
    """What counting needs too: every record of a table."""

    def page(self, query: PageQuery) -> Page:
        """Records of one table in the order of their ids."""


class Texts(Protocol):
    """What finding by words needs: the texts of one state, and the records that were found."""

    def texts(self) -> StoredTexts:
        """The texts of the present state, whole, with the number of its last change."""

    def describe(self, references: References) -> Records:
        """The records of these ids."""


class Store(Reader, Texts, Protocol):
    """The district as it is kept, with its one journal."""

    def write(self, writing: Writing) -> Change:
        """Writes every edit of `writing` or none; what changes nothing is not in the journal.

        Raises Conflict, UnknownId, StillNamed.
        """

    def load(self, load: Load) -> Loaded:
        """Takes in a district wholly or not at all. Raises FaultyFolder, LoadTooLarge."""


class Journal(Protocol):
    """The one record of what changed."""

    def change_number(self) -> int:
        """The number of the last change; 0 before the first."""

    def changes(self, since: int, limit: int) -> list[Change]:
        """Up to `limit` changes with a number above `since`, in order, without holes."""

    def history(self, table: str, identity: str, version: int, limit: int) -> list[Change]:
        """Up to `limit` changes that touched a record, from its `version` backwards; each tells of it alone.

        A change that brought a whole district tells of no record: it is the last one.
        """


class Diary(Protocol):
    """What waits for a coordinator."""

    def agenda(self, since: str, until: str, limit: int) -> Agenda:
        """What waits, what is due by the day `until`, what was done since `since` (ISO dates).

        Up to `limit` records of each sort, the oldest first; what was done is whole.
        """


class Geography(Protocol):
    """Where a district is outdoors."""

    def located(self) -> dict[str, Located]:
        """By area its actors that are no persons and whose degrees are known, added up."""


class Health(Protocol):
    """Whether the database answers, and as what."""

    def server(self) -> str:
        """The name and version of the server. Raises StoreUnavailable."""

    def schema_version(self) -> int:
        """The number of the last migration. Raises StoreUnavailable, StoreBroken."""


class WholeStore(Store, Journal, Diary, Geography, Health, Protocol):
    """All that a store is asked for: the one on Neo4j, and the tests' fake."""


class ReadFolder(Protocol):
    """Reads the texts of a district's folder."""

    def __call__(self, folder: Path) -> tuple[RawFolder, list[Fault]]:
        """The texts, and the faults of unreadable files."""
