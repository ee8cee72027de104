"""A map that is handed out is on record, sole traders stay what they are: on the fake and a real Neo4j."""

from __future__ import annotations

import hashlib

from graph_service.adapters.assets import asset
from graph_service.application.handing_out import Hand, Wish, hand_out, recent_exports
from graph_service.application.shared_views import View
from graph_service.application.viewers import Viewer
from graph_service.bootstrap import RENDERERS
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.policy import DEFAULT_POLICY
from tests.contract.conftest import AnyStore
from tests.contract.rows import RULES, actor, district, load_of, sample

TODAY = "2026-11-01"
HAND = Hand(Viewer("tester", "coordinator"), DEFAULT_POLICY, "ja", TODAY)


def test_a_file_is_on_record_with_its_hash(store: AnyStore) -> None:
    store.load(load_of(sample(asset("seed_data", "paper-box"))))
    wish = Wish(View(), "council", "第2層協議体", "11月の例会", "2026-12-01")
    before = store.change_number()
    file = hand_out(store, wish, "svg", HAND, RULES, RENDERERS)
    (record,) = recent_exports(store, HAND.viewer, TODAY)
    assert record.values["sha256"] == hashlib.sha256(file.content).hexdigest()
    assert record.values["recipient"] == "第2層協議体"
    assert record.values["made_by"] == "tester"
    (change,) = store.changes(before, 10)
    assert [(touched.table, touched.id) for touched in change.touched] == [("exports", record.id)]


def test_whether_somebody_trades_alone_is_yes_no_or_unknown(store: AnyStore) -> None:
    shops = [actor("own", sole_trader=True), actor("firm", sole_trader=False), actor("unknown")]
    store.load(load_of(district(actors=shops)))
    found = store.describe({"actors": {"own", "firm", "unknown"}})["actors"]
    assert [found[i].values.get("sole_trader") for i in ("own", "firm", "unknown")] == [True, False, None]
    assert labels(store) == ["架空のfirm"]
    version = found["own"].version
    store.write(Writing((Edit("actors", "own", {"sole_trader": False}, version),), "tester"))
    assert labels(store) == ["架空のown", "架空のfirm"]


def labels(store: AnyStore) -> list[str]:
    """Who is named on a map for the council."""
    wish = Wish(View(), "council", "協議体", "例会", "2026-12-01")
    text = hand_out(store, wish, "svg", HAND, RULES, RENDERERS).content.decode()
    return [name for name in ("架空のown", "架空のfirm", "架空のunknown") if name in text]
