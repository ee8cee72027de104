"""The kinds of everything, as data. Glossary, legend, API, file format and Cypher files follow these tables.

Ecomap wording after Hartman (1975); kinds of actors after the project's design card.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph_service.domain.terms import Language, Term, terms
from graph_service.domain.tie_kinds import TIE_KINDS


@dataclass(frozen=True)
class ActorKind(Term):
    """A kind of actor: `node_label` is its Neo4j label beside `Actor`; `person` if it is a human being."""

    node_label: str
    person: bool
    subtypes: tuple[Term, ...]


ACTOR_KINDS: dict[str, ActorKind] = {
    kind.key: kind
    for kind in (
        ActorKind(
            "resident",
            "住民",
            "resident",
            "Resident",
            True,
            terms(
                ("target", "本人", "person supported"),
                ("family", "家族", "family"),
                ("volunteer", "担い手", "volunteer"),
                ("key_person", "世話役", "key person"),
            ),
        ),
        ActorKind(
            "organization",
            "団体・会",
            "organization",
            "Organization",
            False,
            terms(
                ("jichikai", "自治会", "neighbourhood association"),
                ("rojin_club", "老人クラブ", "senior citizens' club"),
                ("shakyo", "社会福祉協議会", "council of social welfare"),
                ("npo", "NPO", "non-profit organization"),
                ("volunteer_group", "ボランティア団体", "volunteer group"),
                ("silver", "シルバー人材センター", "senior work centre"),
                ("coop", "生協・農協", "co-operative"),
                ("houkatsu_center", "地域包括支援センター", "community support centre"),
                ("company", "会社", "company"),
                ("municipality", "市区町村", "municipality"),
                ("other", "その他の団体", "other organization"),
            ),
        ),
        ActorKind(
            "shrine",
            "神社・寺",
            "shrine or temple",
            "Shrine",
            False,
            terms(("shrine", "神社", "shrine"), ("temple", "寺院", "temple")),
        ),
        ActorKind(
            "shop",
            "店",
            "shop",
            "Shop",
            False,
            terms(("shop", "商店", "shop"), ("cafe", "喫茶店", "café")),
        ),
        ActorKind(
            "facility",
            "施設",
            "facility",
            "Facility",
            False,
            terms(
                ("kominkan", "公民館・集会所", "community hall"),
                ("care_facility", "介護施設", "care facility"),
                ("clinic", "診療所", "clinic"),
                ("school", "学校", "school"),
                ("park", "公園", "park"),
                ("kayoinoba", "通いの場", "gathering place"),
            ),
        ),
        ActorKind(
            "professional",
            "専門職",
            "professional",
            "Professional",
            True,
            terms(
                ("sc", "生活支援コーディネーター", "life-support coordinator"),
                ("houkatsu_staff", "地域包括支援センター職員", "community support centre staff"),
                ("care_manager", "介護支援専門員", "care manager"),
                ("doctor", "医師", "doctor"),
                ("nurse", "看護師", "nurse"),
                ("therapist", "リハビリ専門職", "therapist"),
                ("facility_staff", "施設職員", "facility staff"),
                ("minsei", "民生委員・児童委員", "welfare commissioner"),
                ("municipal_staff", "市区町村職員", "municipal staff"),
            ),
        ),
    )
}

SUBTYPES: dict[str, Term] = {term.key: term for kind in ACTOR_KINDS.values() for term in kind.subtypes}

CENTRAL_SUBTYPES = frozenset({"sc", "houkatsu_staff", "houkatsu_center"})
"""The central bodies, already too busy: a path that loads them again is a worse path."""

VOCABULARIES: dict[str, tuple[Term, ...]] = {
    "strength": terms(
        ("3", "強い", "strong"), ("2", "ふつう", "medium"), ("1", "弱い", "weak"), ("0", "不明", "unknown")
    ),
    "quality": terms(
        ("good", "良い", "good"), ("neutral", "ふつう", "neutral"), ("strained", "こじれ", "strained")
    ),
    "basis": terms(
        ("self", "本人から", "from the person"),
        ("direct_observed", "直接見て", "seen directly"),
        ("hearsay", "伝聞", "hearsay"),
        ("meeting", "会議で", "at a meeting"),
        ("document", "書類から", "from a document"),
        ("open_data", "公開データ", "open data"),
        ("inferred", "推定", "inferred"),
    ),
    "willing": terms(
        ("yes", "協力できる", "yes"), ("no", "協力できない", "no"), ("unknown", "未確認", "unknown")
    ),
    "audience": terms(
        ("own", "担当者のみ", "own"),
        ("case", "個別会議", "case conference"),
        ("office", "事務局", "office"),
        ("council", "協議体", "council"),
        ("public", "公開", "public"),
    ),
    "need_direction": terms(("wants", "もらいたい", "wants"), ("offers", "あげたい", "offers")),
    "resource_direction": terms(("gives", "提供する", "gives"), ("receives", "受け取る", "receives")),
    "via": terms(
        ("care_conference", "地域ケア会議", "care conference"),
        ("care_plan", "ケアプラン", "care plan"),
        ("visit", "訪問", "visit"),
        ("resident", "住民の声", "resident"),
        ("other", "その他", "other"),
    ),
    "decision": terms(("pass", "適切", "pass"), ("hold", "保留", "hold"), ("reject", "見送り", "reject")),
    "need_status": terms(
        ("received", "受付", "received"),
        ("checked", "確認済み", "checked"),
        ("searching", "探索中", "searching"),
        ("asking", "打診中", "asking"),
        ("matched", "成立", "matched"),
        ("unmet", "不成立", "unmet"),
        ("followed_up", "評価済み", "followed up"),
        ("withdrawn", "取り下げ", "withdrawn"),
    ),
    "care_status": terms(
        ("none", "認定なし", "no certification"),
        ("checklist", "事業対象者", "checklist"),
        ("support", "要支援", "support level"),
        ("care", "要介護", "care level"),
    ),
    "answer": terms(
        ("accepted", "承諾", "accepted"),
        ("declined", "辞退", "declined"),
        ("no_answer", "返事なし", "no answer"),
    ),
    "purpose": terms(
        ("mediation", "仲立ち", "mediation"),
        ("meeting", "会議", "meeting"),
        ("publication", "公表", "publication"),
        ("other", "その他", "other"),
    ),
    "reply_kind": terms(
        ("matched", "つながった報告", "matched"),
        ("unmet", "見つからなかった報告", "unmet"),
        ("followed_up", "その後の報告", "followed up"),
        ("withdrawn", "取り下げ・見送りの報告", "withdrawn or rejected"),
        ("interim", "途中経過", "so far"),
    ),
    "development_form": terms(
        ("informal", "住民どうしの支え合い", "informal"),
        ("activity_a", "サービス・活動A", "service or activity A"),
        ("activity_b", "サービス・活動B", "service or activity B"),
        ("activity_c", "サービス・活動C", "service or activity C"),
        ("activity_d", "サービス・活動D", "service or activity D"),
        ("other", "その他", "other"),
    ),
    "development_state": terms(
        ("gathering", "話し合い", "bringing people together"),
        ("preparing", "準備中", "preparing"),
        ("trial", "試行中", "on trial"),
        ("established", "資源になった", "became a resource"),
        ("given_up", "断念", "given up"),
    ),
    "activity": terms(
        ("needs", "ニーズの把握", "finding needs"),
        ("resources", "資源の把握", "finding resources"),
        ("network", "ネットワーク構築", "building the network"),
        ("matching", "マッチング", "matching"),
        ("development", "資源の開発", "developing resources"),
        ("meeting", "協議体・会議", "meetings"),
        ("reply", "照会元への返答", "answering referrers"),
        ("other", "その他", "other"),
    ),
    "meeting_kind": terms(
        ("layer_1", "第1層協議体", "first-layer consultative body"),
        ("layer_2", "第2層協議体", "second-layer consultative body"),
        ("care_case", "地域ケア個別会議", "care conference on a case"),
        ("care_promotion", "地域ケア推進会議", "care conference on the area"),
        ("support", "支援会議", "support conference"),
        ("other", "その他の会議", "other meeting"),
    ),
    "agenda": terms(
        ("needs", "ニーズ・資源の把握", "needs and resources"),
        ("development", "資源の特定・開発", "developing resources"),
        ("matching", "ニーズと資源の整合", "matching"),
        ("network", "ネットワーク構築", "building the network"),
        ("informing", "情報提供", "informing"),
        ("support", "SCの組織的支援", "backing the coordinator"),
    ),
    "layer": terms(
        ("1", "第1層", "first layer"), ("2", "第2層", "second layer"), ("3", "第3層", "third layer")
    ),
    "actor_kind": tuple(Term(kind.key, kind.ja, kind.en) for kind in ACTOR_KINDS.values()),
    "tie_kind": tuple(Term(tie.key, *tie.name) for tie in TIE_KINDS.values()),
}

NO_LONGER_WAITING = frozenset({"matched", "followed_up", "withdrawn"})
"""Statuses of needs that nobody looks for a way for any more."""

AUDIENCES: tuple[str, ...] = tuple(term.key for term in VOCABULARIES["audience"])
"""From the narrowest to the widest."""


@cache
def keys(vocabulary: str) -> tuple[str, ...]:
    """The stored words of a vocabulary, in its order."""
    return tuple(term.key for term in VOCABULARIES[vocabulary])


def label(vocabulary: str, key: str, language: Language) -> str:
    """What is shown for a stored word."""
    return next(term.label(language) for term in VOCABULARIES[vocabulary] if term.key == key)
