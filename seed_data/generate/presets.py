"""The two districts, as numbers.

Calibrated on published means per 日常生活圏域 (about 22,800 people), skewed to town and country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Preset:
    """How much of everything a district holds before gaps are planted.

    `blocks` are neighbourhoods an area, each with one 自治会 and one 民生委員; `residents` live in each.
    `isolated` places have no tie. `needs` are open and checked; the others are counted by their state.
    Of the ties `stale_percent` are out of date: a little over the wanted 20, for gaps add fresh ones.
    """

    key: str
    seed: int
    town: str
    people: int
    aged_percent: int
    areas: tuple[tuple[str, str], ...]
    blocks: int
    residents: int
    bodies: Mapping[str, int]
    professionals: Mapping[str, int]
    isolated: int
    needs: int
    resources: int
    saturated: int
    matched: int
    unchecked: int
    held: int
    rejected: int
    withdrawn: int
    chance_ties: int
    stale_percent: int


URBAN = Preset(
    key="urban",
    seed=20261101,
    town="ほしあかり市",
    people=30_000,
    aged_percent=25,
    areas=(
        ("area-kazaguruma", "かざぐるま地区"),
        ("area-komorebi", "こもれび地区"),
        ("area-seseragi", "せせらぎ地区"),
        ("area-tanpopo", "たんぽぽ地区"),
    ),
    blocks=4,
    residents=3,
    bodies={
        **{"rojin_club": 8, "shakyo": 1, "npo": 6, "volunteer_group": 14, "silver": 1, "coop": 1},
        **{"houkatsu_center": 2, "company": 8, "municipality": 1, "other": 4},
        **{"shrine": 9, "temple": 7, "shop": 40, "cafe": 8},
        **{"kominkan": 12, "care_facility": 14, "clinic": 8, "school": 5, "park": 4, "kayoinoba": 20},
    },
    professionals={
        **{"houkatsu_staff": 6, "care_manager": 12, "doctor": 3, "nurse": 4},
        **{"therapist": 3, "facility_staff": 5, "municipal_staff": 3},
    },
    isolated=15,
    needs=54,
    resources=92,
    saturated=13,
    matched=7,
    unchecked=5,
    held=4,
    rejected=3,
    withdrawn=2,
    chance_ties=150,
    stale_percent=22,
)
RURAL = Preset(
    key="rural",
    seed=20261102,
    town="ゆきわり村",
    people=6_000,
    aged_percent=42,
    areas=(
        ("area-hashibami", "はしばみ地区"),
        ("area-irori", "いろり地区"),
        ("area-mizuguruma", "みずぐるま地区"),
    ),
    blocks=3,
    residents=3,
    bodies={
        **{"rojin_club": 4, "shakyo": 1, "npo": 1, "volunteer_group": 5, "silver": 1, "coop": 1},
        **{"houkatsu_center": 1, "company": 2, "municipality": 1, "other": 1},
        **{"shrine": 6, "temple": 3, "shop": 9, "cafe": 1},
        **{"kominkan": 6, "care_facility": 4, "clinic": 2, "school": 2, "park": 1, "kayoinoba": 8},
    },
    professionals={
        **{"houkatsu_staff": 3, "care_manager": 4, "doctor": 1, "nurse": 2},
        **{"therapist": 1, "facility_staff": 2, "municipal_staff": 1},
    },
    isolated=5,
    needs=27,
    resources=44,
    saturated=6,
    matched=4,
    unchecked=3,
    held=2,
    rejected=2,
    withdrawn=1,
    chance_ties=45,
    stale_percent=25,
)
PRESETS = {preset.key: preset for preset in (URBAN, RURAL)}
