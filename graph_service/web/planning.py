"""`/api/v1/what-if`, `/introductions`, `/meeting-plan`: what is planned from gaps. None of them writes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from graph_service.application.introducing import (
    MOST_INTRODUCTIONS,
    USUAL_INTRODUCTIONS,
    ask_introductions,
    introductions_data,
)
from graph_service.application.meeting_plan import MeetingAsked, ask_meeting
from graph_service.application.meeting_words import meeting_data
from graph_service.application.services import Services
from graph_service.application.what_if import ask_what_if, supposed_of
from graph_service.application.what_if_words import what_if_data
from graph_service.domain import errors
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.terms import Language
from graph_service.web.bodies import Exact
from graph_service.web.description import Describing
from graph_service.web.examples import QUESTIONS, question_answer
from graph_service.web.gaps import GapBody, LoadBody
from graph_service.web.paths import Wanted
from graph_service.web.records import Endpoint, Looking, Raised
from graph_service.web.scopes import whole

RAISED: Raised = (errors.InvalidValue, errors.NotAllowed, errors.SearchTooLarge)
NAMING: Raised = (errors.UnknownId, *RAISED)


class PlanAsked(BaseModel):
    """As of when, how far."""

    as_of: str = ""
    max_mediators: int = 3

    def question(self) -> GapQuestion:
        return GapQuestion(self.as_of, self.max_mediators)


class WhatIfAsked(PlanAsked):
    """What is supposed. `introduce` counts in pairs; what follows `joins` is about who joins."""

    leaves: list[str] = []
    no_time: list[str] = []
    introduce: list[str] = []
    joins: str = ""
    name: str = ""
    subtype: str = ""
    area: str = ""
    knows: list[str] = []
    gives: str = ""
    receives: str = ""


class IntroduceAsked(PlanAsked):
    """How many introductions at most."""

    count: Annotated[int, whole(1, MOST_INTRODUCTIONS)] = USUAL_INTRODUCTIONS


class MeetingAskedOf(PlanAsked):
    """The gaps by key, who invites, who must and must not be invited."""

    gaps: list[str] = []
    coordinator: list[str] = []
    must: list[str] = []
    must_not: list[str] = []


class SupposedBody(Exact):
    """One thing that is supposed; `what` is leaves, no_time, introduced or joins."""

    what: str
    actors: list[str]
    words: str


class WayBody(Exact):
    """A need's best way: its actors from the holder on, the resource at its end."""

    actors: list[str]
    resource: str
    cost: int
    score: float


class MovedBody(Exact):
    """A need whose best way would be another."""

    need: str
    before: WayBody
    after: WayBody
    words: str


class LoadMovedBody(Exact):
    """An actor through whom more or fewer best ways would run."""

    actor: str
    before: LoadBody
    after: LoadBody
    words: str


class GapMovedBody(Exact):
    """A gap that stays open with other needs, resources or ties."""

    before: GapBody
    after: GapBody


class CountBody(Exact):
    """How many gaps of a class there are, and would be."""

    before: int
    after: int


class WhatIfBody(Exact):
    """What would be otherwise; all that is not named stays as it is."""

    as_of: str
    max_mediators: int
    supposed: list[SupposedBody]
    words: str
    rests_on: str
    lost: list[str]
    gained: list[str]
    moved: list[MovedBody]
    load: list[LoadMovedBody]
    opened: list[GapBody]
    closed: list[GapBody]
    changed: list[GapMovedBody]
    gaps: dict[str, CountBody]


class IntroductionBody(Exact):
    """A pair to introduce, why, and what it brings after those before it."""

    actors: list[str]
    grounds: list[str]
    met_on: str | None
    through: list[str]
    reached: list[str]
    fallbacks: list[str]
    relieved: str | None
    relief: int
    words: str


class IntroductionsBody(Exact):
    """Introductions, the one that brings most first: of `considered` of `found` pairs, for some needs."""

    as_of: str
    max_mediators: int
    considered: int
    found: int
    needs_considered: int
    needs_found: int
    introductions: list[IntroductionBody]


class AgendaBody(Exact):
    """One question of the agenda; `matter` is one of the six of a consultative body."""

    gap: str
    matter: str
    matter_words: str
    question: str
    decision: str
    rests_on: str


class StandsForBody(Exact):
    """An end of a gap: need or resource."""

    gap: str
    end: str


class GuestBody(Exact):
    """Whom to invite: why, who asks them over which tie, what they bring."""

    actor: str
    stands_for: list[StandsForBody]
    reason: str
    inviter: str
    tie: str
    invitation: str
    bring: list[str]
    bring_words: str
    burden: int


class HindranceBody(Exact):
    """Why there is no group: an end for which nobody can come, or somebody who must come and cannot."""

    code: str
    gap: str | None
    end: str | None
    actors: list[str]
    words: str


class GroupBody(Exact):
    """How good the group is: no group is smaller than `at_least`."""

    size: int
    at_least: int
    proven: bool
    words: str
    hindrances: list[HindranceBody]


class MeetingPlanBody(Exact):
    """The agenda, and the smallest group with both sides of every question."""

    as_of: str
    coordinators: list[str]
    agenda: list[AgendaBody]
    guests: list[GuestBody]
    group: GroupBody


def planning_router(services: Services, language: Language) -> APIRouter:
    router, words = APIRouter(), Describing(language)
    operations: tuple[tuple[str, Endpoint, type[BaseModel], Raised], ...] = (
        ("what_if", what_if(services), WhatIfBody, NAMING),
        ("introduce", introductions(services), IntroductionsBody, RAISED),
        ("meeting", meeting_plan(services), MeetingPlanBody, NAMING),
    )
    for name, endpoint, body, raised in operations:
        about = words.operation(name, question_answer(name, language), raised)
        path = QUESTIONS[name].path
        router.add_api_route(path, endpoint, response_model=body, tags=["gaps"], **about)
    return router


def what_if(services: Services) -> Endpoint:
    def endpoint(query: Annotated[WhatIfAsked, Query()], viewer: Looking, wanted: Wanted) -> Response:
        given = query.model_dump(exclude={"as_of", "max_mediators"})
        asked = query.question(), supposed_of(**given), services.policy, viewer, services.today()
        return JSONResponse(what_if_data(ask_what_if(services.store, *asked, services.known.know), wanted))

    return endpoint


def introductions(services: Services) -> Endpoint:
    def endpoint(query: Annotated[IntroduceAsked, Query()], viewer: Looking, wanted: Wanted) -> Response:
        asked = query.question(), query.count, services.policy, viewer, services.today()
        found = ask_introductions(services.store, *asked, services.known.know)
        return JSONResponse(introductions_data(found, wanted))

    return endpoint


def meeting_plan(services: Services) -> Endpoint:
    def endpoint(query: Annotated[MeetingAskedOf, Query()], viewer: Looking, wanted: Wanted) -> Response:
        lists = (tuple(some) for some in (query.gaps, query.coordinator, query.must, query.must_not))
        asked = query.question(), MeetingAsked(*lists), services.policy, viewer, services.today()
        return JSONResponse(meeting_data(ask_meeting(services.store, *asked, services.known.know), wanted))

    return endpoint
