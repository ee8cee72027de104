"""A view of the map one explores as a map on paper: what its readers may read of it, with its paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from graph_service.analysis.costs import months_before
from graph_service.analysis.surroundings import Surroundings
from graph_service.analysis.things import name_of
from graph_service.application.exploring import Explored
from graph_service.application.leading import Goal, Led, on_way
from graph_service.application.maps import (
    Scene,
    actor_nodes,
    blank,
    drawn_records,
    drawn_steps,
    need_lines,
    need_nodes,
    resource_lines,
    resource_nodes,
    tie_lines,
)
from graph_service.application.narrator import Narrator
from graph_service.application.ports import Source
from graph_service.application.shared_views import View
from graph_service.application.viewers import Viewer
from graph_service.application.views import View as ExploredView
from graph_service.application.way_data import title as title_of_ways
from graph_service.domain.answers import Alternative
from graph_service.domain.drawing import Drawing, DrawnPath
from graph_service.domain.errors import UnknownId
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed

Explore = Callable[[ExploredView, Viewer], Explored]


def explored_drawing(
    explore: Explore,
    source: Source,
    view: View,
    audience: str,
    viewer: Viewer,
    policy: Policy,
    language: Language,
) -> Drawing:
    """The map of a view as `audience` may read it; nothing has its place yet.

    A path that leads to or from what the audience may not read is left out, and that is said. Raises
    NotAllowed, InvalidValue, SearchTooLarge.
    """
    reader = viewer.as_audience(audience)
    explored, without = seen(explore, view, audience, reader)
    scene = scene_of(source, explored, reader, policy, language)
    narrator = scene.narrator
    drawing = replace(
        blank(explored.snapshot.info, audience, explored.date, language),
        title=title(explored, narrator),
        subtitle=narrator.say("map_district"),
        nodes=(*actor_nodes(scene), *need_nodes(scene), *resource_nodes(scene)),
        lines=(*tie_lines(scene), *need_lines(scene), *resource_lines(scene)),
    )
    drawn = tuple(paths(explored.led, view.way, drawing, language))
    lost = without or (asked(explored) and not drawn)
    return replace(drawing, paths=drawn, origins=tuple(notes(explored, narrator, lost=lost)))


def seen(explore: Explore, view: View, audience: str, reader: Viewer) -> tuple[Explored, bool]:
    """The view as its readers would see it, and whether its paths had to be left out."""
    assert view.explored is not None
    wanted = replace(view.explored, scope=replace(view.explored.scope, audience=audience))
    try:
        return explore(wanted, reader), False
    except UnknownId:
        return explore(replace(wanted, need="", reach="", reach_actor="", start="", end=""), reader), True


def asked(explored: Explored) -> bool:
    """Whether there were paths to be seen: a need whose check lacks something has none yet, for nobody."""
    led = explored.led
    return led is not None and (led.answered is not None or not explored.view.need)


TABLES = ("actors", "needs", "resources")


def scene_of(source: Source, explored: Explored, reader: Viewer, policy: Policy, language: Language) -> Scene:
    """What of the view the reader may read, record by record: who may not be read is no symbol either."""
    nodes, ties = symbols(explored)
    ids = {t: tuple(one.partition("/")[2] for one in nodes if one.startswith(t)) for t in TABLES}
    shown = Surroundings(ids["actors"], ties)
    records = drawn_records(source, shown, set(ids["needs"]), set(ids["resources"]), reader)
    shown = Surroundings(tuple(i for i in ids["actors"] if i in records["actors"]), ties)
    fresh_from = months_before(explored.date, policy.fresh_months)
    return Scene(shown, records, fresh_from, Narrator(records, language))


def symbols(explored: Explored) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The symbols of the view and its ties by their ids; where all areas are closed, what is in them."""
    snapshot, sight = explored.snapshot, explored.sight
    if explored.shown.nodes:
        return explored.shown.nodes, tuple(snapshot.tie_id(tie) for tie in explored.ties)
    everybody = (f"actors/{snapshot.actors.ids[place]}" for place in sight.actors.nonzero()[0].tolist())
    nodes = (*everybody, *(name_of(thing) for thing, _ in sight.things))
    hidden = frozenset(explored.view.hide)
    ties = (snapshot.tie_id(tie) for tie in sight.ties.nonzero()[0].tolist())
    return tuple(node for node in nodes if node not in hidden), tuple(ties)


def title(explored: Explored, narrator: Narrator) -> str:
    """What the view is of: what its paths are about, its open areas, or the district."""
    view, led = explored.view, explored.led
    if led and led.answered and led.goals:
        return title_of_ways(view, Narrator(led.answered.records, narrator.language))
    areas = [str(narrator.values("areas", area).get("name") or "") for area in sorted(explored.shown.open)]
    named = [name for name in areas if name]
    if view.open and named:
        return narrator.say("handout_title", name=listed(named, narrator.language))
    return narrator.say("handout_title", name=explored.snapshot.info.name or narrator.say("map_district"))


def notes(explored: Explored, narrator: Narrator, *, lost: bool) -> Iterator[tuple[str, str]]:
    """What a reader has to know: paths that are left out, areas that were closed, what had no room."""
    heading = narrator.say("handout_view_head")
    if lost:
        yield heading, narrator.say("handout_view_no_way")
    if explored.shown.nodes and explored.shown.bubbles:
        yield heading, narrator.say("handout_view_closed")
    if left := sum(explored.shown.cut.values()):
        yield heading, narrator.say("handout_view_cut", count=left)


def paths(led: Led | None, way: tuple[int, int], drawing: Drawing, language: Language) -> Iterator[DrawnPath]:
    """The best way to each goal, the one that was looked at first; each is drawn whole or not at all."""
    if led is None or led.answered is None:
        return
    narrator, known = Narrator(led.answered.records, language), {node.id for node in drawing.nodes}
    for goal, chosen in ordered(led, way):
        nodes = tuple(on_way(goal, chosen.actors))
        if known.issuperset(nodes):
            yield DrawnPath(
                name(goal, narrator),
                nodes,
                drawn_steps(chosen, narrator),
                grade=narrator.grade(chosen),
                goal=str(narrator.values("resources", goal.resource).get("use") or ""),
            )


def ordered(led: Led, way: tuple[int, int]) -> list[tuple[Goal, Alternative]]:
    """One way a goal: of the goal that was looked at the chosen one, and that goal first."""
    numbered = sorted(range(len(led.goals)), key=lambda number: (number != way[0], number))
    found = []
    for number in numbered:
        ways = led.goals[number].ways.alternatives
        place = way[1] if number == way[0] and way[1] < len(ways) else 0
        found.append((led.goals[number], ways[place]))
    return found


def name(goal: Goal, narrator: Narrator) -> str:
    """What a way leads to."""
    if not goal.resource:
        return narrator.actor(goal.actor)
    return narrator.say(
        "map_resource", title=narrator.title("resources", goal.resource), actor=narrator.actor(goal.actor)
    )
