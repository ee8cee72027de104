"""The report as a file: the whole one for the office, or the one that may leave it."""

from __future__ import annotations

from dataclasses import replace

from graph_service.application.papers import Papers
from graph_service.application.reporting.outside import outside_sheets
from graph_service.application.reporting.telling import ReportOf, Telling, report_sheets, told
from graph_service.application.services import Answering
from graph_service.application.viewers import Viewer
from graph_service.domain.terms import Language

OFFICE_KIND, OUTSIDE_KIND = "office", "outside"
KINDS = {OFFICE_KIND: "office", OUTSIDE_KIND: "public"}
"""The kinds of report, each with the audience that may read it."""


def report_file(
    services: Answering, papers: Papers, asked: ReportOf, kind: str, viewer: Viewer, language: Language
) -> tuple[bytes, Telling]:
    """The spreadsheet, and what it tells. Raises what `told` raises."""
    if kind == OUTSIDE_KIND:
        telling = told(services, replace(asked, area=""), viewer, language)
        return papers.workbook(outside_sheets(telling, services.policy.smallest_count)), telling
    telling = told(services, asked, viewer, language)
    return papers.workbook(report_sheets(telling)), telling
