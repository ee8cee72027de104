"""`/api/v1/report`: the report to the municipality, as `report --json` gives it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from graph_service.application.reporting.telling import ReportOf, report_data, told
from graph_service.application.services import Services
from graph_service.domain import errors
from graph_service.domain.terms import Language
from graph_service.web.bodies import Exact
from graph_service.web.description import Describing
from graph_service.web.examples import QUESTIONS, question_answer
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking

RAISED = (errors.UnknownId, errors.InvalidValue, errors.NotAllowed, errors.SearchTooLarge)


class ReportAsked(BaseModel):
    """From when until when (this fiscal year so far where nothing is said), for which area."""

    first: str = Field("", alias="from")
    last: str = Field("", alias="to")
    area: str = ""

    def of(self) -> ReportOf:
        return ReportOf(self.first, self.last, self.area)


class PeriodBody(Exact):
    """From a first to a last day, both included."""

    first: str = Field(alias="from")
    last: str = Field(alias="to")


class AgainstBody(Exact):
    """A number of the period, and of the one before it."""

    now: int
    before: int


class CertifiedBody(Exact):
    """Needs by certification; null where a number would tell of few."""

    codes: list[str]
    count: int
    met: int | None
    waiting: int | None


class HubsBody(Exact):
    """How the best ways of the open needs gather now."""

    reached: int
    most: int
    central: int


class ReportBody(Exact):
    """`purposes`: purpose, column, measure. Numbers of different columns or purposes are never added."""

    first: str = Field(alias="from")
    last: str = Field(alias="to")
    compared: PeriodBody
    area: str | None
    purposes: dict[str, dict[str, dict[str, AgainstBody]]]
    around: dict[str, AgainstBody]
    areas: dict[str, dict[str, int]]
    origins: dict[str, int]
    certified: list[CertifiedBody] | None
    hubs: HubsBody


def add_report_api(router: APIRouter, services: Services, language: Language) -> None:
    def report(asked: Annotated[ReportAsked, Query()], viewer: Looking, wanted: Wanted) -> Response:
        return JSONResponse(report_data(told(services, asked.of(), viewer, wanted)))

    about = Describing(language).operation("report", question_answer("report", language), RAISED)
    path = QUESTIONS["report"].path
    router.add_api_route(path, report, response_model=ReportBody, tags=["report"], **about)
