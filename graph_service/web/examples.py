"""The worked examples of the API's description, from the paper-box sample. The tests carry them out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph_service.domain import errors
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.faults import Fault
from graph_service.domain.terms import Language
from graph_service.web.workflow_examples import WORKFLOW

Values = Mapping[str, Any]
DAY = "2026-11-01"


@dataclass(frozen=True)
class Example:
    """One record of a table and what the operations do to it, each on the sample as it was loaded.

    `closing` is empty where records are not closed. `given` are records (table, values) that are created
    first, for tables of which the sample has none.
    """

    read: Values
    filter: Values
    create: Values
    change: Values
    closing: Values = field(default_factory=dict)
    given: tuple[tuple[str, Values], ...] = ()

    @property
    def path_id(self) -> str:
        """The record's id as it stands in an address."""
        return quote(str(self.read["id"]), safe="")

    @property
    def page(self) -> Values:
        return {"items": [self.read], "next": ""}

    @property
    def created(self) -> Values:
        return {**self.create, "version": self.next_version}

    @property
    def changed(self) -> Values:
        return {**self.read, **self.change, "version": self.next_version}

    @property
    def next_version(self) -> int:
        """The sample is the first change, then comes what is given."""
        return 2 + len(self.given)

    @property
    def closed(self) -> Values:
        return {**self.read, **self.closing, "version": 2}


SEEN = {"confirmed_on": "2026-09-30", "confirmed_by": "coordinator"}

EXAMPLES: dict[str, Example] = {
    "actors": Example(
        read={
            **{"id": "shrine", "kind": "shrine", "name": "神社", "subtype": "shrine", "area": "area-ekimae"},
            **{"contact": "社務所", "willing": "yes", "source": "資料", **SEEN, "version": 1},
        },
        filter={"kind": "shrine"},
        create={
            **{"id": "cafe", "kind": "shop", "name": "駅前の喫茶店(架空データ)", "subtype": "cafe"},
            **{"area": "area-ekimae", "contact": "店主", "x_note": "架空データ"},
        },
        change={"version": 1, "contact": "宮司"},
        closing={"willing": "no"},
    ),
    "ties": Example(
        read={
            **{"id": "jichikai|cooperates_with|shrine", "from": "jichikai", "to": "shrine"},
            **{"kind": "cooperates_with", "strength": 3, "quality": "good", "basis": "direct_observed"},
            **{**SEEN, "source": "追加", "note": "祭りをいっしょに開く。", "version": 1},
        },
        filter={"actor": "jichikai", "kind": "cooperates_with"},
        create={
            **{"id": "chair|knows|shop", "from": "chair", "to": "shop", "kind": "knows", "strength": 2},
            **{"basis": "hearsay", "x_note": "架空データ"},
        },
        change={"version": 1, "strength": 2},
        closing={"valid_to": DAY},
    ),
    "needs": Example(
        read={
            **{"id": "need-company", "actor": "woman-104", "direction": "wants"},
            **{"title": "作りながら話す相手がほしい", "theme": "theme-company", "identified_by": "staff"},
            **{"via": "visit", "professional_origin": True, "pity_based": False, "disuse_risk": False},
            **{"status": "received", "created_on": "2026-10-25", "note": "まだ確認していないニーズの例。"},
            **{"x_source": "追加", "version": 1},
        },
        filter={"status": "received"},
        create={
            **{"id": "need-paper", "actor": "woman-104", "direction": "wants", "theme": "theme-handwork"},
            **{"title": "小物入れに使う紙がほしい(架空データ)", "status": "received", "created_on": DAY},
        },
        change={
            **{"version": 1, "decision": "pass", "status": "checked", "checked_by": "care-manager"},
            **{"checked_on": "2026-10-31"},
        },
        closing={"status": "withdrawn"},
    ),
    "resources": Example(
        read={
            **{"id": "res-shrine", "actor": "shrine", "direction": "receives", "title": "絵馬を書くペン立て"},
            **{"theme": "theme-pen-stand", "use": "絵馬を書くペンを立てる入れものとして使ってもらう"},
            **{"source": "資料", **SEEN, "version": 1},
        },
        filter={"actor": "shrine", "direction": "receives"},
        create={
            **{"id": "res-talk", "actor": "chair", "direction": "gives", "title": "話し相手(架空データ)"},
            **{"theme": "theme-company", "eligible": ["care", "support"], "capacity": 2, "capacity_left": 2},
        },
        change={"version": 1, "capacity": 5, "capacity_left": 5},
        closing={"valid_to": DAY},
    ),
}

CLOSE = {"version": 1, "day": DAY}

EXAMPLES.update({name: Example(**parts) for name, parts in WORKFLOW.items()})


@dataclass(frozen=True)
class AskedExample:
    """A question about paths: the operation's path, the id in its address ("" for none), its query."""

    path: str
    id: str
    query: Values


FEW: Values = {"max_mediators": 2, "alternatives": 1, "as_of": DAY}

QUESTIONS: dict[str, AskedExample] = {
    "paths": AskedExample(
        "/api/v1/needs/{id}/paths",
        "need-paper-boxes",
        {**FEW, "max_mediators": 1, "min_strength": 2, "count": True},
    ),
    "between": AskedExample(
        "/api/v1/paths",
        "",
        {**FEW, "from": ["woman-104"], "to": ["shrine"], "without_us": True, "max_mediators": 3},
    ),
    "reach": AskedExample("/api/v1/resources/{id}/needs", "res-shop", {**FEW, "leave_out": ["chair"]}),
    "for_actor": AskedExample(
        "/api/v1/actors/{id}/resources", "daughter-76", {**FEW, "via_kind": ["professional"]}
    ),
    "gaps": AskedExample("/api/v1/gaps", "", {"as_of": DAY, "max_mediators": 2}),
    "fabric": AskedExample("/api/v1/fabric", "", {"as_of": DAY, "area": "area-ekimae"}),
    "what_if": AskedExample(
        "/api/v1/what-if",
        "",
        {
            **{"as_of": DAY, "max_mediators": 2, "no_time": ["care-manager"]},
            **{"introduce": ["chair", "shop"], "joins": "shop", "name": "駅前の喫茶店(架空データ)"},
            **{"knows": ["shotenkai"], "receives": "theme-pen-stand"},
        },
    ),
    "report": AskedExample("/api/v1/report", "", {"from": "2026-10-01", "to": DAY}),
    "introduce": AskedExample("/api/v1/introductions", "", {"as_of": DAY, "max_mediators": 1, "count": 2}),
    "meeting": AskedExample(
        "/api/v1/meeting-plan",
        "",
        {
            **{"as_of": DAY, "max_mediators": 2, "gaps": ["unused:res-daughter", "unused:res-staff"]},
            **{"must": ["chair"], "must_not": ["staff"]},
        },
    ),
}


def question_answer(name: str, language: Language) -> Values:
    """The answer to one of `QUESTIONS`, as the file beside this module keeps it."""
    text = Path(__file__).with_name("paths_example.json").read_text("utf-8")
    answer: Values = json.loads(text)[name][language]
    return answer


SEARCH_QUERY = {"q": "筆立て"}
SEARCH_WORDS: dict[Language, tuple[str, str, str]] = {
    "ja": (
        "別の言い方「筆立て」",
        "テーマ「ペン立て」の別の言い方「筆立て」",
        "テーマの近い「絵馬を書くペン立て」で使ってもらえるかもしれません",
    ),
    "en": (
        "its synonym “筆立て”",
        "theme “ペン立て”, its synonym “筆立て”",
        "of a theme near “絵馬を書くペン立て”, which might take it",
    ),
}


def search_answer(language: Language) -> Values:
    """The answer to `SEARCH_QUERY`."""
    theme, resource, offer = SEARCH_WORDS[language]
    boxes = "紙の小物入れをもらってくれる人を探す"
    hits = [
        {
            **{"table": "themes", "id": "theme-pen-stand", "title": "ペン立て", "kind": ""},
            **{"beside": "", "why": "synonym", "words": theme},
        },
        {
            **{"table": "resources", "id": "res-shrine", "title": "絵馬を書くペン立て", "kind": ""},
            **{"beside": "神社", "why": "theme_synonym", "words": resource},
        },
        {
            **{"table": "needs", "id": "need-paper-boxes", "title": boxes, "kind": ""},
            **{"beside": "紙箱づくりの女性(104歳)", "why": "fits", "words": offer},
        },
    ]
    return {"query": SEARCH_QUERY["q"], "hits": hits, "more": False}


ERRORS: dict[type[GraphServiceError], GraphServiceError] = {
    errors.UnknownId: errors.UnknownId(type="needs", id="need-boxes"),
    errors.InvalidValue: errors.InvalidValue(column="max_mediators", value=9, expected="0-7"),
    errors.FaultyRecord: errors.FaultyRecord(
        (Fault("", 0, "confirmed_on", "not_a_date", {"value": "昨日"}),)
    ),
    errors.Conflict: errors.Conflict(type="actors", id="shrine", read=1, present=2),
    errors.NeedNotChecked: errors.NeedNotChecked(
        need="need-company", lacks=("lacks_decision_none", "lacks_checked_by", "lacks_checked_on")
    ),
    errors.NotAllowed: errors.NotAllowed(),
    errors.SearchTooLarge: errors.SearchTooLarge(max_mediators=7, alternatives=20, advice=("advice_count",)),
    errors.StoreUnavailable: errors.StoreUnavailable(),
    errors.StoreLoading: errors.StoreLoading(),
}
"""One of each error that an operation can answer with."""

MAP_QUERY: Values = {"need": "need-paper-boxes", "alternatives": 1, "max_mediators": 2}
SYMBOL = "actors%2Fshrine"
PLACE: Values = {"x": -120.5, "y": 64.0, "version": 0}
PLACE_KEPT: Values = {"actor": "shrine", "x": -120.5, "y": 64.0, "version": 2}


def map_answer(name: str, language: Language) -> Values:
    """The answer to `MAP_QUERY` (map) or `SYMBOL` (panel), as the file beside this module keeps it."""
    text = Path(__file__).with_name("explore_example.json").read_text("utf-8")
    answer: Values = json.loads(text)[name][language]
    return answer
