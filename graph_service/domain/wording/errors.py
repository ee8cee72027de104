"""What the errors of `domain.errors` say."""

from __future__ import annotations

from typing import Literal

ERRORS: dict[str, dict[Literal["ja", "en"], str]] = {
    "faulty_folder": {
        "ja": "フォルダーに {count} 件の誤りがあります。何も取り込んでいません。",
        "en": "The folder has {count} faults. Nothing was loaded.",
    },
    "folder_missing": {
        "ja": "フォルダー「{folder}」はありません。",
        "en": "There is no folder “{folder}”.",
    },
    "faulty_record": {
        "ja": "{count} 件の誤りがあります。何も書き込んでいません。",
        "en": "There are {count} faults. Nothing was written.",
    },
    "store_loading": {
        "ja": "大きなデータを取り込んでいる途中です。終わるまでお待ちください。",
        "en": "A large district is being loaded. Please wait until it is done.",
    },
    "unknown_id": {"ja": "ID「{id}」の{type}はありません。", "en": "There is no {type} with the id “{id}”."},
    "invalid_value": {
        "ja": "{column} の値「{value}」は使えません({expected})。",
        "en": "“{value}” cannot be used for {column} ({expected}).",
    },
    "need_not_checked": {
        "ja": "ニーズ「{need}」はまだ確認が済んでいません。足りないもの:{lacks}",
        "en": "The need “{need}” is not checked yet. Missing: {lacks}",
    },
    "conflict": {
        "ja": "{type}「{id}」は、読んだあと(版 {read})に変わっています(いまの版 {present})。読み直してください。",
        "en": "{type} “{id}” changed since it was read (version {read}, now {present}). Read it again.",
    },
    "search_too_large": {
        "ja": "この条件では調べる道が多すぎるため、途中でやめました。仲立ちの上限(いま {max_mediators})か、別の道の数(いま {alternatives})を小さくしてください。{advice}",
        "en": "Too many paths to look at, so the search was given up. Lower the limit of mediators (now {max_mediators}) or the number of alternatives (now {alternatives}). {advice}",
    },
    "load_too_large": {
        "ja": "{rows} 行を一度に取り込むにはメモリーが足りません(いま {heap} MiB)。GRAPH_SERVICE_HEAP_MB={needed} にしてください。",
        "en": "{rows} rows do not fit into one load (heap {heap} MiB). Set GRAPH_SERVICE_HEAP_MB={needed}.",
    },
    "confirmation_needed": {
        "ja": "--replace はいまのデータを空にします。続けるには --yes を付けてください。",
        "en": "--replace empties the present data. Add --yes to go on.",
    },
    "not_allowed": {"ja": "この操作は許可されていません。", "en": "This is not allowed."},
    "service_not_running": {
        "ja": "動いている画面がありません。graph-service serve で始めてください。",
        "en": "No service is running. Start it with graph-service serve.",
    },
    "installation_broken": {
        "ja": "プログラムの部品 {file} がないか、変わっています。入れ直してください。",
        "en": "A part of the program, {file}, is missing or altered. Install it again.",
    },
    "store_unavailable": {
        "ja": "データベースが応答しません。少し待ってからもう一度お試しください。",
        "en": "The database does not answer. Try again in a moment.",
    },
    "store_full": {
        "ja": "データベースのメモリーが足りず、取り消しました。GRAPH_SERVICE_HEAP_MB を大きくしてください。",
        "en": "The database ran out of memory and undid it. Set a larger GRAPH_SERVICE_HEAP_MB.",
    },
    "store_broken": {
        "ja": "データベースがこの版の graph_service に合っていません:{reason}",
        "en": "The database does not fit this version of graph_service: {reason}",
    },
}
