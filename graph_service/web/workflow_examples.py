"""The worked examples of the tables that follow a need: from the ask to the reply, and the time it took."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Values = Mapping[str, Any]
DAY, NEED = "2026-11-01", "need-paper-boxes"

MATCH: Values = {
    **{"id": "match-shrine", "need": NEED, "resource": "res-shrine", "agreed_on": "2026-10-30"},
    **{"path": ["woman-104", "daughter-76", "coordinator", "shrine"]},
    **{"purpose": "作った小物入れが町で使われる(架空データ)", "roles": "娘: 届ける。神社: 社務所に置く。"},
    **{"terms": "月1回", "next_on": "2026-11-30"},
}
OUTCOME: Values = {
    **{"id": "outcome-mood", "match": "match-shrine", "measure": "気分", "baseline_on": "2026-10-20"},
    **{"baseline": "落ち込んでいる(架空データ)"},
}
SEARCH: Values = {
    **{"id": "search-first", "need": NEED, "searched_on": "2026-10-28", "found": 0},
    **{"searched_by": "coordinator", "conditions": "max_mediators=0&audience=office"},
    **{"reasons": ["beyond_mediators"], "tried": "電話でも聞いた(架空データ)"},
}
REPLY: Values = {
    **{"id": "reply-first", "need": NEED, "given_on": "2026-10-31", "kind": "interim", "to": "daughter-76"},
    **{"given_by": "coordinator", "text": "いま神社に聞いています(架空データ)。"},
}
DEVELOPMENT: Values = {
    **{"id": "development-shelf", "needs": [NEED], "search": "search-first", "opened_on": "2026-10-29"},
    **{"missing": "駅前で小物入れを置ける棚(架空データ)", "together": ["shotenkai", "jichikai"]},
    **{"form": "informal", "lead": "shotenkai", "state": "gathering", "next_on": "2026-11-20"},
}
EFFORT: Values = {
    **{"id": "effort-first", "spent_on": "2026-10-20", "minutes": 15, "activity": "needs", "need": NEED},
    **{"by": "coordinator", "note": "架空データ"},
}
CONSENT: Values = {
    **{"id": "consent-woman", "actor": "woman-104", "purpose": "mediation", "recipients": ["council"]},
    **{"given_on": "2026-10-22", "expires_on": "2027-10-21", "items": "作った物と作り手の思い"},
    **{"method": "口頭(娘が立会)", "x_source": "追加", "version": 1},
}
ASK: Values = {
    **{"id": "ask-daughter", "need": NEED, "actor": "daughter-76", "asked_on": "2026-10-01"},
    **{"resource": "res-daughter", "asked_by": "woman-104", "answer": "declined"},
    **{"answered_on": "2026-10-01", "reason": "すでにたくさん持ち帰っている。", "x_source": "資料"},
    "version": 1,
}

Parts = Mapping[str, Any]
"""The arguments of an `Example`, which this module is read by."""

MEETING = {
    **{"id": "meeting-november", "title": "地区の協議体(架空データ)", "held_on": DAY, "kind": "layer_2"},
    **{"area": "area-ekimae", "place": "公民館", "hours": "13:30-15:00", "invited": ["chair", "coordinator"]},
    "gaps": ["unused:res-daughter"],
}
DECISION = {
    **{"id": "meeting-november-01", "meeting": "meeting-november", "agenda": "matching"},
    **{
        "question": "まだ空きのある資源を、どんな困りごとに生かすか(架空データ)",
        "gap": "unused:res-daughter",
    },
    **{"decision": "会長が集まりで知らせる(架空データ)。", "owner": "chair", "due_on": "2026-11-20"},
}

WORKFLOW: dict[str, Parts] = {
    "asks": {
        "read": ASK,
        "filter": {"actor": "daughter-76", "answer": "declined"},
        "create": {
            **{"id": "ask-chair", "need": NEED, "actor": "chair", "asked_on": DAY, "asked_by": "coordinator"},
            "x_note": "架空データ",
        },
        "change": {"version": 1, "reason": "すでにたくさん持ち帰っている(架空データ)。"},
    },
    "consents": {
        "read": CONSENT,
        "filter": {"actor": "woman-104", "purpose": "mediation"},
        "create": {
            **{"id": "consent-chair", "actor": "chair", "purpose": "mediation", "recipients": ["case"]},
            **{"given_on": DAY, "expires_on": "2027-10-31", "method": "口頭", "x_note": "架空データ"},
        },
        "change": {"version": 1, "revoked_on": DAY},
    },
    "matches": {
        "given": (("matches", MATCH),),
        "read": {**MATCH, "version": 2},
        "filter": {"need": NEED},
        "create": {
            **{"id": "match-shop", "need": NEED, "resource": "res-shop", "agreed_on": DAY},
            **{"purpose": "店のお客さんに喜ばれる(架空データ)", "roles": "店: お客さんに配る。"},
        },
        "change": {"version": 2, "ends_on": DAY, "result": "神社が改修に入る。"},
    },
    "outcomes": {
        "given": (("matches", MATCH), ("outcomes", OUTCOME)),
        "read": {**OUTCOME, "version": 3},
        "filter": {"match": "match-shrine"},
        "create": {**OUTCOME, "id": "outcome-visits", "measure": "人と話す回数", "baseline": "週1回"},
        "change": {"version": 3, "followup_on": DAY, "followup": "朝から折っている", "judged_by": "staff"},
    },
    "searches": {
        "given": (("searches", SEARCH),),
        "read": {**SEARCH, "version": 2},
        "filter": {"need": NEED},
        "create": {**SEARCH, "id": "search-second", "searched_on": DAY, "found": 3, "reasons": ["several"]},
        "change": {"version": 2, "tried": "訪ねても聞いた(架空データ)"},
    },
    "replies": {
        "given": (("replies", REPLY),),
        "read": {**REPLY, "version": 2},
        "filter": {"need": NEED, "kind": "interim"},
        "create": {**REPLY, "id": "reply-second", "given_on": DAY, "kind": "matched"},
        "change": {"version": 2, "next_on": "2026-11-30"},
    },
    "developments": {
        "given": (("searches", SEARCH), ("developments", DEVELOPMENT)),
        "read": {**DEVELOPMENT, "version": 3},
        "filter": {"state": "gathering"},
        "create": {**DEVELOPMENT, "id": "development-second", "missing": "もう一つの棚(架空データ)"},
        "change": {"version": 3, "state": "trial"},
    },
    "efforts": {
        "given": (("efforts", EFFORT),),
        "read": {**EFFORT, "version": 2},
        "filter": {"need": NEED, "activity": "needs"},
        "create": {**EFFORT, "id": "effort-second", "spent_on": DAY, "minutes": 30, "activity": "matching"},
        "change": {"version": 2, "minutes": 20},
    },
    "meetings": {
        "given": (("meetings", MEETING),),
        "read": {**MEETING, "version": 2},
        "filter": {"kind": "layer_2"},
        "create": {**MEETING, "id": "meeting-second", "title": "臨時の協議体(架空データ)"},
        "change": {"version": 2, "attended": ["chair", "coordinator"], "next_on": "2026-12-18"},
    },
    "decisions": {
        "given": (("meetings", MEETING), ("decisions", DECISION)),
        "read": {**DECISION, "version": 3},
        "filter": {"meeting": "meeting-november"},
        "create": {**DECISION, "id": "meeting-november-02", "question": "次はだれを招くか(架空データ)"},
        "change": {"version": 3, "done_on": DAY, "result": "声をかけた(架空データ)。"},
    },
}
