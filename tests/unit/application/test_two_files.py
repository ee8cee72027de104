"""Two files of one district, laid over each other: who is alike in both cannot be told apart by place."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache

import pytest

from graph_service.analysis import one_file
from graph_service.analysis.bubbles import readable
from graph_service.analysis.one_file import for_one_file
from graph_service.application.districts import FolderSource
from graph_service.application.handing_out import Hand, drawn
from graph_service.application.meetings.pack import pack_for
from graph_service.application.meetings.pictures import Picture
from graph_service.application.meetings.planning import save_plan
from graph_service.application.shared_views import View
from graph_service.bootstrap import RENDERERS
from graph_service.domain.changes import Load
from graph_service.domain.district import District
from graph_service.domain.drawing import Drawing
from graph_service.domain.meeting_records import ItemGiven, PlanGiven
from graph_service.domain.policy import DEFAULT_POLICY
from tests.joining import Joined, joined
from tests.unit.application.test_handing_out import COORDINATOR, TODAY, wish
from tests.unit.small import actor, district, tie
from tests.web.service import Service

AREAS, ALIKE, PAIRS = 6, 5, 5


@cache
def same_everywhere() -> District:
    """In each area five bodies of one name that hang on the same body, and three that nobody confuses."""
    actors, ties = [], []
    for n in range(AREAS):
        one = f"head-{n}"
        actors += [actor(one, "organization", name=f"自治会{n}", area=f"area-{n}", audience="public")]
        for m in range(ALIKE + 3):
            name = "サロン" if m < ALIKE else f"団体{n}-{m}"
            body = f"body-{n}-{m}"
            actors += [actor(body, "organization", name=name, area=f"area-{n}", audience="public")]
            ties += [tie(one, body, kind="cooperates_with", audience="public")]
    areas = [{"id": f"area-{n}", "name": f"地区{n}"} for n in range(AREAS)]
    return district(actors=actors, ties=ties, areas=areas)


@cache
def source_drawing() -> Drawing:
    hand = Hand(COORDINATOR, DEFAULT_POLICY, "ja", TODAY)
    return drawn(FolderSource(same_everywhere()), wish(View(), "council"), hand)


def told(drawing: Drawing, by_area: bool, secrets: tuple[str, str] = ("one", "other")) -> Joined:
    """What several pairs of files tell together."""
    found = []
    for n in range(PAIRS):
        files = [(for_one_file(drawing, f"{secret} {n}"), f"{secret} {n}") for secret in secrets]
        found.append(joined(drawing, files, by_area=by_area))
    return added(found)


def added(found: list[Joined]) -> Joined:
    return Joined(
        sum(one.right for one in found),
        sum(one.by_chance for one in found),
        sum(one.symbols for one in found),
    )


@pytest.mark.parametrize("by_area", [True, False])
def test_alike_symbols_are_joined_no_better_than_by_chance(by_area: bool) -> None:
    found = told(source_drawing(), by_area)
    assert found.symbols == PAIRS * AREAS * ALIKE
    assert found.as_by_chance, found


@pytest.mark.parametrize("by_area", [True, False])
def test_a_layout_that_only_sways_would_be_found_out(by_area: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The joining itself works: of files whose layout is not their own it joins nearly all."""
    lasting = readable(source_drawing())
    at = {node.id: (node.x, node.y) for node in lasting.nodes}

    def in_old_places(drawing: Drawing) -> Drawing:
        """As `readable`, but each symbol where it stands in every file."""
        nodes = (replace(node, x=at[was[node.id]][0], y=at[was[node.id]][1]) for node in drawing.nodes)
        return replace(drawing, nodes=tuple(nodes), centres=())

    was: dict[str, str] = {}
    for n in range(PAIRS):
        for secret in (f"one {n}", f"other {n}"):
            was |= {one_file.chance(secret, "id", node).hex()[:16]: node for node in at}
    monkeypatch.setattr(one_file, "readable", in_old_places)
    found = told(source_drawing(), by_area)
    assert found.right > 0.9 * found.symbols
    assert not found.as_by_chance


def test_every_form_shows_the_places_of_the_drawing() -> None:
    """So that what holds for the places of a drawing holds for HTML and SVG."""
    drawing = for_one_file(source_drawing(), "s")
    places = {node.id: (node.x, node.y) for node in drawing.nodes}
    shown = json.loads(re.findall(r'id="nodes">(.*?)</script>', RENDERERS.html(drawing))[0])
    assert {one["id"]: (one["x"], one["y"]) for one in shown} == places
    assert symbols_of(RENDERERS.svg(drawing)) == sorted(
        (round(x, 1), round(y, 1)) for x, y in places.values()
    )


def symbols_of(svg: str) -> list[tuple[float, float]]:
    """Where the middles of the symbols on the map are."""
    icons = [one.attrib for one in ET.fromstring(svg).iter() if one.get("class") == "icon"]
    at = [
        [float(one[side]) + float(one[size]) / 2 for side, size in (("x", "width"), ("y", "height"))]
        for one in icons
    ]
    return sorted((round(x, 1), round(y, 1)) for x, y in at)


@pytest.mark.parametrize("by_area", [True, False])
def test_maps_of_two_meetings_are_joined_no_better_than_by_chance(by_area: bool) -> None:
    """The papers of one meeting keep their secret, so that each of several pairs takes two meetings."""
    service = Service()
    service.store.load(Load(same_everywhere(), "test", "tester", replace=True))
    found = []
    for _ in range(PAIRS):
        pictures = [map_of_a_meeting(service) for _ in range(2)]
        files = [(for_one_file(one.drawing, one.secret), one.secret) for one in pictures]
        for one, (file, _) in zip(pictures, files, strict=True):
            assert symbols_of(one.svg) == symbols_of(RENDERERS.svg(file))
        found.append(joined(pictures[0].drawing, files, by_area=by_area))
    together = added(found)
    assert together.symbols == PAIRS * AREAS * ALIKE
    assert together.as_by_chance, together


def map_of_a_meeting(service: Service) -> Picture:
    question = ItemGiven("no_way:need", "network", "だれが間に立てますか")
    plan = PlanGiven("架空の協議体", "2026-11-10", "layer_2", items=(question,))
    identity = save_plan(service.services, plan, COORDINATOR)
    (picture,) = pack_for(service.services, identity, COORDINATOR, "ja").maps
    return picture
