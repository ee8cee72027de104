"""Loads: wholly there or wholly absent; what is new is added, what is known takes the columns given."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltStore, large, loading, room
from graph_service.adapters.bolt.connection import Transaction
from graph_service.adapters.queries import Bound
from graph_service.application.districts import FolderSource
from graph_service.application.narration import as_data
from graph_service.application.progress import silent
from graph_service.application.questions import ask_paths
from graph_service.application.viewers import Viewer
from graph_service.domain.answers import Question
from graph_service.domain.changes import Edit, PageQuery, Writing
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import FaultyFolder, LoadTooLarge, StoreLoading
from graph_service.domain.policy import DEFAULT_POLICY
from tests.contract.conftest import AnyStore
from tests.contract.rows import PAIR, actor, district, load_of, sample, tie, tie_ids

COORDINATOR = Viewer("tester", "coordinator")


def values(store: AnyStore, table: str, identity: str) -> dict[str, object]:
    return dict(store.describe({table: {identity}})[table][identity].values)


def test_first_load_adds_everything_and_journals_counts_alone(store: AnyStore) -> None:
    loaded = store.load(load_of(PAIR))
    assert (loaded.change, loaded.added, loaded.updated, loaded.unchanged) == (1, 3, 0, 0)
    (change,) = store.changes(0, 10)
    assert (change.number, change.who, change.purpose, change.source) == (1, "tester", "load", "test")
    assert change.counts == {"actors": 2, "ties": 1}
    assert change.touched == ()


def test_same_load_twice_changes_nothing(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    again = store.load(load_of(PAIR))
    assert (again.change, again.added, again.updated, again.unchanged) == (1, 0, 0, 3)
    assert store.change_number() == 1


def test_present_columns_are_set_and_absent_ones_stay(store: AnyStore) -> None:
    store.load(load_of(district(actors=[actor("a", contact="店主", phone="0"), actor("b")])))
    store.load(load_of(district(actors=[actor("a", contact=None)])))
    assert "contact" not in values(store, "actors", "a")
    assert values(store, "actors", "a")["phone"] == "0"
    assert values(store, "actors", "b")["name"] == "架空のb"
    touched = store.changes(1, 10)[0].touched
    assert [(t.table, t.id, t.before, t.after) for t in touched] == [
        ("actors", "a", {"contact": "店主"}, {"contact": None})
    ]


def test_new_records_in_a_filled_store_are_journaled_whole(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    loaded = store.load(load_of(district(actors=[actor("c")])))
    assert (loaded.added, loaded.updated) == (1, 0)
    (touched,) = store.changes(1, 10)[0].touched
    assert (touched.before, touched.after) == ({}, actor("c"))


def test_kind_can_be_corrected(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    store.load(load_of(district(actors=[actor("a", "shrine", subtype="temple")])))
    assert values(store, "actors", "a")["kind"] == "shrine"
    assert store.snapshot().actors.kind.tolist() == [2, 0]


def test_tie_can_be_turned_and_keeps_the_rest(store: AnyStore) -> None:
    store.load(load_of(district(actors=[actor("a"), actor("b")], ties=[tie("a", "b", id="t", note="古い")])))
    store.load(load_of(district(actors=[], ties=[tie("b", "a", "helps", id="t")])))
    assert values(store, "ties", "t") == {"from": "b", "to": "a", "kind": "helps", "id": "t", "note": "古い"}
    assert tie_ids(store.snapshot()) == ["t"]


def test_unknown_ids_are_faults_unless_the_store_has_them(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    store.load(load_of(district(actors=[actor("c")], ties=[tie("a", "c")])))
    with pytest.raises(FaultyFolder) as caught:
        store.load(load_of(district(actors=[actor("d")], ties=[tie("nobody", "d")])))
    (fault,) = caught.value.faults
    assert (fault.file, fault.row, fault.column, fault.code) == ("ties.csv", 2, "from", "unknown_id_in_cell")
    assert "d" not in store.describe({"actors": {"d"}})["actors"]
    assert store.change_number() == 2


@pytest.mark.parametrize(("table", "column"), [("themes", "broader"), ("areas", "parent")])
def test_cycle_over_stored_records_is_a_fault(store: AnyStore, table: str, column: str) -> None:
    def up(above: str) -> object:
        return [above] if table == "themes" else above

    rows = [{"id": "x", "name": "x"}, {"id": "y", "name": "y", column: up("x")}]
    store.load(load_of(district(**{"actors": [], table: rows})))
    with pytest.raises(FaultyFolder) as caught:
        store.load(load_of(district(**{"actors": [], table: [{"id": "x", "name": "x", column: up("y")}]})))
    assert {fault.code for fault in caught.value.faults} == {"cycle"}


def test_replace_empties_and_the_journal_goes_on(store: AnyStore) -> None:
    store.load(load_of(PAIR))
    store.load(load_of(district(actors=[actor("z")]), replace=True))
    assert store.describe({"actors": {"a", "z"}})["actors"].keys() == {"z"}
    assert [change.number for change in store.changes(0, 10)] == [1, 2]


def test_district_info_is_kept(store: AnyStore) -> None:
    info = DistrictInfo("架空町", "131016", "2026-11-01", True, ("架空データ",))
    store.load(load_of(district(info, actors=[actor("a")])))
    store.load(load_of(district(actors=[actor("b")])))
    assert store.snapshot().info == info


@pytest.mark.parametrize("preset", ["paper-box", "urban", "rural"])
def test_store_and_folder_give_the_same_answers(store: AnyStore, preset: str) -> None:
    given = sample(asset("seed_data", preset))
    store.load(load_of(given))
    source = FolderSource(given)
    needs = [need.id for need in source.snapshot().needs.values() if need.decision == "pass"]
    assert needs
    for need in needs[:25]:
        for audience in ("office", "council"):
            asked = Question(need, audience=audience)
            answers = [
                as_data(ask_paths(one, asked, DEFAULT_POLICY, COORDINATOR, "2026-11-01"), "ja")
                for one in (source, store)
            ]
            assert answers[0] == answers[1]


def test_hostile_text_is_kept_as_it_is(store: AnyStore) -> None:
    names = [
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
        "'; MATCH (n) DELETE n //",
        "\u202e逆",
        "😀" * 50,
        "$rows",
    ]
    rows = [actor(f"h{number}") | {"name": name} for number, name in enumerate(names)]
    store.load(load_of(district(actors=rows)))
    found = store.describe({"actors": {row["id"] for row in rows}})["actors"]
    assert [found[f"h{number}"].values["name"] for number in range(len(names))] == names


def test_load_beyond_one_transaction_goes_in_batches(
    bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "SHARE", 0.0005)
    monkeypatch.setattr(large, "BATCH_ROWS", 7)
    given = sample(asset("seed_data", "paper-box"))
    loaded = bolt_store.load(load_of(given))
    assert (loaded.change, loaded.added) == (1, given.size)
    assert tie_ids(bolt_store.snapshot()) == tie_ids(FolderSource(given).snapshot())
    assert [change.number for change in bolt_store.changes(0, 10)] == [1]
    more = sample(asset("seed_data", "urban"))
    with pytest.raises(LoadTooLarge) as caught:
        bolt_store.load(load_of(more))
    assert caught.value.data["rows"] == more.size
    assert int(str(caught.value.data["needed"])) > int(str(caught.value.data["heap"]))
    assert bolt_store.change_number() == 1


def test_failed_batches_leave_nothing(bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SHARE", 0.0005)
    monkeypatch.setattr(large, "BATCH_ROWS", 7)
    monkeypatch.setattr(bolt_store.loader.large, "finish", lambda tx, load, number: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bolt_store.load(load_of(sample(asset("seed_data", "paper-box"))))
    assert bolt_store.change_number() == 0
    assert tuple(bolt_store.snapshot().actors.ids) == ()


def test_nobody_reads_or_writes_while_a_large_load_runs(bolt_store: BoltStore) -> None:
    bolt_store.load(load_of(PAIR))
    bolt_store.connection.write(lambda tx: bolt_store.loader.large.renew(tx, "somebody"))
    with pytest.raises(StoreLoading):
        bolt_store.reader.snapshot()
    with pytest.raises(StoreLoading):
        bolt_store.describe({"actors": {"a"}})
    with pytest.raises(StoreLoading):
        bolt_store.page(PageQuery("actors"))
    with pytest.raises(StoreLoading):
        bolt_store.write(Writing((Edit("actors", "c", actor("c"), None),), "tester"))
    with pytest.raises(StoreLoading):
        bolt_store.schema_version()
    assert not bolt_store.loader.large.recover(), "its process is alive"


def test_what_a_dead_load_left_is_wiped(bolt_store: BoltStore) -> None:
    bolt_store.load(load_of(PAIR))
    leave_a_dead_mark(bolt_store)
    bolt_store.start()
    assert tuple(bolt_store.snapshot().actors.ids) == ()
    assert bolt_store.change_number() == 1


def leave_a_dead_mark(store: BoltStore) -> None:
    """As if a load had been killed: its mark stands, its process is gone."""
    values = {**large.own_process(), "pid": 2**22 + 1, "started": 1.0, "owner": "dead"}
    store.connection.write(lambda tx: tx.run(store.queries.bind("loading/mark", values=values)))


def test_a_request_wipes_what_a_dead_load_left(bolt_store: BoltStore) -> None:
    leave_a_dead_mark(bolt_store)
    bolt_store.write(Writing((Edit("actors", "c", actor("c"), None),), "tester"))
    assert tuple(bolt_store.snapshot().actors.ids) == ("c",)


def test_a_slow_recoverer_takes_nothing_that_came_after(bolt_store: BoltStore) -> None:
    leave_a_dead_mark(bolt_store)
    bolt_store.start()
    bolt_store.load(load_of(PAIR))
    bolt_store.loader.large.wipe("dead")
    assert tuple(bolt_store.snapshot().actors.ids) == ("a", "b")


def test_a_load_taken_for_dead_does_not_go_on(bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SHARE", 0.0005)
    monkeypatch.setattr(large, "BATCH_ROWS", 7)
    given = sample(asset("seed_data", "paper-box"))
    interrupted = []

    def recovered_by_somebody(code: str, done: int, total: int) -> None:
        if code == "loading" and not interrupted:
            mark, _ = bolt_store.connection.read(bolt_store.loader.large.mark)
            interrupted.append(mark["owner"])
            bolt_store.loader.large.wipe(mark["owner"])

    monkeypatch.setattr(bolt_store.loader.large, "progress", recovered_by_somebody)
    loaded = bolt_store.load(load_of(given))
    assert (len(interrupted), loaded.added) == (1, given.size), "it began again, and is whole"
    assert tie_ids(bolt_store.snapshot()) == tie_ids(FolderSource(given).snapshot())


def test_a_large_load_does_not_take_what_came_before_it_began(
    bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "SHARE", 0.0005)
    begin = bolt_store.loader.large.begin

    def begin_late(tx: Transaction, owner: str) -> int:
        monkeypatch.setattr(bolt_store.loader.large, "begin", begin)
        other = BoltStore(bolt_store.connection, bolt_store.queries, silent)
        other.write(Writing((Edit("actors", "keep-me", actor("keep-me"), None),), "somebody"))
        return begin(tx, owner)

    monkeypatch.setattr(bolt_store.loader.large, "begin", begin_late)
    with pytest.raises(LoadTooLarge):
        bolt_store.load(load_of(sample(asset("seed_data", "paper-box"))))
    assert tuple(bolt_store.snapshot().actors.ids) == ("keep-me",)


def test_replace_keeps_in_the_journal_what_it_took_away(store: AnyStore) -> None:
    """And what it changed; what stays as it is keeps its version."""
    info = DistrictInfo("架空町", "", "2026-11-01", True, ())
    same = actor("c", "shrine")
    ties = [tie("a", "b", id="t"), tie("a", "c"), tie("b", "c", note="古い")]
    store.load(
        load_of(
            district(
                info, actors=[actor("a", note="残す"), actor("b", x_fee="1", note="古い"), same], ties=ties
            )
        )
    )
    new = district(
        actors=[same, actor("b", phone="0"), actor("d")], ties=[tie("b", "c"), tie("b", "d", "helps")]
    )
    loaded = store.load(load_of(new, replace=True))
    assert (loaded.added, loaded.updated, loaded.unchanged) == (2, 2, 1)
    (change,) = store.changes(1, 10)
    touched = {t.id: (dict(t.before), dict(t.after)) for t in change.touched if t.table != "district"}
    assert touched == {
        "a": (actor("a", note="残す"), {}),
        "t": ({**ties[0]}, {}),
        "a|knows|c": ({**ties[1], "id": "a|knows|c"}, {}),
        "b": ({"phone": None, "note": "古い", "x_fee": "1"}, {"phone": "0", "note": None, "x_fee": None}),
        "b|knows|c": ({"note": "古い"}, {"note": None}),
        "d": ({}, actor("d")),
        "b|helps|d": ({}, {**tie("b", "d", "helps"), "id": "b|helps|d"}),
    }
    assert change.counts == {"actors": 3, "ties": 2}
    kept = store.describe({"actors": {"a", "b", "c", "d"}})["actors"]
    assert {i: record.version for i, record in kept.items()} == {"b": 2, "c": 1, "d": 2}
    assert store.snapshot().info == DistrictInfo(), "real data does not inherit that it is invented"
    told = [(t.before["name"], t.after["name"]) for t in change.touched if t.table == "district"]
    assert told == [("架空町", "")]


def test_a_replace_by_the_same_changes_nothing(store: AnyStore) -> None:
    given = sample(asset("seed_data", "paper-box"))
    store.load(load_of(given))
    again = store.load(load_of(given, replace=True))
    assert (again.change, again.added, again.updated, again.unchanged) == (1, 0, 0, given.size)


def test_a_replace_leaves_no_edge_of_what_it_took_away(bolt_store: BoltStore) -> None:
    """Every kind of record goes, and edges are those of the new columns alone."""
    counted = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN labels(n) AS labels, count(r) AS edges"

    def counts() -> list[tuple[list[str], int]]:
        rows = bolt_store.connection.read(lambda tx: tx.rows(Bound(counted, {})))
        return sorted(
            (row["labels"], row["edges"]) for row in rows if not {"Meta", "Change"} & {*row["labels"]}
        )

    new = sample(asset("seed_data", "rural"))
    bolt_store.load(load_of(new))
    alone = counts()
    bolt_store.load(load_of(sample(asset("seed_data", "urban")), replace=True))
    assert counts() != alone
    bolt_store.load(load_of(new, replace=True))
    assert counts() == alone


def test_a_replace_of_an_empty_store_is_a_load(store: AnyStore) -> None:
    store.load(load_of(PAIR, replace=True))
    (change,) = store.changes(0, 10)
    assert (change.counts, change.touched) == ({"actors": 2, "ties": 1}, ())


def test_a_replace_that_is_too_large_is_refused_beforehand(
    bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The heap that it names would do."""
    hub = district(
        actors=[actor("hub"), *(actor(f"a{n}") for n in range(400))],
        ties=[tie("hub", f"a{n}") for n in range(400)],
    )
    bolt_store.load(load_of(hub))
    monkeypatch.setattr(room, "SHARE", 0.005)
    with pytest.raises(LoadTooLarge) as refused:
        bolt_store.load(load_of(PAIR, replace=True))
    assert refused.value.data["rows"] == 801 + 3
    assert bolt_store.change_number() == 1
    needed = int(str(refused.value.data["needed"]))
    monkeypatch.setattr(bolt_store.loader, "heap_mb", lambda: needed - 1)
    with pytest.raises(LoadTooLarge):
        bolt_store.load(load_of(PAIR, replace=True))
    monkeypatch.setattr(bolt_store.loader, "heap_mb", lambda: needed)
    assert bolt_store.load(load_of(PAIR, replace=True)).added == 3


def test_long_texts_count(bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few records with long notes may take as much memory as many short ones."""
    short, long = (
        district(actors=[actor(f"a{n}", note="あ" * size) for n in range(9)]) for size in (1, 9_000)
    )
    monkeypatch.setattr(bolt_store.loader, "heap_mb", lambda: 1)
    assert loading.fits(short, 1)
    assert not loading.fits(long, 1)
    assert len(list(large.batches(loading.planned(long, {}), room.room(1)))) > 1
    assert bolt_store.load(load_of(long)).added == 9
    with pytest.raises(LoadTooLarge):
        bolt_store.load(load_of(short, replace=True))


def test_a_load_of_little_into_much_is_small(bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is what a load changes, not how long its folder is."""
    rows = [actor(f"a{n}") for n in range(300)]
    bolt_store.load(load_of(district(actors=rows)))
    monkeypatch.setattr(bolt_store.loader, "heap_mb", lambda: 1)
    loaded = bolt_store.load(load_of(district(actors=[*rows[1:], actor("a0", phone="0")])))
    assert (loaded.updated, loaded.unchanged) == (1, 299)


def test_a_dead_load_is_wiped_in_small_steps(bolt_store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """No step takes more away than a transaction may, though one record has many more edges than that."""
    monkeypatch.setattr(large, "BATCH_ROWS", 7)
    people = [actor(f"a{n}", area="town") for n in range(40)]
    bolt_store.load(
        load_of(
            district(
                areas=[{"id": "town", "name": "町"}],
                actors=[actor("hub"), *people],
                ties=[tie("hub", one["id"]) for one in people],
            )
        )
    )
    leave_a_dead_mark(bolt_store)
    left: list[int] = []

    def step(tx: Transaction) -> None:
        bolt_store.loader.large.wipe_some(tx, "dead")
        left.append(sum(int(tx.one(bolt_store.queries.bind(f"store/{what}"))) for what in ("size", "edges")))

    while not left or left[-1]:
        bolt_store.connection.write(step)
    assert left[0] == 42 + 80 - 7
    assert max(before - after for before, after in pairwise(left)) == 7
    assert bolt_store.loader.large.recover()


def test_what_is_invented_stays_marked_under_a_real_district(store: AnyStore) -> None:
    invented = DistrictInfo("見本", "", "2026-11-01", True, ("架空データ",))
    real = DistrictInfo("本物市", "", "2026-11-20", False, ("市の資料",))
    store.load(load_of(district(invented, actors=[actor("a")])))
    store.load(load_of(district(real, actors=[actor("b")])))
    info = store.snapshot().info
    assert (info.name, info.fictional, info.credits) == ("本物市", True, ("架空データ", "市の資料"))
    store.load(load_of(district(real, actors=[actor("b")]), replace=True))
    assert store.snapshot().info == real
