"""Themes in three levels, with synonyms, and what people want and give in them.

Lanes are themes in which the base of a district has neither need nor resource, so that what is planted
there meets nothing but itself. A need two levels down and a resource one level down on the other side of a
top are three steps apart: no lane meets another theme.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TOPS = (
    *(("food", "買物・食事"), ("going", "移動・外出"), ("company", "見守り・交流"), ("home", "家事・住まい")),
    *(("health", "健康・通いの場"), ("role", "趣味・役割"), ("advice", "相談・手続き")),
)
"""(id, name) of the themes at the top."""

MIDS = (
    *(("shopping", "food", "買物"), ("meals", "food", "食事"), ("rides", "going", "送迎")),
    *(("escort", "going", "付き添い"), ("watch", "company", "見守り"), ("talk", "company", "話し相手")),
    *(("chores", "home", "家事"), ("repair", "home", "小さな修繕"), ("exercise", "health", "体操")),
    *(("checkup", "health", "健康相談"), ("handwork", "role", "手仕事"), ("teaching", "role", "教える")),
    *(("harvest", "role", "畑のもの"), ("papers", "advice", "書類"), ("money", "advice", "お金")),
    *(("pets", "home", "ペット"), ("graves", "going", "墓参り"), ("nights", "company", "夜の安心")),
    *(("hospital", "home", "入退院"), ("books", "role", "読書"), ("woodwork", "role", "木工")),
    *(("phones", "advice", "スマートフォン"), ("garden", "home", "庭"), ("music", "role", "音楽")),
    *(("fishing", "role", "川遊び"), ("sewing", "home", "繕いもの"), ("surplus", "food", "作りすぎ")),
    *(("trips", "going", "遠出"), ("boardgames", "role", "盤上遊び"), ("kimono", "role", "着物")),
    *(("antiques", "role", "古道具"), ("sweets", "food", "菓子づくり"), ("letters", "advice", "手紙")),
    *(("haiku", "role", "俳句"),),
)
"""(id, broader, name) of the themes in the middle."""


@dataclass(frozen=True)
class Leaf:
    """A theme at the bottom: the direction of its needs, who gives or receives there, what both say.

    A giver is a subtype, with what its name must hold after a colon. A lane has none; `body` is the name of
    who gives there.
    """

    key: str
    broader: str
    name: str
    synonyms: str
    direction: str
    givers: tuple[str, ...]
    need: str
    resource: str
    body: str

    @property
    def theme(self) -> str:
        return f"theme-{self.key}"


def read_leaves() -> dict[str, Leaf]:
    """The leaves of leaves.csv by key, in its order."""
    text = Path(__file__).with_name("leaves.csv").read_text("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    givers = ((row, tuple(filter(None, row.pop("givers").split(";")))) for row in rows)
    return {row["key"]: Leaf(givers=those, **row) for row, those in givers}


ALSO_BROADER = {"meal-box": "watch", "teach-cooking": "meals", "lunch-club": "talk"}
"""Leaves that stand under two themes."""


def theme_rows(leaves: Mapping[str, Leaf]) -> list[dict[str, str]]:
    """The rows of themes.csv, from the top down."""
    rows = [{"id": f"theme-{key}", "name": name} for key, name in TOPS]
    rows += [{"id": f"theme-{key}", "name": name, "broader": f"theme-{above}"} for key, above, name in MIDS]
    for leaf in leaves.values():
        above = [leaf.broader, *filter(None, [ALSO_BROADER.get(leaf.key)])]
        broader = ";".join(f"theme-{key}" for key in above)
        rows.append({"id": leaf.theme, "name": leaf.name, "broader": broader, "synonyms": leaf.synonyms})
    return rows
