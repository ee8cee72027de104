"""Every file of cypher/ with a case: what it returns, and what it changes, in the paper-box district."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltStore, Connection
from graph_service.adapters.bolt.connection import Transaction
from graph_service.adapters.queries import Queries
from graph_service.domain.cells import referenced
from graph_service.domain.finding import TEXT_COLUMNS
from graph_service.domain.ontology import ACTOR_KINDS
from graph_service.domain.search_columns import SEARCH_COLUMNS
from graph_service.domain.tables import TABLES
from graph_service.domain.tie_kinds import TIE_KINDS
from tests.contract.rows import district, load_of, sample

pytestmark = pytest.mark.neo4j

CASES: dict[str, Any] = json.loads((Path(__file__).parent / "cases/queries.json").read_text("utf-8"))
QUERIES = Queries(asset("cypher"))


MATCHED = district(
    actors=[],
    matches=[
        {
            **{"id": "m", "need": "need-paper-boxes", "resource": "res-shop", "agreed_on": "2026-11-01"},
            "path": ["woman-104", "daughter-76", "coordinator", "shop"],
        }
    ],
    outcomes=[
        {"id": "o", "match": "m", "measure": "気分", "baseline_on": "2026-11-01", "baseline": "沈みがち"}
    ],
    searches=[{"id": "s", "need": "need-paper-boxes", "searched_on": "2026-11-01", "found": 0}],
    replies=[{"id": "r", "need": "need-paper-boxes", "given_on": "2026-11-02", "to": "daughter-76"}],
    developments=[
        {
            **{"id": "d", "needs": ["need-paper-boxes"], "search": "s", "opened_on": "2026-11-01"},
            **{"missing": "もらい手", "together": ["shop"]},
        }
    ],
    efforts=[{"id": "e", "spent_on": "2026-11-01", "minutes": 30, "need": "need-paper-boxes"}],
    places=[{"actor": "shop", "x": 10.0, "y": 20.5}],
    meetings=[
        {
            **{"id": "g", "title": "協議体", "held_on": "2026-11-20"},
            **{"invited": ["shop"], "attended": ["shop"]},
        }
    ],
    decisions=[{"id": "z", "meeting": "g", "question": "だれが間に立つか", "owner": "shop"}],
    publications=[{"id": "p", "meeting": "g", "made_on": "2026-11-20", "counts": "{}"}],
    exports=[{"id": "x1", "made_on": "2026-11-01", "audience": "public", "recipient": "協議体"}],
)
"""The sample invents nothing that came of the need; the queries about such records need one each."""


class Undo(Exception):
    """Ends a case's transaction without keeping what it did."""


@pytest.fixture(scope="module")
def filled(connection: Connection) -> Connection:
    connection.write(lambda tx: tx.inner.run("MATCH (n) WHERE NOT n:Meta DETACH DELETE n").consume())
    connection.write(lambda tx: tx.inner.run("MATCH (n:Meta) WHERE n.id <> 'schema' DELETE n").consume())
    store = BoltStore(connection, QUERIES, lambda code, done, total: None)
    store.start()
    store.load(load_of(sample(asset("seed_data", "paper-box"))))
    store.load(load_of(MATCHED))
    return connection


def test_every_query_has_a_case() -> None:
    wanted = {name for name in QUERIES.by_name if not name.startswith("schema/")}
    assert set(CASES) == wanted


@pytest.mark.parametrize("name", sorted(CASES))
def test_case(filled: Connection, name: str) -> None:
    case, seen = CASES[name], {}

    def run(tx: Transaction) -> None:
        bound = QUERIES.bind(name, **case["values"])
        result = tx.inner.run(bound.text, bound.values)
        seen["rows"] = result.data()
        counters = result.consume().counters
        seen["counters"] = {
            k: v for k, v in vars(counters).items() if isinstance(v, int) and v and k[0] != "_"
        }
        raise Undo()

    with pytest.raises(Undo):
        filled.write(run)
    if "rows" in case:
        assert in_any_order(name, seen["rows"]) == in_any_order(name, case["rows"])
    counted = {k: v for k, v in seen["counters"].items() if k in case.get("counters", {}) or k not in IGNORED}
    assert counted == case.get("counters", {})


def in_any_order(name: str, rows: list[dict[str, Any]]) -> object:
    """A snapshot's columns come in the order of the store: their records count."""
    if not name.startswith(("snapshot/", "words/")):
        return rows
    return [sorted(map(repr, zip(*row.values(), strict=True))) for row in rows]


IGNORED = {"contains_updates", "contains_system_updates", "relationships_deleted"}


def test_files_equal_the_kinds() -> None:
    for folder, kinds in (
        ("actors/create", ACTOR_KINDS),
        ("actors/become", ACTOR_KINDS),
        ("ties/create", TIE_KINDS),
        ("snapshot", SEARCH_COLUMNS),
        ("words", TEXT_COLUMNS),
    ):
        assert {query.name.removeprefix(folder + "/") for query in QUERIES.below(folder)} == set(kinds)


@pytest.mark.parametrize("name", ["store/find", "ties/page", "ties/of_actor", "snapshot/ties"])
def test_lists_of_tie_kinds_name_them_all(name: str) -> None:
    text = QUERIES.by_name[name].text
    assert all(tie.relationship in text for tie in TIE_KINDS.values())


def test_lists_of_labels_name_them_all() -> None:
    named = {referenced(column.type, None)[0] for table in TABLES.values() for column in table.references}
    for query, tables in (("store/take_away", set(TABLES) - {"ties"}), ("store/beside", named)):
        text = QUERIES.by_name[query].text
        assert all(f"$ids.{name} AS id" in text and f":{TABLES[name].label} {{" in text for name in tables)


def test_first_line_is_a_summary() -> None:
    assert all(query.text.startswith("// ") for query in QUERIES.by_name.values())


def test_bind_refuses_missing_and_extra_names() -> None:
    for values in ({}, {"ids": [], "more": 1}):
        with pytest.raises(ValueError, match="store/find"):
            QUERIES.bind("store/find", **values)
