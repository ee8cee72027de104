"""The entries of a table in the order of their readings: actors by kana, the others by name or title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from graph_service.analysis.words import COLUMN, ITEM, Entry, Words
from graph_service.domain.finding import FOUND_BY


@dataclass(frozen=True)
class Only:
    """Which records a list is to hold: of a kind (needs and resources: of a direction), of these areas."""

    kind: str = ""
    areas: frozenset[str] = frozenset()

    def fits(self, entry: Entry, words: Words, may_read: Callable[[Entry], bool]) -> bool:
        """Where a need or resource is, only who may read of its actor is told."""
        if self.kind and self.kind != entry.beside.get("kind", entry.beside.get("direction")):
            return False
        holder = words.entries["actors"].get(str(entry.beside.get("actor")))
        if not self.areas:
            return True
        return (holder or entry).beside.get("area") in self.areas and (holder is None or may_read(holder))


EVERYTHING = Only()


@dataclass(frozen=True)
class Listed:
    """Ids in the order of a list, and the one after which it goes on ("": it ends)."""

    ids: tuple[str, ...]
    next: str


class InOrder:
    """Kept sorted from change to change: only what is new is spelt out, the rest stands where it stood."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, Entry]] = []
        self.change = -1

    def follow(self, entries: Mapping[str, Entry], change: int) -> None:
        """Takes in the entries as they are after a change. Those that changed are other objects by then."""
        if change == self.change:
            return
        kept = [row for row in self.rows if entries.get(row[1]) is row[2]]
        known = {row[1] for row in kept}
        new = [(reading(one), one.id, one) for one in entries.values() if one.id not in known]
        self.rows = sorted(kept + new)  # ids differ: the entries themselves are never compared
        self.change = change

    def after(self, entry: Entry | None) -> Iterator[Entry]:
        """The entries that follow one; all of them without one."""
        place = 0
        if entry:
            place = bisect_left(self.rows, (reading(entry), entry.id, entry)) + 1
        return (row[2] for row in islice(self.rows, place, None))


def reading(entry: Entry) -> str:
    """How the entry is read, in plain spelling: by its kana where it has some."""
    texts = entry.text.split(COLUMN)
    kana = texts[KANA].strip(ITEM) if entry.table == "actors" else ""
    return kana or texts[0].strip(ITEM)


KANA = FOUND_BY["actors"].index("kana")
