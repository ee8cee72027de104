"""The command `doctor`: is everything here that the program needs?"""

from __future__ import annotations

import platform
from contextlib import ExitStack

import typer

from graph_service.adapters.places import usable
from graph_service.application.examination import Check, examine
from graph_service.bootstrap import data_folder, database_server, missing_files, opened, shipped_files
from graph_service.cli.output import show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import Json
from graph_service.config import Settings
from graph_service.domain.errors import InstallationBroken


def add_to(app: typer.Typer) -> None:
    app.command(help="足りないものがないか調べる / is everything here?")(doctor)


def doctor(context: typer.Context, as_json: Json = False) -> None:
    settings: Settings = context.obj
    findings = list(examine(local_checks(settings), settings.language))
    with shown_progress(settings.language) as progress, ExitStack() as stack:
        database = Check(
            "doctor_database", lambda: database_server(stack.enter_context(opened(settings, progress)))
        )
        findings += examine([database], settings.language)
    if as_json:
        show_json([vars(finding) for finding in findings])
    else:
        for finding in findings:
            show(("✓ " if finding.ok else "✗ ") + finding.words, "green" if finding.ok else "red")
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


def local_checks(settings: Settings) -> list[Check]:
    return [
        Check("doctor_python", lambda: f"{platform.python_version()} ({platform.system()})"),
        Check("doctor_files", files),
        Check("doctor_data", lambda: str(data_folder(settings))),
        Check("doctor_cache", lambda: str(usable(settings.cache_dir, "GRAPH_SERVICE_CACHE_DIR"))),
    ]


def files() -> str:
    """How many files the program was shipped with. Raises InstallationBroken naming one that is missing."""
    for missing in missing_files():
        raise InstallationBroken(file=missing)
    return str(shipped_files())
