"""What Today tells of gaps: those that opened and closed since a user last looked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph_service.adapters.visits import FolderVisits
from graph_service.application import kept_known
from graph_service.application.alerts import NOTHING, Alerts, alerts_of, mark_seen
from graph_service.application.kept_known import KeptKnown
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.visits import RememberedVisits, Seen, Visits
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.errors import NotAllowed
from tests.meeting_house import GAP, house
from tests.unit.small import resource, tie

SATO, ITO = Viewer("sato", "coordinator"), Viewer("ito", "office")
LATER: list[Callable[[], None]] = []


@pytest.fixture(params=["remembered", "folder"])
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Services:
    LATER.clear()
    visits: Visits = (
        RememberedVisits() if request.param == "remembered" else FolderVisits(tmp_path / "visits")
    )
    return replace(house().services, visits=visits, known=KeptKnown(LATER.append))


def change(services: Services, table: str, values: dict[str, object]) -> None:
    identity = str(values.get("id") or f"{values['from']}|{values['kind']}|{values['to']}")
    services.store.write(Writing((Edit(table, identity, values, None),), "x"))


def told(services: Services, viewer: Viewer = SATO) -> Alerts:
    found = alerts_of(services, viewer, "ja", wait=True)
    assert found is not None
    return found


def keys(found: Alerts) -> tuple[list[str], list[str]]:
    return [one.key for one in found.opened], [one.key for one in found.closed]


def test_whoever_never_looked_is_told_of_nothing_and_from_then_on_of_what_changes(services: Services) -> None:
    assert told(services) == NOTHING
    assert not told(services).any
    change(services, "ties", tie("mediator", "shop"))
    found = told(services)
    assert keys(found)[1] == [GAP, "unused:res"]
    assert found.since == services.today()
    assert "ZQTITLE" in found.closed[0].words
    assert keys(told(services)) == keys(found), "as long as nobody says that it was seen"


def test_a_gap_that_opened_is_told_with_its_sentence_until_it_was_seen(services: Services) -> None:
    told(services)
    change(services, "resources", resource("new-res", actor="jichikai", theme="other"))
    found = told(services)
    assert keys(found) == (["unused:new-res"], [])
    assert "架空の自治会" in found.opened[0].words
    assert mark_seen(services, SATO) == {"unused:new-res"}
    assert not told(services).any
    assert mark_seen(services, SATO) == frozenset()


def test_each_user_has_seen_what_they_have_seen(services: Services) -> None:
    told(services, SATO), told(services, ITO)
    change(services, "ties", tie("mediator", "shop"))
    mark_seen(services, ITO)
    assert told(services, SATO).any
    assert not told(services, ITO).any


def test_nobody_waits_and_nothing_is_worked_out_twice(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_known, "SMALL", 0)
    assert alerts_of(services, SATO, "ja") is None
    assert alerts_of(services, SATO, "ja") is None
    assert len(LATER) == 2
    LATER[0]()
    assert alerts_of(services, SATO, "ja") == NOTHING
    change(services, "ties", tie("mediator", "shop"))
    assert alerts_of(services, SATO, "ja") is None
    LATER[-1]()
    found = alerts_of(services, SATO, "ja")
    assert found is not None
    assert keys(found)[1] == [GAP, "unused:res"]


def test_another_district_is_not_compared(services: Services) -> None:
    services.visits.keep("sato", Seen("2026-01-01", "別の町", frozenset({"no_way:elsewhere"})))
    assert told(services) == NOTHING
    assert keys(told(services)) == ([], [])


def test_what_a_viewer_may_not_read_is_not_told(services: Services) -> None:
    elsewhere = Viewer("mori", "coordinator", areas=("elsewhere",))
    told(services, elsewhere)
    change(services, "ties", tie("mediator", "shop"))
    change(services, "resources", resource("new-res", actor="jichikai", theme="other"))
    assert not told(services, elsewhere).any
    council = Viewer("tani", "council")
    assert alerts_of(services, council, "ja") == NOTHING
    with pytest.raises(NotAllowed):
        mark_seen(services, council)


def test_a_broken_file_is_nothing_seen(tmp_path: Path) -> None:
    visits = FolderVisits(tmp_path / "visits")
    assert visits.seen("sato") is None
    seen = Seen("2026-11-01", "町", frozenset({"no_way:a", "stale:b"}))
    visits.keep("佐藤/../\ud800", seen)
    visits.keep("sato", seen)
    assert visits.seen("sato") == visits.seen("佐藤/../\ud800") == seen
    files = sorted((tmp_path / "visits").iterdir())
    assert len(files) == 2
    assert not any("sato" in file.name for file in files)
    for text in ("", "[]", '{"on": 1}', '{"on": "x", "district": "y", "keys": 3}'):
        visits.file("sato").write_text(text, "utf-8")
        assert visits.seen("sato") is None
