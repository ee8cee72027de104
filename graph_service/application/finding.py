"""Finding records by words: people, needs, resources, themes and areas, each with why it was found."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from graph_service.analysis.in_order import EVERYTHING, InOrder, Listed, Only
from graph_service.analysis.words import CannotTakeIn, Entry, Uses, Words, is_offer
from graph_service.application.keeping import MOST_CHANGES, are_next
from graph_service.application.ports import Journal, Records, Texts
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.errors import InvalidValue
from graph_service.domain.finding import FOUND_BY, texts_of
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.spelling import plain, plain_words

USUAL_HITS, MOST_HITS, LONGEST_QUERY = 20, 100, 200
ORDER = {table: place for place, table in enumerate(FOUND_BY)}


@dataclass(frozen=True)
class Why:
    """Why a record was found: a column of its own, its theme (`theme`, a name) by `synonym` or name, or a
    `resource` (a title) that would take what it offers.
    """

    by: str
    theme: str = ""
    synonym: str = ""
    resource: str = ""


@dataclass(frozen=True)
class By:
    """By what a word finds a record that does not hold it: a theme's id, or that of a resource it fits."""

    theme: str = ""
    resource: str = ""


@dataclass(frozen=True)
class Hit:
    """A record that was found; one reason a word. `kind` is that of an actor.

    `beside` tells namesakes apart: an actor's area, whose a need or resource is; "" where that is not known
    or may not be read.
    """

    table: str
    id: str
    title: str
    kind: str
    reasons: tuple[Why, ...]
    beside: str = ""


@dataclass(frozen=True)
class Found:
    """The best hits, and whether there are more that the viewer may read."""

    query: str
    hits: tuple[Hit, ...]
    more: bool


class Finder:
    """Keeps the texts of a store in memory, brought up to date from the journal, and searches them."""

    def __init__(
        self, store: Texts, journal: Journal, theme_steps: int = DEFAULT_POLICY.theme_steps_max
    ) -> None:
        self.store, self.journal, self.theme_steps = store, journal, theme_steps
        self.words: Words | None = None
        self.ordered: dict[str, InOrder] = {}
        self.lock = threading.Lock()

    def find(
        self,
        query: str,
        viewer: Viewer,
        limit: int = USUAL_HITS,
        tables: Collection[str] = tuple(FOUND_BY),
        only: Only = EVERYTHING,
    ) -> Found:
        """What the viewer may read and every word of the query is found in, of these tables, and fits `only`.

        Raises InvalidValue.
        """
        check_query(query, limit)
        words = plain_words(query)
        if not words:
            return Found(query, (), more=False)
        with self.lock:
            present = self.words = self.caught_up(self.words)
            uses = self.uses(present, words, viewer) if "needs" in tables else {}
            fitting = narrowed(present, present.holding(words, tables, uses), only, viewer)
            readable = seen(present, fitting, viewer)
            best = best_of(present, readable, words, limit + 1)
            found = [(one, found_by(present, one, words, uses)) for one in best[:limit]]
        return Found(query, tuple(self.hits(found, words, viewer)), more=len(best) > limit)

    def in_order(self, table: str, viewer: Viewer, only: Only, after: str, limit: int) -> Listed:
        """Up to `limit` ids that the viewer may read, in the order of their readings, after that of an id."""
        with self.lock:
            present = self.words = self.caught_up(self.words)
            following = self.sorted(table, present).after(present.entries[table].get(after))
            fitting = narrowed(present, following, only, viewer)
            ids = tuple(one.id for one in islice(seen(present, fitting, viewer), limit + 1))
        return Listed(ids[:limit], ids[limit - 1] if len(ids) > limit else "")

    def sorted(self, table: str, present: Words) -> InOrder:
        ordered = self.ordered.setdefault(table, InOrder())
        ordered.follow(present.entries[table], present.change)
        return ordered

    def uses(self, present: Words, words: tuple[str, ...], viewer: Viewer) -> Uses:
        """By word what an offer could be of use for, as far as the viewer may read of that."""
        return {
            word: present.themes_near(seen(present, present.welcoming(word), viewer), self.theme_steps)
            for word in words
        }

    def called(self) -> dict[str, list[str]]:
        """What every actor is called, by id: for finding names in texts, whoever may read of them."""
        with self.lock:
            present = self.words = self.caught_up(self.words)
            return dict(present.called())

    def get_ready(self) -> None:
        """Has the texts read, which the first query would have to wait for."""
        with self.lock:
            self.words = self.caught_up(self.words)
            for table in FOUND_BY:
                self.sorted(table, self.words)

    def caught_up(self, words: Words | None) -> Words:
        """The present texts; a change that cannot be taken in makes them be read afresh."""
        if words is None:
            return Words(self.store.texts())
        number = self.journal.change_number()
        if number == words.change:
            return words
        changes = self.journal.changes(words.change, MOST_CHANGES + 1) if number > words.change else []
        if not are_next(changes, words.change):
            return Words(self.store.texts())
        self.words = None  # half changed ones are never searched
        try:
            for change in changes:
                words.take_in(change)
        except CannotTakeIn:
            return Words(self.store.texts())
        return words

    def hits(
        self, found: list[tuple[Entry, tuple[By, ...]]], words: tuple[str, ...], viewer: Viewer
    ) -> Iterator[Hit]:
        """The entries with their titles, as the store has them now and the viewer may still read them."""
        wanted: dict[str, set[str]] = {table: set() for table in FOUND_BY}
        for entry, by in found:
            wanted[entry.table].add(entry.id)
            wanted["themes"].update(one.theme for one in by if one.theme)
            wanted["resources"].update(one.resource for one in by if one.resource)
        records = self.store.describe(wanted)
        holders = {str(r.values["actor"]) for t in ("needs", "resources") for r in records[t].values()}
        areas = {str(one.values["area"]) for one in records["actors"].values() if one.values.get("area")}
        more = self.store.describe({"actors": holders, "areas": areas})
        actors = {**records["actors"], **more["actors"]}
        records = {**records, "areas": {**records["areas"], **more["areas"]}}
        for entry, by in found:
            record = records[entry.table].get(entry.id)
            grounds = [records["resources"].get(one.resource) for one in by if one.resource]
            if all(one and viewer.sees(one, actors) for one in (record, *grounds)):
                assert record is not None
                yield hit_of(record, records, words, by, beside(record, actors, records["areas"], viewer))


def check_query(query: str, limit: int) -> None:
    """Raises InvalidValue."""
    if not 1 <= limit <= MOST_HITS:
        raise InvalidValue(column="limit", value=limit, expected=f"1-{MOST_HITS}")
    if len(query) > LONGEST_QUERY:
        raise InvalidValue(column="q", value=f"{query[:20]}…", expected=f"≤ {LONGEST_QUERY}")


def narrowed(words: Words, entries: Iterable[Entry], only: Only, viewer: Viewer) -> Iterator[Entry]:
    """The entries that a list is to hold. It does not tell where those are whom the viewer may not read."""
    known: dict[int, bool] = {}  # by the shared mapping: entries that are alike in it fit alike
    for one in entries:
        alike = id(one.beside)
        if alike not in known:
            known[alike] = only.fits(one, words, lambda holder: sees(words, holder, viewer))
        if known[alike]:
            yield one


def seen(words: Words, entries: Iterable[Entry], viewer: Viewer) -> Iterator[Entry]:
    """The entries that the viewer may read: nothing that they may not read is ranked or counted."""
    known: dict[int, bool] = {}  # by the shared mapping: actors that are alike in it are seen alike
    for entry in entries:
        if entry.table != "actors":
            if sees(words, entry, viewer):
                yield entry
            continue
        alike = id(entry.beside)
        if alike not in known:
            known[alike] = sees(words, entry, viewer)
        if known[alike]:
            yield entry


def sees(words: Words, entry: Entry, viewer: Viewer) -> bool:
    actor = words.entries["actors"].get(str(entry.beside.get("actor")))
    return viewer.sees(light(entry), {actor.id: light(actor)} if actor else {})


def light(entry: Entry) -> Record:
    """As much of the record as says who may read it."""
    return Record(entry.table, entry.id, entry.beside, 0)


def best_of(words: Words, entries: Iterable[Entry], asked: tuple[str, ...], count: int) -> list[Entry]:
    """The best: called exactly so, beginning so, holding it, only of use for it; then by kind, then by id."""
    joined, themes = "".join(asked), {word: words.themes_holding(word) for word in asked}

    def order(one: Entry) -> tuple[bool, int, int, str]:
        return fits_only(one, themes), one.rank(joined), ORDER[one.table], one.id

    return nsmallest(count, entries, key=order)


def fits_only(entry: Entry, themes: Mapping[str, Collection[str]]) -> bool:
    """Whether a word is neither in what an offer says nor in its themes: it is found by what takes it."""
    if not is_offer(entry):
        return False
    return any(w not in entry.text and entry.beside["theme"] not in about for w, about in themes.items())


def found_by(words: Words, entry: Entry, asked: tuple[str, ...], uses: Uses) -> tuple[By, ...]:
    """For each word by what the entry is found; nothing where its own text has the word."""
    theme = str(entry.beside.get("theme", ""))
    found = []
    for word in asked:
        above = "" if word in entry.text else words.theme_for(word, theme)
        own = word in entry.text or above
        found.append(By(above, "" if own else uses[word][theme]))
    return tuple(found)


def hit_of(record: Record, records: Records, words: tuple[str, ...], by: tuple[By, ...], beside: str) -> Hit:
    reasons = (reason_for(record, word, one, records) for word, one in zip(words, by, strict=True))
    title = str(record.values.get("title") or record.values.get("name") or "")
    return Hit(record.table, record.id, title, kind_of(record), tuple(dict.fromkeys(reasons)), beside)


def beside(record: Record, actors: Mapping[str, Record], areas: Mapping[str, Record], viewer: Viewer) -> str:
    """What tells a record from its namesakes, as far as the viewer may read it."""
    if record.table == "actors":
        area = areas.get(str(record.values.get("area")))
        return str(area.values["name"]) if area else ""
    holder = actors.get(str(record.values.get("actor")))
    return str(holder.values["name"]) if holder and viewer.sees(holder, actors) else ""


def kind_of(record: Record) -> str:
    return str(record.values["kind"]) if record.table == "actors" else ""


def reason_for(record: Record, word: str, by: By, records: Records) -> Why:
    """Why a word finds a record."""
    if by.resource:
        return Why("fits", resource=str(records["resources"][by.resource].values["title"]))
    theme = records["themes"].get(by.theme)
    if theme is None:
        column, text = holding(record, word)
        return Why("synonym", synonym=text) if column == "synonyms" else Why(column)
    column, text = holding(theme, word)
    name = str(theme.values["name"])
    return Why("theme_synonym", name, text) if column == "synonyms" else Why("theme", name)


def holding(record: Record, word: str) -> tuple[str, str]:
    """The first column of the record that has the word, and its text."""
    columns = FOUND_BY[record.table]
    texts = ((column, text) for column in columns for text in texts_of(column, record.values))
    return next(((column, text) for column, text in texts if word in plain(text)), (columns[0], ""))
