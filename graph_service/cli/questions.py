"""Commands that ask: `paths`, `policy`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.districts import FolderSource, read_district
from graph_service.application.narration import Narrator, as_data
from graph_service.application.ports import Source
from graph_service.application.questions import Answered, Asked, ask_paths
from graph_service.bootstrap import folder_rules, local_viewer, opened, today
from graph_service.cli.output import note_warnings, show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.config import Settings
from graph_service.domain.answers import Alternative, ResourcePaths
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
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    asked = Asked(need_id, max_mediators, alternatives, as_of, audience)
    with source_of(settings, folder) as source:
        answered = ask_paths(source, asked, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(as_data(answered, settings.language))
    else:
        show_answer(answered, Narrator(answered.records, settings.language))


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


def show_answer(answered: Answered, narrator: Narrator) -> None:
    """The answer as text that can be read aloud."""
    answer = answered.answer
    question, need = answer.question, narrator.title("needs", answer.question.need)
    show(narrator.say("paths_title", need=need), "bold")
    holder = narrator.actor(answer.holder)
    show(narrator.say("paths_holder", holder=holder, as_of=question.as_of, most=question.max_mediators))
    if not answer.resources:
        show(narrator.say("paths_none"))
    for number, paths_to in enumerate(answer.resources, 1):
        show_resource(number, paths_to, narrator)
    for warning in answer.warnings:
        show("※ " + narrator.warning(warning), "yellow")


def show_resource(number: int, paths_to: ResourcePaths, narrator: Narrator) -> None:
    title, actor = narrator.title("resources", paths_to.resource), narrator.actor(paths_to.actor)
    show(f"\n{number}. {title} — {actor}", "bold green")
    use = narrator.values("resources", paths_to.resource).get("use")
    if use:
        show("   " + narrator.say("resource_use", use=use))
    for place, way in enumerate(paths_to.alternatives):
        show_alternative(place, way, narrator)


def show_alternative(place: int, way: Alternative, narrator: Narrator) -> None:
    name = narrator.say("alternative_other", number=place) if place else narrator.say("alternative_best")
    show(f"   ▸ {name} [{narrator.grade(way)}・{narrator.mediators(way)}]", "bold" if not place else "")
    show("     " + " → ".join(narrator.actor(actor) for actor in way.actors))
    for number, step in enumerate(way.steps, 1):
        show(f"       {number}) {narrator.step(step)}")
        for warning in step.warnings:
            show("          ※ " + narrator.warning(warning), "yellow")


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
