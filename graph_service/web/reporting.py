"""`/report` for the municipality and `/handover` for a successor: pages to print, and a spreadsheet."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from graph_service.application.handover import hand_over
from graph_service.application.meetings.reading import present_day
from graph_service.application.reporting.report import report_on
from graph_service.application.reporting.telling import Telling, report_sheets
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.reporting import COLUMNS, PURPOSES, Period
from graph_service.domain.terms import Language
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReportAsked(BaseModel):
    """From when until when (this fiscal year so far where nothing is said), for which area."""

    first: str = Field("", alias="from")
    last: str = Field("", alias="to")
    area: str = ""


def reporting_router(services: Services, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/report")
    def report(
        asked: Annotated[ReportAsked, Query()], request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        telling = told(services, asked, viewer, language)
        return pages.page(
            request, "report.html", info=telling.info, told=telling, purposes=PURPOSES, columns=COLUMNS
        )

    @router.get("/report.xlsx")
    def workbook(asked: Annotated[ReportAsked, Query()], viewer: Looking, language: Wanted) -> Response:
        telling = told(services, asked, viewer, language)
        period = telling.report.period
        headers = {"Content-Disposition": f'attachment; filename="report-{period.first}-{period.last}.xlsx"'}
        content = services.papers.workbook(report_sheets(telling))
        return Response(content, media_type=XLSX, headers=headers)

    @router.get("/handover")
    def handover(request: Request, viewer: Looking, language: Wanted, actor: str = "") -> Response:
        pack = hand_over(services, viewer, language, actor)
        return pages.page(request, "handover.html", info=pack.info, pack=pack)

    return router


def told(services: Services, asked: ReportAsked, viewer: Viewer, language: Language) -> Telling:
    day = present_day(services)
    period = Period(asked.first or fiscal_year(day), asked.last or day)
    report = report_on(services, period, viewer, asked.area)
    snapshot = services.store.snapshot()
    found = services.store.describe({"areas": snapshot.areas})["areas"]
    names = {i: str(one.values["name"]) for i, one in found.items()}
    return Telling(report, names, snapshot.info, language)


def fiscal_year(day: str) -> str:
    """The first day of the Japanese fiscal year in which a day lies."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year if month >= 4 else year - 1:04d}-04-01"
