"""What one changed tie costs a snapshot that is kept, until the next answer shows it."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import numpy as np

from benchmarks.districts import SEED
from benchmarks.report import Section, announce
from benchmarks.snapshots import Graph, snapshot_of
from graph_service.analysis.costs import BARRED, day_of_question, mediating, tie_codes
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.steps import usable_ties
from graph_service.analysis.upkeep import taken_in
from graph_service.domain.answers import Scope
from graph_service.domain.changes import Change, Touched
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.tables import usual_tie_id
from seed_data.generate.days import AS_OF

SIZES, QUICK_SIZES = (2_000, 100_000, 1_000_000), (2_000, 20_000)
CHANGES = 1_000
NOTES = (
    "A change of the journal is taken into the snapshot in memory (`analysis/upkeep`): a new tie between two"
    " actors by chance, and another strength of a known tie. Each is looked for on the next question's ground"
    " (not timed), which must find it. Medians and 95th percentiles over 1,000 changes, wall time, on a"
    " snapshot whose costs are worked out. To reach: 100 µs, at 2,000 and at 1,000,000 actors.",
)
HEADER = ("actors × ties each", "new tie, µs", "95 %", "changed tie, µs", "95 %")
Changes = Callable[[Snapshot, np.random.PCG64], Touched]


def measure(*, quick: bool) -> list[Section]:
    rows = tuple(row(Graph(size, 3)) for size in (QUICK_SIZES if quick else SIZES))
    return [Section("One changed tie", NOTES, HEADER, rows)]


def row(graph: Graph) -> tuple[str, ...]:
    announce(f"upkeep: {graph}")
    snapshot = snapshot_of(graph)
    tie_codes(snapshot, day_of_question(AS_OF.isoformat(), DEFAULT_POLICY))
    mediating(snapshot, DEFAULT_POLICY)
    cells = [str(graph)]
    for touched in (new_tie, changed_tie):
        snapshot, times = after_changes(snapshot, touched)
        cells += [f"{median(times):.0f}", f"{np.percentile(times, 95):.0f}"]
    return tuple(cells)


def after_changes(snapshot: Snapshot, touched: Changes) -> tuple[Snapshot, list[float]]:
    """The snapshot after many changes, and how many microseconds each took."""
    chance, times = np.random.PCG64(SEED), []
    for number in range(snapshot.change + 1, snapshot.change + CHANGES + 1):
        one = touched(snapshot, chance)
        change = Change(number, "", "benchmark", "edit", (one,))
        begun = time.perf_counter()
        snapshot = taken_in(snapshot, change)
        times.append((time.perf_counter() - begun) * 1e6)
        check(snapshot, one)
    return snapshot, times


def new_tie(snapshot: Snapshot, chance: np.random.PCG64) -> Touched:
    """A strong, fresh tie between two actors who have none."""
    ids = snapshot.actors.ids
    while True:
        a, b = (int(word % len(ids)) for word in chance.random_raw(2))
        if a != b and not snapshot.network.ties_between(a, b):
            break
    values = {"from": ids[a], "to": ids[b], "kind": "knows", "strength": 3, "basis": "self"}
    identity = usual_tie_id(ids[a], "knows", ids[b])
    return Touched("ties", identity, {}, {**values, "id": identity, "confirmed_on": AS_OF.isoformat()})


def changed_tie(snapshot: Snapshot, chance: np.random.PCG64) -> Touched:
    """Another strength of a tie that can carry a path."""
    codes = tie_codes(snapshot, day_of_question(AS_OF.isoformat(), DEFAULT_POLICY))
    while codes[tie := int(chance.random_raw() % len(codes))] == BARRED:
        pass
    strength = (int(snapshot.ties.strength[tie]) + 1) % 4
    return Touched("ties", snapshot.tie_id(tie), {}, {"strength": strength})


def check(snapshot: Snapshot, touched: Touched) -> None:
    """The next question walks over the tie as it is now."""
    ids, (source, _, target) = snapshot.actors.ids, touched.id.split("|")
    ground = Inquiry(snapshot, DEFAULT_POLICY, Scope(as_of=AS_OF.isoformat()), (), {}).ground
    usable = usable_ties(ground, ids.place(source), ids.place(target))
    tie = next(place for place in usable if snapshot.tie_id(place) == touched.id)
    assert snapshot.ties.strength[tie] == touched.after["strength"]
