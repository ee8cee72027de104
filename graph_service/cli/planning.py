"""Commands that plan from gaps: `what-if`, `introduce`, `meeting`. None of them writes anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from graph_service.application.introducing import (
    USUAL_INTRODUCTIONS,
    IntroductionWords,
    ask_introductions,
    introductions_data,
)
from graph_service.application.meeting_plan import MeetingAnswered, MeetingAsked, ask_meeting
from graph_service.application.meeting_words import MeetingWords, meeting_data
from graph_service.application.what_if import Supposition, ask_what_if, supposed_of
from graph_service.application.what_if_words import WhatIfWords, what_if_data
from graph_service.bootstrap import local_viewer, today
from graph_service.cli.options import Many
from graph_service.cli.output import show, show_json
from graph_service.cli.questions import Folder, Json, source_of
from graph_service.config import Settings
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.terms import Language

AsOf = Annotated[str, typer.Option(metavar="DATE", help="YYYY-MM-DD")]
Most = Annotated[int, typer.Option(help="仲立ちは何人まで / at most so many mediators")]


def add_to(app: typer.Typer) -> None:
    app.command("what-if", help="もし抜けたら・加わったら・引き合わせたら / what if, nothing is written")(
        what_if
    )
    app.command(help="だれとだれを引き合わせるとよいか / whom to introduce to whom")(introduce)
    app.command(help="選んだ穴から協議体の議題と招く人を / agenda and guests of a meeting about gaps")(
        meeting
    )


def what_if(
    context: typer.Context,
    leaves: Annotated[Many | None, typer.Option(metavar="ID", help="この人・団体が抜ける / leaves")] = None,
    no_time: Annotated[
        Many | None, typer.Option(metavar="ID", help="間に立つ時間がとれない / has no time to introduce")
    ] = None,
    introduce: Annotated[
        tuple[str, str], typer.Option(metavar="ID ID", help="この二者を引き合わせる / two are introduced")
    ] = ("", ""),
    joins: Annotated[str, typer.Option(metavar="KIND", help="この種類の人・団体が加わる / joins")] = "",
    name: Annotated[str, typer.Option(help="加わる人・団体の名前 / the newcomer's name")] = "",
    subtype: Annotated[str, typer.Option(help="加わる人・団体の細かい種類 / the newcomer's subtype")] = "",
    area: Annotated[str, typer.Option(metavar="ID", help="加わる人・団体の地区 / their area")] = "",
    knows: Annotated[
        Many | None, typer.Option(metavar="ID", help="加わる人・団体の知り合い / whom they know")
    ] = None,
    gives: Annotated[str, typer.Option(metavar="THEME", help="提供するもののテーマ / what they give")] = "",
    receives: Annotated[
        str, typer.Option(metavar="THEME", help="受け取るもののテーマ / what they receive")
    ] = "",
    as_of: AsOf = "",
    max_mediators: Most = 3,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    pair = introduce if any(introduce) else ()
    about = {"name": name, "subtype": subtype, "area": area, "knows": knows or []}
    supposed = supposed_of(leaves or [], no_time or [], pair, joins, gives, receives, **about)
    question = GapQuestion(as_of, max_mediators)
    with source_of(settings, folder) as source:
        found = ask_what_if(source, question, supposed, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(what_if_data(found, settings.language))
    else:
        show_what_if(found, settings.language)


def show_what_if(found: Supposition, language: Language) -> None:
    """What would be otherwise: ways, load, gaps."""
    answer, words = found.answer, WhatIfWords(found, language)
    for _, _, said in words.supposed():
        show(said, "bold")
    show(words.summary())
    show_lines("what_if_lost", words, map(words.need, answer.lost))
    show_lines("what_if_gained", words, map(words.need, answer.gained))
    show_lines("what_if_moves", words, map(words.moved, answer.moved))
    show_lines("what_if_loads", words, map(words.load, answer.load))
    show_lines("what_if_opened", words, map(words.after.words, answer.opened))
    show_lines("what_if_closed", words, map(words.before.words, answer.closed))
    show_lines("what_if_changed", words, (words.after.words(one.after) for one in answer.changed))
    show()
    show("※ " + words.rests_on())


def show_lines(heading: str, words: WhatIfWords, lines: Iterable[str]) -> None:
    """The lines below their heading; nothing where there are none."""
    some = list(lines)
    if some:
        show()
        show(words.say(heading, count=len(some)), "bold")
    for line in some:
        show("- " + line)


def introduce(
    context: typer.Context,
    count: Annotated[int, typer.Option(help="何組まで / at most so many")] = USUAL_INTRODUCTIONS,
    as_of: AsOf = "",
    max_mediators: Most = 3,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    question = GapQuestion(as_of, max_mediators)
    with source_of(settings, folder) as source:
        viewer = local_viewer(settings)
        answered = ask_introductions(source, question, count, DEFAULT_POLICY, viewer, today())
    if as_json:
        show_json(introductions_data(answered, settings.language))
        return
    words = IntroductionWords(answered, settings.language)
    show(words.narrator.say("introduce_title"), "bold")
    if not answered.answer.introductions:
        show(words.narrator.say("introduce_none"))
    for number, one in enumerate(answered.answer.introductions, 1):
        show(f"{number}. {words.sentence(one)}")
    for bound in words.bounds():
        show("※ " + bound)


def meeting(
    context: typer.Context,
    gaps: Annotated[
        Many, typer.Option("--gaps", metavar="KEY", help="議題にする穴(`gaps --json` の key) / gaps by key")
    ],
    coordinator: Annotated[
        Many | None, typer.Option(metavar="ID", help="声をかけるコーディネーター / who invites")
    ] = None,
    must: Annotated[Many | None, typer.Option(metavar="ID", help="必ず招く / must be invited")] = None,
    must_not: Annotated[Many | None, typer.Option(metavar="ID", help="招かない / must not be")] = None,
    as_of: AsOf = "",
    max_mediators: Most = 3,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    lists = (tuple(some or ()) for some in (gaps, coordinator, must, must_not))
    question, asked = GapQuestion(as_of, max_mediators), MeetingAsked(*lists)
    with source_of(settings, folder) as source:
        answered = ask_meeting(source, question, asked, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(meeting_data(answered, settings.language))
    else:
        show_meeting(answered, MeetingWords(answered, settings.language))


def show_meeting(answered: MeetingAnswered, words: MeetingWords) -> None:
    """The agenda, then the guests, or why there is no group."""
    narrator, plan = words.narrator, answered.answer
    show(narrator.say("meeting_agenda"), "bold")
    for number, item in enumerate(plan.agenda, 1):
        show(f"{number}. [{words.matter(item)}] {words.question(item)}")
        show("   " + narrator.say("meeting_decision", decision=words.decision(item)))
        show("   " + words.gaps.words(item.gap))
    show()
    show(narrator.say("meeting_guests"), "bold")
    show(words.group())
    for one in plan.group.hindrances:
        show("- " + words.hindrance(one))
    for guest in plan.guests:
        show(f"- {narrator.actor(guest.actor)}", "bold")
        for line in (words.reason(guest), words.invitation(guest), words.bring(guest)):
            show("  " + line)
