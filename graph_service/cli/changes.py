"""Commands about single changes: `confirm`, `undo`, `history`."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.application.confirming import CONFIRMED, Confirmation, confirm
from graph_service.application.history import Entry, history_of
from graph_service.application.naming import called, narrator_of
from graph_service.application.services import Services
from graph_service.application.undoing import undo
from graph_service.bootstrap import local_viewer, opened, today
from graph_service.cli.output import show, show_json
from graph_service.cli.progress import shown_progress
from graph_service.cli.questions import Json
from graph_service.config import Settings
from graph_service.domain.cells import cell_text
from graph_service.domain.changes import Change
from graph_service.domain.errors import InvalidValue
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say


def add_to(app: typer.Typer) -> None:
    app.command(
        name="confirm",
        help="人・団体、つながり、資源を「変わりなし」と記録 / note that something is unchanged",
    )(confirm_ids)
    app.command(name="undo", help="最後の変更を元に戻す / undo the last change, or the one with that number")(
        undo_change
    )
    app.command(help="ある記録のこれまでの変更 / who changed a record, when and what")(history)


def confirm_ids(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="ID(いくつでも) / ids")],
    table: Annotated[
        str, typer.Option(help="同じIDがあるとき: actors, ties, resources / where an id is in several")
    ] = "",
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    if table and table not in CONFIRMED:
        raise InvalidValue(column="--table", value=table, expected=", ".join(CONFIRMED))
    viewer, tables = local_viewer(settings), (table,) if table else CONFIRMED
    with shown_progress(settings.language) as progress, opened(settings, progress) as services:
        done = confirm(services.store, ids, viewer, today(), tables)
        if as_json:
            show_json(confirmation_data(done))
            return
        narrator = narrator_of(services.store, done.records, viewer, settings.language)
    known = not done.change.touched
    show(narrator.say("confirm_known" if known else "confirm_told", date=done.on, change=done.change.number))
    for record in done.records:
        kind, what = narrator.say(f"table_{record.table}"), called(record, narrator)
        show("  " + narrator.say("confirm_line", kind=kind, what=what, id=record.id))


def confirmation_data(done: Confirmation) -> dict[str, object]:
    """What was confirmed, as JSON; `change` is 0 where it was known already."""
    records = [{"table": record.table, "id": record.id} for record in done.records]
    change = done.change.number if done.change.touched else 0
    return {"confirmed_on": done.on, "change": change, "records": records}


def undo_change(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(metavar="CHANGE", help="変更の番号(なければ最後) / its number"),
    ] = None,
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    with shown_progress(settings.language) as progress, opened(settings, progress) as services:
        wanted = services.journal.change_number() if number is None else number
        change = undo(services.store, services.journal, wanted, local_viewer(settings))
    if as_json:
        records = [{"table": touched.table, "id": touched.id} for touched in change.touched]
        show_json({"undone": wanted, "change": change.number, "records": records})
        return
    show_undone(wanted, change, settings.language)


def show_undone(undone: int, change: Change, language: Language) -> None:
    show(say("undo_told", language, change=undone, number=change.number))
    for touched in change.touched:
        kind = say(f"table_{touched.table}", language)
        show("  " + say("undo_line", language, type=kind, id=touched.id))


def history(
    context: typer.Context,
    table: Annotated[str, typer.Argument(help="actors, ties, needs, resources, …")],
    identity: Annotated[str, typer.Argument(metavar="ID", help="記録のID / the record's id")],
    as_json: Json = False,
) -> None:
    settings: Settings = context.obj
    if table not in TABLES:
        raise InvalidValue(column="TABLE", value=table, expected=", ".join(TABLES))
    with shown_progress(settings.language) as progress, opened(settings, progress) as services:
        entries = entries_of(services, table, identity, settings)
    if as_json:
        show_json([entry_data(entry) for entry in entries])
        return
    for entry in entries:
        show_entry(entry, table, settings.language)


def entries_of(services: Services, table: str, identity: str, settings: Settings) -> tuple[Entry, ...]:
    return history_of(services.store, services.journal, table, identity, local_viewer(settings))[1]


def entry_data(entry: Entry) -> dict[str, object]:
    """An entry as JSON: columns before and after by name."""
    changed = {one.column: {"before": one.before, "after": one.after} for one in entry.differences}
    return {
        **{"change": entry.number, "at": entry.at, "who": entry.who, "purpose": entry.purpose},
        **{"source": entry.source, "created": entry.created, "changed": changed},
    }


def show_entry(entry: Entry, table: str, language: Language) -> None:
    what = say(entry.happened, language, source=entry.source)
    show(say("history_entry", language, at=entry.at, who=entry.who, number=entry.number, what=what), "bold")
    for one in entry.differences:
        before, after = cell_text(one.before) or "—", cell_text(one.after) or "—"
        show("  " + say("history_line", language, field=one.column, before=before, after=after))
