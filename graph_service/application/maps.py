"""Drawing an answer, or the whole district: only what the map's audience may read goes into the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from graph_service.analysis.bubbles import readable as laid_out
from graph_service.analysis.costs import months_before
from graph_service.analysis.surroundings import Surroundings, surroundings, whole
from graph_service.application.narrator import Narrator
from graph_service.application.outdoors import outdoors
from graph_service.application.ports import Records, Source
from graph_service.application.questions import Answered, readable
from graph_service.application.references import of_paths_answer
from graph_service.application.viewers import Viewer
from graph_service.domain.answers import Alternative, PathsAnswer, ResourcePaths, Step
from graph_service.domain.cells import Value
from graph_service.domain.district import DistrictInfo
from graph_service.domain.drawing import (
    Audience,
    Drawing,
    DrawnLine,
    DrawnNode,
    DrawnPath,
    DrawnStep,
    LineKind,
    NodeKind,
)
from graph_service.domain.errors import UnknownId
from graph_service.domain.ontology import ACTOR_KINDS, SUBTYPES
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language
from graph_service.domain.tie_kinds import TIE_KINDS

MOST_ACTORS = 40
"""Actors on the map of a need: more is hard to read on one sheet."""


@dataclass(frozen=True)
class Scene:
    """What is drawn and how it is said; a tie confirmed before `fresh_from` (ISO) is drawn pale."""

    shown: Surroundings
    records: Records
    fresh_from: str
    narrator: Narrator

    def values(self, table: str, identity: str) -> Mapping[str, Value]:
        return self.narrator.values(table, identity)

    def area(self, actor: str) -> str:
        """The name of an actor's area."""
        return self.area_name(self.values("actors", actor).get("area") or "")

    def area_name(self, area: str) -> str:
        return str(self.values("areas", area).get("name") or "")


def draw_need(source: Source, answered: Answered[PathsAnswer], policy: Policy, language: Language) -> Drawing:
    """The map of an answer: its paths, and the neighbourhood that they lead through."""
    return laid_out(need_drawing(source, answered, policy, language))


def need_drawing(
    source: Source, answered: Answered[PathsAnswer], policy: Policy, language: Language
) -> Drawing:
    """The same; nothing has its place yet."""
    question = answered.answer.question
    viewer = answered.viewer.as_audience(question.audience)
    needed = on_paths(answered.answer)
    shown = surroundings(answered.snapshot, needed, question.as_of, MOST_ACTORS)
    resources = {paths.resource for paths in answered.answer.resources}
    records = drawn_records(source, shown, {question.need}, resources, viewer)
    narrator = Narrator(records, language)
    scene = Scene(
        shown.only({*needed, *records["actors"]}),
        records,
        months_before(question.as_of, policy.fresh_months),
        narrator,
    )
    return replace(
        blank(answered.info, question.audience, question.as_of, language),
        title=narrator.title("needs", question.need),
        subtitle=narrator.say("map_subtitle", holder=narrator.actor(answered.answer.holder)),
        nodes=(*actor_nodes(scene), *need_nodes(scene), *resource_nodes(scene)),
        lines=(*tie_lines(scene), *need_lines(scene), *resource_lines(scene)),
        paths=tuple(drawn_path(paths, question.need, narrator) for paths in answered.answer.resources),
        origins=tuple(origins(source, answered, viewer, narrator)),
        centres=outdoors(records["actors"].values(), scene.area_name),
    )


def origins(
    source: Source, answered: Answered[PathsAnswer], viewer: Viewer, narrator: Narrator
) -> Iterator[tuple[str, str]]:
    """What to check first; where no path is drawn, why not and what to do about it."""
    reasons = viewer.may_hear(answered.answer.reasons)
    if reasons:
        said = Narrator(readable(source, of_paths_answer(answered.answer), viewer), narrator.language)
        yield from ((narrator.say("why_none"), " ".join(said.reason(reason))) for reason in reasons)
    for warning in answered.answer.warnings:
        yield narrator.say("check_first"), narrator.warning(warning)


def district_drawing(
    source: Source, viewer: Viewer, policy: Policy, language: Language, date: str, audience: str, area: str
) -> Drawing:
    """Everybody that `audience` may see, in an area or ("") anywhere; nothing has its place yet.

    Raises UnknownId for an area that is not there.
    """
    snapshot = source.snapshot()
    if area and area not in snapshot.parent:
        raise UnknownId(type="areas", id=area)
    shown = whole(snapshot, date)
    needs, resources = set(snapshot.needs), set(snapshot.resources)
    records = drawn_records(source, shown, needs, resources, viewer.as_audience(audience))
    records = inside(records, below(snapshot.parent, area)) if area else records
    narrator = Narrator(records, language)
    shown = Surroundings(tuple(records["actors"]), tuple(records["ties"]))
    scene = Scene(shown, records, months_before(date, policy.fresh_months), narrator)
    name = narrator.values("areas", area).get("name") or snapshot.info.name or narrator.say("map_district")
    return replace(
        blank(snapshot.info, audience, date, language),
        title=str(name),
        subtitle=narrator.say("map_district"),
        nodes=(*actor_nodes(scene), *need_nodes(scene), *resource_nodes(scene)),
        lines=(*tie_lines(scene), *need_lines(scene), *resource_lines(scene)),
        centres=outdoors(records["actors"].values(), scene.area_name),
    )


def below(parents: Mapping[str, str], area: str) -> frozenset[str]:
    """An area and every area in it."""
    found = {area}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)


def inside(records: Records, areas: Collection[str]) -> Records:
    """The records of a map without actors elsewhere and what they need or have."""
    actors = {i: one for i, one in records["actors"].items() if one.values.get("area") in areas}
    kept = {
        table: {i: one for i, one in records[table].items() if one.values["actor"] in actors}
        for table in ("needs", "resources")
    }
    return {**records, **kept, "actors": actors}


def blank(info: DistrictInfo, audience: str, date: str, language: Language) -> Drawing:
    """An empty map that says for whom and of when it is."""
    return Drawing(
        title="",
        subtitle="",
        language=language,
        as_of=date,
        audience=cast(Audience, audience),
        fictional=info.fictional,
        nodes=(),
        lines=(),
        credits=info.credits,
    )


def on_paths(answer: PathsAnswer) -> list[str]:
    """The actors of an answer's paths: those of the best ones first."""
    ways = [way for paths in answer.resources for way in paths.alternatives[:1]]
    ways += [way for paths in answer.resources for way in paths.alternatives[1:]]
    return list(dict.fromkeys([answer.holder, *(actor for way in ways for actor in way.actors)]))


def drawn_records(
    source: Source, shown: Surroundings, needs: set[str], resources: set[str], viewer: Viewer
) -> Records:
    """The records of a map that its reader may read, with the areas of its actors."""
    wanted = {"actors": shown.actors, "ties": shown.ties, "needs": needs, "resources": resources}
    records = readable(source, wanted, viewer)
    areas = {str(actor.values.get("area") or "") for actor in records["actors"].values()}
    found = {**records, **source.describe({"areas": areas})}
    return {table: dict(sorted(some.items())) for table, some in found.items()}  # one map, whoever read them


def actor_nodes(scene: Scene) -> Iterator[DrawnNode]:
    """Everybody shown; who may not be read is a symbol without a name."""
    for identity in scene.shown.actors:
        values = scene.values("actors", identity)
        kind = cast(NodeKind, values.get("kind", "resident"))
        name = scene.narrator.actor(identity)
        yield DrawnNode(
            f"actors/{identity}", kind, name, scene.area(identity), note=actor_note(values, scene)
        )


def actor_note(values: Mapping[str, Value], scene: Scene) -> str:
    subtype = SUBTYPES.get(values.get("subtype") or "") or ACTOR_KINDS.get(values.get("kind") or "")
    said = [subtype.label(scene.narrator.language) if subtype else ""]
    if values.get("source"):
        said.append(scene.narrator.say("map_source", source=values["source"]))
    return " ".join(part for part in said if part)


def need_nodes(scene: Scene) -> Iterator[DrawnNode]:
    for identity, record in scene.records["needs"].items():
        area = scene.area(record.values["actor"])
        offers = record.values["direction"] == "offers"
        yield DrawnNode(f"needs/{identity}", "need", record.values["title"], area, offers=offers)


def resource_nodes(scene: Scene) -> Iterator[DrawnNode]:
    for identity, record in scene.records["resources"].items():
        area = scene.area(record.values["actor"])
        note = str(record.values.get("use") or "")
        yield DrawnNode(f"resources/{identity}", "resource", record.values["title"], area, note=note)


def tie_lines(scene: Scene) -> Iterator[DrawnLine]:
    """Living ties; an inferred one is left out, for what is only supposed is never drawn as a fact."""
    drawn = set(scene.shown.actors)
    for record in scene.records["ties"].values():
        values = record.values
        if values.get("basis") == "inferred" or not {values["from"], values["to"]} <= drawn:
            continue
        kind = TIE_KINDS[values["kind"]]
        a, b = scene.narrator.actor(values["from"]), scene.narrator.actor(values["to"])
        yield DrawnLine(
            f"actors/{values['from']}",
            f"actors/{values['to']}",
            cast(LineKind, kind.key),
            words=kind.words(scene.narrator.language, forward=True).format(a=a, b=b),
            strength=int(values.get("strength") or 0),
            directed=kind.directed,
            stale=str(values.get("confirmed_on") or "") < scene.fresh_from,
            quality=values.get("quality") or "neutral",
        )


def need_lines(scene: Scene) -> Iterator[DrawnLine]:
    for identity, record in scene.records["needs"].items():
        if record.values["actor"] in scene.shown.actors:
            yield DrawnLine(f"actors/{record.values['actor']}", f"needs/{identity}", "has_need")


def resource_lines(scene: Scene) -> Iterator[DrawnLine]:
    for identity, record in scene.records["resources"].items():
        if record.values["actor"] in scene.shown.actors:
            kind = cast(LineKind, record.values["direction"])
            yield DrawnLine(f"actors/{record.values['actor']}", f"resources/{identity}", kind, directed=True)


def drawn_path(paths: ResourcePaths, need: str, narrator: Narrator) -> DrawnPath:
    """The best alternative of a resource, from the need to what becomes of the offer."""
    best = paths.alternatives[0]
    actors = tuple(f"actors/{actor}" for actor in best.actors)
    records = narrator.records
    return DrawnPath(
        title=narrator.say(
            "map_resource",
            title=narrator.title("resources", paths.resource),
            actor=narrator.actor(paths.actor),
        ),
        nodes=(
            *((f"needs/{need}",) if need in records["needs"] else ()),
            *actors,
            *((f"resources/{paths.resource}",) if paths.resource in records["resources"] else ()),
        ),
        steps=drawn_steps(best, narrator),
        grade=narrator.grade(best),
        goal=str(narrator.values("resources", paths.resource).get("use") or ""),
    )


def drawn_steps(way: Alternative, narrator: Narrator) -> tuple[DrawnStep, ...]:
    last = way.actors[-1]
    return tuple(drawn_step(step, narrator, last=step.target == last) for step in way.steps)


def drawn_step(step: Step, narrator: Narrator, *, last: bool) -> DrawnStep:
    return DrawnStep(
        f"actors/{step.source}",
        f"actors/{step.target}",
        narrator.say("step_reach" if last else "step_ask", b=narrator.actor(step.target)),
        narrator.step_how(step),
        tuple(narrator.warning(warning) for warning in step.warnings),
    )
