"""What is said about the embedded Neo4j: its progress and its errors."""

from __future__ import annotations

from typing import Literal

ENGINE: dict[str, dict[Literal["ja", "en"], str]] = {
    "engine_fetch": {
        "ja": "データベース(Neo4j)の部品を取り寄せています(初回のみ)",
        "en": "Fetching the parts of the database (Neo4j), this once",
    },
    "engine_archive": {
        "ja": "次から速く始まるように準備しています(初回のみ)",
        "en": "Preparing faster starts of the database, this once",
    },
    "engine_start": {
        "ja": "データベースを始めています",
        "en": "Starting the database",
    },
    "engine_incomplete": {
        "ja": "組み込みデータベースの部品「{part}」を用意できません:{reason}",
        "en": "The part “{part}” of the embedded database cannot be had: {reason}",
    },
    "engine_failed": {
        "ja": "組み込みデータベースが動きません。記録の終わり:\n{log}",
        "en": "The embedded database does not run. The end of its log:\n{log}",
    },
    "engine_in_use": {
        "ja": "データの場所 {folder} は別のデータベースか別の利用者が使っているため、開けません。",
        "en": "The data folder {folder} is in use by another database or belongs to somebody else.",
    },
}
