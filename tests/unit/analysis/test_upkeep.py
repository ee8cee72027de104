"""After any sequence of changes the snapshot in memory is, and answers, as one that is freshly read."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from graph_service.analysis.costs import asks_open, day_of_question, mediating, tie_codes
from graph_service.analysis.matching import resources_about
from graph_service.analysis.paths import find_paths
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.keeping import Keeper
from graph_service.domain.answers import Question
from graph_service.domain.changes import Edit, Load, Writing
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import NeedNotChecked
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.tables import TABLES
from tests.effort import many
from tests.fakes import FakeStore
from tests.strategies import (
    ACTOR_IDS,
    actor_values,
    ask_values,
    consent_values,
    districts,
    mostly,
    need_values,
    one,
    resource_values,
    tie_values,
)
from tests.unit.small import ON, district, need, tie

DAY = date.fromisoformat(ON)


def canonical(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot by ids, whatever the order of its places: columns, entries, and what was worked out."""
    actors, ties, network = snapshot.actors, snapshot.ties, snapshot.network
    day = day_of_question(ON, DEFAULT_POLICY)
    of_actors = {
        "mediating": mediating(snapshot, DEFAULT_POLICY),
        "asks_open": asks_open(snapshot),
        **columns(actors),
    }
    of_ties = {"codes": tie_codes(snapshot, day), **columns(ties)}
    tie_ids = [snapshot.tie_id(place) for place in range(len(ties.source))]
    return {
        "change": snapshot.change,
        "info": snapshot.info,
        "actors": rows(list(actors.ids), {**of_actors, "area": area_names(snapshot)}),
        "ties": rows(
            tie_ids,
            {**of_ties, "source": named(snapshot, ties.source), "target": named(snapshot, ties.target)},
        ),
        "entries": {
            identity: sorted(
                (tie_ids[t], actors.ids[int(n)])
                for t, n in zip(network.tie[row].tolist(), network.neighbour[row].tolist(), strict=True)
            )
            for place, identity in enumerate(actors.ids)
            for row in [network.entries(place)]
        },
        "about": {theme: dict(about) for theme, about in resources_about(snapshot).items() if about},
        **{name: dict(getattr(snapshot, name)) for name in ("needs", "resources", "asks", "consents")},
        **{name: dict(getattr(snapshot, name)) for name in ("care", "broader", "parent")},
    }


def columns(part: Any) -> dict[str, Any]:
    arrays = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: array for name, array in arrays.items() if isinstance(array, np.ndarray)}


def rows(ids: list[str], of: dict[str, Any]) -> dict[str, dict[str, Any]]:
    lists = {name: list(values) for name, values in of.items()}
    assert {len(values) for values in lists.values()} <= {len(ids)}
    return {identity: {name: values[n] for name, values in lists.items()} for n, identity in enumerate(ids)}


def named(snapshot: Snapshot, places: Any) -> list[str]:
    return [snapshot.actors.ids[int(place)] for place in places]


def area_names(snapshot: Snapshot) -> list[str]:
    return [snapshot.area_of(place) for place in range(len(snapshot.actors.ids))]


def answers(snapshot: Snapshot) -> list[object]:
    """What every need is told, or why it is not searched."""
    found: list[object] = []
    for identity in sorted(snapshot.needs):
        try:
            found.append(find_paths(snapshot, Question(identity, as_of=ON, max_mediators=2), DEFAULT_POLICY))
        except NeedNotChecked as error:
            found.append(error.data)
    return found


class Upkeep(RuleBasedStateMachine):
    """Edits of every table, of known and new records, with and without somebody who holds a snapshot."""

    def __init__(self) -> None:
        super().__init__()
        self.store, self.held = FakeStore(), []  # type: ignore[var-annotated]
        self.keeper = Keeper(self.store.snapshot, self.store)

    @initialize(rows=districts(ON, most_actors=5))
    def begin(self, rows: Any) -> None:
        self.store.load(Load(rows, "test", "t"))
        self.keeper.snapshot()

    def put(self, table: str, values: dict[str, Any], identity: str = "") -> None:
        """Writes the values: of a new record, or those of a known one that are new."""
        identity = identity or values[TABLES[table].identity]
        known = self.store.tables[table].get(identity)
        edit = Edit(table, identity, values, known.version if known else None)
        self.store.write(Writing((edit,), "t"))

    def some(self, data: Any, table: str) -> str:
        return str(data.draw(st.sampled_from(sorted(self.store.tables[table]))))

    def actor(self, data: Any) -> str:
        return self.some(data, "actors")

    @rule(data=st.data(), identity=one(*ACTOR_IDS))
    def an_actor(self, data: Any, identity: str) -> None:
        values = data.draw(actor_values(identity))
        known = self.store.tables["actors"].get(identity)
        if known and data.draw(mostly(True, False)):
            values["kind"] = known.values["kind"]
        self.put("actors", values)

    @rule(data=st.data(), usual=st.booleans(), number=st.integers(0, 40))
    def a_tie(self, data: Any, usual: bool, number: int) -> None:
        a, b = self.actor(data), self.actor(data)
        if a == b:
            return
        values = data.draw(tie_values((a, b), number, DAY))
        identity = f"{a}|{values['kind']}|{b}" if usual else values["id"]
        self.put("ties", {**values, "id": identity}, identity)

    @rule(data=st.data())
    def a_tie_moves(self, data: Any) -> None:
        identity, a, b = self.some(data, "ties"), self.actor(data), self.actor(data)
        if a != b:
            self.put("ties", {"from": a, "to": b, "kind": data.draw(one("knows", "uses", "helps"))}, identity)

    @rule(data=st.data(), column=one("strength", "quality", "basis", "confirmed_on", "valid_to", "audience"))
    def a_cell_of_a_tie(self, data: Any, column: str) -> None:
        values = data.draw(tie_values(("m", "a"), 0, DAY))
        self.put("ties", {column: values[column]}, self.some(data, "ties"))

    @rule(data=st.data(), identity=one("need", "need-2", "need-3"))
    def a_need(self, data: Any, identity: str) -> None:
        decision = data.draw(mostly("pass", "hold", None))
        self.put("needs", {**data.draw(need_values(identity, self.actor(data))), "decision": decision})

    @rule(data=st.data(), identity=one("r-1", "r-2", "r-new"))
    def a_resource(self, data: Any, identity: str) -> None:
        actors = sorted(self.store.tables["actors"])
        self.put(
            "resources",
            data.draw(resource_values(identity, actors, need(direction="wants", theme="l-1"), DAY)),
        )

    @rule(data=st.data(), number=st.integers(0, 4))
    def an_ask(self, data: Any, number: int) -> None:
        actors = sorted(self.store.tables["actors"])
        values = data.draw(ask_values(number, actors, [], DAY))
        self.put("asks", values)

    @rule(data=st.data(), number=st.integers(0, 3))
    def a_consent(self, data: Any, number: int) -> None:
        self.put("consents", data.draw(consent_values(number, sorted(self.store.tables["actors"]), DAY)))

    @rule(data=st.data(), status=one("none", "care", "support"))
    def a_care_status(self, data: Any, status: str) -> None:
        actor = self.actor(data)
        self.put("care", {"actor": actor, "status": status}, actor)

    @rule(parent=one(None, "area-top", "area-other"), identity=one("area-low", "area-new"))
    def an_area(self, parent: str | None, identity: str) -> None:
        self.put("areas", {"id": identity, "name": "a", "parent": parent})

    @rule(broader=one(None, ["t-x"], ["t-y"]), identity=one("l-1", "l-new"))
    def a_theme(self, broader: list[str] | None, identity: str) -> None:
        self.put("themes", {"id": identity, "name": "t", "broader": broader})

    @rule()
    def somebody_holds_a_snapshot(self) -> None:
        snapshot = self.keeper.snapshot()
        self.held.append((snapshot, canonical(self.store.snapshot())))

    @rule()
    def everybody_lets_go(self) -> None:
        self.held.clear()

    @invariant()
    def it_is_as_freshly_read(self) -> None:
        kept, fresh = self.keeper.snapshot(), self.store.snapshot()
        assert canonical(kept) == canonical(fresh)
        assert answers(kept) == answers(fresh)

    @invariant()
    def a_held_snapshot_stays_as_it_was(self) -> None:
        for snapshot, then in self.held[-2:]:
            assert canonical(snapshot) == then


Upkeep.TestCase.settings = settings(
    max_examples=many(40), stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestUpkeep = Upkeep.TestCase


class Counting(FakeStore):
    """A store that counts how often it was read as a whole."""

    reads = 0

    def snapshot(self) -> Snapshot:
        self.reads += 1
        return super().snapshot()


def kept() -> tuple[Counting, Keeper]:
    store = Counting()
    store.load(Load(district(), "test", "t"))
    keeper = Keeper(store.snapshot, store)
    keeper.snapshot()
    return store, keeper


def edit(store: FakeStore, table: str, identity: str, **values: Any) -> None:
    known = store.tables[table].get(identity)
    whole = values if known else {TABLES[table].identity: identity, **values}
    store.write(Writing((Edit(table, identity, whole, known.version if known else None),), "t"))


def test_an_edit_is_taken_in_without_reading_the_whole() -> None:
    store, keeper = kept()
    edit(store, "ties", "first", strength=1)
    edit(store, "ties", "new", **{"from": "holder", "to": "shop", "kind": "knows"})
    assert len(keeper.snapshot().ties.source) == 3
    assert store.reads == 1


def test_a_load_is_read_afresh() -> None:
    store, keeper = kept()
    store.load(Load(district(actors=[{"id": "x", "kind": "shop", "name": "x"}]), "test", "t", replace=True))
    assert "x" in keeper.snapshot().actors.ids
    assert store.reads == 2


def test_another_kind_of_a_known_actor_is_read_afresh() -> None:
    """Defaults of its ties lean on it."""
    store, keeper = kept()
    edit(store, "actors", "mediator", kind="resident", subtype=None)
    assert canonical(keeper.snapshot()) == canonical(store.snapshot())


@pytest.mark.parametrize("audience", [None, "public"])
def test_a_tie_that_moves_is_read_afresh(audience: str | None) -> None:
    """Its empty audience leans on its ends."""
    store, keeper = kept()
    edit(store, "ties", "second", audience=audience)
    keeper.snapshot()
    edit(store, "ties", "second", **{"from": "holder"})
    assert canonical(keeper.snapshot()) == canonical(store.snapshot())


def test_a_tie_of_another_kind_keeps_its_id() -> None:
    store, keeper = kept()
    edit(store, "ties", "shop|knows|holder", **{"from": "shop", "to": "holder", "kind": "knows"})
    edit(store, "ties", "shop|knows|holder", kind="helps", strength=2)
    assert canonical(keeper.snapshot()) == canonical(store.snapshot())
    assert store.reads == 2  # one by this line


def test_in_place_where_nobody_looks_and_in_a_copy_where_somebody_does() -> None:
    store, keeper = kept()
    place = keeper.snapshot().ties.ids.find("first")
    assert place is not None
    array = keeper.snapshot().ties.strength
    edit(store, "ties", "first", strength=1)
    assert keeper.snapshot().ties.strength is array
    held = keeper.snapshot()
    edit(store, "ties", "first", strength=2)
    assert keeper.snapshot().ties.strength[place] == 2
    assert held.ties.strength[place] == 1


def test_a_journal_with_a_hole_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    store, keeper = kept()
    edit(store, "ties", "first", strength=1)
    edit(store, "ties", "first", strength=2)
    monkeypatch.setattr(store, "changes", lambda since, limit: store.journal[since + 1 :])
    assert keeper.snapshot().ties.strength.tolist().count(2) == 1
    assert store.reads == 2


def test_a_reader_that_fails_half_way_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    store, keeper = kept()
    edit(store, "ties", "first", strength=1)
    edit(store, "actors", "mediator", kind="resident", subtype=None)

    def away() -> Snapshot:
        raise OSError

    keeper.read = away
    with pytest.raises(OSError):
        keeper.snapshot()
    keeper.read = store.snapshot
    assert canonical(keeper.snapshot()) == canonical(store.snapshot())


def test_the_district_itself_may_change() -> None:
    store, keeper = kept()
    info = DistrictInfo("新しい名", credits=("出典",))
    store.load(Load(replace(district(), info=info), "test", "t"))
    assert keeper.snapshot().info == store.snapshot().info
    assert store.reads == 2  # the second is this test's own


def test_a_hub_takes_many_ties() -> None:
    """Blocks move to the end when they are full; entries stay whole."""
    store, keeper = kept()
    for number in range(60):
        edit(store, "actors", f"n{number}", kind="resident", name="n")
        edit(store, "ties", f"t{number}", **tie("shop", f"n{number}", f"t{number}"))
    assert canonical(keeper.snapshot()) == canonical(store.snapshot())
    assert store.reads == 2  # one by this line
