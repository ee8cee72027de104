"""Words that say what somebody is and not who: whoever is recorded by these alone is not named by them.

自治会長, 施設の職員, 商店(推定) name nobody; 虹瀬トキ 自治会長 and ひだまり自治会長 are somebody.
Whatever else is there makes it a name: when unsure, it is one. So words that people or houses are called by
as well (米屋, Park) are left out, and somebody whose surname is a role (宮司) is found by how it is read.
"""

from __future__ import annotations

import re
from functools import cache

from graph_service.domain.ontology import ACTOR_KINDS, SUBTYPES
from graph_service.domain.spelling import plain

SHORTEST_WORD = 2
"""A word of one letter (店, 会) is part of too many names."""
NOTES = ("推定", "仮", "仮名", "不明", "氏名不詳", "名前不明")
"""What is added to a name that was not written down."""
ROLES = (
    *("会長", "副会長", "自治会長", "町内会長", "区長", "町会長", "班長", "組長", "部会長", "委員長", "役員"),
    *(
        "理事",
        "理事長",
        "監事",
        "会計",
        "書記",
        "幹事",
        "代表",
        "副代表",
        "代表者",
        "事務局",
        "事務局長",
        "会員",
    ),
    *(
        "世話人",
        "世話役",
        "リーダー",
        "発起人",
        "総代",
        "氏子総代",
        "檀家総代",
        "宮司",
        "神主",
        "禰宜",
        "巫女",
    ),
    *(
        "住職",
        "副住職",
        "僧侶",
        "社務所",
        "店主",
        "店長",
        "店員",
        "経営者",
        "社長",
        "社員",
        "責任者",
        "担当者",
    ),
    *("担当", "窓口", "受付", "職員", "スタッフ", "事務員", "施設長", "所長", "館長", "園長", "院長", "校長"),
    *(
        "教頭",
        "教員",
        "管理者",
        "管理人",
        "民生委員",
        "児童委員",
        "主任児童委員",
        "福祉委員",
        "保護司",
        "委員",
    ),
    *(
        "生活相談員",
        "相談員",
        "支援員",
        "介護職員",
        "介護員",
        "ヘルパー",
        "ケアマネジャー",
        "ケアマネージャー",
    ),
    *("ケアマネ", "主任介護支援専門員", "保健師", "看護師", "看護職員", "社会福祉士", "介護福祉士", "薬剤師"),
    *("栄養士", "歯科医師", "理学療法士", "作業療法士", "言語聴覚士", "コーディネーター", "ボランティア"),
    *("住民", "利用者", "入居者", "参加者", "家族", "知人", "友人", "町内会", "消防団員", "消防団長"),
)
"""What people are called by what they do, beside the kinds and subtypes of actors."""
AGE = r"\d{1,3}(?:歳|代)"
PLACE = re.compile(r".+(?:地区|丁目|団地|町内会|自治会|担当)")


@cache
def _roles() -> re.Pattern[str]:
    """Words one after the other, each taken as long as it is: however long a name is, it is read once."""
    persons = [term for kind in ACTOR_KINDS.values() if kind.person for term in (kind, *kind.subtypes)]
    labels = [term.label("ja") for term in (*ACTOR_KINDS.values(), *SUBTYPES.values())]
    labels += [piece for label in labels for piece in label.split("・")]
    labels += [term.label("en") for term in persons]
    words = {plain(word) for word in (*ROLES, *NOTES, *labels)}
    longest = sorted((one for one in words if len(one) >= SHORTEST_WORD), key=len, reverse=True)
    word = f"(?>{'|'.join((*map(re.escape, longest), AGE))})"
    return re.compile(f"{word}(?:の?{word})*+(?:さん|さま|様)?")


def is_role(spelled: str) -> bool:
    """Whether a text in its plain spelling is made of such words alone, with ages and notes."""
    return _roles().fullmatch(spelled) is not None


def is_place(spelled: str) -> bool:
    """Whether what was added to a role says for where: ひだまり地区."""
    return PLACE.fullmatch(spelled) is not None
