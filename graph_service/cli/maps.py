"""The command `map`: a map as one file (HTML, SVG, PDF) that can be mailed or put on a USB stick."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.asking import check_audience, check_words
from graph_service.application.handing_out import Hand, Wish, hand_out, made, usual_until
from graph_service.application.shared_views import View
from graph_service.bootstrap import RENDERERS, local_viewer, opened, today
from graph_service.cli.output import note
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import source_of
from graph_service.config import Settings
from graph_service.domain.errors import InvalidValue
from graph_service.domain.ontology import label
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.reasons import reason_of
from graph_service.domain.wording import say

WRITTEN = ("html", "svg", "pdf")
"""The forms that the command writes."""


def add_to(app: typer.Typer) -> None:
    app.command("map", help="つながりの地図を1つのファイルに / a map as one file")(write_map)


def write_map(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
    need: Annotated[str, typer.Option(help="このニーズの道を描く / draw the paths of this need")] = "",
    area: Annotated[str, typer.Option(help="この地区だけを描く / draw this area alone")] = "",
    folder: Annotated[Path | None, typer.Option(help="データベースを使わず / no database")] = None,
    audience: Annotated[str, typer.Option(help="own, case, office, council, public")] = "office",
    form: Annotated[str, typer.Option("--format", help="html, svg, pdf")] = "",
    recipient: Annotated[str, typer.Option(help="渡す先 / for whom")] = "",
    purpose: Annotated[str, typer.Option(help="使いみち / for what")] = "",
    until: Annotated[str, typer.Option(help="いつまで使えるか / valid until", metavar="YYYY-MM-DD")] = "",
) -> None:
    settings: Settings = context.obj
    language = settings.language
    check_place(output)
    hand = Hand(local_viewer(settings), DEFAULT_POLICY, language, today())
    check_audience(audience)
    wish = Wish(
        View(need, "" if need else area),
        audience,
        recipient or label("audience", audience, language),
        purpose or say("handout_default_purpose", language),
        until or usual_until(hand.today),
    )
    save(output, content_of(settings, folder, wish, form or form_of(output), hand))
    note(say("map_written", language, file=str(output)), "green")


def form_of(output: Path) -> str:
    """The form that a file's name asks for."""
    return suffix if (suffix := output.suffix.lower().lstrip(".")) in WRITTEN else "html"


def content_of(settings: Settings, folder: Path | None, wish: Wish, form: str, hand: Hand) -> bytes:
    """The map as a file; what is made from the store is on record, as whatever is handed out."""
    check_words("--format", [form], WRITTEN)
    if folder is not None:
        with source_of(settings, folder) as source:
            content = made(source, wish, form, hand, RENDERERS).content
        note(say("handout_no_log", hand.language), "yellow")
        return content
    with shown_progress(hand.language) as progress, opened(settings, progress) as services:
        return hand_out(services.store, wish, form, hand, services.rules(), services.renderers).content


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


def save(output: Path, content: bytes) -> None:
    """Writes the file whole or not at all, readable by this user alone: it holds names.

    Raises InvalidValue where it cannot be written.
    """
    check_place(output)
    try:
        # 0600, and never a file that somebody put there before
        handle, part = tempfile.mkstemp(dir=output.parent, prefix=".map-", suffix=".part")
        try:
            with open(handle, "wb") as file:  # noqa: PTH123 (a handle has no path)
                file.write(content)
            Path(part).replace(output)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InvalidValue(column="-o", value=str(output), expected=reason_of(error)) from error
