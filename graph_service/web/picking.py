"""From the name that somebody typed to the record that is meant: no page lists ten thousand people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_service.application.asking import day_of
from graph_service.application.finding import LONGEST_QUERY, MOST_HITS, Hit
from graph_service.application.records import MOST_IN_PAGE, list_records, seen
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Page, PageQuery, Record
from graph_service.domain.spelling import plain

Choice = tuple[str, str]
"""What is stored, what is shown."""

MOST_OFFERED = 300
"""Choices of one list; a municipality has fewer themes and areas."""
MOST_CANDIDATES = 12


@dataclass(frozen=True)
class Picked:
    """The record that a text names; where it names none or several, `fault` is the code of a sentence."""

    text: str
    id: str = ""
    fault: str = ""
    candidates: tuple[Choice, ...] = ()


class Picker:
    """Finds the records that texts of a form name, among those that the viewer may read."""

    def __init__(self, services: Services, viewer: Viewer) -> None:
        self.services, self.viewer = services, viewer

    def pick(self, table: str, text: str) -> Picked:
        """By id, else by the whole name, else by words where only one record has them."""
        given = text.strip()
        if not given or given in self.readable(table, {given}):
            return Picked(given, given)
        found = self.found(table, given)
        same = [one for one in found if plain(one.title) == plain(given)]
        fitting = same or found
        if len(fitting) == 1:
            return Picked(given, fitting[0].id)
        if not fitting:
            return Picked(given, fault="pick_none")
        named = tuple((one.id, f"{one.title} ({one.beside})" if one.beside else one.title) for one in fitting)
        return Picked(given, fault="pick_several", candidates=named[:MOST_CANDIDATES])

    def pick_whole(self, table: str, text: str) -> str:
        """The id of the one record that is called exactly so, "" for none or several."""
        same = [one.id for one in self.found(table, text) if plain(one.title) == plain(text)] if text else []
        return same[0] if len(same) == 1 else ""

    def tied(self, kind: str, actor: str) -> set[str]:
        """The other ends of an actor's ties of a kind."""
        asked = PageQuery("ties", limit=MOST_IN_PAGE, where={"actor": actor, "kind": kind})
        ties = self.services.store.page(asked).records
        return {str(tie.values[end]) for tie in ties for end in ("from", "to")} - {actor}

    def is_tied(self, actor: str) -> bool:
        """Whether any tie of an actor is on record, also one that is over."""
        return bool(self.services.store.page(PageQuery("ties", limit=1, where={"actor": actor})).records)

    def found(self, table: str, text: str) -> tuple[Hit, ...]:
        """The records of the table that every word of the text is found in, best first."""
        return self.services.finder.find(text[:LONGEST_QUERY], self.viewer, MOST_HITS, (table,)).hits

    def readable(self, table: str, ids: set[str]) -> dict[str, Record]:
        store = self.services.store
        found = tuple(store.describe({table: ids})[table].values())
        return {one.id: one for one in seen(store, found, self.viewer)}

    def name(self, table: str, identity: str) -> str:
        """What a record is called; its id where it may not be read."""
        record = self.readable(table, {identity}).get(identity) if identity else None
        return called(record) if record else identity

    def choices(self, table: str) -> list[Choice]:
        """The first records of a table that has few, with their names, in the order of the names."""
        return in_order(self.every(table))

    def open_choices(self, table: str) -> list[Choice]:
        """The choices without records that are closed."""
        day = day_of(self.services.store.snapshot().info, self.services.today())
        return in_order(one for one in self.every(table) if not is_over(one, day))

    def every(self, table: str) -> Iterator[Record]:
        page, read = Page((), ""), 0
        while read < MOST_OFFERED:
            page = list_records(self.services.store, PageQuery(table, page.next, MOST_IN_PAGE), self.viewer)
            yield from page.records
            read += len(page.records)
            if not page.next:
                return


def in_order(records: Iterable[Record]) -> list[Choice]:
    listed = [(one.id, called(one)) for one in records]
    return sorted(listed[:MOST_OFFERED], key=lambda choice: plain(choice[1]))


def is_over(record: Record, day: str) -> bool:
    """Whether a record was closed on that day (ISO) or before."""
    return str(record.values.get("valid_to") or "9999") <= day


def called(record: Record) -> str:
    """The name or title of a record."""
    return str(record.values.get("name") or record.values.get("title") or record.id)
