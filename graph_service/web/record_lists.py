"""What a list of records holds: all in the order of their readings, or what words, a kind, an area leave."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from graph_service.analysis.in_order import Listed, Only
from graph_service.application.finding import LONGEST_QUERY
from graph_service.application.records import list_records, seen
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Page, PageQuery, Record
from graph_service.domain.finding import FOUND_BY
from graph_service.domain.ontology import VOCABULARIES, label
from graph_service.domain.terms import Language
from graph_service.web.done import DoneAsked

ON_A_PAGE = 50
MOST_ACTORS = 5
"""Ties are found by the names of their ends: those of so many actors are listed."""


class ListAsked(DoneAsked):
    """Words to find, or the id after which the list goes on; of which kind, of which area or below it."""

    q: str = Field(default="", max_length=LONGEST_QUERY)
    after: str = ""
    kind: str = ""
    area: str = ""

    @property
    def kept(self) -> dict[str, str]:
        """What the next part of the list is asked for with."""
        return {name: value for name, value in (("kind", self.kind), ("area", self.area)) if value}


KINDS = {
    "actors": "actor_kind",
    "ties": "tie_kind",
    "needs": "need_direction",
    "resources": "resource_direction",
}
"""The vocabulary by which a list is narrowed."""
OF_AREAS = frozenset({"actors", "needs", "resources"})
"""Tables whose records are somewhere, or whose actors are."""


def found_in(services: Services, table: str, asked: ListAsked, viewer: Viewer) -> Page:
    """Records of a table: those that words find, or the next of all, in the order of their readings.

    What has no name of its own stands in the order of its ids.
    """
    finding = asked.q.strip()
    if table == "ties" and finding:
        return ties_found(services, asked, viewer)
    if table not in FOUND_BY:
        where = {"kind": asked.kind} if asked.kind and table == "ties" else {}
        return list_records(services.store, PageQuery(table, asked.after, ON_A_PAGE, where), viewer)
    only = Only(asked.kind, areas_below(services, asked.area))
    if finding:
        hits = services.finder.find(asked.q, viewer, ON_A_PAGE, [table], only).hits
        listed = Listed(tuple(hit.id for hit in hits), "")
    else:
        listed = services.finder.in_order(table, viewer, only, asked.after, ON_A_PAGE)
    found = services.store.describe({table: listed.ids})[table]
    known = tuple(found[i] for i in listed.ids if i in found)
    return Page(tuple(seen(services.store, known, viewer)), listed.next)


def areas_below(services: Services, area: str) -> frozenset[str]:
    """An area with all that lie in it; none where no area is asked for."""
    parent = services.store.snapshot().parent
    return frozenset((area, *(one for one in parent if lies_in(one, area, parent)))) if area else frozenset()


def lies_in(one: str, area: str, parent: Mapping[str, str]) -> bool:
    passed: set[str] = set()
    while one and one not in passed:
        passed.add(one)
        one = parent.get(one, "")
        if one == area:
            return True
    return False


def kinds_of(table: str, language: Language) -> list[tuple[str, str]]:
    """The kinds that a list can be narrowed to, with their names."""
    terms = VOCABULARIES[KINDS[table]] if table in KINDS else ()
    return [(term.key, label(KINDS[table], term.key, language)) for term in terms]


def ties_found(services: Services, asked: ListAsked, viewer: Viewer) -> Page:
    """The ties of the actors that words find."""
    found: dict[str, Record] = {}
    for hit in services.finder.find(asked.q, viewer, MOST_ACTORS, ["actors"]).hits:
        where = {"actor": hit.id, **({"kind": asked.kind} if asked.kind else {})}
        page = list_records(services.store, PageQuery("ties", "", ON_A_PAGE, where), viewer)
        found.update((record.id, record) for record in page.records)
    return Page(tuple(found.values())[:ON_A_PAGE])
