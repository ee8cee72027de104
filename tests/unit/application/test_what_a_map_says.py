"""The sentences beside the map one explores."""

from __future__ import annotations

import re

import pytest

from graph_service.application.exploring import Explorer
from graph_service.application.map_data import map_data
from graph_service.application.views import View
from graph_service.bootstrap import services_on
from graph_service.domain.terms import Language
from tests.unit.application.test_explored_maps import town
from tests.unit.application.test_handing_out import COORDINATOR, TODAY
from tests.web.service import RULES


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_there_was_no_room_for_is_told_in_one_sentence(language: Language) -> None:
    services = services_on(town()[0], lambda: RULES, lambda: TODAY)
    explorer = Explorer(services)
    closed = map_data(explorer.explore(View(), COORDINATOR), services.policy, language)
    assert closed["notes"] == []
    areas = tuple(area["id"] for area in closed["areas"])
    opened = map_data(explorer.explore(View(open=areas), COORDINATOR), services.policy, language)
    (note,) = opened["notes"]
    told = [int(number) for number in re.findall(r"\d+", note.replace("300", "", 1))]
    assert len(told) > 1
    assert sum(told) == sum(area["more"] for area in closed["areas"]) - len(opened["nodes"])
