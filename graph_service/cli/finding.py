"""The command that finds records by words: `find`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.districts import FolderSource, read_district
from graph_service.application.finding import USUAL_HITS, Finder, Found
from graph_service.application.found_words import called, found_as_data, why
from graph_service.bootstrap import folder_rules, local_viewer, opened
from graph_service.cli.output import note_warnings, show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import Json
from graph_service.config import Settings
from graph_service.domain.terms import Language
from graph_service.domain.wording import say


def add_to(app: typer.Typer) -> None:
    app.command(help="人・ニーズ・資源・テーマ・地区をことばで検索 / find records by words")(find)


def find(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="名前やことばの一部 / a part of a name or word")],
    limit: Annotated[int, typer.Option(help="何件まで / at most so many")] = USUAL_HITS,
    folder: Annotated[
        Path | None, typer.Option(help="データベースを使わず、このフォルダーから / a folder, no database")
    ] = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    with finder_of(settings, folder) as finder:
        found = finder.find(text, local_viewer(settings), limit)
    if as_json:
        show_json(found_as_data(found, settings.language))
    else:
        show_found(found, settings.language)


@contextmanager
def finder_of(settings: Settings, folder: Path | None) -> Iterator[Finder]:
    """What is searched: the store, or a folder without any database."""
    if folder is None:
        with shown_progress(settings.language) as progress, opened(settings, progress) as services:
            yield services.finder
        return
    district, odd = read_district(folder, folder_rules(settings))
    note_warnings(odd, settings.language)
    source = FolderSource(district)
    yield Finder(source, source)


def show_found(found: Found, language: Language) -> None:
    """The hits, one a line, then how many."""
    for one in found.hits:
        kind = called(one, language)
        about = say("find_beside", language, kind=kind, beside=one.beside) if one.beside else kind
        show(say("find_line", language, title=one.title, kind=about, id=one.id, why=why(one, language)))
    code = "find_count_more" if found.more else "find_count"
    show(say(code if found.hits else "find_none", language, count=len(found.hits)), "bold")
