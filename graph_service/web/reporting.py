"""`/report` for the municipality and `/handover` for a successor: pages to print, and a spreadsheet."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_service.application.export_log import MOST_TEXT, Handed, keep
from graph_service.application.handing_out import usual_until
from graph_service.application.handover import hand_over
from graph_service.application.reporting.files import KINDS, OFFICE_KIND, OUTSIDE_KIND, report_file
from graph_service.application.reporting.telling import ReportOf, told, whole_periods
from graph_service.application.services import Services
from graph_service.domain.reporting import COLUMNS, PURPOSES
from graph_service.domain.terms import Language
from graph_service.web.paths import Wanted
from graph_service.web.records import Looking
from graph_service.web.rendering import Pages
from graph_service.web.report_api import ReportAsked, add_report_api

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetsAsked(ReportAsked):
    """Which report as a spreadsheet (`kind`, one of KINDS), for whom, for what, until when.

    `whole` is the period of the one for others, FROM/TO.
    """

    kind: str = OFFICE_KIND
    whole: str = ""
    recipient: str = ""
    purpose: str = ""
    until: str = ""

    def of(self) -> ReportOf:
        first, _, last = self.whole.partition("/")
        return ReportOf(first, last) if self.kind == OUTSIDE_KIND and self.whole else super().of()


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
            request,
            "report.html",
            info=telling.info,
            told=telling,
            purposes=PURPOSES,
            columns=COLUMNS,
            today=services.today(),
            until=usual_until(services.today()),
            whole=whole_periods(services, language),
            most=MOST_TEXT,
        )

    @router.post("/report.xlsx", include_in_schema=False)
    def workbook(asked: Annotated[SheetsAsked, Form()], viewer: Looking, language: Wanted) -> Response:
        """A deed, not a look: who takes the report out of the program says for whom and for what."""
        viewer.may_write()
        kind = asked.kind if asked.kind in KINDS else OFFICE_KIND
        content, telling = report_file(services, services.papers, asked.of(), kind, viewer, language)
        view = f"report:{telling.report.area or 'district'} {kind}.xlsx"
        handed = Handed(KINDS[kind], asked.recipient, asked.purpose, asked.until)
        keep(services.store, handed, view, content, viewer, services.rules())
        period = telling.report.period
        name = f"report-{kind}-{period.first}-{period.last}.xlsx"
        return Response(
            content, media_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )

    @router.get("/handover", include_in_schema=False)
    def handover(request: Request, viewer: Looking, language: Wanted, actor: str = "") -> Response:
        pack = hand_over(services, viewer, language, actor)
        return pages.page(request, "handover.html", info=pack.info, pack=pack)
