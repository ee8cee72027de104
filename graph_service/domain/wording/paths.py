"""What an answer says: steps, strengths, warnings."""

from __future__ import annotations

from typing import Literal

PATHS: dict[str, dict[Literal["ja", "en"], str]] = {
    "step": {"ja": "{who}:{how}", "en": "{who}: {how}"},
    "step_ask": {"ja": "{b}に、次の人へつないでもらえるか頼む", "en": "Ask {b} to lead on to the next"},
    "step_reach": {"ja": "{b}に、引き受けてもらえるか話す", "en": "Ask {b} whether they would take it up"},
    "step_who": {"ja": "{a}から{b}へ", "en": "From {a} to {b}"},
    "step_how": {
        "ja": "{how}(つながりは{strength}、{confirmed})。",
        "en": "{how} (tie: {strength}; {confirmed}).",
    },
    "step_hidden": {"ja": "つながりの中身は非公開です。", "en": "How they are tied is not shown."},
    "map_subtitle": {"ja": "{holder}をつなぐ道", "en": "Paths for {holder}"},
    "map_district": {"ja": "地域のつながり", "en": "The local network"},
    "map_resource": {"ja": "{title}({actor})", "en": "{title} ({actor})"},
    "map_source": {"ja": "出典:{source}", "en": "source: {source}"},
    "map_written": {"ja": "地図を書きました:{file}", "en": "Wrote the map: {file}"},
    "step_contact": {"ja": "{b}の窓口は{contact}。", "en": "Ask {contact} at {b}."},
    "confirmed_by": {"ja": "{on}に{by}が確認", "en": "confirmed on {on} by {by}"},
    "confirmed_on": {"ja": "{on}に確認", "en": "confirmed on {on}"},
    "confirmed_never": {"ja": "確認の記録なし", "en": "never confirmed"},
    "other_ties": {"ja": "ほかのつながり:{kinds}。", "en": "Also: {kinds}."},
    "hidden": {"ja": "(非公開の{kind})", "en": "({kind}, not shown)"},
    "why_none": {"ja": "道がないわけ", "en": "Why there is no path"},
    "check_first": {"ja": "先に確かめること", "en": "Check first"},
    "hidden_actor": {"ja": "人・団体", "en": "actor"},
    "hidden_needs": {"ja": "ニーズ", "en": "need"},
    "hidden_resources": {"ja": "資源", "en": "resource"},
    "paths_title": {"ja": "「{need}」をつなぐ道", "en": "Paths for “{need}”"},
    "paths_holder": {
        "ja": "{holder} ・ {as_of} 時点 ・ 仲立ちは {most} 人まで",
        "en": "{holder} · as of {as_of} · at most {most} mediators",
    },
    "paths_none": {
        "ja": "いまの条件でつなげる資源は見つかりませんでした。",
        "en": "No resource can be reached under these conditions.",
    },
    "resource_use": {"ja": "届くと:{use}", "en": "What becomes of it: {use}"},
    "alternative_best": {"ja": "いちばんの道", "en": "Best path"},
    "alternative_other": {"ja": "別の道 {number}", "en": "Another path ({number})"},
    "alternative_mediators": {"ja": "仲立ち {count} 人・団体", "en": "{count} mediators"},
    "alternative_direct": {"ja": "直接のつながり", "en": "a direct tie"},
    "step_weakest": {"ja": "← いちばん弱いところ", "en": "← the weakest point"},
    "weak_point": {
        "ja": "いちばん弱いところ:{number}. {a} → {b}",
        "en": "Weakest point: {number}. {a} → {b}",
    },
    "fallbacks_heading": {"ja": "もし断られたら", "en": "If somebody says no"},
    "fallback": {"ja": "{name}が断ったら:{through} を通る道", "en": "If {name} says no: through {through}"},
    "fallback_direct": {
        "ja": "{name}が断ったら:仲立ちなしで、直接お願いする",
        "en": "If {name} says no: ask directly, without a mediator",
    },
    "fallback_none": {
        "ja": "{name}が断ったら:ほかの道は見つかっていません",
        "en": "If {name} says no: no other way was found",
    },
    # What to say to each person asked
    "script_heading": {"ja": "{name}への頼み方", "en": "What to say to {name}"},
    "script_san": {"ja": "{name}さん", "en": "{name}"},
    "script_consent_first": {
        "ja": "先に、{names}の同意を確かめてください。",
        "en": "First make sure of the consent of {names}.",
    },
    "script_open": {
        "ja": "お世話になっております。ひとつご相談させてください。",
        "en": "Hello, may I ask you about something?",
    },
    "script_from": {"ja": "{a}にご紹介いただきました。", "en": "{a} was so kind as to introduce us."},
    "script_about_known": {
        "ja": "{holder}の「{need}」という件です。",
        "en": "It is about {holder}: “{need}”.",
    },
    "script_about_somebody": {
        "ja": "地域の方から、「{need}」というご相談をお預かりしています。",
        "en": "Somebody here in the neighbourhood has come to us: “{need}”.",
    },
    "script_about_unread": {
        "ja": "地域の方から、ご相談をお預かりしています。",
        "en": "Somebody here in the neighbourhood has come to us.",
    },
    "script_how": {"ja": "{how}とうかがいました。", "en": "I understand that {how}."},
    "script_lead_on": {
        "ja": "一度、{c}につないでいただくことはできますでしょうか。お話だけでも聞いていただけたらと思っております。",
        "en": "Could you introduce us to {c}, just to talk it over?",
    },
    "script_aim": {
        "ja": "考えているのは、{actor}で「{use}」という形です。",
        "en": "What we have in mind, at {actor}: “{use}”.",
    },
    "script_aim_unnamed": {
        "ja": "考えているのは、「{use}」という形です。",
        "en": "What we have in mind: “{use}”.",
    },
    "script_take_up": {
        "ja": "お力をお借りできないか、お話だけでも聞いていただけますでしょうか。",
        "en": "Would you hear us out, and see whether you could help?",
    },
    "script_close": {
        "ja": "まだ決まったことではありませんので、ご無理でしたら遠慮なくおっしゃってください。",
        "en": "Nothing has been settled yet, so please feel free to say no.",
    },
    "grade_strong": {"ja": "◎ 進めやすい", "en": "◎ promising"},
    "grade_fair": {"ja": "○ 確かめながら", "en": "○ with care"},
    "grade_weak": {"ja": "△ 弱い", "en": "△ weak"},
    "tie_never_confirmed": {
        "ja": "このつながりは確認の記録がありません。",
        "en": "This tie has never been confirmed.",
    },
    "tie_stale": {
        "ja": "このつながりは {confirmed_on} から確認していません。",
        "en": "This tie was last confirmed on {confirmed_on}.",
    },
    "tie_hearsay": {"ja": "このつながりは伝聞です。", "en": "This tie is hearsay."},
    "tie_strained": {"ja": "この二者の関係はこじれています。", "en": "The two are on strained terms."},
    "tie_strength_unknown": {
        "ja": "つながりの強さが分かっていません。",
        "en": "How strong this tie is is not known.",
    },
    "contact_missing": {
        "ja": "{names}の誰に頼めばよいか、窓口を見つける必要があります。",
        "en": "Whom to ask at {names} must still be found.",
    },
    "mediator_central": {
        "ja": "{names}はすでに忙しい中核機関です。",
        "en": "{names} is a central body that is busy already.",
    },
    "asks_open": {
        "ja": "{names}には返事待ちのお願いがすでに {count} 件あります。",
        "en": "{names} has {count} open asks already.",
    },
    "ask_overdue": {
        "ja": "{names}にはこの件をすでに頼みましたが、返事がありません。",
        "en": "{names} was asked about this already and has not answered.",
    },
    "class_unknown": {
        "ja": "対象を確認してください(認定の区分が分かりません):{names}",
        "en": "Check eligibility (the care class is not known): {names}",
    },
    "no_way": {
        "ja": "合う資源ですが、仲立ち {max_mediators} 人以内ではつながりません:{names}",
        "en": "These match, but nobody can introduce within {max_mediators} mediators: {names}",
    },
    "consent_missing": {
        "ja": "次へ進む前に、仲立ちへの同意を確かめてください:{names}",
        "en": "Before the next step, ask for consent to mediation: {names}",
    },
    "need_not_open": {
        "ja": "{names}の同意がないため、このニーズは「{audience_label}」向けには探せません。",
        "en": "Without the consent of {names} this need is not searched for “{audience_label}”.",
    },
    "lacks_decision_none": {"ja": "適切かどうかの判断", "en": "the decision whether it is appropriate"},
    "lacks_decision_hold": {"ja": "判断(いまは保留)", "en": "the decision (on hold)"},
    "lacks_decision_reject": {"ja": "判断(見送りになっています)", "en": "the decision (it was rejected)"},
    "lacks_pity_based": {
        "ja": "「かわいそうだから」だけのニーズでないかの確認",
        "en": "whether it rests on pity",
    },
    "lacks_disuse_risk": {"ja": "廃用を招かないかの確認", "en": "whether it risks disuse"},
    "lacks_checked_by": {"ja": "確認した専門職", "en": "the professional who checked it"},
    "lacks_checked_on": {"ja": "確認した日", "en": "the day of the check"},
    "policy_cypher": {
        "ja": "Neo4j Browser に貼り、need と as_of を自分のものに変えてから、"
        "cypher/explore/mediated_paths.cypher を貼ります。",
        "en": "Paste into Neo4j Browser, with your own need and as_of, before cypher/explore/mediated_paths.cypher.",
    },
}
