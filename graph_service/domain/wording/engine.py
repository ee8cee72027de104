"""What is said about the embedded Neo4j: its progress and its errors."""

from __future__ import annotations

from typing import Literal

ENGINE: dict[str, dict[Literal["ja", "en"], str]] = {
    "engine_incomplete": {
        "ja": "組み込みデータベースの部品「{part}」を用意できません:{reason}",
        "en": "The part “{part}” of the embedded database cannot be had: {reason}",
    },
    "engine_failed": {
        "ja": "組み込みデータベースが動きません。記録の終わり:\n{log}",
        "en": "The embedded database does not run. The end of its log:\n{log}",
    },
    "engine_in_use": {
        "ja": "データの場所 {folder} は別の人が使っています。",
        "en": "The data folder {folder} is in use by somebody else.",
    },
}
