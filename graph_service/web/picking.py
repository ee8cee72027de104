"""From the name that somebody typed to the record that is meant: no page lists ten thousand people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph_service.application.asking import day_of
from graph_service.application.finding import LONGEST_QUERY, MOST_HITS, Hit
from graph_service.application.records import MOST_IN_PAGE, list_records, seen
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Page, PageQuery, Record
from graph_service.domain.closing import is_closed
from graph_service.domain.faults import Fault
from graph_service.domain.spelling import plain

Choice = tuple[str, str]
"""What is stored, what is shown."""

OFFERED = frozenset({"themes", "areas"})
"""Tables of which a form offers every open record."""
MOST_OFFERED = 300
"""Choices of one list; a municipality has fewer themes and areas."""
MOST_CANDIDATES = 12
MOST_REPEATED = 40
"""Characters of what was typed that are repeated where it is wrong."""


@dataclass(frozen=True)
class Picked:
    """The record that a text names; where it names none or several, `fault` is the code of a sentence."""

    text: str
    id: str = ""
    fault: str = ""
    candidates: tuple[Choice, ...] = ()

    def in_list(self, column: str) -> Fault | None:
        """What is wrong with it as one line of several, each of which names a record."""
        if not self.fault:
            return None
        names = "、".join(
            shown if shown.endswith(f" [{i}]") else with_id(i, shown) for i, shown in self.candidates
        )
        code = "pick_several_in_list" if self.candidates else self.fault
        return Fault("", 0, column, code, {"text": shortened(self.text), "names": names})


class Picker:
    """Finds the records that texts of a form name, among those that the viewer may read."""

    def __init__(self, services: Services, viewer: Viewer) -> None:
        self.services, self.viewer = services, viewer

    def pick(self, table: str, text: str) -> Picked:
        """By id, else by the whole name, else by words where only one record has them."""
        given = text.strip()
        if not given or given in self.readable(table, {given}):
            return Picked(given, given)
        if told := self.told_by_id(table, given):
            return Picked(given, told)
        found = self.found(table, given)
        same = [one for one in found if plain(one.title) == plain(given)]
        fitting = self.still_open(table, same) or same or found
        if len(fitting) == 1:
            return Picked(given, fitting[0].id)
        if not fitting:
            return Picked(given, fault="pick_none")
        named = ((one.id, f"{one.title} ({one.beside})" if one.beside else one.title) for one in fitting)
        return Picked(given, fault="pick_several", candidates=tuple(apart(named))[:MOST_CANDIDATES])

    def told_by_id(self, table: str, text: str) -> str:
        """The id at the end of a text, as `with_id` writes it; "" where no record of that name has it."""
        name, _, identity = text.removesuffix("]").rpartition(" [")
        record = self.readable(table, {identity}).get(identity) if name and text.endswith("]") else None
        return identity if record and plain(name).startswith(plain(called(record))) else ""

    def still_open(self, table: str, found: Sequence[Hit]) -> list[Hit]:
        """Of themes or areas of one name those that are not closed: only they are offered."""
        if table not in OFFERED or len(found) < 2:
            return []
        records, day = self.readable(table, {one.id for one in found}), self.day
        return [one for one in found if one.id in records and not is_closed(records[one.id], day)]

    @property
    def day(self) -> str:
        return day_of(self.services.store.snapshot().info, self.services.today())

    def pick_lines(self, table: str, text: str) -> list[Picked]:
        """The records that the lines of a text name, each once."""
        found = [self.pick(table, line) for line in text.splitlines() if line.strip()]
        return list({one.id or one.text: one for one in found}.values())

    def pick_whole(self, table: str, text: str) -> str:
        """The id of the one record that is called exactly so, "" for none or several."""
        same = [one.id for one in self.found(table, text) if plain(one.title) == plain(text)] if text else []
        return same[0] if len(same) == 1 else ""

    def tied(self, kind: str, actor: str) -> set[str]:
        """The other ends of an actor's ties of a kind: of those that live and that the viewer may read."""
        asked, day = PageQuery("ties", "", MOST_IN_PAGE, {"actor": actor, "kind": kind}), self.day
        ties = list_records(self.services.store, asked, self.viewer).records
        living = [tie for tie in ties if not is_closed(tie, day)]
        return {str(tie.values[end]) for tie in living for end in ("from", "to")} - {actor}

    def is_tied(self, actor: str) -> bool:
        """Whether any tie of an actor is on record, also one that is over."""
        snapshot = self.services.store.snapshot()
        place = snapshot.actors.ids.find(actor)
        return place is not None and int(snapshot.network.degree[place]) > 0

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

    def name_in_list(self, table: str, identity: str) -> str:
        """The same in a list of names, of which nothing else says who is meant: namesakes have their id."""
        name = self.name(table, identity)
        plain_will_do = name == identity or self.pick(table, name).id == identity
        return name if plain_will_do else with_id(identity, name)

    def choices(self, table: str) -> list[Choice]:
        """The first records of a table that has few, with their names, in the order of the names."""
        return in_order(self.every(table))

    def open_choices(self, table: str) -> list[Choice]:
        """The choices without records that are closed."""
        day = self.day
        return in_order(one for one in self.every(table) if not is_closed(one, day))

    def every(self, table: str) -> Iterator[Record]:
        page, read = Page((), ""), 0
        while read < MOST_OFFERED:
            page = list_records(self.services.store, PageQuery(table, page.next, MOST_IN_PAGE), self.viewer)
            yield from page.records
            read += len(page.records)
            if not page.next:
                return


def in_order(records: Iterable[Record]) -> list[Choice]:
    listed = [(one.id, called(one)) for one in records][:MOST_OFFERED]
    return sorted(apart(listed), key=lambda choice: plain(choice[1]))


def apart(choices: Iterable[Choice]) -> Iterator[Choice]:
    """The choices, each with words of its own: those that read alike with their id."""
    listed = list(choices)
    many = Counter(words for _, words in listed)
    for identity, words in listed:
        yield identity, with_id(identity, words) if many[words] > 1 else words


def with_id(identity: str, words: str) -> str:
    return f"{words} [{identity}]"


def shortened(text: str) -> str:
    return text if len(text) <= MOST_REPEATED else text[:MOST_REPEATED] + "…"


def called(record: Record) -> str:
    """The name or title of a record."""
    return str(record.values.get("name") or record.values.get("title") or record.id)
