"""The command that shows how ties hold a district together: `fabric`."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.application.fabric.asking import FabricAsked, ask_fabric
from graph_service.application.fabric.data import fabric_data, sections
from graph_service.application.fabric.words import FabricWords, Section
from graph_service.bootstrap import local_viewer, today
from graph_service.cli.output import show, show_json
from graph_service.cli.questions import Folder, Json, source_of
from graph_service.config import Settings
from graph_service.domain.policy import DEFAULT_POLICY


def add_to(app: typer.Typer) -> None:
    app.command(help="つながりのようす:まとまり、孤立、橋渡し / how ties hold together, who is alone")(fabric)


def fabric(
    context: typer.Context,
    area: Annotated[str, typer.Option(metavar="ID", help="この地区だけ / this area only")] = "",
    as_of: Annotated[str, typer.Option(metavar="DATE", help="YYYY-MM-DD")] = "",
    audience: Annotated[
        str, typer.Option(help="見せる相手:own、case、office、council、public / for whom")
    ] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    asked = FabricAsked(as_of, area, audience)
    with source_of(settings, folder) as source:
        seen = ask_fabric(source, asked, DEFAULT_POLICY, local_viewer(settings), today())
    if as_json:
        show_json(fabric_data(seen, settings.language))
    else:
        show_fabric(FabricWords(seen, settings.language))


def show_fabric(words: FabricWords) -> None:
    """Everything with the central bodies first, then without."""
    show(words.say("fabric_title"), "bold")
    for said in (*words.lead(), words.asked_words()):
        show(said)
    if words.answer.whole is None or words.answer.without_us is None:
        return
    show_section(words, words.residents())
    show_section(words, words.unlinked())
    both = (("fabric_with", words.answer.whole), ("fabric_without", words.answer.without_us))
    show()
    show(words.say("fabric_both_lead"))
    for code, one in both:
        show()
        show(words.say(code), "bold")
        for section in sections(words, one):
            show_section(words, section)


def show_section(words: FabricWords, section: Section) -> None:
    show()
    show(section.title, "bold")
    show(section.words)
    for finding in section.findings:
        if finding.words:
            show(f"- {finding.words}")
        if finding.deed:
            show("  " + words.say("gaps_deed", deed=finding.deed))
    if section.further:
        show(words.say("fabric_further", count=section.further))
    if section.deed:
        show(words.say("gaps_deed", deed=section.deed))
