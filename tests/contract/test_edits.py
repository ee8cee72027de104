"""Edits: versions, references, one journal entry for what belongs together."""

from __future__ import annotations

import pytest

from graph_service.analysis.snapshot import day_number
from graph_service.domain.changes import Edit, PageQuery, Writing
from graph_service.domain.errors import Conflict, UnknownId
from tests.contract.conftest import AnyStore
from tests.contract.rows import PAIR, actor, district, load_of, tie, tie_ids


def writing(*edits: Edit) -> Writing:
    return Writing(edits, "tester")


def test_create_and_change(store: AnyStore) -> None:
    created = store.write(writing(Edit("actors", "a", actor("a", area=None), None)))
    changed = store.write(writing(Edit("actors", "a", {"name": "新"}, created.number)))
    record = store.describe({"actors": {"a"}})["actors"]["a"]
    assert (record.version, record.values) == (2, actor("a") | {"name": "新"})
    assert [(t.before, t.after) for t in changed.touched] == [({"name": "架空のa"}, {"name": "新"})]
    assert store.changes(1, 10) == [changed]


def test_stale_version_is_a_conflict_naming_both(store: AnyStore) -> None:
    store.write(writing(Edit("actors", "a", actor("a"), None)))
    store.write(writing(Edit("actors", "a", {"name": "二"}, 1)))
    with pytest.raises(Conflict) as caught:
        store.write(writing(Edit("actors", "a", {"name": "三"}, 1)))
    assert (caught.value.data["read"], caught.value.data["present"]) == (1, 2)
    assert store.describe({"actors": {"a"}})["actors"]["a"].values["name"] == "二"


def test_creating_what_exists_is_a_conflict(store: AnyStore) -> None:
    store.write(writing(Edit("actors", "a", actor("a"), None)))
    with pytest.raises(Conflict):
        store.write(writing(Edit("actors", "a", actor("a"), None)))


def test_changing_what_does_not_exist_is_an_unknown_id(store: AnyStore) -> None:
    with pytest.raises(UnknownId):
        store.write(writing(Edit("actors", "nobody", {"name": "x"}, 1)))


def test_reference_to_nobody_is_an_unknown_id(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    with pytest.raises(UnknownId) as caught:
        store.write(writing(Edit("ties", "t", tie("a", "nobody", id="t"), None)))
    assert caught.value.data["id"] == "nobody"


def test_all_edits_or_none(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    with pytest.raises(Conflict):
        store.write(writing(Edit("actors", "c", actor("c"), None), Edit("actors", "a", {"name": "x"}, 99)))
    assert "c" not in store.describe({"actors": {"c"}})["actors"]
    assert store.change_number() == 1


def test_edits_that_belong_together_are_one_change(store: AnyStore) -> None:
    edits = (
        Edit("actors", "a", actor("a"), None),
        Edit("actors", "b", actor("b"), None),
        Edit("ties", "t", tie("a", "b", id="t"), None),
    )
    change = store.write(writing(*edits))
    assert change.number == 1
    assert [touched.table for touched in change.touched] == ["actors", "actors", "ties"]
    assert tie_ids(store.snapshot()) == ["t"]


def test_edit_that_changes_nothing_is_not_journaled(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    change = store.write(writing(Edit("actors", "a", {"name": "架空のa"}, 1)))
    assert (change.number, change.touched) == (1, ())
    assert store.change_number() == 1


def test_snapshot_follows_every_change(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    before = store.snapshot()
    assert store.snapshot().change == before.change == 1
    (tie_id,) = tie_ids(before)
    store.write(writing(Edit("ties", tie_id, {"valid_to": "2026-01-01"}, 1)))
    assert (before.change, store.snapshot().change) == (1, 2)
    assert int(store.snapshot().ties.valid_to[0]) == day_number("2026-01-01")


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({}, ["a", "b", "c", "d"]),
        ({"kind": "shop"}, ["a", "c"]),
        ({"kind": "shop", "willing": "yes"}, ["c"]),
        ({"kind": "shrine"}, []),
    ],
)
def test_pages_of_actors(store: AnyStore, where: dict[str, str], found: list[str]) -> None:
    rows = [actor("b", "resident"), actor("a"), actor("d", "facility"), actor("c", willing="yes")]
    store.load(load_of(district(actors=rows)))
    page = store.page(PageQuery("actors", where=where))
    assert ([record.id for record in page.records], page.next) == (found, "")
    first = store.page(PageQuery("actors", limit=1, where=where))
    assert [record.id for record in first.records] == found[:1]
    assert first.next == (found[0] if len(found) > 1 else "")
    rest = store.page(PageQuery("actors", after=found[0] if found else "", where=where))
    assert [record.id for record in rest.records] == found[1:]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({}, ["t1", "t2", "t3"]),
        ({"from": "a"}, ["t1", "t3"]),
        ({"to": "a"}, ["t2"]),
        ({"actor": "b"}, ["t1", "t2"]),
        ({"actor": "a", "kind": "helps"}, ["t3"]),
        ({"kind": "knows", "strength": 2}, ["t1"]),
    ],
)
def test_pages_of_ties(store: AnyStore, where: dict[str, object], found: list[str]) -> None:
    ties = [tie("a", "b", id="t1", strength=2), tie("b", "a", id="t2"), tie("a", "c", "helps", id="t3")]
    store.load(load_of(district(actors=[actor("a"), actor("b"), actor("c")], ties=ties)))
    page = store.page(PageQuery("ties", where=where))
    assert [record.id for record in page.records] == found
    assert {record.values["kind"] for record in page.records} <= {"knows", "helps"}


def test_describe_leaves_out_what_does_not_exist(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    found = store.describe({"actors": {"a", "nobody", ""}, "needs": {"n"}, "ties": set()})
    assert (set(found["actors"]), dict(found["needs"]), dict(found["ties"])) == ({"a"}, {}, {})
