"""Warming up asks what the first page and a first question ask, and leaves what is wrong to them."""

from __future__ import annotations

from typing import Any

import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.folder import read_folder
from graph_service.application.districts import FolderRules, load_district
from graph_service.application.exploring import Explorer
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.views import View
from graph_service.application.warming import warm_up
from graph_service.bootstrap import services_on
from graph_service.domain.errors import StoreUnavailable
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES
from tests.fakes import FakeStore

VIEWER = Viewer("sato", "coordinator")
RULES = FolderRules(read_folder, ONTOLOGY_SUBTYPES, "2026-11-23")


class Watched(FakeStore):
    """Notes what it is asked; raises `error` instead if there is one."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.error = error

    def note(self, *what: str) -> None:
        self.asked += what
        if self.error:
            raise self.error

    def snapshot(self) -> Any:
        self.note("snapshot")
        return super().snapshot()

    def texts(self) -> Any:
        self.note("texts")
        return super().texts()

    def page(self, query: Any) -> Any:
        self.note(f"page of {query.table}")
        return super().page(query)

    def describe(self, references: Any) -> Any:
        self.note(*(f"records of {table}" for table, ids in references.items() if ids))
        return super().describe(references)


def services(store: Watched) -> Services:
    return services_on(store, lambda: RULES, lambda: "2026-11-23")


def test_everything_is_asked_once_before_it_is_needed() -> None:
    store = Watched()
    load_district(store, asset("seed_data", "paper-box"), RULES, VIEWER, replace=False)
    store.asked, on = [], services(store)
    warm_up(on, VIEWER)
    assert [question.max_mediators for question, _ in on.known.present] == [3]
    wanted = {"snapshot", "page of needs", "records of actors", "records of ties", "records of resources"}
    assert wanted | {"texts"} <= set(store.asked)


def test_what_every_map_rests_on_is_there_before_the_first_one() -> None:
    store = Watched()
    load_district(store, asset("seed_data", "paper-box"), RULES, VIEWER, replace=False)
    warm = services(store)
    warm_up(warm, VIEWER)
    assert warm.map.layouts.present is not None
    assert warm.map.layouts.present.change == store.change_number()
    store.asked = []
    Explorer(warm).explore(View(), VIEWER)
    assert store.asked == ["snapshot"], "no record is read again"


@pytest.mark.parametrize("error", [None, StoreUnavailable()])
def test_an_empty_or_absent_store_is_no_error_yet(error: Exception | None) -> None:
    store = Watched(error)
    warm_up(services(store), VIEWER)
    assert store.asked[0] == "snapshot"
