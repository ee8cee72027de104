"""Answers as text that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_service.application.conditions import chosen
from graph_service.application.narration import Narrator
from graph_service.application.questions import Answered
from graph_service.cli.output import show
from graph_service.domain.answers import (
    MANY,
    MOST_COUNTED,
    ActorAnswer,
    Alternative,
    BetweenAnswer,
    PathsAnswer,
    ReachAnswer,
    ResourcePaths,
    Scope,
    Warning,
    Ways,
)
from graph_service.domain.wording import listed


def show_answer(answered: Answered[PathsAnswer], narrator: Narrator) -> None:
    """The answer as text that can be read aloud."""
    answer = answered.answer
    question, need = answer.question, narrator.title("needs", answer.question.need)
    show(narrator.say("paths_title", need=need), "bold")
    holder = narrator.actor(answer.holder)
    show(narrator.say("paths_holder", holder=holder, as_of=question.as_of, most=question.max_mediators))
    show_conditions(question, narrator)
    if not answer.resources:
        show(narrator.say("paths_none"))
    for number, paths_to in enumerate(answer.resources, 1):
        show_resource(number, paths_to, narrator)
    show_warnings(answer.warnings, narrator)


def show_resource(number: int, paths_to: ResourcePaths, narrator: Narrator) -> None:
    title, actor = narrator.title("resources", paths_to.resource), narrator.actor(paths_to.actor)
    show(f"\n{number}. {title} — {actor}", "bold green")
    use = narrator.values("resources", paths_to.resource).get("use")
    if use:
        show("   " + narrator.say("resource_use", use=use))
    show_ways(paths_to.ways, narrator)


def show_ways(ways: Ways, narrator: Narrator) -> None:
    """The alternatives to one end, and how many there are where that was asked."""
    for place, way in enumerate(ways.alternatives):
        show_alternative(place, way, narrator)
    if ways.count == MANY:
        show("   " + narrator.say("ways_uncounted", most=MOST_COUNTED))
    elif ways.count is not None:
        show("   " + narrator.say("ways_counted", count=ways.count))


def show_alternative(place: int, way: Alternative, narrator: Narrator) -> None:
    name = narrator.say("alternative_other", number=place) if place else narrator.say("alternative_best")
    show(f"   ▸ {name} [{narrator.grade(way)}・{narrator.mediators(way)}]", "bold" if not place else "")
    show("     " + " → ".join(narrator.actor(actor) for actor in way.actors))
    for number, step in enumerate(way.steps, 1):
        show(f"       {number}) {narrator.step(step)}")
        for warning in step.warnings:
            show("          ※ " + narrator.warning(warning), "yellow")


def show_between(answered: Answered[BetweenAnswer], narrator: Narrator) -> None:
    """The ways from several starts to several ends."""
    answer, question = answered.answer, answered.answer.question
    starts, ends = names(question.starts, narrator), names(question.ends, narrator)
    show(narrator.say("between_title", starts=starts, ends=ends), "bold")
    if question.need:
        show(narrator.say("between_need", need=narrator.title("needs", question.need)))
    show_scope(question, narrator)
    if not answer.ends:
        show(narrator.say("between_none"))
    for number, paths_to in enumerate(answer.ends, 1):
        show(f"\n{number}. {narrator.actor(paths_to.actor)}", "bold green")
        show_ways(paths_to.ways, narrator)
    show_warnings(answer.warnings, narrator)


def show_reach(answered: Answered[ReachAnswer], narrator: Narrator) -> None:
    """The needs that can reach a resource."""
    answer, question = answered.answer, answered.answer.question
    title, actor = narrator.title("resources", question.resource), narrator.actor(answer.actor)
    show(narrator.say("reach_title", resource=title, actor=actor), "bold")
    show_scope(question, narrator)
    if not answer.needs:
        show(narrator.say("reach_none"))
    for number, paths_of in enumerate(answer.needs, 1):
        holder = narrator.actor(paths_of.actor)
        show(f"\n{number}. {narrator.title('needs', paths_of.need)} — {holder}", "bold green")
        show_ways(paths_of.ways, narrator)
    show_warnings(answer.warnings, narrator)


def show_for_actor(answered: Answered[ActorAnswer], narrator: Narrator) -> None:
    """The resources that an actor can reach."""
    answer, question = answered.answer, answered.answer.question
    show(narrator.say("actor_title", actor=narrator.actor(question.actor)), "bold")
    show_scope(question, narrator)
    if not answer.resources:
        show(narrator.say("paths_none"))
    for number, paths_to in enumerate(answer.resources, 1):
        show_resource(number, paths_to, narrator)
    show_warnings(answer.warnings, narrator)


def show_scope(scope: Scope, narrator: Narrator) -> None:
    show(narrator.say("between_scope", as_of=scope.as_of, most=scope.max_mediators))
    show_conditions(scope, narrator)


def show_conditions(scope: Scope, narrator: Narrator) -> None:
    """Under which conditions was searched, where there were any."""
    words = [one.words for one in chosen(scope.conditions, narrator)]
    if words:
        show(narrator.say("conditions", conditions=listed(words, narrator.language)))


def show_warnings(warnings: Iterable[Warning], narrator: Narrator) -> None:
    for warning in warnings:
        show("※ " + narrator.warning(warning), "yellow")


def names(actors: Sequence[str], narrator: Narrator) -> str:
    return listed([narrator.actor(actor) for actor in actors], narrator.language)
