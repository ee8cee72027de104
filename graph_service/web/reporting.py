"""`/report` for the municipality and `/handover` for a successor: pages to print, and a spreadsheet."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_service.application.handover import hand_over
from graph_service.application.reporting.telling import report_sheets, told
from graph_service.application.services import Services
from graph_service.domain.reporting import COLUMNS, PURPOSES
from graph_service.domain.terms import Language
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages
from graph_service.web.report_api import ReportAsked, add_report_api

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def reporting_router(services: Services, pages: Pages, language: Language) -> APIRouter:
    router = APIRouter()
    add_report_api(router, services, language)
    add_report_pages(router, services, pages)
    return router


def add_report_pages(router: APIRouter, services: Services, pages: Pages) -> None:
    @router.get("/report", include_in_schema=False)
    def report(
        asked: Annotated[ReportAsked, Query()], request: Request, viewer: Looking, language: Wanted
    ) -> Response:
        telling = told(services, asked.of(), viewer, language)
        return pages.page(
            request, "report.html", info=telling.info, told=telling, purposes=PURPOSES, columns=COLUMNS
        )

    @router.get("/report.xlsx", include_in_schema=False)
    def workbook(asked: Annotated[ReportAsked, Query()], viewer: Looking, language: Wanted) -> Response:
        telling = told(services, asked.of(), viewer, language)
        period = telling.report.period
        headers = {"Content-Disposition": f'attachment; filename="report-{period.first}-{period.last}.xlsx"'}
        content = services.papers.workbook(report_sheets(telling))
        return Response(content, media_type=XLSX, headers=headers)

    @router.get("/handover", include_in_schema=False)
    def handover(request: Request, viewer: Looking, language: Wanted, actor: str = "") -> Response:
        pack = hand_over(services, viewer, language, actor)
        return pages.page(request, "handover.html", info=pack.info, pack=pack)
