"""The report as a file: the whole one for the office, or the one that may leave it."""

from __future__ import annotations

from graph_service.application.meetings.reading import present_day
from graph_service.application.papers import Papers
from graph_service.application.reporting.apart import Apart
from graph_service.application.reporting.outside import outside_sheets
from graph_service.application.reporting.report import counting
from graph_service.application.reporting.telling import ReportOf, Telling, report_sheets, told
from graph_service.application.services import Answering
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import NotWholePeriod
from graph_service.domain.fiscal import HALF, before, latest, over, size_of
from graph_service.domain.reporting import Period
from graph_service.domain.terms import Language

OFFICE_KIND, OUTSIDE_KIND = "office", "outside"
KINDS = {OFFICE_KIND: "office", OUTSIDE_KIND: "public"}
"""The kinds of report, each with the audience that may read it."""


def report_file(
    services: Answering, papers: Papers, asked: ReportOf, kind: str, viewer: Viewer, language: Language
) -> tuple[bytes, Telling]:
    """The spreadsheet, and what it tells. Raises what `told` raises."""
    if kind == OUTSIDE_KIND:
        period = whole_period(asked, present_day(services))
        whole = ReportOf(period.first, period.last)
        telling = told(services, whole, viewer, language, before(period))
        apart = Apart(counting(services, viewer), services.policy.smallest_count)
        return papers.workbook(outside_sheets(telling, apart)), telling
    telling = told(services, asked, viewer, language)
    return papers.workbook(report_sheets(telling)), telling


def whole_period(asked: ReportOf, day: str) -> Period:
    """A half or a fiscal year that is over, for a report for others; the last half where none is asked for.

    Raises NotWholePeriod, which names some that fit.
    """
    if not asked.first and not asked.last:
        return latest(day, HALF)
    period = Period(asked.first, asked.last)
    if not size_of(period) or period.last >= day:
        given = Period(asked.first or "…", asked.last or "…")
        raise NotWholePeriod(given=given, fitting=tuple(over(day)))
    return period
