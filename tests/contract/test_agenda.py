"""What waits for a coordinator: the fake and the real store find the same."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from graph_service.domain.agenda import Agenda
from tests.contract.conftest import AnyStore
from tests.contract.rows import actor, district, load_of

THEME = {"id": "theme", "name": "テーマ"}
RESOURCE = {"id": "r", "actor": "shop", "direction": "gives", "title": "場所", "theme": "theme"}


def need(identity: str, status: str | None = None, **values: Any) -> dict[str, Any]:
    common = {"id": identity, "actor": "person", "direction": "wants", "title": identity, "theme": "theme"}
    return {**common, **({"status": status} if status else {}), **values}


def match(identity: str, of: str, on: str, **values: Any) -> dict[str, Any]:
    return {"id": identity, "need": of, "resource": "r", "agreed_on": on, **values}


def reply(identity: str, of: str, on: str, **values: Any) -> dict[str, Any]:
    return {"id": identity, "need": of, "given_on": on, **values}


def outcome(identity: str, of: str, **values: Any) -> dict[str, Any]:
    common = {"id": identity, "match": of, "measure": "気分", "baseline_on": "2026-09-01", "baseline": "沈む"}
    return {**common, **values}


NEEDS = [
    need("no-date"),
    need("new", "received", created_on="2026-10-20"),
    need("old", "asking", created_on="2026-08-01"),
    need("withdrawn", "withdrawn", identified_by="nurse", created_on="2026-01-01"),
    need("withdrawn-own", "withdrawn"),
    need("withdrawn-told", "withdrawn", identified_by="nurse", note="2026-10-01 もう要らない\n本人から"),
    need(
        "withdrawn-after",
        "withdrawn",
        identified_by="nurse",
        note="覚え\n2026-10-01 前\n2026-10-04 後",
    ),
    need("rejected", "withdrawn", identified_by="nurse", decision="reject", checked_on="2026-10-07"),
    need("rejected-told", "withdrawn", identified_by="nurse", decision="reject", checked_on="2026-09-01"),
    need("rejected-before", identified_by="nurse", decision="reject", created_on="2026-12-01"),
    need("told", "matched", identified_by="nurse"),
    need("told-before", "matched", identified_by="nurse"),
    need("told-so-far", "matched", identified_by="nurse"),
    need("own", "matched"),
    need("unmet", "unmet", identified_by="nurse", created_on="2026-09-01"),
    need("unmet-told", "unmet", identified_by="nurse", created_on="2026-09-02"),
    need("seen", "followed_up", identified_by="nurse"),
    need("no-day", "followed_up", identified_by="nurse"),
]
MATCHES = [
    match("m-told", "told", "2026-10-01", next_on="2026-10-15"),
    match("m-before", "told-before", "2026-10-02", next_on="2026-11-20"),
    match("m-so-far", "told-so-far", "2026-10-03", next_on="2026-10-10", ends_on="2026-10-05"),
    match("m-own", "own", "2026-10-04", next_on="2026-10-10", ends_on="2026-12-05"),
    match("m-seen", "seen", "2026-09-01", next_on="2026-10-01"),
    match("m-no-day", "no-day", "2026-09-02", next_on="2026-10-31"),
]
REPLIES = [
    reply("r-told", "told", "2026-10-01", next_on="2026-10-20"),
    reply("r-before", "told-before", "2026-10-01", next_on="2026-10-20"),
    reply("r-so-far", "told-so-far", "2026-10-30", kind="interim", next_on="2026-11-01"),
    reply("r-unmet", "unmet", "2026-10-09", kind="unmet", next_on="2026-10-21"),
    reply("r-unmet-told", "unmet-told", "2026-10-10"),
    reply("r-first", "seen", "2026-09-01", kind="matched", next_on="2026-09-20"),
    reply("r-second", "seen", "2026-10-05", kind="interim"),
    reply("r-no-day", "no-day", "2026-09-03"),
    reply("r-withdrawn", "withdrawn-told", "2026-10-01", kind="interim"),
    reply("r-after", "withdrawn-after", "2026-10-03", kind="interim"),
    reply("r-rejected-early", "rejected", "2026-09-20", kind="interim"),
    reply("r-rejected", "rejected-told", "2026-09-02"),
]
OUTCOMES = [
    outcome("o-seen", "m-seen", followup="晴れ", followup_on="2026-10-06"),
    outcome("o-no-day", "m-no-day", followup="晴れ"),
    outcome("o-first", "m-told"),
]
SEARCHES = [
    {"id": f"s-{n}", "need": n, "searched_on": "2026-10-10", "found": 0} for n in ("unmet", "unmet-told")
]
DEVELOPMENTS = [
    {
        **{"id": identity, "needs": ["unmet"], "search": "s-unmet", "opened_on": "2026-10-10"},
        **{"missing": "場所", "next_on": "2026-10-25", **more},
    }
    for identity, more in (("d", {}), ("d-over", {"ended_on": "2026-10-20"}))
]

MEETINGS = [
    {"id": identity, "title": "協議体", "held_on": on, **more}
    for identity, on, more in (
        ("g-late", "2026-12-01", {}),
        ("g-next", "2026-11-05", {"invited": ["nurse"]}),
        ("g-past", "2026-10-05", {}),
        ("g-held", "2026-10-06", {"attended": ["nurse"]}),
        ("g-before", "2026-10-01", {}),
    )
]
DECISIONS = [
    {"id": identity, "meeting": "g-held", "question": "どうしますか", **more}
    for identity, more in (
        ("c-due", {"decision": "声をかける", "due_on": "2026-10-30"}),
        ("c-later", {"decision": "声をかける", "due_on": "2026-11-02"}),
        ("c-done", {"decision": "声をかける", "due_on": "2026-10-30", "done_on": "2026-10-31"}),
        ("c-open", {"due_on": "2026-10-30"}),
        ("c-no-day", {"decision": "様子を見る"}),
    )
]


@pytest.fixture
def agenda(store: AnyStore) -> Agenda:
    tables = {"themes": [THEME], "resources": [RESOURCE], "needs": NEEDS, "matches": MATCHES}
    more = {"replies": REPLIES, "outcomes": OUTCOMES, "searches": SEARCHES, "developments": DEVELOPMENTS}
    more |= {"meetings": MEETINGS, "decisions": DECISIONS}
    actors = [actor("shop"), actor("person", "resident"), actor("nurse", "professional")]
    store.load(load_of(district(actors=actors, **tables, **more)))
    return store.agenda("2026-10-02", "2026-11-01", 50)


@pytest.mark.parametrize(
    ("part", "ids"),
    [
        ("waiting", ["old", "unmet", "unmet-told", "new", "rejected-before", "no-date"]),
        (
            "unanswered",
            [
                *("rejected-before", "withdrawn"),  # nobody wrote down when
                *("told-before", "told-so-far", "withdrawn-after", "seen", "rejected", "unmet"),
            ],
        ),
        ("due", ["m-own", "m-told", "r-before", "r-told", "r-unmet", "d", "c-due", "m-no-day", "r-so-far"]),
        ("meetings", ["g-past", "g-next", "g-late"]),
        ("matches", ["m-before", "m-own", "m-so-far"]),
        ("replies", ["r-after", "r-second", "r-so-far", "r-unmet", "r-unmet-told"]),
        ("outcomes", ["o-seen", "o-no-day"]),
        ("unconfirmed", ["m-told", "m-before", "m-so-far", "m-own"]),
    ],
)
def test_each_sort_of_what_waits(agenda: Agenda, part: str, ids: list[str]) -> None:
    found = [record.id for record in getattr(agenda, part)]
    assert (sorted(found) if part in ("matches", "replies") else found) == ids


def test_records_are_whole(store: AnyStore, agenda: Agenda) -> None:
    for part in fields(Agenda):
        for record in getattr(agenda, part.name):
            assert store.describe({record.table: {record.id}})[record.table][record.id] == record


def test_lists_are_cut(store: AnyStore, agenda: Agenda) -> None:
    cut = store.agenda("2026-10-02", "2026-11-01", 1)
    sizes = {part.name: len(getattr(cut, part.name)) for part in fields(Agenda)}
    assert sizes == {**dict.fromkeys(sizes, 1), "matches": 3, "replies": 5}
    assert cut.waiting == agenda.waiting[:1]


def test_nothing_waits_in_an_empty_store(store: AnyStore) -> None:
    assert store.agenda("2026-01-01", "2026-12-31", 9) == Agenda()
