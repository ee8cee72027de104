"""The texts of a district in their plain spelling, by record: which of them hold the words of a query.

Every text is looked through: a hundred thousand names take some ten milliseconds, one character is found like
many, and a change costs one entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_service.analysis.matching import MEETS, steps_up
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Touched
from graph_service.domain.finding import BESIDE, FOUND_BY, StoredTexts, empty, texts_of
from graph_service.domain.spelling import plain

COLUMN, ITEM = "\f", "\n"
"""Between the columns of a text, and around each item of a column: no plain spelling holds either."""
EXACT, BEGINNING, INSIDE = range(3)

Uses = Mapping[str, Mapping[str, str]]
"""By word the themes of which an offer could be of use, each with the resource that would take it."""
NO_USES: Uses = {}

TAKEN_IN = frozenset({"edit", "undo"})
"""What is taken in record by record; after any other change the texts are read afresh."""


class CannotTakeIn(Exception):
    """A change that is not told record by record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its texts in their plain spelling, and the columns of `BESIDE`."""

    table: str
    id: str
    text: str
    beside: Mapping[str, Value]

    def rank(self, joined: str) -> int:
        """How well the words, written together, are what the record is called."""
        if ITEM + joined not in self.text:
            return INSIDE
        return EXACT if ITEM + joined + ITEM in self.text else BEGINNING


class Words:
    """The entries of one state, by table and id. Not for several threads at once."""

    def __init__(self, stored: StoredTexts) -> None:
        self.change = stored.change
        self.shared: dict[tuple[object, ...], Mapping[str, Value]] = {}
        self.entries: dict[str, dict[str, Entry]] = {table: {} for table in FOUND_BY}
        for table, columns in stored.tables.items():
            names = tuple(columns)
            for cells in zip(*columns.values(), strict=True):
                self.put(table, dict(zip(names, cells, strict=True)))

    def put(self, table: str, values: Mapping[str, Value]) -> None:
        text = COLUMN.join(spelt(column, values) for column in FOUND_BY[table])
        identity = values["id"]
        self.entries[table][identity] = Entry(table, identity, text, self.beside(table, values))

    def beside(self, table: str, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """The columns beside the texts; one mapping for all records that are alike in them."""
        found = {column: values.get(column) or empty(column) for column in BESIDE[table]}
        alike = tuple(tuple(v) if isinstance(v, list) else v for v in found.values())
        return self.shared.setdefault((table, *alike), found)

    def take_in(self, change: Change) -> None:
        """The state after this change. Raises CannotTakeIn."""
        if change.purpose not in TAKEN_IN or change.number != self.change + 1:
            raise CannotTakeIn()
        for touched in change.touched:
            if touched.table in FOUND_BY:
                self.touch(touched)
        self.change = change.number

    def touch(self, touched: Touched) -> None:
        if not touched.after:
            self.entries[touched.table].pop(touched.id, None)
            return
        known = self.entries[touched.table].get(touched.id)
        if known is None:
            self.put(touched.table, {**touched.after, "id": touched.id})
            return
        columns = dict(zip(FOUND_BY[touched.table], known.text.split(COLUMN), strict=True))
        columns.update({c: spelt(c, touched.after) for c in columns if c in touched.after})
        beside = self.beside(touched.table, {**known.beside, **touched.after})
        text = COLUMN.join(columns.values())
        self.entries[touched.table][touched.id] = Entry(touched.table, touched.id, text, beside)

    def holding(
        self, words: tuple[str, ...], tables: Iterable[str] = tuple(FOUND_BY), uses: Uses = NO_USES
    ) -> Iterator[Entry]:
        """The records in which, or in whose theme or one above it, every word is found; in no order.

        An offer is found too where it could be of use: `uses` are the themes of such offers, by word.
        """
        for table in tables:
            found: Iterable[Entry] = self.entries[table].values()
            for word in words:
                if "theme" in BESIDE[table]:
                    themes, uses_of = self.themes_holding(word), uses.get(word, {})
                    found = [
                        one
                        for one in found
                        if word in one.text
                        or (about := one.beside["theme"]) in themes
                        or (about in uses_of and is_offer(one))
                    ]
                else:
                    found = [one for one in found if word in one.text]
            yield from found

    def called(self) -> Iterator[tuple[str, list[str]]]:
        """Every actor with the name and how it is read ("" for none), in their plain spelling."""
        for one in self.entries["actors"].values():
            yield one.id, [column.strip(ITEM) for column in one.text.split(COLUMN)]

    def welcoming(self, word: str) -> Iterator[Entry]:
        """What is taken gladly somewhere, and has the word in its texts or its theme; in no order."""
        themes = self.entries["themes"]
        about = {identity for identity, one in themes.items() if word in one.text}
        for one in self.entries["resources"].values():
            if one.beside["direction"] == MEETS["offers"] and (
                word in one.text or one.beside["theme"] in about
            ):
                yield one

    def themes_near(self, entries: Iterable[Entry], limit: int) -> dict[str, str]:
        """The themes of offers that fit one of these resources, each with the nearest one's id.

        They fit as needs and resources do: `limit` steps up from both to a common theme at most.
        """
        broader = {i: tuple(one.beside["broader"]) for i, one in self.entries["themes"].items()}
        first: dict[str, str] = {}
        for one in entries:
            theme = one.beside["theme"]
            first[theme] = min(one.id, first.get(theme, one.id))
        above: dict[str, list[tuple[int, str]]] = {}
        for theme, resource in first.items():
            for up, steps in steps_up(theme, broader, limit).items():
                above.setdefault(up, []).append((steps, resource))
        nearest = {up: min(found) for up, found in above.items()}
        near: dict[str, str] = {}
        for theme in broader:
            reached = [
                (steps + nearest[up][0], nearest[up][1])
                for up, steps in steps_up(theme, broader, limit).items()
                if up in nearest
            ]
            if reached and min(reached)[0] <= limit:
                near[theme] = min(reached)[1]
        return near

    def themes_holding(self, word: str) -> frozenset[str]:
        """The themes of that word, and all below them."""
        themes = self.entries["themes"]
        return frozenset(identity for identity in themes if self.theme_for(word, identity))

    def theme_for(self, word: str, theme: str) -> str:
        """The nearest theme at or above `theme` that has the word in its name or synonyms; "" if none."""
        themes, edge, passed = self.entries["themes"], [theme], set[str]()
        while edge:
            found = [one for one in edge if one in themes and word in themes[one].text]
            if found:
                return min(found)
            passed.update(edge)
            above = (up for one in edge if one in themes for up in themes[one].beside["broader"])
            edge = [one for one in dict.fromkeys(above) if one not in passed]
        return ""


def is_offer(entry: Entry) -> bool:
    """Whether it is a wish to give."""
    return entry.table == "needs" and entry.beside["direction"] == "offers"


def spelt(column: str, values: Mapping[str, Value]) -> str:
    return ITEM + "".join(plain(text) + ITEM for text in texts_of(column, values))
