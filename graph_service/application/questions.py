"""Asking for mediated paths: of a need, between actors, to a resource, for an actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from graph_service.analysis.between import find_between
from graph_service.analysis.paths import find_paths
from graph_service.analysis.reach import find_reach
from graph_service.analysis.snapshot import Snapshot
from graph_service.analysis.suiting import find_for_actor
from graph_service.application.asking import check_between, check_ids, check_known, check_scope, dated
from graph_service.application.ports import Records, References, Source
from graph_service.application.references import (
    ABOUT,
    of_actor_answer,
    of_between_answer,
    of_paths_answer,
    of_reach_answer,
)
from graph_service.application.viewers import Viewer, named_ids
from graph_service.domain.answers import (
    ActorAnswer,
    ActorQuestion,
    BetweenAnswer,
    BetweenQuestion,
    PathsAnswer,
    Question,
    ReachAnswer,
    ReachQuestion,
    Scope,
    Warning,
)
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import NeedNotChecked
from graph_service.domain.policy import Policy

Answer = TypeVar("Answer", covariant=True)


@dataclass(frozen=True)
class Answered(Generic[Answer]):
    """An answer, the state it was found in, and the records it names, as far as the viewer may read them."""

    answer: Answer
    records: Records
    snapshot: Snapshot
    viewer: Viewer

    @property
    def info(self) -> DistrictInfo:
        return self.snapshot.info


def ask_paths(
    source: Source, question: Question, policy: Policy, viewer: Viewer, today: str
) -> Answered[PathsAnswer]:
    """Who can connect a need to what meets it.

    Raises UnknownId, NeedNotChecked, InvalidValue, NotAllowed, SearchTooLarge.
    """
    return ask_several(source, [question.need], question, policy, viewer, today)[0]


def ask_several(
    source: Source, needs: Sequence[str], scope: Scope, policy: Policy, viewer: Viewer, today: str
) -> list[Answered[PathsAnswer]]:
    """The same for several needs, all in one state of the district."""
    snapshot = admitted(source, scope, viewer)
    questions = [scope.asking(Question, need=need) for need in needs]
    return [paths_in(snapshot, source, dated(q, snapshot.info, today), policy, viewer) for q in questions]


def ask_between(
    source: Source, question: BetweenQuestion, policy: Policy, viewer: Viewer, today: str
) -> Answered[BetweenAnswer]:
    """Who is between actors that are named. Raises what `ask_paths` raises."""
    check_between(question)
    return ask_from_all(source, question, policy, viewer, today)


def ask_from_all(
    source: Source, question: BetweenQuestion, policy: Policy, viewer: Viewer, today: str
) -> Answered[BetweenAnswer]:
    """The same from starts that nobody named one by one: however many a district has."""
    snapshot = admitted(source, question, viewer)
    check_known(source, "actors", (*question.starts, *question.ends), viewer)
    try:
        answer = find_between(snapshot, dated(question, snapshot.info, today), policy)
    except NeedNotChecked:
        check_known(source, "needs", [question.need], viewer)
        raise
    refuse_hidden(source, question.need, answer.warnings, viewer)
    answer = replace(answer, reasons=viewer.may_hear(answer.reasons))
    return Answered(answer, readable(source, of_between_answer(answer), viewer), snapshot, viewer)


def ask_reach(
    source: Source, question: ReachQuestion, policy: Policy, viewer: Viewer, today: str
) -> Answered[ReachAnswer]:
    """Which open needs a resource could meet, and how they reach it: those that the viewer may read.

    Raises UnknownId, InvalidValue, NotAllowed, SearchTooLarge.
    """
    snapshot = admitted(source, question, viewer)
    check_known(source, "resources", [question.resource], viewer)
    answer = find_reach(snapshot, dated(question, snapshot.info, today), policy)
    records = readable(source, of_reach_answer(answer), viewer)
    return Answered(without_hidden_needs(answer, records), records, snapshot, viewer)


def ask_for_actor(
    source: Source, question: ActorQuestion, policy: Policy, viewer: Viewer, today: str
) -> Answered[ActorAnswer]:
    """Which resources would take an actor, and how they are reached. Raises what `ask_reach` raises."""
    snapshot = admitted(source, question, viewer)
    check_known(source, "actors", [question.actor], viewer)
    answer = find_for_actor(snapshot, dated(question, snapshot.info, today), policy)
    return Answered(answer, readable(source, of_actor_answer(answer), viewer), snapshot, viewer)


def admitted(source: Source, scope: Scope, viewer: Viewer) -> Snapshot:
    """The state in which a question is answered, once it may be asked at all.

    Raises InvalidValue, NotAllowed, UnknownId.
    """
    check_scope(scope)
    viewer.may_search_for(scope.audience)
    snapshot = source.snapshot()
    check_ids(source, snapshot, scope.conditions, viewer)
    return snapshot


def paths_in(
    snapshot: Snapshot, source: Source, question: Question, policy: Policy, viewer: Viewer
) -> Answered[PathsAnswer]:
    """The answer for one need in a state at hand."""
    try:
        answer = find_paths(snapshot, question, policy)
    except NeedNotChecked:
        check_known(source, "needs", [question.need], viewer)
        raise
    refuse_hidden(source, question.need, answer.warnings, viewer)
    answer = replace(answer, reasons=viewer.may_hear(answer.reasons))
    return Answered(answer, readable(source, of_paths_answer(answer), viewer), snapshot, viewer)


def refuse_hidden(source: Source, need: str, warnings: Sequence[Warning], viewer: Viewer) -> None:
    """Raises UnknownId where all that the answer says is that a need is there which nobody may know of."""
    if any(warning.code == "need_not_open" for warning in warnings):
        check_known(source, "needs", [need], viewer)


def without_hidden_needs(answer: ReachAnswer, records: Records) -> ReachAnswer:
    """The answer without needs that the viewer may not read: nobody could do anything about them."""
    kept = tuple(paths for paths in answer.needs if paths.need in records["needs"])
    on_paths = {actor for paths in kept for way in paths.ways.alternatives for actor in way.actors}
    known = {"needs": set(records["needs"]), "actors": on_paths, "resources": {answer.question.resource}}
    warnings = (
        replace(warning, ids=tuple(i for i in warning.ids if i in known[ABOUT.get(warning.code, "actors")]))
        for warning in answer.warnings
    )
    cuts = (replace(cut, ids=tuple(i for i in cut.ids if i in known["needs"])) for cut in answer.cuts)
    return replace(
        answer,
        needs=kept,
        warnings=tuple(warning for warning in warnings if warning.ids),
        cuts=tuple(cut for cut in cuts if cut.ids),
    )


def readable(source: Source, wanted: References, viewer: Viewer) -> Records:
    """The records that are wanted and the viewer may read, with those who confirmed them.

    Areas and themes are everybody's.
    """
    found = source.describe(wanted)
    concerned = {i for records in found.values() for one in records.values() for i in named_ids(one)}
    confirmers = {
        str(by) for rows in found.values() for one in rows.values() if (by := one.values.get("confirmed_by"))
    }
    further = (concerned | confirmers) - set(found["actors"])
    actors = {**found["actors"], **source.describe({"actors": further})["actors"]}
    found = {**found, "actors": actors}
    return {
        table: {
            identity: viewer.without_confirmer(record, actors)
            for identity, record in records.items()
            if table in SHARED or viewer.sees(record, actors)
        }
        for table, records in found.items()
    }


SHARED = frozenset({"areas", "themes"})
