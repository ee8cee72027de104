"""What one what-if costs, once the district is known: by what is supposed, and whom it concerns."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

import numpy as np

from benchmarks.districts import SEED
from benchmarks.report import Section, announce
from benchmarks.snapshots import Graph, snapshot_of
from graph_service.analysis.candidates import MOST_PAIRS
from graph_service.analysis.introduce import find_introductions
from graph_service.analysis.known import Known, known
from graph_service.analysis.what_if import what_if
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.what_if import Newcomer, Supposed
from seed_data.generate.days import AS_OF

SIZES, QUICK_SIZES = (2_000, 100_000), (2_000,)
EACH, BUSIEST, INTRODUCTIONS = 20, 5, 3
NOTES = (
    "`analysis/what_if`: needs that lose or gain a way, best ways and loads that change, gaps before and"
    " after: what writing it and asking again would say. `known` is what is worked out once, for gaps and"
    " what-ifs alike, and followed from edit to edit; then of each sort 20 by chance and 5 with the actors"
    " whom most best ways pass; `introduce` compares pairs exactly, its bounds are said with its answer."
    " Median and most, processor time. To reach: a what-if within a second at 100,000 actors with 5,000 open"
    " needs.",
)
HEADER = ("actors × ties each", "open needs", "what if", "whom", "median, s", "most, s")


def measure(*, quick: bool) -> list[Section]:
    rows = tuple(row for size in (QUICK_SIZES if quick else SIZES) for row in rows_of(Graph(size, 3)))
    return [Section("What if", NOTES, HEADER, rows)]


def rows_of(graph: Graph) -> Iterator[tuple[str, ...]]:
    announce(f"what if: {graph}")
    snapshot, begun = snapshot_of(graph), time.process_time()
    district = known(snapshot, GapQuestion(AS_OF.isoformat()), DEFAULT_POLICY)
    district.work_out()
    needs = f"{sum(len(demand.needs) for demand in district.look.demands):,}"
    taken = f"{time.process_time() - begun:.1f}"
    yield str(graph), needs, "known", "", taken, taken
    for name, whom, some in supposed(district):
        times = [timed(district, one) for one in some]
        yield str(graph), needs, name, whom, f"{median(times):.2f}", f"{max(times):.2f}"
    times = [introduced(district) for _ in range(BUSIEST)]
    cells = f"{median(times):.2f}", f"{max(times):.2f}"
    yield str(graph), needs, f"introduce, {INTRODUCTIONS} found", f"of {MOST_PAIRS} pairs", *cells


def supposed(district: Known) -> Iterator[tuple[str, str, list[Supposed]]]:
    snapshot, chance = district.look.snapshot, np.random.PCG64(SEED)
    ids, needs = snapshot.actors.ids, sorted(snapshot.needs)
    anybody = [ids[int(word % len(ids))] for word in chance.random_raw(2 * EACH)]
    busiest = [ids[place] for place, _ in district.load.most_common(BUSIEST)]
    for whom, some in (("by chance", anybody), ("busiest", busiest)):
        first = some[:EACH]
        yield "leaves", whom, [Supposed(leaves=(one,)) for one in first]
        yield "no time", whom, [Supposed(no_time=(one,)) for one in first]
        pairs = zip(first, some[-len(first) :][::-1], strict=True)
        yield "introduced", whom, [Supposed(introduced=(pair,)) for pair in pairs if pair[0] != pair[1]]
        themes = [snapshot.needs[needs[n * len(needs) // EACH]].theme for n in range(len(first))]
        yield "joins", whom, [joining(one, theme) for one, theme in zip(first, themes, strict=True)]


def joining(knows: str, theme: str) -> Supposed:
    return Supposed(joins=(Newcomer("shrine", knows=(knows,), direction="gives", theme=theme),))


def timed(district: Known, one: Supposed) -> float:
    begun = time.process_time()
    what_if(district, one)
    return time.process_time() - begun


def introduced(district: Known) -> float:
    begun = time.process_time()
    find_introductions(district, INTRODUCTIONS)
    return time.process_time() - begun
