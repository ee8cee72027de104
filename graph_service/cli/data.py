"""Commands that bring data in: `load`, `seed`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from graph_service.application.districts import load_district
from graph_service.application.services import Services
from graph_service.bootstrap import local_viewer, opened, preset_folder, presets
from graph_service.cli.output import note, note_warnings, show_json
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import Json
from graph_service.config import Settings
from graph_service.domain.changes import Loaded
from graph_service.domain.errors import ConfirmationNeeded, InvalidValue
from graph_service.domain.wording import say

Replace = Annotated[
    bool, typer.Option("--replace", help="いまのデータを空にしてから取り込む / empty the store first")
]
Yes = Annotated[bool, typer.Option("--yes", help="確かめずに進む / do not ask")]


def add_to(app: typer.Typer) -> None:
    app.command(help="フォルダーを取り込む / load a folder")(load)
    app.command(help="見本を取り込む(架空データ) / load a sample district (fictional)")(seed)


def load(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="district.json と CSV のあるフォルダー / the folder")],
    replace: Replace = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    if replace and not yes:
        confirm(settings)
    with shown_progress(settings.language) as progress, opened(settings, progress) as services:
        loaded = load_folder(services, folder, settings, replace=replace)
    if as_json:
        show_json(vars(loaded))


def load_folder(services: Services, folder: Path, settings: Settings, *, replace: bool) -> Loaded:
    """Loads a folder and says what that did."""
    viewer = local_viewer(settings)
    loaded, odd = load_district(services.store, folder, services.rules(), viewer, replace=replace)
    note_warnings(odd, settings.language)
    note(say("loaded", settings.language, **loaded_words(loaded, folder)), "green")
    return loaded


def loaded_words(loaded: Loaded, folder: Path) -> dict[str, Any]:
    return {**vars(loaded), "folder": folder.name}


def confirm(settings: Settings) -> None:
    """Asks before the store is emptied. Raises ConfirmationNeeded where nobody can be asked."""
    if not sys.stdin.isatty():
        raise ConfirmationNeeded()
    if not typer.confirm(say("confirm_replace", settings.language), err=True):
        raise typer.Abort()


def seed(
    context: typer.Context,
    preset: Annotated[str, typer.Argument(help="paper-box, urban, rural")] = "paper-box",
    replace: Replace = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    if preset not in presets():
        raise InvalidValue(column="PRESET", value=preset, expected=", ".join(presets()))
    load(context, preset_folder(preset), replace, yes, as_json)
