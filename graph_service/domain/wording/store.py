"""What is said while the store works."""

from __future__ import annotations

from typing import Literal

STORE: dict[str, dict[Literal["ja", "en"], str]] = {
    "migrating": {"ja": "データベースを整えています", "en": "Preparing the database"},
    "checking_queries": {"ja": "問い合わせを確かめています", "en": "Checking the queries"},
    "loading": {"ja": "データを取り込んでいます", "en": "Loading the data"},
    "loaded": {
        "ja": "「{folder}」を取り込みました:追加 {added} 件、更新 {updated} 件、変わりなし {unchanged} 件。",
        "en": "Loaded “{folder}”: {added} added, {updated} updated, {unchanged} unchanged.",
    },
    "confirm_replace": {
        "ja": "いまのデータをすべて空にして取り込みます。よろしいですか?",
        "en": "All present data will be replaced. Go on?",
    },
    "engine_started": {
        "ja": "組み込みデータベースが動いています({uri})。",
        "en": "The embedded database is running ({uri}).",
    },
    "engine_stopped": {
        "ja": "組み込みデータベースを止めました。",
        "en": "The embedded database has stopped.",
    },
    "engine_running": {
        "ja": "動いています(Neo4j {version}、ポート {port}、利用中 {users})。データ:{home}",
        "en": "Running (Neo4j {version}, port {port}, in use by {users}). Data: {home}",
    },
    "engine_not_running": {
        "ja": "止まっています(Neo4j {version})。データ:{home}",
        "en": "Not running (Neo4j {version}). Data: {home}",
    },
    "demo_kept": {
        "ja": "前回のデータをそのまま使います。",
        "en": "The data is as it was left.",
    },
    "doctor_python": {"ja": "Python", "en": "Python"},
    "doctor_files": {"ja": "プログラムの部品", "en": "Files of the program"},
    "doctor_data": {"ja": "データの場所に書けるか", "en": "Data folder"},
    "doctor_cache": {"ja": "部品の置き場に書けるか", "en": "Cache folder"},
    "doctor_database": {"ja": "データベース", "en": "Database"},
    "wiping": {"ja": "途中で止まった取り込みを片づけています", "en": "Clearing an unfinished load away"},
}
