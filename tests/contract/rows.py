"""Small districts for the contract suite."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph_service.adapters.folder import read_folder
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.districts import FolderRules, read_district
from graph_service.domain.changes import Load
from graph_service.domain.district import District, DistrictInfo, Row
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES, with_tie_id
from graph_service.domain.tables import TABLES

RULES = FolderRules(read_folder, ONTOLOGY_SUBTYPES, "2026-11-01")


def district(info: DistrictInfo | None = None, **tables: list[Mapping[str, Any]]) -> District:
    """Rows by table, as a folder gives them."""
    rows = {
        name: tuple(with_tie_id(TABLES[name], Row(line, values)) for line, values in enumerate(given, 2))
        for name, given in tables.items()
    }
    return District(info, rows)


def load_of(given: District, *, replace: bool = False) -> Load:
    return Load(given, "test", "tester", replace)


def sample(folder: Path) -> District:
    return read_district(folder, RULES)[0]


def actor(identity: str, kind: str = "shop", **values: Any) -> dict[str, Any]:
    return {"id": identity, "kind": kind, "name": f"架空の{identity}", **values}


def tie(source: str, target: str, kind: str = "knows", **values: Any) -> dict[str, Any]:
    return {"from": source, "to": target, "kind": kind, **values}


PAIR = district(actors=[actor("a"), actor("b", "resident")], ties=[tie("a", "b", strength=2)])


def tie_ids(snapshot: Snapshot) -> list[str]:
    """The ids of a snapshot's ties, sorted."""
    return sorted(snapshot.tie_id(tie) for tie in range(len(snapshot.ties.source)))
