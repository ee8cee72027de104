"""Finding records by words: people, needs, resources, themes and areas, each with why it was found."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from graph_service.analysis.words import CannotTakeIn, Entry, Words
from graph_service.application.keeping import MOST_CHANGES, are_next
from graph_service.application.ports import Journal, Records, Texts
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.errors import InvalidValue
from graph_service.domain.finding import FOUND_BY, texts_of
from graph_service.domain.ontology import label
from graph_service.domain.spelling import plain, plain_words
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say

USUAL_HITS, MOST_HITS, LONGEST_QUERY = 20, 100, 200
ORDER = {table: place for place, table in enumerate(FOUND_BY)}


@dataclass(frozen=True)
class Why:
    """Why a record was found: a column of its own, or its theme (`theme`, a name) by `synonym` or name."""

    by: str
    theme: str = ""
    synonym: str = ""


@dataclass(frozen=True)
class Hit:
    """A record that was found; one reason a word. `kind` is that of an actor."""

    table: str
    id: str
    title: str
    kind: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True)
class Found:
    """The best hits, and whether there are more that the viewer may read."""

    query: str
    hits: tuple[Hit, ...]
    more: bool


class Finder:
    """Keeps the texts of a store in memory, brought up to date from the journal, and searches them."""

    def __init__(self, store: Texts, journal: Journal) -> None:
        self.store, self.journal = store, journal
        self.words: Words | None = None
        self.lock = threading.Lock()

    def find(
        self, query: str, viewer: Viewer, limit: int = USUAL_HITS, tables: Collection[str] = tuple(FOUND_BY)
    ) -> Found:
        """What the viewer may read and every word of the query is found in, of these tables.

        Raises InvalidValue.
        """
        check_query(query, limit)
        words = plain_words(query)
        if not words:
            return Found(query, (), more=False)
        with self.lock:
            present = self.words = self.caught_up(self.words)
            readable = seen(present, present.holding(words, tables), viewer)
            best = best_of(readable, "".join(words), limit + 1)
            themes = [(one, themes_for(present, one, words)) for one in best[:limit]]
        return Found(query, tuple(self.hits(themes, words, viewer)), more=len(best) > limit)

    def get_ready(self) -> None:
        """Has the texts read, which the first query would have to wait for."""
        with self.lock:
            self.words = self.caught_up(self.words)

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
        self, found: list[tuple[Entry, tuple[str, ...]]], words: tuple[str, ...], viewer: Viewer
    ) -> Iterator[Hit]:
        """The entries with their titles, as the store has them now and the viewer may still read them."""
        wanted: dict[str, set[str]] = {table: set() for table in FOUND_BY}
        for entry, themes in found:
            wanted[entry.table].add(entry.id)
            wanted["themes"].update(theme for theme in themes if theme)
        records = self.store.describe(wanted)
        holders = {str(r.values["actor"]) for t in ("needs", "resources") for r in records[t].values()}
        actors = {**records["actors"], **self.store.describe({"actors": holders})["actors"]}
        for entry, themes in found:
            record = records[entry.table].get(entry.id)
            if record and viewer.sees(record, actors):
                yield hit_of(record, records, words, themes)


def check_query(query: str, limit: int) -> None:
    """Raises InvalidValue."""
    if not 1 <= limit <= MOST_HITS:
        raise InvalidValue(column="limit", value=limit, expected=f"1-{MOST_HITS}")
    if len(query) > LONGEST_QUERY:
        raise InvalidValue(column="q", value=f"{query[:20]}…", expected=f"≤ {LONGEST_QUERY}")


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


def best_of(entries: Iterable[Entry], joined: str, count: int) -> list[Entry]:
    """The best: called exactly so, beginning so, holding it; then by kind of record, then by id."""
    return nsmallest(count, entries, key=lambda one: (one.rank(joined), ORDER[one.table], one.id))


def themes_for(words: Words, entry: Entry, asked: tuple[str, ...]) -> tuple[str, ...]:
    """For each word the theme by which the entry is found; "" where its own text has the word."""
    theme = str(entry.beside.get("theme", ""))
    return tuple("" if word in entry.text else words.theme_for(word, theme) for word in asked)


def hit_of(record: Record, records: Records, words: tuple[str, ...], themes: tuple[str, ...]) -> Hit:
    named = [records["themes"].get(theme) for theme in themes]
    reasons = (reason_for(record, word, theme) for word, theme in zip(words, named, strict=True))
    title = str(record.values.get("title") or record.values.get("name") or "")
    return Hit(record.table, record.id, title, kind_of(record), tuple(dict.fromkeys(reasons)))


def kind_of(record: Record) -> str:
    return str(record.values["kind"]) if record.table == "actors" else ""


def reason_for(record: Record, word: str, theme: Record | None) -> Why:
    """Why a word finds a record."""
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


def found_as_data(found: Found, language: Language) -> dict[str, object]:
    """What was found, as JSON."""
    hits = [
        {
            **{"table": one.table, "id": one.id, "title": one.title, "kind": one.kind},
            "why": one.reasons[0].by,
            "words": why(one, language),
        }
        for one in found.hits
    ]
    return {"query": found.query, "hits": hits, "more": found.more}


def why(hit: Hit, language: Language) -> str:
    """Why a record was found, in words."""
    return listed([words_of(reason, language) for reason in hit.reasons], language)


def words_of(reason: Why, language: Language) -> str:
    return say(f"found_by_{reason.by}", language, theme=reason.theme, synonym=reason.synonym)


def called(hit: Hit, language: Language) -> str:
    """What kind of thing was found."""
    return label("actor_kind", hit.kind, language) if hit.kind else say(f"table_{hit.table}", language)
