"""`/api/v1/gaps` and the page `/gaps`: where the network fails its open needs, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from graph_service.application.alerts import mark_seen
from graph_service.application.gap_words import GapWords, gaps_data
from graph_service.application.gaps import ask_gaps
from graph_service.application.questions import Answered
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain import errors
from graph_service.domain.gaps import GAP_CLASSES, Gap, GapQuestion, GapsAnswer
from graph_service.domain.terms import Language
from graph_service.web.bodies import Exact
from graph_service.web.description import Describing
from graph_service.web.examples import QUESTIONS, question_answer
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages, link

RAISED = (errors.UnknownId, errors.InvalidValue, errors.NotAllowed, errors.SearchTooLarge)
MOST_LOADED = 10
"""Actors whom the page names: whom to relieve, never a ranking of everybody."""


class GapsAsked(BaseModel):
    """As of when, how far, for which area ("" is everywhere)."""

    as_of: str = ""
    max_mediators: int = 3
    area: str = ""

    def question(self) -> GapQuestion:
        return GapQuestion(self.as_of, self.max_mediators, area=self.area)


class GapBody(Exact):
    """One gap. `area` is the need holder's, for `unused` that of the resource's actor, else null."""

    key: str
    gap_class: str = Field(alias="class")
    area: str | None
    needs: list[str]
    resources: list[str]
    actors: list[str]
    ties: list[str]
    words: str
    deed: str


class CoveredBody(Exact):
    """Open needs on a theme in an area, how many of them reach something, and what they reach."""

    theme: str
    area: str | None
    needs: int
    reached: int
    resources: int
    capacity_left: int
    unlimited: int


class LoadBody(Exact):
    """How many open needs' best paths run through an actor, also without the central bodies."""

    actor: str
    needs: int
    without_us: int


class PiecesBody(Exact):
    """How many actors each part would have without an actor."""

    actor: str
    sizes: list[int]


class StructureBody(Exact):
    """Actors and pairs without whom living ties fall apart."""

    cut_vertices: list[str]
    bridges: list[list[str]]
    pieces: list[PiecesBody]


class GapsBody(Exact):
    """Every gap, and what lies beside them."""

    as_of: str
    max_mediators: int
    open_needs: int
    unchecked: list[str]
    gaps: list[GapBody]
    coverage: list[CoveredBody]
    load: list[LoadBody]
    structure: StructureBody
    structure_without_us: StructureBody


def gaps_router(services: Services, pages: Pages, language: Language) -> APIRouter:
    router, words = APIRouter(), Describing(language)

    def gaps(query: Annotated[GapsAsked, Query()], viewer: Looking, wanted: Wanted) -> Response:
        return JSONResponse(gaps_data(asked(services, query, viewer), wanted))

    @router.get("/gaps", include_in_schema=False)
    def page(
        query: Annotated[GapsAsked, Query()], request: Request, viewer: Looking, wanted: Wanted
    ) -> Response:
        answered = asked(services, query, viewer)
        new = mark_seen(services, viewer) if query == GapsAsked() else frozenset()
        view = GapsView(answered, wanted, new)
        return pages.page(request, "gaps.html", info=answered.info, view=view, asked=query)

    @router.post("/gaps/seen", include_in_schema=False)
    def seen(request: Request, viewer: Looking) -> Response:
        mark_seen(services, viewer)
        return RedirectResponse(link(request, ""), 303)

    about = words.operation("gaps", question_answer("gaps", language), RAISED)
    path = QUESTIONS["gaps"].path
    router.add_api_route(path, gaps, response_model=GapsBody, tags=["gaps"], **about)
    return router


def asked(services: Services, query: GapsAsked, viewer: Viewer) -> Answered[GapsAnswer]:
    question, today = query.question(), services.today()
    return ask_gaps(services.store, question, services.policy, viewer, today, services.known.find)


@dataclass(frozen=True)
class GapCard:
    """One gap as the page shows it: `needs` are (id, title) of the needs behind it."""

    key: str
    words: str
    deed: str
    area: str
    new: bool
    needs: list[tuple[str, str]]


class GapsView:
    """What the page shows, in words. `new` are the keys of gaps that the viewer has not seen before."""

    def __init__(self, answered: Answered[GapsAnswer], language: Language, new: Collection[str] = ()) -> None:
        self.answer, self.words, self.new = answered.answer, GapWords(answered, language), new
        self.narrator = self.words.narrator

    @property
    def classes(self) -> Iterator[tuple[str, list[GapCard]]]:
        """Each class that has gaps, with them."""
        for gap_class in GAP_CLASSES:
            cards = [self.card(gap) for gap in self.answer.gaps if gap.gap_class == gap_class]
            if cards:
                yield gap_class, cards

    def card(self, gap: Gap) -> GapCard:
        needs = [(need, self.narrator.title("needs", need)) for need in gap.needs]
        said, area = (self.words.words(gap), self.words.deed(gap)), self.area(gap.area or "")
        return GapCard(gap.key, *said, area, gap.key in self.new, needs)

    def area(self, identity: str) -> str:
        return str(self.narrator.values("areas", identity).get("name") or "")

    @property
    def areas(self) -> list[tuple[str, str]]:
        """Areas to choose from, by id and name."""
        found = self.narrator.records["areas"].items()
        return sorted(((i, str(record.values["name"])) for i, record in found), key=lambda pair: pair[1])

    @property
    def coverage(self) -> dict[str, Any]:
        """The table themes × areas: its columns, and a row of cells for each theme."""
        areas = sorted({cell.area for cell in self.answer.coverage})
        rows: dict[str, dict[str, object]] = {}
        for cell in self.answer.coverage:
            rows.setdefault(cell.theme, {})[cell.area] = cell
        named = [(self.theme(theme), [cells.get(area) for area in areas]) for theme, cells in rows.items()]
        return {"areas": [self.area(area) for area in areas], "rows": sorted(named, key=lambda row: row[0])}

    def theme(self, identity: str) -> str:
        return str(self.narrator.values("themes", identity).get("name") or identity)

    @property
    def load(self) -> list[tuple[str, int, int]]:
        rows = self.answer.load[:MOST_LOADED]
        return [(self.narrator.actor(row.actor), row.needs, row.without_us) for row in rows]

    @property
    def falling_apart(self) -> list[tuple[str, list[int]]]:
        pieces = self.answer.structure.pieces[:MOST_LOADED]
        return [(self.narrator.actor(one.actor), list(one.sizes)) for one in pieces]
