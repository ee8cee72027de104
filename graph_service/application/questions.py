"""Asking for the mediated paths of a need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from graph_service.analysis.paths import find_paths
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.ports import Records, References, Source
from graph_service.application.viewers import Viewer, named_ids
from graph_service.domain.answers import PathsAnswer, Question, Reason, Ways
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import InvalidValue
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.parsing import is_date
from graph_service.domain.policy import Policy

MOST_MEDIATORS = 7
MOST_ALTERNATIVES = 20


@dataclass(frozen=True)
class Asked:
    """A question as a viewer puts it; `as_of` "" is the district's own day or today."""

    need: str
    max_mediators: int = 3
    alternatives: int = 3
    as_of: str = ""
    audience: str = "office"


@dataclass(frozen=True)
class Answered:
    """An answer, the state it was found in, and the records it names, as far as the viewer may read them."""

    answer: PathsAnswer
    records: Records
    snapshot: Snapshot
    viewer: Viewer

    @property
    def info(self) -> DistrictInfo:
        return self.snapshot.info


def ask_paths(source: Source, asked: Asked, policy: Policy, viewer: Viewer, today: str) -> Answered:
    """Who can connect a need to what meets it. Raises UnknownId, NeedNotChecked, InvalidValue, NotAllowed."""
    check_question(asked)
    viewer.may_search_for(asked.audience)
    snapshot = source.snapshot()
    answer = find_paths(snapshot, question_of(asked, snapshot, today), policy)
    answer = replace(answer, reasons=viewer.may_hear(answer.reasons))
    return Answered(answer, readable(source, references(answer), viewer), snapshot, viewer)


def check_question(asked: Asked) -> None:
    """Raises InvalidValue for what cannot be asked."""
    if not 0 <= asked.max_mediators <= MOST_MEDIATORS:
        raise InvalidValue(column="max_mediators", value=asked.max_mediators, expected=f"0-{MOST_MEDIATORS}")
    if not 1 <= asked.alternatives <= MOST_ALTERNATIVES:
        raise InvalidValue(column="alternatives", value=asked.alternatives, expected=f"1-{MOST_ALTERNATIVES}")
    if asked.as_of and not is_date(asked.as_of):
        raise InvalidValue(column="as_of", value=asked.as_of, expected="YYYY-MM-DD")
    check_audience(asked.audience)


def check_audience(audience: str) -> None:
    """Raises InvalidValue for what is no audience."""
    if audience not in AUDIENCES:
        raise InvalidValue(column="audience", value=audience, expected=", ".join(AUDIENCES))


def question_of(asked: Asked, snapshot: Snapshot, today: str) -> Question:
    date = asked.as_of or day_of(snapshot.info, today)
    return Question(
        asked.need,
        as_of=date,
        audience=asked.audience,
        max_mediators=asked.max_mediators,
        alternatives=asked.alternatives,
    )


def day_of(info: DistrictInfo, today: str) -> str:
    """The day as of which a district is seen: today, but a fictional one's own day."""
    return info.as_of if info.fictional and info.as_of else today


def readable(source: Source, wanted: References, viewer: Viewer) -> Records:
    """The records that are wanted and the viewer may read, with those who confirmed the ties among them."""
    found = source.describe(wanted)
    concerned = {i for records in found.values() for one in records.values() for i in named_ids(one)}
    confirmers = {str(tie.values.get("confirmed_by") or "") for tie in found["ties"].values()}
    further = (concerned | confirmers) - set(found["actors"])
    actors = {**found["actors"], **source.describe({"actors": further})["actors"]}
    ties = {i: viewer.without_confirmer(tie, actors) for i, tie in found["ties"].items()}
    found = {**found, "actors": actors, "ties": ties}
    return {
        table: {identity: record for identity, record in records.items() if viewer.sees(record, actors)}
        for table, records in found.items()
    }


def references(answer: PathsAnswer) -> dict[str, set[str]]:
    """The ids that an answer names, by table."""
    named: dict[str, set[str]] = {
        "needs": {answer.question.need},
        "actors": {answer.holder},
        "ties": set(),
        "resources": set(),
    }
    for paths in answer.resources:
        named["resources"].add(paths.resource)
        name_ways(named, paths.ways)
    for cut in answer.cuts:
        named["resources"].update(cut.ids)
    for reason in answer.reasons:
        name_reason(named, reason)
    for warning in answer.warnings:
        named["resources" if warning.code in ABOUT_RESOURCES else "actors"].update(warning.ids)
    return named


def name_reason(named: dict[str, set[str]], reason: Reason) -> None:
    """Adds the ids that a reason names, and where it would lead."""
    named[reason.about].update(reason.ids)
    if "goal" in reason.data:
        table, identity = cast(tuple[str, str], reason.data["goal"])
        named[table].add(identity)
    things = cast(Mapping[str, Sequence[Sequence[str]]], reason.data.get("things", {}))
    named["actors"].update(i for concerned in things.values() for ends in concerned for i in ends)


def name_ways(named: dict[str, set[str]], ways: Ways) -> None:
    """Adds the ids that the ways to one end name."""
    fallbacks = (fallback.alternative for fallback in ways.fallbacks)
    for way in (*ways.alternatives, *(way for way in fallbacks if way)):
        named["actors"].update(way.actors)
        named["ties"].update(way.ties, *(step.other_ties for step in way.steps))


ABOUT_RESOURCES = frozenset({"class_unknown", "no_way"})
