"""The words of PLANTED.md: what each class and each planted gap is about."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "no_resource": "ニーズに合う資源がない",
    "no_way": "資源はあるが、3人以内の仲立ちでは道がない",
    "hangs_on_one": "ひとりに頼りきり",
    "unused": "空きがあるのに、だれのニーズからも届かない資源",
    "stale": "一番よい道が、12か月以内に確かめていないつながりに頼っている",
}
STORIES: dict[str, str] = {
    "nobody_gives": "同じテーマの資源がひとつもない。",
    "saturated": "同じテーマの資源はあるが、空きがない(capacity_left = 0)。",
    "not_eligible": "資源の対象が事業対象者だけで、求めているのは要介護の人。",
    "declined": "ただひとつの資源に頼み、断られている。",
    "nobody_wants": "このテーマのニーズがひとつもない。",
    "wrong_direction": "受け取りたい店はあるが、あげたい人がいない。",
    "isolated_place": "つながりがひとつもない場所の資源。",
    "other_area": "資源の対象が別の地区に限られている。",
    "too_far": "道はあるが、仲立ちが5人要る。",
    "no_asks_left": "仲立ちできる人が、頼まれごとの上限に達している。",
    "inferred_only": "資源への道に推定(inferred)のつながりしかない。",
    "unwilling": "仲立ちできる相手が、協力できない(willing = no)と答えている。",
    "island": "身内だけでつながった集まりで、外とのつながりがない。",
    "declined_to_introduce": "仲立ちできる団体に、このニーズの紹介を断られている。",
    "only_the_coordinator": "受け取り先を知っているのは生活支援コーディネーターだけ(切断点)。",
    "only_the_commissioner": "本人を訪ねているのは民生委員だけ(切断点)。",
    "only_a_key_person": "場を知っているのは世話役ひとりだけ(切断点)。",
    "only_within_the_limit": "4人の仲立ちならほかの道もあるが、3人以内ではこの団体だけ(切断点ではない)。",
    "better_but_stale": "一番よい道の最後のつながりが12〜24か月前の確認。新しい道もあるが弱い。",
    "all_old": "どの道のつながりも2年より前の確認。",
    "never_confirmed": "どの道のつながりも一度も確かめていない。",
}
HEADINGS = {"needs": "ニーズ", "resources": "資源", "actors": "人・団体", "ties": "つながり"}
INTRODUCTION = (
    "架空データです。このフォルダーには、次の課題がわざと埋め込んであります(仲立ちは3人まで、"
    "{as_of} 時点、対象は事務局)。ここにない課題(1〜5類)はありません。"
    "同じ内容を機械で読める形にしたものが `planted.json` です。"
)
REBUILD = "作り直し: `python -m seed_data.generate`(同じものが1バイトも違わずにできます)"
CUT_VERTICES = "切断点(抜けるとつながりが切れる相手が出る)"
ISOLATED = "つながりがひとつもない場所"
WARNINGS = "わざと入れた、変だが読み込める行(警告)"
