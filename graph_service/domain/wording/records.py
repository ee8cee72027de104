"""What the pages of records say, and what undoing and confirming refuse."""

from __future__ import annotations

from typing import Literal

RECORDS: dict[str, dict[Literal["ja", "en"], str]] = {
    # What records are called that have no name of their own
    "called_asks": {"ja": "{actor}へのお願い({need})", "en": "ask to {actor} ({need})"},
    "called_matches": {"ja": "{need}({on} 成立)", "en": "{need} (agreed on {on})"},
    "called_consents": {"ja": "{actor}の同意({purpose})", "en": "consent of {actor} ({purpose})"},
    "called_care": {"ja": "{actor}の認定の区分:{status}", "en": "care status of {actor}: {status}"},
    "called_searches": {"ja": "{need}({on} に探した)", "en": "{need} (searched on {on})"},
    "called_replies": {"ja": "{need}({on} に伝えた)", "en": "{need} (told on {on})"},
    "called_developments": {"ja": "{need}({on} から)", "en": "{need} (since {on})"},
    "called_efforts": {"ja": "{on} {minutes} 分 {need}", "en": "{on}, {minutes} minutes {need}"},
    "called_places": {"ja": "{actor}の地図での位置", "en": "place of {actor} on the map"},
    # Refusals
    "changed_later": {
        "ja": "変更 {change} は元に戻せません。{type}「{id}」は、そのあと {on} に{who}さんが変えています(変更 {later})。",
        "en": "Change {change} cannot be undone: {who} changed the {type} “{id}” since, on {on} (change {later}).",
    },
    "problem_changed_later": {"ja": "元に戻せません", "en": "This cannot be undone"},
    "still_named": {
        "ja": "{type}「{id}」は、{by_type}「{by_id}」から使われているため、取り消せません。",
        "en": "The {type} “{id}” cannot be taken away: the {by_type} “{by_id}” refers to it.",
    },
    "problem_still_named": {"ja": "ほかの記録から使われています", "en": "Other records refer to it"},
    "cannot_undo": {
        "ja": "変更 {change} は元に戻せません。{reason}",
        "en": "Change {change} cannot be undone. {reason}",
    },
    "problem_cannot_undo": {"ja": "元に戻せません", "en": "This cannot be undone"},
    "undo_not_of_loads": {
        "ja": "フォルダーの取り込みは、前のフォルダーを取り込み直して戻します。",
        "en": "A load is undone by loading the former folder again.",
    },
    "undo_record_gone": {
        "ja": "その記録は、すでに取り消されています。",
        "en": "Its record has been taken away since.",
    },
    "ambiguous_id": {
        "ja": "ID「{id}」は一つに決まりません({types})。種類も指定してください。",
        "en": "The id “{id}” belongs to several records ({types}). Say which type is meant.",
    },
    "problem_ambiguous_id": {"ja": "一つに決まりません", "en": "Several records have it"},
    "table_changes": {"ja": "変更", "en": "change"},
    # Undoing
    "undo": {"ja": "元に戻す", "en": "Undo"},
    "undo_done": {"ja": "変更 {change} を元に戻しました。", "en": "Change {change} was undone."},
    "undo_told": {
        "ja": "変更 {change} を元に戻しました(変更 {number}):",
        "en": "Change {change} was undone (change {number}):",
    },
    "undo_line": {"ja": "{type}「{id}」", "en": "{type} “{id}”"},
    # What was just done
    "done_created": {"ja": "記録しました。", "en": "Recorded."},
    "done_changed": {"ja": "保存しました。", "en": "Saved."},
    "done_unchanged": {"ja": "変わったところはありません。", "en": "Nothing was changed."},
    "done_confirmed": {"ja": "「{what}」を確かめたと記録しました。", "en": "Noted: “{what}” is confirmed."},
    "done_undone": {"ja": "元に戻しました。", "en": "Undone."},
    "done_closed": {"ja": "終わりにしました。記録は残ります。", "en": "Closed. The record stays."},
    # Lists
    "records_title": {"ja": "記録", "en": "Records"},
    "records_lead": {
        "ja": "地域の人・団体、つながり、資源などの記録です。名前やことばの一部で探せます。",
        "en": "What is recorded of the neighbourhood. Part of a name or word is enough to find it.",
    },
    "records_tables": {"ja": "記録の種類", "en": "Kinds of records"},
    "records_find": {"ja": "この中から探す", "en": "Find among these"},
    "records_find_hint": {"ja": "名前・ことばの一部", "en": "part of a name or word"},
    "records_find_submit": {"ja": "探す", "en": "Find"},
    "records_more_hits": {
        "ja": "まだほかにもあります。ことばを増やすとしぼれます。",
        "en": "There are more: further words narrow them down.",
    },
    "records_none": {"ja": "まだありません。", "en": "There are none yet."},
    "records_not_found": {"ja": "見つかりませんでした。", "en": "Nothing was found."},
    "records_next": {"ja": "次の {count} 件", "en": "Next {count}"},
    "records_first": {"ja": "はじめから", "en": "From the beginning"},
    "records_new": {"ja": "新しく記録する", "en": "Add a record"},
    "records_new_person": {
        "ja": "人・団体と、知り合ったつながりを記録する",
        "en": "Add somebody and how you know them",
    },
    "records_new_plain": {"ja": "人・団体だけを記録する", "en": "Add an actor alone"},
    "records_intake": {"ja": "ニーズを受け付ける", "en": "Take in a need"},
    "records_actors": {"ja": "人・団体", "en": "Actors"},
    "records_ties": {"ja": "つながり", "en": "Ties"},
    "records_needs": {"ja": "ニーズ", "en": "Needs"},
    "records_resources": {"ja": "資源", "en": "Resources"},
    "records_themes": {"ja": "テーマ", "en": "Themes"},
    "records_areas": {"ja": "地区", "en": "Areas"},
    "records_asks": {"ja": "お願い", "en": "Asks"},
    "records_matches": {"ja": "マッチング", "en": "Matches"},
    "records_outcomes": {"ja": "成果", "en": "Outcomes"},
    "records_consents": {"ja": "同意", "en": "Consents"},
    "records_care": {"ja": "認定の区分", "en": "Care status"},
    "records_searches": {"ja": "探した記録", "en": "Searches"},
    "records_replies": {"ja": "照会元への返答", "en": "Replies"},
    "records_developments": {"ja": "資源の開発", "en": "Developments"},
    "records_efforts": {"ja": "かけた時間", "en": "Efforts"},
    # One record
    "record_edit": {"ja": "書き直す", "en": "Edit"},
    "record_confirm": {"ja": "変わりなし(きょう確かめた)", "en": "Unchanged (confirmed today)"},
    "record_history": {"ja": "これまでの変更", "en": "History"},
    "record_paths": {"ja": "つながる道を見る", "en": "See its paths"},
    "record_ties": {"ja": "つながり", "en": "Ties"},
    "record_resources": {"ja": "もっている資源", "en": "Resources"},
    "record_needs": {"ja": "ニーズ", "en": "Needs"},
    "record_more": {"ja": "ほかにもあります", "en": "There are more"},
    "record_new_tie": {"ja": "つながりを加える", "en": "Add a tie"},
    "record_new_resource": {"ja": "資源を加える", "en": "Add a resource"},
    "record_over": {"ja": "{date} に終わり", "en": "ended on {date}"},
    "record_id": {"ja": "ID {id}・{number} 番目の変更で保存", "en": "ID {id}, saved by change {number}"},
    "record_empty": {"ja": "記入なし", "en": "empty"},
    "close_heading": {"ja": "終わりにする", "en": "Close"},
    "close_about_actors": {
        "ja": "もう協力できない人・団体として残します。つながりと資源も、その日で終わります。記録は消えません。",
        "en": "Stays recorded as no longer taking part; ties and resources end on that day. Nothing is deleted.",
    },
    "close_about_ties": {
        "ja": "つながりは、その日で終わったものとして残ります。記録は消えません。",
        "en": "The tie stays recorded as ended on that day. Nothing is deleted.",
    },
    "close_about_resources": {
        "ja": "資源は、その日で終わったものとして残ります。記録は消えません。",
        "en": "The resource stays recorded as ended on that day. Nothing is deleted.",
    },
    "close_about_needs": {
        "ja": "ニーズを取り下げます。記録は消えません。",
        "en": "The need is withdrawn. Nothing is deleted.",
    },
    "close_day": {"ja": "いつまで", "en": "Last day"},
    "close_submit": {"ja": "終わりにする", "en": "Close"},
    # Forms
    "record_new_title": {"ja": "{records}を記録する", "en": "New: {records}"},
    "record_edit_title": {"ja": "「{name}」を書き直す", "en": "Edit “{name}”"},
    "new_actor_heading": {"ja": "どんな人・団体か", "en": "Who it is"},
    "new_tie_heading": {"ja": "どう知り合ったか", "en": "How they are known"},
    "new_tie_lead": {
        "ja": "この人・団体を知っている人と、その間がら。一緒に保存します。",
        "en": "Who knows them, and how. Both are saved together.",
    },
    "new_person_title": {
        "ja": "人・団体と、そのつながりを記録する",
        "en": "Somebody new, and how they are known",
    },
    "field_known_by": {"ja": "だれの知り合いか", "en": "Who knows them"},
    "form_exists": {"ja": "同じものが、もう記録されています。", "en": "The same is recorded already."},
    "form_further_actors": {"ja": "人・団体をもっとくわしく", "en": "More about them"},
    "form_further_ties": {"ja": "つながりをもっとくわしく", "en": "More about the tie"},
    "form_further": {"ja": "くわしく", "en": "More"},
    # Conflicts
    "conflict_heading": {
        "ja": "ほかの人が先に変えています",
        "en": "Somebody changed it first",
    },
    "conflict_lead": {
        "ja": "{on} に{who}さんがこの記録を変えました(変更 {change})。違うところだけを並べます。どちらを残すか選んで、保存してください。入力したことは残っています。",
        "en": "{who} changed this record on {on} (change {change}). Only what differs is shown. Choose what to keep and save; nothing that you typed is lost.",
    },
    "conflict_field": {"ja": "項目", "en": "Field"},
    "conflict_mine": {"ja": "あなたが書いたこと", "en": "What you wrote"},
    "conflict_theirs": {"ja": "いまの記録({who}さん)", "en": "Stored now (by {who})"},
    "conflict_same": {
        "ja": "書いたことは、いまの記録と同じです。",
        "en": "What you wrote is what is stored now.",
    },
    "conflict_save": {"ja": "選んだ内容で保存する", "en": "Save what was chosen"},
    # History
    "history_title": {"ja": "「{name}」のこれまでの変更", "en": "History of “{name}”"},
    "history_created": {"ja": "はじめて記録", "en": "Recorded"},
    "history_loaded": {"ja": "「{source}」の取り込みで記録", "en": "Came with “{source}”"},
    "history_undone": {"ja": "元に戻した", "en": "Undone"},
    "history_change": {"ja": "変更 {number}", "en": "Change {number}"},
    "history_field": {"ja": "項目", "en": "Field"},
    "history_before": {"ja": "前", "en": "Before"},
    "history_after": {"ja": "あと", "en": "After"},
    "history_line": {"ja": "{field}: {before} → {after}", "en": "{field}: {before} → {after}"},
    "history_entry": {"ja": "{at} {who} 変更 {number} {what}", "en": "{at} {who}, change {number}: {what}"},
    "history_edited": {"ja": "書き直し", "en": "edited"},
    "history_more": {
        "ja": "新しい {count} 件までを表示しています。",
        "en": "The latest {count} are shown.",
    },
}
