"""The list of needs as a coordinator reads it: who waits longest, and what each still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph_service.analysis.matching import lacking
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.asking import day_of
from graph_service.application.records import MOST_IN_PAGE, list_records
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import Page, PageQuery, Record
from graph_service.domain.district import DistrictInfo
from graph_service.domain.ontology import NO_LONGER_WAITING
from graph_service.domain.tables import TABLES

ON_A_PAGE = 50
NO_DATE = "9999"
"""After every date: who has none cannot be said to wait longest."""


@dataclass(frozen=True)
class Listing:
    """Which needs are listed: words in title or name, a status (or waiting, all), checked or not."""

    q: str = ""
    status: str = "waiting"
    check: str = ""
    page: int = 1

    def fits(self, need: Waiting) -> bool:
        status = need.values.get("status") or "received"
        in_status = {"all": True, "waiting": status not in NO_LONGER_WAITING}.get(
            self.status, status == self.status
        )
        in_check = self.check not in ("done", "open") or (self.check == "done") == need.checked
        words = f"{need.values['title']} {need.holder} {need.values.get('words') or ''}".casefold()
        return in_status and in_check and all(word in words for word in self.q.casefold().split())


@dataclass(frozen=True)
class Waiting:
    """A need with every column, whose it is and who referred it (names, "" if they may not be read), what its
    check lacks.

    `days` counts from when it came; None where nobody wrote that down.
    """

    id: str
    values: dict[str, Value]
    holder: str
    lacks: tuple[str, ...]
    days: int | None
    referrer: str = ""

    @property
    def checked(self) -> bool:
        return not self.lacks


@dataclass(frozen=True)
class NeedsList:
    """One page of the list; `all` counts every need that the viewer may read, `found` those that fit."""

    info: DistrictInfo
    as_of: str
    needs: tuple[Waiting, ...]
    all: int
    found: int
    first: int


def list_needs(services: Services, wanted: Listing, viewer: Viewer) -> NeedsList:
    """The needs that fit, the longest waiting first."""
    snapshot = services.store.snapshot()
    as_of = day_of(snapshot.info, services.today())
    needs = list(waiting(services, snapshot, as_of, viewer))
    fitting = sorted((need for need in needs if wanted.fits(need)), key=order)
    first = max(0, min(wanted.page - 1, (len(fitting) - 1) // ON_A_PAGE)) * ON_A_PAGE
    shown = tuple(fitting[first : first + ON_A_PAGE])
    return NeedsList(snapshot.info, as_of, shown, len(needs), len(fitting), first)


def order(need: Waiting) -> tuple[str, str]:
    return need.values.get("created_on") or NO_DATE, need.id


def waiting(services: Services, snapshot: Snapshot, as_of: str, viewer: Viewer) -> Iterator[Waiting]:
    """Every need that the viewer may read."""
    for page in pages(services, viewer):
        named = {str(record.values[c]) for record in page.records for c in NAMED if record.values.get(c)}
        actors = services.store.describe({"actors": named})["actors"]
        names = {one.id: str(one.values["name"]) for one in actors.values() if viewer.sees(one, actors)}
        for record in page.records:
            yield Waiting(
                record.id,
                {**dict.fromkeys(TABLES["needs"].by_name), **record.values},
                names.get(str(record.values["actor"]), ""),
                lacks(snapshot, record),
                days_since(record, as_of),
                names.get(str(record.values.get("identified_by")), ""),
            )


NAMED = ("actor", "identified_by")
"""Columns of a need that name whom the list tells of."""


def pages(services: Services, viewer: Viewer) -> Iterator[Page]:
    page = list_records(services.store, PageQuery("needs", limit=MOST_IN_PAGE), viewer)
    yield page
    while page.next:
        page = list_records(services.store, PageQuery("needs", page.next, MOST_IN_PAGE), viewer)
        yield page


def lacks(snapshot: Snapshot, record: Record) -> tuple[str, ...]:
    """What the check of a need lacks, as codes; nothing once its decision is `pass`."""
    need = snapshot.needs.get(record.id)
    if record.values.get("decision") == "pass" or need is None or need.decision == "pass":
        return ()
    return tuple(lacking(need))


def days_since(record: Record, as_of: str) -> int | None:
    """How many days a need has waited on the day `as_of`; None if nobody wrote down when it came."""
    since = record.values.get("created_on")
    return (date.fromisoformat(as_of) - date.fromisoformat(since)).days if since and since <= as_of else None
