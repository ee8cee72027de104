"""A folder without faults or warnings that has every file, to be spoilt in one point by each example."""

from __future__ import annotations

from pathlib import Path

from graph_service.adapters.folder import read_folder
from graph_service.application.districts import FolderRules, read_district
from graph_service.domain.district import District
from graph_service.domain.errors import FaultyFolder
from graph_service.domain.faults import Fault
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES
from graph_service.domain.wording import say_fault

TODAY = "2026-11-01"
Place = tuple[str, int, str, str]
"""File, row, column, code."""

SOUND: dict[str, str] = {
    "district.json": '{"format_version": 1, "name": "町", "as_of": "2026-11-01", "credits": ["架空"]}',
    "areas.csv": "id,name,parent,layer\ntown,町,,1\nward,地区,town,2\n",
    "themes.csv": "id,name,broader,synonyms\nthing,物,,\nbox,箱,thing,小箱;紙箱\n",
    "actors.csv": "id,kind,name\nhana,resident,花\nnurse,professional,看護師\nshop,shop,店\n",
    "ties.csv": "from,to,kind\nhana,nurse,knows\nnurse,shop,cooperates_with\n",
    "needs.csv": "id,actor,direction,title,theme,checked_by,decision\nneed,hana,offers,箱,box,nurse,pass\n",
    "resources.csv": "id,actor,direction,title,theme\nres,shop,receives,箱,box\n",
    "asks.csv": "id,need,actor,asked_on,resource\nask,need,shop,2026-10-01,res\n",
    "matches.csv": "id,need,resource,agreed_on,path\nmatch,need,res,2026-10-20,hana;nurse;shop\n",
    "outcomes.csv": "id,match,measure,baseline_on,baseline\nout,match,気分,2026-10-20,落ち込み\n",
    "consents.csv": (
        "id,actor,purpose,recipients,given_on,expires_on\nc,hana,mediation,council,2026-01-01,2026-12-31\n"
    ),
    "care.csv": "actor,status\nhana,care\n",
    "searches.csv": "id,need,searched_on,found,reasons\nsearch,need,2026-10-05,0,no_theme\n",
    "replies.csv": "id,need,given_on,kind,to\nreply,need,2026-10-21,matched,nurse\n",
    "developments.csv": (
        "id,needs,search,opened_on,missing,together,form\n"
        "dev,need,search,2026-10-06,もらい手,nurse;shop,informal\n"
    ),
    "efforts.csv": "id,spent_on,minutes,activity,need\neffort,2026-10-05,30,matching,need\n",
    "places.csv": "actor,x,y\nhana,10.5,-20\n",
    "meetings.csv": "id,title,held_on,kind,invited\nmeeting,協議体,2026-10-30,layer_2,nurse;shop\n",
    "publications.csv": "id,meeting,made_on,counts\nmeeting,meeting,2026-10-30,{}\n",
    "decisions.csv": "id,meeting,question,agenda,owner\ndecision,meeting,だれが間に立つか,network,nurse\n",
    "exports.csv": "id,made_on,audience,recipient\nexport,2026-10-31,council,協議体\n",
}


def write(folder: Path, files: dict[str, str | bytes | None]) -> Path:
    """The sound folder with some files changed; None takes a file away."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**SOUND, **files}.items():
        if content is not None:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read(folder: Path) -> tuple[District, list[Fault]]:
    """The district and its warnings; raises FaultyFolder."""
    return read_district(folder, FolderRules(read_folder, ONTOLOGY_SUBTYPES, TODAY))


def faults_of(folder: Path) -> list[Fault]:
    try:
        read(folder)
    except FaultyFolder as error:
        return list(error.faults)
    return []


def places(faults: list[Fault]) -> list[Place]:
    return [(fault.file, fault.row, fault.column, fault.code) for fault in faults]


def said(fault: Fault) -> tuple[str, str]:
    """The fault in Japanese and English, checked to name its place."""
    ja, en = say_fault(fault, "ja"), say_fault(fault, "en")
    for text in (ja, en):
        assert fault.file in text
        assert f"[{fault.column}]" in text or not fault.column
        assert "{" not in text.replace("{…}", "")
    if fault.row:
        assert f"{fault.row} 行目" in ja
        assert f"line {fault.row}" in en
    assert ja != en
    return ja, en
