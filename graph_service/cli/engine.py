"""Commands about the embedded database: `engine start|stop|status`."""

from __future__ import annotations

import typer

from graph_service.bootstrap import embedded_engine
from graph_service.cli.output import note, show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import Json
from graph_service.config import Settings
from graph_service.domain.wording import say

engine = typer.Typer(help="組み込みデータベース / the embedded database", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(engine, name="engine")


@engine.command(help="起動し、止めるまで動かし続ける / start it and keep it")
def start(context: typer.Context) -> None:
    settings: Settings = context.obj
    with shown_progress(settings.language) as progress:
        server = embedded_engine(settings, progress).keep()
    note(say("engine_started", settings.language, uri=server.uri), "green")


@engine.command(help="止める / stop it")
def stop(context: typer.Context) -> None:
    settings: Settings = context.obj
    with shown_progress(settings.language) as progress:
        embedded_engine(settings, progress).stop()
    note(say("engine_stopped", settings.language), "green")


@engine.command(help="ようすを見る / how it is")
def status(context: typer.Context, as_json: Json = False) -> None:
    settings: Settings = context.obj
    with shown_progress(settings.language) as progress:
        found = embedded_engine(settings, progress).status()
    data = {**vars(found), "home": str(found.home)}
    if as_json:
        show_json(data)
        return
    show(say("engine_running" if found.answering else "engine_not_running", settings.language, **data))
