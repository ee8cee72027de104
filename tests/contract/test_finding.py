"""Finding by words on the fake and on a real Neo4j."""

from __future__ import annotations

from graph_service.adapters.assets import asset
from graph_service.application.finding import Finder
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.finding import text_columns
from tests.contract.conftest import AnyStore
from tests.contract.rows import actor, load_of, sample

COORDINATOR = Viewer("tester", "coordinator")
PAPER_BOX = asset("seed_data", "paper-box")


def found(finder: Finder, query: str) -> list[tuple[str, str]]:
    return [(one.table, one.id) for one in finder.find(query, COORDINATOR).hits]


def test_an_empty_store_finds_nothing(store: AnyStore) -> None:
    assert found(Finder(store, store), "花") == []


def test_the_texts_are_those_of_the_folder(store: AnyStore) -> None:
    store.load(load_of(sample(PAPER_BOX)))
    stored, given = store.texts(), text_columns(sample(PAPER_BOX))
    assert stored.change == 1
    assert set(stored.tables) == set(given)
    for table, columns in given.items():
        kept = {name: list(stored.tables[table][name]) for name in columns}
        assert sorted(map(repr, zip(*kept.values(), strict=True))) == sorted(
            map(repr, zip(*columns.values(), strict=True))
        )


def test_what_is_found_follows_the_edits(store: AnyStore) -> None:
    store.load(load_of(sample(PAPER_BOX)))
    finder = Finder(store, store)
    offer = ("needs", "need-paper-boxes")  # what the shrine would take
    assert found(finder, "筆立て") == [("themes", "theme-pen-stand"), ("resources", "res-shrine"), offer]
    store.write(Writing((Edit("actors", "new", actor("new", name="髙﨑の筆立て屋"), None),), "tester"))
    assert found(finder, "高崎") == [("actors", "new")]
    version = store.describe({"themes": {"theme-pen-stand"}})["themes"]["theme-pen-stand"].version
    store.write(Writing((Edit("themes", "theme-pen-stand", {"synonyms": None}, version),), "tester"))
    assert found(finder, "筆立て") == [("actors", "new")]
    fresh = Finder(store, store)
    assert found(fresh, "筆立て") == [("actors", "new")]
    assert finder.words is not None
    assert fresh.words is not None
    assert finder.words.entries == fresh.words.entries
