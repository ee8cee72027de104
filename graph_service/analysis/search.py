"""The exact search: the k cheapest alternatives from the starts to each of many targets.

All targets are searched at once, level by level, backwards: each row is the end of a path, from some actor
to a target. Its bound is what it costs plus the exact lower bound of what is missing (`analysis.bounds`), and
only the best rows of each target go on: a beam. The beam carries its own certificate. A target is settled
when nothing was dropped for it, or its k-th alternative costs less than the least bound that was dropped;
the others are searched again with a beam twelve times wider, and what is left then one by one
(`analysis.one_by_one`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph_service.analysis.beam import (
    Beam,
    Options,
    Rows,
    by_target_and_cost,
    one_longer,
    runs_of_equals,
)
from graph_service.analysis.bounds import Bounds, Numbering
from graph_service.analysis.found import Found
from graph_service.analysis.ground import Ground
from graph_service.analysis.network import Ints, spans
from graph_service.analysis.one_by_one import Deviations, best_first
from graph_service.analysis.stops import Stops
from graph_service.analysis.work import Work
from graph_service.domain.policy import BLOCKED

WIDTH, WIDER = 6, 12
"""A beam's first width in rows for each wanted alternative, and by how much it grows."""
ALL_PASSED = np.zeros(0, dtype=np.int64)
AT_ONCE = 6_000
"""Rows that are looked at together: more are no faster and take much memory where everybody is tied."""
WIDEST = 600
"""Rows for each target beyond which a beam does not pay: there is hardly a path, or very many are equal."""


@dataclass(frozen=True)
class Quest:
    """What is searched: paths between the starts and the targets, which are different, none of them a start.

    `stops` and `stops_back` are the mediators to pass, for a search from the starts and from the targets.
    `read_back`: the paths are read from the target to the start.
    """

    ground: Ground
    starts: Ints
    targets: Ints
    most_ties: int
    wanted: int
    stops: Stops
    stops_back: Stops
    work: Work
    read_back: bool = False


def alternatives(quest: Quest) -> list[list[Found]]:
    """For each target its `wanted` best alternatives: by cost, number of mediators, then ids.

    Raises SearchTooLarge where the question's work is used up.
    """
    if not len(quest.targets) or not len(quest.starts):
        return [[] for _ in quest.targets]
    bounds = Bounds(quest.ground, quest.stops, quest.starts, quest.targets, quest.most_ties)
    try:
        return Search(quest, bounds).settled()
    finally:
        bounds.release()


class Search:
    """The search for the alternatives of many targets, with the bounds at hand."""

    def __init__(self, quest: Quest, bounds: Bounds) -> None:
        self.quest, self.bounds, self.ground = quest, bounds, quest.ground

    def settled(self) -> list[list[Found]]:
        """Every target's alternatives, exact."""
        count, width = len(self.quest.targets), WIDTH * self.quest.wanted
        found: list[list[Found]] = [[] for _ in range(count)]
        limit, left = np.full(count, BLOCKED - 1, dtype=np.int64), np.arange(count)
        while len(left) and width <= WIDEST:
            portions = np.array_split(left, -(-len(left) * width // AT_ONCE))
            left = np.concatenate([self.unsettled(part, width, limit, found) for part in portions])
            width *= WIDER
        for number in left.tolist():
            found[number] = self.one_by_one(int(self.quest.targets[number]))
        return found

    def unsettled(self, numbers: Ints, width: int, limit: Ints, found: list[list[Found]]) -> Ints:
        """One pass for some targets, whose alternatives and limits it notes: those that it did not settle."""
        beam = self.run(numbers, width, limit[numbers])
        for number, ways in zip(numbers.tolist(), self.grouped(beam, len(numbers)), strict=True):
            found[number] = ways
        kth = np.array([self.kth(found[number]) for number in numbers.tolist()], dtype=np.int64)
        limit[numbers] = np.minimum(limit[numbers], kth)
        left: Ints = numbers[(beam.dropped < BLOCKED) & (kth >= beam.dropped)]
        return left

    def kth(self, ways: list[Found]) -> int:
        """The cost that whatever is dropped must exceed."""
        return ways[-1].fine if len(ways) == self.quest.wanted else BLOCKED

    def run(self, numbers: Ints, width: int, limit: Ints) -> Beam:
        """One pass for some targets. Nothing that costs more than their limit is looked for."""
        beam, actors = Beam(np.full(len(numbers), BLOCKED, dtype=np.int64)), self.quest.targets[numbers]
        rows = Rows(
            np.arange(len(numbers)),
            actors,
            np.zeros(len(numbers), dtype=np.int64),
            np.full(len(numbers), self.quest.stops.all_left),
            actors[:, None],
        )
        for level in range(1, self.quest.most_ties + 1):
            options = self.options(rows, self.quest.most_ties - level, width)
            self.complete(rows, options, limit, beam)
            if level < self.quest.most_ties:
                rows = self.prolonged(rows, options, width, limit, beam)
            if not len(rows):
                break
        return beam

    def options(self, rows: Rows, ties_left: int, width: int) -> Options:
        """How the rows can be prolonged; of a block that is longer than a beam can take, the best part."""
        states, stops = self.quest.stops.states, self.quest.stops
        distinct, block = self.distinct(rows)
        places, left = (distinct, ALL_PASSED) if states == 1 else np.divmod(distinct, states)
        row, actor, tie = self.ground.leaving(places)
        direct = [self.direct(start, row, actor, tie, len(places), left) for start in self.quest.starts]
        state = stops.after(left[row] if states > 1 else left, actor)
        cost = tie + self.ground.mediator_costs(actor)
        onward = cost + self.bounds.at(ties_left, actor, state)
        open_ones = onward < BLOCKED
        if len(self.quest.starts) == 1:
            open_ones &= actor != self.quest.starts[0]
        may = open_ones.nonzero()[0]
        kept, cut = self.shortened(row[may], onward[may], len(distinct), width + len(rows.path[0]))
        may = may[kept]
        count = np.bincount(row[may], minlength=len(distinct))
        chosen = actor[may], cost[may], state[may], onward[may]
        return Options(block, count.cumsum() - count, count, *chosen, cut, direct)

    def distinct(self, rows: Rows) -> tuple[Ints, Ints]:
        """The different (actor x states + state) of the rows, and the number of each row's among them."""
        states = self.quest.stops.states
        if states > 1:
            return np.unique(rows.actor * states + rows.state, return_inverse=True)
        numbering = Numbering(self.ground.snapshot.network)
        numbering.add(rows.actor)
        block = numbering.of(rows.actor)
        numbering.release()
        return numbering.places, block

    def direct(self, start: int, row: Ints, actor: Ints, tie: Ints, blocks: int, left: Ints) -> Ints:
        """By block, the cost of the tie to a start; BLOCKED where there is none or stops are left."""
        costs = np.full(blocks, BLOCKED, dtype=np.int64)
        there = (actor == start).nonzero()[0]
        np.minimum.at(costs, row[there], tie[there])
        if len(left) == blocks:
            costs[left != 0] = BLOCKED
        return costs

    def shortened(self, row: Ints, onward: Ints, blocks: int, most: int) -> tuple[Ints, Ints | None]:
        """The options to keep: all, but of a long block the `most` cheapest, and where those were cut."""
        count = np.bincount(row, minlength=blocks)
        long_ones = (count > most).nonzero()[0]
        if not len(long_ones):
            return np.arange(len(row)), None
        cut = np.full(blocks, BLOCKED, dtype=np.int64)
        keep, end = np.ones(len(row), dtype=np.bool_), count.cumsum()
        for block in long_ones.tolist():
            span = slice(int(end[block] - count[block]), int(end[block]))
            order = np.argpartition(onward[span], most)
            cut[block] = onward[span][order[most]]
            keep[span][order[most:]] = False
        return keep.nonzero()[0], cut

    def complete(self, rows: Rows, options: Options, limit: Ints, beam: Beam) -> None:
        """Keeps the rows that end at a start."""
        for start, direct in zip(self.quest.starts, options.direct, strict=True):
            cost = rows.cost + direct[options.block]
            done = (cost <= limit[rows.target]).nonzero()[0]
            if len(self.quest.starts) > 1:
                done = done[(rows.path[done] != start).all(axis=1)]
            if len(done):
                path = one_longer(rows.path[done], np.full(len(done), start))
                beam.complete.append((rows.target[done], cost[done], path))

    def prolonged(self, rows: Rows, options: Options, width: int, limit: Ints, beam: Beam) -> Rows:
        """The best rows for each target that are one tie longer."""
        if options.cut is not None:
            np.minimum.at(beam.dropped, rows.target, rows.cost + options.cut[options.block])
        count = options.count[options.block]
        self.quest.work.spend(int(count.sum()))
        option = spans(options.begin[options.block], count)
        row = np.arange(len(rows)).repeat(count)
        target, bound = rows.target[row], rows.cost[row] + options.onward[option]
        open_ones = bound <= limit[target]
        open_ones &= (rows.path[row] != options.actor[option][:, None]).all(axis=1)
        may = open_ones.nonzero()[0]
        may = may[self.best(target[may], bound[may], width, beam)]
        row, option = row[may], option[may]
        actor = options.actor[option]
        path = one_longer(rows.path[row], actor)
        return Rows(
            rows.target[row], actor, rows.cost[row] + options.cost[option], options.state[option], path
        )

    def best(self, target: Ints, bound: Ints, width: int, beam: Beam) -> Ints:
        """The `width` cheapest for each target; what is dropped is noted."""
        if len(target) <= width or int(np.bincount(target).max()) <= width:
            return np.arange(len(target))
        order = by_target_and_cost(target, bound)
        target, bound = target[order], bound[order]
        rank = np.arange(len(target)) - np.searchsorted(target, target)
        first_dropped = (rank == width).nonzero()[0]
        dropped = beam.dropped[target[first_dropped]]
        beam.dropped[target[first_dropped]] = np.minimum(dropped, bound[first_dropped])
        return order[rank < width]

    def grouped(self, beam: Beam, count: int) -> list[list[Found]]:
        """The alternatives among the complete paths, the `wanted` best of each target."""
        found: list[dict[object, Found]] = [{} for _ in range(count)]
        for number, fine, actors in self.in_order(beam):
            known = found[number]
            if len(known) < self.quest.wanted:
                way = Found(actors, fine)
                known.setdefault(way.group, way)
        return [list(known.values()) for known in found]

    def in_order(self, beam: Beam) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """The complete paths (number of target, cost in parts, actors): by target, cost, then ids."""
        if not beam.complete:
            return iter(())
        target = np.concatenate([part[0] for part in beam.complete])
        cost = np.concatenate([part[1] for part in beam.complete])
        paths = [path for part in beam.complete for path in part[2].tolist()]
        order = by_target_and_cost(target, cost)
        target, cost = target[order], cost[order]
        turn = 1 if self.quest.read_back else -1
        ways = [tuple(paths[place][::turn]) for place in order.tolist()]
        for run in runs_of_equals(target, cost):
            ways[run] = sorted(ways[run], key=self.ids_of)
        return zip(target.tolist(), cost.tolist(), ways, strict=True)

    def ids_of(self, actors: tuple[int, ...]) -> list[str]:
        ids = self.ground.snapshot.actors.ids
        return [ids[actor] for actor in actors]

    def one_by_one(self, target: int) -> list[Found]:
        """One target's alternatives, best first."""
        quest = self.quest
        if quest.stops.states == 1:
            return self.by_deviations(target)
        if quest.read_back:
            return best_first([target], self.bounds, quest.wanted, quest.work)
        goal = np.array([target])
        back = Bounds(quest.ground, quest.stops_back, goal, quest.starts, quest.most_ties)
        try:
            return best_first(quest.starts.tolist(), back, quest.wanted, quest.work)
        finally:
            back.release()

    def by_deviations(self, target: int) -> list[Found]:
        """One target's alternatives where no mediator has to be passed."""
        quest, starts = self.quest, self.quest.starts.tolist()
        origins, goals = ([target], starts) if quest.read_back else (starts, [target])
        found = []
        for goal in goals:
            search = Deviations(quest.ground, quest.stops, goal, quest.most_ties, quest.work)
            found += search.best(origins, quest.wanted)
        return sorted(found, key=lambda way: (way.fine, self.ids_of(way.actors)))[: quest.wanted]
