"""Which tables have pages of their own, and for whom."""

from __future__ import annotations

from collections.abc import Collection

from starlette.exceptions import HTTPException

from graph_service.application.viewers import UNMARKED, Viewer
from graph_service.domain.ontology import AUDIENCES

MAIN = ("actors", "ties", "needs", "resources", "themes", "areas")
FURTHER = (
    *("asks", "matches", "outcomes", "replies", "searches", "developments"),
    *("consents", "care", "efforts", "meetings", "decisions"),
)
"""Tables that speak of persons: listed for those who may read them."""
CLOSED = MAIN
"""Tables whose records are closed; those of the others are corrected."""

AT_NEEDS = ("asks", "searches", "matches", "outcomes", "replies", "developments")
"""Tables whose records come of a need's course: they are begun on its page, not in a bare form."""


def tables_for(viewer: Viewer) -> tuple[str, ...]:
    """The tables whose lists a viewer may open."""
    further = (table for table in FURTHER if viewer.clearance <= AUDIENCES.index(UNMARKED[table]))
    return (*MAIN, *further)


def check_table(table: str, viewer: Viewer, among: Collection[str] = (*MAIN, *FURTHER)) -> None:
    """Refuses as one refuses what is not there."""
    if table not in among or table not in tables_for(viewer):
        raise HTTPException(404)
