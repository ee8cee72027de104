"""The command that shows where the network fails its open needs: `gaps`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from graph_service.analysis.gaps import find_gaps
from graph_service.application.gap_words import GapWords, gaps_data
from graph_service.application.gaps import ask_gaps
from graph_service.application.questions import Answered
from graph_service.bootstrap import local_viewer, today
from graph_service.cli.output import show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import Folder, Json, source_of
from graph_service.config import Settings
from graph_service.domain.gaps import GAP_CLASSES, GapQuestion, GapsAnswer
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.wording import listed

MOST_SHOWN = 10
"""Actors named below the gaps; `--json` has them all."""


def add_to(app: typer.Typer) -> None:
    app.command(help="つながりの穴:足りない資源、道、頼りすぎ / where the network has gaps")(gaps)


def gaps(
    context: typer.Context,
    area: Annotated[str, typer.Option(metavar="ID", help="この地区だけ / this area only")] = "",
    as_of: Annotated[str, typer.Option(metavar="DATE", help="YYYY-MM-DD")] = "",
    max_mediators: Annotated[int, typer.Option(help="仲立ちは何人まで / at most so many mediators")] = 3,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    question = GapQuestion(as_of, max_mediators, area=area)
    with shown_progress(settings.language) as progress, source_of(settings, folder, progress) as source:
        find = partial(find_gaps, tell=partial(progress, "gaps_looking"))
        answered = ask_gaps(source, question, DEFAULT_POLICY, local_viewer(settings), today(), find)
    if as_json:
        show_json(gaps_data(answered, settings.language))
    else:
        show_gaps(answered, GapWords(answered, settings.language))


def show_gaps(answered: Answered[GapsAnswer], words: GapWords) -> None:
    """The gaps by class, each with its deed, then who carries much."""
    answer, say = answered.answer, words.narrator.say
    show(say("gaps_title"), "bold")
    asked = answer.question
    show(say("gaps_lead", count=answer.open_needs, as_of=asked.as_of, most=asked.max_mediators))
    if answer.unchecked:
        show(say("gaps_unchecked", count=len(answer.unchecked)))
    if not answer.gaps:
        show(say("gaps_none"))
    for gap_class in GAP_CLASSES:
        some = [gap for gap in answer.gaps if gap.gap_class == gap_class]
        if some:
            show()
            show(f"{say(f'gap_class_{gap_class}')} ({len(some)})", "bold")
        for gap in some:
            show(f"- {words.words(gap)}")
            show("  " + say("gaps_deed", deed=words.deed(gap)))
    show_load(answer, words)


def show_load(answer: GapsAnswer, words: GapWords) -> None:
    narrator = words.narrator
    if answer.load:
        show()
        show(narrator.say("gaps_load"), "bold")
    for row in answer.load[:MOST_SHOWN]:
        name = narrator.actor(row.actor)
        show("- " + narrator.say("gaps_load_line", name=name, count=row.needs, others=row.without_us))
    if answer.structure.pieces:
        show()
        show(narrator.say("gaps_cut"), "bold")
    for one in answer.structure.pieces[:MOST_SHOWN]:
        sizes = listed([narrator.say("gaps_size", count=size) for size in one.sizes], narrator.language)
        show("- " + narrator.say("gaps_cut_line", name=narrator.actor(one.actor), sizes=sizes))
