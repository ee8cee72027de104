"""Which part of a shared map is drawn: the whole district, one area, or what a need's theme touches.

The numbers of every part are taken from one publication of the whole district: two files of one state, laid
side by side, give no more away than the whole. A part that is asked for by a need depends on its theme alone,
as far as the numbers tell of that theme. Of a view of the map one explores only what names no person counts
(`shared_selection.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph_service.analysis.disclosure import Group
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.tallies import Tallies, tallies
from graph_service.application.asking import check_known
from graph_service.application.maps import MOST_ACTORS, below, blank
from graph_service.application.outdoors import outdoors
from graph_service.application.ports import Source
from graph_service.application.shared_maps import Neighbourhood, neighbourhood
from graph_service.application.shared_selection import Selection, selected
from graph_service.application.shared_ways import drawn_ways, ways_of_theme
from graph_service.application.tally_tables import Namer, area_table, need_tables
from graph_service.application.viewers import Viewer
from graph_service.application.views import View as ExploredView
from graph_service.domain.answers import Scope
from graph_service.domain.drawing import Drawing, DrawnLine, DrawnNode, DrawnPath, DrawnTable
from graph_service.domain.errors import UnknownId
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say


@dataclass(frozen=True)
class View:
    """What is drawn: the ways of a need, an area with all below it, or (both empty) the whole district.

    `scope` is how the ways of the need are looked for; its audience is that of the map. `explored` is what
    somebody saw on the map one explores, then `address` is its address without names; `way` is the number of
    the goal and of the way to it that was looked at.
    """

    need: str = ""
    area: str = ""
    scope: Scope = field(default_factory=Scope)
    explored: ExploredView | None = None
    address: str = ""
    way: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Counted:
    """Which rows (areas) and columns (themes) of the numbers a part shows, and which groups of residents."""

    tallies: Tallies
    residents: Sequence[Group]
    rows: Sequence[int]
    columns: Sequence[int]

    @property
    def any(self) -> bool:
        return bool(self.residents or (self.rows and self.columns))


@dataclass(frozen=True)
class Part:
    """Symbols and lines, the numbers beside them, and the title's code with its word."""

    nodes: tuple[DrawnNode, ...]
    lines: tuple[DrawnLine, ...]
    counted: Counted
    title: tuple[str, str]
    paths: tuple[DrawnPath, ...] = ()


def shared_drawing(
    source: Source,
    viewer: Viewer,
    view: View,
    policy: Policy,
    language: Language,
    date: str,
    audience: str,
    counts: Tallies | None = None,
) -> Drawing:
    """The map of a view for `audience`, council or public. Nothing has its place yet.

    `counts` are numbers that other files show already; without them those of the state.
    Raises UnknownId for a need or area that is not there, or that the viewer may not read.
    """
    snapshot = source.snapshot()
    need = view.explored.need if view.explored else view.need
    check_known(source, "needs", [need] if need else [], viewer)
    if need and need not in snapshot.needs:  # written a moment ago, after the state that is drawn
        raise UnknownId(type="needs", id=need)
    if view.area and view.area not in snapshot.parent:
        raise UnknownId(type="areas", id=view.area)
    there = neighbourhood(source, snapshot, viewer, audience, date, language)
    counts = counts or tallies(snapshot, policy.smallest_count, viewer.areas)
    namer = Namer(there.names, language)
    part = part_of(there, counts, view, namer)
    code, name = part.title
    return replace(
        blank(snapshot.info, audience, date, language),
        title=namer.say(code, theme=name) if code == "handout_title_theme" else namer.say(code, name=name),
        nodes=(*part.nodes, *count_nodes(part.counted, namer)),
        lines=part.lines,
        paths=part.paths,
        origins=tuple(origins(part, policy.smallest_count, namer)),
        tables=tuple(count_tables(part.counted, namer)),
        centres=outdoors(there.drawn_bodies(), lambda area: there.names.get(area, "")),
    )


def part_of(there: Neighbourhood, counts: Tallies, view: View, namer: Namer) -> Part:
    need = view.explored.need if view.explored else view.need
    column = theme_column(there.snapshot, counts, need) if need else None
    if view.explored:
        chosen = selected(there, view.explored)
        if column is not None:
            return filtered(theme_part(there, counts, column, namer), chosen)
        return filtered(selected_part(there, counts, chosen, namer), chosen)
    if column is not None:
        return theme_part(there, counts, column, namer)
    return area_part(there, counts, {view.area}) if view.area else whole_part(there, counts, namer)


def selected_part(there: Neighbourhood, counts: Tallies, chosen: Selection, namer: Namer) -> Part:
    """What was open or looked at; where that names nobody who may be shown, everything."""
    if chosen.open:
        found = area_part(there, counts, chosen.open)
    elif chosen.looked_at:
        found = part(there, {}, Counted(counts, (), (), ()), ("handout_title", district_name(there, namer)))
    else:
        return whole_part(there, counts, namer)
    nodes = {**dict.fromkeys(node.id for node in found.nodes), **dict.fromkeys(chosen.looked_at)}
    known = all_nodes(there)
    return part(there, {i: known[i] for i in nodes}, found.counted, found.title)


def filtered(found: Part, chosen: Selection) -> Part:
    """The part without what the legend leaves out or somebody put away. Ways are whole or not at all."""
    nodes = tuple(node for node in found.nodes if chosen.keeps(node.id))
    kept = {node.id for node in nodes}
    lines = tuple(
        line for line in found.lines if {line.source, line.target} <= kept and line.kind not in chosen.without
    )
    counted = found.counted
    if not chosen.residents:
        counted = replace(counted, residents=())
    if not chosen.needs:
        counted = replace(counted, rows=(), columns=())
    numbers = {path.nodes[0] for path in found.paths if path.nodes[0].startswith("counts/")}
    shown = kept | (numbers if chosen.needs else set())
    paths = tuple(path for path in found.paths if {*path.nodes} <= shown)
    return replace(found, nodes=nodes, lines=lines, counted=counted, paths=paths)


def all_nodes(there: Neighbourhood) -> dict[str, DrawnNode]:
    """Every symbol by its id."""
    nodes = {node.id: node for node in there.by_actor.values()}
    return nodes | {i: node for i, (node, _, _) in there.offers.items()}


def district_name(there: Neighbourhood, namer: Namer) -> str:
    return there.snapshot.info.name or namer.say("map_district")


def whole_part(there: Neighbourhood, counts: Tallies, namer: Namer) -> Part:
    """Everything."""
    return part(there, all_nodes(there), everything(counts), ("handout_title", district_name(there, namer)))


def area_part(there: Neighbourhood, counts: Tallies, areas: Collection[str]) -> Part:
    """What is in these areas and in those below them; of the numbers, those of groups that lie within."""
    parent = there.snapshot.parent
    inside = frozenset().union(*(below(parent, area) if area else {area} for area in areas))
    actors = there.records["actors"]
    nodes = {
        node.id: node for i, node in there.by_actor.items() if (actors[i].values.get("area") or "") in inside
    }
    nodes |= {i: node for i, (node, line, _) in there.offers.items() if line.source in nodes}
    rows = counts.needs.rows if counts.needs else ()
    counted = Counted(
        counts,
        [group for group in counts.residents if group.members <= inside],
        [i for i, group in enumerate(rows) if group.members <= inside],
        range(len(counts.needs.columns)) if counts.needs else (),
    )
    of_none = say("map_no_area", there.language)
    name = listed(sorted(there.names.get(area, "") if area else of_none for area in areas), there.language)
    return part(there, nodes, counted, ("handout_title", name))


def theme_part(there: Neighbourhood, counts: Tallies, column: int, namer: Namer) -> Part:
    """What is offered or wished for on a theme, by whom, who is tied to those, and the ways to them."""
    table = counts.needs
    assert table is not None
    theme = table.columns[column]
    offers = {i: one for i, one in there.offers.items() if one[2] in theme.members}
    holders = sorted({line.source for _, line, _ in offers.values()})
    ways = ways_of_theme(there, offers)
    chosen = dict.fromkeys([*holders, *(one for way in ways for one in way.symbols)])
    for line in there.lines:
        for here, other in ((line.source, line.target), (line.target, line.source)):
            if here in holders and len(chosen) < MOST_ACTORS:
                chosen.setdefault(other)
    by_id = {node.id: node for node in there.by_actor.values()}
    nodes = {i: by_id[i] for i in chosen} | {i: one[0] for i, one in offers.items()}
    counted = Counted(counts, (), range(len(table.rows)), [column])
    found = part(there, nodes, counted, ("handout_title_theme", namer.theme(theme)))
    numbers = {node.area: node for node in count_nodes(counted, namer)}
    return replace(found, paths=tuple(drawn_ways(ways, there, numbers, namer)))


def part(there: Neighbourhood, nodes: dict[str, DrawnNode], counted: Counted, title: tuple[str, str]) -> Part:
    """These symbols with every line between two of them."""
    lines = [*there.lines, *(line for _, line, _ in there.offers.values())]
    kept = tuple(line for line in lines if line.source in nodes and line.target in nodes)
    return Part(tuple(nodes.values()), kept, counted, title)


def theme_column(snapshot: Snapshot, counts: Tallies, need: str) -> int | None:
    """The column of the numbers that tells of a need's theme; None where none does."""
    theme = snapshot.needs[need].theme
    columns = counts.needs.columns if counts.needs else ()
    return next((j for j, group in enumerate(columns) if theme in group.members and group.node), None)


def everything(counts: Tallies) -> Counted:
    table = counts.needs
    rows, columns = (range(len(table.rows)), range(len(table.columns))) if table else ((), ())
    return Counted(counts, counts.residents, rows, columns)


def count_nodes(counted: Counted, namer: Namer) -> Iterator[DrawnNode]:
    """The numbers as symbols in their areas."""
    for n, group in enumerate(counted.residents):
        text = namer.say("handout_residents", count=f"{group.count:,}")
        yield DrawnNode(f"counts/residents/{n}", "resident", text, place(group, namer), number=group.count)
    table = counted.tallies.needs
    if table is None:
        return
    one = counted.columns[0] if len(counted.columns) == 1 < len(table.columns) else None
    counts = [(i, table.rows[i].count if one is None else table.cells[i][one]) for i in counted.rows]
    if one is not None and None in (count for _, count in counts):
        text = namer.say("handout_needs", count=f"{table.columns[one].count:,}")
        yield DrawnNode("counts/needs", "need", text, number=table.columns[one].count)
        return
    for i, count in counts:
        text = namer.say("handout_needs", count=f"{count:,}")
        yield DrawnNode(f"counts/needs/{i}", "need", text, place(table.rows[i], namer), number=count or 0)


def place(group: Group, namer: Namer) -> str:
    """The area in which a number stands; what is of no area in particular stands on the bare ground."""
    return namer.area(group) if group.node or group.rest else ""


def count_tables(counted: Counted, namer: Namer) -> Iterator[DrawnTable]:
    table = counted.tallies.needs
    whole = table is not None and len(counted.columns) == len(table.columns)
    areas = [table.rows[i] for i in counted.rows] if table and whole else []
    if counted.residents or areas:
        yield area_table(counted.residents, areas, namer)
    if table and counted.rows and counted.columns:
        yield from need_tables(table, counted.rows, counted.columns, namer)


def origins(part: Part, limit: int, namer: Namer) -> Iterator[tuple[str, str]]:
    """What a reader has to know: what is not there, whose ways these are not, why numbers are coarse."""
    yield namer.say("handout_left_out_head"), namer.say("handout_left_out")
    yield namer.say("handout_ties_head"), namer.say("handout_ties")
    if part.paths:
        yield namer.say("handout_ways_head"), namer.say("handout_ways")
    few = "handout_few" if part.counted.any else "handout_too_few"
    yield namer.say("handout_few_head"), namer.say(few, limit=limit)
