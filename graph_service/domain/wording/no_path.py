"""Why there is no path, what to do about it, and what a limit hid.

Every reason has a deed: the sentence of the same code with `deed_` before it. `thing_*` are what several
things at once consist of. They name a state and a next step, and blame nobody.
"""

from __future__ import annotations

from typing import Literal

NO_PATH: dict[str, dict[Literal["ja", "en"], str]] = {
    "reasons_heading": {"ja": "どうすれば道が開くか", "en": "What could open a way"},
    "deed": {"ja": "次の一手:{deed}", "en": "Next: {deed}"},
    "reason_goal": {"ja": "{actor}の「{title}」", "en": "“{title}” ({actor})"},
    "reason_pair": {"ja": "{a}と{b}", "en": "{a} and {b}"},
    "reason_more": {"ja": "{names} ほか {count} 件", "en": "{names} and {count} more"},
    # No resource, or one that does not fit
    "no_resource": {
        "ja": "このニーズに合う資源は、まだ記録されていません。",
        "en": "No resource that fits this need has been recorded yet.",
    },
    "deed_no_resource": {
        "ja": "身近に似たものがないか、協議体で話題にしてみてください。見つかったら、資源として記録してください。",
        "en": "Bring it up in the consultative body: is there something like it nearby? Record what you find.",
    },
    "resource_full": {
        "ja": "{names}が合いますが、いまは空きがありません。",
        "en": "{names} would fit, but no place is free now.",
    },
    "deed_resource_full": {
        "ja": "空く見込みがあるか、{who}に聞いてみてください。",
        "en": "Ask {who} whether a place will come free.",
    },
    "resource_elsewhere": {
        "ja": "{names}が合いますが、対象の地区に入っていません。",
        "en": "{names} would fit, but it is for other areas.",
    },
    "deed_resource_elsewhere": {
        "ja": "地区の外からでもよいか、{who}に確かめてみてください。",
        "en": "Ask {who} whether somebody from outside the area is welcome.",
    },
    "resource_not_eligible": {
        "ja": "{names}が合いますが、対象の区分に入っていません。",
        "en": "{names} would fit, but it is for other care classes.",
    },
    "deed_resource_not_eligible": {
        "ja": "対象を広げられるか、{who}に確かめてみてください。",
        "en": "Ask {who} whether others are welcome too.",
    },
    "resource_not_valid": {
        "ja": "{names}が合いますが、この日は受け付けの期間に入っていません。",
        "en": "{names} would fit, but it is not open on this day.",
    },
    "deed_resource_not_valid": {
        "ja": "次の受け付けがいつか、{who}に聞いてみてください。",
        "en": "Ask {who} when it opens next.",
    },
    "resource_unwilling": {
        "ja": "{names}が合いますが、{who}はいま協力が難しいと記録されています。",
        "en": "{names} would fit, but {who} is recorded as unable to take part now.",
    },
    "deed_resource_unwilling": {
        "ja": "事情が変わっていないか、無理のない形で{who}に聞いてみてください。",
        "en": "Ask {who}, without pressing, whether things have changed.",
    },
    "resource_declined": {
        "ja": "{names}が合いますが、この件は一度見送りになっています。",
        "en": "{names} would fit, but this need was declined once.",
    },
    "deed_resource_declined": {
        "ja": "時期や形を変えればどうか、無理のない形で{who}に聞いてみてください。",
        "en": "Ask {who}, without pressing, whether another time or form would do.",
    },
    # Only through somebody
    "through_unwilling": {
        "ja": "{names}が間に入れれば{goal}へつながりますが、いまは協力が難しいと記録されています。",
        "en": "With {names} a way leads to {goal}, but they are recorded as unable to take part now.",
    },
    "deed_through_unwilling": {
        "ja": "事情が変わっていないか、無理のない形で{names}に聞いてみてください。",
        "en": "Ask {names}, without pressing, whether things have changed.",
    },
    "through_no_asks_left": {
        "ja": "{names}が間に入れれば{goal}へつながりますが、いまはお願いが重なっています。",
        "en": "With {names} a way leads to {goal}, but they have as many asks as they can take.",
    },
    "deed_through_no_asks_left": {
        "ja": "返事待ちのお願いに区切りをつけてから、{names}に頼めるか考えてください。",
        "en": "Settle the open asks first, then see whether {names} can be asked.",
    },
    "through_declined": {
        "ja": "{names}が間に入れれば{goal}へつながりますが、この件の仲立ちは一度見送りになっています。",
        "en": "With {names} a way leads to {goal}, but they declined to introduce for this need.",
    },
    "deed_through_declined": {
        "ja": "時期や頼み方を変えればどうか、無理のない形で{names}に聞いてみてください。",
        "en": "Ask {names}, without pressing, whether another time or form would do.",
    },
    "through_left_out": {
        "ja": "今回はずした{names}を通れば、{goal}へつながります。",
        "en": "Through {names}, left out this time, a way leads to {goal}.",
    },
    "deed_through_left_out": {
        "ja": "{names}をはずしたままでよいか、考えてみてください。",
        "en": "Consider whether {names} should stay left out.",
    },
    "through_us": {
        "ja": "{names}が入れば{goal}へつながりますが、中核機関なしでは道がありません。",
        "en": "Through {names} a way leads to {goal}; without the central bodies there is none.",
    },
    "deed_through_us": {
        "ja": "{names}のほかに間に入れる人がいないか、協議体で話題にしてみてください。",
        "en": "Bring it up in the consultative body: who else could stand where {names} stands?",
    },
    "beyond_mediators": {
        "ja": "仲立ちを {count} 人まで増やせば、{goal}へつながります。",
        "en": "With a limit of {count} mediators a way leads to {goal}.",
    },
    "deed_beyond_mediators": {
        "ja": "仲立ちを {count} 人までにして、もう一度探してください。",
        "en": "Search again with a limit of {count} mediators.",
    },
    "not_via": {
        "ja": "「必ず通る」とした仲立ちをはずせば、{goal}へつながります。",
        "en": "Without those whom it must pass a way leads to {goal}.",
    },
    "deed_not_via": {
        "ja": "通らなくてもよい人がいないか、考えてみてください。",
        "en": "Consider which of them it need not pass.",
    },
    # Only over some ties
    "over_tie_kind": {
        "ja": "今回はずした種類のつながり({pairs})も使えば、{goal}へつながります。",
        "en": "Over ties of a kind left out this time ({pairs}) a way leads to {goal}.",
    },
    "deed_over_tie_kind": {
        "ja": "{pairs}のつながりを頼ってよいか、確かめてみてください。",
        "en": "Check whether the tie of {pairs} may be relied on.",
    },
    "over_weaker": {
        "ja": "もっと弱いつながり({pairs})も使えば、{goal}へつながります。",
        "en": "Over weaker ties ({pairs}) a way leads to {goal}.",
    },
    "deed_over_weaker": {
        "ja": "{pairs}がどのくらい親しいか、確かめてみてください。",
        "en": "Check how close {pairs} are.",
    },
    "over_older": {
        "ja": "しばらく確認していないつながり({pairs})も使えば、{goal}へつながります。",
        "en": "Over ties not confirmed for a while ({pairs}) a way leads to {goal}.",
    },
    "deed_over_older": {
        "ja": "{pairs}にいまも付き合いがあるか、確かめてみてください。",
        "en": "Check whether {pairs} are still in touch.",
    },
    "over_tie_audience": {
        "ja": "見せる範囲のちがうつながり({pairs})も使えば、{goal}へつながります。",
        "en": "Over ties of another audience ({pairs}) a way leads to {goal}.",
    },
    "deed_over_tie_audience": {
        "ja": "{pairs}のつながりをここで使ってよいか、確かめてみてください。",
        "en": "Check whether the tie of {pairs} may be used here.",
    },
    "over_inferred": {
        "ja": "{pairs}のつながりは推測です。確かなら、{goal}へつながります。",
        "en": "The tie of {pairs} is only supposed. If it is real, a way leads to {goal}.",
    },
    "deed_over_inferred": {
        "ja": "{pairs}が実際に知り合いかどうか、確かめてみてください。",
        "en": "Check whether {pairs} really know each other.",
    },
    "with_consent": {
        "ja": "{names}の同意があれば、{goal}へつながります。",
        "en": "With the consent of {names} a way leads to {goal}.",
    },
    "deed_with_consent": {
        "ja": "先に、何を誰にいつまで伝えてよいか、{names}に同意をお願いしてください。",
        "en": "First ask {names} for consent: what may be told, to whom, until when.",
    },
    # No tie at all, or more than one thing
    "not_connected": {
        "ja": "こちら側({here} の人・団体)と相手側({there} の人・団体)のあいだに、つながりがまだありません。",
        "en": "No tie leads from this side ({here} actors) to the other ({there} actors) yet.",
    },
    "deed_not_connected": {
        "ja": "最初のつながりは、{names}を引き合わせるところから作れるかもしれません。協議体で話題にしてみてください。",
        "en": "A first tie might be made by bringing together {names}. Bring it up in the consultative body.",
    },
    "too_far": {
        "ja": "条件をすべてはずしても、仲立ちが {most} 人では足りません。",
        "en": "Even without any condition {most} mediators are too few.",
    },
    "deed_too_far": {
        "ja": "あいだを近くする新しいつながりを、協議体で話題にしてみてください。",
        "en": "Bring it up in the consultative body: which new tie would bring the two closer?",
    },
    "several": {
        "ja": "{goal}へは、いくつかのことが重なってつながりません:{things}。",
        "en": "Several things stand before {goal}: {things}.",
    },
    "deed_several": {
        "ja": "変えられそうなところから、ひとつずつ確かめてみてください。",
        "en": "Check them one by one, beginning where a change seems likeliest.",
    },
    "thing_resource_full": {"ja": "空きがない", "en": "no place is free"},
    "thing_resource_elsewhere": {"ja": "対象の地区に入っていない", "en": "it is for other areas"},
    "thing_resource_not_eligible": {
        "ja": "対象の区分に入っていない",
        "en": "it is for other care classes",
    },
    "thing_resource_not_valid": {"ja": "受け付けの期間に入っていない", "en": "it is not open on this day"},
    "thing_resource_unwilling": {
        "ja": "先方はいま協力が難しい",
        "en": "whoever has it cannot take part now",
    },
    "thing_resource_declined": {"ja": "この件は一度見送りになった", "en": "it was declined once"},
    "thing_unwilling": {
        "ja": "{names}はいま協力が難しい",
        "en": "{names} cannot take part now",
    },
    "thing_no_asks_left": {
        "ja": "{names}にはお願いが重なっている",
        "en": "{names} can take no more asks",
    },
    "thing_declined": {
        "ja": "{names}の仲立ちは一度見送りになった",
        "en": "{names} declined to introduce",
    },
    "thing_left_out": {"ja": "{names}を今回はずしている", "en": "{names} is left out this time"},
    "thing_us": {"ja": "中核機関({names})を通さない", "en": "{names} is a central body"},
    "thing_tie_kind": {
        "ja": "{names}のつながりの種類を今回はずしている",
        "en": "the kind of tie of {names} is left out this time",
    },
    "thing_weaker": {"ja": "{names}のつながりが弱い", "en": "the tie of {names} is weak"},
    "thing_older": {
        "ja": "{names}のつながりをしばらく確認していない",
        "en": "the tie of {names} has not been confirmed for a while",
    },
    "thing_tie_audience": {
        "ja": "{names}のつながりは見せる範囲がちがう",
        "en": "the tie of {names} is of another audience",
    },
    "thing_inferred": {
        "ja": "{names}のつながりは推測",
        "en": "the tie of {names} is only supposed",
    },
    "thing_consent": {"ja": "{names}の同意がまだない", "en": "the consent of {names} is lacking"},
    "thing_mediators": {"ja": "仲立ちの人数が足りない", "en": "more mediators are needed"},
    "thing_via": {"ja": "「必ず通る」人を通れない", "en": "it cannot pass whom it must"},
    "thing_first_tie": {"ja": "あいだにつながりがまだない", "en": "there is no tie yet"},
    # What a limit hid
    "cut_alternatives": {
        "ja": "ここに出したほかにも道があります:{names}",
        "en": "There are more ways than are shown: {names}",
    },
    "cut_max_mediators": {
        "ja": "仲立ちを {max_mediators} 人より増やすと、ほかの道や、もっとよい道が見つかるところがあります:{names}",
        "en": "Beyond the limit of {max_mediators} mediators there are other ways, perhaps better ones: {names}",
    },
}
