"""The invented parts that names are put together from. No list of real people or places was used."""

from __future__ import annotations

SURNAME_FIRST = (
    *(("霧", "きり"), ("虹", "にじ"), ("凪", "なぎ"), ("朧", "おぼろ"), ("露", "つゆ"), ("茜", "あかね")),
    *(("雫", "しずく"), ("宵", "よい"), ("萌", "もえ"), ("綿", "わた"), ("鈴", "すず"), ("縞", "しま")),
)
SURNAME_SECOND = (
    *(("里", "さと"), ("坂", "ざか"), ("瀬", "せ"), ("杜", "もり"), ("辺", "べ"), ("苑", "ぞの")),
    *(("汀", "みぎわ"), ("峯", "みね"), ("窪", "くぼ"), ("垣", "がき"), ("笠", "がさ"), ("蔓", "づる")),
)
GIVEN_FIRST = ("ハ", "ミ", "ト", "サ", "ナ", "キ", "フ", "チ", "ヨ", "ツ", "イ")
GIVEN_SECOND = ("ル", "ネ", "ヨ", "エ", "ノ", "ワ", "キ")

PLACE_FIRST = (
    *("風鈴", "木霊", "螢火", "灯籠", "水車", "綿毛", "糸車", "茜雲", "雪洞", "千草", "玉簾", "朝露"),
    *("月影", "落穂", "琥珀"),
)
PLACE_SECOND = ("台", "平", "谷", "坂", "端")

BODY_NAMES: dict[str, tuple[str, ...]] = {
    "jichikai": ("{place}自治会",),
    "rojin_club": ("{place}長寿クラブ", "{place}いぶし銀クラブ"),
    "shakyo": ("{town}社会福祉協議会",),
    "npo": ("NPO法人{place}の縁側", "NPO法人てまひま{place}", "NPO法人{place}くらし応援隊"),
    "volunteer_group": (
        *("おたすけ隊{place}", "{place}ささえあいの会", "{place}お互いさまの会", "{place}結の会"),
        *("{place}手つなぎの会", "{place}ひと肌の会", "ボランティア{place}"),
    ),
    "silver": ("{town}シルバー人材センター",),
    "coop": ("{town}くらし生活協同組合",),
    "houkatsu_center": ("地域包括支援センター{place}",),
    "company": (
        "{place}タクシー",
        "{surname}介護サービス",
        "{place}運輸",
        "{place}給食",
        "{surname}工務店",
        "{place}新聞販売所",
    ),
    "municipality": ("{town}役場",),
    "other": ("{place}商店会",),
    "shrine": ("{place}神社", "{place}稲荷", "{place}天神"),
    "temple": ("{place}寺", "{place}院"),
    "shop": (
        *("{surname}豆腐店", "{surname}青果店", "{place}ベーカリー", "{surname}理容室", "{place}薬局"),
        *("{surname}電器", "{surname}鮮魚店", "菓子処{surname}", "{surname}米店", "クリーニング{place}"),
        *("{surname}生花店", "文具の{surname}", "{surname}自転車店", "食品館{place}"),
    ),
    "cafe": ("喫茶{place}", "珈琲{surname}", "茶房{place}"),
    "kominkan": ("{place}公民館", "{place}集会所"),
    "care_facility": (
        "デイサービス{place}",
        "グループホーム{place}",
        "特別養護老人ホーム{place}",
        "小規模多機能{place}",
    ),
    "clinic": ("{surname}医院", "{place}歯科クリニック", "{surname}整形外科"),
    "school": ("{place}小学校", "{place}中学校"),
    "park": ("{place}公園",),
    "kayoinoba": (
        *("{place}いきいき体操の会", "{place}サロン", "{place}茶話会", "{place}囲炉裏端", "{place}歌声の会"),
    ),
}

BODY_KINDS: dict[str, str] = {
    **dict.fromkeys(
        (
            *("jichikai", "rojin_club", "shakyo", "npo", "volunteer_group", "silver", "coop"),
            *("houkatsu_center", "company", "municipality", "other"),
        ),
        "organization",
    ),
    **dict.fromkeys(("shrine", "temple"), "shrine"),
    **dict.fromkeys(("shop", "cafe"), "shop"),
    **dict.fromkeys(("kominkan", "care_facility", "clinic", "school", "park", "kayoinoba"), "facility"),
}

PREFIXES: dict[str, str] = {
    **{
        "rojin_club": "rojin",
        "volunteer_group": "vol",
        "houkatsu_center": "houkatsu",
        "municipality": "city",
    },
    **{"other": "shotenkai", "care_facility": "care", "kayoinoba": "kayoi", "houkatsu_staff": "hstaff"},
    **{"care_manager": "cm", "facility_staff": "fstaff", "municipal_staff": "official"},
}
"""What ids begin with, where it is not the subtype itself."""

ROLES: dict[str, str] = {
    "sc": "生活支援コーディネーター",
    "houkatsu_staff": "地域包括支援センター職員",
    "care_manager": "介護支援専門員",
    "doctor": "医師",
    "nurse": "看護師",
    "therapist": "理学療法士",
    "facility_staff": "施設職員",
    "minsei": "民生委員・児童委員",
    "municipal_staff": "高齢福祉課職員",
}

CONTACTS: dict[str, tuple[str, ...]] = {
    "jichikai": ("会長",),
    "rojin_club": ("会長",),
    "shrine": ("社務所", "氏子総代"),
    "temple": ("住職",),
    "shop": ("店主",),
    "cafe": ("店主",),
    "kayoinoba": ("世話人",),
    "school": ("教頭",),
    "care_facility": ("生活相談員",),
    "clinic": ("受付",),
}
"""Whom to ask there; elsewhere 代表."""

CONFIRMERS = ("sc", "minsei", "houkatsu_staff")
TIE_NOTES: dict[str, str] = {
    "introduced": "以前、集まりで引き合わせた。",
    "helps": "時々、様子を見に寄っている。",
    "runs": "立ち上げから関わっている。",
}
