"""A view of the explorer as a file: what its audience may read of it, the way that was looked at first."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from urllib.parse import urlencode

import pytest

from graph_service.application.explored_maps import explored_drawing
from graph_service.application.exploring import Explorer
from graph_service.application.handing_out import Hand, drawn
from graph_service.application.shared_views import View
from graph_service.bootstrap import RENDERERS, services_on
from graph_service.domain.changes import Load
from graph_service.domain.district import District
from graph_service.domain.drawing import Drawing
from graph_service.domain.errors import InvalidValue
from graph_service.domain.wording import say
from graph_service.web.explored_views import explored_view
from tests.fakes import FakeStore
from tests.marked import found_in
from tests.unit.application.test_handing_out import (
    AREA,
    HAND,
    TODAY,
    everything_marked,
    may_be_read,
    urban,
    views,
    wish,
)
from tests.unit.small import actor, district, tie
from tests.web.service import RULES


def house(district: District) -> tuple[FakeStore, Hand]:
    """A store with the district, and somebody who hands out what they see of it."""
    store = FakeStore()
    store.load(Load(district, "x", "x"))
    services = services_on(store, lambda: RULES, lambda: TODAY)
    return store, replace(HAND, draw_explored=partial(explored_drawing, Explorer(services).explore))


@cache
def town() -> tuple[FakeStore, Hand]:
    return house(urban())


@cache
def marked_town() -> tuple[FakeStore, Hand]:
    return house(everything_marked().district)


def of_town(audience: str = "own", **query: str | list[str]) -> Drawing:
    store, hand = town()
    return drawn(store, wish(explored_view(urlencode(query, doseq=True)), audience), hand)


def asked() -> dict[str, View]:
    ids = everything_marked().ids
    need, own = (views()[name].need for name in ("need", "own need"))
    body = ids["actors", "jichikai-001"]
    return {
        "everything": explored_view(""),
        "an area": explored_view(urlencode({"open": ids["areas", AREA]})),
        "around somebody": explored_view(urlencode({"around": f"actors/{body}"})),
        "paths": explored_view(urlencode({"need": need})),
        "paths of few": explored_view(urlencode({"need": own, "pin": f"needs/{own}"})),
    }


@pytest.mark.parametrize("audience", ["own", "case", "office", "council", "public"])
@pytest.mark.parametrize("view", list(asked()))
def test_a_file_holds_nothing_beyond_its_audience(audience: str, view: str) -> None:
    store, hand = marked_town()
    drawing = drawn(store, wish(asked()[view], audience), hand)
    allowed = set(may_be_read(everything_marked(), audience))
    texts = [text for node in drawing.nodes for text in (node.label, node.note)]
    texts += [text for line in drawing.lines for text in (line.words,)]
    texts += [f"{path}" for path in drawing.paths] + [drawing.title, drawing.subtitle, f"{drawing.origins}"]
    found = {mark for mark in found_in("\n".join(texts).encode()) if not mark.startswith("zx")}
    beyond = [everything_marked().marks[mark] for mark in found - allowed]
    assert {(one.table, one.column, one.audience) for one in beyond} == set()
    if audience == "own" and view == "an area":
        assert len(found) > 20


def test_no_id_is_in_the_file() -> None:
    from graph_service.application.handing_out import sketch

    store, hand = marked_town()
    for render in (RENDERERS.html, RENDERERS.svg):
        text = render(sketch(store, wish(asked()["around somebody"], "own"), hand))
        assert not [mark for mark in found_in(text.encode()) if mark.startswith("zx")]


def test_the_way_that_was_looked_at_comes_first() -> None:
    usual, chosen = of_town(need="need-001"), of_town(need="need-001", way="1.0")
    assert len(usual.paths) > 1
    assert chosen.paths[0] == usual.paths[1]
    assert sorted(chosen.paths, key=str) == sorted(usual.paths, key=str)
    second = of_town(need="need-001", way="0.1")
    assert second.paths[0].title == usual.paths[0].title
    assert second.paths[0].nodes != usual.paths[0].nodes
    assert of_town(need="need-001", way="99.9").paths == usual.paths


def test_what_was_left_out_of_the_view_is_not_in_the_file() -> None:
    everybody = of_town(open=AREA)
    kinds = {node.kind for node in everybody.nodes}
    without = of_town(open=AREA, without_kinds=["resident", "need"])
    assert kinds - {node.kind for node in without.nodes} == {"resident"}  # wishes to give are needs too
    assert not [node for node in without.nodes if node.kind == "need" and not node.offers]
    assert not [line for line in of_town(open=AREA, without_strengths=["1", "0"]).lines if line.strength == 1]
    assert [line for line in everybody.lines if line.strength == 1]
    put_away = next(node.id for node in everybody.nodes if node.kind == "shop")
    assert put_away not in {node.id for node in of_town(open=AREA, hide=put_away).nodes}


def test_closed_areas_are_said_to_be_left_out() -> None:
    said = [text for _, text in of_town(open=AREA).origins]
    assert any("開いていた地区" in text for text in said)
    everything = of_town()
    assert len(everything.nodes) > 300, "areas become circles when the file is laid out"
    assert everything.origins == ()


def test_paths_between_two_and_to_a_resource() -> None:
    between = of_town(start="jichikai-001", end="jichikai-005")
    assert between.paths
    assert between.paths[0].nodes[0] == "actors/jichikai-001"
    assert between.paths[0].nodes[-1] == "actors/jichikai-005"
    path = of_town(need="need-001").paths[0]
    reach = of_town(reach=path.nodes[-1].partition("/")[2])
    assert "needs/need-001" in {one.nodes[0] for one in reach.paths}
    to_somebody = of_town(reach_actor="jichikai-005")
    assert to_somebody.paths[0].nodes[-1] == "actors/jichikai-005"
    assert to_somebody.title.endswith("に届く道")


def test_paths_from_those_whom_the_readers_may_not_know_of_are_said_to_be_left_out() -> None:
    """Whoever asks is the coordinator's own: the office has nobody from whom the way would lead."""
    own = actor("sc", subtype="sc", audience="own")
    store, hand = house(district(actors=[own], ties=[tie("sc", "mediator")]))
    view = explored_view("reach_actor=mediator")
    assert drawn(store, wish(view, "own"), hand).paths
    told = drawn(store, wish(view, "office"), hand)
    assert told.paths == ()
    assert say("handout_view_no_way", "ja") in [text for _, text in told.origins]


def test_without_an_explorer_there_is_no_such_view() -> None:
    with pytest.raises(InvalidValue):
        drawn(town()[0], wish(explored_view("open=x"), "office"), HAND)
