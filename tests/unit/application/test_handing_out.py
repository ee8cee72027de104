"""What is in a map that is handed out: nothing beyond its audience, nothing that ties it to another."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from graph_service.adapters.assets import asset
from graph_service.analysis.tallies import tallies
from graph_service.application.districts import FolderSource
from graph_service.application.handing_out import (
    FORMS,
    Hand,
    Wish,
    export_of,
    hand_out,
    made,
    recent_exports,
    sketch,
    usual_until,
    view_of,
)
from graph_service.application.handing_out import drawn as handed_out
from graph_service.application.shared_views import View
from graph_service.application.viewers import Viewer
from graph_service.bootstrap import RENDERERS
from graph_service.domain.answers import Scope
from graph_service.domain.changes import Load
from graph_service.domain.district import District, Row
from graph_service.domain.drawing import Drawing
from graph_service.domain.errors import InvalidValue, NotAllowed, ToolMissing, UnknownId
from graph_service.domain.ontology import ACTOR_KINDS, AUDIENCES
from graph_service.domain.policy import DEFAULT_POLICY
from tests.businesses import BUSINESSES
from tests.fakes import FakeStore
from tests.marked import Marked, found_in, marked
from tests.unit.folders import read
from tests.web.service import RULES

TODAY = "2026-11-23"
COORDINATOR = Viewer("sato", "coordinator")
HAND = Hand(COORDINATOR, DEFAULT_POLICY, "ja", TODAY)
AREA = "area-komorebi"
SHOWN = {
    **{"actors": ("name", "contact", "source"), "ties": ("confirmed_by", "source")},
    **{"needs": ("title",), "resources": ("title", "use", "source")},
}
"""What of records a map may say to those who may read them; everything else is in no file."""


@cache
def urban() -> District:
    return read(asset("seed_data", "urban"))[0]


@cache
def everything_marked() -> Marked:
    return marked(urban())


def wish(view: View, audience: str) -> Wish:
    return Wish(view, audience, "第2層協議体", "11月の例会", "2026-12-23")


def views() -> dict[str, View]:
    """The views of the marked district: all, an area, a need that everybody may read, one that few may."""
    given = everything_marked()
    checked = [row for row in urban().of("needs") if row.values.get("decision") == "pass"]
    numbers = {row.values["id"]: n for n, row in enumerate(urban().of("needs"))}
    wide = next(r.values["id"] for r in checked if numbers[r.values["id"]] % 5 == AUDIENCES.index("public"))
    own = next(r.values["id"] for r in checked if numbers[r.values["id"]] % 5 == AUDIENCES.index("own"))
    return {
        "district": View(),
        "area": View(area=given.ids["areas", AREA]),
        "need": View(need=given.ids["needs", wide]),
        "own need": View(need=given.ids["needs", own]),
    }


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("view", ["district", "area", "need", "own need"])
def test_a_file_holds_nothing_beyond_its_audience(audience: str, view: str) -> None:
    given = everything_marked()
    drawing = sketch(FolderSource(given.district), wish(views()[view], audience), HAND)
    allowed = set(may_be_read(given, audience))
    for render in (RENDERERS.html, RENDERERS.svg):
        found = found_in(render(drawing).encode())
        assert not [mark for mark in found if mark.startswith("zx")], "ids leave the house"
        beyond = [given.marks[mark] for mark in found - allowed]
        assert {(one.table, one.column, one.audience) for one in beyond} == set()
        if view == "area":  # symbol by symbol: what may be read is there, so what may not be would be
            assert len(found) > 5


def may_be_read(given: Marked, audience: str) -> Iterator[str]:
    """The markers that a file for an audience may hold."""
    least = AUDIENCES.index(audience)
    for mark, one in given.marks.items():
        if one.table == "district":
            yield mark
        if AUDIENCES.index(one.audience) < least or one.column not in SHOWN.get(one.table, ()):
            continue
        if audience not in ("council", "public") or (
            (one.table, one.column) == ("actors", "name") and named(given, one.values, audience)
        ):
            yield mark


def named(given: Marked, values: Mapping[str, Any], audience: str) -> bool:
    """Whether the name of an actor may be told: of bodies, and of a sole trader who agreed."""
    if ACTOR_KINDS[values["kind"]].person:
        return False
    unknown = values["kind"] == "shop" and not values.get("corporate_number")
    if not (values.get("sole_trader") or unknown):
        return True
    purposes = {"council": ("meeting", "publication"), "public": ("publication",)}[audience]
    return any(
        row.values["actor"] == values["id"]
        and row.values["purpose"] in purposes
        and not row.values.get("revoked_on")
        and row.values["expires_on"] >= "2026-11-01"
        for row in given.district.of("consents")
    )


def test_markers_are_found_wherever_they_hide() -> None:
    packed = "eyJuYW1lIjoienEwMDAwMDEgYW5kIG1vcmUifQ=="
    for text in ("zq000001", "&#122;q000001", r"\u007aq000001", "%7Aq000001", packed):
        assert "zq000001" in found_in(text.encode()), text


@pytest.mark.parametrize("audience", ["case", "council"])
def test_two_files_share_no_id_and_no_place(audience: str) -> None:
    source = FolderSource(urban())
    html = [
        made(source, wish(View(area=AREA), audience), "html", HAND, RENDERERS).content.decode()
        for _ in range(2)
    ]
    nodes = [json.loads(re.findall(r'id="nodes">(.*?)</script>', text)[0]) for text in html]
    ids, places, order = (
        [{one["id"] for one in each} for each in nodes],
        [{(one["x"], one["y"]) for one in each} for each in nodes],
        [[one["title"] for one in each] for each in nodes],
    )
    assert len(ids[0]) == len(nodes[0]) > 50
    assert not ids[0] & ids[1]
    assert not places[0] & places[1]
    assert order[0] != order[1]
    assert sorted(order[0]) == sorted(order[1])
    edges = [json.loads(re.findall(r'id="edges">(.*?)</script>', text)[0]) for text in html]
    assert all({one["from"], one["to"]} <= ids[n] for n in (0, 1) for one in edges[n])


def drawn(audience: str, view: View | None = None, district: District | None = None) -> Drawing:
    return sketch(FolderSource(district or urban()), wish(view or View(area=AREA), audience), HAND)


@pytest.mark.parametrize("audience", ["council", "public"])
def test_people_are_numbers_and_professionals_are_roles(audience: str) -> None:
    public = tuple(Row(r.line, {**r.values, "audience": "public"}) for r in urban().of("actors"))
    ties = tuple(Row(r.line, {**r.values, "audience": "public"}) for r in urban().of("ties"))
    drawing = drawn(
        audience, district=replace(urban(), rows={**urban().rows, "actors": public, "ties": ties})
    )
    people = [node for node in drawing.nodes if node.kind in ("resident", "need")]
    assert {re.sub(r"\d+", "N", node.label) for node in people} == {"住民 N人", "困りごと・願い N件"}
    assert all(node.number >= 5 for node in people)
    roles = [node.label for node in drawing.nodes if node.kind == "professional"]
    assert "医師(" in " ".join(roles)
    names = {r.values["name"].split("(")[0] for r in public if r.values["kind"] == "professional"}
    assert not [name for name in names if any(name in label for label in roles)]
    assert drawing.paths == ()
    assert {line.strength for line in drawing.lines} == {0}
    assert not [line for line in drawing.lines if line.stale or line.quality != "neutral"]


@pytest.mark.parametrize(
    ("column", "consent", "shown"),
    [
        ({"sole_trader": True}, ("meeting", "council"), ("council",)),
        ({"sole_trader": True}, ("publication", "council"), ("council",)),
        ({"sole_trader": True}, ("publication", "public"), ("council", "public")),
        ({"sole_trader": True}, ("meeting", "public"), ("council",)),
        ({"sole_trader": True}, ("mediation", "public"), ()),
        *((column, None, () if person else ("council", "public")) for column, person in BUSINESSES),
    ],
)
def test_a_sole_trader_is_named_with_consent_alone(
    column: dict[str, Any], consent: tuple[str, str] | None, shown: tuple[str, ...]
) -> None:
    shop = {"id": "shop", "kind": "shop", "name": "豆や", "audience": "public", **column}
    given = {"id": "c", "actor": "shop", "given_on": "2026-01-01", "expires_on": "2027-01-01"}
    consents = [{**given, "purpose": consent[0], "recipients": [consent[1]]}] if consent else []
    district = District(
        None, {"actors": (Row(2, shop),), "consents": tuple(Row(2, values) for values in consents)}
    )
    found = [
        audience
        for audience in ("council", "public")
        if "豆や" in [node.label for node in drawn(audience, View(), district).nodes]
    ]
    assert tuple(found) == shown


def test_an_expired_or_revoked_consent_names_nobody() -> None:
    shop = Row(2, {"id": "shop", "kind": "shop", "name": "豆や", "audience": "public"})
    given = {"id": "c", "actor": "shop", "purpose": "publication", "recipients": ["public"]}
    for dates in (
        {"given_on": "2025-01-01", "expires_on": "2025-12-31"},
        {"given_on": "2026-01-01", "expires_on": "2027-01-01", "revoked_on": "2026-06-01"},
    ):
        consent = Row(2, {**given, **dates})
        district = District(None, {"actors": (shop,), "consents": (consent,)})
        assert "豆や" not in [node.label for node in drawn("public", View(), district).nodes]


def test_needs_of_one_theme_give_one_map() -> None:
    """Whoever has the file learns the theme as far as the numbers tell of it, and nothing of the need."""
    snapshot = FolderSource(urban()).snapshot()
    table = tallies(snapshot, DEFAULT_POLICY.smallest_count).needs
    assert table is not None
    theme = next(group for group in table.columns if group.node and len(group.members) > 2)
    needs = [need.id for need in snapshot.needs.values() if need.theme in theme.members]
    assert len(needs) >= 5
    contents = []
    for need in needs[:4]:
        drawing = drawn("council", View(need=need))
        lines = sorted(line.words for line in drawing.lines)
        contents.append((drawing.title, sorted(node.label for node in drawing.nodes), lines, drawing.tables))
    assert all(content == contents[0] for content in contents)


def test_parts_tell_the_numbers_of_the_whole() -> None:
    """A file of an area laid beside one of the whole district lets nobody subtract."""
    whole = {(n.area, n.kind, n.number) for n in drawn("council", View()).nodes if n.number} | {
        (node.label, kind, count) for node in drawn("council", View()).nodes for kind, count in node.counts
    }
    for area in sorted(urban().ids("areas")):
        part = drawn("council", View(area=area))
        for node in part.nodes:
            if node.kind in ("resident", "need"):
                assert (node.area, node.kind, node.number) in whole


@pytest.mark.parametrize("alike", [("area-komorebi", "area-tanpopo"), None])
def test_areas_of_one_name_keep_each_their_numbers_and_their_place(alike: tuple[str, str] | None) -> None:
    """1丁目 in two districts, or everywhere: no number is lost, no symbol stands in the other one."""

    def renamed(row: Row) -> Row:
        named = alike is None or row.values["id"] in alike
        return Row(row.line, {**row.values, "name": "1丁目"}) if named else row

    areas = tuple(renamed(row) for row in urban().of("areas"))
    given = replace(urban(), rows={**urban().rows, "areas": areas})
    before, after = (shared(district) for district in (urban(), given))
    numbers = [sorted(row[1:] for table in one.tables for row in table.rows) for one in (before, after)]
    assert numbers[0] == numbers[1]
    places = [[(node.id, node.number) for node in one.nodes] for one in (before, after)]
    assert places[0] == places[1]
    same = {(a.area, b.area) for a, b in zip(before.nodes, after.nodes, strict=True)}
    assert len({a for a, _ in same}) == len({b for _, b in same}) == len(same)
    assert len(before.centres) == len(after.centres)


def shared(district: District) -> Drawing:
    """The map for a council, before it is laid out."""
    return handed_out(FolderSource(district), wish(View(), "council"), HAND)


def test_who_is_marked_for_fewer_than_the_office_is_not_even_counted() -> None:
    def counted(audience: str) -> int:
        rows = [{"id": f"r{n}", "kind": "resident", "name": "住民"} for n in range(8)]
        rows[0]["audience"] = audience
        district = District(None, {"actors": tuple(Row(2, row) for row in rows)})
        return sum(n.number for n in drawn("council", View(), district).nodes if n.kind == "resident")

    assert counted("office") == 8
    assert counted("case") == 7
    assert counted("own") == 7


def test_the_file_says_for_whom_for_what_when_and_until_when() -> None:
    for language, words in (
        ("ja", ("第2層協議体", "11月の例会", "2026年11月23日", "2026年12月23日まで", "回収・処分")),
        ("en", ("第2層協議体", "11月の例会", "2026-11-23", "2026-12-23", "collect and destroy")),
    ):
        hand = replace(HAND, language=language)
        for form in ("html", "svg"):
            file = made(FolderSource(urban()), wish(View(), "council"), form, hand, RENDERERS)
            text = file.content.decode()
            for word in words if form == "html" else words[:-1]:
                assert word in text, (language, form, word)


HOSTILE = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"' onload='alert(3)",
    "\u202eevil", "]]>", "&lt;b&gt;",
    "あ" * 500, "👩‍👩‍👧‍👦🎁", '=HYPERLINK("x")', "{{ 7*7 }}{% raw %}", "</svg><svg onload=alert(4)>",
    "</style><style>*{display:none}", "\ufffe\x0b\x1f", "<!--",
)  # fmt: skip


def swapped(value: Any, swap: Mapping[str, str]) -> Any:
    return swap.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("audience", ["case", "council"])
def test_hostile_texts_stay_texts(audience: str) -> None:
    given = everything_marked()
    swap = {mark: HOSTILE[n % len(HOSTILE)] for n, mark in enumerate(sorted(given.marks))}
    rows = {
        name: tuple(Row(row.line, {c: swapped(v, swap) for c, v in row.values.items()}) for row in found)
        for name, found in given.district.rows.items()
    }
    asked = replace(wish(views()["area"], audience), recipient=HOSTILE[0], purpose=HOSTILE[1])
    drawing = sketch(FolderSource(replace(given.district, rows=rows)), asked, HAND)
    html, svg = RENDERERS.html(drawing), ET.fromstring(RENDERERS.svg(drawing))
    tags = {element.tag.rpartition("}")[2] for element in svg.iter()}
    assert tags <= {
        *("svg", "title", "style", "defs", "symbol", "path", "circle", "rect", "g", "text", "use")
    }
    attributes = {(name, text) for element in svg.iter() for name, text in element.attrib.items()}
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert all(text.startswith("#i-") for name, text in attributes if name.endswith("href"))
    assert HOSTILE[0] in "".join(svg.itertext())
    assert html.count("<script") == 5
    assert not re.search(r"<(img|svg) [^>]*on(load|error)|<img", html)
    assert "</style><style>*" not in html


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"recipient": " "}, "recipient"),
        ({"purpose": ""}, "purpose"),
        ({"purpose": "あ" * 121}, "purpose"),
        ({"until": "2026-11-22"}, "until"),
        ({"until": "soon"}, "until"),
        ({"audience": "everybody"}, "audience"),
    ],
)
def test_a_file_without_its_purpose_is_not_made(change: dict[str, str], column: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        made(FolderSource(urban()), replace(wish(View(), "council"), **change), "html", HAND, RENDERERS)
    assert caught.value.data["column"] == column


def test_what_is_not_there_is_not_drawn() -> None:
    for view in (View(need="nobody"), View(area="nowhere")):
        for audience in ("council", "office"):
            with pytest.raises(UnknownId):
                drawn(audience, view)


def test_a_viewer_hands_out_to_their_own_kind_or_wider_and_writes_it_down() -> None:
    council = replace(HAND, viewer=Viewer("x", "council"))
    with pytest.raises(NotAllowed):
        sketch(FolderSource(urban()), wish(View(), "office"), council)
    with pytest.raises(NotAllowed):
        hand_out(FakeStore(), wish(View(), "council"), "html", council, RULES, RENDERERS)


def test_each_file_is_on_record() -> None:
    store = FakeStore()
    store.load(Load(urban(), "urban", "sato", False))
    files = [
        hand_out(store, wish(View(area=AREA), "council"), form, HAND, RULES, RENDERERS)
        for form in ("html", "svg")
    ]
    records = {one.values["sha256"]: one.values for one in recent_exports(store, COORDINATOR, TODAY)}
    assert set(records) == {hashlib.sha256(file.content).hexdigest() for file in files}
    values = records[hashlib.sha256(files[1].content).hexdigest()]
    assert {name: values[name] for name in values if name not in ("id", "sha256")} == {
        **{"made_on": TODAY, "made_by": "sato", "audience": "council", "recipient": "第2層協議体"},
        **{"purpose": "11月の例会", "until": "2026-12-23", "view": f"area:{AREA} svg"},
    }
    assert recent_exports(store, Viewer("x", "council"), TODAY) == []


def test_what_was_handed_out_long_ago_is_not_recent() -> None:
    store = FakeStore()
    for day in ("2025-01-01", "2026-11-01", "2026-11-22"):
        hand = replace(HAND, today=day)
        hand_out(store, replace(wish(View(), "public"), until="2027-01-01"), "svg", hand, RULES, RENDERERS)
    assert [one.values["made_on"] for one in recent_exports(store, COORDINATOR, TODAY)] == [
        "2026-11-22",
        "2026-11-01",
    ]


def test_a_view_is_a_word_and_back() -> None:
    scope = Scope()
    assert view_of("district", scope) == View()
    assert view_of("area:a:b", scope) == View(area="a:b")
    assert view_of("need:n", scope) == View(need="n")
    for word in ("", "need:", "actor:x", "district:"):
        with pytest.raises(InvalidValue):
            view_of(word, scope)
    file = made(FolderSource(urban()), wish(View(), "public"), "svg", HAND, RENDERERS)
    assert export_of(wish(View(), "public"), "svg", HAND, file)["view"] == "district svg"
    assert usual_until("2026-12-15") == "2027-01-14"


def test_a_pdf_is_made_by_the_tool_or_its_absence_is_said() -> None:
    asked = wish(View(), "public")
    if RENDERERS.makes_pdf():
        assert made(FolderSource(urban()), asked, "pdf", HAND, RENDERERS).content.startswith(b"%PDF-")
        return
    with pytest.raises(ToolMissing):
        made(FolderSource(urban()), asked, "pdf", HAND, RENDERERS)
    assert set(FORMS) == {"html", "print", "svg", "png", "pdf"}


def somewhere(district: District, places: Mapping[str, tuple[float, float]], kinds: set[str]) -> District:
    """The district with every actor of these kinds in the middle of its area."""
    rows = tuple(
        replace(row, values={**row.values, "lat": at[0], "lon": at[1]})
        if row.values["kind"] in kinds and (at := places.get(str(row.values.get("area"))))
        else row
        for row in district.rows["actors"]
    )
    return replace(district, rows={**district.rows, "actors": rows})


def middles(drawing: Drawing) -> dict[str, tuple[float, float]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for node in drawing.nodes:
        if node.kind == "area" or node.area:
            name = node.label if node.kind == "area" else node.area
            found.setdefault(name, []).append((node.x, node.y))
    return {
        name: (sum(x for x, _ in at) / len(at), sum(y for _, y in at) / len(at)) for name, at in found.items()
    }


def with_bodies(drawing: Drawing) -> set[str]:
    """The areas of which the file shows or counts an actor that is no person."""
    shown = {node.area for node in drawing.nodes if node.kind in BODIES}
    return shown | {
        node.label for node in drawing.nodes if node.kind == "area" and BODIES & dict(node.counts).keys()
    }


AREAS = [str(row.values["id"]) for row in urban().of("areas") if row.values.get("parent")]
NAMES = {str(row.values["id"]): str(row.values["name"]) for row in urban().of("areas")}
WESTWARD = {area: (30.0, 150.0 - 0.05 * number) for number, area in enumerate(AREAS)}
EASTWARD = {area: (30.0, 150.0 + 0.05 * number) for number, area in enumerate(AREAS)}
BODIES = {kind.key for kind in ACTOR_KINDS.values() if not kind.person}


@pytest.mark.parametrize("audience", ["own", "case", "office", "council"])  # the sample shows the public none
def test_areas_stand_as_they_lie_outdoors(audience: str) -> None:
    for places in (WESTWARD, EASTWARD):
        source = FolderSource(somewhere(urban(), places, BODIES))
        drawing = sketch(source, wish(View(), audience), HAND)
        found, known = middles(drawing), with_bodies(drawing)
        order = sorted((a for a in AREAS if NAMES[a] in known), key=lambda area: places[area][1])
        assert len(order) > 1
        for west, east in pairwise(order):
            assert found[NAMES[west]][0] <= found[NAMES[east]][0] + 60, (west, east)
        assert found[NAMES[order[0]]][0] < found[NAMES[order[-1]]][0]


@pytest.mark.parametrize("audience", ["council", "public"])
def test_no_home_moves_anything_in_a_shared_file(audience: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where residents live, and those who trade alone, decides no place; nor is any degree in the file."""
    monkeypatch.setattr("secrets.token_hex", lambda *_: "the same")
    persons = {kind.key for kind in ACTOR_KINDS.values() if kind.person}
    files = [
        sketch(FolderSource(somewhere(urban(), places, persons)), wish(View(), audience), HAND)
        for places in (WESTWARD, EASTWARD, {})
    ]
    assert files[0] == files[1] == files[2]
    assert files[0].centres == ()
