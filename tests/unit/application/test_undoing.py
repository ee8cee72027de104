"""Undoing changes, confirming, histories: the use cases over the fake store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_service.adapters.assets import asset
from graph_service.application.acquaintances import create_known
from graph_service.application.comparing import compare
from graph_service.application.confirming import confirm
from graph_service.application.districts import load_district
from graph_service.application.finding import Finder
from graph_service.application.history import history_of
from graph_service.application.keeping import Keeper
from graph_service.application.last_changes import last_changes
from graph_service.application.records import change_record, close_record, create_record
from graph_service.application.undoing import undo
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.errors import (
    AmbiguousId,
    CannotUndo,
    ChangedLater,
    FaultyRecord,
    NotAllowed,
    StillNamed,
    UnknownId,
)
from tests.contract.rows import RULES
from tests.fakes import FakeStore

SATO, ITO = Viewer("sato", "coordinator"), Viewer("ito", "office")
COUNCIL = Viewer("member", "council")
TODAY = "2026-11-23"
NEW = {"kind": "shop", "name": "喫茶ことり"}


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    load_district(store, asset("seed_data", "paper-box"), RULES, SATO, replace=False)
    return store


def name_of(store: FakeStore, actor: str) -> str:
    return str(store.tables["actors"][actor].values["name"])


def renamed(store: FakeStore, actor: str, name: str, viewer: Viewer = SATO) -> int:
    record = store.tables["actors"][actor]
    return change_record(store, Edit("actors", actor, {"name": name}, record.version), RULES, viewer).version


def test_an_edit_is_taken_back(store: FakeStore) -> None:
    before = store.tables["actors"]["shop"].values
    number = renamed(store, "shop", "新しい名")
    change = undo(store, store, number, ITO)
    assert (change.number, change.who, change.purpose) == (number + 1, "ito", "undo")
    assert store.tables["actors"]["shop"].values == before


def test_an_undo_is_taken_back_too(store: FakeStore) -> None:
    number = renamed(store, "shop", "新しい名")
    undo(store, store, undo(store, store, number, SATO).number, SATO)
    assert name_of(store, "shop") == "新しい名"


def test_what_was_created_goes_and_comes_back(store: FakeStore) -> None:
    known = {"from": "chair", "kind": "knows"}
    change = create_known(store, NEW, known, RULES, SATO)
    tie = f"chair|knows|{change.touched[0].id}"
    gone = undo(store, store, change.number, SATO)
    assert change.touched[0].id not in store.tables["actors"]
    assert tie not in store.tables["ties"]
    undo(store, store, gone.number, SATO)
    assert name_of(store, change.touched[0].id) == "喫茶ことり"
    assert store.tables["ties"][tie].values["to"] == change.touched[0].id


def test_closing_is_taken_back_whole(store: FakeStore) -> None:
    before = {table: dict(kept) for table, kept in store.tables.items()}
    record = close_record(store, "actors", "shrine", 1, "2026-11-01", SATO)
    assert len(store.journal[-1].touched) > 1
    undo(store, store, record.version, SATO)
    assert {t: {i: r.values for i, r in kept.items()} for t, kept in store.tables.items()} == {
        t: {i: r.values for i, r in kept.items()} for t, kept in before.items()
    }


def test_the_snapshot_and_the_search_follow(store: FakeStore) -> None:
    keeper, finder = Keeper(store.snapshot, store), Finder(store, store)
    record = create_record(store, "actors", NEW, RULES, SATO)
    assert record.id in keeper.snapshot().actors.ids
    assert [hit.id for hit in finder.find("ことり", SATO).hits] == [record.id]
    undo(store, store, record.version, SATO)
    assert record.id not in keeper.snapshot().actors.ids
    assert finder.find("ことり", SATO).hits == ()


def test_what_no_search_reads_leaves_the_snapshot_in_place(store: FakeStore) -> None:
    read: list[int] = []

    def counted() -> object:
        read.append(1)
        return store.snapshot()

    keeper = Keeper(counted, store)  # type: ignore[arg-type]
    effort = create_record(store, "efforts", {"spent_on": "2026-11-01", "minutes": 30}, RULES, SATO)
    keeper.snapshot()
    undo(store, store, effort.version, SATO)
    assert keeper.snapshot().change == effort.version + 1
    assert len(read) == 1


def test_a_later_change_is_named(store: FakeStore) -> None:
    number = renamed(store, "shop", "一")
    later = renamed(store, "shop", "二", ITO)
    with pytest.raises(ChangedLater) as caught:
        undo(store, store, number, SATO)
    told = {"change": number, "type": "actors", "id": "shop", "later": later, "who": "ito"}
    assert told.items() <= caught.value.data.items()
    assert name_of(store, "shop") == "二"


def test_what_others_name_by_now_stays(store: FakeStore) -> None:
    record = create_record(store, "actors", NEW, RULES, SATO)
    create_record(store, "ties", {"from": "chair", "to": record.id, "kind": "knows"}, RULES, SATO)
    with pytest.raises(StillNamed):
        undo(store, store, record.version, SATO)
    assert record.id in store.tables["actors"]


def test_what_is_gone_is_not_undone_again(store: FakeStore) -> None:
    record = create_record(store, "actors", NEW, RULES, SATO)
    undo(store, store, record.version, SATO)
    with pytest.raises(CannotUndo):
        undo(store, store, record.version, SATO)


@pytest.mark.parametrize(
    ("number", "error"), [(1, CannotUndo), (0, UnknownId), (99, UnknownId), (-1, UnknownId)]
)
def test_only_single_changes_are_undone(store: FakeStore, number: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        undo(store, store, number, SATO)


def test_who_only_reads_undoes_nothing(store: FakeStore) -> None:
    number = renamed(store, "shop", "一")
    with pytest.raises(NotAllowed):
        undo(store, store, number, COUNCIL)


def test_what_one_may_not_read_one_does_not_undo(store: FakeStore) -> None:
    care = store.tables["care"]["woman-104"]
    edit = Edit("care", care.id, {"as_of": "2026-11-01"}, care.version)
    number = store.write(Writing((edit,), "sato")).number
    with pytest.raises(UnknownId) as caught:
        undo(store, store, number, ITO)
    assert caught.value.data == {"type": ("table_changes",), "id": number}
    assert undo(store, store, number, SATO).number == number + 1


def test_confirming_several_is_one_change(store: FakeStore) -> None:
    done = confirm(store, ["shop", "coordinator|knows|shrine", "res-shop", "shop"], SATO, TODAY)
    assert [record.table for record in done.records] == ["actors", "ties", "resources"]
    for record in done.records:
        values = store.tables[record.table][record.id].values
        assert (values["confirmed_on"], values["confirmed_by"]) == ("2026-11-01", "sato")
    assert len(store.journal) == 2
    assert confirm(store, ["shop"], SATO, TODAY).change.touched == ()


def test_confirming_takes_the_day_of_a_real_district(store: FakeStore) -> None:
    store.info = replace(store.info, fictional=False)
    confirm(store, ["shop"], SATO, TODAY)
    assert store.tables["actors"]["shop"].values["confirmed_on"] == TODAY


def test_an_unknown_id_confirms_nothing(store: FakeStore) -> None:
    with pytest.raises(UnknownId) as caught:
        confirm(store, ["shop", "nobody"], SATO, TODAY)
    assert caught.value.data == {"type": ("table_confirmed",), "id": "nobody"}
    assert len(store.journal) == 1


def test_an_id_of_two_records_is_ambiguous(store: FakeStore) -> None:
    create_record(store, "actors", {**NEW, "id": "res-shop"}, RULES, SATO)
    with pytest.raises(AmbiguousId) as caught:
        confirm(store, ["res-shop"], SATO, TODAY)
    assert caught.value.data["types"] == ("table_actors", "table_resources")
    assert confirm(store, ["res-shop"], SATO, TODAY, ["resources"]).records[0].table == "resources"


def test_who_only_reads_confirms_nothing(store: FakeStore) -> None:
    with pytest.raises(NotAllowed):
        confirm(store, ["shop"], COUNCIL, TODAY)


def test_a_history_tells_who_changed_what(store: FakeStore) -> None:
    renamed(store, "shop", "一")
    number = renamed(store, "shop", "二", ITO)
    undo(store, store, number, SATO)
    record, entries = history_of(store, store, "actors", "shop", SATO)
    told = [(e.who, e.happened, [(d.column, d.before, d.after) for d in e.differences]) for e in entries]
    first = told[2][2][0][1]
    assert (record.values["name"], told) == (
        "一",
        [
            ("sato", "history_undone", [("name", "二", "一")]),
            ("ito", "history_edited", [("name", "一", "二")]),
            ("sato", "history_edited", [("name", first, "一")]),
            ("sato", "history_loaded", []),
        ],
    )
    with pytest.raises(NotAllowed):
        history_of(store, store, "actors", "shop", COUNCIL)
    with pytest.raises(UnknownId):
        history_of(store, store, "care", "woman-104", ITO)


def test_a_new_record_has_a_beginning(store: FakeStore) -> None:
    record = create_record(store, "actors", NEW, RULES, SATO)
    (entry,) = history_of(store, store, "actors", record.id, SATO)[1]
    assert (entry.happened, entry.differences) == ("history_created", ())


def test_somebody_new_and_their_tie_are_one_change_or_none(store: FakeStore) -> None:
    with pytest.raises(FaultyRecord) as caught:
        create_known(store, {"kind": "shop"}, {"from": "nobody", "kind": "knows"}, RULES, SATO)
    assert {(fault.file, fault.column) for fault in caught.value.faults} == {
        ("actors", "name"),
        ("ties", "from"),
    }
    assert len(store.journal) == 1
    change = create_known(store, NEW, {"from": "chair", "kind": "knows"}, RULES, SATO)
    assert [touched.table for touched in change.touched] == ["actors", "ties"]
    assert len(store.journal) == 2


def test_a_comparison_knows_whose_each_field_is(store: FakeStore) -> None:
    read = store.tables["actors"]["shop"]
    renamed(store, "shop", "伊藤の名", ITO)
    record = store.tables["actors"]["shop"]
    edit = Edit("actors", "shop", {"contact": "店長"}, record.version)
    change_record(store, edit, RULES, Viewer("abe", "office"))
    mine = {"name": "佐藤の名", "contact": read.values.get("contact"), "note": "書いた", "kind": "shop"}
    found = compare(store, store.tables["actors"]["shop"], mine, read.version)
    told = {
        one.column: (one.mine, one.theirs, one.changed.who if one.changed else "", one.untouched)
        for one in found.apart
    }
    assert told == {
        "name": ("佐藤の名", "伊藤の名", "ito", False),
        "contact": (read.values["contact"], "店長", "abe", True),
        "note": ("書いた", read.values.get("note"), "", False),
    }
    assert found.last.who == "abe"


def test_a_hierarchy_stays_without_cycles(store: FakeStore) -> None:
    below = create_record(store, "areas", {"name": "下", "parent": "area-hidamari"}, RULES, SATO)
    for table, identity, values in (
        ("themes", "theme-container", {"broader": ["theme-small-box"]}),
        ("areas", "area-hidamari", {"parent": below.id}),
    ):
        version = store.tables[table][identity].version
        with pytest.raises(FaultyRecord) as caught:
            change_record(store, Edit(table, identity, values, version), RULES, SATO)
        assert {fault.code for fault in caught.value.faults} == {"cycle"}


def test_records_that_are_named_by_their_actor_are_created(store: FakeStore) -> None:
    record = create_record(store, "care", {"actor": "daughter-76", "status": "none"}, RULES, SATO)
    assert (record.id, store.tables["care"]["daughter-76"].values["status"]) == ("daughter-76", "none")
    with pytest.raises(FaultyRecord):
        create_record(store, "care", {"status": "none"}, RULES, SATO)


def test_the_last_changes_tell_the_latest_first_and_only_that_one_is_undone(store: FakeStore) -> None:
    first = renamed(store, "shop", "ことり商店", ITO)
    secret = {"kind": "shop", "name": "秘密の店", "audience": "own"}
    hidden = create_record(store, "actors", secret, RULES, SATO)
    seen_by_sato = last_changes(store, store, SATO)
    assert [one.change.number for one in seen_by_sato] == [hidden.version, first, 1]
    assert [one.happened for one in seen_by_sato] == ["history_created", "history_edited", "history_loaded"]
    assert [one.undoable for one in seen_by_sato] == [True, False, False]
    assert seen_by_sato[1].change.who == "ito"
    seen_by_ito = last_changes(store, store, ITO)
    assert [[record.id for record in one.records] for one in seen_by_ito] == [["shop"], []]
    assert not any(one.undoable for one in seen_by_ito)
    undo(store, store, hidden.version, SATO)
    newest = last_changes(store, store, SATO)[0]
    assert (newest.happened, newest.records[0].values["name"]) == ("history_undone", "秘密の店")
    with pytest.raises(NotAllowed):
        last_changes(store, store, COUNCIL)


def test_of_a_change_of_many_records_a_few_are_named(store: FakeStore) -> None:
    ids = ("shop", "shrine", "chair", "jichikai", "confectioner")
    for one in ids:
        change_record(store, Edit("actors", one, {"confirmed_on": None}, 1), RULES, SATO)
    confirm(store, ids, SATO, TODAY)
    newest = last_changes(store, store, SATO)[0]
    assert (len(newest.records), newest.more) == (3, 2)


def test_what_is_gone_is_told_to_those_who_might_read_it_and_to_nobody_else(store: FakeStore) -> None:
    made = create_record(store, "actors", {**NEW, "audience": "own"}, RULES, SATO)
    change_record(store, Edit("actors", made.id, {"name": "秘密の店"}, made.version), RULES, SATO)
    store.write(Writing((Edit("actors", made.id, {}, 3, gone=True),), "sato"))
    assert [len(one.records) for one in last_changes(store, store, SATO)] == [1, 1, 1, 0]
    assert [one.change.number for one in last_changes(store, store, ITO)] == [1]
