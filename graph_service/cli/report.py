"""The command that reports to the municipality: `report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.export_log import Handed, keep
from graph_service.application.handing_out import usual_until
from graph_service.application.reporting.files import KINDS, OFFICE_KIND, OUTSIDE_KIND, report_file
from graph_service.application.reporting.telling import ReportOf, Telling, report_data, told
from graph_service.application.services import Readable
from graph_service.bootstrap import PAPERS, local_viewer, opened, today
from graph_service.cli.maps import check_place, save
from graph_service.cli.output import note, show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import Folder, Json, source_of
from graph_service.config import Settings
from graph_service.domain.ontology import label
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
    outside: Annotated[
        bool,
        typer.Option(
            "--outside",
            help="-o を、外に出せる報告で(終わった半期か年度。空なら直近の半期)"
            " / -o writes what may leave the office (a half or fiscal year that is over)",
        ),
    ] = False,
    recipient: Annotated[str, typer.Option(help="渡す先 / for whom")] = "",
    purpose: Annotated[str, typer.Option(help="使いみち / for what")] = "",
    until: Annotated[str, typer.Option(help="いつまで使えるか / valid until", metavar="YYYY-MM-DD")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    with source_of(settings, folder) as source:
        readable = Readable(source, DEFAULT_POLICY, today)
        asked = ReportOf(first, last, area)
        telling = told(readable, asked, local_viewer(settings), settings.language)
    if output:
        check_place(output)
        kind = OUTSIDE_KIND if outside else OFFICE_KIND
        save(output, content_of(settings, folder, asked, kind, recipient, purpose, until))
        note(say("report_written", settings.language, file=output.name), "bold")
    if as_json:
        show_json(report_data(telling))
    elif not output:
        show_report(telling)


def content_of(settings: Settings, folder: Path | None, asked: ReportOf, kind: str, *said: str) -> bytes:
    """The spreadsheet; what is made from the store is on record. `said`: for whom, for what, until when."""
    language, viewer = settings.language, local_viewer(settings)
    if folder is not None:
        with source_of(settings, folder) as source:
            readable = Readable(source, DEFAULT_POLICY, today)
            content, _ = report_file(readable, PAPERS, asked, kind, viewer, language)
        note(say("handout_no_log", language), "yellow")
        return content
    recipient, purpose, until = said
    handed = Handed(
        KINDS[kind],
        recipient or label("audience", KINDS[kind], language),
        purpose or say("report_title", language),
        until or usual_until(today()),
    )
    with shown_progress(language) as progress, opened(settings, progress) as services:
        content, telling = report_file(services, services.papers, asked, kind, viewer, language)
        view = f"report:{telling.report.area or 'district'} {kind}.xlsx"
        keep(services.store, handed, view, content, viewer, services.rules())
    return content


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
