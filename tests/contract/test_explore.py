"""The paths that a person finds in Neo4j Browser are those of the service."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from graph_service.adapters.assets import asset
from graph_service.adapters.bolt import BoltStore, Connection
from graph_service.adapters.queries import Bound, Queries
from graph_service.application.questions import ask_paths
from graph_service.application.viewers import Viewer
from graph_service.domain.answers import Question, ResourcePaths
from graph_service.domain.district import District
from graph_service.domain.ontology import CENTRAL_SUBTYPES
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.tie_kinds import TIE_KINDS
from tests.contract.rows import load_of, sample
from tests.effort import many
from tests.strategies import AREAS, DATES, Values, districts, policies
from tests.unit.small import ON, TIE, actor, ask, cost, district, need, resource, theme, tie

pytestmark = pytest.mark.neo4j

QUERIES = Queries(asset("cypher"))
NAME = "explore/mediated_paths"
COORDINATOR = Viewer("tester", "coordinator")

BestPath = tuple[str, list[str], list[str], int]
"""Resource, ids of the actors, kinds of the ties, cost."""


def rows_of(
    connection: Connection, day: str, policy: Mapping[str, float], need_id: str = "need"
) -> list[dict[str, Any]]:
    """What Neo4j Browser shows."""
    bound = QUERIES.bind(NAME, policy=dict(policy), need=need_id, as_of=day)
    return connection.read(lambda tx: tx.rows(bound))


def explored(
    connection: Connection, day: str = ON, policy: Policy = DEFAULT_POLICY, need_id: str = "need"
) -> list[BestPath]:
    rows = rows_of(connection, day, policy.as_data(), need_id)
    return [(row["resource"], row["ids"], row["ties"], row["cost"]) for row in rows]


def served(
    store: BoltStore, day: str = ON, policy: Policy = DEFAULT_POLICY, need_id: str = "need"
) -> list[BestPath]:
    asked = Question(need_id, max_mediators=3, alternatives=1, as_of=day, audience="office")
    return [path_of(found) for found in ask_paths(store, asked, policy, COORDINATOR, day).answer.resources]


def path_of(found: ResourcePaths) -> BestPath:
    (best,) = found.alternatives
    return found.resource, list(best.actors), [step.kind for step in best.steps], best.cost


def both(store: BoltStore, connection: Connection, given: District, day: str = ON) -> list[BestPath]:
    """What the query finds in a district, which is what the service finds."""
    store.load(load_of(given, replace=True))
    found = explored(connection, day)
    assert found == served(store, day)
    return found


@pytest.mark.parametrize("preset", ["paper-box", "urban", "rural"])
def test_the_sample_districts(bolt_store: BoltStore, connection: Connection, preset: str) -> None:
    """Every need that is checked: the same resources, paths, costs, in the same order."""
    bolt_store.load(load_of(sample(asset("seed_data", preset))))
    needs = [one.id for one in bolt_store.snapshot().needs.values() if one.decision == "pass"]
    found = {one: explored(connection, need_id=one) for one in needs}
    assert found == {one: served(bolt_store, need_id=one) for one in needs}
    assert max(map(len, found.values())) >= 3
    assert max(len(ids) for paths in found.values() for _, ids, _, _ in paths) == 5


@settings(
    deadline=None,
    max_examples=many(40),
    print_blob=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,  # each example replaces the whole district
    ],
)
@given(data=st.data(), day=st.sampled_from(DATES))
def test_random_districts_and_policies(
    bolt_store: BoltStore, connection: Connection, data: st.DataObject, day: str
) -> None:
    policy = data.draw(st.one_of(st.just(DEFAULT_POLICY), policies()))
    bolt_store.load(load_of(data.draw(districts(day)), replace=True))
    found = explored(connection, day, policy)
    event(f"{len(found)} resources reached")
    assert found == served(bolt_store, day, policy)


# --- the printed parameters -------------------------------------------------------------------------------


def printed(language: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "graph_service", "policy", "--cypher"],
        env={**os.environ, "GRAPH_SERVICE_LANG": language},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout.decode("utf-8").splitlines()


def parameters(connection: Connection, lines: list[str]) -> dict[str, Any]:
    """The parameters that the lines set, evaluated by Neo4j as its Browser has it done."""
    found = {}
    for line in lines:
        name, expression = re.fullmatch(r":param (\w+) => (.+);", line).groups()  # type: ignore[union-attr]
        # nothing but this program's own output is run here
        bound = Bound(f"RETURN {expression}", {})  # type: ignore[arg-type]
        found[name] = connection.read(lambda tx, bound=bound: tx.one(bound))  # type: ignore[misc]
    return found


def test_the_printed_lines_and_the_query_as_a_person_pastes_them(
    bolt_store: BoltStore, connection: Connection
) -> None:
    bolt_store.load(load_of(sample(asset("seed_data", "paper-box"))))
    comment, *lines = printed("ja")
    pasted = parameters(connection, lines)
    assert comment.startswith("// Neo4j Browser に貼り")
    assert pasted.keys() == QUERIES.by_name[NAME].parameters
    assert pasted["policy"] == DEFAULT_POLICY.as_data()
    assert Policy(**pasted["policy"]) == DEFAULT_POLICY
    assert pasted["as_of"] == bolt_store.snapshot().info.as_of
    rows = rows_of(connection, pasted["as_of"], pasted["policy"], pasted["need"])
    wanted = served(bolt_store, pasted["as_of"], need_id=pasted["need"])
    assert [(row["resource"], row["cost"]) for row in rows] == [(path[0], path[3]) for path in wanted]
    assert len(rows) == 3


def test_the_lines_are_explained_in_english_too() -> None:
    comment, *lines = printed("en")
    assert comment.startswith("// Paste into Neo4j Browser")
    assert lines == printed("ja")[1:]


# --- what the query itself says ---------------------------------------------------------------------------


def test_the_kinds_of_ties_are_those_that_carry_in_their_order() -> None:
    carrying = [kind.relationship for kind in TIE_KINDS.values() if kind.carries]
    text = re.sub(r"\s", "", QUERIES.by_name[NAME].text)
    assert "[ties:" + "|".join(carrying) + "]" in text
    assert "[" + ",".join(f"'{kind}'" for kind in carrying) + "]ASkinds" in text


def test_the_central_bodies_are_those_of_the_ontology() -> None:
    (named,) = re.findall(r"m\.subtype IN \[(.+?)\]", QUERIES.by_name[NAME].text)
    assert set(re.findall(r"\w+", named)) == set(CENTRAL_SUBTYPES)


def test_the_columns_tell_names_and_nothing_of_the_care_status(
    bolt_store: BoltStore, connection: Connection
) -> None:
    of_resource = {"eligible": ["support"], "title": "箱を置く棚"}
    care = [{"actor": "holder", "status": "support"}]
    bolt_store.load(load_of(district(of_resource=of_resource, care=care, shop={"name": "架空の店"})))
    (row,) = rows_of(connection, ON, DEFAULT_POLICY.as_data())
    assert row == {
        "resource": "res",
        "title": "箱を置く棚",
        "actors": ["holder", "mediator", "架空の店"],
        "ties": ["knows", "knows"],
        "mediators": 1,
        "cost": 2 * TIE,
        "score": 0.809999,
        "ids": ["holder", "mediator", "shop"],
    }


@pytest.mark.parametrize("decision", [None, "hold", "reject"])
def test_a_need_that_is_not_checked_is_not_searched(
    bolt_store: BoltStore, connection: Connection, decision: str | None
) -> None:
    bolt_store.load(load_of(district(of_need={"decision": decision})))
    assert explored(connection) == []


# --- one rule at a time -----------------------------------------------------------------------------------


LEAP = "2028-02-29"


def introduce(identity: str, **more: Any) -> Values:
    return ask(identity, "mediator", **more)


def confirmed(first: str, second: str) -> dict[str, Any]:
    return {"first": {"confirmed_on": first}, "second": {"confirmed_on": second}}


def themes_of(of_need: str, of_resource: str) -> dict[str, Any]:
    return {"of_need": {"theme": of_need}, "of_resource": {"theme": of_resource}}


RULES: dict[str, tuple[dict[str, Any], str, int | None]] = {
    "as it is": ({}, ON, cost(0.9, 0.9)),
    "strained": ({"first": {"quality": "strained"}}, ON, cost(0.9 * 0.5, 0.9)),
    "strength unknown": ({"first": {"strength": None}}, ON, cost(0.2, 0.9)),
    "never confirmed": ({"first": {"confirmed_on": None}}, ON, cost(0.9 * 0.6, 0.9)),
    "inferred": ({"first": {"basis": "inferred"}}, ON, None),
    "uses": ({"first": {"kind": "uses"}}, ON, None),
    "begins that day": ({"first": {"valid_from": ON}}, ON, cost(0.9, 0.9)),
    "begins the day after": ({"first": {"valid_from": "2026-11-02"}}, ON, None),
    "ends that day": ({"first": {"valid_to": ON}}, ON, None),
    "ends the day after": ({"first": {"valid_to": "2026-11-02"}}, ON, cost(0.9, 0.9)),
    "declined to introduce": ({"asks": [introduce("a", answer="declined")]}, ON, None),
    "unwilling": ({"mediator": {"willing": "no"}}, ON, None),
    "unwilling, accepted": (
        {"mediator": {"willing": "no"}, "asks": [introduce("a", answer="accepted")]},
        ON,
        cost(0.9, 0.9),
    ),
    "unknown, accepted": (
        {"mediator": {"willing": None}, "asks": [introduce("a", answer="accepted")]},
        ON,
        cost(0.9, 0.9),
    ),
    "accepted, then declined": (
        {
            "asks": [
                introduce("z", asked_on="2026-10-01", answer="accepted"),
                introduce("a", asked_on="2026-10-02", answer="declined"),
            ]
        },
        ON,
        None,
    ),
    "the same day the last id decides": (
        {"asks": [introduce("z", answer="accepted"), introduce("a", answer="declined")]},
        ON,
        cost(0.9, 0.9),
    ),
    "declined a resource, not to introduce": (
        {
            "resources": [resource("own", actor="mediator", direction="gives")],
            "asks": [introduce("a", resource="own", answer="declined")],
        },
        ON,
        cost(0.9, 0.9),
    ),
    "declined another need": (
        {
            "needs": [need(), need(id="other")],
            "asks": [introduce("a", need="other", answer="declined")],
        },
        ON,
        cost(0.9, 0.9),
    ),
    "asks_max reached": ({"mediator": {"asks_max": 2, "asks_elsewhere": 2}}, ON, None),
    "asks_max reached, accepted": (
        {"mediator": {"asks_max": 0}, "asks": [introduce("a", answer="accepted")]},
        ON,
        None,
    ),
    "one ask left": (
        {"mediator": {"asks_max": 3, "asks_elsewhere": 1}, "asks": [introduce("a")]},
        ON,
        cost(0.9, 0.85 * 0.85, 0.9),
    ),
    "13 days without an answer": (
        {"asks": [introduce("a", asked_on="2026-10-19")]},
        ON,
        cost(0.9, 0.85, 0.9),
    ),
    "overdue after 14 days": (
        {"asks": [introduce("a", asked_on="2026-10-18")]},
        ON,
        cost(0.9, 0.85 * 0.7, 0.9),
    ),
    "no answer": ({"asks": [introduce("a", answer="no_answer")]}, ON, cost(0.9, 0.7, 0.9)),
    "central, unknown": (
        {"mediator": {"subtype": "sc", "willing": None}},
        ON,
        cost(0.9, 0.9 * 0.7, 0.9),
    ),
    "nobody to ask": (
        {"mediator": {"kind": "shop", "subtype": None, "contact": None}},
        ON,
        cost(0.9, 0.8, 0.9),
    ),
    "declined this resource": ({"asks": [ask("a", "shop", resource="res", answer="declined")]}, ON, None),
    "the shop declined to introduce": ({"asks": [ask("a", "shop", answer="declined")]}, ON, cost(0.9, 0.9)),
    "unwilling to receive": ({"shop": {"willing": "no"}}, ON, None),
    "full": ({"of_resource": {"capacity": 3, "capacity_left": 0}}, ON, None),
    "begins later": ({"of_resource": {"valid_from": "2026-11-02"}}, ON, None),
    "over": ({"of_resource": {"valid_to": ON}}, ON, None),
    "wants what is wanted": ({"of_resource": {"direction": "gives"}}, ON, None),
    "the holder's own": ({"of_resource": {"actor": "holder"}}, ON, None),
    "not for this class": (
        {"of_resource": {"eligible": ["none"]}, "care": [{"actor": "holder", "status": "care"}]},
        ON,
        None,
    ),
    "class unknown": ({"of_resource": {"eligible": ["none"]}}, ON, cost(0.9, 0.9)),
    "for a part of the town": ({"areas": AREAS, "of_resource": {"areas": ["area-other"]}}, ON, None),
    "for all of the town": (
        {"areas": AREAS, "holder": {"area": "area-low"}, "of_resource": {"areas": ["area-top"]}},
        ON,
        cost(0.9, 0.9),
    ),
    "one theme up": (
        {"themes": [theme("thing"), theme("cup", "thing")], **themes_of("cup", "thing")},
        ON,
        cost(0.9, 0.9, 0.9),
    ),
    "the shorter way up counts": (
        {
            "themes": [theme("thing"), theme("pot", "thing"), theme("cup", "pot", "thing")],
            **themes_of("cup", "thing"),
        },
        ON,
        cost(0.9, 0.9, 0.9),
    ),
    "one theme up, one down: rounded as a whole": (
        {"themes": [theme("thing"), theme("cup", "thing"), theme("pot", "thing")], **themes_of("cup", "pot")},
        ON,
        cost(0.81, 0.9, 0.9),
    ),
    "one theme up, two down": (
        {
            "themes": [theme("thing"), theme("cup", "thing"), theme("pot", "thing"), theme("tea", "pot")],
            **themes_of("cup", "tea"),
        },
        ON,
        None,
    ),
    "12 months before 29 February": (confirmed("2027-02-28", "2028-01-01"), LEAP, cost(0.9, 0.9)),
    "a day longer ago": (confirmed("2027-02-27", "2028-01-01"), LEAP, cost(0.9 * 0.8, 0.9)),
    "24 months before 29 February": (confirmed("2026-02-28", "2028-01-01"), LEAP, cost(0.9 * 0.8, 0.9)),
    "a day longer ago than that": (confirmed("2026-02-27", "2028-01-01"), LEAP, cost(0.9 * 0.6, 0.9)),
    "12 months after 29 February": (confirmed("2028-02-29", "2028-02-28"), "2029-02-28", cost(0.9, 0.9)),
    "asked on 29 February": (
        {"asks": [introduce("a", asked_on="2024-02-29")]},
        "2024-03-14",
        cost(0.9, 0.85 * 0.7, 0.9),
    ),
}
"""What differs from the small district, the day, and the cost of holder - mediator - shop; None: no way."""


@pytest.mark.parametrize("rule", RULES)
def test_a_rule(bolt_store: BoltStore, connection: Connection, rule: str) -> None:
    changes, day, wanted = RULES[rule]
    found = both(bolt_store, connection, district(**changes), day)
    assert [path[3] for path in found] == ([] if wanted is None else [wanted])
    assert all(path[1] == ["holder", "mediator", "shop"] for path in found)


# --- paths ------------------------------------------------------------------------------------------------


def test_of_parallel_ties_the_best_then_the_order_of_kinds(
    bolt_store: BoltStore, connection: Connection
) -> None:
    given = district(
        first={"strength": 2},
        second={"kind": "works_at"},
        ties=[
            tie("mediator", "holder", "better", kind="runs"),
            tie("mediator", "shop", "a-later-kind", kind="introduced"),
            tie("shop", "mediator", "z-first-kind", kind="helps"),
        ],
    )
    (found,) = both(bolt_store, connection, given)
    assert found == ("res", ["holder", "mediator", "shop"], ["runs", "helps"], 2 * TIE)


def test_nobody_is_visited_twice_even_where_it_would_pay(
    bolt_store: BoltStore, connection: Connection
) -> None:
    """Factors above 1 are no policy of the service: they make a detour pay, so that only the rule forbids it.

    Over two ties that differ the path could go to the neighbour and back, or home again and out.
    """
    there_and_back = [tie("mediator", "friend", "go"), tie("friend", "mediator", "back", kind="helps")]
    home_and_out = [tie("holder", "other", "go-out"), tie("other", "holder", "come-home", kind="helps")]
    ties = [*there_and_back, *home_and_out]
    bolt_store.load(load_of(district(actors=[actor("friend"), actor("other")], ties=ties)))
    rows = rows_of(connection, ON, {**DEFAULT_POLICY.as_data(), "strength_3": 1.25})
    assert [row["ids"] for row in rows] == [["holder", "mediator", "shop"]]


def test_a_barred_mediator_is_gone_around(bolt_store: BoltStore, connection: Connection) -> None:
    """The cheap ways are closed: one declined, one has no asks left; the unwilling one said yes this time."""
    others = [actor("busy", asks_max=1), actor("unwilling", willing="no")]
    ties = [
        *(tie("holder", "busy"), tie("busy", "shop")),
        *(tie("holder", "unwilling", strength=1), tie("unwilling", "shop", quality="strained")),
    ]
    asks = [
        introduce("a", answer="declined"),
        ask("b", "busy", need="other"),
        ask("c", "unwilling", answer="accepted"),
    ]
    needs = [need(), need(id="other")]
    found = both(bolt_store, connection, district(actors=others, ties=ties, asks=asks, needs=needs))
    assert found == [("res", ["holder", "unwilling", "shop"], ["knows", "knows"], cost(0.4, 0.45))]


def test_who_takes_a_resource_may_still_not_lead_on(bolt_store: BoltStore, connection: Connection) -> None:
    given = district(
        shop={"asks_max": 0},
        actors=[actor("end", "shop")],
        ties=[tie("shop", "end")],
        resources=[resource("behind", actor="end")],
    )
    assert [path[0] for path in both(bolt_store, connection, given)] == ["res"]


@pytest.mark.parametrize(("mediators", "reached"), [(2, True), (3, True), (4, False)])
def test_at_most_three_mediators(
    bolt_store: BoltStore, connection: Connection, mediators: int, reached: bool
) -> None:
    chain = ["mediator", *(f"m{number}" for number in range(1, mediators)), "end"]
    given = district(
        actors=[actor(identity) for identity in chain[1:]],
        ties=[tie(one, next_one) for one, next_one in pairwise(chain)],
        of_resource={"actor": "end"},
    )
    found = both(bolt_store, connection, given)
    assert [path[1] for path in found] == ([["holder", *chain]] if reached else [])


def test_what_costs_the_same_stands_in_the_order_of_the_service(
    bolt_store: BoltStore, connection: Connection
) -> None:
    """Fewer mediators, then actors' ids by code point (ａ before 𠮷, unlike UTF-16), then resources' ids."""
    free = Policy(strength_3=1.0)
    shops = ["𠮷", "ａ", "a10", "a2"]
    given = district(
        actors=[actor(identity, "shop") for identity in shops],
        ties=[tie("holder", identity) for identity in shops],
        resources=[
            *(resource(f"{number}-of", actor=identity) for number, identity in enumerate(shops)),
            resource("0-also", actor="a2"),
        ],
    )
    bolt_store.load(load_of(given))
    found = explored(connection, policy=free)
    assert found == served(bolt_store, policy=free)
    assert [path[0] for path in found] == ["2-of", "0-also", "3-of", "1-of", "0-of", "res"]
    assert {path[3] for path in found} == {0}


def test_actors_that_are_gone_leave_no_trace(bolt_store: BoltStore, connection: Connection) -> None:
    """The small keys of actors may have gaps, and begin anywhere."""
    bolt_store.load(load_of(district()))
    bolt_store.load(load_of(district(actors=[actor("gone"), actor("z-last")]), replace=True))
    gone = Bound("MATCH (a:Actor {id: 'gone'}) DETACH DELETE a", {})
    connection.write(lambda tx: tx.run(gone))
    last = district(ties=[tie("mediator", "z-last")], resources=[resource("end", actor="z-last")])
    bolt_store.load(load_of(last))
    assert [path[0] for path in explored(connection)] == ["res", "end"]


def test_every_product_of_factors_costs_the_same_as_in_the_service(
    bolt_store: BoltStore, connection: Connection
) -> None:
    """Logarithms and rounding of two languages, over every kind of tie and of mediator that there is."""
    kinds = {f"tie-{n}": of_tie for n, of_tie in enumerate(every_tie())}
    mediating = {f"via-{n}": of_mediator for n, of_mediator in enumerate(every_mediator())}
    ends = [*kinds, *(f"behind-{identity}" for identity in mediating)]
    asks = [ask(f"ask-{i}", i, answer="no_answer") for i, values in mediating.items() if values.pop("asked")]
    given = district(
        actors=[
            *(actor(identity, "shop") for identity in ends),
            *(actor(identity, **values) for identity, values in mediating.items()),
        ],
        ties=[
            *(tie("holder", identity, **values) for identity, values in kinds.items()),
            *(tie("holder", identity) for identity in mediating),
            *(tie(identity, f"behind-{identity}") for identity in mediating),
        ],
        resources=[resource(f"res-{identity}", actor=identity) for identity in ends],
        asks=asks,
    )
    found = both(bolt_store, connection, given)
    assert len(found) == len(ends) + 1
    assert len({path[3] for path in found}) > 100


def every_tie() -> list[Values]:
    days = ("2026-10-01", "2025-06-01", None)
    return [
        {"strength": strength, "quality": quality, "confirmed_on": day}
        for strength, quality, day in product((0, 1, 2, 3), ("good", "strained"), days)
    ]


def every_mediator() -> list[Values]:
    who: list[Values] = [
        {"kind": "professional", "subtype": "nurse"},
        {"kind": "professional", "subtype": "sc"},
        {"kind": "organization", "subtype": "npo", "contact": None},
        {"kind": "organization", "subtype": "houkatsu_center", "contact": None},
    ]
    return [
        {**kind, "willing": willing, "asks_elsewhere": asks, "asked": asked}
        for kind, willing, asks, asked in product(who, ("yes", None), (*range(8), 40), (False, True))
    ]
