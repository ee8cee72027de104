"""What is said of questions other than a need's: between actors, to a resource, for an actor; conditions."""

from __future__ import annotations

from typing import Literal

QUESTIONS: dict[str, dict[Literal["ja", "en"], str]] = {
    # Conditions, each as it stands beside the others
    "condition_leave_out": {"ja": "{name}を通らない", "en": "not through {name}"},
    "condition_leave_out_kind": {"ja": "{name}(種類)を通らない", "en": "through nobody who is a {name}"},
    "condition_leave_out_tie": {
        "ja": "「{name}」のつながりを使わない",
        "en": "over no tie of the kind “{name}”",
    },
    "condition_leave_out_area": {
        "ja": "地区「{name}」の人・団体を通らない",
        "en": "through nobody of the area “{name}”",
    },
    "condition_via": {"ja": "{name}を経由", "en": "by way of {name}"},
    "condition_via_kind": {"ja": "{name}(種類)を経由", "en": "by way of a {name}"},
    "condition_via_in_order": {"ja": "経由はこの順で", "en": "in this order"},
    "condition_min_strength": {
        "ja": "つよさが「{name}」以上のつながりだけ",
        "en": "only over ties at least “{name}”",
    },
    "condition_confirmed_since": {
        "ja": "{name} 以降に確認したつながりだけ",
        "en": "only over ties confirmed since {name}",
    },
    "condition_tie_audience": {
        "ja": "見せる範囲が「{name}」のつながりだけ",
        "en": "only over ties shown to “{name}”",
    },
    "condition_without_us": {
        "ja": "生活支援コーディネーターと地域包括支援センターを通らない",
        "en": "without life-support coordinators and community support centres",
    },
    "conditions": {"ja": "条件:{conditions}", "en": "Conditions: {conditions}"},
    "ways_counted": {"ja": "道は全部で {count} 通り", "en": "{count} ways in all"},
    "ways_uncounted": {"ja": "道は {most} 通りより多い", "en": "more than {most} ways"},
    # Between actors
    "between_title": {"ja": "{starts}から{ends}への道", "en": "Ways from {starts} to {ends}"},
    "between_scope": {
        "ja": "{as_of} 時点 ・ 仲立ちは {most} 人まで",
        "en": "As of {as_of} · at most {most} mediators",
    },
    "between_need": {"ja": "ニーズ「{need}」のため", "en": "For the need “{need}”"},
    "between_none": {
        "ja": "いまの条件では、つながりません。",
        "en": "There is no way under these conditions.",
    },
    # Who can reach a resource
    "reach_title": {
        "ja": "「{resource}」({actor})につながるニーズ",
        "en": "Needs that can reach “{resource}” ({actor})",
    },
    "reach_none": {
        "ja": "いまの条件でつながるニーズはありません。",
        "en": "No open need can reach it under these conditions.",
    },
    # For an actor
    "actor_title": {"ja": "{actor}がつながれる資源", "en": "Resources that {actor} can reach"},
    # Warnings
    "not_open": {
        "ja": "「{audience_label}」向けの道には入れません(同意か、見せる範囲を確かめてください):{names}",
        "en": "Not part of a search for “{audience_label}” (check consent or audience): {names}",
    },
    "resource_not_open": {
        "ja": "この資源は「{audience_label}」向けには探せません:{names}",
        "en": "This resource is not searched for “{audience_label}”: {names}",
    },
    "no_way_to_actor": {
        "ja": "仲立ち {max_mediators} 人以内ではつながりません:{names}",
        "en": "Nobody can introduce within {max_mediators} mediators: {names}",
    },
    "no_way_of_need": {
        "ja": "合うニーズですが、仲立ち {max_mediators} 人以内ではつながりません:{names}",
        "en": "These needs match, but nobody can introduce within {max_mediators} mediators: {names}",
    },
    "class_unknown_of_need": {
        "ja": "対象を確認してください(認定の区分が分かりません):{names}",
        "en": "Check eligibility (the care class is not known): {names}",
    },
    # The need's page
    "control_leave_out": {"ja": "この人・団体を通らない", "en": "Not through"},
    "control_leave_out_none": {"ja": "選ばない", "en": "nobody chosen"},
    "control_without_us": {
        "ja": "SC・地域包括支援センターなしで",
        "en": "Without coordinators and support centres",
    },
    "conditions_heading": {"ja": "選んだ条件", "en": "Conditions chosen"},
    "condition_take_back": {"ja": "条件をやめる:{condition}", "en": "Take back: {condition}"},
    "condition_take_back_short": {"ja": "やめる", "en": "take back"},
    # The API
    "api_between": {
        "ja": "人・団体のあいだの道を求める",
        "en": "The mediated paths between actors",
    },
    "api_between_more": {
        "ja": "`graph-service between --json` と同じ答えです。`from` と `to` はいくつでも(50 と 200 まで)。`need` を付けると、そのニーズのお願いも数え、`from` がなければ本人から探します。",
        "en": "The same answer as `graph-service between --json`. Up to 50 `from` and 200 `to`. With a `need` its own asks count, and without a `from` it starts at the need's holder.",
    },
    "api_reach": {"ja": "資源につながるニーズを求める", "en": "Which open needs can reach a resource"},
    "api_reach_more": {
        "ja": "`graph-service reach --json` と同じ答えです。確認が済み、まだ決まっていないニーズから、読めるものだけを示します。",
        "en": "The same answer as `graph-service reach --json`: needs that are checked and still wait, those that the caller may read.",
    },
    "api_for_actor": {
        "ja": "ニーズのない人・団体がつながれる資源を求める",
        "en": "Which resources an actor can reach without a need",
    },
    "api_for_actor_more": {
        "ja": "`graph-service paths --from-actor --json` と同じ答えです。向きとテーマは問いません。",
        "en": "The same answer as `graph-service paths --from-actor --json`. Direction and theme are not asked.",
    },
    # What would make a question smaller
    "advice_count": {
        "ja": "数えるのをやめる(count を外す)と軽くなります。",
        "en": "Or ask without counting them (count).",
    },
    "advice_ends": {"ja": "行き先(to)を減らすと軽くなります。", "en": "Or name fewer ends (to)."},
    # What is expected of a value
    "expected_no_start": {"ja": "始まりと終わりは別の人・団体", "en": "a start cannot be an end too"},
    "expected_needs_or_actor": {
        "ja": "ニーズのIDを1つ以上、または --from-actor",
        "en": "ids of needs, or --from-actor",
    },
}
