"""Answers as text that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_service.application.conditions import chosen
from graph_service.application.narrator import Narrator
from graph_service.application.questions import Answered
from graph_service.application.scripts import Scripts
from graph_service.cli.output import show
from graph_service.domain.answers import (
    ActorAnswer,
    Alternative,
    BetweenAnswer,
    Cut,
    PathsAnswer,
    ReachAnswer,
    Reason,
    ResourcePaths,
    Scope,
    Warning,
    Ways,
)
from graph_service.domain.wording import listed


def show_answer(answered: Answered[PathsAnswer], narrator: Narrator, *, scripts: bool = False) -> None:
    """The whole answer; with `scripts` also what to say to each person on the best paths."""
    answer = answered.answer
    question, need = answer.question, narrator.title("needs", answer.question.need)
    show(narrator.say("paths_title", need=need), "bold")
    holder = narrator.actor(answer.holder)
    show(narrator.say("paths_holder", holder=holder, as_of=question.as_of, most=question.max_mediators))
    show_conditions(question, narrator)
    if not answer.resources:
        show(narrator.say("paths_none"))
        show_reasons(answer.reasons, narrator)
    for number, paths_to in enumerate(answer.resources, 1):
        show_resource(number, paths_to, narrator)
        if scripts:
            show_scripts(paths_to, Scripts.of_answer(answer, narrator))
    show_cuts(answer.cuts if answer.resources else (), question, narrator)
    show_warnings(answer.warnings, narrator)


def show_reasons(reasons: Iterable[Reason], narrator: Narrator) -> None:
    """Why there is no path, each reason with what to do about it."""
    for reason in reasons:
        words, deed = narrator.reason(reason)
        show(f"  ・ {words}")
        show("    → " + narrator.say("deed", deed=deed))


def show_cuts(cuts: Iterable[Cut], scope: Scope, narrator: Narrator, table: str = "resources") -> None:
    for cut in cuts:
        show("※ " + narrator.cut(cut, scope, table))


def show_resource(number: int, paths_to: ResourcePaths, narrator: Narrator) -> None:
    title, actor = narrator.title("resources", paths_to.resource), narrator.actor(paths_to.actor)
    show(f"\n{number}. {title} — {actor}", "bold green")
    use = narrator.values("resources", paths_to.resource).get("use")
    if use:
        show("   " + narrator.say("resource_use", use=use))
    show_ways(paths_to.ways, narrator)


def show_ways(ways: Ways, narrator: Narrator) -> None:
    """The alternatives to one end, how many there are (if asked), what to do if somebody says no."""
    for place, way in enumerate(ways.alternatives):
        show_alternative(place, way, narrator)
    if narrator.count(ways):
        show("   " + narrator.count(ways))
    for fallback in ways.fallbacks:
        show("   ↪ " + narrator.fallback(fallback))


def show_alternative(place: int, way: Alternative, narrator: Narrator) -> None:
    name = narrator.say("alternative_other", number=place) if place else narrator.say("alternative_best")
    show(f"   ▸ {name} [{narrator.grade(way)}・{narrator.mediators(way)}]", "bold" if not place else "")
    show("     " + " → ".join(narrator.actor(actor) for actor in way.actors))
    weakest = way.weakest if narrator.weakest(way) else -1
    for number, step in enumerate(way.steps):
        mark = " " + narrator.say("step_weakest") if number == weakest else ""
        show(f"       {number + 1}) {narrator.step(step)}{mark}")
        for warning in step.warnings:
            show("          ※ " + narrator.warning(warning), "yellow")


def show_scripts(paths_to: ResourcePaths, scripts: Scripts) -> None:
    """What to say to each person on the best path."""
    best = paths_to.alternatives[0]
    for place in range(len(best.steps)):
        script = scripts.at(paths_to.resource, best, place)
        if script:
            show("   ◇ " + scripts.narrator.say("script_heading", name=script.name), "bold")
            for line in script.text.splitlines():
                show("     " + line)


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
        show_reasons(answer.reasons, narrator)
    for number, paths_to in enumerate(answer.ends, 1):
        show(f"\n{number}. {narrator.actor(paths_to.actor)}", "bold green")
        show_ways(paths_to.ways, narrator)
    show_cuts(answer.cuts if answer.ends else (), question, narrator, "actors")
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
    show_cuts(answer.cuts if answer.needs else (), question, narrator, "needs")
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
    show_cuts(answer.cuts if answer.resources else (), question, narrator)
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
