"""What was measured about paths, in tables: beside the targets, by itself, beside its peers, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.path_contest import GIVES_UP_AFTER, MOST_MIB, OURS, Answer, Answers
from benchmarks.path_cypher import HEAP_MB
from benchmarks.path_cypher import NAME as CYPHER
from benchmarks.path_problems import ALTERNATIVES, TARGETS
from benchmarks.report import Section
from benchmarks.snapshots import Graph

UNIT, DATE = "one dense relaxation", "another date"
NONE = "–"


@dataclass(frozen=True)
class Middle:
    """A median; `at_least` where questions that ran over a limit may lie above or below it."""

    value: float
    at_least: bool = False

    def text(self, digits: int) -> str:
        return f"{'over ' * self.at_least}{self.value:,.{digits}f}"


@dataclass(frozen=True)
class Result:
    """What was measured on one graph. Memory in MB (millions of bytes) of the process that searches."""

    graph: Graph
    limits: tuple[int, ...]
    answers: Answers
    resident: float
    peak: float | None


def middle(values: Sequence[tuple[float, bool]]) -> Middle | None:
    """The median of numbers, of which those that are marked are only known to be at least so much."""
    if not values:
        return None
    numbers = sorted(number for number, _ in values)
    upper = numbers[len(numbers) // 2]  # of an even number of them the median lies between two
    return Middle(median(numbers), any(over and number <= upper for number, over in values))


def milliseconds(result: Result, name: str, limit: int, *, wall: bool = False) -> Middle | None:
    answers = result.answers.of(name, limit).values()
    return middle([((a.wall if wall else a.cpu) * 1000, a.over) for a in answers])


def ratio(result: Result, name: str, limit: int, *, wall: bool = False) -> Middle | None:
    """How many times longer it took than this search: the median over the questions that both were asked."""
    ours, theirs = result.answers.of(OURS, limit), result.answers.of(name, limit)
    pairs = [
        (ours[place], their) for place, their in theirs.items() if place in ours and not ours[place].over
    ]
    return middle([(times(our, their, wall), their.over) for our, their in pairs])


def times(our: Answer, their: Answer, wall: bool) -> float:
    return their.wall / our.wall if wall else their.cpu / our.cpu


def relaxations(result: Result, limit: int) -> Middle | None:
    """What the search costs in dense relaxations."""
    ours, unit = result.answers.of(OURS, limit), result.answers.of(UNIT, limit)
    return middle(
        [(answer.cpu / unit[place].cpu, answer.over) for place, answer in ours.items() if place in unit]
    )


def text(found: Middle | None, digits: int) -> str:
    return found.text(digits) if found else NONE


def hub_text(answer: Answer | None) -> str:
    return f"{'over ' * answer.over}{answer.cpu * 1000:,.1f}" if answer else NONE


# ---- this search

SEARCH_NOTES = (
    "Graphs are synthetic districts, actors × ties each; a limit is one of mediators. A question goes"
    f" from one start to {TARGETS} targets, {ALTERNATIVES} alternatives each; targets are drawn from what"
    " the limit reaches. CPU time of the process that searches: every question is asked three times in a"
    " row (once where it takes over a second) and its median counts, then the median over the starts"
    " (n), one of which is the best-connected actor: the hub, shown by itself too.",
    "A dense relaxation is one min-plus pass of numpy over all ties of the same snapshot, both ways, in"
    " a process that takes turns with the search; search / relaxation is a median of ratios.",
)
SEARCH_HEADER = (
    *("graph", "limit", "n", "CPU ms", "least – most", "wall ms", "hub, CPU ms"),
    *("one relaxation, CPU ms", "search / relaxation"),
)


def search_section(results: Sequence[Result]) -> Section:
    rows = [search_row(result, limit) for result in results for limit in result.limits]
    return Section("This search", SEARCH_NOTES, SEARCH_HEADER, tuple(rows))


def search_row(result: Result, limit: int) -> tuple[str, ...]:
    answers = result.answers.of(OURS, limit)
    cpu = [answer.cpu * 1000 for answer in answers.values()]
    return (
        *(str(result.graph), str(limit), str(len(answers)), text(milliseconds(result, OURS, limit), 2)),
        *(f"{min(cpu):,.2f} – {max(cpu):,.2f}", text(milliseconds(result, OURS, limit, wall=True), 2)),
        hub_text(result.answers.of_hub(OURS, limit)),
        *(text(milliseconds(result, UNIT, limit), 2), text(relaxations(result, limit), 2)),
    )


# ---- beside its peers

PEER_NOTES = (
    "The same questions, put to everybody by turns, each in a process of its own. The peers' graph"
    " lacks every tie and every mediator that no path may use. networkx, rustworkx and igraph list all"
    " simple paths within the same limit to all targets at once; these are then priced and grouped by"
    " set of mediators with numpy, which is part of their time. Cypher is one statement for all targets"
    f" on an embedded Neo4j that is warm (heap {HEAP_MB:,} MiB, start by index, whole costs on ties and"
    " nodes); its time is that of engine and client together.",
    "A question that takes a peer more than its limit of processor time counts as over, or more than"
    f" {MOST_MIB:,} MiB. After {GIVES_UP_AFTER} such in a row, or when the time for all questions of a"
    " row is used up, no more are asked: n says how many were, and how many of them were over. A ratio,"
    " peer / search, is the median over these questions. Equal: questions whose costs were compared;"
    " none differed.",
)
PEER_HEADER = (
    *("graph", "limit", "peer", "n (over)", "CPU ms", "wall ms", "hub, CPU ms"),
    *("peer / search, by CPU", "by wall", "hub, by CPU", "equal"),
)


def peer_section(results: Sequence[Result]) -> Section:
    rows = [row for result in results for limit in result.limits for row in peer_rows(result, limit)]
    return Section("Beside peers", PEER_NOTES, PEER_HEADER, tuple(rows))


def peer_rows(result: Result, limit: int) -> Iterator[tuple[str, ...]]:
    for name in result.answers.by_name:
        answers = result.answers.of(name, limit)
        if name in (OURS, UNIT, DATE) or not answers:
            continue
        over = sum(answer.over for answer in answers.values())
        ours, theirs = result.answers.of_hub(OURS, limit), result.answers.of_hub(name, limit)
        hub = f"{'over ' * theirs.over}{theirs.cpu / ours.cpu:,.1f}" if ours and theirs else NONE
        yield (
            *(str(result.graph), str(limit), name, f"{len(answers)} ({over})"),
            text(milliseconds(result, name, limit), 1),
            *(text(milliseconds(result, name, limit, wall=True), 1), hub_text(theirs)),
            *(text(ratio(result, name, limit), 1), text(ratio(result, name, limit, wall=True), 1), hub),
            str(compared(result, name, limit)),
        )


def compared(result: Result, name: str, limit: int) -> int:
    """How many questions both answered, with costs that `path_contest.compare` found equal."""
    ours = result.answers.of(OURS, limit)
    theirs = result.answers.of(name, limit)
    return sum(bool(answer.costs and place in ours and ours[place].costs) for place, answer in theirs.items())


# ---- memory and dates

MEMORY_NOTES = (
    "The process that searches has numpy, the search and the snapshot, no service around it. Resident"
    " set after all questions, and the most that it ever held, reading the snapshot from a file"
    " included; in MB, millions of bytes. Another date: codes for all ties on a date that nobody has"
    " asked about; median.",
)
MEMORY_HEADER = ("graph", "resident, MB", "most, MB", "another date, CPU ms")


def memory_section(results: Sequence[Result]) -> Section:
    rows = [
        (str(result.graph), f"{result.resident:,.0f}", number(result.peak, 0), text(another_date(result), 2))
        for result in results
    ]
    return Section("Memory and dates", MEMORY_NOTES, MEMORY_HEADER, tuple(rows))


def number(value: float | None, digits: int) -> str:
    return NONE if value is None else f"{value:,.{digits}f}"


def another_date(result: Result) -> Middle | None:
    answers = result.answers.by_name.get(DATE, {}).values()
    return middle([(answer.cpu * 1000, answer.over) for answer in answers])


# ---- to reach

REACH_NOTES = (
    "What issue 4 set as targets on 2 cores, and what this run measured. In the synthetic districts a fifth"
    " of the ties carry no path and a quarter of the actors may not mediate; the peers' graph is without"
    " them, so thinner than three ties each. In an open one everything can be walked.",
)
REACH_HEADER = ("what", "graph", "limit", "peer", "to reach", "measured", "holds")


@dataclass(frozen=True)
class Target:
    """A number to reach: at most `most`, or at least `least`."""

    what: str
    graph: str
    limit: str
    peer: str
    measured: Middle | None
    most: float | None = None
    least: float | None = None

    def row(self) -> tuple[str, ...]:
        aim = f"at most {self.most:,g}" if self.most is not None else f"at least {self.least:,g}"
        return (self.what, self.graph, self.limit, self.peer, aim, text(self.measured, 2), self.holds())

    def holds(self) -> str:
        """yes, no, or "–" where it was not measured or a bound leaves it open."""
        if self.measured is None:
            return NONE
        value, open_above = self.measured.value, self.measured.at_least
        if self.least is not None:
            return "yes" if value >= self.least else NONE if open_above else "no"
        return "no" if value > (self.most or 0) else NONE if open_above else "yes"


def reach_section(targets: Sequence[Target], further_notes: Sequence[str] = ()) -> Section:
    rows = tuple(target.row() for target in targets)
    return Section("To reach", (*REACH_NOTES, *further_notes), REACH_HEADER, rows)


def targets(results: Sequence[Result]) -> Iterator[Target]:
    """The targets that a run of these graphs can tell about."""
    by_graph = {result.graph: result for result in results}
    large, dense, vast = (Graph(100_000, 3), Graph(100_000, 10), Graph(1_000_000, 3))
    if result := by_graph.get(large):
        yield from large_targets(result)
    if result := by_graph.get(Graph(100_000, 3, open=True)):
        yield from peer_targets(result)
    if result := by_graph.get(dense):
        yield Target("CPU ms", str(dense), "3", NONE, milliseconds(result, OURS, 3), most=5)
    if result := by_graph.get(vast):
        yield from vast_targets(result)
    thin = [r for r in results if r.graph.ties_each == large.ties_each and not r.graph.open]
    if len(thin) > 1:
        name = f"{thin[0].graph} to {thin[-1].graph}"
        yield Target("dearest / cheapest size, CPU", name, "3", NONE, spread(thin), most=2)


def large_targets(result: Result) -> Iterator[Target]:
    graph = str(result.graph)
    for limit, most, units in ((3, 1.5, 0.4), (7, 12, 3)):
        yield Target("CPU ms", graph, str(limit), NONE, milliseconds(result, OURS, limit), most=most)
        yield Target("search / relaxation", graph, str(limit), UNIT, relaxations(result, limit), most=units)
    yield Target("another date, CPU ms", graph, NONE, NONE, another_date(result), most=50)
    yield from peer_targets(result)


def peer_targets(result: Result) -> Iterator[Target]:
    for name, limit, least in (
        *(("networkx", 5, 75), ("networkx", 7, 1_000), ("rustworkx", 7, 40)),
        (CYPHER, 3, 15),
    ):
        yield Target(
            *("peer / search, by CPU", str(result.graph), str(limit), name),
            ratio(result, name, limit),
            least=least,
        )


def vast_targets(result: Result) -> Iterator[Target]:
    for limit, most in ((3, 3), (7, 30)):
        yield Target(
            "CPU ms", str(result.graph), str(limit), NONE, milliseconds(result, OURS, limit), most=most
        )
    peak = None if result.peak is None else Middle(result.peak)
    yield Target("resident, MB", str(result.graph), NONE, NONE, Middle(result.resident), most=300)
    yield Target("most, MB", str(result.graph), NONE, NONE, peak, most=300)


def spread(results: Sequence[Result]) -> Middle | None:
    """The largest median at limit 3 over the smallest one."""
    found = [milliseconds(result, OURS, 3) for result in results]
    values = [one.value for one in found if one]
    return Middle(max(values) / min(values)) if values else None
