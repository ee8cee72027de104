"""Records kept for the map: read once, forgotten when they change, however that is told."""

from __future__ import annotations

from contextlib import nullcontext, suppress

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from graph_service.application.kept import MOST_ASKED, Kept, KeptStore, one_moment
from graph_service.application.ports import Records, References
from graph_service.domain.changes import Edit, Load, Page, PageQuery, Writing
from tests.fakes import FakeStore
from tests.unit.small import district

SOMEBODY = st.sampled_from(["shop", "holder"])


class Counting(FakeStore):
    """Counts the records, pages and numbers of changes that are asked for."""

    asked, pages, numbers = 0, 0, 0

    def page(self, query: PageQuery) -> Page:
        self.pages += 1
        return super().page(query)

    def change_number(self) -> int:
        self.numbers += 1
        return super().change_number()

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


def test_a_store_lends_records_as_they_are_now_and_asks_for_very_many() -> None:
    given = store()
    lent = KeptStore(given)
    wanted = {"actors": ["shop", "nobody"]}
    assert [one.values["name"] for one in lent.describe(wanted)["actors"].values()] == ["shop"]
    lent.describe(wanted)
    assert given.asked == 2
    rename(given, "shop", "花屋")
    assert lent.describe(wanted)["actors"]["shop"].values["name"] == "花屋"
    assert given.asked == 3
    many = {"actors": ["shop", *map(str, range(MOST_ASKED))]}
    assert list(lent.describe(many)["actors"]) == ["shop"]
    assert lent.describe(many) == lent.describe(many)
    assert given.asked == 3 + 3 * (MOST_ASKED + 1), "nothing of it is kept"


def test_a_page_is_read_once_for_each_state() -> None:
    given = store()
    lent = KeptStore(given)
    asked = PageQuery("actors", limit=2, where={"kind": "resident"})
    assert lent.page(asked) == lent.page(asked) == given.page(asked)
    assert given.pages == 2, "one of them is this test's own"
    other = PageQuery("actors", limit=2, where={"kind": "shop"})
    assert lent.page(other) == given.page(other)
    rename(given, "shop", "花屋")
    assert [one.values["name"] for one in lent.page(other).records] == ["花屋"]


def test_in_one_moment_the_last_change_is_asked_for_once() -> None:
    given = store()
    lent = KeptStore(given)
    with one_moment():
        before = lent.snapshot()
        rename(given, "shop", "花屋")
        asked = given.numbers
        assert lent.snapshot() is before
        assert lent.change_number() == before.change
        lent.describe({"actors": ["shop"]})
        lent.page(PageQuery("actors"))
        assert given.numbers == asked
    assert lent.change_number() == before.change + 1
    assert lent.snapshot().change == before.change + 1


def test_who_writes_in_a_moment_sees_what_was_written() -> None:
    given = store()
    lent = KeptStore(given)
    with one_moment():
        record = lent.describe({"actors": ["shop"]})["actors"]["shop"]
        done = lent.write(Writing((Edit("actors", "shop", {"name": "花屋"}, record.version),), "sato"))
        assert lent.describe({"actors": ["shop"]})["actors"]["shop"].values["name"] == "花屋"
        assert lent.change_number() == lent.snapshot().change == done.number


def test_a_moment_ends_where_its_work_fails() -> None:
    lent = KeptStore(store())
    with suppress(ValueError), one_moment():
        lent.snapshot()
        raise ValueError
    rename(lent.store, "shop", "花屋")  # type: ignore[arg-type]
    assert lent.describe({"actors": ["shop"]})["actors"]["shop"].values["name"] == "花屋"


class Requests(RuleBasedStateMachine):
    """Requests that read and others that write, by turns: what is lent is what the store has."""

    def __init__(self) -> None:
        super().__init__()
        self.given = FakeStore()
        self.given.load(Load(district(), "small", "sato"))
        self.lent = KeptStore(self.given)

    @rule(who=SOMEBODY, name=st.text("花屋店", min_size=1, max_size=2), through=st.booleans())
    def write(self, who: str, name: str, through: bool) -> None:
        record = self.given.tables["actors"][who]
        asked = Writing((Edit("actors", who, {"name": name}, record.version),), "sato")
        (self.lent if through else self.given).write(asked)

    @rule()
    def load(self) -> None:
        self.given.load(Load(district(shop={"name": "別の店"}), "small", "sato"))

    @rule(asked=st.sets(SOMEBODY, max_size=3), limit=st.integers(1, 4), in_moment=st.booleans())
    def read(self, asked: set[str], limit: int, in_moment: bool) -> None:
        with one_moment() if in_moment else nullcontext():
            assert self.lent.describe({"actors": asked}) == self.given.describe({"actors": asked})
            query = PageQuery("actors", limit=limit)
            assert self.lent.page(query) == self.given.page(query)
            assert self.lent.change_number() == self.given.change_number()


TestRequests = Requests.TestCase
