"""The exact search: the k cheapest alternatives from the starts to each of many targets.

All targets are searched at once, level by level, backwards: each row is the end of a path, from some actor
to a target. It goes on over the entries that its bounds were made of (`analysis.halves`, `analysis.bounds`).
Its own bound is what it costs plus the exact lower bound of what is missing, and only the best rows of each
target go on: a beam. The beam carries its own certificate. A target is settled when nothing was dropped for
it, or its k-th alternative costs less than the least bound that was dropped; the others are searched again
with a beam twelve times wider, and what is left then one by one (`analysis.one_by_one`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graph_service.analysis.beam import (
    Beam,
    Options,
    Rows,
    in_order_of,
    leading_on,
    one_longer,
    runs_of_equals,
)
from graph_service.analysis.bounds import Bounds
from graph_service.analysis.found import Found
from graph_service.analysis.ground import Ground
from graph_service.analysis.network import Ints, spans_and_rows
from graph_service.analysis.one_by_one import Deviations, best_first
from graph_service.analysis.stops import Stops
from graph_service.analysis.work import Work
from graph_service.domain.policy import BLOCKED

WIDTH, WIDER = 6, 12
"""A beam's first width in rows for each wanted alternative, and by how much it grows."""
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
        limit, left = np.full(count, BLOCKED - 1, dtype=np.int64), list(range(count))
        while left and width <= WIDEST:
            many = max(1, AT_ONCE // width)
            portions = [left[begin : begin + many] for begin in range(0, len(left), many)]
            left = [number for part in portions for number in self.unsettled(part, width, limit, found)]
            width *= WIDER
        for number in left:
            found[number] = self.one_by_one(int(self.quest.targets[number]))
        return found

    def unsettled(
        self, numbers: Sequence[int], width: int, limit: Ints, found: list[list[Found]]
    ) -> Iterator[int]:
        """One pass for some targets, whose alternatives and limits it notes: those that it did not settle."""
        beam = self.run(np.array(numbers), width, limit[numbers])
        grouped, dropped = self.grouped(beam, len(numbers)), beam.dropped.tolist()
        for number, ways, least_dropped in zip(numbers, grouped, dropped, strict=True):
            found[number] = ways
            if least_dropped < BLOCKED:
                kth = ways[-1].fine if len(ways) == self.quest.wanted else BLOCKED
                limit[number] = min(int(limit[number]), kth)
                if kth >= least_dropped:
                    yield number

    def run(self, numbers: Ints, width: int, limit: Ints) -> Beam:
        """One pass for some targets. Nothing that costs more than their limit is looked for."""
        quest, bounds, nothing = self.quest, self.bounds, np.zeros(len(numbers), dtype=np.int64)
        beam = Beam(nothing + BLOCKED)
        slots = numbers * quest.stops.states + quest.stops.all_left
        rows = Rows(np.arange(len(numbers)), slots, nothing, quest.targets[numbers][None])
        for ties_left in range(quest.most_ties - 1, -1, -1):
            if ties_left == bounds.out.reach - 1:
                rows = replace(rows, slot=bounds.outward[rows.slot])
            self.complete(rows, bounds.direct(ties_left), limit, beam)
            if not ties_left or not len(rows):
                break
            options = self.options(rows, ties_left, width + len(rows.path))
            rows = self.prolonged(rows, options, width, limit, beam)
        return beam

    def complete(self, rows: Rows, direct: list[Ints], limit: Ints, beam: Beam) -> None:
        """Keeps the rows that end at a start, by the costs of the ties to each."""
        for start, tie in zip(self.quest.starts, direct, strict=True):
            cost = rows.cost + tie[rows.slot]
            done = (cost <= limit[rows.target]).nonzero()[0]
            if len(direct) > 1:
                done = done[(rows.path[:, done] != start).all(axis=0)]
            if len(done):
                path = one_longer(rows.path.take(done, axis=1), np.full(len(done), start))
                beam.complete.append((rows.target[done], cost[done], path))

    def options(self, rows: Rows, ties_left: int, most: int) -> Options:
        """How the rows can be prolonged: of the options of each slot the `most` cheapest."""
        half, least = self.bounds.half(ties_left), self.bounds.least[ties_left]
        (here, there, cost), onward = leading_on(self.bounds.entries(ties_left), least, rows.slot)
        count, cut = np.bincount(here, minlength=len(least)), None
        begin = count.cumsum() - count
        if len(here) > most and int(count.max()) > most:
            long_ones = (count > most).nonzero()[0]
            cut = np.full(len(least), BLOCKED, dtype=np.int64)
            cut[long_ones] = onward[begin[long_ones] + most]
            count = np.minimum(count, most)
        return Options(begin, count, half.actors(there), there, cost, onward, cut)

    def prolonged(self, rows: Rows, options: Options, width: int, limit: Ints, beam: Beam) -> Rows:
        """The best rows for each target that are one tie longer."""
        if options.cut is not None:
            np.minimum.at(beam.dropped, rows.target, rows.cost + options.cut[rows.slot])
        option, row = spans_and_rows(options.begin[rows.slot], options.count[rows.slot])
        self.quest.work.spend(len(option))
        target, actor = rows.target[row], options.actor[option]
        bound = rows.cost[row] + options.onward[option]
        open_ones = bound <= limit[target]
        open_ones &= (rows.path.take(row, axis=1) != actor).all(axis=0)
        may = open_ones.nonzero()[0]
        may = may[self.best(target[may], bound[may], width, beam)]
        row, option = row[may], option[may]
        path = one_longer(rows.path.take(row, axis=1), actor[may])
        return Rows(target[may], options.slot[option], rows.cost[row] + options.cost[option], path)

    def best(self, target: Ints, bound: Ints, width: int, beam: Beam) -> Ints:
        """The `width` cheapest for each target; what is dropped is noted."""
        count = np.bincount(target)
        if not len(target) or int(count.max()) <= width:
            return np.arange(len(target))
        order = in_order_of(target, bound)
        target, bound = target[order], bound[order]
        rank = np.arange(len(target)) - (count.cumsum() - count)[target]
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
        turn = 1 if self.quest.read_back else -1
        paths = [path for part in beam.complete for path in zip(*part[2][::turn].tolist(), strict=True)]
        order = in_order_of(target, cost)
        target, cost = target[order], cost[order]
        ways = [paths[place] for place in order.tolist()]
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
