"""Records that an undo takes away again, and the history of a record: the fake and the real store alike."""

from __future__ import annotations

import pytest

from graph_service.adapters.assets import asset
from graph_service.domain.changes import Edit, PageQuery, Writing
from graph_service.domain.errors import StillNamed, UnknownId
from tests.contract.conftest import AnyStore
from tests.contract.rows import actor, district, load_of, sample, tie, tie_ids


def writing(*edits: Edit) -> Writing:
    return Writing(edits, "tester", "undo")


def gone(table: str, identity: str, read: int) -> Edit:
    return Edit(table, identity, {}, read, gone=True)


@pytest.fixture
def pair(store: AnyStore) -> AnyStore:
    """Two actors of a load, and a third with a tie, which one change brought."""
    store.load(load_of(district(actors=[actor("a"), actor("b", "resident")], ties=[tie("a", "b")])))
    new = (Edit("actors", "c", actor("c"), None), Edit("ties", "t", tie("a", "c", id="t"), None))
    assert store.write(Writing(new, "sato")).number == 2
    return store


def test_what_is_taken_away_is_in_the_journal_and_nowhere_else(pair: AnyStore) -> None:
    change = pair.write(writing(gone("ties", "t", 2), gone("actors", "c", 2)))
    assert [(t.table, t.before.get("name"), t.after, t.version) for t in change.touched] == [
        ("ties", None, {}, 2),
        ("actors", "架空のc", {}, 2),
    ]
    assert change.touched[0].before == tie("a", "c", id="t")
    assert pair.changes(2, 5) == [change]
    assert dict(pair.describe({"actors": {"c"}})["actors"]) == {}
    assert [record.id for record in pair.page(PageQuery("ties")).records] == ["a|knows|b"]


def test_the_snapshot_and_the_texts_lose_it(pair: AnyStore) -> None:
    held = pair.snapshot()
    pair.write(writing(gone("ties", "t", 2), gone("actors", "c", 2)))
    assert (tie_ids(held), tie_ids(pair.snapshot())) == (["a|knows|b", "t"], ["a|knows|b"])
    assert list(pair.snapshot().actors.ids) == ["a", "b"]
    assert "c" not in pair.texts().tables["actors"]["id"]


def test_it_can_come_back(pair: AnyStore) -> None:
    change = pair.write(writing(gone("ties", "t", 2), gone("actors", "c", 2)))
    back = [Edit(t.table, t.id, t.before, None) for t in change.touched]
    assert pair.write(writing(*back)).number == 4
    assert pair.describe({"actors": {"c"}})["actors"]["c"].values == actor("c")
    assert tie_ids(pair.snapshot()) == ["a|knows|b", "t"]


@pytest.mark.parametrize(
    ("edits", "named"),
    [
        ((gone("actors", "c", 2),), ("actors", "c", "ties", "t")),
        ((gone("actors", "a", 1), gone("ties", "t", 2)), ("actors", "a", "ties", "a|knows|b")),
    ],
)
def test_what_others_name_stays(pair: AnyStore, edits: tuple[Edit, ...], named: tuple[str, ...]) -> None:
    with pytest.raises(StillNamed) as caught:
        pair.write(writing(*edits))
    assert tuple(caught.value.data.values()) == named
    assert pair.change_number() == 2
    assert tie_ids(pair.snapshot()) == ["a|knows|b", "t"]


@pytest.mark.parametrize(
    ("table", "identity", "by"),
    [
        ("actors", "woman-104", "needs"),
        ("themes", "theme-small-box", "needs"),
        ("areas", "area-hidamari", "actors"),
        ("resources", "res-shop", "asks"),
    ],
)
def test_records_of_every_sort_are_named(store: AnyStore, table: str, identity: str, by: str) -> None:
    store.load(load_of(sample(asset("seed_data", "paper-box"))))
    ask = {"id": "q", "need": "need-paper-boxes", "actor": "shop", "resource": "res-shop"}
    store.write(writing(Edit("asks", "q", {**ask, "asked_on": "2026-10-01"}, None)))
    with pytest.raises(StillNamed) as caught:
        store.write(writing(gone(table, identity, 1)))
    assert caught.value.data["id"] == identity
    assert store.change_number() == 2


def test_what_names_others_goes(store: AnyStore) -> None:
    store.load(load_of(sample(asset("seed_data", "paper-box"))))
    ask = {"id": "q", "need": "need-paper-boxes", "actor": "shop", "asked_on": "2026-10-01"}
    place = {"actor": "shop", "x": 1.0, "y": 2.0}
    store.write(writing(Edit("asks", "q", ask, None), Edit("places", "shop", place, None)))
    store.write(writing(gone("asks", "q", 2), gone("places", "shop", 2)))
    assert "q" not in store.snapshot().asks
    assert dict(store.describe({"places": {"shop"}})["places"]) == {}
    assert store.describe({"actors": {"shop"}})["actors"]["shop"].version == 1


def test_nobody_takes_away_what_is_not_there(store: AnyStore) -> None:
    with pytest.raises(UnknownId):
        store.write(writing(gone("actors", "nobody", 1)))


def test_a_history_leads_from_change_to_change(pair: AnyStore) -> None:
    pair.write(Writing((Edit("actors", "b", {"name": "二"}, 1),), "sato"))
    pair.write(Writing((Edit("actors", "c", {"name": "他"}, 2),), "ito"))
    pair.write(
        Writing((Edit("actors", "b", {"name": "三"}, 3), Edit("actors", "a", {"note": "n"}, 1)), "abe")
    )
    told = [
        (change.number, change.who, [(t.id, t.before, t.after) for t in change.touched])
        for change in pair.history("actors", "b", 5, 10)
    ]
    assert told == [
        (5, "abe", [("b", {"name": "二"}, {"name": "三"})]),
        (3, "sato", [("b", {"name": "架空のb"}, {"name": "二"})]),
        (1, "tester", []),
    ]
    assert [change.number for change in pair.history("actors", "c", 4, 10)] == [4, 2]
    assert [change.number for change in pair.history("actors", "b", 5, 2)] == [5, 3]
    assert pair.history("actors", "nobody", 0, 10) == []
