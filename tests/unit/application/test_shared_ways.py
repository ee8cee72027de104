"""Ways on a map for those who may not read of persons: they follow from that map, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from urllib.parse import urlencode

import pytest

from graph_service.analysis.tallies import tallies
from graph_service.application.districts import FolderSource
from graph_service.application.handing_out import drawn as handed_out
from graph_service.application.handing_out import view_word
from graph_service.application.shared_views import View
from graph_service.domain.district import District, Row
from graph_service.domain.drawing import Drawing
from graph_service.domain.errors import InvalidValue
from graph_service.domain.wording import say
from graph_service.web.explored_views import explored_view
from tests.unit.application.test_handing_out import AREA, HAND, urban, wish


@cache
def town() -> FolderSource:
    return FolderSource(urban())


def drawn(view: View, audience: str = "council", district: District | None = None) -> Drawing:
    """The map before anything has its place: laying it out takes seconds and says nothing of this."""
    source = FolderSource(district) if district else town()
    return handed_out(source, wish(view, audience), HAND)


def explored(**query: str | list[str]) -> View:
    return explored_view(urlencode(query, doseq=True))


def in_words(drawing: Drawing) -> list[tuple[object, ...]]:
    """The ways of a drawing in words: ids are those of one file."""
    names = {node.id: node.label for node in drawing.nodes}
    return [
        (
            path.title,
            tuple(names[node] for node in path.nodes),
            tuple((step.words, step.detail) for step in path.steps),
            path.goal,
        )
        for path in drawing.paths
    ]


def labels(drawing: Drawing) -> list[tuple[str, str]]:
    return sorted((node.kind, node.label) for node in drawing.nodes)


def residents() -> set[str]:
    return {row.values["id"] for row in urban().of("actors") if row.values["kind"] == "resident"}


def of_theme(theme: str) -> list[str]:
    """The needs that the numbers count under a theme."""
    counts = tallies(town().snapshot(), HAND.policy.smallest_count)
    assert counts.needs is not None
    column = next(group for group in counts.needs.columns if group.node == theme)
    return [row.values["id"] for row in urban().of("needs") if row.values["theme"] in column.members]


def test_a_way_leads_from_a_number_over_drawn_ties_to_what_is_there() -> None:
    drawing = drawn(View(need=of_theme("theme-shopping")[0]))
    kinds = {node.id: node.kind for node in drawing.nodes}
    joined = {frozenset((line.source, line.target)) for line in drawing.lines}
    assert drawing.paths
    for path in drawing.paths:
        assert (kinds[path.nodes[0]], kinds[path.nodes[-1]]) == ("need", "resource")
        assert "resident" not in {kinds[node] for node in path.nodes}
        assert [step.target for step in path.steps] == list(path.nodes[1:-1])
        between = zip(path.nodes[1:], path.nodes[2:], strict=False)
        assert all(frozenset(pair) in joined for pair in between)
    mediated = [len(path.nodes) > 3 for path in drawing.paths]
    assert mediated[0], "the one that a sheet of paper shows needs somebody between"
    assert mediated == sorted(mediated, reverse=True)


def test_every_need_of_a_theme_gets_the_same_ways() -> None:
    found = [in_words(drawn(View(need=need))) for need in of_theme("theme-shopping")]
    assert len(found) > 3
    assert all(each == found[0] for each in found)


def test_whom_a_person_knows_has_no_say() -> None:
    """Without one tie of a resident, and with each need moved to somebody else of the area: the same map."""
    people = residents()
    ties = tuple(row for row in urban().of("ties") if not {row.values["from"], row.values["to"]} & people)
    alike = {r.values["id"]: (r.values.get("area"), r.values.get("audience")) for r in urban().of("actors")}
    others = {one: min(other for other in people if alike[other] == alike[one]) for one in people}
    needs = tuple(
        Row(row.line, {**row.values, "actor": others.get(row.values["actor"], row.values["actor"])})
        for row in urban().of("needs")
    )
    changed = replace(urban(), rows={**urban().rows, "ties": ties, "needs": needs})
    need = View(need=of_theme("theme-shopping")[0])
    first, second = drawn(need), drawn(need, district=changed)
    assert len(ties) < len(urban().of("ties"))
    assert in_words(first) == in_words(second)
    assert labels(first) == labels(second)


def test_a_view_around_a_person_is_the_whole_map() -> None:
    """Else the map would tell whom that person knows."""
    whole = drawn(explored())
    for one in sorted(residents())[:3]:
        for query in (
            {"around": f"actors/{one}"},
            {"chosen": f"actors/{one}"},
            {"start": one, "end": one},
            {"reach_actor": one},
        ):
            assert labels(drawn(explored(**query))) == labels(whole)
    hidden = drawn(explored(hide=[f"actors/{one}" for one in sorted(residents())]))
    assert labels(hidden) == labels(whole)


def test_a_view_of_a_need_is_the_map_of_its_theme() -> None:
    need = of_theme("theme-shopping")[0]
    seen = drawn(explored(need=need, leave_out="jichikai-001", way="1.1"))
    assert labels(seen) == labels(drawn(View(need=need)))
    assert in_words(seen) == in_words(drawn(View(need=need)))


def test_a_view_around_a_body_and_of_an_area() -> None:
    around = drawn(explored(around="actors/jichikai-001"))
    names = {row.values["id"]: row.values["name"] for row in urban().of("actors")}
    assert ("organization", names["jichikai-001"]) in labels(around)
    assert 2 < len(around.nodes) < 60
    assert not [node for node in around.nodes if node.kind in ("resident", "need")]
    assert labels(drawn(explored(open=AREA))) == labels(drawn(View(area=AREA)))


def test_a_view_of_those_who_have_no_area() -> None:
    """Not of everybody: an empty id is one like the others."""
    actors = tuple(
        Row(row.line, {**row.values, "area": None}) if row.values["id"] == "jichikai-001" else row
        for row in urban().of("actors")
    )
    names = [str(row.values["name"]) for row in actors if row.values["id"] == "jichikai-001"]
    changed = replace(urban(), rows={**urban().rows, "actors": actors})
    drawing = drawn(explored(open=""), district=changed)
    assert [node.label for node in drawing.nodes if node.kind == "organization"] == names
    assert say("map_no_area", "ja") in drawing.title


@pytest.mark.parametrize(
    ("left_out", "gone"),
    [
        ({"without_kinds": "resident"}, "resident"),
        ({"without_kinds": ["need", "need-offers"]}, "need"),
        ({"without_kinds": "shop"}, "shop"),
        ({"without_kinds": "resource"}, "resource"),
        ({"without_kinds": "professional"}, "professional"),
    ],
)
def test_the_legend_leaves_kinds_out(left_out: dict[str, str | list[str]], gone: str) -> None:
    before, after = drawn(explored(open=AREA)), drawn(explored(open=AREA, **left_out))
    assert gone in {node.kind for node in before.nodes}
    assert gone not in {node.kind for node in after.nodes}


def test_the_legend_leaves_ties_and_areas_out_and_a_symbol_is_put_away() -> None:
    before = drawn(explored(open=AREA))
    kinds = {line.kind for line in before.lines}
    assert "cooperates_with" in kinds
    after = drawn(explored(open=AREA, without_ties="cooperates_with"))
    assert {line.kind for line in after.lines} == kinds - {"cooperates_with"}
    assert not [n for n in drawn(explored(open=AREA, without_areas=AREA)).nodes if n.kind == "shop"]
    body = next(
        row.values
        for row in urban().of("actors")
        if row.values["kind"] == "organization" and row.values.get("area") == AREA
    )
    assert body["name"] in dict(map(reversed, labels(before)))  # type: ignore[arg-type]
    gone = drawn(explored(open=AREA, hide=f"actors/{body['id']}"))
    assert body["name"] not in [label for _, label in labels(gone)]


def test_strength_freshness_and_audience_are_notes_that_no_map_follows() -> None:
    notes = {"without_strengths": ["1", "2", "3"], "without_freshness": "stale", "without_audiences": "own"}
    before, after = drawn(explored(open=AREA)), drawn(explored(open=AREA, **notes))
    assert len(before.lines) == len(after.lines) > 0


def test_ways_are_left_out_where_somebody_on_them_is() -> None:
    need = of_theme("theme-shopping")[0]
    assert drawn(explored(need=need)).paths
    assert drawn(explored(need=need, without_kinds=["need", "need-offers"])).paths == ()
    assert drawn(explored(need=need, without_kinds="resource")).paths == ()


def test_an_address_keeps_its_known_fields_alone() -> None:
    view = explored_view("open=a&words=secret&audience=own&chosen=actors%2Fx&way=2.1&lang=en&open=")
    assert view.address == "open=a&chosen=actors%2Fx&open=&way=2.1"
    assert view.way == (2, 1)
    assert view_word(view) == f"explored:{view.address}"
    assert explored_view("way=x.y").way == (0, 0)
    for wrong in ("max_mediators=many", "a" * 5_000):
        with pytest.raises(InvalidValue):
            explored_view(wrong)
