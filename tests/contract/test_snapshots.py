"""A snapshot from the store is that of the folder: every column, by id; with codes and without."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltStore
from graph_service.adapters.queries import Bound
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.districts import FolderSource
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.district import District
from tests.contract.rows import actor, district, load_of, sample, tie

pytestmark = pytest.mark.neo4j

WITHOUT_CODES = ("MATCH (n:Actor) REMOVE n.code", "MATCH (:Actor)-[t]->(:Actor) REMOVE t.code")
WITH_ODD_CODES = ("MATCH (n:Actor) SET n.code = 2 * n.code", "MATCH (:Actor)-[t]->(:Actor) SET t.code = 7")
"""As a later or an earlier version of the service might leave them."""

ODD = district(
    areas=[{"id": identity, "name": "地区"} for identity in ("nobodys", "other", "known")],
    actors=[
        *(actor("a", "resident", area="known", asks_max=0), actor("日本", area="other", contact="店主")),
        *(actor("c", "professional", subtype="sc", willing="no", asks_elsewhere=1_000_000), actor("d")),
    ],
    ties=[
        *(tie("a", "日本", id="given", valid_from="1888-01-01"), tie("a", "日本", id="another", strength=3)),
        *(tie("日本", "c", "helps", valid_to="9999-12-31"), tie("c", "a", audience="public", basis="self")),
        *(tie("c", "日本", "helps", quality="strained", confirmed_on="2026-10-01"), tie("日本", "c", id="z")),
    ],
)
"""What is rare: ids that were given, days of another age, names in Japanese, nobody's area, nobody's ties."""


def by_id(snapshot: Snapshot) -> dict[str, dict[str, Any]]:
    """Every cell of actors and ties, as Python values; their places mean nothing."""
    actors, ties, ids = snapshot.actors, snapshot.ties, snapshot.actors.ids
    ends = {"source": [ids[int(v)] for v in ties.source], "target": [ids[int(v)] for v in ties.target]}
    areas = {"area": [snapshot.area_of(place) for place in range(len(ids))]}
    return {
        "actors": rows(list(ids), columns(actors) | areas),
        "ties": rows([snapshot.tie_id(place) for place in range(len(ties.source))], columns(ties) | ends),
    }


def columns(part: Any) -> dict[str, list[Any]]:
    return {each.name: getattr(part, each.name).tolist() for each in fields(part) if each.name != "ids"}


def rows(ids: list[str], cells: dict[str, list[Any]]) -> dict[str, Any]:
    assert len(set(ids)) == len(ids)
    return dict(zip(ids, zip(*cells.values(), strict=True), strict=True))


def check_same(store: BoltStore, given: District) -> None:
    """The store's present state, read afresh, is that of the folder."""
    wanted, found = FolderSource(given).snapshot(), store.reader.snapshot()
    assert by_id(found) == by_id(wanted)
    for name in ("needs", "resources", "asks", "consents", "care", "broader", "parent", "areas"):
        assert getattr(found, name) == getattr(wanted, name)
    for part in ("actors", "ties"):
        one, other = getattr(wanted, part), getattr(found, part)
        for each in fields(one):
            if isinstance(getattr(one, each.name), np.ndarray):
                assert getattr(one, each.name).dtype == getattr(other, each.name).dtype, each.name


@pytest.mark.parametrize("preset", ["paper-box", "urban", "rural"])
def test_every_column_of_the_samples(bolt_store: BoltStore, preset: str) -> None:
    given = sample(asset("seed_data", preset))
    bolt_store.load(load_of(given))
    check_same(bolt_store, given)


@pytest.mark.parametrize("statements", [(), WITHOUT_CODES, WITH_ODD_CODES], ids=["codes", "none", "odd"])
def test_every_column_of_what_is_rare(bolt_store: BoltStore, statements: tuple[Any, ...]) -> None:
    bolt_store.load(load_of(ODD))
    for statement in statements:
        bolt_store.connection.write(lambda tx, text=statement: tx.run(Bound(text, {})))  # type: ignore[misc]
    check_same(bolt_store, ODD)


def test_an_empty_store(bolt_store: BoltStore) -> None:
    check_same(bolt_store, district())


def test_edits_keep_the_codes_true(bolt_store: BoltStore) -> None:
    bolt_store.load(load_of(ODD))
    edits = (
        Edit("actors", "a", {"willing": "yes", "asks_max": None}, 1),
        Edit("actors", "d", {"kind": "facility", "contact": "窓口"}, 1),
        Edit("ties", "given", {"strength": 2, "valid_from": None}, 1),
        Edit("ties", "z", {"from": "c", "to": "日本", "kind": "knows"}, 1),
        Edit("ties", "another", {"audience": "own"}, 1),
    )
    bolt_store.write(Writing(edits, "tester"))
    changes = {(edit.table, edit.id): edit.values for edit in edits}
    edited = {
        table: [{**row.values, **changes.get((table, row.values["id"]), {})} for row in found]
        for table, found in ODD.rows.items()
    }
    check_same(bolt_store, district(**edited))
