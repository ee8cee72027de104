"""An answer as text that can be read aloud."""

from __future__ import annotations

from graph_service.application.narrator import Narrator
from graph_service.application.questions import Answered
from graph_service.application.scripts import Scripts
from graph_service.cli.output import show
from graph_service.domain.answers import Alternative, PathsAnswer, ResourcePaths


def show_answer(answered: Answered, narrator: Narrator, *, scripts: bool = False) -> None:
    """The whole answer; with `scripts` also what to say to each person on the best paths."""
    answer = answered.answer
    question, need = answer.question, narrator.title("needs", answer.question.need)
    show(narrator.say("paths_title", need=need), "bold")
    holder = narrator.actor(answer.holder)
    show(narrator.say("paths_holder", holder=holder, as_of=question.as_of, most=question.max_mediators))
    if not answer.resources:
        show_reasons(answer, narrator)
    for number, paths_to in enumerate(answer.resources, 1):
        show_resource(number, paths_to, narrator)
        if scripts:
            show_scripts(paths_to, Scripts.of_answer(answer, narrator))
    for cut in answer.cuts if answer.resources else ():
        show("※ " + narrator.cut(cut, question))
    for warning in answer.warnings:
        show("※ " + narrator.warning(warning), "yellow")


def show_reasons(answer: PathsAnswer, narrator: Narrator) -> None:
    """That there is no path, and what could open one."""
    show(narrator.say("paths_none"))
    for reason in answer.reasons:
        words, deed = narrator.reason(reason)
        show(f"  ・ {words}")
        show("    → " + narrator.say("deed", deed=deed))


def show_resource(number: int, paths_to: ResourcePaths, narrator: Narrator) -> None:
    title, actor = narrator.title("resources", paths_to.resource), narrator.actor(paths_to.actor)
    count = narrator.count(paths_to.ways)
    show(f"\n{number}. {title} — {actor}" + (f" ({count})" if count else ""), "bold green")
    use = narrator.values("resources", paths_to.resource).get("use")
    if use:
        show("   " + narrator.say("resource_use", use=use))
    for place, way in enumerate(paths_to.alternatives):
        show_alternative(place, way, narrator)
    for fallback in paths_to.ways.fallbacks:
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
