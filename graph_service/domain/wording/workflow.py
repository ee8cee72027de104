"""What the workflow of a need says: its stages, its forms, what a step cannot do without."""

from __future__ import annotations

from typing import Literal

WORKFLOW: dict[str, dict[Literal["ja", "en"], str]] = {
    # What the API calls the tables
    "api_asks": {"ja": "お願い", "en": "asks"},
    "api_matches": {"ja": "マッチング", "en": "matches"},
    "api_outcomes": {"ja": "成果", "en": "outcomes"},
    "api_consents": {"ja": "同意", "en": "consents"},
    "api_searches": {"ja": "探した記録", "en": "recorded searches"},
    "api_replies": {"ja": "照会元への返答", "en": "replies"},
    "api_developments": {"ja": "資源の開発", "en": "developments"},
    "api_efforts": {"ja": "かけた時間", "en": "efforts"},
    # Where a need stands
    "stages": {"ja": "いまどこまで来ているか", "en": "Where this need stands"},
    "stage_received": {"ja": "受付", "en": "Received"},
    "stage_check": {"ja": "確認", "en": "Checked"},
    "stage_search": {"ja": "探す", "en": "Search"},
    "stage_ask": {"ja": "頼む", "en": "Ask"},
    "stage_agree": {"ja": "成立", "en": "Matched"},
    "stage_look_back": {"ja": "ふりかえり", "en": "Look back"},
    "stage_reply": {"ja": "返答", "en": "Reply"},
    "state_done": {"ja": "済み", "en": "done"},
    "state_now": {"ja": "いまここ", "en": "now"},
    "state_later": {"ja": "これから", "en": "later"},
    "state_stopped": {"ja": "進めない", "en": "stopped"},
    "next_heading": {"ja": "つぎにすること", "en": "What to do next"},
    "next_nothing": {
        "ja": "いますることはありません。",
        "en": "Nothing needs doing now.",
    },
    "next_check": {
        "ja": "探す前に、このニーズでよいかを専門職と確かめます。",
        "en": "Before any search, check with a professional whether this need is appropriate.",
    },
    "next_search": {
        "ja": "いまの条件では道が見つかりません。見つからなかったことを記録します。",
        "en": "No path was found under these conditions. Keep that as a record.",
    },
    "next_ask": {
        "ja": "{name}に頼みます。「頼み方」をそのまま読み上げてもかまいません。",
        "en": "Ask {name}. What to say is on the step card below.",
    },
    "next_answer": {
        "ja": "{name}に {on} にお願いしました。返事があったら記録します。",
        "en": "{name} was asked on {on}. Note the answer when it comes.",
    },
    "next_answer_overdue": {
        "ja": "{name}にお願いして {days} 日、返事がありません。確かめて記録します。",
        "en": "{name} was asked {days} days ago and has not answered. Find out and note it.",
    },
    "next_agree": {
        "ja": "{name}が引き受けてくれました。だれが何をするかを決めて記録します。",
        "en": "{name} said yes. Settle who does what, and keep it.",
    },
    "next_reply": {
        "ja": "{name}に返答します。ケアプランに書ける言い方で下書きができています。",
        "en": "Reply to {name}. A draft in wording that fits a care plan is ready.",
    },
    "next_reply_nobody": {
        "ja": "知らせてくれた人に返答します。下書きができています。",
        "en": "Reply to whoever referred this need. A draft is ready.",
    },
    "next_follow_up": {
        "ja": "本人のようすが変わったかを確かめます({on} の予定)。確かめるまでは「成果未確認」です。",
        "en": "See whether anything changed for the person (due {on}). Until then the outcome is not confirmed.",
    },
    "next_follow_up_undated": {
        "ja": "本人のようすが変わったかを確かめます。確かめるまでは「成果未確認」です。",
        "en": "See whether anything changed for the person. Until then the outcome is not confirmed.",
    },
    "next_develop": {
        "ja": "いまある資源ではかないませんでした。足りないものを、つながりを生かして一緒につくります。",
        "en": "What is there does not meet it. Bring people together for what is missing.",
    },
    "next_development": {
        "ja": "資源の開発が進んでいます:「{missing}」",
        "en": "A development is under way: “{missing}”",
    },
    "next_close": {
        "ja": "どうしても難しいときは、わけを残して終えます。",
        "en": "If it cannot be met, close it with the reason.",
    },
    # Buttons and links
    "do_new": {"ja": "ニーズを受け付ける", "en": "New need"},
    "do_check": {"ja": "確認を記録する", "en": "Record the check"},
    "do_check_again": {"ja": "確認をやりなおす", "en": "Check again"},
    "do_search": {"ja": "この探し方を記録する", "en": "Keep this search"},
    "do_ask": {"ja": "この人に頼む", "en": "Ask them"},
    "do_ask_next": {"ja": "お願いを記録する", "en": "Record the ask"},
    "do_answer": {"ja": "返事を記録する", "en": "Note the answer"},
    "do_answer_again": {"ja": "返事を直す", "en": "Correct the answer"},
    "do_agree": {"ja": "成立を記録する", "en": "Record the match"},
    "do_agree_way": {"ja": "この道で成立したと記録する", "en": "Record a match along this path"},
    "do_end": {"ja": "マッチングを取り消す", "en": "Take the match back"},
    "do_follow_up": {"ja": "ようすを記録する", "en": "Record what was seen"},
    "do_follow_up_again": {"ja": "その後を書きたす", "en": "Add what came later"},
    "do_develop": {"ja": "資源の開発をはじめる", "en": "Start a development"},
    "do_development": {"ja": "進みぐあいを記録する", "en": "Record the progress"},
    "do_establish": {"ja": "資源になったと記録する", "en": "It became a resource"},
    "do_give_up": {"ja": "断念を記録する", "en": "Give it up"},
    "do_reply": {"ja": "返答の用紙をひらく", "en": "Open the reply sheet"},
    "do_close": {"ja": "終える", "en": "Close it"},
    "do_proposal": {"ja": "事業化の提案書", "en": "One-page proposal"},
    "do_thanks": {"ja": "お礼のカード", "en": "Card of thanks"},
    "do_print": {"ja": "印刷する", "en": "Print"},
    "back_to_need": {"ja": "ニーズにもどる", "en": "Back to the need"},
    # What was done
    "done_new": {
        "ja": "受け付けました。つぎは適切かどうかの確認です。",
        "en": "Received. Next comes the check.",
    },
    "done_check": {"ja": "確認を記録しました。", "en": "The check was recorded."},
    "done_search": {"ja": "探したことを記録しました。", "en": "The search was recorded."},
    "done_ask": {"ja": "お願いを記録しました。", "en": "The ask was recorded."},
    "done_answer": {
        "ja": "返事を記録しました。道を探しなおしています。",
        "en": "The answer was noted; the paths below follow it.",
    },
    "done_agree": {
        "ja": "成立を記録しました。知らせてくれた人に返答しましょう。",
        "en": "The match was recorded. Tell whoever referred the need.",
    },
    "done_end": {
        "ja": "取り消しました。資源の空きをもどしました。",
        "en": "It was taken back, and the place is free again.",
    },
    "done_follow_up": {"ja": "ようすを記録しました。", "en": "What was seen was recorded."},
    "done_develop": {"ja": "資源の開発をはじめました。", "en": "The development was opened."},
    "done_development": {"ja": "進みぐあいを記録しました。", "en": "The progress was recorded."},
    "done_establish": {
        "ja": "資源になりました。もういちど探しました。",
        "en": "It became a resource, and the need was searched again.",
    },
    "done_give_up": {"ja": "断念をわけとともに記録しました。", "en": "It was given up, with the reason."},
    "done_reply": {"ja": "返答を記録しました。", "en": "The reply was recorded."},
    "done_close": {"ja": "わけを残して終えました。", "en": "It was closed, with the reason."},
    # Forms: title and lead
    "new_title": {"ja": "ニーズを受け付ける", "en": "Take in a need"},
    "new_lead": {
        "ja": "聞いたままを書きとめます。まだ約束はしません。わからないところは空けておけます。",
        "en": "Write it down as you heard it. Nothing is promised yet; leave open what you do not know.",
    },
    "check_title": {"ja": "このニーズでよいかを確かめる", "en": "Is this need appropriate?"},
    "check_lead": {
        "ja": "探しはじめる前の確認です。「かわいそうだから」だけで動いていないか、本人ができることを奪わないかを、専門職と確かめます。",
        "en": "Before anything is searched: is it only pity, would it take away what the person can do? Check with a professional.",
    },
    "search_title": {"ja": "探したことを記録する", "en": "Keep this search"},
    "search_lead": {
        "ja": "同じ日・同じ条件の記録は一つにまとまります。見つからなかった記録は、新しい資源をつくるときの根拠になります。",
        "en": "One record for a day and the same conditions. A search that found nothing is the ground for developing a resource.",
    },
    "ask_title": {"ja": "{name}にお願いする", "en": "Ask {name}"},
    "ask_lead": {
        "ja": "お願いした日を残します。{days} 日たっても返事がないと、一覧でお知らせします。",
        "en": "Keep the day. After {days} days without an answer the list reminds you.",
    },
    "answer_title": {"ja": "{name}からの返事", "en": "The answer of {name}"},
    "answer_lead": {
        "ja": "{on} にお願いしました。断られた人は、このニーズの道からはずれます。",
        "en": "Asked on {on}. Whoever says no is left out of this need's paths.",
    },
    "agree_title": {"ja": "成立を記録する", "en": "Record the match"},
    "agree_lead": {
        "ja": "{owner}「{title}」と、だれが何をするかを決めます。",
        "en": "With {owner}, “{title}”: settle who does what.",
    },
    "end_title": {"ja": "マッチングを取り消す", "en": "Take the match back"},
    "end_lead": {
        "ja": "記録は消えません。終わった日とわけが残り、資源の空きがひとつもどり、もういちど探せるようになります。",
        "en": "Nothing is deleted: the day and the reason stay, one place is free again, and the need is searched again.",
    },
    "follow_up_title": {"ja": "本人のようすを記録する", "en": "What changed for the person"},
    "follow_up_lead": {
        "ja": "成果は、件数ではなく本人の変化です。その後のようすは、確かめてから書きます。",
        "en": "The outcome is the change in the person, not a count. Write the later part when it was seen.",
    },
    "develop_title": {"ja": "足りない資源をつくる", "en": "Develop what is missing"},
    "develop_lead": {
        "ja": "コーディネーターがつくるのではなく、つくる人たちをつなぎます。見つからなかった記録を根拠にします。",
        "en": "You do not make it yourself: you connect those who do. A recorded search that found nothing is the ground.",
    },
    "develop_closed": {
        "ja": "まず、いまある資源を探します。見つからなかった記録が残ると、ここが開きます。",
        "en": "First look at what is there. This opens once a search that found nothing is on record.",
    },
    "development_title": {"ja": "資源の開発の進みぐあい", "en": "How the development goes"},
    "development_lead": {"ja": "足りないもの:「{missing}」", "en": "Missing: “{missing}”"},
    "establish_title": {"ja": "新しい資源として登録する", "en": "Register it as a resource"},
    "establish_lead": {
        "ja": "登録すると、このニーズは「探索中」にもどり、もういちど道を探します。",
        "en": "Once it is registered, the need is searched again.",
    },
    "give_up_title": {"ja": "開発を断念する", "en": "Give the development up"},
    "give_up_lead": {
        "ja": "わけを残しておくと、次に同じことを考える人の助けになります。",
        "en": "The reason helps whoever tries it next.",
    },
    "close_title": {"ja": "このニーズを終える", "en": "Close this need"},
    "close_lead": {
        "ja": "かなわなかったのか、取り下げになったのかを、わけとともに残します。",
        "en": "Was it not met, or is it no longer wanted? Keep the reason.",
    },
    # Groups and hints of the forms
    "group_who": {"ja": "だれのことか", "en": "Who it is about"},
    "group_who_lead": {
        "ja": "登録のある人は名前で。はじめての人は下に書きます。",
        "en": "Somebody known by name, or somebody new below.",
    },
    "group_new_resident": {"ja": "はじめての人(住民)を登録する", "en": "Somebody new (a resident)"},
    "group_new_resident_lead": {
        "ja": "名前と地区だけで登録できます。見せる範囲は事務局までになります。",
        "en": "A name and an area are enough. Only the office sees the record.",
    },
    "group_where_from": {"ja": "どこから来たか", "en": "Where it comes from"},
    "group_judgement": {"ja": "専門職との判断", "en": "Decision with a professional"},
    "group_risks": {"ja": "気をつけたいこと", "en": "What to look out for"},
    "group_arrangement": {"ja": "だれが何をするか", "en": "Who does what"},
    "group_time": {"ja": "いつ・どのくらい", "en": "When and how often"},
    "group_ties": {"ja": "新しくできたつながり", "en": "New ties"},
    "group_ties_lead": {
        "ja": "実際に会ったり話したりしたものだけに印をつけます。あなたが確かめたつながりとして残ります。",
        "en": "Mark those who really met or spoke. They are kept as ties that you confirmed.",
    },
    "group_before": {"ja": "はじめのようす", "en": "How it was"},
    "group_after": {"ja": "その後のようす", "en": "How it is now"},
    "group_after_lead": {
        "ja": "まだ確かめていなければ空けておきます(成果未確認)。",
        "en": "Leave it open until it was seen (outcome not confirmed).",
    },
    "group_thanks": {"ja": "お礼のことば", "en": "A word of thanks"},
    "group_thanks_lead": {
        "ja": "本人の同意があるときだけ残せます。カードに印刷できます。",
        "en": "Kept only with the person's consent; it can be printed as a card.",
    },
    "group_new_consent": {"ja": "お礼をのせる同意を、ここで記録する", "en": "Record the consent here"},
    "group_missing": {"ja": "何が足りないか", "en": "What is missing"},
    "group_people": {"ja": "だれと、どんな形で", "en": "With whom, in which form"},
    "group_progress": {"ja": "いまの進みぐあいと、次の日程", "en": "How far it is, and what comes next"},
    "group_effort": {"ja": "かけた時間", "en": "Time spent"},
    "group_effort_lead": {
        "ja": "投入の記録です。結果や成果とは分けて集計します。",
        "en": "What was put in; counted apart from results and outcomes.",
    },
    "group_reply": {"ja": "返答を記録する", "en": "Keep the reply"},
    "hint_title": {"ja": "例:作りながら話す相手がほしい", "en": "e.g. Would like company while crafting"},
    "hint_words": {"ja": "聞いたままに。言いかえずに書きます。", "en": "As it was said, not in other words."},
    "hint_keeps_doing": {
        "ja": "ここに書いたことは奪わないようにします。",
        "en": "What stands here is not to be taken away.",
    },
    "hint_check_reason": {
        "ja": "保留・見送りのときは必ず。適切なときも、廃用を招かないわけを残せます。",
        "en": "Needed for hold and reject; for pass, say why it does no harm.",
    },
    "hint_checked_by": {"ja": "医療・介護の専門職の名前", "en": "The name of a health or care professional"},
    "hint_purpose": {
        "ja": "例:作った小物入れが町で使われ、作り手の張り合いになる",
        "en": "e.g. The boxes are used in town, which gives their maker a role",
    },
    "hint_roles": {
        "ja": "例:本人:月に10個つくる。職員:月末に届ける。神社:社務所に置く。",
        "en": "e.g. She makes ten a month. Staff bring them. The shrine puts them out.",
    },
    "hint_terms": {"ja": "例:月1回", "en": "e.g. once a month"},
    "hint_measure": {
        "ja": "例:している活動、気分、参加の回数、本人のことば",
        "en": "e.g. what they do, mood, how often they take part",
    },
    "hint_thanks": {"ja": "例:また作ってね", "en": "e.g. Please make more"},
    "hint_consent": {
        "ja": "記録のある同意からえらぶか、下に書きます。",
        "en": "Choose one on record, or record one below.",
    },
    "hint_tried": {
        "ja": "電話や訪問など、この画面の外で試したこと",
        "en": "What was tried outside this page",
    },
    "hint_missing": {
        "ja": "例:買物の帰りに荷物を運んでくれる人が、午後にいない",
        "en": "e.g. Nobody to carry shopping home in the afternoon",
    },
    "hint_together": {
        "ja": "一行にひとり(ひとつ)ずつ。名前の一部でも探せます。",
        "en": "One a line; part of a name is enough.",
    },
    "hint_note_close": {"ja": "次に見る人にわかるように", "en": "So that the next reader understands"},
    "hint_minutes": {"ja": "分(空けておけます)", "en": "minutes (may stay empty)"},
    "tick_tie": {"ja": "{a} と {b} が知り合った", "en": "{a} and {b} now know each other"},
    "label_tie_kind": {"ja": "どんなつながりか", "en": "How they are tied"},
    "label_search": {"ja": "根拠にする「見つからなかった記録」", "en": "The search that found nothing"},
    "choice_search": {"ja": "{on} の記録({conditions})", "en": "{on} ({conditions})"},
    "choice_consent": {
        "ja": "{on} の同意({until} まで、{recipients})",
        "en": "given {on} (until {until}, for {recipients})",
    },
    "choice_consent_new": {"ja": "下に新しく記録する", "en": "Recorded below"},
    "label_note_close": {"ja": "わけ", "en": "Why"},
    "label_end_result": {"ja": "取り消すわけ", "en": "Why it is taken back"},
    "label_end_day": {"ja": "終わった日", "en": "Ended on"},
    "label_actor_known": {"ja": "登録のある人・団体", "en": "Somebody known"},
    "label_resource_title": {"ja": "資源の名前", "en": "Name of the resource"},
    "consent_items_thanks": {"ja": "お礼のことばと名前", "en": "The word of thanks and the name"},
    # What a step cannot do without
    "intake_two_people": {
        "ja": "登録のある人とはじめての人の、どちらか一方にしてください。",
        "en": "Either somebody known or somebody new, not both.",
    },
    "intake_nobody": {
        "ja": "だれのニーズかを、名前で書くか、はじめての人として登録してください。",
        "en": "Say whose need it is: by name, or as somebody new.",
    },
    "check_no_decision": {"ja": "判断をえらんでください。", "en": "Choose a decision."},
    "check_needs_reason": {"ja": "保留・見送りには理由が必要です。", "en": "Hold and reject need a reason."},
    "check_unanswered": {
        "ja": "「適切」とするには、はい・いいえのどちらかが必要です。",
        "en": "To pass, this needs yes or no.",
    },
    "check_needs_checked_by": {
        "ja": "「適切」とするには、確認した専門職の名前が必要です。",
        "en": "To pass, it needs the professional who checked it.",
    },
    "check_needs_checked_on": {
        "ja": "「適切」とするには、確認した日が必要です。",
        "en": "To pass, it needs the day of the check.",
    },
    "check_risk_needs_reason": {
        "ja": "気になることがあるのに「適切」とするときは、なぜ大丈夫かを書いてください。",
        "en": "Where something gives cause for concern, say why it may pass.",
    },
    "ask_waiting": {
        "ja": "この人には、もうお願いして返事を待っています。",
        "en": "They were asked already and have not answered.",
    },
    "day_in_future": {"ja": "{day} より後の日は書けません。", "en": "It cannot be after {day}."},
    "answer_missing": {"ja": "返事をえらんでください。", "en": "Choose the answer."},
    "answer_needs_day": {"ja": "返事のあった(あきらめた)日が必要です。", "en": "The day is needed."},
    "answer_before_ask": {
        "ja": "お願いした日({asked_on})より前です。",
        "en": "It is before the ask ({asked_on}).",
    },
    "answer_needs_reason": {
        "ja": "断られたわけが必要です。次に頼む人の参考になります。",
        "en": "Why they said no is needed: it helps the next ask.",
    },
    "agree_already": {
        "ja": "このニーズはもう成立しています。先に取り消してください。",
        "en": "This need is matched already. Take that match back first.",
    },
    "agree_direction": {
        "ja": "この資源は、このニーズと向きが合いません。",
        "en": "This resource does not go with the need's direction.",
    },
    "agree_needs_purpose": {
        "ja": "みんなの目的を一文で書いてください。",
        "en": "Say the shared purpose in one sentence.",
    },
    "agree_needs_roles": {"ja": "だれが何をするかを書いてください。", "en": "Say who does what."},
    "agree_full": {"ja": "この資源には、もう空きがありません。", "en": "This resource has no place left."},
    "ends_before": {"ja": "{day} より後の日にしてください。", "en": "It must be after {day}."},
    "tie_at_first_hand": {
        "ja": "本人から聞いたか、直接見たつながりだけを残せます。",
        "en": "Only ties heard from the person or seen directly.",
    },
    "end_already": {"ja": "このマッチングはもう終わっています。", "en": "This match has ended already."},
    "end_needs_reason": {"ja": "取り消すわけが必要です。", "en": "Say why it is taken back."},
    "end_day": {
        "ja": "{first} から {last} までの日にしてください。",
        "en": "It must be from {first} to {last}.",
    },
    "followup_needs_day": {"ja": "いつ見たかが必要です。", "en": "Say when it was seen."},
    "followup_needs_judge": {"ja": "だれが見たかが必要です。", "en": "Say who saw it."},
    "followup_needs_words": {
        "ja": "その後のようすが必要です。まだなら日付も空けてください。",
        "en": "Say how it is now, or leave the day open too.",
    },
    "followup_before_baseline": {"ja": "はじめに見た日より前です。", "en": "It is before the first day."},
    "thanks_need_giver": {"ja": "だれからのお礼かが必要です。", "en": "Say who gives thanks."},
    "thanks_need_consent": {
        "ja": "お礼を残すには同意が必要です。記録のある同意をえらぶか、下に書いてください。",
        "en": "A word of thanks needs a consent: choose one, or record one below.",
    },
    "thanks_consent_invalid": {
        "ja": "この同意は、この人のものでないか、期限が切れているか、取り消されています。",
        "en": "This consent is somebody else's, is over, or was revoked.",
    },
    "consent_over": {"ja": "もう過ぎた日です。", "en": "This day is over."},
    "develop_needs_search": {
        "ja": "見つからなかった記録をえらんでください。",
        "en": "Choose a search that found nothing.",
    },
    "develop_already": {
        "ja": "このニーズの開発は、もうはじまっています。",
        "en": "A development for this need is open already.",
    },
    "develop_not_ended_yet": {
        "ja": "はじめは話し合い・準備中・試行中のどれかです。",
        "en": "It starts as gathering, preparing or trial.",
    },
    "develop_end_elsewhere": {
        "ja": "終えるときは「資源になった」か「断念」の用紙を使ってください。",
        "en": "To end it, use “It became a resource” or “Give it up”.",
    },
    "develop_ended": {"ja": "この開発はもう終わっています。", "en": "This development has ended already."},
    "give_up_needs_reason": {"ja": "断念のわけが必要です。", "en": "Say why it is given up."},
    "close_which": {"ja": "不成立か取り下げかをえらんでください。", "en": "Choose unmet or withdrawn."},
    "close_needs_search": {
        "ja": "不成立にするには、見つからなかった記録か、断られた記録が必要です。",
        "en": "Unmet needs a recorded search that found nothing, or an ask that was declined.",
    },
    "close_needs_reason": {"ja": "わけが必要です。", "en": "Say why."},
    "close_matched": {
        "ja": "成立しています。先にマッチングを取り消してください。",
        "en": "It is matched. Take the match back first.",
    },
    "reply_needs_text": {"ja": "伝えたことが必要です。", "en": "Say what was told."},
}
