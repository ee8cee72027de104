"""One need as its page shows it: what is wanted, its check, the ways, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.application.asking import day_of
from graph_service.application.conditions import Chosen, chosen
from graph_service.application.meetings.concerning import meetings_about
from graph_service.application.meetings.reading import Meeting
from graph_service.application.narrator import Narrator
from graph_service.application.records import read_record, seen
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import course_of
from graph_service.domain.answers import PathsAnswer, Question
from graph_service.domain.cells import Value
from graph_service.domain.changes import Record
from graph_service.domain.district import DistrictInfo
from graph_service.domain.errors import NeedNotChecked
from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.cards import Cards, Person, ResourceCard, filled
from graph_service.web.paths import answered_to
from graph_service.web.problems import lacks
from graph_service.web.scopes import query_of
from graph_service.web.workflow.board import Board, BoardWriter


@dataclass(frozen=True)
class Condition:
    """A condition that was chosen, and the page's query without it."""

    chosen: Chosen
    rest: list[tuple[str, str]]


@dataclass(frozen=True)
class Search:
    """What was found. `lacks` is what the need's check lacks, in words; then nothing was searched.

    `reasons` say why there is no way, each with what to do about it; `cuts` what a limit hid where there is
    one. `mediators` are (id, name) of those on the paths, who can be left out next.
    """

    lacks: tuple[str, ...]
    resources: tuple[ResourceCard, ...] = ()
    warnings: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    cuts: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    mediators: tuple[tuple[str, str], ...] = ()


CONTROLS = frozenset({"max_mediators", "alternatives", "as_of", "without_us"})
"""Query fields that the page's form has a control for; the others stay as they are when it is sent."""


@dataclass(frozen=True)
class NeedView:
    """A need's page. `query` asks for it again, `kept` is the part of it that has no control."""

    id: str
    values: dict[str, Value]
    info: DistrictInfo
    as_of: str
    holder: Person
    facts: tuple[tuple[str, str], ...]
    search: Search
    board: Board
    meetings: tuple[Meeting, ...]
    asked: Question
    query: list[tuple[str, str]]
    kept: list[tuple[str, str]]


def need_view(services: Services, asked: Question, viewer: Viewer, language: Language) -> NeedView:
    """The page of a need. Raises UnknownId, InvalidValue, NotAllowed."""
    need = read_record(services.store, "needs", asked.need, viewer)
    info, people = services.store.snapshot().info, People(services, need, viewer, language)
    course, found = course_of(services, need, viewer), search(services, asked, viewer, language)
    return NeedView(
        id=need.id,
        values=filled("needs", need.values),
        info=info,
        as_of=asked.as_of or day_of(info, services.today()),
        holder=people.person("actor"),
        facts=tuple(facts_of(need, people, language)),
        search=found,
        board=BoardWriter(services, course, viewer, language, query_of(asked)).board(found.resources),
        meetings=meetings_about(services, "needs", need.id, viewer),
        asked=asked,
        query=query_of(asked),
        kept=[pair for pair in query_of(asked) if pair[0] not in CONTROLS],
    )


def search(services: Services, asked: Question, viewer: Viewer, language: Language) -> Search:
    """The ways that the need has, or what its check lacks."""
    try:
        answered = answered_to(services, asked, viewer)
    except NeedNotChecked as error:
        return Search(tuple(say(code, language) for code in lacks(error)))
    answer, narrator = answered.answer, Narrator(answered.records, language)
    return Search(
        lacks=(),
        resources=Cards(answer, narrator).resources(),
        warnings=tuple(narrator.warning(warning) for warning in answer.warnings),
        reasons=tuple(narrator.reason(reason) for reason in answer.reasons),
        cuts=tuple(narrator.cut(cut, answer.question) for cut in answer.cuts if answer.resources),
        conditions=tuple(conditions_of(asked, narrator)),
        mediators=tuple(mediators_on(answer, narrator)),
    )


def conditions_of(question: Question, narrator: Narrator) -> Iterator[Condition]:
    """What was chosen, each with the query that takes it back."""
    query = query_of(question)
    for one in chosen(question.conditions, narrator):
        rest = [pair for pair in query if pair != (one.name, one.value)]
        yield Condition(one, rest)


def mediators_on(answer: PathsAnswer, narrator: Narrator) -> Iterator[tuple[str, str]]:
    """The mediators on the paths that the viewer may read, each once, those of the best paths first."""
    ways = [way for paths in answer.resources for way in paths.alternatives]
    for actor in dict.fromkeys(actor for way in ways for actor in way.mediators):
        if actor in narrator.records["actors"]:
            yield actor, narrator.actor(actor)


class People:
    """Whom a need names, as far as the viewer may read of them."""

    def __init__(self, services: Services, need: Record, viewer: Viewer, language: Language) -> None:
        self.need, self.language = need, language
        named = {str(need.values[c]) for c in ("actor", "identified_by", "checked_by") if need.values.get(c)}
        found = services.store.describe({"actors": named})["actors"]
        self.actors = {one.id: one for one in seen(services.store, tuple(found.values()), viewer)}

    def person(self, column: str) -> Person:
        """The actor that a column names."""
        actor = self.actors.get(str(self.need.values.get(column)))
        if actor is None:
            hidden = say("hidden_actor", self.language)
            return Person("", say("hidden", self.language, kind=hidden))
        return Person(actor.values["kind"], actor.values["name"], actor.id)

    def name(self, text: str) -> str:
        """The name of whoever did something: an actor's where the text is an id, else the text."""
        return str(self.actors[text].values["name"]) if text in self.actors else text


def facts_of(need: Record, people: People, language: Language) -> Iterator[tuple[str, str]]:
    """What is recorded of a need, each with its name."""
    values = need.values
    if values.get("keeps_doing"):
        yield say("need_keeps_doing", language), values["keeps_doing"]
    if values.get("identified_by"):
        via = f" ({label('via', values['via'], language)})" if values.get("via") else ""
        yield say("need_identified", language), people.person("identified_by").name + via
    if values.get("created_on"):
        yield say("need_since", language), values["created_on"]
    if values.get("decision") == "pass":
        yield say("needs_check", language), checked(need, people, language)
    if values.get("reason"):
        yield say("need_reason", language), values["reason"]


def checked(need: Record, people: People, language: Language) -> str:
    by, on = need.values.get("checked_by"), need.values.get("checked_on")
    if by and on:
        return say("checked_by", language, by=people.name(by), on=on)
    return say("checked", language)
