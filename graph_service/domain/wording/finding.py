"""What finding by words says: the box, the results, why each was found."""

from __future__ import annotations

from typing import Literal

FINDING: dict[str, dict[Literal["ja", "en"], str]] = {
    "find": {"ja": "検索", "en": "Find"},
    "find_label": {"ja": "名前やことばで検索", "en": "Find by name or word"},
    "find_hint": {"ja": "人・ニーズ・資源・テーマ・地区", "en": "people, needs, resources, themes, areas"},
    "find_title": {"ja": "「{query}」の検索結果", "en": "Found for “{query}”"},
    "find_empty": {"ja": "検索することばを入れてください。", "en": "Enter a word to find."},
    "find_count": {"ja": "{count} 件", "en": "{count} found"},
    "find_count_more": {
        "ja": "はじめの {count} 件(ほかにもあります)",
        "en": "the first {count} (there are more)",
    },
    "find_none": {
        "ja": "見つかりませんでした。短いことばや、ひらがなでも試してください。",
        "en": "Nothing was found. Try a shorter word, or hiragana.",
    },
    "find_line": {"ja": "{title}({kind}・{id}) — {why}", "en": "{title} ({kind}, {id}) — {why}"},
    # Why: a column of the record, or its theme
    "found_by_name": {"ja": "名前", "en": "name"},
    "found_by_kana": {"ja": "ふりがな", "en": "reading (kana)"},
    "found_by_title": {"ja": "題名", "en": "title"},
    "found_by_words": {"ja": "本人・家族のことば", "en": "their own words"},
    "found_by_keeps_doing": {"ja": "続けたいこと", "en": "what to keep doing"},
    "found_by_use": {"ja": "使いみち", "en": "what becomes of it"},
    "found_by_synonym": {"ja": "別の言い方「{synonym}」", "en": "its synonym “{synonym}”"},
    "found_by_theme": {"ja": "テーマ「{theme}」", "en": "theme “{theme}”"},
    "found_by_theme_synonym": {
        "ja": "テーマ「{theme}」の別の言い方「{synonym}」",
        "en": "theme “{theme}”, its synonym “{synonym}”",
    },
    # The API's description
    "api_search": {"ja": "ことばで検索する", "en": "Find records by words"},
    "api_search_more": {
        "ja": "人・団体、ニーズ、資源、テーマ(別の言い方も)、地区を、ことばの一部から見つけます。かなとカナ、全角と半角、古い字体は区別しません。空白で区切ったことばは、すべて含むものに限ります。順序は、一致、はじまり、途中の順で、同じなら種類、ID の順です。`why` と `words` は、見つかった理由です。",
        "en": "Finds actors, needs, resources, themes (also by synonyms) and areas by a part of a word. Hiragana and katakana, width and old character forms make no difference. Of several words, all must be found. Order: exact, beginning, inside; then kind; then id. `why` and `words` say why each was found.",
    },
}
