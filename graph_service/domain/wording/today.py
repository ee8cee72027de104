"""What the page of the day says."""

from __future__ import annotations

from typing import Literal

TODAY: dict[str, dict[Literal["ja", "en"], str]] = {
    # The navigation of every page
    "nav": {"ja": "ページ", "en": "Pages"},
    "nav_today": {"ja": "きょう", "en": "Today"},
    "nav_needs": {"ja": "ニーズ", "en": "Needs"},
    "nav_records": {"ja": "記録", "en": "Records"},
    # The page
    "today_title": {"ja": "きょうの仕事", "en": "Today"},
    "today_first": {"ja": "まず見るところ", "en": "Look here first"},
    "today_nothing": {
        "ja": "急ぎの用はありません。待っているニーズを、上から順に見てください。",
        "en": "Nothing is urgent. Go through the waiting needs from the top.",
    },
    "today_calm": {"ja": "いまは待っているものがありません。", "en": "Nothing is waiting now."},
    "today_more": {"ja": "ほか {count} 件も見る", "en": "Show {count} more"},
    "today_all_needs": {"ja": "ニーズの一覧へ", "en": "All needs"},
    "today_days": {"ja": "{days} 日", "en": "{days} days"},
    "today_no_date": {"ja": "日付なし", "en": "no date"},
    # Needs that wait
    "today_waiting": {"ja": "待っているニーズ", "en": "Needs waiting"},
    "today_waiting_about": {"ja": "長く待っている順", "en": "the longest waiting first"},
    "today_referred": {"ja": "知らせてくれた人:{name}", "en": "referred by {name}"},
    "today_referred_by_nobody": {"ja": "知らせてくれた人の記録なし", "en": "nobody noted as referrer"},
    # Asks
    "today_overdue": {"ja": "返事が来ていないお願い", "en": "Asks without an answer"},
    "today_overdue_about": {"ja": "お願いから {days} 日以上", "en": "asked {days} days ago or more"},
    "today_asked": {"ja": "{name}からの返事待ち", "en": "waiting for {name}"},
    "today_open_asks": {"ja": "返事を待っているお願い", "en": "Asks still open"},
    "today_no_open_asks": {
        "ja": "返事を待っているお願いはありません。",
        "en": "No ask is waiting for an answer.",
    },
    "today_no_overdue": {
        "ja": "{days} 日以上返事のないお願いはありません。",
        "en": "No ask has waited {days} days or more.",
    },
    # Needs whose referrer waits
    "today_unanswered": {"ja": "知らせてくれた人への返答がまだ", "en": "Referrers not told yet"},
    "today_unanswered_about": {
        "ja": "何が見つかったか、見つからなかったかを伝えます",
        "en": "tell them what was found, or that nothing was",
    },
    "today_tell": {"ja": "{name}へ", "en": "tell {name}"},
    "today_tell_somebody": {"ja": "照会元へ", "en": "tell the referrer"},
    # Dates
    "today_due": {"ja": "日にちが来た約束", "en": "Dates that are due"},
    "today_ahead": {"ja": "この7日のうち", "en": "within seven days"},
    "today_due_matches": {"ja": "その後を確かめる", "en": "look how it goes"},
    "today_due_developments": {"ja": "資源の開発を進める", "en": "go on with the development"},
    "today_due_replies": {"ja": "次の連絡をする", "en": "get in touch again"},
    # To confirm
    "today_confirm": {"ja": "今週確かめること", "en": "To confirm this week"},
    "today_confirm_about": {
        "ja": "多くのニーズの道が頼りにしているのに、{months} か月以上確かめていないもの。電話や立ち話で変わりがなければ「変わりなし」を押します。",
        "en": "Many needs' paths rest on these, and nobody has confirmed them for {months} months. If a call or a chat shows that nothing has changed, press the button.",
    },
    "today_confirm_button": {"ja": "変わりなし", "en": "Unchanged"},
    "today_confirm_this": {"ja": "{what}:変わりなし", "en": "{what}: unchanged"},
    "today_confirm_needs": {"ja": "{count} 件のニーズの道", "en": "on the paths of {count} needs"},
    "today_confirm_last": {"ja": "前回 {date}", "en": "last {date}"},
    "today_confirm_never": {"ja": "確かめた記録なし", "en": "never confirmed"},
    "today_confirm_none": {
        "ja": "道が頼りにしているものは、どれも新しく確かめてあります。",
        "en": "All that paths rest on was confirmed lately.",
    },
    "today_confirm_working": {
        "ja": "頼りにしている道を調べています。",
        "en": "Being worked out.",
    },
    "today_confirm_wait": {"ja": "できあがりを待って見る", "en": "Wait for it"},
    # Outputs and outcomes
    "today_outputs": {"ja": "結果(この {days} 日にしたこと)", "en": "Outputs (done in the last {days} days)"},
    "today_outputs_matches": {"ja": "成立したマッチング", "en": "matches made"},
    "today_outputs_ties": {"ja": "新しいつながり", "en": "new ties"},
    "today_outputs_replies": {"ja": "照会元への返答", "en": "replies to referrers"},
    "today_outcomes": {"ja": "成果(ご本人の変化)", "en": "Outcomes (changes in persons)"},
    "today_outcomes_about": {
        "ja": "件数では測りません。",
        "en": "Not measured by numbers.",
    },
    "today_outcomes_none": {
        "ja": "確かめた変化は、まだ記録されていません。",
        "en": "No change has been recorded yet.",
    },
    "today_unseen": {"ja": "成果未確認", "en": "Outcome not confirmed"},
    "today_unseen_since": {"ja": "{date} に成立", "en": "matched on {date}"},
    # Confirming
    "confirm_line": {"ja": "{kind}「{what}」({id})", "en": "{kind} “{what}” ({id})"},
    "confirm_told": {
        "ja": "{date} に確かめたと記録しました(変更 {change}):",
        "en": "Noted as confirmed on {date} (change {change}):",
    },
    "confirm_known": {
        "ja": "{date} に確かめたことは、すでに記録されています:",
        "en": "Already noted as confirmed on {date}:",
    },
    "table_confirmed": {"ja": "人・団体、つながり、資源", "en": "actor, tie or resource"},
}
