"""Commands that ask: `paths`, `policy`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.districts import FolderSource, read_district
from graph_service.application.narration import as_data
from graph_service.application.narrator import Narrator
from graph_service.application.ports import Source
from graph_service.application.questions import Asked, ask_paths
from graph_service.bootstrap import folder_rules, local_viewer, opened, today
from graph_service.cli.answer import show_answer
from graph_service.cli.output import note_warnings, show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.config import Settings
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.wording import say

Json = Annotated[bool, typer.Option("--json", help="JSONだけを出します / JSON on stdout and nothing else")]


def add_to(app: typer.Typer) -> None:
    app.command(help="ニーズから資源までの仲立ちの道 / the mediated paths of a need")(paths)
    app.command(help="道の良し悪しを決める係数 / the cost model")(policy)


def paths(
    context: typer.Context,
    need_id: Annotated[str, typer.Argument(help="ニーズのID / the need's id")],
    folder: Annotated[
        Path | None, typer.Option(help="データベースを使わず、このフォルダーから / a folder, no database")
    ] = None,
    max_mediators: Annotated[int, typer.Option(help="仲立ちは何人まで / at most so many mediators")] = 3,
    alternatives: Annotated[int, typer.Option(help="資源ごとに何通りまで / paths a resource")] = 3,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="YYYY-MM-DD")] = "",
    audience: Annotated[str, typer.Option(help="own, case, office, council, public")] = "office",
    scripts: Annotated[
        bool, typer.Option("--scripts", help="一人ずつの頼み方も出します / also what to say to each person")
    ] = False,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    asked = Asked(need_id, max_mediators, alternatives, as_of, audience)
    with source_of(settings, folder) as source:
        answered = ask_paths(source, asked, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(as_data(answered, settings.language))
    else:
        show_answer(answered, Narrator(answered.records, settings.language), scripts=scripts)


@contextmanager
def source_of(settings: Settings, folder: Path | None) -> Iterator[Source]:
    """What is asked: the store, or a folder without any database."""
    if folder is None:
        with shown_progress(settings.language) as progress, opened(settings, progress) as services:
            yield services.store
        return
    district, odd = read_district(folder, folder_rules(settings))
    note_warnings(odd, settings.language)
    yield FolderSource(district)


EXAMPLE_NEED, EXAMPLE_DAY = "need-paper-boxes", "2026-11-01"
"""A need and the day of the sample district paper-box: there the printed lines work as they are."""


def policy(
    context: typer.Context,
    cypher: Annotated[
        bool,
        typer.Option(
            "--cypher",
            help="Neo4j Browser に貼る :param の行(見本のニーズと日付つき)"
            " / :param lines for Neo4j Browser, with the sample's need and day, to be changed",
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    factors = DEFAULT_POLICY.as_data()
    if as_json:
        show_json(factors)
    elif cypher:
        settings: Settings = context.obj
        show("// " + say("policy_cypher", settings.language))
        for line in parameter_lines(factors):
            show(line)
    else:
        width = max(map(len, factors))
        for name, value in factors.items():
            show(f"{name:{width}}  {value}")


def parameter_lines(factors: Mapping[str, float]) -> Iterator[str]:
    """What sets the parameters of cypher/explore/mediated_paths.cypher; `;` lets all be pasted at once."""
    yield ":param policy => {" + ", ".join(f"{name}: {value}" for name, value in factors.items()) + "};"
    yield f":param need => '{EXAMPLE_NEED}';"
    yield f":param as_of => '{EXAMPLE_DAY}';"
