"""The command `map`: a map as one HTML file that can be mailed or put on a USB stick."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.asking import day_of
from graph_service.application.maps import draw_district, draw_need
from graph_service.application.ports import Source
from graph_service.application.questions import ask_paths
from graph_service.bootstrap import local_viewer, rendered_map, today
from graph_service.cli.output import note
from graph_service.cli.questions import source_of
from graph_service.config import Settings
from graph_service.domain.answers import Question
from graph_service.domain.drawing import Drawing
from graph_service.domain.errors import InvalidValue
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.reasons import reason_of
from graph_service.domain.wording import say


def add_to(app: typer.Typer) -> None:
    app.command("map", help="つながりの地図を1つのHTMLに / a map as one HTML file")(write_map)


def write_map(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html")],
    need: Annotated[str, typer.Option(help="このニーズの道を描く / draw the paths of this need")] = "",
    folder: Annotated[Path | None, typer.Option(help="データベースを使わず / no database")] = None,
    audience: Annotated[str, typer.Option(help="own, case, office, council, public")] = "office",
) -> None:
    settings: Settings = context.obj
    check_place(output)
    with source_of(settings, folder) as source:
        drawing = draw(source, settings, need, audience)
    save(output, rendered_map(drawing))
    note(say("map_written", settings.language, file=str(output)), "green")


def draw(source: Source, settings: Settings, need: str, audience: str) -> Drawing:
    viewer, language = local_viewer(settings), settings.language
    if need:
        answered = ask_paths(source, Question(need, audience=audience), DEFAULT_POLICY, viewer, today())
        return draw_need(source, answered, DEFAULT_POLICY, language)
    date = day_of(source.snapshot().info, today())
    return draw_district(source, viewer, DEFAULT_POLICY, language, date, audience)


def check_place(output: Path) -> None:
    """Raises InvalidValue for what is there and no plain file: to replace a device or a link destroys it."""
    try:
        taken = output.is_symlink() or (output.exists() and not output.is_file())
        homeless = not output.parent.is_dir()
    except OSError as error:
        raise InvalidValue(column="-o", value=str(output), expected=reason_of(error)) from error
    if taken or homeless or not output.name:
        expected = "reason_no_parent" if homeless else "expected_map_file"
        raise InvalidValue(column="-o", value=str(output), expected=(expected,))


def save(output: Path, html: str) -> None:
    """Writes the file whole or not at all, readable by this user alone: it holds names.

    Raises InvalidValue where it cannot be written.
    """
    check_place(output)
    try:
        # 0600, and never a file that somebody put there before
        handle, part = tempfile.mkstemp(dir=output.parent, prefix=".map-", suffix=".part")
        try:
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 (a handle has no path)
                file.write(html)
            Path(part).replace(output)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InvalidValue(column="-o", value=str(output), expected=reason_of(error)) from error
