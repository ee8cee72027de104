"""What is said on a map that is shared as a file or printed."""

from __future__ import annotations

from graph_service.domain.terms import Language

MAPS: dict[str, dict[Language, str]] = {
    "map_fictional": {"ja": "架空データ", "en": "Fictional data"},
    "map_as_of": {"ja": "{date} 現在", "en": "As of {date}"},
    "map_date": {"ja": "{year}年{month}月{day}日", "en": "{year}-{month:02}-{day:02}"},
    "map_label": {
        "ja": "つながり地図。矢印キーで隣へ、プラスとマイナスで大きさ、0 で全体",
        "en": "Map of ties. Arrow keys go to the next symbol, plus and minus zoom, 0 shows everything",
    },
    "map_ways": {"ja": "紹介の道すじ", "en": "Ways to introduce"},
    "map_whole": {"ja": "道すじを選ばず、全体を見る", "en": "Show the whole map, no way chosen"},
    "map_no_ways": {
        "ja": "この地図には、紹介の道すじはありません。",
        "en": "This map shows no way to introduce.",
    },
    "map_check_first": {"ja": "先に確かめること", "en": "Check first"},
    "map_zoom_in": {"ja": "大きく", "en": "Larger"},
    "map_zoom_out": {"ja": "小さく", "en": "Smaller"},
    "map_zoom_all": {"ja": "全体", "en": "All"},
    "map_print": {"ja": "{paper} で印刷", "en": "Print {paper}"},
    "map_legend": {"ja": "凡例", "en": "Legend"},
    "map_kind_resident": {"ja": "住民", "en": "Resident"},
    "map_kind_organization": {"ja": "団体・会", "en": "Organization"},
    "map_kind_shrine": {"ja": "神社・寺", "en": "Shrine, temple"},
    "map_kind_shop": {"ja": "店", "en": "Shop"},
    "map_kind_facility": {"ja": "施設", "en": "Facility"},
    "map_kind_professional": {"ja": "専門職", "en": "Professional"},
    "map_kind_need": {"ja": "困りごと", "en": "Need"},
    "map_kind_need-offers": {"ja": "願い", "en": "Wish to give"},
    "map_kind_resource": {"ja": "地域のお宝", "en": "Resource"},
    "map_kind_area": {"ja": "地区", "en": "Area"},
    "map_line_life": {"ja": "家族・近所・知り合い", "en": "Family, neighbours, acquainted"},
    "map_line_help": {"ja": "協力・支援", "en": "Help, cooperation"},
    "map_line_belong": {"ja": "所属・利用", "en": "Belongs to, uses"},
    "map_line_thing": {"ja": "願い・お宝", "en": "Need, resource"},
    "map_line_between": {"ja": "地区どうしのつながり(数)", "en": "Ties between areas (number)"},
    "map_line_strength": {"ja": "太いほど強い", "en": "Thicker is stronger"},
    "map_line_stale": {"ja": "1年以上 未確認", "en": "Not confirmed for a year"},
    "map_line_strained": {"ja": "気まずい関係", "en": "Strained"},
    "map_line_way": {"ja": "選んだ道すじ", "en": "The way chosen"},
    "map_origins": {"ja": "この地図について", "en": "About this map"},
    "map_list": {"ja": "文字で読む(全 {count} 件)", "en": "Read as text (all {count})"},
    "map_no_area": {"ja": "地区の記録なし", "en": "No area recorded"},
    "map_bubble": {"ja": "{count} 件", "en": "{count} actors"},
    "map_between": {
        "ja": "{a}と{b}のあいだのつながり {count} 本",
        "en": "{count} ties between {a} and {b}",
    },
    "map_strength_3": {"ja": "強い", "en": "strong"},
    "map_strength_2": {"ja": "ふつう", "en": "medium"},
    "map_strength_1": {"ja": "弱い", "en": "weak"},
    "map_audience_own": {"ja": "本人の控え", "en": "For the person alone"},
    "map_audience_case": {
        "ja": "この件の担当者かぎり。個人名があります。使い終えたら回収してください",
        "en": "For those in charge of this case. Holds names: collect copies after use",
    },
    "map_audience_office": {
        "ja": "事務局かぎり。個人名があります。使い終えたら回収してください",
        "en": "For the office. Holds names: collect copies after use",
    },
    "map_audience_council": {
        "ja": "協議体の資料。使い終えたら回収してください",
        "en": "For the council. Collect copies after use",
    },
    "map_audience_public": {"ja": "公開用", "en": "Public"},
}
