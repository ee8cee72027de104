"""What a form of these pages brought, and who is meant by names that were typed into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from graph_service.application.finding import LONGEST_QUERY, MOST_HITS
from graph_service.application.records import seen
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import FaultyRecord
from graph_service.domain.faults import Fault
from graph_service.domain.spelling import plain
from graph_service.domain.terms import Language
from graph_service.domain.wording import say_of

MOST_ITEMS = 40
"""Rows of a form that are read."""


@dataclass(frozen=True)
class Given:
    """The texts under each name, as typed."""

    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return next(iter(self.texts.get(name, ())), "").strip()

    def all(self, name: str) -> list[str]:
        return [text.strip() for text in self.texts.get(name, ()) if text.strip()]

    def number(self, name: str) -> int:
        """A whole number; 0, which no version is, for anything else."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    def rows(self, name: str) -> list[int]:
        """The numbers from 1 of the rows whose field NAME_n was sent."""
        return [number for number in range(1, MOST_ITEMS + 1) if f"{name}_{number}" in self.texts]


async def form_sent(request: Request) -> Given:
    """The fields of a form, files left out."""
    async with request.form() as sent:
        pairs = [(name, value) for name, value in sent.multi_items() if isinstance(value, str)]
    texts: dict[str, list[str]] = {}
    for name, value in pairs:
        texts.setdefault(name, []).append(value)
    return Given(texts)


Sent = Annotated[Given, Depends(form_sent)]


def people_named(services: Services, text: str, viewer: Viewer, column: str) -> list[str]:
    """The ids of the actors that the lines of a text name, by id or by their whole name.

    Raises FaultyRecord for a line that names nobody, or several.
    """
    ids: list[str] = []
    faults: list[Fault] = []
    for line in filter(None, (part.strip() for part in text.splitlines())):
        found = [line] if known(services, line, viewer) else called(services, line, viewer)
        if len(found) == 1:
            ids.append(found[0])
        else:
            code = "meeting_several_called" if found else "meeting_nobody_called"
            faults.append(Fault("", 0, column, code, {"name": line[:60], "count": len(found)}))
    if faults:
        raise FaultyRecord(tuple(faults))
    return list(dict.fromkeys(ids))


def known(services: Services, identity: str, viewer: Viewer) -> bool:
    found = services.store.describe({"actors": {identity}})["actors"]
    return bool(seen(services.store, tuple(found.values()), viewer))


def called(services: Services, name: str, viewer: Viewer) -> list[str]:
    """Actors that are called exactly so; where none is, those in whom the words are found."""
    hits = services.finder.find(name[:LONGEST_QUERY], viewer, MOST_HITS).hits
    actors = [hit for hit in hits if hit.table == "actors"]
    same = [hit.id for hit in actors if plain(hit.title) == plain(name)]
    return same or [hit.id for hit in actors]


class Wrong(dict[str, str]):
    """What is wrong by the name of the field, "" where nothing is; under "" what is wrong with all."""

    def __missing__(self, name: str) -> str:
        return ""


def sentences(error: FaultyRecord, language: Language) -> Wrong:
    """What is wrong beside each field: the first of several."""
    found = Wrong()
    for fault in error.faults:
        found.setdefault(fault.column, say_of(fault.code, language, fault.data))
    return found
