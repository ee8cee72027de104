"""Commands that ask: `paths`, `between`, `reach`, `policy`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from graph_service.application.answer_data import actor_data, between_data, reach_data
from graph_service.application.districts import FolderSource, read_district
from graph_service.application.narration import as_data
from graph_service.application.narrator import Narrator
from graph_service.application.ports import Reader
from graph_service.application.progress import Progress
from graph_service.application.questions import ask_between, ask_for_actor, ask_reach, ask_several
from graph_service.bootstrap import folder_rules, local_viewer, opened, today
from graph_service.cli.answers import show_answer, show_between, show_for_actor, show_reach
from graph_service.cli.options import Many, Scoped, scoped
from graph_service.cli.output import note_warnings, show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.config import Settings
from graph_service.domain.answers import ActorQuestion, BetweenQuestion, ReachQuestion, Scope
from graph_service.domain.errors import InvalidValue
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.wording import say

Json = Annotated[bool, typer.Option("--json", help="JSONだけを出します / JSON on stdout and nothing else")]


Folder = Annotated[
    Path | None, typer.Option(help="データベースを使わず、このフォルダーから / a folder, no database")
]


def add_to(app: typer.Typer) -> None:
    app.command(cls=Scoped, help="ニーズから資源までの仲立ちの道 / the mediated paths of a need")(
        scoped(paths)
    )
    app.command(cls=Scoped, help="人・団体のあいだの道 / the paths between actors")(scoped(between))
    app.command(cls=Scoped, help="この資源につながるニーズ / which needs can reach a resource")(scoped(reach))
    app.command(help="道の良し悪しを決める係数 / the cost model")(policy)


def paths(
    context: typer.Context,
    scope: Scope,
    need_ids: Annotated[
        Many | None, typer.Argument(help="ニーズのID(いくつでも) / ids of needs", metavar="NEED_ID...")
    ] = None,
    from_actor: Annotated[
        str, typer.Option(metavar="ID", help="ニーズの代わりに、この人・団体から / from an actor instead")
    ] = "",
    folder: Folder = None,
    scripts: Annotated[
        bool, typer.Option("--scripts", help="一人ずつの頼み方も出します / also what to say to each person")
    ] = False,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    if bool(need_ids) == bool(from_actor):
        raise InvalidValue(column="NEED_ID", value=from_actor, expected=("expected_needs_or_actor",))
    if from_actor:
        paths_of_actor(settings, scope.asking(ActorQuestion, actor=from_actor), folder, as_json)
        return
    with source_of(settings, folder) as source:
        found = ask_several(source, need_ids or [], scope, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        data = [as_data(answered, settings.language) for answered in found]
        show_json(data[0] if len(data) == 1 else data)
        return
    for answered in found:
        show_answer(answered, Narrator(answered.records, settings.language), scripts=scripts)


def paths_of_actor(settings: Settings, question: ActorQuestion, folder: Path | None, as_json: bool) -> None:
    with source_of(settings, folder) as source:
        answered = ask_for_actor(source, question, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(actor_data(answered, settings.language))
    else:
        show_for_actor(answered, Narrator(answered.records, settings.language))


def between(
    context: typer.Context,
    scope: Scope,
    ends: Annotated[Many, typer.Option("--to", metavar="ID", help="行き先(いくつでも) / to whom")],
    starts: Annotated[
        Many | None, typer.Option("--from", metavar="ID", help="だれから(いくつでも) / from whom")
    ] = None,
    need: Annotated[
        str, typer.Option(metavar="ID", help="このニーズのため / for this need, from its holder if no --from")
    ] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    question = scope.asking(BetweenQuestion, starts=tuple(starts or ()), ends=tuple(ends), need=need)
    with source_of(settings, folder) as source:
        answered = ask_between(source, question, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(between_data(answered, settings.language))
    else:
        show_between(answered, Narrator(answered.records, settings.language))


def reach(
    context: typer.Context,
    scope: Scope,
    resource_id: Annotated[str, typer.Argument(help="資源のID / the resource's id")],
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    question = scope.asking(ReachQuestion, resource=resource_id)
    with source_of(settings, folder) as source:
        answered = ask_reach(source, question, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(reach_data(answered, settings.language))
    else:
        show_reach(answered, Narrator(answered.records, settings.language))


@contextmanager
def source_of(settings: Settings, folder: Path | None, progress: Progress | None = None) -> Iterator[Reader]:
    """What is asked: the store, or a folder without any database. `progress`: one that is shown already."""
    if folder is None:
        shown = nullcontext(progress) if progress else shown_progress(settings.language)
        with shown as telling, opened(settings, telling) as services:
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
