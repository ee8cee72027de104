"""Records kept for the map: read once, forgotten when they change, however that is told."""

from __future__ import annotations

from graph_service.application.kept import MOST_ASKED, Kept, KeptSource
from graph_service.application.ports import Records, References
from graph_service.domain.changes import Edit, Load, Writing
from tests.fakes import FakeStore
from tests.unit.small import district


class Counting(FakeStore):
    """Counts the records that are asked for."""

    asked = 0

    def describe(self, references: References) -> Records:
        self.asked += sum(len(ids) for ids in references.values())
        return super().describe(references)


def store() -> Counting:
    found = Counting()
    found.load(Load(district(), "small", "sato"))
    return found


def name(kept: Kept, store: Counting, identity: str = "shop") -> object:
    found = kept.describe({"actors": [identity]}, store.change_number())["actors"].get(identity)
    return found and found.values["name"]


def rename(store: Counting, identity: str, text: str) -> None:
    record = store.tables["actors"][identity]
    store.write(Writing((Edit("actors", identity, {"name": text}, record.version),), "sato"))


def test_a_record_is_read_once_and_again_only_after_it_changed() -> None:
    given = store()
    kept = Kept(given, given)
    assert [name(kept, given), name(kept, given), name(kept, given, "holder")] == ["shop", "shop", "holder"]
    assert given.asked == 2
    rename(given, "shop", "花屋")
    assert [name(kept, given), name(kept, given, "holder")] == ["花屋", "holder"]
    assert given.asked == 3


def test_what_is_not_there_is_remembered_until_it_is_written() -> None:
    given = store()
    kept = Kept(given, given)
    assert [name(kept, given, "new"), name(kept, given, "new")] == [None, None]
    assert given.asked == 1
    values = {"id": "new", "kind": "shop", "name": "新しい店"}
    given.write(Writing((Edit("actors", "new", values, None),), "sato"))
    assert name(kept, given, "new") == "新しい店"


def test_a_load_makes_everything_be_read_again() -> None:
    given = store()
    kept = Kept(given, given)
    assert name(kept, given) == "shop"
    given.load(Load(district(shop={"name": "別の店"}), "small", "sato"))
    assert name(kept, given) == "別の店"
    rename(given, "shop", "また別の店")
    rename(given, "holder", "花")
    assert name(kept, given) == "また別の店"


def test_a_source_lends_records_as_they_are_now_and_asks_the_store_for_very_many() -> None:
    given = store()
    source = KeptSource(given, given, Kept(given, given))
    wanted = {"actors": ["shop", "nobody"]}
    assert [one.values["name"] for one in source.describe(wanted)["actors"].values()] == ["shop"]
    source.describe(wanted)
    assert given.asked == 2
    rename(given, "shop", "花屋")
    assert source.describe(wanted)["actors"]["shop"].values["name"] == "花屋"
    assert given.asked == 3
    many = {"actors": ["shop", *map(str, range(MOST_ASKED))]}
    assert list(source.describe(many)["actors"]) == ["shop"]
    assert source.describe(many) == source.describe(many)
    assert given.asked == 3 + 3 * (MOST_ASKED + 1), "nothing of it is kept"
