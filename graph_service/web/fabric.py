"""`/api/v1/fabric` and the page `/gaps/fabric`: how ties hold a district or an area together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_service.application.fabric.asking import FabricAsked, FabricSeen, ask_fabric
from graph_service.application.fabric.data import fabric_data, sections
from graph_service.application.fabric.words import FabricWords, Finding, Section
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain import errors
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.terms import Language
from graph_service.web.bodies import Exact
from graph_service.web.description import Describing
from graph_service.web.examples import QUESTIONS, question_answer
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages

RAISED = (errors.UnknownId, errors.InvalidValue, errors.NotAllowed)


class FabricQuery(BaseModel):
    """As of when, for which area ("" is everywhere), for whom ("" is whoever asks)."""

    as_of: str = ""
    area: str = ""
    audience: Annotated[str, Field(pattern=f"^({'|'.join(('', *AUDIENCES))})$")] = ""


class FindingBody(Exact):
    """One thing that was found, and what to do ("" where the deed of the section is meant)."""

    actors: list[str]
    words: str
    deed: str
    figures: dict[str, Any] | None


class SectionBody(Exact):
    """What was asked of the fabric. `figures` are null but for the coordinator alone."""

    section: str
    title: str
    words: str
    deed: str
    findings: list[FindingBody]
    further: int
    figures: dict[str, Any] | None


class AskedKindBody(Exact):
    """Of how many actors of a kind ties were ever confirmed, of how many within the year."""

    kind: str
    actors: int
    asked: int
    fresh: int
    latest: str


class AskedBody(Exact):
    """Who was asked for ties, and when."""

    words: str
    kinds: list[AskedKindBody]


class FabricBody(Exact):
    """The fabric with the central bodies and without; null where there are more than `most_actors`."""

    as_of: str
    area: str | None
    audience: str
    most_actors: int
    actors: int | None
    measured: bool
    words: list[str]
    asked: AskedBody
    isolated: SectionBody | None
    unlinked: SectionBody | None
    with_us: list[SectionBody] | None
    without_us: list[SectionBody] | None


def fabric_router(services: Services, pages: Pages, language: Language) -> APIRouter:
    router, words = APIRouter(), Describing(language)

    def fabric(query: Annotated[FabricQuery, Query()], viewer: Looking, wanted: Wanted) -> Response:
        return JSONResponse(fabric_data(seen_by(services, query, viewer), wanted))

    @router.get("/gaps/fabric", include_in_schema=False)
    def page(
        query: Annotated[FabricQuery, Query()], request: Request, viewer: Looking, wanted: Wanted
    ) -> Response:
        seen = seen_by(services, query, viewer)
        view = FabricView(seen, viewer, wanted)
        return pages.page(request, "fabric.html", info=seen.answered.info, view=view)

    about = words.operation("fabric", question_answer("fabric", language), RAISED)
    path = QUESTIONS["fabric"].path
    router.add_api_route(path, fabric, response_model=FabricBody, tags=["gaps"], **about)
    return router


def seen_by(services: Services, query: FabricQuery, viewer: Viewer) -> FabricSeen:
    asked = FabricAsked(query.as_of, query.area, query.audience)
    return ask_fabric(services.store, asked, services.policy, viewer, services.today(), services.fabric.find)


@dataclass(frozen=True)
class Beside:
    """A section with the central bodies, and the same without them (None where it is the same)."""

    whole: Section
    without_us: Section | None


class FabricView:
    """What the page shows, in words: of each list `at_once` findings, the others where one asks for them."""

    at_once = 5

    def __init__(self, seen: FabricSeen, viewer: Viewer, language: Language) -> None:
        self.seen, self.answer = seen, seen.answered.answer
        self.words = FabricWords(seen, language)
        self.audiences = AUDIENCES[viewer.clearance :]

    @property
    def areas(self) -> list[tuple[str, str]]:
        """Areas to choose from, by id and name."""
        found = self.seen.answered.records["areas"].items()
        return sorted(((i, str(record.values["name"])) for i, record in found), key=lambda pair: pair[1])

    @property
    def alone(self) -> list[Section]:
        """What does not depend on the central bodies."""
        return [self.words.residents(), self.words.unlinked()] if self.answer.whole else []

    @property
    def beside(self) -> Iterator[Beside]:
        if self.answer.whole and self.answer.without_us:
            both = (sections(self.words, one) for one in (self.answer.whole, self.answer.without_us))
            for whole, without_us in zip(*both, strict=True):
                yield Beside(whole, None if said(whole) == said(without_us) else without_us)

    def named_first(self, finding: Finding) -> tuple[str, str, str]:
        """The one actor that a finding begins with, its name, and what follows; else all of the words."""
        name = self.seen.name(finding.actors[0]) if len(finding.actors) == 1 else ""
        if name and finding.words.startswith(name):
            return finding.actors[0], name, finding.words.removeprefix(name)
        return "", "", finding.words


def said(section: Section) -> object:
    """What of a section is read on the page."""
    return section.words, section.further, [(one.words, one.deed) for one in section.findings]
