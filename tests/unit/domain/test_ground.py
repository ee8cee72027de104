"""A development stands on a search of its need that found nothing: what a load says where one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_service.adapters.folder import read_folder
from graph_service.domain.checks import warnings
from graph_service.domain.district import District, Row
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES, parse_folder

SEEDS = Path(__file__).parents[3] / "seed_data"
DEVELOPMENT = {"id": "d", "needs": ["n"], "search": "s", "missing": "棚"}


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        ({"need": "n", "found": 0}, []),
        ({"need": "n", "found": 2}, ["ground_found_ways"]),
        ({"need": "other", "found": 0}, ["ground_of_other_need"]),
    ],
)
def test_a_development_without_ground_is_told_by_file_row_and_column(
    search: dict[str, object], codes: list[str]
) -> None:
    rows = {"searches": (Row(2, {"id": "s", **search}),), "developments": (Row(7, DEVELOPMENT),)}
    found = [one for one in warnings(District(None, rows)) if one.code.startswith("ground_")]
    assert [(one.file, one.row, one.column) for one in found] == [("developments.csv", 7, "search")] * len(
        codes
    )
    assert [one.code for one in found] == codes


@pytest.mark.parametrize("name", ["paper-box", "rural", "urban"])
def test_the_samples_keep_the_rule(name: str) -> None:
    raw, faults = read_folder(SEEDS / name)
    district, found = parse_folder(raw, ONTOLOGY_SUBTYPES)
    assert [*faults, *found] == []
    assert district.of("developments") or name == "paper-box"
    assert [one for one in warnings(district) if one.code.startswith("ground_")] == []
