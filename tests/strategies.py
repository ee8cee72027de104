"""Random small districts with every column of the cost model in play, for property tests.

Values lie at and beside the borders that the rules name (12 and 24 months, 14 days, first and last days).
Ids are out of order, of unlike length, and beyond ASCII, so that order by id is really tried.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from graph_service.domain.answers import Conditions, Stop
from graph_service.domain.district import District, DistrictInfo, Row
from graph_service.domain.policy import Policy
from graph_service.domain.tables import TABLES

Values = dict[str, Any]
Draw = st.DrawFn

ACTOR_IDS = ("m", "a", "a10", "a2", "あ", "Z", "𠮷", "b", "é-1", "c", "a|b", "B")
DATES = (
    *("2026-11-01", "2024-02-29", "2025-02-28", "2026-02-28", "2028-02-29", "2025-03-01"),
    *("2026-03-31", "2026-12-31", "2026-01-01"),
)
AUDIENCES = ("own", "case", "office", "council", "public")
SUBTYPES = {
    "resident": (None, "target"),
    "professional": ("sc", "houkatsu_staff", "nurse", None),
    "organization": ("houkatsu_center", "jichikai", None),
    "shrine": ("shrine",),
    "shop": (None, "cafe"),
    "facility": ("kominkan",),
}
CARE = ("none", "checklist", "support", "care")


def one(*values: Any) -> st.SearchStrategy[Any]:
    """One of a few values; one that is named more often comes more often."""
    return st.sampled_from(values)


def mostly(usual: Any, *rare: Any) -> st.SearchStrategy[Any]:
    """The usual value in seven of eight draws: else hardly a path would be left to compare."""
    return st.sampled_from((*[usual] * (7 * len(rare)), *rare))


def year_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def around(*days: date) -> tuple[str, ...]:
    return tuple((day + timedelta(days=step)).isoformat() for day in days for step in (-1, 0, 1))


def confirmed(on: date) -> st.SearchStrategy[str | None]:
    borders = around(year_before(on, 1), year_before(on, 2))
    return one(None, on.isoformat(), on.isoformat(), *borders, around(on)[2])


def validity(on: date) -> st.SearchStrategy[tuple[str | None, str | None]]:
    """Mostly open; else beginning or ending around the date."""
    before, same, after = around(on)
    ended = [(begin, end) for begin in (None, before) for end in (before, same, after)]
    return mostly((None, None), *ended, (before, None), (same, None), (after, None), (after, before))


def lasting(values: Values, valid: tuple[str | None, str | None]) -> Values:
    return {**values, "valid_from": valid[0], "valid_to": valid[1]}


@st.composite
def actor_values(draw: Draw, identity: str) -> Values:
    kind = draw(one("resident", "resident", "professional", "organization", "shrine", "shop", "facility"))
    return {
        "id": identity,
        "kind": kind,
        "name": f"名前 {identity}",
        "subtype": draw(one(*SUBTYPES[kind])),
        "area": draw(mostly("area-low", None, "area-other", "area-top")),
        "contact": draw(one(None, "窓口")),
        "willing": draw(one(None, "yes", "yes", "yes", "unknown", "yes", "no", "yes")),
        "asks_max": draw(mostly(None, 0, 1, 2, 3)),
        "asks_elsewhere": draw(one(None, None, 0, 1, 2)),
        "audience": draw(one(None, "public", "public", "public", *AUDIENCES)),
    }


@st.composite
def tie_values(draw: Draw, ends: tuple[str, str], number: int, on: date) -> Values:
    values = {
        "from": ends[0],
        "to": ends[1],
        "kind": draw(mostly("knows", "family_of", "works_at", "introduced", "helps", "runs", "uses")),
        "id": f"{draw(one('t', 's', 'あ'))}{number}",
        "strength": draw(one(None, 0, 1, 2, 3, 3)),
        "quality": draw(mostly("good", None, "neutral", "strained")),
        "basis": draw(mostly("self", None, "meeting", "hearsay", "inferred")),
        "confirmed_on": draw(confirmed(on)),
        "audience": draw(one(None, "public", "public", "public", *AUDIENCES)),
    }
    return lasting(values, draw(validity(on)))


@st.composite
def themes(draw: Draw) -> list[Values]:
    """Three levels; a theme below the top has up to two broader ones, now and then straight at the top."""
    tops, middles, leaves = ("t-x", "t-y"), ("m-p", "m-q", "m-r"), ("l-1", "l-2", "l-3")
    found: list[Values] = [{"id": top, "name": top, "broader": None} for top in tops]
    for level, above in ((middles, tops), (leaves, (*middles, *tops))):
        for theme in level:
            broader = draw(st.lists(one(*above), max_size=2, unique=True))
            found.append({"id": theme, "name": theme, "broader": broader or None})
    return draw(st.permutations(found))


@st.composite
def need_values(draw: Draw, identity: str, actor: str) -> Values:
    return {
        "id": identity,
        "actor": actor,
        "direction": draw(one("wants", "offers")),
        "title": "ニーズ",
        "theme": draw(one("l-1", "l-2", "m-p")),
        "checked_by": draw(one(None, "専門職")),
        "decision": "pass",
        "audience": draw(one(None, None, *AUDIENCES)),
    }


@st.composite
def resource_values(draw: Draw, identity: str, actors: Sequence[str], needed: Values, on: date) -> Values:
    meeting = {"wants": "gives", "offers": "receives"}[needed["direction"]]
    values = {
        "id": identity,
        "actor": draw(one(*actors)),
        "direction": draw(mostly(meeting, "gives", "receives")),
        "title": "資源",
        "theme": draw(one(*[needed["theme"]] * 4, "l-1", "l-2", "l-3", "m-p", "m-q", "t-x")),
        "eligible": draw(mostly(None, ["care"], ["none", "checklist"], ["support", "care"])),
        "areas": draw(mostly(None, ["area-low"], ["area-top"], ["area-other", "area-top"])),
        "capacity": 5,
        "capacity_left": draw(mostly(None, 3, 1, 0)),
        "audience": draw(one(None, "public", "public", "public", *AUDIENCES)),
    }
    return lasting(values, draw(validity(on)))


@st.composite
def ask_values(
    draw: Draw, number: int, actors: Sequence[str], resources: Sequence[Values], on: date
) -> Values:
    named = draw(one(None, None, *(resource["id"] for resource in resources)))
    owner = next((r["actor"] for r in resources if r["id"] == named), None)
    return {
        "id": f"{draw(one('k', 'j', 'あ'))}{number}",
        "need": draw(one("need", "need", "need-2")),
        "actor": draw(one(*actors)) if owner is None else draw(one(owner, owner, *actors)),
        "asked_on": draw(one(*around(on, on - timedelta(days=14)))),
        "resource": named,
        "answer": draw(one(None, None, "accepted", "declined", "no_answer")),
    }


@st.composite
def consent_values(draw: Draw, number: int, actors: Sequence[str], on: date) -> Values:
    return {
        "id": f"consent-{number}",
        "actor": draw(one(*[actors[0]] * 10, *actors)),
        "purpose": draw(mostly("mediation", "meeting", "publication")),
        "recipients": draw(
            mostly(["public"], ["council"], ["office"], ["ひだまり会", "council"], ["ひだまり会"])
        ),
        "given_on": draw(mostly(year_before(on, 1).isoformat(), *around(on))),
        "expires_on": draw(mostly("2099-01-01", *around(on))),
        "revoked_on": draw(mostly(None, *around(on))),
    }


AREAS: list[Values] = [
    {"id": "area-top", "name": "町", "parent": None},
    {"id": "area-middle", "name": "地区", "parent": "area-top"},
    {"id": "area-low", "name": "丁目", "parent": "area-middle"},
    {"id": "area-other", "name": "隣町", "parent": None},
]


def as_district(tables: dict[str, list[Values]], info: DistrictInfo | None = None) -> District:
    """Rows as if they stood in files, from line 2 on."""
    return District(
        info,
        {
            name: tuple(Row(line, values) for line, values in enumerate(rows, 2))
            for name, rows in tables.items()
        },
    )


@st.composite
def districts(draw: Draw, on: str, *, most_actors: int = 9) -> District:
    """A district with the need `need` of the actor `m`; `on` is the date around which its dates lie."""
    day = date.fromisoformat(on)
    ids = ACTOR_IDS[: draw(st.integers(3, most_actors).map(lambda few: most_actors + 3 - few))]
    pairs = one(*((a, b) for a in ids for b in ids if a != b))
    drawn = draw(st.lists(pairs, min_size=2 * len(ids), max_size=3 * len(ids)))
    needs = [draw(need_values("need", "m")), draw(need_values("need-2", ids[1]))]
    numbers = range(draw(one(4, 3, 2, 1)))
    resources = [draw(resource_values(f"{'qrab'[n]}{n}", ids[1:], needs[0], day)) for n in numbers]
    resources += [draw(resource_values("own", ids[:1], needs[0], day))] if draw(one(0, 0, 0, 1)) else []
    asks = [draw(ask_values(n, ids, resources, day)) for n in range(draw(one(0, 0, 1, 3, 5)))]
    consents = [
        draw(consent_values(n, (ids[n % len(ids)], *ids), day)) for n in range(draw(one(9, 18, 12, 3, 0)))
    ]
    care = [(actor, draw(one(*CARE))) for actor in ids[: draw(one(0, 0, 1, 2))]]
    tables = {
        "areas": AREAS,
        "themes": draw(themes()),
        "actors": [draw(actor_values(identity)) for identity in ids],
        "ties": [draw(tie_values(ends, number, day)) for number, ends in enumerate(drawn)],
        "needs": needs,
        "resources": resources,
        "asks": asks,
        "consents": consents,
        "care": [{"actor": actor, "status": status} for actor, status in care],
    }
    return as_district(tables, DistrictInfo(name="架空", as_of="2999-12-31", fictional=True))


@st.composite
def policies(draw: Draw) -> Policy:
    """Allowed policies, those with many equal costs among them."""
    factors = one(1.0, 1.0, 0.5, 0.5, 0.25, 0.9, 0.01) if draw(st.booleans()) else st.floats(0.01, 1.0)
    numbers = {"fresh_months": 36, "ageing_months": 36, "overdue_days": 20, "theme_steps_max": 4}
    numbers |= {"smallest_count": 9}
    names = [name for name in Policy().as_data() if name not in numbers]
    return Policy(
        **{name: draw(factors) for name in names},
        **{name: draw(st.integers(0, most)) for name, most in numbers.items()},
    )


@st.composite
def conditions(draw: Draw, on: str, ids: Sequence[str]) -> Conditions:
    """Conditions of which most say nothing: each leaves out a part, and all of them nearly everything."""
    return Conditions(
        leave_out=draw(mostly((), (ids[1],), tuple(ids[3:5]), (ids[0], ids[-1]))),
        leave_out_kind=draw(mostly((), ("shop",), ("resident",), ("professional", "shrine"))),
        leave_out_tie=draw(mostly((), ("knows",), ("family_of", "works_at"))),
        leave_out_area=draw(mostly((), ("area-low",), ("area-top",), ("area-other",))),
        via=draw(stops(ids[1:4])),
        via_in_order=draw(st.booleans()),
        min_strength=draw(mostly(0, 1, 2, 3)),
        confirmed_since=draw(mostly("", *around(year_before(date.fromisoformat(on), 1)))),
        tie_audience=draw(mostly((), ("office", "council"), ("public",), ("own", "case", "office"))),
        without_us=draw(mostly(False, True)),
    )


def stops(ids: Sequence[str]) -> st.SearchStrategy[tuple[Stop, ...]]:
    some = one(
        *(Stop(actor=identity) for identity in ids),
        *(Stop(kind=kind) for kind in ("resident", "professional", "shop", "resident")),
    )
    return one((), (), 1, 1, 2, 3).flatmap(
        lambda count: st.lists(some, min_size=count or 0, max_size=count or 0).map(tuple)
    )


# --- as files ---------------------------------------------------------------------------------------------


def text_of(value: Any) -> str:
    """A value as its cell, written out here and not by the code under test."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(value) if isinstance(value, list) else str(value)


def csv_text(rows: Sequence[Values], header: Sequence[str] | None = None) -> str:
    names = list(header or rows[0])
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([text_of(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def write_folder(folder: Path, district: District) -> Path:
    """The district as a folder of CSV files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        if rows := [dict(row.values) for row in district.of(name)]:
            (folder / f"{name}.csv").write_bytes(csv_text(rows).encode())
    if info := district.info:
        data = {"format_version": 1, "name": info.name, "as_of": info.as_of, "fictional": info.fictional}
        (folder / "district.json").write_text(json.dumps(data), "utf-8")
    return folder
