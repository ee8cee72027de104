"""What a record is called in a sentence, with the names that the viewer may read."""

from __future__ import annotations

from collections.abc import Iterable

from graph_service.application.narrator import Narrator
from graph_service.application.ports import Source
from graph_service.application.questions import readable
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.checks import named_in
from graph_service.domain.ontology import label
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.domain.wording import listed, say


def narrator_of(source: Source, records: Iterable[Record], viewer: Viewer, language: Language) -> Narrator:
    """Tells of these records: with what they name and the viewer may read."""
    named: dict[str, set[str]] = {table: set() for table in (*TABLES,)}
    for record in records:
        for table, identity in named_in(TABLES[record.table], record.values):
            named[table].add(identity)
        named["actors"].update(str(record.values[c]) for c in PERSONS if record.values.get(c))
    return Narrator(readable(source, named, viewer), language)


PERSONS = ("confirmed_by", "checked_by", "asked_by", "judged_by", "searched_by", "given_by", "made_by", "by")
"""Columns that hold an actor's id or any text: who did something."""


def called(record: Record, narrator: Narrator) -> str:
    """A few words for a record."""
    values, language = record.values, narrator.language
    if record.table == "ties":
        ends = {"a": narrator.actor(values["from"]), "b": narrator.actor(values["to"])}
        return TIE_KINDS[values["kind"]].words(language, forward=True).format(**ends)
    if record.table in CALLED:
        return say(f"called_{record.table}", language, **words(record, narrator))
    own = (values.get(column) for column in ("name", "title", "question", "measure"))
    return str(next(filter(None, own), record.id))


CALLED = frozenset(
    {"asks", "matches", "consents", "care", "searches", "replies", "developments", "efforts", "places"}
)
"""Tables whose records have no name of their own."""


def words(record: Record, narrator: Narrator) -> dict[str, str]:
    """What the sentences about such records take."""
    values, language = record.values, narrator.language
    needs = [values["need"]] if values.get("need") else values.get("needs") or ()
    status = values.get("status") if record.table == "care" else None
    return {
        "actor": narrator.actor(values["actor"]) if values.get("actor") else "",
        "need": listed([narrator.title("needs", need) for need in needs], language),
        "on": str(next((values[column] for column in DATES if values.get(column)), "")),
        "purpose": label("purpose", values["purpose"], language) if record.table == "consents" else "",
        "status": label("care_status", status, language) if status else "",
        "minutes": str(values.get("minutes", "")),
    }


DATES = ("asked_on", "agreed_on", "given_on", "searched_on", "opened_on", "spent_on")
