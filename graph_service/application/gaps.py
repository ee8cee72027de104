"""Asking for gaps: where the network of a district fails its open needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from graph_service.analysis.gaps import find_gaps
from graph_service.analysis.gaps.demand import hindrances
from graph_service.analysis.ground import area_and_parents
from graph_service.analysis.inquiry import MOST_MEDIATORS
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.asking import check_audience, check_date, check_number, day_of
from graph_service.application.ports import Records, Source
from graph_service.application.questions import Answered, readable
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import NotAllowed, UnknownId
from graph_service.domain.gaps import Gap, GapQuestion, GapsAnswer
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.policy import Policy

FindGaps = Callable[[Snapshot, GapQuestion, Policy], GapsAnswer]


def ask_gaps(
    source: Source,
    question: GapQuestion,
    policy: Policy,
    viewer: Viewer,
    today: str,
    find: FindGaps = find_gaps,
) -> Answered[GapsAnswer]:
    """Every gap, and what lies beside them: for whoever may read of needs.

    `find` is `find_gaps`, or what keeps its answers. Raises InvalidValue, UnknownId, NotAllowed,
    SearchTooLarge.
    """
    snapshot, dated = admitted(source, question, viewer, today)
    if question.area and question.area not in snapshot.parent:
        raise UnknownId(type="areas", id=question.area)
    everywhere = find(snapshot, replace(dated, area=""), policy)
    answer = in_area(replace(everywhere, question=dated), snapshot)
    records = readable(source, named_in(answer, snapshot), viewer)
    return Answered(without_hidden(answer, records), records, snapshot, viewer)


def admitted(
    source: Source, question: GapQuestion, viewer: Viewer, today: str
) -> tuple[Snapshot, GapQuestion]:
    """The state in which a question about gaps is answered, and the question as of a day."""
    check_question(question)
    may_read_of_needs(viewer)
    viewer.may_search_for(question.audience)
    snapshot = source.snapshot()
    return snapshot, replace(question, as_of=question.as_of or day_of(snapshot.info, today))


def check_question(question: GapQuestion) -> None:
    check_number("max_mediators", question.max_mediators, 0, MOST_MEDIATORS)
    check_date("as_of", question.as_of)
    check_audience(question.audience)


def may_read_of_needs(viewer: Viewer) -> None:
    """Gaps tell of what persons need and of who carries much. Raises NotAllowed beyond the office."""
    if viewer.clearance > AUDIENCES.index("office"):
        raise NotAllowed()


def in_area(answer: GapsAnswer, snapshot: Snapshot) -> GapsAnswer:
    """The answer for one area and those below it; whole where none was asked for."""
    wanted = answer.question.area
    if not wanted:
        return answer
    inside = {area for area in snapshot.parent if wanted in area_and_parents(area, snapshot.parent)}
    return replace(
        answer,
        gaps=tuple(gap for gap in answer.gaps if not inside.isdisjoint(areas_of(gap, snapshot))),
        coverage=tuple(cell for cell in answer.coverage if cell.area in inside),
    )


def areas_of(gap: Gap, snapshot: Snapshot) -> Iterator[str]:
    """The areas of a gap's needs and resources, by whom they belong to."""
    owners = [snapshot.needs[need].actor for need in gap.needs]
    owners += [snapshot.resources[resource].actor for resource in gap.resources]
    for actor in owners:
        yield snapshot.area_of(snapshot.actors.ids.place(actor))


def named_in(answer: GapsAnswer, snapshot: Snapshot) -> dict[str, set[str]]:
    """The ids whose records are needed to say the answer."""
    ids: dict[str, set[str]] = {table: set() for table in TABLES}
    add_gaps(ids, answer.gaps)
    add_hindered(ids, answer.gaps, Held(snapshot, answer.question.as_of, answer.policy))
    add_owners(ids, snapshot)
    ids["actors"].update(row.actor for row in answer.load)
    for structure in (answer.structure, answer.structure_without_us):
        ids["actors"].update(structure.cut_vertices, *structure.bridges)
    ids["areas"].update(snapshot.parent)
    ids["themes"].update(cell.theme for cell in answer.coverage)
    return ids


TABLES = ("needs", "resources", "actors", "ties", "areas", "themes")
"""Whose records an answer about gaps may name."""


class Held(NamedTuple):
    """What resources are held against needs by: a state, a date, the cost model."""

    snapshot: Snapshot
    date: str
    policy: Policy


def add_gaps(ids: dict[str, set[str]], gaps: Iterable[Gap]) -> None:
    """What gaps name."""
    for gap in gaps:
        for table in ("needs", "resources", "actors", "ties"):
            ids[table].update(getattr(gap, table))


def add_owners(ids: dict[str, set[str]], snapshot: Snapshot) -> None:
    """Whose the needs and resources are."""
    ids["actors"].update(snapshot.needs[need].actor for need in ids["needs"])
    ids["actors"].update(snapshot.resources[resource].actor for resource in ids["resources"])


def add_hindered(ids: dict[str, set[str]], gaps: Iterable[Gap], held: Held) -> None:
    """The resources that are there for a need without one, and do not fit: its sentence says why."""
    for gap in gaps:
        if gap.gap_class == "no_resource":
            found = hindrances(held.snapshot, gap.needs[0], held.date, held.policy)
            ids["resources"].update(resource for resource, _ in found)


def without_hidden(answer: GapsAnswer, records: Records) -> GapsAnswer:
    """The answer without gaps that rest on records which the viewer may not read."""
    kept = (gap for gap in answer.gaps if readable_whole(gap, records))
    load = (row for row in answer.load if row.actor in records["actors"])
    return replace(answer, gaps=tuple(kept), load=tuple(load))


def readable_whole(gap: Gap, records: Records) -> bool:
    return all(
        identity in records[table]
        for table in ("needs", "resources", "actors", "ties")
        for identity in getattr(gap, table)
    )
