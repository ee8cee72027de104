"""The command line: one typer application; each module beside this one adds its commands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from graph_service.cli import (
    address,
    changes,
    data,
    demo,
    doctor,
    engine,
    fabric,
    finding,
    gaps,
    maps,
    planning,
    questions,
    report,
    service,
)
from graph_service.cli.output import note, note_faults, use_utf8
from graph_service.config import settings_from
from graph_service.domain.errors import FaultyFolder, GraphServiceError, InputError
from graph_service.domain.terms import Language
from graph_service.domain.wording import say_error

FAILED, WRONG_INPUT = 1, 2


class PlainErrors(TyperGroup):
    """Every error of the domain becomes one plain sentence on stderr and an exit code."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401
        with plain_errors(ctx.obj.language):
            return super().invoke(ctx)


@contextmanager
def plain_errors(language: Language) -> Iterator[None]:
    try:
        yield
    except GraphServiceError as error:
        note(say_error(error, language), "red")
        if isinstance(error, FaultyFolder):
            note_faults(error.faults, language, "red")
        # without the chain: the sentence is the message, a traceback would bury it
        raise SystemExit(WRONG_INPUT if isinstance(error, InputError) else FAILED) from None


app = typer.Typer(
    name="graph-service",
    cls=PlainErrors,
    help="地域の中の「誰に頼めばつながるか」を見つけます。Finds who can connect a need to a resource.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
ASKING = (questions, gaps, fabric, planning, report, finding)
for commands in (demo, service, address, *ASKING, changes, maps, data, engine, doctor):
    commands.add_to(app)


def main() -> None:
    """Runs a command."""
    use_utf8()
    with plain_errors("en" if os.environ.get("GRAPH_SERVICE_LANG") == "en" else "ja"):
        settings = settings_from(os.environ)
    app(obj=settings)
