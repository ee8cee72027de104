"""The command that reports to the municipality: `report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.reporting.telling import (
    ReportOf,
    Telling,
    report_data,
    report_sheets,
    told,
)
from graph_service.application.services import Readable
from graph_service.bootstrap import PAPERS, local_viewer, today
from graph_service.cli.output import note, show, show_json
from graph_service.cli.questions import Folder, Json, source_of
from graph_service.config import Settings
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.reporting import COLUMNS, PURPOSES
from graph_service.domain.wording import say


def add_to(app: typer.Typer) -> None:
    app.command(help="市町村への報告:投入・活動・結果・成果 / the report to the municipality")(report)


def report(
    context: typer.Context,
    first: Annotated[
        str,
        typer.Option("--from", metavar="DATE", help="空なら年度の初め / default: the fiscal year's first"),
    ] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="空なら今日 / default: today")] = "",
    area: Annotated[str, typer.Option(metavar="ID", help="この地区だけ / this area only")] = "",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.xlsx", help="Excelの表に / as a spreadsheet"),
    ] = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    with source_of(settings, folder) as source:
        readable = Readable(source, DEFAULT_POLICY, today)
        asked = ReportOf(first, last, area)
        telling = told(readable, asked, local_viewer(settings), settings.language)
    if output:
        output.write_bytes(PAPERS.workbook(report_sheets(telling)))
        note(say("report_written", settings.language, file=output.name), "bold")
    if as_json:
        show_json(report_data(telling))
    elif not output:
        show_report(telling)


def show_report(telling: Telling) -> None:
    """The three purposes, each in its four columns."""
    show(telling.say("report_heading", name=telling.info.name, area=telling.area), "bold")
    show(telling.say("report_against", now=telling.period("now"), before=telling.period("before")))
    for purpose in PURPOSES:
        show()
        show(telling.say(f"purpose_{purpose}"), "bold")
        for column in COLUMNS:
            said = [
                telling.say("report_line", words=line.words, now=line.now, before=line.before)
                for line in telling.lines(purpose, column)
            ]
            show(f"- {telling.say(f'column_{column}')}: {telling.say('list_separator').join(said)}")
    show()
    show(telling.say("report_never_summed"))
