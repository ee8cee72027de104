"""Finding by words: every table and column, why, in which order, for whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_service.analysis.in_order import EVERYTHING, Only
from graph_service.application.districts import FolderSource
from graph_service.application.finding import MOST_HITS, Finder, Found
from graph_service.application.found_words import found_as_data
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Load, Writing
from graph_service.domain.errors import InvalidValue
from graph_service.domain.finding import FOUND_BY
from tests.contract.rows import actor, district, load_of, sample
from tests.fakes import FakeStore

PAPER_BOX = Path(__file__).parents[3] / "seed_data" / "paper-box"
COORDINATOR = Viewer("sato", "coordinator")
ABOUT = {"actor": "hana", "theme": "box"}
DISTRICT = district(
    areas=[{"id": "north", "name": "北の丘地区"}],
    themes=[
        {"id": "vessel", "name": "入れもの", "synonyms": ["容器", "うつわ"]},
        {"id": "box", "name": "小箱", "broader": ["vessel"]},
    ],
    actors=[
        actor("hana", "resident", name="髙橋 花", kana="タカハシ ハナ"),
        actor("cafe", name="喫茶ふじ", audience="public"),
        actor("club", "organization", name="花の会"),
    ],
    needs=[
        {
            **{"id": "offer", "direction": "offers", "title": "もらってほしい", **ABOUT},
            **{"words": "紙を折るのが好き", "keeps_doing": "折り紙"},
        }
    ],
    resources=[
        {
            "id": "res",
            "actor": "cafe",
            "direction": "receives",
            "title": "店先",
            "theme": "box",
            "use": "砂糖を配る",
        }
    ],
)


@pytest.fixture
def store() -> FakeStore:
    kept = FakeStore()
    kept.load(load_of(DISTRICT))
    return kept


def found(store: FakeStore, query: str, viewer: Viewer = COORDINATOR, limit: int = 20) -> Found:
    return Finder(store, store).find(query, viewer, limit)


def ids(result: Found) -> list[str]:
    return [one.id for one in result.hits]


@pytest.mark.parametrize(
    ("query", "identity", "why", "words"),
    [
        ("高橋花", "hana", "name", "名前"),
        ("たかはし", "hana", "kana", "ふりがな"),
        ("ﾌｼﾞ", "cafe", "name", "名前"),
        ("もらって", "offer", "title", "題名"),
        ("好き", "offer", "words", "本人・家族のことば"),
        ("折り紙", "offer", "keeps_doing", "続けたいこと"),
        ("小箱", "offer", "theme", "テーマ「小箱」"),
        ("ウツワ", "offer", "theme_synonym", "テーマ「入れもの」の別の言い方「うつわ」"),
        ("店", "res", "title", "題名"),
        ("砂糖", "res", "use", "使いみち"),
        ("砂糖", "offer", "fits", "テーマの近い「店先」で使ってもらえるかもしれません"),
        ("店", "offer", "fits", "テーマの近い「店先」で使ってもらえるかもしれません"),
        ("入れ物", "", "", ""),
        ("容器", "vessel", "synonym", "別の言い方「容器」"),
        ("いれもの", "", "", ""),
        ("小箱", "box", "name", "名前"),
        ("丘", "north", "name", "名前"),
    ],
)
def test_every_column_is_searched_and_says_so(
    store: FakeStore, query: str, identity: str, why: str, words: str
) -> None:
    data: Any = found_as_data(found(store, query), "ja")
    hits = {one["id"]: (one["why"], one["words"]) for one in data["hits"]}
    assert hits.get(identity, ("", "")) == (why, words)
    assert identity or not hits


def test_several_words_must_all_be_found_each_with_its_reason(store: FakeStore) -> None:
    assert ids(found(store, "折る　容器")) == ["offer"]
    data: Any = found_as_data(found(store, "折る　容器"), "en")
    assert data["hits"][0]["words"] == "their own words, theme “入れもの”, its synonym “容器”"
    assert ids(found(store, "折る 無い")) == []


def test_exact_then_beginning_then_inside_then_kind_then_id() -> None:
    store = FakeStore()
    names = {"e": "町の花", "d": "花の町", "c": "花", "b": "花", "a": "小さな花"}
    store.load(
        load_of(
            district(
                actors=[actor(i, name=name) for i, name in names.items()],
                areas=[{"id": "0", "name": "花"}, {"id": "1", "name": "花町"}],
            )
        )
    )
    assert ids(found(store, "ハナ")) == []
    assert ids(found(store, "花")) == ["b", "c", "0", "d", "1", "a", "e"]


@pytest.mark.parametrize("query", ["", " 　", "・", "\u200b", "\n\f"])
def test_what_says_nothing_finds_nothing(store: FakeStore, query: str) -> None:
    assert found(store, query) == Found(query, (), more=False)


def test_what_a_viewer_may_not_read_is_neither_shown_nor_counted(store: FakeStore) -> None:
    everybody = ids(found(store, "花"))
    assert everybody == ["club", "hana"]
    council = found(store, "花", Viewer("x", "council"), limit=1)
    assert (ids(council), council.more) == (["club"], False)
    assert ids(found(store, "喫茶", Viewer("x", "public"))) == ["cafe"]
    assert ids(found(store, "もらって", Viewer("x", "council"))) == []
    assert found(store, "花", limit=1).more


def test_a_resource_is_seen_as_its_actor_is(store: FakeStore) -> None:
    assert ids(found(store, "砂糖", Viewer("x", "council"))) == ["res"]
    assert ids(found(store, "砂糖", Viewer("x", "public"))) == []


@pytest.mark.parametrize(("limit", "query"), [(0, "花"), (MOST_HITS + 1, "花"), (1, "花" * 201)])
def test_what_cannot_be_asked_is_refused(store: FakeStore, limit: int, query: str) -> None:
    with pytest.raises(InvalidValue):
        found(store, query, limit=limit)


EDITS = [
    Edit("actors", "hana", {"name": "渡邉 花", "audience": "public"}, 1),
    Edit("actors", "new", actor("new", name="折り紙の会", kana="おりがみ"), None),
    Edit("themes", "vessel", {"synonyms": ["箱もの"], "name": "入れもの"}, 1),
    Edit("themes", "box", {"broader": None}, 1),
    Edit("needs", "offer", {"theme": "vessel", "words": None}, 1),
    Edit("resources", "res", {"use": "花を飾る"}, 1),
    Edit("areas", "north", {"name": "南"}, 1),
    Edit("ties", "t", {"id": "t", "from": "hana", "to": "cafe", "kind": "knows"}, None),
]


def test_after_edits_the_kept_index_equals_a_fresh_one(store: FakeStore) -> None:
    finder, reads = Finder(store, store), []
    finder.find("花", COORDINATOR)
    present = finder.words
    store.texts = lambda: reads.append(1)  # type: ignore[method-assign,assignment,return-value]
    for edit in EDITS:
        store.write(Writing((edit,), "x"))
        finder.find("花", COORDINATOR)
    del store.texts
    fresh = Finder(store, store)
    fresh.find("花", COORDINATOR)
    assert (finder.words, reads) == (present, [])
    assert finder.words is not None
    assert fresh.words is not None
    assert finder.words.entries == fresh.words.entries
    assert finder.words.change == fresh.words.change


def test_after_a_load_the_texts_are_read_afresh(store: FakeStore) -> None:
    finder = Finder(store, store)
    assert ids(finder.find("花", COORDINATOR)) == ["club", "hana"]
    store.load(Load(district(actors=[actor("c", name="花屋")]), "more", "x"))
    assert ids(finder.find("花", COORDINATOR)) == ["c", "club", "hana"]
    store.load(Load(district(actors=[actor("c", name="花屋")]), "only", "x", replace=True))
    assert ids(finder.find("花", COORDINATOR)) == ["c"]


def test_a_folder_is_searched_without_a_database() -> None:
    source = FolderSource(sample(PAPER_BOX))
    hits = Finder(source, source).find("筆立て", COORDINATOR).hits
    assert [(one.table, one.id) for one in hits] == [
        ("themes", "theme-pen-stand"),
        ("resources", "res-shrine"),
        ("needs", "need-paper-boxes"),
    ]
    assert hits[-1].reasons[0].resource == "絵馬を書くペン立て"


def test_themes_above_each_other_in_a_ring_end(store: FakeStore) -> None:
    store.write(Writing((Edit("themes", "vessel", {"broader": ["box"]}, 1),), "x"))
    assert "offer" in ids(found(store, "容器"))
    assert ids(found(store, "無いことば")) == []


def test_every_table_that_is_found_has_texts() -> None:
    assert set(FOUND_BY) == {"actors", "needs", "resources", "themes", "areas"}


def welcomes(**changed: Any) -> FakeStore:
    """A store in which something else would take what is offered: a jar, two steps of themes away."""
    kept = FakeStore()
    jar = {"id": "jar", "name": "びん", "broader": ["vessel"]}
    bread = {"id": "bread", "name": "パン"}
    one = {"id": "res", "actor": "cafe", "direction": "receives", "title": "棚", "theme": "jar"}
    rows = {table: [dict(row.values) for row in DISTRICT.of(table)] for table in FOUND_BY}
    rows["themes"] += [jar, bread]
    rows["resources"] = [{**one, "use": "豆を入れる", **changed}]
    kept.load(load_of(district(**rows)))
    return kept


def test_an_offer_is_found_by_what_would_take_it_near_its_theme() -> None:
    assert ids(found(welcomes(), "豆")) == ["res", "offer"]
    assert ids(found(welcomes(), "びん")) == ["jar", "res", "offer"]
    assert ids(found(welcomes(theme="bread"), "豆")) == ["res"]
    assert ids(found(welcomes(direction="gives"), "豆")) == ["res"]
    assert ids(found(welcomes(theme="vessel"), "豆 折り紙")) == ["offer"]


def test_who_may_not_read_the_resource_is_not_told_by_the_offer() -> None:
    """A hit would tell the words of a use that the viewer may not read."""
    council = Viewer("kai", "council")
    shared = {"audience": "council"}
    kept = welcomes(audience="office")
    kept.write(Writing((Edit("needs", "offer", shared, 1), Edit("actors", "hana", shared, 1)), "x"))
    assert ids(found(kept, "折り紙", council)) == ["offer"]
    assert ids(found(kept, "豆", council)) == []
    assert ids(found(kept, "豆")) == ["res", "offer"]


def test_a_change_of_a_use_is_found_at_once() -> None:
    kept = welcomes()
    finder = Finder(kept, kept)
    assert ids(finder.find("米", COORDINATOR)) == []
    kept.write(Writing((Edit("resources", "res", {"use": "米を入れる"}, 1),), "x"))
    assert ids(finder.find("米", COORDINATOR)) == ["res", "offer"]


def test_namesakes_are_told_apart_by_area_and_by_whose_it_is() -> None:
    store = FakeStore()
    resource = {"direction": "gives", "title": "花の苗", "theme": "box", "audience": "council"}
    rows = district(
        areas=[{"id": "north", "name": "北の丘地区"}, {"id": "south", "name": "南の浜地区"}],
        themes=[{"id": "box", "name": "小箱"}],
        actors=[
            actor("a", "resident", name="花井 一", area="north"),
            actor("b", "resident", name="花井 一", area="south"),
            actor("c", "resident", name="花井 一"),
            actor("club", "organization", name="園芸の会"),
        ],
        resources=[{**resource, "id": "r1", "actor": "a"}, {**resource, "id": "r2", "actor": "club"}],
    )
    store.load(load_of(rows))
    assert {hit.id: hit.beside for hit in found(store, "花").hits} == {
        **{"a": "北の丘地区", "b": "南の浜地区", "c": ""},
        **{"r1": "花井 一", "r2": "園芸の会"},
    }
    council = found(store, "花", Viewer("member", "council"))
    assert {hit.id: hit.beside for hit in council.hits} == {"r1": "", "r2": "園芸の会"}
    data: Any = found_as_data(found(store, "花井"), "ja")
    assert [one["beside"] for one in data["hits"]] == ["北の丘地区", "南の浜地区", ""]


def residents(store: FakeStore) -> None:
    need = {"id": "n", "actor": "9", "direction": "wants", "title": "箱", "theme": "box"}
    rows = district(
        areas=[{"id": "town", "name": "市"}, {"id": "hill", "name": "丘", "parent": "town"}],
        themes=[{"id": "box", "name": "小箱"}],
        actors=[
            actor("9", "resident", name="東 一", kana="アズマ ハジメ", area="hill"),
            actor("8", "resident", name="安藤 二", kana="あんどう じ", area="town"),
            actor("7", name="いろは商店", area="hill"),
            actor("6", "resident", name="上田 三", kana="ウエダ ミツ"),
        ],
        needs=[{**need, "audience": "council"}],
    )
    store.load(load_of(rows))


def all_of(finder: Finder, limit: int, only: Only = EVERYTHING, viewer: Viewer = COORDINATOR) -> list[str]:
    """What a list holds when it is turned page by page."""
    ids, after = [], ""
    while True:
        listed = finder.in_order("actors", viewer, only, after, limit)
        ids += listed.ids
        after = listed.next
        if not after:
            return ids


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_a_list_is_in_the_order_of_readings_whatever_the_pages(limit: int) -> None:
    store = FakeStore()
    residents(store)
    assert all_of(Finder(store, store), limit) == ["9", "8", "7", "6"]
    assert all_of(Finder(store, store), limit, viewer=Viewer("m", "council")) == ["7"]


def test_a_list_follows_every_change() -> None:
    store = FakeStore()
    residents(store)
    finder = Finder(store, store)
    assert all_of(finder, 2) == ["9", "8", "7", "6"]
    new = {"id": "5", "kind": "shop", "name": "いちば"}
    changed = Edit("actors", "9", {"kana": "ワタベ"}, store.tables["actors"]["9"].version)
    store.write(Writing((changed, Edit("actors", "5", new, None)), "x"))
    assert all_of(finder, 2) == ["8", "5", "7", "6", "9"] == all_of(Finder(store, store), 50)
    store.write(Writing((Edit("actors", "5", {}, store.tables["actors"]["5"].version, gone=True),), "x"))
    assert all_of(finder, 2) == ["8", "7", "6", "9"]
    assert finder.in_order("actors", COORDINATOR, EVERYTHING, "5", 50).ids == ("8", "7", "6", "9")


def test_a_list_is_narrowed_by_kind_and_area() -> None:
    store = FakeStore()
    residents(store)
    finder, hill = Finder(store, store), frozenset({"hill"})
    assert all_of(finder, 1, Only("resident")) == ["9", "8", "6"]
    assert all_of(finder, 1, Only(areas=hill)) == ["9", "7"]
    assert all_of(finder, 1, Only("resident", hill)) == ["9"]
    hits = finder.find("一", COORDINATOR, only=Only("shop")).hits
    assert not hits
    assert finder.in_order("needs", COORDINATOR, Only("wants", hill), "", 9).ids == ("n",)
    assert finder.in_order("needs", COORDINATOR, Only("offers"), "", 9).ids == ()


def test_where_somebody_lives_is_told_by_no_list_of_needs() -> None:
    store = FakeStore()
    residents(store)
    finder, council = Finder(store, store), Viewer("m", "council")
    assert finder.in_order("needs", council, EVERYTHING, "", 9).ids == ("n",)
    assert finder.in_order("needs", council, Only(areas=frozenset({"hill"})), "", 9).ids == ()
