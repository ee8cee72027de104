"""The map of a need is one map, in whatever order its records were read."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.adapters.folder import read_folder
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.districts import FolderRules, load_district
from graph_service.application.maps import draw_need
from graph_service.application.ports import Records, References, Source
from graph_service.application.questions import ask_paths
from graph_service.application.viewers import Viewer
from graph_service.bootstrap import preset_folder
from graph_service.domain.answers import Question
from graph_service.domain.drawing import Drawing
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES
from graph_service.domain.policy import DEFAULT_POLICY
from tests.fakes import FakeStore

TODAY = "2026-11-23"
SATO = Viewer("sato", "coordinator")


@dataclass
class Backwards:
    """A source that gives records in the opposite order."""

    source: Source

    def snapshot(self) -> Snapshot:
        return self.source.snapshot()

    def describe(self, references: References) -> Records:
        found = self.source.describe({table: sorted(ids) for table, ids in references.items()})
        return {table: dict(reversed(records.items())) for table, records in found.items()}


def drawn(source: Source, need: str) -> Drawing:
    found = ask_paths(source, Question(need), DEFAULT_POLICY, SATO, TODAY)
    return draw_need(source, found, DEFAULT_POLICY, "ja")


def test_the_order_in_which_records_come_changes_nothing() -> None:
    store = FakeStore()
    rules = FolderRules(read_folder, ONTOLOGY_SUBTYPES, TODAY)
    load_district(store, preset_folder("urban"), rules, SATO, replace=False)
    snapshot = store.snapshot()
    asked = [need for need, values in snapshot.needs.items() if values.status == "searching"][:3]
    assert asked
    for need in asked:
        assert drawn(store, need) == drawn(Backwards(store), need)
