"""An answer as the page shows it: one section a resource, its ways, numbered steps, what is weak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_service.application.narrator import Narrator
from graph_service.application.scripts import Script, Scripts
from graph_service.domain.answers import Alternative, PathsAnswer, ResourcePaths, Step
from graph_service.domain.cells import Value
from graph_service.domain.ontology import label
from graph_service.domain.tables import TABLES
from graph_service.domain.tie_kinds import TIE_KINDS
from graph_service.domain.wording import say


@dataclass(frozen=True)
class Person:
    """An actor as shown: the icon of its kind, its name, its id; icon and id are "" where it is hidden."""

    icon: str
    name: str
    id: str = ""


@dataclass(frozen=True)
class StepCard:
    """One introduction. `facts` are (what, text) pairs; `strength` 0-3, None where the tie is hidden.

    `asked` is the id of the target, whom one asks ("" if hidden); `weakest` where the path is weakest here;
    `script` is what to say to the target.
    """

    number: int
    source: Person
    target: Person
    asked: str
    words: str
    strength: int | None
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    factor: float
    weakest: bool
    script: Script | None


@dataclass(frozen=True)
class WayCard:
    """One path: its name, grade, mediators, what is weak about it in short, its steps, and the numbers."""

    name: str
    grade: str
    mediators: str
    through: tuple[str, ...]
    weaknesses: tuple[str, ...]
    weakest: str
    steps: tuple[StepCard, ...]
    way: Alternative

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The path as fields of an address."""
        return [("path", actor) for actor in self.way.actors]


@dataclass(frozen=True)
class ResourceCard:
    """A resource that could meet the need, and the ways to it, best first.

    `fallbacks` say whom to ask if somebody says no; `count` how many ways there are ("": not asked for).
    """

    title: str
    actor: Person
    values: Mapping[str, Value]
    paths: ResourcePaths
    ways: tuple[WayCard, ...]
    fallbacks: tuple[str, ...]
    count: str


def filled(table: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with every column of the table: templates refuse a name that is not there."""
    return {**dict.fromkeys(TABLES[table].by_name), **values}


class Cards:
    """Makes the cards of one answer in one language."""

    def __init__(self, answer: PathsAnswer, narrator: Narrator) -> None:
        self.answer, self.narrator, self.language = answer, narrator, narrator.language
        self.unsettled = {warning.code: frozenset(warning.ids) for warning in answer.warnings}
        self.scripts = Scripts.of_answer(answer, narrator)

    def resources(self) -> tuple[ResourceCard, ...]:
        return tuple(self.resource(paths) for paths in self.answer.resources)

    def resource(self, paths: ResourcePaths) -> ResourceCard:
        narrator = self.narrator
        ways = tuple(self.way(place, way, paths) for place, way in enumerate(paths.alternatives))
        values = filled("resources", narrator.values("resources", paths.resource))
        title = narrator.title("resources", paths.resource)
        fallbacks = tuple(narrator.fallback(fallback) for fallback in paths.ways.fallbacks)
        count = narrator.count(paths.ways)
        return ResourceCard(title, self.person(paths.actor), values, paths, ways, fallbacks, count)

    def way(self, place: int, way: Alternative, paths: ResourcePaths) -> WayCard:
        narrator = self.narrator
        name = narrator.say("alternative_other", number=place) if place else narrator.say("alternative_best")
        steps = tuple(self.step(place, way, paths.resource) for place in range(len(way.steps)))
        return WayCard(
            name=name,
            grade=narrator.grade(way),
            mediators=narrator.mediators(way),
            through=tuple(narrator.actor(actor) for actor in way.mediators),
            weaknesses=tuple(say(f"short_{code}", self.language) for code in self.weaknesses(way, paths)),
            weakest=narrator.weakest(way),
            steps=steps,
            way=way,
        )

    def weaknesses(self, way: Alternative, paths: ResourcePaths) -> Iterator[str]:
        """The codes of what to know about a path, each once, in the order of its steps."""
        yield from dict.fromkeys(
            self.narrator.said(warning) for step in way.steps for warning in step.warnings
        )
        if self.unsettled.get("consent_missing", frozenset()) & set(way.actors):
            yield "consent_missing"
        if paths.resource in self.unsettled.get("class_unknown", ()):
            yield "class_unknown"

    def person(self, identity: str) -> Person:
        kind = str(self.narrator.values("actors", identity).get("kind") or "")
        return Person(kind, self.narrator.actor(identity), identity if kind else "")

    def step(self, place: int, way: Alternative, resource: str) -> StepCard:
        step = way.steps[place]
        tie = self.narrator.values("ties", step.tie)
        return StepCard(
            number=place + 1,
            source=self.person(step.source),
            target=self.person(step.target),
            asked=step.target if self.narrator.values("actors", step.target) else "",
            words=self.how(step) if tie else self.narrator.step(step),
            strength=int(tie.get("strength") or 0) if tie else None,
            facts=tuple(self.facts(step, tie)) if tie else (),
            warnings=tuple(self.narrator.warning(warning) for warning in step.warnings),
            factor=step.factor,
            weakest=place == way.weakest and bool(self.narrator.weakest(way)),
            script=self.scripts.at(resource, way, place),
        )

    def how(self, step: Step) -> str:
        """How the two know each other."""
        names = {"a": self.narrator.actor(step.source), "b": self.narrator.actor(step.target)}
        return TIE_KINDS[step.kind].words(self.language, forward=step.forward).format(**names)

    def facts(self, step: Step, tie: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
        """What is known of a tie, each with its name."""
        narrator, language = self.narrator, self.language
        yield say("strength", language), label("strength", str(tie.get("strength") or 0), language)
        yield say("confirmed", language), narrator.confirmed(tie)
        contact = narrator.values("actors", step.target).get("contact")
        if contact:
            yield say("contact", language), contact
        if step.other_ties:
            yield say("step_other_ties", language), narrator.kinds(step.other_ties)
        if tie.get("source"):
            yield say("source", language), tie["source"]
