"""Folders on disk: every fault and every warning with its place, and what is no fault."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from graph_service.adapters.folder import read_folder
from graph_service.application.districts import FolderSource
from graph_service.domain.cells import NAME_LIMIT, TEXT_LIMIT
from graph_service.domain.district import District, record_id
from graph_service.domain.errors import FolderMissing
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say_error
from tests.contract.rows import tie_ids
from tests.effort import many
from tests.strategies import districts, write_folder
from tests.unit.folders import SOUND, Place, faults_of, places, read, said, write

Files = dict[str, str | bytes | None]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


def values(district: District, table: str) -> list[dict[str, Any]]:
    return [dict(row.values) for row in district.of(table)]


def test_the_sound_folder_has_no_fault_and_no_warning(tmp_path: Path) -> None:
    district, warnings = read(write(tmp_path, {}))
    assert warnings == []
    assert district.size == 25
    assert district.info is not None
    assert (district.info.name, district.info.as_of, district.info.credits) == ("町", "2026-11-01", ("架空",))


ACTORS, TIES = "id,kind,name", "from,to,kind"
NEEDS = "id,actor,direction,title,theme,checked_by,decision"
RESOURCES = "id,actor,direction,title,theme"
GOOD_ACTORS = SOUND["actors.csv"]
GOOD_TIES = SOUND["ties.csv"]


def actors(column: str, cell: str) -> Files:
    """The actors with one more column, filled in row 3 alone."""
    lines = GOOD_ACTORS.splitlines()
    return {
        "actors.csv": "\n".join(
            [f"{lines[0]},{column}", f"{lines[1]},", f"{lines[2]},{cell}", f"{lines[3]},", ""]
        )
    }


def ties(column: str, cell: str) -> Files:
    return {"ties.csv": f"{TIES},{column}\nhana,nurse,knows,{cell}\n"}


def resources(column: str, cell: str) -> Files:
    return {"resources.csv": f"{RESOURCES},{column}\nres,shop,receives,箱,box,{cell}\n"}


def cell_case(file: str, files: Files, row: int, column: str, code: str) -> tuple[Files, list[Place]]:
    return files, [(file, row, column, code)]


CASES: dict[str, tuple[Files, list[Place]]] = {
    # --- not UTF-8, CSV or JSON
    "cp932": ({"themes.csv": SOUND["themes.csv"].encode("cp932")}, [("themes.csv", 0, "", "not_utf8")]),
    "utf-16": ({"care.csv": SOUND["care.csv"].encode("utf-16")}, [("care.csv", 0, "", "not_utf8")]),
    "cp932 json": (
        {"district.json": '{"name": "町"}'.encode("cp932")},
        [("district.json", 0, "", "not_utf8")],
    ),
    "open quote": (
        {"areas.csv": 'id,name\ntown,町\nward,"地区\nx,y\n', "actors.csv": GOOD_ACTORS},
        [("areas.csv", 3, "", "not_csv")],
    ),
    "text after a quote": ({"areas.csv": 'id,name\ntown,"町"x\n'}, [("areas.csv", 2, "", "not_csv")]),
    "empty file": ({"care.csv": ""}, [("care.csv", 1, "", "header_missing")]),
    "blank lines alone": ({"care.csv": "\n\n"}, [("care.csv", 1, "", "header_missing")]),
    "json": ({"district.json": '{"name": '}, [("district.json", 1, "", "not_json")]),
    "json in line 2": ({"district.json": '{\n"name": x}'}, [("district.json", 2, "", "not_json")]),
    "json list": ({"district.json": "[1]"}, [("district.json", 1, "", "not_json")]),
    # --- a required column missing or a required cell empty
    "no actors.csv": ({"actors.csv": None}, [("actors.csv", 0, "", "file_missing")]),
    "column missing": (
        {"care.csv": "actor,as_of\nhana,2026-01-01\n"},
        [("care.csv", 1, "status", "column_missing")],
    ),
    "cell empty": ({"care.csv": "actor,status\nhana,\n"}, [("care.csv", 2, "status", "cell_empty")]),
    "cell blank": ({"care.csv": "actor,status\nhana,  \n"}, [("care.csv", 2, "status", "cell_empty")]),
    "short row": ({"care.csv": "actor,status\nhana\n"}, [("care.csv", 2, "status", "cell_empty")]),
    "empty list": (
        {"consents.csv": SOUND["consents.csv"].replace(",council,", ", ; ,")},
        [("consents.csv", 2, "recipients", "cell_empty")],
    ),
    # --- an unknown column
    "unknown column": (actors("nickname", "x"), [("actors.csv", 1, "nickname", "unknown_column")]),
    "column in capitals": (actors("Note", "x"), [("actors.csv", 1, "Note", "unknown_column")]),
    "column in the middle without a name": (
        {"care.csv": "actor,,status\nhana,,care\n"},
        [("care.csv", 1, "", "unknown_column")],
    ),
    "twice the same column": (
        {"care.csv": "actor,status,status\nhana,care,care\n"},
        [("care.csv", 1, "status", "duplicate_column")],
    ),
    "more cells than columns": (
        {"care.csv": "actor,status\nhana,care,2026-01-01\n"},
        [("care.csv", 2, "", "too_many_cells")],
    ),
    "unknown key": (
        {"district.json": '{"format_version": 1, "town": "町"}'},
        [("district.json", 0, "town", "unknown_column")],
    ),
    # --- a cell not of its type or vocabulary
    "kind": (
        {"actors.csv": GOOD_ACTORS + "x,Resident,x\n"},
        [("actors.csv", 5, "kind", "not_in_vocabulary")],
    ),
    "subtype of another kind": (
        actors("subtype", "jichikai"),
        [("actors.csv", 3, "subtype", "not_in_vocabulary")],
    ),
    "tie kind": ({"ties.csv": f"{TIES}\nhana,nurse,loves\n"}, [("ties.csv", 2, "kind", "not_in_vocabulary")]),
    "willing": cell_case("actors.csv", actors("willing", "maybe"), 3, "willing", "not_in_vocabulary"),
    "audience": cell_case("actors.csv", actors("audience", "all"), 3, "audience", "not_in_vocabulary"),
    "strength": cell_case("ties.csv", ties("strength", "4"), 2, "strength", "not_a_whole_number"),
    "strength as text": cell_case(
        "ties.csv", ties("strength", "strong"), 2, "strength", "not_a_whole_number"
    ),
    "quality": cell_case("ties.csv", ties("quality", "bad"), 2, "quality", "not_in_vocabulary"),
    "basis": cell_case("ties.csv", ties("basis", "guess"), 2, "basis", "not_in_vocabulary"),
    "date as in Japan": cell_case(
        "ties.csv", ties("valid_from", "2026/11/01"), 2, "valid_from", "not_a_date"
    ),
    "hours in words": (
        {"meetings.csv": "id,title,held_on,hours\nmeeting,会,2026-11-01,午後1時半\n"},
        [("meetings.csv", 2, "hours", "not_hours")],
    ),
    "no such day": cell_case("ties.csv", ties("valid_to", "2026-02-29"), 2, "valid_to", "not_a_date"),
    "short year": cell_case("ties.csv", ties("confirmed_on", "26-02-01"), 2, "confirmed_on", "not_a_date"),
    "year 0": cell_case("ties.csv", ties("valid_to", "0000-01-01"), 2, "valid_to", "not_a_date"),
    "wide digits": cell_case("ties.csv", ties("valid_to", "\uff12026-11-01"), 2, "valid_to", "not_a_date"),
    "negative": cell_case("actors.csv", actors("asks_max", "-1"), 3, "asks_max", "not_a_whole_number"),
    "fraction": cell_case("actors.csv", actors("asks_max", "1.5"), 3, "asks_max", "not_a_whole_number"),
    "wide number": cell_case("actors.csv", actors("asks_max", "\uff13"), 3, "asks_max", "not_a_whole_number"),
    "huge": cell_case(
        "actors.csv", actors("asks_elsewhere", "1000001"), 3, "asks_elsewhere", "not_a_whole_number"
    ),
    "latitude": cell_case("actors.csv", actors("lat", "91"), 3, "lat", "not_degrees"),
    "longitude": cell_case("actors.csv", actors("lon", "-180.1"), 3, "lon", "not_degrees"),
    "not a number": cell_case("actors.csv", actors("lat", "nan"), 3, "lat", "not_degrees"),
    "grouped digits": cell_case("actors.csv", actors("lat", "3_5"), 3, "lat", "not_degrees"),
    "wide degrees": cell_case("actors.csv", actors("lat", "\uff13\uff15"), 3, "lat", "not_degrees"),
    "flag": (
        {"needs.csv": "id,actor,direction,title,theme,pity_based\nneed,hana,offers,箱,box,yes\n"},
        [("needs.csv", 2, "pity_based", "not_a_flag")],
    ),
    "eligible": cell_case(
        "resources.csv", resources("eligible", "care;old"), 2, "eligible", "not_in_vocabulary"
    ),
    "direction": (
        {"resources.csv": f"{RESOURCES}\nres,shop,wants,箱,box\n"},
        [("resources.csv", 2, "direction", "not_in_vocabulary")],
    ),
    "layer": ({"areas.csv": "id,name,layer\ntown,町,4\n"}, [("areas.csv", 2, "layer", "not_in_vocabulary")]),
    "line break in an id": (
        {"areas.csv": 'id,name\ntown,町\nward,地区\n"to\nwn",町\n'},
        [("areas.csv", 4, "id", "control_in_id")],
    ),
    "control character in the id of a tie": cell_case(
        "ties.csv", ties("id", "t\x1b[2J1"), 2, "id", "control_in_id"
    ),
    "format version": (
        {"district.json": '{"format_version": 2}'},
        [("district.json", 0, "format_version", "not_in_vocabulary")],
    ),
    "no format version": (
        {"district.json": "{}"},
        [("district.json", 0, "format_version", "not_in_vocabulary")],
    ),
    "format version true": (
        {"district.json": '{"format_version": true}'},
        [("district.json", 0, "format_version", "not_in_vocabulary")],
    ),
    "as_of": (
        {"district.json": '{"format_version": 1, "as_of": "2026-13-01"}'},
        [("district.json", 0, "as_of", "not_of_type")],
    ),
    "fictional": (
        {"district.json": '{"format_version": 1, "fictional": "yes"}'},
        [("district.json", 0, "fictional", "not_of_type")],
    ),
    "credits": (
        {"district.json": '{"format_version": 1, "credits": "町"}'},
        [("district.json", 0, "credits", "not_of_type")],
    ),
    # --- an unknown or duplicate id
    "unknown actor": (
        {"ties.csv": GOOD_TIES + "hana,nobody,knows\n"},
        [("ties.csv", 4, "to", "unknown_id_in_cell")],
    ),
    "unknown theme": (
        {"resources.csv": f"{RESOURCES}\nres,shop,receives,箱,cup\n"},
        [("resources.csv", 2, "theme", "unknown_id_in_cell")],
    ),
    "unknown broader theme": (
        {"themes.csv": "id,name,broader\nbox,箱,box2;thing\nthing,物,\n"},
        [("themes.csv", 2, "broader", "unknown_id_in_cell")],
    ),
    "unknown area": (actors("area", "moon"), [("actors.csv", 3, "area", "unknown_id_in_cell")]),
    "unknown parent": (
        {"areas.csv": "id,name,parent\ntown,町,moon\n"},
        [("areas.csv", 2, "parent", "unknown_id_in_cell")],
    ),
    "unknown need": (
        {"asks.csv": "id,need,actor,asked_on\na,x,shop,2026-10-01\n"},
        [("asks.csv", 2, "need", "unknown_id_in_cell")],
    ),
    "unknown resource": (
        {"asks.csv": "id,need,actor,asked_on,resource\na,need,shop,2026-10-01,x\n"},
        [("asks.csv", 2, "resource", "unknown_id_in_cell")],
    ),
    "unknown match": (
        {"outcomes.csv": "id,match,measure,baseline_on,baseline\no,x,気分,2026-10-20,x\n"},
        [("outcomes.csv", 2, "match", "unknown_id_in_cell")],
    ),
    "unknown actor on a path": (
        {"matches.csv": "id,need,resource,agreed_on,path\nmatch,need,res,2026-10-20,hana;ghost;shop\n"},
        [("matches.csv", 2, "path", "unknown_id_in_cell")],
    ),
    "unknown resident": (
        {"care.csv": "actor,status\nx,care\n"},
        [("care.csv", 2, "actor", "unknown_id_in_cell")],
    ),
    "unknown consenter": (
        {"consents.csv": SOUND["consents.csv"].replace("hana", "x")},
        [("consents.csv", 2, "actor", "unknown_id_in_cell")],
    ),
    "unknown finder": (
        {"needs.csv": f"{NEEDS},identified_by\nneed,hana,offers,箱,box,nurse,pass,x\n"},
        [("needs.csv", 2, "identified_by", "unknown_id_in_cell")],
    ),
    "duplicate id": (
        {"actors.csv": GOOD_ACTORS + "hana,shop,店\n"},
        [("actors.csv", 5, "id", "duplicate_id")],
    ),
    "duplicate care": (
        {"care.csv": "actor,status\nhana,care\nhana,none\n"},
        [("care.csv", 3, "actor", "duplicate_id")],
    ),
    "duplicate tie": (
        {"ties.csv": GOOD_TIES + "hana,nurse,knows\n"},
        [("ties.csv", 4, "id", "duplicate_id")],
    ),
    # --- the rest
    "tie to itself": (
        {"ties.csv": GOOD_TIES + "hana,hana,knows\n"},
        [("ties.csv", 4, "to", "tie_to_itself")],
    ),
    "confirmed after as_of": cell_case(
        "ties.csv", ties("confirmed_on", "2026-11-02"), 2, "confirmed_on", "confirmed_in_future"
    ),
    "confirmed after today": (
        {**actors("confirmed_on", "2026-11-02"), "district.json": None},
        [("actors.csv", 3, "confirmed_on", "confirmed_in_future")],
    ),
    "cycle in themes": (
        {"themes.csv": "id,name,broader\na,a,b\nb,b,a\nbox,箱,a\n"},
        [("themes.csv", 2, "broader", "cycle"), ("themes.csv", 3, "broader", "cycle")],
    ),
    "theme above itself": (
        {"themes.csv": "id,name,broader\nbox,箱,box\n"},
        [("themes.csv", 2, "broader", "cycle")],
    ),
    "cycle in areas": (
        {"areas.csv": "id,name,parent\nlow,l,c\na,a,b\nb,b,c\nc,c,a\n"},
        [("areas.csv", row, "parent", "cycle") for row in (3, 4, 5)],
    ),
    "long name": cell_case("actors.csv", actors("kana", "あ" * (NAME_LIMIT + 1)), 3, "kana", "cell_too_long"),
    "long note": cell_case("actors.csv", actors("note", "あ" * (TEXT_LIMIT + 1)), 3, "note", "cell_too_long"),
    "10 MB": cell_case("actors.csv", actors("note", "x" * 10_000_000), 3, "note", "cell_too_long"),
    "10 MB list": (
        {"themes.csv": f"id,name,synonyms\nbox,箱,{'x;' * 5_000_000}\n"},
        [("themes.csv", 2, "synonyms", "cell_too_long")],
    ),
    "10 MB in a kept column": cell_case(
        "actors.csv", actors("x_mine", "x" * 10_000_000), 3, "x_mine", "cell_too_long"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_fault_has_its_place_and_a_plain_message(name: str, tmp_path: Path) -> None:
    files, expected = CASES[name]
    found = faults_of(write(tmp_path, files))
    assert places(found) == expected
    for fault in found:
        for text in said(fault):
            assert len(text) < 700, "a message quotes the beginning of a cell, not 10 MB"


def test_every_fault_of_a_folder_is_listed_at_once(tmp_path: Path) -> None:
    names = ("cp932", "cell empty", "tie to itself", "cycle in areas", "unknown actor on a path")
    files: Files = {}
    expected: list[Place] = []
    for name in names:
        files |= CASES[name][0]
        expected += CASES[name][1]
    found = places(faults_of(write(tmp_path, files)))
    assert sorted(found) == sorted(expected)


def test_ids_of_an_unreadable_file_are_not_reported_as_unknown(tmp_path: Path) -> None:
    files: Files = {"actors.csv": GOOD_ACTORS.encode("cp932")}
    assert places(faults_of(write(tmp_path, files))) == [("actors.csv", 0, "", "not_utf8")]


@pytest.mark.parametrize("name", ["nowhere", "actors.csv"])
def test_a_folder_that_is_not_there(tmp_path: Path, name: str) -> None:
    write(tmp_path, {})
    with pytest.raises(FolderMissing) as raised:
        read(tmp_path / name)
    for language in LANGUAGES:
        assert f"/{name}" in say_error(raised.value, language).replace("\\", "/")


@pytest.mark.timeout(20)
def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        return  # this system has none
    os.mkfifo(write(tmp_path, {"care.csv": None}) / "care.csv")
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.row, fault.code) == ("care.csv", 0, "file_unreadable")
    assert "普通のファイル" in said(fault)[0]


def test_a_file_that_is_a_folder(tmp_path: Path) -> None:
    (write(tmp_path, {"care.csv": None}) / "care.csv").mkdir()
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.row, fault.code) == ("care.csv", 0, "file_unreadable")
    assert "フォルダー" in said(fault)[0]


@pytest.mark.parametrize("name", ["cp932", "open quote", "text after a quote", "json", "json list"])
def test_a_japanese_message_is_japanese(name: str, tmp_path: Path) -> None:
    """Not what a library says in English; names of formats, programs and columns stay as they are."""
    for fault in faults_of(write(tmp_path, CASES[name][0])):
        words = set(re.findall(r"[A-Za-z]{3,}", said(fault)[0].replace(fault.file, "")))
        assert words <= {"UTF", "CSV", "JSON", "Excel"}


def test_the_byte_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (fault,) = faults_of(write(tmp_path, {"care.csv": b"actor,status\nhana,care\n\xff"}))
    assert fault.data == {"offset": 24}


# --- warnings ---------------------------------------------------------------------------------------------

WARNINGS: dict[str, tuple[Files, list[Place]]] = {
    "unusual ends": (
        {"ties.csv": f"{TIES}\nshop,nurse,lives_in\n"},
        [("ties.csv", 2, "kind", "unusual_ends")],
    ),
    "unusual ends against the direction": (
        {"ties.csv": f"{TIES}\nshop,nurse,works_at\n"},
        [("ties.csv", 2, "kind", "unusual_ends")],
    ),
    "never valid": (
        {"ties.csv": f"{TIES},valid_from,valid_to\nhana,nurse,knows,2026-01-01,2026-01-01\n"},
        [("ties.csv", 2, "valid_to", "never_valid")],
    ),
    "resource never valid": (
        {
            "resources.csv": f"{RESOURCES},valid_from,valid_to\n"
            "res,shop,receives,箱,box,2026-01-02,2026-01-01\n"
        },
        [("resources.csv", 2, "valid_to", "never_valid")],
    ),
    "care of a body": (
        {"care.csv": "actor,status\nshop,care\n"},
        [("care.csv", 2, "actor", "care_of_non_resident")],
    ),
    "pass without checked_by": (
        {"needs.csv": f"{NEEDS}\nneed,hana,offers,箱,box,,pass\n"},
        [("needs.csv", 2, "checked_by", "pass_without_checker")],
    ),
    "ask about a need that is not pass": (
        {"needs.csv": f"{NEEDS}\nneed,hana,offers,箱,box,nurse,hold\n"},
        [("asks.csv", 2, "need", "ask_about_unchecked_need")],
    ),
    "ask about an unchecked need": (
        {"needs.csv": f"{NEEDS}\nneed,hana,offers,箱,box,,\n"},
        [("asks.csv", 2, "need", "ask_about_unchecked_need")],
    ),
    "ask about another actor's resource": (
        {"asks.csv": "id,need,actor,asked_on,resource\nask,need,nurse,2026-10-01,res\n"},
        [("asks.csv", 2, "resource", "ask_about_other_resource")],
    ),
    "misspelt file": (
        {"actor.csv": GOOD_ACTORS, "Themes.CSV": SOUND["themes.csv"], "notes.txt": "", ".x.csv": ""},
        [("Themes.CSV", 0, "", "unknown_file"), ("actor.csv", 0, "", "unknown_file")],
    ),
    "capacity_left without capacity": (
        {"resources.csv": f"{RESOURCES},capacity_left\nres,shop,receives,箱,box,0\n"},
        [("resources.csv", 2, "capacity_left", "capacity_left_alone")],
    ),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_what_is_odd_but_legal_is_loaded_and_listed(name: str, tmp_path: Path) -> None:
    files, expected = WARNINGS[name]
    district, warnings = read(write(tmp_path, files))
    assert places(warnings) == expected
    assert district.size > 0
    for warning in warnings:
        said(warning)


@pytest.mark.parametrize(
    "files",
    [
        {"ties.csv": f"{TIES}\nnurse,hana,knows\nshop,hana,neighbour_of\n"},
        {"ties.csv": f"{TIES},valid_from,valid_to\nhana,nurse,knows,2026-01-01,2026-01-02\n"},
        {"resources.csv": f"{RESOURCES},capacity,capacity_left\nres,shop,receives,箱,box,5,0\n"},
        {"asks.csv": "id,need,actor,asked_on\nask,need,nurse,2026-10-01\n"},
    ],
)
def test_what_is_usual_is_no_warning(files: Files, tmp_path: Path) -> None:
    assert read(write(tmp_path, files))[1] == []


# --- what is no fault -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SOUND if name.endswith(".csv")])
def test_bom_crlf_and_old_line_ends_change_nothing(name: str, tmp_path: Path) -> None:
    sound, _ = read(write(tmp_path / "sound", {}))
    text = SOUND[name]
    variants = {
        "bom": b"\xef\xbb\xbf" + text.encode(),
        "crlf": text.replace("\n", "\r\n").encode(),
        "cr": text.replace("\n", "\r").encode(),
        "no last line end": text.rstrip("\n").encode(),
        "trailing commas": text.replace("\n", ",,,\n").encode(),
        "quoted": "\n".join(
            ",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()
        ).encode(),
        "spaces": text.replace(",", " , ").encode(),
    }
    for variant, content in variants.items():
        district, _ = read(write(tmp_path / variant, {name: content}))
        assert district == sound, variant


def test_a_bom_before_json(tmp_path: Path) -> None:
    district, _ = read(write(tmp_path, {"district.json": b"\xef\xbb\xbf" + SOUND["district.json"].encode()}))
    assert district.info
    assert district.info.name == "町"


def test_every_file_but_actors_may_be_missing(tmp_path: Path) -> None:
    gone: Files = dict.fromkeys(SOUND)
    district, warnings = read(write(tmp_path, {**gone, "actors.csv": GOOD_ACTORS}))
    assert (district.size, warnings, district.info) == (3, [], None)


def test_row_numbers_are_those_of_the_rows_first_lines(tmp_path: Path) -> None:
    lines = [
        "id,kind,name,note",
        'hana,resident,花,"一行目',
        "二行目",
        '三行目"',
        "",
        'nurse,professional,看護師,"a',
        'b"',
        "shop,shop,店,",
        ",,,",
        "bad,kind?,名,",
    ]
    for end in ("\n", "\r\n"):
        folder = write(tmp_path / repr(end), {"actors.csv": end.join(lines)})
        assert places(faults_of(folder)) == [("actors.csv", 10, "kind", "not_in_vocabulary")]
    rows, _ = read_folder(folder)
    assert [line for line, _ in rows.tables["actors"].rows] == [2, 6, 8, 10]
    assert rows.tables["actors"].rows[0][1][3] == "一行目\r\n二行目\r\n三行目"


def test_a_fault_behind_a_blank_first_line_is_in_its_own_line(tmp_path: Path) -> None:
    files: Files = {"care.csv": "\nactor,status\nhana,old\n"}
    assert places(faults_of(write(tmp_path, files))) == [("care.csv", 3, "status", "not_in_vocabulary")]


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "=1+1",
        "@SUM(A1:A9)",
        "+81",
        "-1",
        "{name}",
        "{0}",
        "%s",
        "a;b",
        "'; MATCH (n) DETACH DELETE n //",
        "\u202e逆",
        "𠮷野家",
        "null",
        "NaN",
    ],
)
def test_names_are_plain_text(name: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"actors.csv": GOOD_ACTORS + f"odd,shop,{name}\n"})
    district, warnings = read(folder)
    assert warnings == []
    assert values(district, "actors")[-1] == {"id": "odd", "kind": "shop", "name": name}


def test_a_quoted_value_in_a_message_is_not_filled_in_again(tmp_path: Path) -> None:
    (fault,) = faults_of(write(tmp_path, actors("willing", "{allowed} {0}")))
    assert all("{allowed} {0}" in text for text in said_with_braces(fault))


def said_with_braces(fault: Any) -> list[str]:
    from graph_service.domain.wording import say_fault

    return [say_fault(fault, "ja"), say_fault(fault, "en")]


def test_nul_bytes_never_reach_a_record(tmp_path: Path) -> None:
    """CSV text has no NUL (RFC 4180, TEXTDATA): the file is refused with its place; nothing breaks later."""
    folder = write(tmp_path, {"actors.csv": GOOD_ACTORS + "odd,shop,a\x00b\n"})
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row) == ("actors.csv", 5)
    said(fault)


def test_lone_surrogates_never_reach_a_record(tmp_path: Path) -> None:
    """JSON may escape half a character, which is no UTF-8: printing or storing it would fail later."""
    (fault,) = faults_of(write(tmp_path, {"district.json": '{"format_version": 1, "name": "\\ud800"}'}))
    assert (fault.file, fault.code) in {("district.json", "not_json"), ("district.json", "not_of_type")}


def test_columns_that_begin_with_x_are_kept_as_text(tmp_path: Path) -> None:
    district, _ = read(write(tmp_path, actors("x_my_id", "007")))
    assert [row.get("x_my_id") for row in values(district, "actors")] == [None, "007", None]


def test_an_absent_column_has_no_value_and_a_present_empty_one_none(tmp_path: Path) -> None:
    district, _ = read(write(tmp_path, actors("willing", "yes")))
    first = values(district, "actors")[0]
    assert first["willing"] is None
    assert "note" not in first


@pytest.mark.parametrize(
    ("cell", "value"), [("TRUE", True), ("FALSE", False), ("true", True), ("False", False)]
)
def test_true_and_false_as_spreadsheets_write_them(cell: str, value: bool, tmp_path: Path) -> None:
    needs = f"{NEEDS},pity_based\nneed,hana,offers,箱,box,nurse,pass,{cell}\n"
    district, _ = read(write(tmp_path, {"needs.csv": needs}))
    assert values(district, "needs")[0]["pity_based"] is value


def test_lists_are_split_and_passed_over_where_empty(tmp_path: Path) -> None:
    themes = "id,name,broader,synonyms\nthing,物,,\nbox,箱, thing ;;,小箱; 紙箱 ;\n"
    district, _ = read(write(tmp_path, {"themes.csv": themes}))
    assert values(district, "themes")[1]["broader"] == ["thing"]
    assert values(district, "themes")[1]["synonyms"] == ["小箱", "紙箱"]


def test_cells_of_exactly_the_limit(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path / "a", actors("kana", "あ" * NAME_LIMIT))) == []
    assert faults_of(write(tmp_path / "b", actors("note", "あ" * TEXT_LIMIT))) == []


def test_confirmed_on_the_day_itself(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, actors("confirmed_on", "2026-11-01"))) == []


def test_a_tie_without_an_id_is_named_by_its_ends_and_kind(tmp_path: Path) -> None:
    district, _ = read(write(tmp_path, {"ties.csv": f"{TIES},id\nhana,nurse,knows,\nhana,shop,knows,mine\n"}))
    assert [row["id"] for row in values(district, "ties")] == ["hana|knows|nurse", "mine"]


def test_two_ties_of_one_kind_may_stand_side_by_side_under_their_own_ids(tmp_path: Path) -> None:
    both = f"{TIES},id\nhana,nurse,knows,a\nhana,nurse,knows,b\n"
    assert faults_of(write(tmp_path, {"ties.csv": both})) == []


def test_several_broader_themes_are_no_cycle(tmp_path: Path) -> None:
    themes = "id,name,broader\nbox,箱,a;b;b\na,a,top\nb,b,top\ntop,t,\n"
    assert faults_of(write(tmp_path, {"themes.csv": themes})) == []


def test_a_theme_below_a_cycle_is_not_the_fault(tmp_path: Path) -> None:
    themes = "id,name,broader\nbox,箱,a\na,a,b;top\nb,b,a\ntop,t,\n"
    assert [place[1] for place in places(faults_of(write(tmp_path, {"themes.csv": themes})))] == [3, 4]


def test_district_json_may_leave_everything_empty(tmp_path: Path) -> None:
    empty: dict[str, Any] = {
        "format_version": 1,
        "name": None,
        "municipality_code": "",
        "as_of": "",
        "credits": [],
    }
    district, _ = read(write(tmp_path, {"district.json": json.dumps(empty)}))
    assert district.info is not None
    assert (district.info.name, district.info.as_of, district.info.fictional) == ("", "", False)


@settings(
    deadline=None,
    max_examples=many(25),
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(given_rows=districts("2026-11-01", most_actors=6))
def test_a_district_comes_back_from_its_folder(
    given_rows: District, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every value, and with it the same answer with and without the files."""
    back, _ = read(write_folder(tmp_path_factory.mktemp("district"), given_rows))
    for name, table in TABLES.items():
        wanted = [{**row.values, table.identity: record_id(table, row)} for row in given_rows.of(name)]
        assert values(back, name) == wanted
        assert [row.line for row in back.of(name)] == [row.line for row in given_rows.of(name)]
    theirs, ours = FolderSource(back).snapshot(), FolderSource(given_rows).snapshot()
    assert (theirs.needs, theirs.resources, theirs.asks) == (ours.needs, ours.resources, ours.asks)
    assert tie_ids(theirs) == tie_ids(ours)
