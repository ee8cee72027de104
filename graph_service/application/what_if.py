"""Asking what would be otherwise if somebody left, had no time, joined, or two were introduced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_service.analysis.known import known
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.what_if import what_if
from graph_service.application.asking import check_known, check_number, check_words
from graph_service.application.gaps import (
    TABLES,
    Held,
    add_gaps,
    add_hindered,
    add_owners,
    admitted,
    readable_whole,
)
from graph_service.application.kept_known import Know
from graph_service.application.ports import Records, Source
from graph_service.application.questions import Answered, readable
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Record
from graph_service.domain.errors import InvalidValue, UnknownId
from graph_service.domain.gaps import Gap, GapQuestion
from graph_service.domain.ontology import ACTOR_KINDS, keys
from graph_service.domain.policy import Policy
from graph_service.domain.what_if import Newcomer, Supposed, WhatIfAnswer

MOST_SUPPOSED = 20


@dataclass(frozen=True)
class Supposition(Answered[WhatIfAnswer]):
    """What would be otherwise, with the state that would be."""

    then: Snapshot
    policy: Policy


def ask_what_if(
    source: Source,
    question: GapQuestion,
    supposed: Supposed,
    policy: Policy,
    viewer: Viewer,
    today: str,
    know: Know = known,
) -> Supposition:
    """What would be otherwise; nothing is written.

    `know` is `known`, or what keeps it. Raises InvalidValue, UnknownId, NotAllowed, SearchTooLarge.
    """
    snapshot, asked = admitted(source, question, viewer, today)
    check_supposed(source, snapshot, supposed, viewer)
    answer, after = what_if(know(snapshot, asked, policy), supposed)
    records = readable(source, named_in(answer, after.look.snapshot, policy), viewer)
    records = with_newcomers(records, answer)
    answer = without_hidden(answer, records)
    return Supposition(answer, records, snapshot, viewer, after.look.snapshot, policy)


def check_supposed(source: Source, snapshot: Snapshot, supposed: Supposed, viewer: Viewer) -> None:
    """Raises InvalidValue for nothing, too much or what cannot be; UnknownId."""
    pairs, joins = supposed.introduced, supposed.joins
    count = sum(len(part) for part in (supposed.leaves, supposed.no_time, pairs, joins))
    check_number("what_if", count, 1, MOST_SUPPOSED)
    for one, other in pairs:
        if one == other:
            raise InvalidValue(column="introduce", value=one, expected=("expected_two_actors",))
    named = {*supposed.leaves, *supposed.no_time, *(actor for pair in pairs for actor in pair)}
    named |= {actor for newcomer in joins for actor in newcomer.knows}
    check_known(source, "actors", sorted(named), viewer)
    for actor in sorted(named):
        if actor not in snapshot.actors.ids:  # written a moment ago, after the state that is asked
            raise UnknownId(type="actors", id=actor)
    for newcomer in joins:
        check_newcomer(snapshot, newcomer)


def supposed_of(
    leaves: Sequence[str],
    no_time: Sequence[str],
    introduce: Sequence[str],
    joins: str,
    gives: str,
    receives: str,
    **about: Any,  # noqa: ANN401 (name, subtype, area, knows: of who joins)
) -> Supposed:
    """What is supposed, from values under the names that options and query fields share.

    `introduce` counts in pairs. Raises InvalidValue.
    """
    if len(introduce) % 2:
        raise InvalidValue(column="introduce", value=introduce[-1], expected=("expected_two_actors",))
    pairs = tuple(zip(introduce[::2], introduce[1::2], strict=True))
    return Supposed(tuple(leaves), tuple(no_time), pairs, newcomers_of(joins, gives, receives, about))


def newcomers_of(kind: str, gives: str, receives: str, about: Mapping[str, Any]) -> tuple[Newcomer, ...]:
    """The one who joins, if anybody does. Raises InvalidValue for what is said of nobody."""
    if not kind:
        for given in (*about.values(), gives, receives):
            if given:
                raise InvalidValue(column="joins", value=given, expected=("expected_joins",))
        return ()
    if gives and receives:
        raise InvalidValue(column="receives", value=receives, expected=("expected_one_resource",))
    direction = "gives" if gives else "receives" if receives else ""
    newcomer = {**about, "knows": tuple(about["knows"])}
    return (Newcomer(kind, direction=direction, theme=gives or receives, **newcomer),)


def check_newcomer(snapshot: Snapshot, newcomer: Newcomer) -> None:
    check_words("joins", [newcomer.kind], keys("actor_kind"))
    if newcomer.subtype:
        subtypes = [term.key for term in ACTOR_KINDS[newcomer.kind].subtypes]
        check_words("subtype", [newcomer.subtype], subtypes)
    if newcomer.area and newcomer.area not in snapshot.parent:
        raise UnknownId(type="areas", id=newcomer.area)
    if newcomer.theme:
        check_words("direction", [newcomer.direction], keys("resource_direction"))
        if newcomer.theme not in snapshot.broader:
            raise UnknownId(type="themes", id=newcomer.theme)


def gaps_in(answer: WhatIfAnswer) -> Iterator[Gap]:
    yield from (*answer.opened, *answer.closed)
    for one in answer.changed:
        yield from (one.before, one.after)


def named_in(answer: WhatIfAnswer, snapshot: Snapshot, policy: Policy) -> dict[str, set[str]]:
    """The ids whose records are needed to say the answer."""
    ids: dict[str, set[str]] = {table: set() for table in TABLES}
    gaps = list(gaps_in(answer))
    add_gaps(ids, gaps)
    add_hindered(ids, gaps, Held(snapshot, answer.question.as_of, policy))
    ids["needs"].update(answer.lost, answer.gained, (one.need for one in answer.moved))
    for one in answer.moved:
        ids["actors"].update(one.before.actors, one.after.actors)
        ids["resources"].update((one.before.resource, one.after.resource))
    ids["actors"].update(row.actor for row in answer.load)
    supposed = answer.supposed
    ids["actors"].update(supposed.leaves, supposed.no_time, *supposed.introduced)
    ids["actors"].update(actor for newcomer in supposed.joins for actor in newcomer.knows)
    ids["themes"].update(newcomer.theme for newcomer in supposed.joins if newcomer.theme)
    add_owners(ids, snapshot)
    return ids


def with_newcomers(records: Records, answer: WhatIfAnswer) -> Records:
    """The records with those that newcomers would have: whoever asks named them."""
    actors, resources = dict(records["actors"]), dict(records["resources"])
    for identity, one in zip(answer.newcomers, answer.supposed.joins, strict=True):
        name = one.name or identity
        actors[identity] = Record("actors", identity, {"kind": one.kind, "name": name}, 0)
        theme = records["themes"].get(one.theme)
        values = {"actor": identity, "title": theme.values["name"] if theme else name, "theme": one.theme}
        resources[identity] = Record("resources", identity, values, 0)
    return {**records, "actors": actors, "resources": resources}


def without_hidden(answer: WhatIfAnswer, records: Records) -> WhatIfAnswer:
    """The answer without needs, actors and gaps that the viewer may not read."""
    needs, actors = records["needs"], records["actors"]
    changed = (c for c in answer.changed if all(readable_whole(g, records) for g in (c.before, c.after)))
    return replace(
        answer,
        lost=tuple(need for need in answer.lost if need in needs),
        gained=tuple(need for need in answer.gained if need in needs),
        moved=tuple(one for one in answer.moved if one.need in needs),
        load=tuple(row for row in answer.load if row.actor in actors),
        opened=tuple(gap for gap in answer.opened if readable_whole(gap, records)),
        closed=tuple(gap for gap in answer.closed if readable_whole(gap, records)),
        changed=tuple(changed),
    )
