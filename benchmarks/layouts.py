"""How long the server takes over the places of symbols, which no browser works out."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass
from statistics import median

from benchmarks.districts import SEED
from benchmarks.report import Section, announce
from graph_service.analysis.atlas import area_layout, area_rows, atlas

SIZES, RUNS, QUICK_RUNS = (300, 2_000, 10_000), 5, 1
IN_AREA, TIES_EACH, NEAR = 150, 3, 0.8
NOTES = (
    f"Places for so many symbols in areas of {IN_AREA}, with {TIES_EACH} ties each, four of five inside their"
    " area: every area laid out from nothing, the areas arranged, all put together. The service lays an area"
    " out once, keeps it, and shows at most 300 symbols at a time. In the last column every layout is known"
    " and one symbol more has to find its place.",
)
HEADER = ("symbols", "areas", "ties", "n", "from nothing, s", "slowest, s", "one more, s")

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Ground:
    """Symbols by area, the ties inside each, and how many ties there are between two."""

    members: dict[str, list[str]]
    inside: dict[str, Pairs]
    between: dict[tuple[str, str], int]


def measured(*, quick: bool) -> Section:
    rows = []
    for size in SIZES:
        announce(f"pages: layout of {size:,} symbols")
        rows.append(row(ground_of(size), size, QUICK_RUNS if quick else RUNS))
    return Section("Layout", NOTES, HEADER, tuple(rows))


def ground_of(size: int) -> Ground:
    """A synthetic district of so many symbols."""
    chance = random.Random(SEED)
    area = [f"area-{number // IN_AREA:03}" for number in range(size)]
    members: dict[str, list[str]] = {}
    for number, name in enumerate(area):
        members.setdefault(name, []).append(f"actors/{number:05}")
    inside: dict[str, Pairs] = {name: [] for name in members}
    between: Counter[tuple[str, str]] = Counter()
    for number in range(size):
        for _ in range(TIES_EACH):
            own = members[area[number]]
            other = chance.randrange(size) if chance.random() > NEAR else int(chance.choice(own)[7:])
            if area[other] != area[number]:
                between[min(area[number], area[other]), max(area[number], area[other])] += 1
            elif other != number:
                inside[area[number]].append((f"actors/{number:05}", f"actors/{other:05}"))
    return Ground(members, inside, dict(between))


def row(ground: Ground, size: int, runs: int) -> tuple[str, ...]:
    seconds = sorted(laid_out(ground) for _ in range(runs))
    ties = sum(map(len, ground.inside.values())) + sum(ground.between.values())
    return (
        *(f"{size:,}", str(len(ground.members)), f"{ties:,}", str(runs)),
        *(f"{median(seconds):.2f}", f"{seconds[-1]:.2f}", f"{one_more(ground):.3f}"),
    )


def laid_out(ground: Ground) -> float:
    """Seconds until every symbol has its place."""
    started = time.perf_counter()
    rows = area_rows({name: len(members) for name, members in ground.members.items()}, ground.between)
    inside = ground.inside
    places = {name: area_layout(each, inside[name], {}, {}, {}) for name, each in ground.members.items()}
    atlas(rows, places, {})
    return time.perf_counter() - started


def one_more(ground: Ground) -> float:
    """Seconds until a newcomer, tied to two of its area, has a place beside them."""
    name, members = next(iter(ground.members.items()))
    before = area_layout(members, ground.inside[name], {}, {}, {})
    new = "actors/new"
    lines = [*ground.inside[name], (new, members[0]), (new, members[1])]
    started = time.perf_counter()
    area_layout([*members, new], lines, {}, {}, before)
    return time.perf_counter() - started
