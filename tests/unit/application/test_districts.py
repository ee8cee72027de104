"""Taking in a folder: which day counts, and which records may stand elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_service.adapters.folder import read_folder
from graph_service.application.districts import FolderRules, FolderSource, horizon, read_district
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.errors import FaultyFolder
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES
from graph_service.domain.terms import Term
from tests.unit.folders import SOUND, TODAY, faults_of, places, read, write


def test_nothing_is_confirmed_after_the_districts_day_else_today() -> None:
    assert horizon(District(DistrictInfo(as_of="2020-01-01")), TODAY) == "2020-01-01"
    assert horizon(District(DistrictInfo()), TODAY) == TODAY
    assert horizon(District(None), TODAY) == TODAY


def test_records_that_stand_elsewhere_are_known(tmp_path: Path) -> None:
    """A folder that adds to a store names what the store already holds."""
    write(tmp_path, {"themes.csv": None})
    rules = FolderRules(read_folder, ONTOLOGY_SUBTYPES, TODAY)
    assert {place[3] for place in places(faults_of(tmp_path))} == {"unknown_id_in_cell"}
    district, _ = read_district(tmp_path, rules, lambda mentions: {("themes", "box")})
    assert district.of("themes") == ()


def test_the_number_of_faults_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"care.csv": "actor,status\nx,y\n"})
    with pytest.raises(FaultyFolder) as caught:
        read(tmp_path)
    assert caught.value.data == {"count": 2}
    assert len(caught.value.faults) == 2


def test_an_installation_may_add_subtypes_but_no_kinds(tmp_path: Path) -> None:
    text = "id,kind,name,subtype\nhana,resident,花,\nnurse,professional,看護師,\nshop,shop,店,bakery\n"
    write(tmp_path, {"actors.csv": text})
    assert places(faults_of(tmp_path)) == [("actors.csv", 4, "subtype", "not_in_vocabulary")]
    more = {**ONTOLOGY_SUBTYPES, "shop": (Term("bakery", "パン屋", "bakery"),)}
    district, _ = read_district(tmp_path, FolderRules(read_folder, more, TODAY))
    assert district.of("actors")[2].values["subtype"] == "bakery"


def test_a_folder_describes_its_records(tmp_path: Path) -> None:
    source = FolderSource(read(write(tmp_path, {}))[0])
    found = source.describe({"actors": {"hana", "nobody"}, "ties": {"hana|knows|nurse"}, "care": {"hana"}})
    assert set(found["actors"]) == {"hana"}
    assert found["actors"]["hana"].values["name"] == "花"
    assert found["ties"]["hana|knows|nurse"].values["kind"] == "knows"
    assert found["care"]["hana"].values["status"] == "care"


def test_a_folder_without_district_json_is_not_fictional(tmp_path: Path) -> None:
    source = FolderSource(read(write(tmp_path, {"district.json": None}))[0])
    assert source.snapshot().info == DistrictInfo()
    assert set(SOUND) > {"district.json"}
