"""Why a file, folder or address cannot be used; what kinds of records and values are called."""

from __future__ import annotations

from typing import Literal

REASONS: dict[str, dict[Literal["ja", "en"], str]] = {
    "reason_not_there": {"ja": "ありません", "en": "it does not exist"},
    "reason_not_permitted": {"ja": "許可がありません", "en": "it is not permitted"},
    "reason_is_folder": {"ja": "ファイルではなくフォルダーです", "en": "it is a folder, not a file"},
    "reason_no_folder": {"ja": "フォルダーではありません", "en": "it is not a folder"},
    "reason_no_file": {"ja": "普通のファイルではありません", "en": "it is not a plain file"},
    "reason_no_parent": {"ja": "置く先のフォルダーがありません", "en": "its folder does not exist"},
    "reason_disk_full": {"ja": "ディスクがいっぱいです", "en": "the disk is full"},
    "reason_read_only": {"ja": "書き込みできない場所です", "en": "nothing can be written there"},
    "reason_name_too_long": {"ja": "名前が長すぎます", "en": "the name is too long"},
    "reason_open_quote": {
        "ja": '引用符「"」が閉じていません',
        "en": "a quotation mark is not closed",
    },
    "reason_after_quote": {
        "ja": '閉じた引用符「"」のすぐ後に文字があります',
        "en": "text follows a closed quotation mark",
    },
    "reason_line_end": {"ja": "行の終わり方が違います", "en": "a line ends in a strange way"},
    "reason_nul": {"ja": "NUL 文字があります", "en": "it holds a NUL character"},
    "reason_json": {
        "ja": "ここから先の書き方が違います",
        "en": "it is not well formed from here on",
    },
    "reason_json_object": {"ja": "全体を {{…}} で囲みます", "en": "the whole must stand in {{…}}"},
    "expected_map_file": {"ja": "HTML ファイルの名前を書きます", "en": "the name of an HTML file"},
    "expected_bolt_uri": {
        "ja": "bolt:// か neo4j:// で始まるアドレス。暗号化は bolt+s:// か neo4j+s://",
        "en": "an address that begins with bolt:// or neo4j://, encrypted bolt+s:// or neo4j+s://",
    },
    "type_text": {"ja": "文字", "en": "text"},
    "type_texts": {"ja": "文字の一覧", "en": "a list of texts"},
    "type_list": {"ja": "一覧", "en": "a list"},
    "type_object": {"ja": "{{…}} で囲んだもの", "en": "an object"},
    "type_integer": {"ja": "整数", "en": "a whole number"},
    "type_number": {"ja": "数", "en": "a number"},
    "type_date": {"ja": "日付(例:2026-11-23)", "en": "a date (like 2026-11-23)"},
    "type_flag": {"ja": "true か false", "en": "true or false"},
    "table_areas": {"ja": "地区", "en": "area"},
    "table_themes": {"ja": "テーマ", "en": "theme"},
    "table_actors": {"ja": "人・団体", "en": "actor"},
    "table_ties": {"ja": "つながり", "en": "tie"},
    "table_needs": {"ja": "ニーズ", "en": "need"},
    "table_resources": {"ja": "資源", "en": "resource"},
    "table_asks": {"ja": "お願い", "en": "ask"},
    "table_matches": {"ja": "マッチング", "en": "match"},
    "table_outcomes": {"ja": "成果", "en": "outcome"},
    "table_consents": {"ja": "同意", "en": "consent"},
    "table_care": {"ja": "認定の区分", "en": "care status"},
    "table_searches": {"ja": "探した記録", "en": "search"},
    "table_replies": {"ja": "照会元への返答", "en": "reply"},
    "table_developments": {"ja": "資源の開発", "en": "development"},
    "table_efforts": {"ja": "かけた時間", "en": "effort"},
    "table_places": {"ja": "地図での位置", "en": "place on the map"},
    "table_exports": {"ja": "持ち出しの記録", "en": "export"},
}
