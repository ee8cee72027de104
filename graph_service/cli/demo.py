"""The command `demo`: the main job from end to end, on the sample of the paper boxes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.adapters.places import usable
from graph_service.application.maps import draw_need
from graph_service.application.narrator import Narrator
from graph_service.application.questions import ask_paths
from graph_service.application.services import Services
from graph_service.bootstrap import local_viewer, preset_folder, rendered_map
from graph_service.cli.answers import show_answer
from graph_service.cli.data import load_folder
from graph_service.cli.maps import check_place, save
from graph_service.cli.output import note, show
from graph_service.cli.progress import opened_visibly
from graph_service.cli.service import door, serve_until_stopped, stopping_plainly
from graph_service.config import Settings
from graph_service.domain.answers import Question
from graph_service.domain.errors import NeedNotChecked, UnknownId
from graph_service.domain.wording import say, say_error

PRESET, NEED = "paper-box", "need-paper-boxes"
MAP_FILE = "paper-box-map.html"


def add_to(app: typer.Typer) -> None:
    app.command(help="見本で一通り試す / try everything on the sample")(demo)


def demo(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="地図を置く場所 / where the map goes")
    ] = Path("out"),
) -> None:
    settings: Settings = context.obj
    check_place(usable(output, "-o") / MAP_FILE)
    with (
        stopping_plainly(settings),
        door(settings, None, "127.0.0.1") as entrance,
        opened_visibly(settings) as services,
    ):
        load_if_empty(services, settings)
        answer_and_draw(services, settings, output / MAP_FILE)
        serve_until_stopped(settings, services, entrance)


def load_if_empty(services: Services, settings: Settings) -> None:
    """Loads the sample into an empty store; what is there already stays as it was left."""
    if services.store.snapshot().actors.ids:
        note(say("demo_kept", settings.language))
    else:
        load_folder(services, preset_folder(PRESET), settings, replace=False)


def answer_and_draw(services: Services, settings: Settings, file: Path) -> None:
    """Prints the paths of the sample's need and writes their map, unless it has been changed away."""
    viewer, language = local_viewer(settings), settings.language
    try:
        answered = ask_paths(services.store, Question(NEED), services.policy, viewer, services.today())
    except (UnknownId, NeedNotChecked) as error:
        note(say_error(error, language), "yellow")
        return
    show_answer(answered, Narrator(answered.records, language))
    html = rendered_map(draw_need(services.store, answered, services.policy, language))
    save(file, html.encode("utf-8"))
    show()
    show(say("map_written", language, file=str(file)), "bold")
