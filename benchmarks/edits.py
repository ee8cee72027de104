"""What one edit costs a district whose gaps are known, until they are known again; by sort of edit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median

import numpy as np

from benchmarks.districts import SEED, parsed
from benchmarks.report import Section, announce
from benchmarks.snapshots import Graph, snapshot_of
from benchmarks.upkeep import changed_tie, new_tie
from graph_service.adapters.assets import asset
from graph_service.analysis.building import build_snapshot
from graph_service.analysis.known import Known, followed, known
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.steps import usable_ties
from graph_service.analysis.upkeep import separated, taken_in
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Touched
from graph_service.domain.district import DistrictInfo
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.search_columns import search_columns
from seed_data.generate.days import AS_OF

EACH = 20
NOTES = (
    "`analysis/known`: the gaps of a district are known; one record is edited, and the whole answer to `gaps`"
    " is worked out again, exact: classes, load, coverage, cut vertices and bridges. Copies of the arrays are"
    " part of it. Of each sort 20 by chance, each on the same state; processor time; `anew` is the same from"
    " nothing. To reach: what an edit did not touch is not worked out again; the urban sample in a second.",
)
HEADER = ("district", "open needs", "edit", "median, s", "most, s", "anew, s")

Edit = Callable[[Known, np.random.PCG64], Touched]


def measured(*, quick: bool) -> Section:
    rows = [*rows_of("urban sample", sample()), *rows_of("2,000 × 3", snapshot_of(Graph(2_000, 3)))]
    if not quick:
        rows += rows_of("100,000 × 3", snapshot_of(Graph(100_000, 3)))
    return Section("An edit, until the gaps are known again", NOTES, HEADER, tuple(rows))


def sample() -> Snapshot:
    rows = parsed(asset("seed_data", "urban"))
    return build_snapshot(search_columns(rows), rows.info or DistrictInfo())


def rows_of(name: str, snapshot: Snapshot) -> Iterator[tuple[str, ...]]:
    announce(f"edits: {name}")
    begun = time.process_time()
    district = known_of(snapshot)
    anew, needs = f"{time.process_time() - begun:.2f}", f"{district.answer.open_needs:,}"
    for sort, edit in EDITS.items():
        chance = np.random.PCG64(SEED)
        times = [seconds_after(district, edit(district, chance)) for _ in range(EACH)]
        yield name, needs, sort, f"{median(times):.3f}", f"{max(times):.3f}", anew


def known_of(snapshot: Snapshot) -> Known:
    district = known(separated(snapshot), GapQuestion(AS_OF.isoformat()), DEFAULT_POLICY)
    district.work_out()
    _ = district.answer
    return district


def seconds_after(district: Known, touched: Touched) -> float:
    """What it takes until all is known after an edit; the state before stays as it was."""
    before = district.look.snapshot
    change = Change(before.change + 1, "", "benchmark", "edit", (touched,))
    begun = time.process_time()
    then = followed(district, taken_in(separated(before), change))
    then.work_out()
    _ = then.answer
    return time.process_time() - begun


def some(ids: Sequence[str], chance: np.random.PCG64) -> str:
    return ids[int(chance.random_raw() % len(ids))]


def an_actor(values: dict[str, Value]) -> Edit:
    return lambda known, chance: Touched("actors", some(known.look.snapshot.actors.ids, chance), {}, values)


def busiest(values: dict[str, Value]) -> Edit:
    """One of the actors whom most best ways pass."""

    def edit(known: Known, chance: np.random.PCG64) -> Touched:
        ids = known.look.snapshot.actors.ids
        return Touched("actors", some([ids[p] for p, _ in known.load.most_common(EACH)], chance), {}, values)

    return edit


def on_a_way(values: dict[str, Value]) -> Edit:
    """A tie of some need's best way."""

    def edit(known: Known, chance: np.random.PCG64) -> Touched:
        ways = known.look.best_ways
        way = ways[int(chance.random_raw() % len(ways))]
        tie = usable_ties(known.look.seeker.shared.ground, *way.path.actors[:2])[0]
        return Touched("ties", known.look.snapshot.tie_id(tie), {}, values)

    return edit


def a_need(known: Known, chance: np.random.PCG64) -> Touched:
    needs = [need.id for demand in known.look.demands for need in demand.needs]
    return Touched("needs", some(needs, chance), {}, {"status": "matched"})


def a_new_need(known: Known, chance: np.random.PCG64) -> Touched:
    snapshot = known.look.snapshot
    like = snapshot.needs[some(sorted(snapshot.needs), chance)]
    values = {"actor": some(snapshot.actors.ids, chance), "decision": "pass", "status": "open"}
    about = {"direction": like.direction, "theme": like.theme}
    identity = f"new-{snapshot.change}"
    return Touched("needs", identity, {}, {"id": identity, **values, **about})


def a_resource(known: Known, chance: np.random.PCG64) -> Touched:
    return Touched("resources", some(sorted(known.look.snapshot.resources), chance), {}, {"capacity_left": 0})


def a_new_resource(known: Known, chance: np.random.PCG64) -> Touched:
    snapshot = known.look.snapshot
    like = snapshot.resources[some(sorted(snapshot.resources), chance)]
    about = {"direction": like.direction, "theme": like.theme, "actor": some(snapshot.actors.ids, chance)}
    identity = f"new-{snapshot.change}"
    return Touched("resources", identity, {}, {"id": identity, **about})


def an_ask(known: Known, chance: np.random.PCG64) -> Touched:
    """The first mediator of some need's best way is asked to introduce."""
    ways, snapshot = [way for way in known.look.best_ways if way.path.mediators], known.look.snapshot
    way = ways[int(chance.random_raw() % len(ways))]
    values = {"need": way.need.id, "actor": snapshot.actors.ids[way.path.mediators[0]]}
    identity = f"new-{snapshot.change}"
    return Touched("asks", identity, {}, {"id": identity, **values, "asked_on": AS_OF.isoformat()})


EDITS: dict[str, Edit] = {
    "a new tie": lambda known, chance: new_tie(known.look.snapshot, chance),
    "another strength of a tie": lambda known, chance: changed_tie(known.look.snapshot, chance),
    "a tie of a best way ends": on_a_way({"valid_to": AS_OF.isoformat()}),
    "a tie of a best way is confirmed": on_a_way({"confirmed_on": AS_OF.isoformat()}),
    "an actor has no time": an_actor({"asks_max": 0}),
    "a busy actor has no time": busiest({"asks_max": 0}),
    "a need is matched": a_need,
    "a new need": a_new_need,
    "a resource is full": a_resource,
    "a new resource": a_new_resource,
    "somebody is asked": an_ask,
}
