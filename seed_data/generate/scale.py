"""Large synthetic districts for benchmarks: communities around hubs, in the file format.

Fast where the presets are careful: names are numbers, and nothing is planted.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from seed_data.generate.days import AS_OF

Ints = npt.NDArray[np.int64]
Columns = Mapping[str, Sequence[object]]
"""One table's columns by name, as texts and numbers, of one length."""

COMMUNITY = 50
AREA = 100 * COMMUNITY
HUBS = 2
"""The first actors of each community know many of it; those of an area's first community are its centre."""
THEMES = 300
LEAVES_EACH = 9
WITHIN, TO_HUB, TO_CENTRE = 0.6, 0.3, 0.05
"""Shares of ties to anybody of one's community, its hubs, its area's centre; the rest go to any hub."""

CENTRE_SUBTYPES = (("organization", "houkatsu_center"), ("professional", "sc"))
HUB_SUBTYPES = (("organization", "jichikai"), ("professional", "minsei"))
MEMBER_SUBTYPES = (
    *(("resident", "target"), ("shop", "shop"), ("resident", "family"), ("facility", "kayoinoba")),
    *(("resident", "volunteer"), ("shrine", "shrine"), ("resident", "key_person")),
    ("organization", "volunteer_group"),
)
SUBTYPES = (*CENTRE_SUBTYPES, *HUB_SUBTYPES, *MEMBER_SUBTYPES)


class Chance:
    """Numbers by seed. PCG64's own words are drawn: its stream is promised, that of `Generator` is not."""

    def __init__(self, seed: int) -> None:
        self.bits = np.random.PCG64(seed)

    def shares(self, count: int) -> npt.NDArray[np.float64]:
        """`count` numbers from 0 to below 1."""
        words: npt.NDArray[np.uint64] = self.bits.random_raw(count)
        found: npt.NDArray[np.float64] = np.multiply(words >> np.uint64(11), 2.0**-53, dtype=np.float64)
        return found

    def below(self, limits: Ints | int, count: int) -> Ints:
        """`count` whole numbers from 0 to below the limits."""
        found: Ints = (self.shares(count) * limits).astype(np.int64)
        return found


TIE_KINDS = ("knows", "helps", "member_of")
QUALITIES = ("good", "neutral", "good", "strained")
BASES = ("direct_observed", "meeting", "hearsay", "document", "inferred")


class DrawnTies(NamedTuple):
    """Columns of ties in numbers: ends are numbers of actors, words their places above, days since 1970."""

    source: Ints
    target: Ints
    kind: Ints
    strength: Ints
    quality: Ints
    basis: Ints
    confirmed_on: Ints


def synthetic(actors: int, ties_each: int, seed: int) -> dict[str, Columns]:
    """A district of so many actors with `actors * ties_each` ties between different pairs.

    One need and one resource for 20 actors, 300 themes, communities of 50. Raises ValueError where there
    are fewer pairs than ties: `ties_each` must stay below a tenth of `actors`.
    """
    tables, ties = drawn(actors, ties_each, seed)
    return {**tables, "ties": tie_columns(ties)}


def drawn(actors: int, ties_each: int, seed: int) -> tuple[dict[str, Columns], DrawnTies]:
    """The same district with its ties in numbers, for ten million of them fit into no lists."""
    if not 0 < ties_each < actors / 10:
        raise ValueError(f"ties_each={ties_each}, actors={actors}")
    chance = Chance(seed)
    tables = {
        "areas": area_columns(actors),
        "themes": theme_columns(),
        "actors": actor_columns(actors, chance),
    }
    ties = draw_ties(actors, actors * ties_each, chance)
    tables |= {"needs": need_columns(actors, chance), "resources": resource_columns(actors, chance)}
    return tables, ties


def names(prefix: str, numbers: Ints) -> list[str]:
    return [f"{prefix}-{number:06}" for number in numbers.tolist()]


def words(choices: Sequence[str], places: Ints) -> list[str]:
    found: list[str] = np.array(choices)[places].tolist()
    return found


def area_columns(actors: int) -> Columns:
    """A town and an area for every 100 communities."""
    ids = names("area", np.arange(actors // AREA + 1))
    return {
        "id": ["area-town", *ids],
        "name": ["架空の町", *(f"架空の地区{place + 1}" for place in range(len(ids)))],
        "parent": ["", *["area-town"] * len(ids)],
        "layer": ["1", *["2"] * len(ids)],
    }


def theme_columns() -> Columns:
    """Themes in two levels: each upper one has LEAVES_EACH below it."""
    numbers = np.arange(THEMES)
    upper = numbers // (LEAVES_EACH + 1) * (LEAVES_EACH + 1)
    broader = [
        above if above != own else ""
        for above, own in zip(names("t", upper), names("t", numbers), strict=True)
    ]
    return {"id": names("t", numbers), "name": [f"テーマ{n}" for n in numbers.tolist()], "broader": broader}


def actor_columns(actors: int, chance: Chance) -> Columns:
    numbers = np.arange(actors)
    kinds = kind_places(numbers)
    area = numbers // AREA
    hub = numbers % COMMUNITY < HUBS
    return {
        "id": names("a", numbers),
        "kind": words([kind for kind, _ in SUBTYPES], kinds),
        "name": [f"架空{number}" for number in numbers.tolist()],
        "subtype": words([subtype for _, subtype in SUBTYPES], kinds),
        "area": names("area", area),
        "contact": words(["", "窓口"], chance.below(2, actors)),
        "willing": words(
            ["yes", "unknown", "yes", "unknown", "no"], np.where(hub, 0, chance.below(5, actors))
        ),
        "asks_max": words(["", "5"], np.where(hub, 0, chance.below(2, actors))),
        "asks_elsewhere": np.where(hub, 1, chance.below(6, actors)).tolist(),
    }


def kind_places(numbers: Ints) -> Ints:
    """The place in SUBTYPES of each actor: centres, hubs, and the others by turns."""
    member = numbers % COMMUNITY
    hub = np.where(numbers % AREA < HUBS, member, HUBS + member)
    found: Ints = np.where(member < HUBS, hub, 2 * HUBS + member % len(MEMBER_SUBTYPES))
    return found


def of_kind(numbers: Ints, kind: str) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = np.array([kind == known for known, _ in SUBTYPES])[kind_places(numbers)]
    return found


def draw_ties(actors: int, count: int, chance: Chance) -> DrawnTies:
    source, target = pairs(actors, count, chance)
    to_body = of_kind(target, "organization")
    today = np.datetime64(AS_OF).astype(np.int64)
    confirmed = today - 1 - chance.below(900, count)
    kind = np.where(to_body, 2, chance.below(2, count))
    strength = chance.below(4, count)
    quality, basis = chance.below(len(QUALITIES), count), chance.below(len(BASES), count)
    return DrawnTies(source, target, kind, strength, quality, basis, confirmed)


def tie_columns(ties: DrawnTies) -> Columns:
    return {
        "from": names("a", ties.source),
        "to": names("a", ties.target),
        "kind": words(TIE_KINDS, ties.kind),
        "strength": ties.strength.tolist(),
        "quality": words(QUALITIES, ties.quality),
        "basis": words(BASES, ties.basis),
        "confirmed_on": ties.confirmed_on.astype("datetime64[D]").astype(str).tolist(),
    }


def pairs(actors: int, count: int, chance: Chance) -> tuple[Ints, Ints]:
    """Ends of `count` ties between different pairs, sorted by their lower end."""
    known = np.zeros(0, dtype=np.int64)
    while len(known) < count:
        drawn = draw_pairs(actors, count, chance)
        _, first = np.unique(np.concatenate((known, drawn)), return_index=True)
        known = np.concatenate((known, drawn))[np.sort(first)][:count]
    low, high = np.divmod(np.sort(known), actors)
    turned = chance.shares(count) < 0.5
    return np.where(turned, high, low), np.where(turned, low, high)


def draw_pairs(actors: int, count: int, chance: Chance) -> Ints:
    """Pairs as lower end x actors + higher end. Everybody is the source of as many."""
    source = np.arange(count) % actors
    own, centre = source // COMMUNITY * COMMUNITY, source // AREA * AREA
    hub, how = chance.below(HUBS, count), chance.shares(count)
    elsewhere = chance.below(-(-actors // COMMUNITY), count) * COMMUNITY + hub
    choices = [own + chance.below(COMMUNITY, count), own + hub, centre + hub]
    limits = np.cumsum([WITHIN, TO_HUB, TO_CENTRE])
    target = np.minimum(np.select([how < limit for limit in limits], choices, elsewhere), actors - 1)
    low, high = np.minimum(source, target), np.maximum(source, target)
    found: Ints = (low * actors + high)[low != high]
    return found


def need_columns(actors: int, chance: Chance) -> Columns:
    """Open needs that passed their check, of residents."""
    count = actors // 20
    residents = np.flatnonzero(of_kind(np.arange(actors), "resident"))
    holder = residents[chance.below(len(residents), count)]
    same: dict[str, Any] = {
        "decision": "pass",
        "checked_by": "確認者",
        "checked_on": "2026-10-01",
        "status": "searching",
    }
    return {
        "id": names("need", np.arange(count)),
        "actor": names("a", holder),
        "direction": words(["wants", "wants", "wants", "offers"], chance.below(4, count)),
        "title": [f"ニーズ{number}" for number in range(count)],
        "theme": names("t", chance.below(THEMES, count)),
        **{name: [value] * count for name, value in same.items()},
    }


def resource_columns(actors: int, chance: Chance) -> Columns:
    """Resources, half of them of hubs, the others of anybody; every tenth has no place left."""
    count = actors // 20
    anybody = chance.below(actors, count)
    giver = np.where(chance.below(2, count) == 0, anybody // COMMUNITY * COMMUNITY + anybody % HUBS, anybody)
    full = chance.below(10, count) == 0
    return {
        "id": names("res", np.arange(count)),
        "actor": names("a", giver),
        "direction": words(["gives", "gives", "gives", "receives"], chance.below(4, count)),
        "title": [f"資源{number}" for number in range(count)],
        "theme": names("t", chance.below(THEMES, count)),
        "capacity": [10] * count,
        "capacity_left": np.where(full, 0, 1 + chance.below(10, count)).tolist(),
    }


def write_folder(tables: Mapping[str, Columns], folder: Path) -> None:
    """Writes the tables and district.json into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(zip(*columns.values(), strict=True))
    info = {"format_version": 1, "name": "架空データ", "as_of": AS_OF.isoformat(), "fictional": True}
    text = json.dumps({**info, "credits": ["架空データです。"]}, ensure_ascii=False, indent=2)
    (folder / "district.json").write_bytes(text.encode())
